/** What each sign weighs: above nothing in all, a patient can be told by a sentence. Made by `node train/identities.ts`. */
export const learned = `
always -4.48 % -0.04 ( 0.17 ) 0.17 , 0.61 - -0.31 . 0.18 : -0.27 a 0.17 address 0.2 address&full 0.02 address>full 0.02 address>nameBare 0.03 address>nameNew 0.05 age 0.09 age&many -0.05
age..they -0.02 age>person -0.08 age>personMany -0.05 anon&anon -0.08 anon&came -0.05 anon&care 0.04 anon&craft 0.1 anon&denied 0.03 anon&did -0.03 anon&ill -0.03 anon&job 0.12 anon&num -0.06
anon&ours -0.09 anon&result -0.04 anon&said -0.02 anon&wait 0.03 anon&ward -0.07 anon..full -0.06 anon..nameBare -0.04 anon..staff 0.2 anon..they 0.1 anon>person -0.03 anon>personMany -0.03
anon>staff 0.02 ask -0.59 ask&anon -0.03 ask&ask -0.13 ask&bill -0.06 ask&bring 0.14 ask&came -0.11 ask&card -0.08 ask&care -0.07 ask&contact -0.05 ask&denied 0.09 ask&duty -0.02 ask&full -0.04
ask&home 0.11 ask&if -0.02 ask&job -0.05 ask&line -0.17 ask&looked -0.04 ask&many 0.03 ask&num -0.18 ask&number -0.12 ask&ours -0.19 ask&outcome 0.07 ask&pointed -0.1 ask&result -0.14 ask&room 0.12
ask&said 0.13 ask&sorry -0.05 ask&stay 0.06 ask&test 0.1 ask&then -0.03 ask&visit -0.12 ask&ward -0.04 ask..staff -0.05 ask..they -0.13 ask..you -0.07 ask>full -0.04 ask>kin -0.14 ask>media -0.03
ask>nameBare -0.02 ask>nameNew -0.03 ask>patient -0.03 ask>person -0.07 ask>staff -0.08 ask>they -0.11 ask>you -0.2 b 0.27 bed 0.34 bed>namePatient 0.02 bill&bill 0.03 bill&came 0.09 bill&date -0.1
bill&denied 0.05 bill&feedback 0.05 bill&general -0.02 bill&money 0.05 bill&num -0.03 bill&ours -0.08 bill&pointed -0.12 birth 0.1 bring -0.03 bring&came 0.02 bring&care -0.07 bring&many -0.06
bring&num -0.04 bring&visit 0.06 bring..staff 0.05 bring..they 0.03 bring..you -0.03 c 0.09 came -0.03 came&anon 0.04 came&bring 0.05 came&card -0.04 came&care 0.12 came&clock -0.09 came&date 0.06
came&did 0.23 came&feedback 0.04 came&general -0.02 came&house 0.07 came&job -0.04 came&looked -0.07 came&many -0.05 came&num -0.09 came&ours 0.15 came&pointed 0.04 came&result 0.17 came&said -0.1
came&sorry -0.06 came&stay -0.03 came&test 0.02 came&visit 0.09 came&wait 0.03 came&ward 0.1 came..they 0.04 came>kin 0.04 came>nameBare 0.05 came>patientMany -0.03 came>person 0.04 came>staff 0.06
came>they 0.04 came>you -0.09 card 0.12 card&came -0.07 card&did 0.3 card&number 0.23 care 0.56 care&ask 0.13 care&bill -0.02 care&came -0.14 care&care 0.28 care&date -0.14 care&did -0.09
care&duty -0.04 care&feedback -0.02 care&full 0.05 care&general 0.16 care&ill 0.02 care&job 0.06 care&looked 0.03 care&many 0.07 care&num 0.09 care&outcome 0.11 care&pointed 0.05 care&result 0.19
care&said -0.04 care&test -0.03 care&then 0.05 care..nameBare 0.1 care..staff 0.07 care..they 0.21 care..you 0.2 care>full 0.05 care>nameBare 0.09 care>nameNew 0.06 care>patient 0.02
care>patientMany -0.05 care>staff -0.06 care>you -0.09 child 0.18 child..kinFirst -0.08 child..nameBare 0.05 child..they 0.03 child>kinOf 0.09 child>nameNew 0.05 child>namePatient 0.05 class 0.18
clock 0.05 clock&came -0.07 clock&clock 0.1 clock&did 0.13 clock&many 0.07 clock&num 0.09 clock&outcome -0.04 clock&visit 0.18 clock..you -0.03 contact 0.08 contact&feedback -0.09 contact&many 0.05
contact&num -0.03 contact&ours -0.09 contact&said 0.14 contact&sorry -0.04 contact>person -0.02 contact>you 0.02 craft 0.34 craft&many -0.06 craft..they 0.05 d 0.08 date 0.13 date&ask -0.02
date&came 0.08 date&care 0.41 date&clock -0.06 date&date -0.04 date&did 0.22 date&disease -0.06 date&duty -0.04 date&full -0.03 date&general -0.08 date&illness 0.03 date&looked -0.02 date&many -0.06
date&num -0.23 date&ours 0.15 date&said -0.08 date&stay 0.07 date&surgery 0.05 date&test 0.1 date&then -0.04 date&visit -0.03 date&wait 0.02 date&ward 0.03 date..full 0.06 date..nameBare 0.07
date..nameKnownDuty 0.04 date..nameNew 0.02 date..person 0.03 date..police 0.05 date..staff -0.11 date..they 0.02 date..you 0.07 date>full -0.03 date>person -0.05 date>staff 0.15 date>you 0.05
denied -0.1 denied&anon -0.07 denied&ask -0.04 denied&bill -0.02 denied&came -0.05 denied&care -0.03 denied&did -0.24 denied&disease -0.02 denied&feedback -0.04 denied&general 0.06 denied&home -0.03
denied&ill -0.07 denied&illness -0.05 denied&job 0.02 denied&looked -0.05 denied&many -0.07 denied&num -0.14 denied&ours -0.1 denied&pointed -0.13 denied&said 0.04 denied&stay 0.05 denied&test 0.07
denied&then 0.02 denied&visit 0.02 denied&wait 0.16 denied..they -0.07 denied..you 0.02 denied>they -0.06 denied>you 0.09 did -0.09 did&address -0.02 did&anon 0.1 did&ask 0.07 did&bed 0.16
did&birth 0.07 did&bring 0.13 did&came 0.09 did&care 0.21 did&clock -0.06 did&craft 0.3 did&date -0.18 did&denied 0.07 did&did 0.18 did&disease -0.05 did&dummy -0.06 did&duty -0.13 did&familiar 0.03
did&feedback -0.02 did&full 0.13 did&general -0.17 did&home 0.09 did&house -0.02 did&ill -0.15 did&illness 0.22 did&job 0.54 did&life 0.05 did&looked -0.15 did&many -0.18 did&num 0.11 did&number 0.04
did&oneof -0.02 did&ours 0.16 did&outcome -0.11 did&outside -0.11 did&places -0.04 did&polite -0.03 did&refuse -0.04 did&result 0.29 did&room 0.1 did&rooms -0.04 did&said -0.16 did&school 0.24
did&signed 0.22 did&sorry 0.03 did&stay 0.08 did&surgery 0.13 did&test 0.08 did&then -0.23 did&ward 0.11 did&work 0.06 did..expert 0.11 did..full 0.06 did..kin -0.09 did..kinFirst 0.05
did..nameBare 0.13 did..nameDuty -0.04 did..nameKnown 0.03 did..nameNew 0.06 did..patientFirst -0.13 did..person -0.03 did..personFirst -0.04 did..police -0.04 did..staff 0.04 did..they -0.08
did..you 0.1 did>expert 0.18 did>familiar 0.03 did>full 0.13 did>kin -0.17 did>lawyer 0.05 did>media -0.04 did>nameBare 0.05 did>nameKnown 0.07 did>nameNew -0.11 did>namePatient -0.03 did>party 0.07
did>patient 0.13 did>person -0.26 did>personMany -0.16 did>police -0.12 did>polite -0.03 did>poster 0.03 did>press -0.05 did>staff -0.14 did>surname 0.03 did>they 0.1 did>you 0.03 disease 0.06
disease&care 0.02 disease&date 0.06 disease&did 0.13 disease&disease -0.06 disease&general -0.03 disease&illness -0.07 disease&many -0.04 disease&num 0.04 disease&pointed 0.05 disease&stay 0.02
disease..kin -0.03 dummy -0.27 dummy&did -0.08 dummy&dummy -0.07 dummy&num -0.09 duty -0.26 duty&anon -0.04 duty&did -0.07 duty&feedback -0.08 duty&general -0.04 duty&job -0.09 duty&life -0.04
duty&pointed -0.09 duty&said -0.06 duty&then -0.09 duty&ward -0.07 duty..police -0.03 duty..staff -0.06 duty..they -0.19 duty..you -0.05 duty>lawyer -0.03 duty>media 0.08 duty>nameNew -0.06
duty>staff -0.17 duty>you 0.04 e 0.12 elder -0.08 elder..they -0.05 expert 0.22 expert+num 0.08 expert..did -0.06 expert>did 0.08 expert>many 0.07 expert>num 0.05 facts:named 0.13 facts:one -0.26
facts:police -0.37 facts:poster 0.07 facts:reply 0.12 facts:told0 0.54 facts:told1 -0.09 facts:told2 -0.11 facts:told3 -0.21 facts:told4 -0.13 familiar 0.16 familiar&did 0.04 familiar&said 0.04
familiar&then -0.05 familiar+did 0.05 familiar+kin 0.05 familiar+then -0.05 familiar..did 0.09 familiar..ours 0.15 familiar..stay 0.04 familiar..then 0.11 familiar..they 0.04 familiar..you 0.04
familiar>did 0.04 familiar>kin 0.05 familiar>kinOf 0.05 familiar>name 0.03 familiar>said 0.04 familiar>then -0.05 feedback -0.36 feedback&ask -0.04 feedback&bill -0.08 feedback&came -0.08
feedback&contact -0.07 feedback&denied 0.1 feedback&did -0.15 feedback&feedback -0.3 feedback&full -0.05 feedback&general -0.05 feedback&home -0.03 feedback&hush -0.07 feedback&many 0.02
feedback&num -0.02 feedback&oneof -0.12 feedback&ours -0.18 feedback&pointed -0.06 feedback&quoted 0.04 feedback&result -0.13 feedback&then -0.04 feedback&visit -0.04 feedback..staff -0.03
feedback..they -0.13 feedback..you -0.11 feedback>full -0.05 feedback>kin -0.03 feedback>nameBare 0.06 feedback>you -0.17 fiction -0.1 full -0.12 full&bring -0.09 full&came -0.02 full&care 0.05
full&contact 0.06 full&date 0.15 full&denied -0.05 full&did -0.12 full&dummy -0.07 full&duty -0.06 full&full 0.04 full&general -0.02 full&home -0.03 full&illness 0.03 full&job -0.04 full&many -0.06
full&num -0.1 full&ours 0.05 full&result -0.03 full&said 0.05 full+came -0.04 full+date 0.15 full+did -0.09 full+dummy -0.07 full+full 0.06 full+illness 0.06 full+kin 0.03 full+many -0.06
full+name 0.12 full+you -0.04 full..bill 0.15 full..care 0.04 full..child -0.06 full..date 0.04 full..denied -0.09 full..did -0.15 full..disease 0.12 full..feedback -0.06 full..general -0.03
full..home -0.05 full..illness 0.09 full..kin 0.03 full..life -0.07 full..looked 0.09 full..many -0.08 full..name -0.02 full..num -0.12 full..ours -0.07 full..said 0.04 full..stay 0.07 full..test 0.12
full..then 0.06 full..they -0.07 full..you 0.17 full>bring -0.09 full>came -0.02 full>care 0.05 full>contact 0.06 full>date 0.15 full>denied -0.05 full>did -0.12 full>dummy -0.07 full>duty -0.06
full>full 0.04 full>general -0.02 full>home -0.03 full>illness 0.03 full>job -0.04 full>kin 0.04 full>kinOf 0.04 full>many -0.06 full>name 0.05 full>nameBare 0.11 full>nameNew -0.02 full>num -0.1
full>ours 0.05 full>patient 0.07 full>result -0.03 full>said 0.05 full>staff -0.07 full>you -0.04 g 0.12 general -0.23 general&anon -0.02 general&ask -0.04 general&care 0.04 general&clock -0.04
general&duty 0.04 general&feedback -0.05 general&full -0.03 general&general -0.07 general&home -0.03 general&looked -0.04 general&many -0.1 general&ours -0.03 general&result -0.04 general&test -0.04
general&visit 0.26 general&wait -0.14 general..you -0.02 general>full -0.03 general>patientMany -0.05 general>person -0.08 general>personMany -0.06 general>they 0.09 h 0.14 handle 0.23 handle>did 0.13
hidden 0.06 hidden..did 0.1 home 0.12 home&ask -0.05 home&came -0.05 home&did 0.02 home&full 0.07 home&home 0.22 home&illness 0.05 home&job 0.3 home&many 0.03 home&num -0.05 home&ours -0.05
home&pointed 0.16 home&polite -0.09 home&room 0.22 home&school 0.23 home&ward 0.07 home..nameBare 0.04 home..they -0.04 home..you -0.11 home>full 0.07 home>nameBare 0.03 home>nameNew 0.11
home>person -0.07 home>polite -0.09 home>staff 0.17 home>they 0.03 house -0.08 house&care 0.02 house&did 0.02 house&duty 0.04 house&general -0.02 hush -0.31 hush&came -0.04 hush&denied -0.02
hush&did 0.05 hush&hush -0.12 hush&many -0.09 hush&num -0.04 hush&pointed -0.06 hush&result -0.15 hush>media -0.06 hush>they -0.11 i 0.16 if -0.5 if&ask -0.05 if&bill 0.06 if&came -0.05 if&care -0.15
if&contact -0.03 if&did -0.21 if&many -0.1 if&num -0.06 if&ours -0.13 if&pointed -0.06 if&said -0.03 if&stay -0.04 if&then -0.09 if&visit -0.11 if..staff -0.02 if..you -0.13 if>patient -0.05
if>person -0.1 if>you -0.24 ill&came 0.06 ill&date -0.08 ill&denied 0.08 ill&did -0.05 ill&disease -0.05 ill&many -0.02 ill&num -0.06 ill&pointed -0.04 ill&visit -0.06 ill..staff -0.03 ill>person -0.12
illness 0.57 illness&care 0.14 illness&did 0.29 illness&illness 0.21 illness&many -0.1 illness&num -0.03 illness&pointed 0.11 illness&result -0.04 illness&test -0.03 illness&ward -0.05
illness..staff 0.02 illness..they 0.11 illness>nameNew 0.04 illness>patient 0.06 illness>staff 0.06 job 0.51 job&came 0.03 job&care -0.07 job&denied -0.05 job&did 0.12 job&job 0.3 job&num -0.03
job&pointed 0.04 job&refuse -0.02 job&then 0.05 job..staff 0.14 job..they 0.12 job>nameBare 0.06 job>nameDuty -0.03 job>staff 0.05 kin 0.66 kin+did 0.08 kin+stay -0.03 kin..ask -0.06 kin..came -0.08
kin..did 0.03 kin..full 0.11 kin..general -0.05 kin..kin -0.12 kin..kinFirst 0.08 kin..nameBare 0.08 kin..nameNew 0.06 kin..num 0.15 kin..ours -0.03 kin..personFirst 0.12 kin..staff 0.02
kin..they -0.07 kin>full 0.04 kin>kin -0.02 kin>many 0.11 kin>nameNew 0.03 kin>namePatient 0.06 kin>num 0.06 kin>polite -0.03 kin>staff 0.03 kin>stay -0.03 kin>then 0.03 kin>they 0.03
kinFirst+came 0.03 kinFirst+did 0.03 kinFirst+home -0.05 kinFirst..ask -0.03 kinFirst..came -0.04 kinFirst..did -0.03 kinFirst..many 0.06 kinFirst..ours 0.2 kinFirst>came 0.03 kinFirst>care -0.03
kinFirst>did 0.03 kinFirst>home -0.05 kinFirst>many -0.03 kinFirst>said -0.02 kinFirst>staff -0.05 kinMany..came -0.02 kinOf+did 0.2 kinOf+name 0.03 kinOf..ask -0.04 kinOf..did 0.05 kinOf..kin 0.03
kinOf..ours 0.02 kinOf..then 0.07 kinOf..they 0.05 kinOf>did 0.18 kinOf>name 0.03 kinOf>ours 0.11 kinYours+came 0.07 kinYours+date 0.03 kinYours+then 0.06 kinYours..did 0.16 kinYours..many 0.08
kinYours..num 0.09 kinYours>came 0.07 kinYours>date 0.03 kinYours>did 0.13 kinYours>then 0.06 l 0.12 lawyer 0.04 lawyer+did -0.05 lawyer+name -0.04 lawyer+num -0.08 lawyer>did -0.07 lawyer>name -0.04
lawyer>nameDuty -0.04 lawyer>num -0.09 life 0.22 life&did -0.11 life&feedback -0.07 life&job -0.04 life&life 0.05 life&many 0.03 life&num 0.06 life&pointed -0.02 life&stay -0.07 life..full -0.08
life>person -0.04 line -0.2 looked&came -0.06 looked&date -0.03 looked&denied -0.03 looked&did 0.03 looked&looked -0.04 looked&many -0.04 looked&num 0.06 looked&ours -0.02 looked&result 0.07
looked&then -0.03 looked&visit -0.05 looked..nameNew 0.04 looked..you 0.07 looked>they 0.06 looked>you 0.12 looks 0.23 looks&did 0.03 looks&looks 0.08 looks>person 0.06 m 0.05 many -0.51
many&bring -0.05 many&came -0.12 many&card 0.04 many&care -0.06 many&contact -0.04 many&craft 0.23 many&date -0.04 many&denied 0.04 many&did 0.05 many&duty -0.02 many&feedback 0.13 many&full -0.02
many&general 0.03 many&home 0.05 many&house -0.04 many&hush 0.05 many&if -0.07 many&ill -0.03 many&illness -0.06 many&job 0.13 many&life 0.03 many&looked -0.04 many&many -0.13 many&money 0.06
many&num -0.02 many&oneof 0.09 many&ours -0.14 many&outcome -0.08 many&pointed -0.03 many&quoted -0.03 many&said -0.13 many&school 0.09 many&stay -0.22 many&then -0.1 many&visit -0.16 many&wait -0.07
many&ward -0.12 many&work 0.1 many..kin 0.06 many..nameDuty -0.03 many..nameNew 0.04 many..staff 0.1 many..they -0.14 many>full -0.02 many>kin 0.05 many>kinMany -0.03 many>kinOf -0.07 many>media -0.06
many>nameBare 0.03 many>nameNew -0.04 many>patientMany -0.08 many>personMany -0.04 many>posterMany -0.04 many>staff -0.06 many>they -0.11 many>you -0.04 media 0.19 media+did -0.13 media+feedback 0.1
media+general -0.05 media+hush -0.04 media+ours 0.06 media+pointed -0.06 media+poster 0.14 media+quoted 0.07 media+said 0.05 media+then -0.05 media..care 0.04 media..date 0.15 media..denied -0.1
media..did 0.03 media..duty -0.02 media..feedback 0.04 media..general 0.12 media..kin -0.03 media..many 0.03 media..num 0.14 media..pointed -0.04 media..refuse -0.05 media..result 0.09 media..they 0.07
media>came -0.02 media>care 0.03 media>date -0.1 media>did 0.03 media>feedback 0.1 media>general -0.05 media>job -0.05 media>media -0.09 media>name -0.1 media>nameBare -0.1 media>nameNew -0.11
media>num 0.03 media>oneof 0.06 media>ours 0.23 media>patient 0.05 media>person 0.07 media>poster 0.14 media>posterThis 0.14 media>quoted 0.05 media>result 0.05 media>said 0.04 media>then -0.05
money -0.03 money&bill 0.03 n 0.16 name 0.27 name..full 0.02 name..kin -0.06 name..kinFirst 0.1 name..media -0.04 name..nameKnown -0.03 name..nameNew 0.03 name..person -0.05 name..personFirst -0.04
name..staff -0.18 name..they -0.09 name..you 0.2 name>familiar 0.03 name>full 0.12 name>kinOf 0.07 name>lawyer -0.03 name>media 0.11 name>nameBare 0.09 name>nameKnownDuty 0.06 name>nameNew -0.08
name>namePatient 0.04 name>patient 0.07 name>staff -0.11 name>they 0.09 nameBare+came -0.03 nameBare+care 0.05 nameBare+date -0.03 nameBare+denied 0.06 nameBare+full 0.08 nameBare+general -0.02
nameBare+home -0.04 nameBare+illness 0.07 nameBare+many 0.1 nameBare+name 0.12 nameBare+num 0.08 nameBare+result 0.07 nameBare+then -0.05 nameBare+you -0.02 nameBare..ask -0.06 nameBare..bill 0.24
nameBare..bring 0.02 nameBare..came 0.03 nameBare..care 0.05 nameBare..date 0.04 nameBare..denied 0.06 nameBare..did 0.03 nameBare..disease 0.08 nameBare..feedback -0.04 nameBare..full -0.04
nameBare..general -0.03 nameBare..home -0.05 nameBare..illness 0.05 nameBare..kin -0.05 nameBare..looked 0.08 nameBare..many -0.05 nameBare..name -0.06 nameBare..num -0.18 nameBare..ours 0.08
nameBare..pointed -0.06 nameBare..staff -0.11 nameBare..stay 0.11 nameBare..surgery -0.16 nameBare..test 0.07 nameBare..then 0.19 nameBare..they 0.02 nameBare..wait 0.05 nameBare..ward -0.04
nameBare..you 0.22 nameBare>bill -0.03 nameBare>care 0.02 nameBare>denied 0.03 nameBare>did -0.03 nameBare>duty -0.06 nameBare>feedback 0.06 nameBare>full 0.11 nameBare>general -0.03
nameBare>home -0.02 nameBare>illness 0.04 nameBare>job 0.04 nameBare>kin 0.06 nameBare>many 0.12 nameBare>name 0.17 nameBare>ours 0.02 nameBare>patient 0.2 nameBare>said 0.08 nameBare>staff -0.08
nameBare>then -0.04 nameBare>visit -0.13 nameBare>wait -0.04 nameBare>you -0.02 nameDuty+care -0.08 nameDuty+job -0.1 nameDuty+lawyer -0.02 nameDuty+name -0.07 nameDuty+staff -0.04 nameDuty+then -0.1
nameDuty..bill -0.03 nameDuty..came -0.07 nameDuty..care -0.12 nameDuty..date -0.03 nameDuty..did -0.13 nameDuty..duty -0.02 nameDuty..feedback -0.05 nameDuty..general -0.02 nameDuty..home -0.03
nameDuty..kin -0.1 nameDuty..life -0.03 nameDuty..many -0.1 nameDuty..ours -0.07 nameDuty..pointed -0.05 nameDuty..staff -0.07 nameDuty..then -0.03 nameDuty..they -0.13 nameDuty..you -0.08
nameDuty>care -0.03 nameDuty>did -0.03 nameDuty>feedback -0.08 nameDuty>general -0.03 nameDuty>job -0.11 nameDuty>kin -0.06 nameDuty>lawyer -0.02 nameDuty>media 0.08 nameDuty>name -0.11
nameDuty>num -0.06 nameDuty>pointed -0.03 nameDuty>staff -0.04 nameDuty>then -0.15 nameDuty>you 0.03 nameKnown..did -0.04 nameKnown..many 0.03 nameKnown..num -0.02 nameKnown..staff -0.11
nameKnown>did -0.03 nameKnown>many 0.12 nameKnown>num -0.05 nameKnownDuty+did -0.09 nameKnownDuty+duty 0.02 nameKnownDuty+job -0.04 nameKnownDuty+name -0.04 nameKnownDuty..date -0.07
nameKnownDuty..denied -0.05 nameKnownDuty..did -0.11 nameKnownDuty..many -0.1 nameKnownDuty..num 0.05 nameKnownDuty..staff -0.02 nameKnownDuty..then -0.05 nameKnownDuty..they -0.11
nameKnownDuty>came 0.05 nameKnownDuty>care -0.1 nameKnownDuty>did -0.11 nameKnownDuty>dummy -0.04 nameKnownDuty>duty 0.02 nameKnownDuty>general -0.02 nameKnownDuty>job -0.04 nameKnownDuty>many -0.04
nameKnownDuty>name -0.06 nameKnownDuty>pointed -0.02 nameKnownDuty>said 0.06 nameKnownDuty>staff -0.07 nameKnownDuty>then -0.02 nameKnownPatient..did 0.13 nameKnownPatient>did 0.05 nameNew+care -0.06
nameNew+date 0.14 nameNew+did 0.07 nameNew+duty -0.03 nameNew+feedback -0.06 nameNew+full 0.09 nameNew+home -0.1 nameNew+illness 0.07 nameNew+kin 0.03 nameNew+many -0.03 nameNew+name 0.08
nameNew+num 0.1 nameNew+ours 0.08 nameNew+staff 0.05 nameNew+then -0.03 nameNew..age 0.04 nameNew..anon -0.03 nameNew..bill 0.13 nameNew..bring -0.07 nameNew..date 0.04 nameNew..did 0.04
nameNew..disease 0.13 nameNew..feedback -0.09 nameNew..general -0.03 nameNew..illness 0.07 nameNew..life 0.05 nameNew..looked 0.05 nameNew..many -0.06 nameNew..name -0.03 nameNew..num -0.14
nameNew..ours -0.05 nameNew..outcome 0.06 nameNew..pointed -0.15 nameNew..stay 0.11 nameNew..then 0.16 nameNew..they 0.03 nameNew..wait -0.02 nameNew..you 0.07 nameNew>bill 0.04 nameNew>care 0.06
nameNew>contact 0.09 nameNew>date 0.14 nameNew>did 0.09 nameNew>duty -0.04 nameNew>feedback -0.06 nameNew>full 0.06 nameNew>general -0.03 nameNew>home -0.08 nameNew>illness 0.05 nameNew>kin 0.04
nameNew>life -0.05 nameNew>ours 0.11 nameNew>patient 0.07 nameNew>result -0.05 nameNew>said 0.08 nameNew>staff 0.04 nameNew>then -0.08 nameNew>they 0.12 nameNew>wait -0.03 namePatient+did 0.13
namePatient+kin 0.07 namePatient+person -0.06 namePatient+then 0.06 namePatient..age 0.06 namePatient..care 0.03 namePatient..date -0.02 namePatient..denied -0.03 namePatient..did 0.07
namePatient..disease 0.05 namePatient..kin 0.04 namePatient..life 0.06 namePatient..num -0.03 namePatient..ours 0.02 namePatient..test 0.02 namePatient..then 0.05 namePatient>came 0.05
namePatient>care 0.08 namePatient>did 0.17 namePatient>illness 0.02 namePatient>kin 0.07 namePatient>name 0.06 namePatient>ours 0.11 namePatient>person -0.06 namePatient>then 0.04 named:address 0.09
named:age 0.09 named:anon -0.02 named:ask 0.03 named:bill -0.08 named:bring 0.12 named:card 0.08 named:care 0.09 named:child -0.03 named:contact 0.12 named:craft 0.23 named:date 0.14 named:did 0.19
named:disease -0.02 named:duty -0.13 named:elder 0.05 named:familiar 0.14 named:feedback 0.06 named:full 0.11 named:general -0.14 named:home 0.08 named:house -0.04 named:hush -0.07 named:if -0.03
named:illness 0.04 named:job 0.17 named:kin 0.12 named:kinOf 0.09 named:life 0.07 named:media 0.15 named:name 0.34 named:nameBare 0.16 named:nameDuty -0.03 named:nameKnownDuty 0.07
named:nameKnownPatient 0.31 named:nameNew -0.03 named:namePatient 0.21 named:num -0.12 named:ours 0.41 named:outcome 0.14 named:party -0.1 named:partyFirst -0.08 named:patient -0.04
named:patientFirst 0.03 named:patientMany -0.07 named:person 0.03 named:personFirst 0.04 named:places 0.09 named:pointed 0.31 named:polite 0.14 named:poster 0.15 named:refuse -0.13 named:result -0.07
named:room 0.08 named:said -0.07 named:signed 0.07 named:sorry 0.03 named:staff -0.1 named:stay 0.27 named:surgery 0.06 named:surname 0.21 named:test -0.08 named:then -0.15 named:they 0.09
named:visit 0.09 named:wait -0.12 named:ward 0.1 named:work 0.05 named:you -0.07 nobody -0.83 num -0.24 num&anon -0.09 num&ask 0.15 num&bring -0.03 num&came -0.12 num&care -0.11 num&clock 0.06
num&contact -0.07 num&craft 0.14 num&date 0.05 num&denied -0.09 num&did 0.25 num&dummy -0.06 num&duty -0.12 num&familiar 0.1 num&feedback 0.16 num&full -0.13 num&home 0.07 num&hush 0.07
num&illness 0.05 num&job 0.19 num&looked -0.02 num&many -0.14 num&money 0.06 num&num -0.05 num&oneof -0.04 num&ours 0.05 num&outcome 0.07 num&pointed -0.1 num&polite -0.02 num&refuse -0.06
num&result 0.08 num&said -0.08 num&stay -0.1 num&test -0.14 num&then -0.14 num&visit -0.03 num&wait -0.06 num&ward 0.03 num&work 0.07 num..expert 0.09 num..full 0.04 num..kin 0.11 num..kinFirst 0.11
num..kinOf -0.09 num..media -0.04 num..nameBare 0.06 num..nameNew 0.05 num..person 0.02 num..personMany -0.04 num..police -0.05 num..they -0.15 num..you -0.19 num>familiar 0.1 num>full -0.13
num>kinMany 0.05 num>kinOf 0.04 num>media -0.02 num>nameDuty -0.07 num>nameNew -0.06 num>patientMany -0.16 num>person -0.06 num>personMany 0.03 num>police 0.04 num>polite -0.02 num>they -0.08
num>you -0.14 number 0.23 o 0.18 one:age 0.03 one:anon -0.11 one:ask 0.12 one:bed 0.13 one:bill -0.05 one:bring 0.09 one:came -0.18 one:care 0.26 one:child -0.14 one:clock -0.1 one:contact -0.14
one:craft 0.08 one:denied -0.02 one:did 0.08 one:disease 0.08 one:duty 0.09 one:elder -0.11 one:feedback -0.1 one:full -0.1 one:general -0.09 one:hush 0.09 one:if 0.05 one:ill -0.05 one:illness 0.11
one:job 0.11 one:kin 0.09 one:kinFirst -0.09 one:kinMany -0.02 one:kinOf 0.3 one:life -0.04 one:looked 0.03 one:many -0.08 one:media -0.12 one:name -0.14 one:nameBare -0.07 one:nameDuty -0.06
one:nameNew -0.07 one:num 0.07 one:oneof 0.03 one:ours -0.04 one:outcome 0.1 one:party -0.02 one:patientFirst 0.06 one:patientMany -0.02 one:person -0.18 one:personFirst -0.2 one:personMany -0.02
one:personThis -0.03 one:places 0.05 one:pointed 0.15 one:police -0.04 one:refuse -0.02 one:result -0.09 one:room 0.12 one:rooms 0.11 one:said -0.04 one:school 0.1 one:signed -0.05 one:sorry -0.07
one:staff -0.05 one:stay 0.06 one:surname 0.07 one:test 0.03 one:then -0.11 one:they 0.21 one:wait -0.13 one:ward 0.07 one:you -0.11 oneof 0.27 oneof&care -0.04 oneof&craft 0.05 oneof&denied -0.03
oneof&did 0.14 oneof&job 0.24 oneof&life 0.04 oneof&many -0.12 oneof&num 0.08 oneof&polite 0.02 oneof&stay 0.1 oneof&then 0.09 oneof..staff 0.07 oneof..they 0.04 oneof..you 0.03 oneof>kinOne 0.06
oneof>nameNew 0.07 oneof>patientOne -0.06 oneof>personOne 0.07 oneof>polite 0.02 oneof>staff -0.05 other:kin 0.3 other:kinFirst 0.14 other:kinMany -0.11 other:kinOf 0.18 other:kinOne 0.06
other:kinStaff -0.06 other:kinThis 0.02 other:kinYours 0.12 other:party -0.09 other:partyFirst 0.09 other:patient 0.15 other:patientFirst 0.09 other:patientMany -0.05 other:patientThis 0.06
other:person 0.08 other:personFirst 0.16 other:personMany -0.25 other:personOne 0.07 other:personThis 0.08 ours -0.16 ours&anon 0.03 ours&ask 0.17 ours&bill -0.13 ours&bring -0.1 ours&came -0.23
ours&card 0.04 ours&care 0.35 ours&clock 0.07 ours&contact 0.13 ours&craft 0.05 ours&date -0.05 ours&denied -0.05 ours&did -0.12 ours&duty 0.13 ours&feedback 0.03 ours&full 0.03 ours&general 0.03
ours&if -0.03 ours&ill -0.04 ours&illness -0.04 ours&job 0.11 ours&looked 0.02 ours&many 0.02 ours&num -0.13 ours&ours 0.07 ours&pointed 0.03 ours&refuse -0.1 ours&result -0.03 ours&room 0.08
ours&rooms -0.02 ours&said -0.12 ours&signed 0.15 ours&sorry -0.1 ours&surgery 0.12 ours&test -0.11 ours&then -0.07 ours&visit -0.03 ours&wait 0.05 ours&ward 0.12 ours..full -0.04 ours..kin -0.04
ours..kinOf -0.03 ours..nameNew 0.04 ours..staff -0.05 ours..you -0.04 ours>full 0.03 ours>kin -0.03 ours>media -0.02 ours>nameDuty -0.04 ours>nameKnownDuty -0.04 ours>nameNew 0.04 ours>patient 0.26
ours>patientMany -0.02 ours>person -0.07 ours>staff -0.04 ours>you 0.24 outcome 0.32 outcome&did 0.12 outcome..they -0.04 outside -0.12 p -0.02 parent 0.16 party 0.11 party..they -0.04
party>kinOf -0.09 party>nameNew 0.07 party>namePatient 0.09 party>patient 0.09 party>polite 0.03 partyFirst+did 0.02 partyFirst>did 0.02 partyFirst>kin 0.05 partyFirst>name 0.07 partyFirst>ours 0.15
partyFirst>patient 0.11 patient 0.11 patient+came -0.04 patient+did -0.05 patient+general -0.04 patient+many -0.03 patient+num -0.03 patient..date 0.04 patient..did 0.13 patient..full -0.05
patient..illness 0.06 patient..kin -0.03 patient..nameBare -0.04 patient..num 0.09 patient..person 0.05 patient..pointed 0.02 patient..refuse -0.08 patient..result 0.04 patient..stay 0.1
patient..test 0.03 patient..then 0.1 patient..they 0.08 patient..you 0.04 patient>ask -0.04 patient>bill -0.02 patient>came -0.06 patient>full 0.07 patient>general -0.05 patient>kinOf 0.19
patient>many -0.03 patient>media 0.03 patient>nameBare 0.04 patient>nameNew 0.03 patient>namePatient 0.11 patient>num -0.03 patient>polite 0.04 patient>sorry -0.02 patient>staff -0.03 patient>test 0.02
patient>they -0.11 patientFirst+date -0.05 patientFirst+denied -0.03 patientFirst+did 0.06 patientFirst+full 0.06 patientFirst+kin 0.17 patientFirst+name 0.12 patientFirst..age 0.11
patientFirst..ask -0.04 patientFirst..bill 0.17 patientFirst..came 0.14 patientFirst..care 0.12 patientFirst..date 0.09 patientFirst..did 0.08 patientFirst..kin -0.04 patientFirst..life 0.12
patientFirst..ours 0.19 patientFirst..outcome -0.04 patientFirst..refuse -0.04 patientFirst..stay -0.04 patientFirst..then -0.08 patientFirst>bill 0.17 patientFirst>care -0.05 patientFirst>date -0.05
patientFirst>denied -0.06 patientFirst>did 0.11 patientFirst>full 0.03 patientFirst>illness 0.03 patientFirst>kin 0.17 patientFirst>name 0.1 patientFirst>num 0.12 patientFirst>ours -0.03
patientFirst>outcome -0.11 patientFirst>result -0.03 patientMany+care -0.03 patientMany+did -0.08 patientMany+many -0.03 patientMany+visit -0.02 patientMany..came -0.03 patientMany..did -0.13
patientMany..many -0.13 patientMany..num -0.04 patientMany..ours -0.07 patientMany..they 0.04 patientMany>care -0.07 patientMany>did -0.09 patientMany>many -0.03 patientMany>num -0.03
patientMany>result -0.02 patientMany>test -0.03 patientMany>visit -0.02 patientThis..did 0.02 patientThis>kin 0.02 person 0.31 person+did 0.1 person+illness -0.11 person+many -0.03 person+name 0.18
person+pointed 0.08 person+then 0.02 person..ask -0.11 person..care 0.03 person..child -0.02 person..date -0.07 person..did 0.17 person..feedback 0.06 person..full 0.08 person..home 0.09
person..many -0.03 person..name 0.07 person..nameBare 0.04 person..ours 0.09 person..pointed -0.03 person..stay 0.07 person..then 0.03 person..they 0.12 person..you 0.05 person>care -0.06
person>denied -0.02 person>did 0.14 person>full 0.03 person>illness -0.1 person>many -0.03 person>name 0.16 person>nameNew 0.1 person>namePatient 0.02 person>ours 0.09 person>pointed 0.08
person>staff 0.05 person>stay 0.03 person>then 0.02 person>visit -0.06 person>wait 0.05 person>ward 0.05 personFirst+came 0.06 personFirst+denied -0.07 personFirst+did 0.13 personFirst+full 0.03
personFirst+name 0.03 personFirst+pointed 0.14 personFirst+stay -0.11 personFirst+then 0.12 personFirst..ask 0.05 personFirst..bring 0.03 personFirst..denied 0.1 personFirst..did 0.05
personFirst..kin -0.08 personFirst..many -0.02 personFirst..then 0.06 personFirst..they 0.03 personFirst>came 0.05 personFirst>care 0.18 personFirst>denied 0.07 personFirst>did 0.34
personFirst>full 0.03 personFirst>illness 0.09 personFirst>kin 0.05 personFirst>name 0.03 personFirst>num -0.07 personFirst>pointed 0.05 personFirst>stay -0.16 personFirst>then 0.14
personFirst>ward 0.05 personMany+did 0.08 personMany..did 0.02 personMany..many -0.03 personMany..num -0.03 personMany>did 0.07 personThis+pointed 0.09 personThis>pointed 0.09 places -0.06
places&house -0.03 places&job 0.08 places>police -0.02 pointed 0.3 pointed&age 0.06 pointed&ask -0.07 pointed&bed 0.04 pointed&bill -0.06 pointed&bring -0.04 pointed&came 0.04 pointed&care 0.11
pointed&contact 0.09 pointed&craft 0.03 pointed&date 0.21 pointed&did 0.27 pointed&duty 0.02 pointed&feedback -0.17 pointed&full 0.05 pointed&home -0.1 pointed&house -0.03 pointed&hush -0.03
pointed&if -0.11 pointed&ill 0.07 pointed&illness -0.03 pointed&job 0.3 pointed&life 0.19 pointed&looked -0.03 pointed&looks 0.04 pointed&many -0.16 pointed&num -0.18 pointed&oneof -0.03
pointed&ours 0.32 pointed&places -0.13 pointed&pointed -0.04 pointed&polite 0.03 pointed&quoted -0.02 pointed&said -0.04 pointed&school 0.13 pointed&sorry -0.06 pointed&stay 0.12 pointed&surgery 0.03
pointed&test -0.05 pointed&then 0.19 pointed&wait -0.07 pointed..kinFirst -0.04 pointed..media -0.05 pointed..personFirst 0.09 pointed..police -0.02 pointed..staff -0.06 pointed..they 0.11
pointed..you -0.1 pointed>expert 0.06 pointed>full 0.05 pointed>kin 0.1 pointed>kinOf 0.13 pointed>kinOne 0.06 pointed>kinThis 0.02 pointed>media -0.03 pointed>nameBare -0.06 pointed>nameDuty 0.03
pointed>nameNew 0.05 pointed>namePatient 0.06 pointed>partyThis -0.03 pointed>patient 0.31 pointed>patientOne -0.06 pointed>patientThis 0.06 pointed>person 0.03 pointed>personOne 0.07
pointed>polite 0.03 pointed>posterThis 0.02 pointed>staff -0.11 pointed>you 0.06 police -0.19 police+did -0.08 police+duty -0.05 police..denied -0.07 police..did 0.08 police..num 0.13
police..pointed 0.11 police:address 0.11 police:anon -0.07 police:ask 0.06 police:bed 0.18 police:bill 0.06 police:bring -0.05 police:came 0.05 police:card -0.04 police:clock -0.02 police:contact 0.13
police:craft 0.05 police:date -0.06 police:denied -0.14 police:did 0.02 police:disease 0.06 police:duty -0.2 police:expert -0.03 police:familiar 0.1 police:feedback 0.13 police:full 0.03
police:general -0.15 police:hidden 0.07 police:home -0.05 police:house 0.03 police:if -0.09 police:ill -0.02 police:illness 0.1 police:job 0.15 police:kinFirst -0.02 police:kinMany -0.02
police:life -0.13 police:looks 0.04 police:many -0.18 police:media -0.13 police:money -0.05 police:nameBare 0.08 police:nameDuty -0.13 police:namePatient 0.07 police:num -0.08 police:oneof 0.11
police:ours 0.18 police:outcome -0.08 police:party -0.07 police:patient -0.14 police:patientFirst -0.13 police:personFirst -0.09 police:personMany -0.03 police:places -0.09 police:pointed 0.02
police:police -0.11 police:polite -0.05 police:poster -0.1 police:quoted -0.07 police:refuse -0.07 police:room 0.21 police:rooms 0.16 police:said 0.15 police:staff -0.14 police:stay 0.18
police:surgery -0.1 police:test -0.1 police:then 0.04 police:they 0.11 police:visit 0.19 police:wait 0.08 police:ward 0.04 police:you 0.15 police>came 0.04 police>did -0.06 police>duty -0.06
police>many 0.03 police>police -0.02 polite 0.43 polite&care 0.06 polite&date -0.11 polite&did 0.09 polite&ours 0.07 polite+did 0.07 polite+person -0.06 polite..care 0.04 polite..date -0.03
polite..did 0.05 polite..name 0.03 polite..num -0.04 polite..staff -0.11 polite..test -0.04 polite..then 0.11 polite..they 0.08 polite..you 0.06 polite>care 0.06 polite>date -0.11 polite>did 0.09
polite>ours 0.07 polite>person -0.06 poster 0.05 poster+num -0.02 poster..ask 0.02 poster..media -0.03 poster:anon 0.08 poster:ask 0.17 poster:bed 0.06 poster:bill 0.17 poster:birth 0.05
poster:came 0.27 poster:card 0.11 poster:care 0.3 poster:contact 0.15 poster:craft 0.11 poster:date 0.3 poster:denied -0.16 poster:did 0.09 poster:disease 0.2 poster:duty -0.21 poster:familiar 0.03
poster:feedback 0.07 poster:fiction -0.03 poster:full -0.06 poster:general -0.08 poster:hidden -0.07 poster:hush -0.15 poster:if -0.14 poster:ill -0.06 poster:illness 0.1 poster:job 0.16
poster:kin -0.03 poster:kinFirst -0.07 poster:kinMany -0.16 poster:kinOf 0.17 poster:lawyer 0.06 poster:looked 0.03 poster:many -0.14 poster:media -0.29 poster:money -0.02 poster:name -0.04
poster:nameBare 0.09 poster:nameDuty -0.13 poster:nameKnownDuty -0.17 poster:nameKnownPatient -0.08 poster:nameNew -0.06 poster:namePatient -0.04 poster:num -0.18 poster:number 0.17 poster:oneof 0.16
poster:ours -0.08 poster:outcome 0.12 poster:party -0.07 poster:patient 0.48 poster:patientFirst 0.15 poster:patientMany 0.18 poster:patientThis 0.08 poster:personFirst 0.02 poster:places -0.09
poster:pointed 0.03 poster:police -0.09 poster:polite 0.09 poster:posterFirst 0.04 poster:posterMany -0.02 poster:posterThis 0.07 poster:refuse -0.21 poster:result 0.11 poster:room 0.43
poster:signed 0.14 poster:sorry 0.07 poster:staff -0.05 poster:stay 0.16 poster:test 0.25 poster:then 0.12 poster:they 0.24 poster:visit 0.15 poster:ward 0.03 poster:work -0.07 poster:you 0.05
poster>media -0.05 poster>nameNew 0.09 poster>num -0.03 posterFirst+pointed -0.04 posterFirst..ours -0.02 posterFirst>pointed -0.04 posterThis+did 0.04 posterThis>did 0.19 posterThis>pointed 0.03
press -0.19 quoted 0.11 quoted&care 0.09 quoted&denied -0.02 quoted&did -0.24 quoted&many -0.11 quoted&num -0.13 quoted&oneof 0.1 quoted&pointed 0.09 quoted&said 0.02 quoted..they 0.08 quoted..you 0.09
quoted>nameNew -0.16 r 0.06 refuse -0.35 refuse&anon -0.05 refuse&care -0.02 refuse&did -0.16 refuse&duty 0.12 refuse&looked -0.02 refuse&many -0.03 refuse&pointed -0.03 refuse&refuse -0.03
refuse&said -0.04 refuse>patient -0.03 reply:address 0.04 reply:age -0.03 reply:anon 0.11 reply:ask -0.34 reply:bill 0.02 reply:bring -0.02 reply:came 0.17 reply:card 0.08 reply:care -0.09
reply:craft 0.03 reply:date 0.02 reply:denied -0.07 reply:did -0.05 reply:disease -0.02 reply:duty -0.09 reply:elder 0.08 reply:expert -0.06 reply:feedback -0.39 reply:full -0.07 reply:general -0.09
reply:home -0.08 reply:house 0.03 reply:hush -0.19 reply:if -0.24 reply:ill 0.06 reply:illness 0.15 reply:job -0.12 reply:kin -0.05 reply:kinFirst -0.02 reply:kinMany -0.06 reply:kinOf -0.14
reply:kinYours 0.16 reply:life 0.05 reply:line -0.12 reply:looked 0.15 reply:looks 0.08 reply:many -0.1 reply:media -0.12 reply:name -0.05 reply:nameBare -0.07 reply:nameKnownDuty -0.03
reply:nameNew -0.04 reply:namePatient 0.05 reply:num -0.37 reply:number 0.09 reply:ours 0.18 reply:outcome 0.08 reply:party 0.27 reply:partyFirst 0.21 reply:patient -0.08 reply:patientFirst -0.12
reply:patientMany -0.03 reply:person 0.06 reply:personFirst 0.17 reply:personMany -0.1 reply:pointed -0.05 reply:polite 0.06 reply:poster 0.11 reply:press -0.13 reply:quoted -0.03 reply:room 0.04
reply:rooms -0.05 reply:said -0.18 reply:school 0.1 reply:sorry -0.06 reply:staff 0.09 reply:stay 0.12 reply:surgery 0.09 reply:surname 0.04 reply:test 0.23 reply:then 0.35 reply:they -0.04
reply:visit 0.29 reply:wait 0.1 reply:ward 0.08 reply:years -0.04 reply:you 0.52 result 0.46 result&anon 0.03 result&ask 0.04 result&came 0.06 result&denied 0.04 result&did -0.09 result&feedback 0.02
result&general 0.12 result&home -0.05 result&illness 0.07 result&looked -0.09 result&ours 0.05 result&result -0.04 result..staff 0.09 result..you 0.06 result>nameNew 0.02 room 0.4 room&room 0.09
rooms -0.09 rooms&came -0.03 rooms&did -0.05 rooms&general -0.04 rooms&many -0.03 rooms&num -0.05 rooms&wait 0.02 rooms>staff -0.15 s 0.12 said -0.22 said&ask 0.19 said&came -0.03 said&care -0.04
said&denied -0.02 said&did -0.08 said&feedback -0.02 said&if -0.06 said&many 0.09 said&num -0.14 said&ours -0.11 said&pointed -0.08 said&quoted 0.08 said&refuse -0.03 said&said 0.11 said&sorry -0.08
said&then -0.06 said&wait -0.04 said..media -0.05 said..staff 0.09 said..you 0.04 said>staff -0.06 said>you 0.03 same:kin -0.26 same:kinFirst -0.06 same:kinMany 0.04 same:kinOf 0.13 same:party 0.05
same:partyFirst 0.09 same:patient -0.03 same:patientFirst 0.11 same:patientMany -0.08 same:personFirst 0.24 same:personMany 0.1 school 0.42 school&job 0.2 school&school 0.26 sex 0.05 signed 0.41
signed&signed 0.3 some:anon 0.04 some:ask -0.1 some:bill 0.06 some:bring 0.04 some:came 0.04 some:care -0.07 some:clock 0.07 some:contact 0.1 some:date -0.03 some:denied -0.13 some:did 0.11
some:disease -0.05 some:duty -0.07 some:feedback -0.07 some:general -0.03 some:home 0.04 some:hush -0.07 some:if -0.04 some:ill -0.05 some:illness -0.05 some:job 0.28 some:kin 0.16 some:life 0.07
some:looked -0.09 some:many -0.04 some:name 0.04 some:nameDuty -0.06 some:num 0.16 some:oneof -0.02 some:ours -0.11 some:outcome 0.03 some:patient -0.15 some:patientMany -0.08 some:person 0.1
some:places -0.02 some:pointed 0.07 some:refuse -0.09 some:result -0.09 some:staff -0.17 some:stay -0.09 some:test -0.03 some:they 0.45 some:visit -0.11 some:wait -0.08 some:you -0.06 sorry -0.13
staff -0.17 staff+bill -0.02 staff+came -0.03 staff+care -0.08 staff+contact -0.03 staff+denied -0.07 staff+full -0.05 staff+general -0.03 staff+illness 0.07 staff+job 0.12 staff+kin -0.06
staff+name -0.12 staff+num 0.08 staff+pointed 0.06 staff+said 0.1 staff+staff -0.07 staff+stay 0.04 staff+test -0.06 staff+then -0.04 staff+they -0.1 staff+visit 0.15 staff+wait 0.02 staff+you 0.27
staff..anon -0.06 staff..ask 0.32 staff..bill 0.05 staff..bring -0.07 staff..came 0.02 staff..care 0.03 staff..child -0.06 staff..clock -0.04 staff..contact -0.06 staff..date -0.08 staff..denied 0.03
staff..did -0.04 staff..duty 0.08 staff..feedback -0.03 staff..general -0.04 staff..home 0.17 staff..if 0.02 staff..illness 0.1 staff..job -0.03 staff..kin -0.03 staff..life 0.04 staff..many -0.03
staff..num 0.14 staff..outcome 0.1 staff..patient -0.02 staff..pointed -0.06 staff..refuse 0.18 staff..result -0.05 staff..said 0.19 staff..sorry -0.07 staff..staff -0.17 staff..stay -0.06
staff..test -0.06 staff..then -0.09 staff..they 0.12 staff..visit -0.04 staff..you 0.16 staff>anon -0.04 staff>bill -0.03 staff>came -0.07 staff>care -0.04 staff>contact -0.06 staff>denied -0.09
staff>did -0.1 staff>full -0.05 staff>general 0.02 staff>home 0.04 staff>house 0.05 staff>illness 0.06 staff>job 0.14 staff>kin -0.11 staff>kinStaff -0.03 staff>looked -0.03 staff>many -0.05
staff>media -0.06 staff>money 0.06 staff>name -0.14 staff>nameBare -0.08 staff>nameDuty -0.09 staff>nameNew -0.08 staff>ours -0.07 staff>outcome -0.04 staff>patient 0.06 staff>pointed 0.11
staff>said 0.13 staff>signed 0.11 staff>staff -0.12 staff>stay 0.02 staff>test -0.08 staff>then -0.16 staff>they -0.1 staff>visit 0.07 staff>wait -0.03 staff>ward -0.07 staff>you 0.19 stay 0.45
stay&did -0.02 stay&home 0.03 stay&many -0.06 stay&num 0.05 stay&ours -0.02 stay&pointed -0.09 stay&room 0.06 stay&stay 0.04 stay>nameNew 0.06 sure 2.07 surgery 0.04 surgery&care 0.04 surgery&did 0.04
surgery&general 0.05 surgery&many 0.02 surgery&then 0.03 surgery>nameBare 0.08 surgery>nameNew 0.08 surgery>patient 0.05 surname 0.25 surname..ours 0.08 surname>kin 0.03 t 0.1 test 0.17 test&care -0.04
test&general 0.05 test&many 0.05 test&num -0.03 test&ours 0.18 test&result -0.13 test&test 0.04 test&wait -0.1 test..you 0.28 then&age -0.05 then&anon 0.06 then&ask 0.04 then&bill 0.07 then&bring 0.12
then&came -0.03 then&care 0.06 then&clock 0.04 then&contact 0.07 then&date 0.06 then&denied 0.25 then&did 0.25 then&duty -0.12 then&familiar 0.04 then&feedback 0.04 then&full 0.05 then&general -0.02
then&home -0.04 then&illness -0.05 then&looked -0.05 then&many -0.08 then&num -0.09 then&oneof 0.06 then&ours -0.07 then&outcome 0.17 then&places -0.02 then&pointed 0.11 then&result 0.06 then&room 0.06
then&rooms 0.05 then&said 0.04 then&sorry -0.03 then&stay 0.09 then&test 0.03 then&then -0.03 then&visit 0.19 then&wait -0.02 then&ward 0.16 then&work -0.04 then..full 0.04 then..kin -0.03
then..nameBare 0.02 then..nameDuty 0.02 then..nameKnownDuty 0.04 then..patient 0.05 then..patientMany -0.02 then..police 0.04 then..staff 0.04 then..they -0.07 then..you 0.03 then>familiar 0.04
then>full 0.05 then>kin -0.04 then>media 0.02 then>nameBare 0.07 then>nameDuty -0.08 then>patient -0.02 then>person -0.04 then>staff -0.04 then>they -0.1 then>you 0.25 they 0.47 they+came 0.03
they+care 0.03 they+contact 0.02 they+denied 0.06 they+duty 0.05 they+feedback -0.12 they+hush 0.12 they+kin -0.03 they+many -0.1 they+name 0.03 they+num -0.1 they+ours -0.04 they+poster -0.05
they+result 0.09 they+said -0.05 they+signed 0.18 they+then 0.05 they+they -0.05 they+ward -0.06 they..came -0.05 they..denied -0.03 they..did 0.08 they..general 0.09 they..kin -0.02 they..many 0.02
they..num -0.13 they..ours 0.2 they..said 0.06 they..stay 0.09 they..test 0.18 they..they 0.24 they>came 0.11 they>contact 0.05 they>denied 0.02 they>did 0.07 they>duty 0.04 they>feedback -0.12
they>full 0.07 they>general 0.09 they>hush 0.12 they>ill -0.04 they>illness 0.11 they>job -0.08 they>kin -0.14 they>kinOf -0.06 they>many -0.14 they>media 0.04 they>name 0.03 they>num -0.07
they>outcome 0.07 they>pointed -0.09 they>poster -0.05 they>result 0.13 they>said -0.12 they>signed 0.18 they>sorry -0.05 they>staff 0.03 they>stay -0.09 they>then 0.03 they>they 0.05 they>visit -0.03
told0:address 0.21 told0:age 0.11 told0:anon 0.02 told0:ask -0.39 told0:bed 0.33 told0:bill 0.13 told0:birth 0.12 told0:bring -0.13 told0:came -0.02 told0:card 0.18 told0:care 0.35 told0:class 0.18
told0:clock 0.11 told0:contact 0.19 told0:craft 0.32 told0:date 0.14 told0:denied 0.17 told0:did 0.08 told0:disease 0.14 told0:dummy -0.19 told0:duty -0.3 told0:expert 0.15 told0:familiar 0.1
told0:feedback -0.29 told0:fiction -0.09 told0:full -0.08 told0:general -0.02 told0:handle 0.11 told0:hidden 0.06 told0:home 0.26 told0:house -0.21 told0:hush -0.24 told0:if -0.55 told0:ill 0.11
told0:illness 0.41 told0:job 0.41 told0:kin 0.29 told0:kinFirst 0.03 told0:kinMany -0.07 told0:kinOf 0.05 told0:kinOne 0.06 told0:kinThis -0.02 told0:kinYours 0.13 told0:lawyer 0.09 told0:life 0.35
told0:line -0.16 told0:looked 0.24 told0:looks 0.22 told0:many -0.08 told0:media 0.16 told0:money 0.04 told0:name 0.23 told0:nameBare 0.31 told0:nameDuty -0.19 told0:nameKnown 0.08
told0:nameKnownDuty -0.19 told0:nameKnownPatient 0.23 told0:nameNew 0.15 told0:namePatient 0.2 told0:number 0.23 told0:oneof 0.21 told0:ours -0.13 told0:outcome 0.38 told0:outside -0.12
told0:parent 0.16 told0:party -0.03 told0:partyFirst 0.11 told0:patient 0.18 told0:patientFirst 0.21 told0:patientThis 0.09 told0:person 0.21 told0:personFirst 0.1 told0:personMany -0.09
told0:personOne 0.08 told0:personThis 0.11 told0:places -0.06 told0:pointed 0.21 told0:police -0.15 told0:polite 0.32 told0:poster 0.15 told0:posterFirst 0.1 told0:posterMany -0.03
told0:posterThis 0.13 told0:press -0.18 told0:quoted 0.16 told0:refuse -0.28 told0:result 0.14 told0:room 0.31 told0:said -0.15 told0:school 0.42 told0:sex 0.1 told0:signed 0.25 told0:sorry -0.08
told0:staff 0.03 told0:stay 0.52 told0:surgery 0.03 told0:surname 0.26 told0:test 0.13 told0:then 0.04 told0:they 0.4 told0:visit 0.15 told0:wait -0.11 told0:ward 0.09 told0:years -0.1 told0:you 0.52
told1:age -0.08 told1:anon -0.06 told1:bill -0.03 told1:bring 0.09 told1:came 0.06 told1:card -0.03 told1:care 0.13 told1:child 0.33 told1:craft 0.03 told1:date 0.14 told1:denied -0.16 told1:did 0.1
told1:dummy -0.07 told1:duty 0.09 told1:elder -0.07 told1:expert -0.04 told1:general -0.16 told1:home -0.11 told1:house 0.11 told1:hush -0.04 told1:ill -0.06 told1:illness 0.26 told1:job 0.05
told1:kin 0.24 told1:kinOf 0.15 told1:life -0.18 told1:line -0.03 told1:looked -0.09 told1:many -0.25 told1:media -0.04 told1:money -0.03 told1:name 0.07 told1:nameBare 0.11 told1:nameKnown 0.05
told1:nameKnownPatient 0.06 told1:num -0.22 told1:number 0.08 told1:oneof 0.06 told1:outcome -0.04 told1:party 0.08 told1:patientFirst -0.11 told1:patientMany -0.05 told1:person 0.11
told1:personFirst 0.32 told1:personMany -0.05 told1:places 0.04 told1:pointed 0.17 told1:police -0.06 told1:polite 0.08 told1:refuse -0.05 told1:result 0.26 told1:room 0.1 told1:rooms -0.07
told1:signed 0.17 told1:sorry -0.04 told1:test 0.08 told1:then 0.14 told1:they -0.05 told1:visit 0.12 told1:wait -0.03 told1:ward -0.03 told1:work -0.02 told1:you 0.3 told2:anon -0.05 told2:ask -0.17
told2:bill -0.05 told2:came -0.07 told2:card -0.02 told2:care 0.09 told2:child -0.12 told2:contact -0.04 told2:date 0.05 told2:denied -0.07 told2:did -0.1 told2:disease -0.04 told2:duty -0.03
told2:expert 0.11 told2:full -0.02 told2:house 0.02 told2:hush -0.02 told2:if 0.04 told2:ill -0.04 told2:illness -0.07 told2:job -0.03 told2:kin 0.16 told2:kinFirst 0.05 told2:life 0.05
told2:looked -0.03 told2:many -0.1 told2:media 0.11 told2:nameBare -0.06 told2:nameDuty -0.03 told2:nameKnownPatient 0.07 told2:nameNew -0.02 told2:namePatient 0.07 told2:num 0.05 told2:number -0.08
told2:party 0.06 told2:patient 0.02 told2:patientFirst 0.14 told2:patientMany -0.05 told2:person -0.14 told2:places -0.04 told2:pointed -0.04 told2:police 0.02 told2:poster -0.04 told2:quoted -0.04
told2:result 0.08 told2:said -0.03 told2:staff -0.12 told2:stay -0.04 told2:surgery -0.02 told2:test -0.03 told2:then -0.06 told2:wait -0.03 told2:ward -0.02 told2:you -0.05 told3:date -0.07
told3:denied -0.03 told3:did -0.06 told3:duty -0.02 told3:full -0.04 told3:general -0.03 told3:many -0.03 told3:media -0.05 told3:name -0.04 told3:num -0.05 told3:ours -0.03 told3:pointed -0.03
told3:staff -0.04 told3:then -0.03 told4:anon 0.08 told4:date -0.12 told4:did -0.1 told4:general -0.03 told4:illness -0.03 told4:looked -0.11 told4:many -0.05 told4:num -0.03 told4:patient -0.07
told4:then -0.07 told4:visit -0.03 told4:ward -0.02 u -0.18 v 0.35 visit 0.24 visit&came -0.05 visit&denied -0.04 visit&did -0.04 visit&feedback -0.07 visit&general -0.06 visit&many -0.09
visit&num -0.07 visit&pointed -0.05 visit&then 0.1 visit&visit 0.04 visit&wait -0.07 visit..staff 0.08 visit..they -0.03 visit..you 0.03 visit>staff -0.02 w 0.03 wait -0.2 wait&came 0.08
wait&care -0.11 wait&did -0.13 wait&many -0.07 wait&num -0.04 wait&said -0.07 wait&then 0.05 wait&wait 0.1 wait..staff -0.03 wait..you -0.06 ward&bed 0.08 ward&denied 0.03 ward&did -0.05
ward&general -0.05 ward&many 0.1 ward&num -0.03 ward&visit 0.09 ward&ward 0.06 ward>staff 0.07 who:expert 0.22 who:familiar 0.16 who:full -0.12 who:handle 0.23 who:hidden 0.06 who:kin 0.04
who:kinFirst 0.08 who:kinMany -0.07 who:kinOf 0.31 who:kinOne 0.06 who:kinStaff -0.08 who:kinYours 0.23 who:lawyer 0.04 who:media 0.19 who:nameBare 0.32 who:nameDuty -0.25 who:nameKnown 0.11
who:nameKnownDuty -0.2 who:nameKnownPatient 0.35 who:nameNew 0.13 who:namePatient 0.29 who:parent 0.16 who:party -0.04 who:partyFirst 0.18 who:partyThis -0.03 who:patient 0.12 who:patientFirst 0.21
who:patientMany -0.13 who:patientOne -0.06 who:patientThis 0.06 who:person 0.09 who:personFirst 0.4 who:personMany -0.15 who:personOne 0.07 who:personThis 0.06 who:police -0.19 who:polite 0.43
who:poster -0.11 who:posterMany -0.04 who:posterThis 0.17 who:press -0.19 who:staff -0.17 who:surname 0.25 who:they 0.47 who:you 0.77 work -0.05 work&job 0.04 work&many -0.02 work&num -0.02
work>staff 0.08 x -0.13 years -0.12 you 0.77 you+ask -0.22 you+bill 0.09 you+bring 0.13 you+came 0.11 you+care 0.26 you+child 0.14 you+contact -0.15 you+date 0.36 you+denied 0.32 you+feedback -0.47
you+full 0.03 you+general -0.12 you+if -0.07 you+illness 0.27 you+kin 0.23 you+num 0.03 you+ours -0.11 you+pointed -0.2 you+result 0.12 you+said -0.1 you+sorry -0.06 you+stay 0.09 you+test 0.08
you+then 0.34 you+they -0.05 you+visit 0.4 you+wait 0.07 you+ward 0.14 you+you -0.1 you..anon 0.02 you..bill 0.13 you..bring -0.03 you..came 0.18 you..care 0.13 you..clock 0.07 you..contact -0.04
you..date -0.05 you..denied 0.27 you..did 0.56 you..duty 0.03 you..feedback 0.09 you..full 0.1 you..general 0.35 you..home 0.03 you..hush -0.14 you..if -0.04 you..ill 0.19 you..kin 0.02
you..looked 0.11 you..many 0.19 you..media -0.04 you..name 0.13 you..nameBare 0.1 you..nameDuty 0.03 you..nameNew 0.1 you..num 0.35 you..ours -0.31 you..pointed 0.06 you..refuse 0.13 you..result -0.06
you..said 0.02 you..sorry 0.06 you..staff 0.2 you..visit 0.08 you..you 0.61 you>anon 0.14 you>ask 0.03 you>bill 0.06 you>bring 0.17 you>came 0.26 you>card -0.03 you>care 0.42 you>child 0.14
you>contact -0.17 you>date 0.44 you>denied 0.45 you>did 0.33 you>duty 0.12 you>feedback -0.31 you>full 0.09 you>general 0.03 you>home -0.08 you>if -0.07 you>ill 0.1 you>illness 0.38 you>job 0.04
you>kin 0.12 you>kinYours 0.23 you>many 0.11 you>name 0.19 you>nameBare 0.1 you>nameDuty 0.1 you>nameNew 0.07 you>num 0.28 you>ours -0.12 you>patient 0.07 you>person 0.17 you>personFirst 0.05
you>pointed -0.21 you>result 0.21 you>sorry -0.11 you>staff 0.12 you>stay 0.11 you>test 0.25 you>then 0.36 you>they -0.05 you>visit 0.32 you>wait 0.33 you>ward 0.21 you>you -0.07 “ -0.03 ” 0.62 、 -0.2
【 -0.03 】 -0.04 一 0.2 七 0.13 万 -0.11 丈 0.07 三 0.33 上 0.11 下 -0.13 不 -0.4 专 -0.09 东 -0.11 两 0.22 个 -0.13 中 0.46 临 -0.06 为 0.02 主 -0.25 举 -0.07 么 -0.07 之 -0.1 九 0.45 也 -0.23 书 0.17 买 -0.12 乳 0.23 了 0.05
予 0.05 事 -0.06 二 0.49 于 -0.24 五 -0.02 些 -0.09 交 -0.05 亦 -0.03 产 0.15 亲 -0.19 人 0.06 仁 -0.06 今 -0.06 仍 0.03 从 0.06 他 0.38 付 -0.06 代 0.09 令 0.12 以 -0.19 仪 -0.05 们 -0.34 件 -0.17 价 -0.07 任 -0.08 份 0.03
休 0.23 众 -0.04 会 -0.58 传 -0.08 估 -0.05 但 0.11 位 0.11 低 0.04 住 0.16 体 -0.11 何 -0.14 余 -0.23 作 0.08 你 0.11 使 -0.03 供 -0.19 依 -0.05 便 -0.16 保 0.13 信 -0.06 修 -0.13 倍 0.06 候 -0.21 值 -0.07 做 0.06 停 -0.28
健 -0.03 偿 -0.05 傍 -0.12 像 -0.04 儿 0.04 元 -0.03 先 -0.16 光 0.44 免 0.08 入 0.06 全 -0.18 八 0.12 公 -0.2 六 0.17 共 0.15 关 0.19 其 -0.02 具 -0.05 养 0.12 内 -0.08 再 -0.19 冒 -0.03 写 -0.04 冲 -0.02 决 -0.11 况 -0.17
准 -0.02 凌 0.03 减 -0.03 几 -0.06 出 -0.15 击 0.04 刀 -0.03 分 0.25 划 0.02 则 -0.06 刚 -0.05 初 -0.03 删 -0.08 判 -0.04 利 0.03 别 -0.12 到 -0.18 制 -0.24 刷 -0.07 剂 0.03 前 0.23 剩 -0.05 力 -0.17 办 -0.06 功 -0.04 加 -0.04
务 -0.08 助 0.11 励 -0.09 勤 -0.06 勿 -0.13 包 0.11 化 -0.04 区 -0.1 十 0.42 千 0.05 升 -0.04 午 -0.08 半 0.09 协 -0.02 卖 0.17 南 0.03 博 0.18 占 -0.05 卡 0.17 卫 -0.07 印 0.09 危 -0.02 即 0.05 却 -0.03 厂 0.13 厅 -0.1 历 -0.06
压 0.06 原 -0.06 厨 -0.03 去 -0.07 县 0.03 参 -0.08 又 0.09 及 0.04 友 -0.05 双 0.24 反 -0.15 发 -0.02 取 -0.09 受 -0.1 变 -0.08 口 0.15 句 -0.19 另 0.07 只 0.16 叫 0.08 可 -0.06 台 0.05 史 -0.04 右 0.21 号 0.47 司 -0.05 吃 0.09
各 -0.14 合 0.13 同 0.08 名 -0.13 后 0.27 向 -0.43 否 -0.07 听 -0.08 启 0.12 吸 -0.09 告 0.03 员 0.04 周 -0.02 呼 -0.11 命 -0.19 和 -0.32 咨 0.07 品 -0.04 响 0.09 哪 -0.17 哭 0.33 商 -0.03 善 -0.05 喝 0.09 器 -0.09 四 0.4
回 0.36 因 0.09 团 0.08 园 0.06 困 -0.08 围 0.06 图 -0.06 圈 0.13 在 0.51 地 -0.09 场 -0.04 均 -0.12 坏 0.11 坐 0.12 块 0.46 垫 -0.04 城 0.15 培 -0.08 基 -0.02 堂 -0.13 境 0.03 增 -0.08 壁 0.08 士 -0.08 处 -0.05 备 -0.11 复 0.04
外 0.15 多 -0.17 够 -0.11 大 0.09 天 0.36 太 0.03 夫 0.22 失 -0.1 头 0.28 套 -0.07 女 0.49 她 0.12 好 -0.36 如 -0.12 妇 0.12 妈 -0.14 妨 -0.04 妻 0.21 始 0.11 姓 0.27 委 -0.02 姨 0.08 婆 0.06 婴 -0.11 媒 -0.03 子 0.27 孕 0.02
字 -0.29 存 -0.07 季 0.02 学 0.13 孩 -0.03 它 -0.16 守 -0.05 安 -0.18 完 0.25 官 -0.03 定 -0.04 宝 0.04 实 0.05 审 -0.09 客 -0.13 室 -0.04 宫 0.16 害 -0.04 家 -0.42 寄 0.1 密 -0.04 察 0.07 对 0.13 导 0.1 封 -0.09 将 -0.25
尊 0.07 小 0.4 尚 -0.02 就 0.16 尽 -0.03 尾 0.04 尿 0.04 局 -0.08 层 0.09 居 -0.03 属 -0.07 山 0.06 岁 0.1 岗 -0.1 工 -0.27 左 0.2 差 0.05 己 -0.1 已 0.1 市 -0.08 布 0.29 师 0.27 帖 -0.12 带 -0.27 常 -0.14 干 -0.07 平 -0.08
年 0.39 并 -0.12 幸 0.18 幼 0.05 广 -0.02 床 0.47 序 -0.16 库 -0.04 应 -0.14 底 -0.2 店 0.18 度 0.21 座 -0.05 康 -0.17 建 -0.08 开 0.14 引 -0.04 弟 0.09 张 0.07 强 -0.02 当 0.09 录 -0.03 形 -0.07 影 0.16 往 -0.1 待 0.07 很 -0.15
律 -0.04 得 0.41 微 0.25 必 -0.07 志 -0.02 忧 -0.03 快 0.06 怀 -0.04 态 -0.05 怎 -0.11 思 -0.04 急 -0.23 性 -0.03 恕 -0.04 息 0.03 患 0.12 您 0.88 情 -0.12 惊 -0.06 想 -0.13 意 -0.12 感 -0.39 愿 -0.09 慰 0.07 成 -0.33 我 0.23
或 -0.08 截 -0.08 戴 0.05 户 0.08 房 0.19 所 0.19 手 -0.27 才 0.35 托 0.07 扣 -0.1 执 -0.06 扫 0.02 扰 -0.11 批 -0.24 找 -0.19 承 -0.09 技 -0.04 把 -0.26 投 0.09 折 0.04 抢 0.06 护 -0.48 报 -0.08 抱 0.03 抽 0.12 担 -0.14
拍 -0.22 拘 -0.08 招 -0.07 拦 -0.07 拨 0.04 拿 0.02 持 -0.02 挂 -0.23 指 0.08 按 0.05 捐 -0.03 损 -0.05 换 0.11 授 -0.04 掉 0.16 排 -0.07 探 0.03 接 -0.23 控 -0.16 提 -0.11 插 -0.03 揪 -0.14 摆 -0.09 播 -0.17 操 0.12 支 -0.02
收 -0.05 改 -0.23 放 0.2 政 -0.1 效 -0.06 散 0.3 数 -0.04 敲 -0.03 整 -0.05 文 0.04 料 -0.03 断 -0.08 新 0.18 方 -0.19 施 -0.08 旗 -0.02 无 -0.1 旧 -0.14 早 -0.18 时 0.2 明 -0.13 星 0.09 映 -0.08 是 0.45 显 0.02 晚 0.17 暂 -0.02
更 -0.21 曾 0.1 替 0.11 最 -0.14 月 0.25 有 -0.28 朋 -0.14 望 0.04 期 0.25 未 -0.03 末 -0.05 本 0.02 术 -0.05 机 -0.06 权 -0.02 材 -0.02 束 -0.04 条 -0.11 来 0.36 松 0.15 板 0.09 构 -0.05 析 0.09 果 -0.2 架 0.06 某 0.98 染 -0.1
柜 0.18 查 -0.04 标 -0.15 栏 0.14 校 -0.06 样 -0.17 核 -0.33 根 -0.05 格 -0.02 案 -0.06 梯 -0.05 检 0.06 椅 0.09 植 0.09 楚 -0.05 楼 0.09 次 0.02 欢 -0.07 款 -0.03 歉 -0.19 止 -0.09 正 0.06 步 0.13 死 0.02 段 -0.17 母 -0.11
每 -0.33 毒 -0.1 毕 -0.09 民 -0.11 气 0.03 水 -0.1 求 0.07 江 0.02 沟 -0.08 河 -0.08 治 0.16 泄 0.03 泌 0.05 法 -0.05 波 -0.02 注 0.02 洁 -0.03 洗 0.03 活 -0.05 派 -0.11 流 0.11 测 -0.12 浦 -0.02 消 -0.14 涉 -0.13 涨 -0.05
液 0.07 深 0.11 添 -0.03 清 -0.1 温 -0.11 源 -0.05 满 -0.09 漏 -0.05 演 0.14 火 0.02 灯 -0.11 炎 0.03 点 -0.11 烦 0.04 烧 0.06 热 -0.11 焦 0.02 然 0.06 照 -0.02 熬 0.04 爱 0.04 父 0.12 爸 0.11 片 0.08 牙 0.56 物 0.03 牵 -0.09
特 0.05 环 -0.03 现 -0.2 班 0.15 理 0.1 生 0.08 用 -0.23 田 0.03 由 0.05 甲 0.13 申 0.16 男 -0.07 画 -0.03 留 0.11 疏 -0.05 疑 0.03 疗 0.16 疫 -0.13 疼 0.04 疾 -0.11 病 0.11 症 -0.03 痛 0.08 癌 0.05 登 -0.19 白 0.1 百 0.1 的 0.34
皮 0.04 监 -0.15 盘 -0.1 目 -0.05 直 0.09 省 -0.12 看 -0.33 眼 0.07 着 0.12 睛 -0.03 督 -0.04 知 0.13 短 -0.05 研 0.08 确 0.23 碰 0.03 示 -0.07 社 -0.03 祝 -0.17 神 -0.12 票 -0.07 私 0.06 种 -0.19 科 0.39 称 0.07 移 0.05 程 0.03
究 0.09 空 0.05 穿 0.08 窗 -0.02 立 -0.06 站 -0.02 笑 0.32 笔 -0.06 符 -0.02 第 0.36 等 0.1 答 -0.13 签 0.07 算 0.05 管 -0.37 箱 -0.03 篇 -0.09 米 0.17 类 0.05 粉 0.09 精 0.11 糖 0.07 系 -0.09 素 0.06 索 -0.03 约 -0.13 级 0.29
纪 0.06 纷 -0.05 纸 -0.06 线 0.12 细 -0.04 织 0.08 经 -0.07 结 -0.14 给 0.1 络 -0.03 统 -0.11 继 0.02 绩 -0.05 绪 0.17 维 -0.05 缓 0.06 编 -0.17 缴 -0.17 缺 -0.05 网 -0.2 罚 -0.07 置 -0.04 美 -0.05 群 0.04 翻 -0.16 老 0.32
考 -0.07 者 -0.08 而 0.07 耽 -0.09 职 -0.12 联 0.07 肤 -0.08 肯 0.06 育 0.06 肾 0.04 背 -0.13 胎 0.3 胸 0.05 能 -0.21 脏 -0.06 脑 -0.05 脱 0.03 脸 -0.19 腹 0.05 腺 0.14 膜 -0.05 自 -0.46 至 0.16 致 -0.03 舒 -0.06 良 -0.05
色 -0.04 节 0.28 花 0.03 苏 -0.09 苗 -0.13 若 0.07 苦 -0.03 范 0.04 药 -0.15 获 -0.14 落 -0.06 著 0.43 虑 -0.05 虚 -0.03 血 0.27 行 -0.3 街 0.06 衣 -0.1 补 0.09 表 -0.17 被 -0.1 装 -0.05 西 0.08 要 -0.33 见 0.13 观 0.07 规 -0.14
视 -0.09 角 0.11 言 0.12 警 -0.14 计 0.08 讨 -0.04 让 0.13 训 -0.05 议 -0.07 记 0.17 讲 -0.21 许 -0.07 论 -0.21 设 -0.11 访 0.09 证 -0.07 评 -0.22 诈 -0.03 诉 0.41 诊 -0.05 试 0.16 诚 -0.04 话 -0.11 询 0.08 该 -0.25 语 0.16
误 -0.12 说 -0.39 请 -0.53 诺 -0.05 读 -0.16 谁 -0.16 调 -0.12 谅 -0.19 谈 -0.2 谢 -0.11 谣 -0.08 谨 0.07 负 -0.09 责 -0.15 账 -0.16 货 0.08 购 -0.04 贴 0.03 费 0.19 资 -0.15 赔 -0.03 赞 0.02 赠 -0.08 走 -0.02 赶 -0.02 起 -0.2
超 -0.07 趟 0.18 足 -0.03 跑 0.13 跟 0.28 路 -0.13 躬 -0.05 车 -0.14 转 0.04 轮 0.11 轻 0.03 载 0.07 较 0.04 辆 -0.21 辈 -0.07 辑 -0.03 输 -0.06 辛 -0.15 辞 -0.03 边 -0.05 达 -0.11 过 -0.09 迎 -0.12 运 0.12 近 -0.1 返 0.1
这 0.09 进 0.1 违 -0.03 连 0.09 迟 0.15 述 -0.04 追 -0.03 退 0.22 送 0.04 适 -0.03 选 -0.09 逐 -0.06 递 0.04 途 -0.03 通 -0.11 造 -0.2 逾 0.05 遍 -0.1 道 0.12 避 0.08 那 0.4 部 -0.15 都 -0.03 配 -0.2 酒 0.11 醉 0.14 采 0.03
释 0.04 里 0.3 重 -0.15 量 -0.12 鉴 0.05 针 0.26 钟 0.03 钱 -0.03 销 -0.06 错 -0.06 键 -0.02 镇 0.08 镜 0.08 门 -0.25 问 -0.1 间 -0.23 阅 -0.09 队 -0.03 防 -0.07 阴 -0.07 阻 -0.03 阿 0.14 附 -0.1 降 0.08 限 -0.15 院 0.25
除 -0.11 险 -0.08 陪 0.13 随 0.08 隐 0.09 隔 0.06 障 -0.06 难 -0.04 集 0.06 零 0.03 需 -0.07 露 -0.06 静 -0.03 非 0.08 靠 -0.06 面 0.05 鞠 -0.05 音 0.02 顶 -0.06 顺 0.03 须 0.08 顾 -0.16 预 -0.1 频 -0.08 颗 0.22 题 -0.14 食 0.05
餐 -0.04 饭 -0.02 首 -0.02 马 -0.08 骂 -0.03 骗 0.11 骨 0.42 麻 0.06 黄 0.05 黑 -0.06 齐 -0.08
`.trim();
