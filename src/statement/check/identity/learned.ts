/** What each sign weighs: above nothing in all, a patient can be told by a sentence. Made by `node train/identities.ts`. */
export const learned = `
always -5.21 % -0.06 ( 0.2 ) 0.2 , 0.67 - -0.39 . 0.23 : -0.32 a 0.2 address 0.1 address&full 0.03 address>full 0.03 address>nameBare 0.03 address>nameNew 0.06 age 0.1 age&many -0.06 age..they -0.03
age>person -0.09 age>personMany -0.06 anon -0.04 anon&anon -0.1 anon&came -0.06 anon&care 0.06 anon&craft 0.12 anon&denied 0.04 anon&did -0.04 anon&ill -0.04 anon&job 0.12 anon&num -0.07
anon&ours -0.11 anon&result -0.04 anon&said -0.03 anon&wait 0.03 anon&ward -0.08 anon..full -0.07 anon..nameBare -0.06 anon..staff 0.24 anon..they 0.12 anon>patientMany 0.03 anon>person -0.04
anon>personMany -0.05 anon>staff 0.04 ask -0.63 ask&anon -0.04 ask&ask -0.15 ask&bill -0.1 ask&bring 0.16 ask&came -0.12 ask&card -0.12 ask&care -0.11 ask&contact -0.05 ask&denied 0.09 ask&did -0.03
ask&full -0.06 ask&home 0.13 ask&hush 0.04 ask&job -0.05 ask&line -0.21 ask&looked -0.03 ask&many 0.05 ask&num -0.17 ask&number -0.16 ask&ours -0.21 ask&outcome 0.07 ask&pointed -0.13 ask&result -0.11
ask&room 0.15 ask&said 0.28 ask&sorry -0.06 ask&stay 0.07 ask&test 0.12 ask&then -0.05 ask&visit -0.14 ask&ward -0.04 ask..staff -0.06 ask..they -0.17 ask..you -0.1 ask>full -0.06 ask>kin -0.17
ask>kinOf -0.07 ask>media -0.03 ask>nameBare -0.03 ask>nameDuty -0.02 ask>nameNew -0.03 ask>patient -0.05 ask>person -0.08 ask>staff -0.05 ask>they -0.15 ask>you -0.31 b 0.36 bed 0.42
bed>namePatient 0.03 bill&bill 0.04 bill&came 0.11 bill&date -0.12 bill&denied 0.06 bill&feedback 0.07 bill&money 0.05 bill&num -0.03 bill&ours -0.11 bill&pointed -0.14 birth 0.12 bring -0.02
bring&came 0.03 bring&care -0.09 bring&many -0.07 bring&num -0.07 bring&visit 0.06 bring..staff 0.05 bring..they 0.04 bring..you -0.04 c 0.12 came -0.02 came&anon 0.05 came&bring 0.08 came&came 0.02
came&card -0.05 came&care 0.15 came&clock -0.12 came&date 0.06 came&did 0.22 came&feedback 0.04 came&general -0.02 came&house 0.1 came&job -0.04 came&looked -0.07 came&many -0.07 came&num -0.08
came&ours 0.17 came&pointed 0.04 came&result 0.2 came&said -0.11 came&sorry -0.07 came&stay -0.05 came&surgery -0.03 came&then 0.02 came&visit 0.09 came&wait 0.04 came&ward 0.15 came..person 0.03
came..they 0.04 came>kin 0.05 came>nameBare 0.05 came>patientMany -0.04 came>person 0.06 came>staff 0.09 came>they 0.06 came>you -0.06 card 0.17 card&came -0.1 card&did 0.43 card&number 0.35 care 0.64
care&ask 0.17 care&bill -0.03 care&came -0.12 care&care 0.33 care&date -0.13 care&denied -0.02 care&did -0.08 care&duty -0.04 care&feedback -0.03 care&full 0.11 care&general 0.22 care&ill 0.04
care&job 0.08 care&looked 0.03 care&many 0.05 care&num 0.03 care&outcome 0.13 care&pointed 0.06 care&result 0.21 care&said -0.02 care&test -0.05 care&then 0.12 care..nameBare 0.13 care..staff 0.09
care..they 0.29 care..you 0.25 care>full 0.11 care>nameBare 0.14 care>nameNew 0.11 care>patient 0.02 care>patientMany -0.08 care>staff -0.05 care>you -0.07 child 0.21 child..kinFirst -0.09
child..nameBare 0.07 child>kinOf 0.13 child>nameNew 0.06 child>namePatient 0.05 class 0.24 clock 0.09 clock&came -0.1 clock&clock 0.12 clock&did 0.18 clock&many 0.09 clock&num 0.13 clock&outcome -0.04
clock&then -0.02 clock&visit 0.23 clock..you -0.05 contact 0.04 contact&feedback -0.11 contact&many 0.06 contact&num -0.04 contact&ours -0.1 contact&said 0.16 contact&sorry -0.05 contact..you -0.04
contact>person -0.05 craft 0.38 craft&many -0.07 craft..they 0.05 d 0.11 date 0.13 date&ask 0.05 date&came 0.12 date&care 0.47 date&clock -0.08 date&date -0.04 date&did 0.33 date&disease -0.07
date&duty -0.05 date&feedback -0.05 date&full -0.04 date&general -0.09 date&illness 0.03 date&looked -0.02 date&many -0.09 date&num -0.3 date&ours 0.17 date&result -0.02 date&stay 0.06
date&surgery 0.05 date&test 0.16 date&then -0.06 date&visit -0.07 date&wait 0.03 date&ward 0.04 date..full 0.07 date..nameBare 0.07 date..nameKnownDuty 0.04 date..nameNew 0.03 date..patientMany -0.02
date..person 0.03 date..police 0.06 date..staff -0.15 date>full -0.04 date>nameBare -0.03 date>person -0.06 date>staff 0.24 date>you 0.05 denied -0.15 denied&anon -0.09 denied&ask -0.04
denied&bill -0.02 denied&came -0.05 denied&care -0.03 denied&denied 0.03 denied&did -0.29 denied&disease -0.02 denied&feedback -0.05 denied&general 0.08 denied&home -0.03 denied&hush -0.02
denied&ill -0.1 denied&illness -0.09 denied&job 0.03 denied&looked -0.05 denied&many -0.09 denied&num -0.15 denied&ours -0.12 denied&pointed -0.17 denied&said 0.04 denied&stay 0.07 denied&test 0.07
denied&visit 0.04 denied&wait 0.2 denied..they -0.11 denied>they -0.09 denied>you 0.12 did -0.13 did&address -0.15 did&age -0.04 did&anon 0.1 did&ask 0.18 did&bed 0.2 did&bill -0.03 did&birth 0.08
did&bring 0.15 did&came 0.14 did&care 0.23 did&clock -0.07 did&contact -0.06 did&craft 0.35 did&date -0.25 did&denied 0.06 did&did 0.19 did&disease -0.05 did&dummy -0.07 did&duty -0.17
did&familiar 0.03 did&feedback -0.07 did&full 0.14 did&general -0.17 did&home 0.13 did&house -0.05 did&ill -0.16 did&illness 0.25 did&job 0.61 did&life 0.05 did&looked -0.17 did&many -0.21
did&money -0.03 did&num 0.18 did&number 0.04 did&oneof -0.04 did&ours 0.15 did&outcome -0.17 did&outside -0.13 did&places -0.04 did&pointed 0.04 did&polite -0.04 did&refuse -0.04 did&result 0.32
did&room 0.13 did&rooms -0.06 did&said -0.09 did&school 0.28 did&signed 0.28 did&sorry 0.04 did&stay 0.07 did&surgery 0.16 did&test 0.09 did&then -0.28 did&visit -0.05 did&ward 0.13 did&work 0.05
did..expert 0.14 did..full 0.05 did..kin -0.1 did..kinFirst 0.05 did..lawyer 0.03 did..nameBare 0.13 did..nameDuty -0.05 did..nameKnown 0.03 did..nameNew 0.04 did..patientFirst -0.21
did..patientMany 0.03 did..person -0.04 did..personFirst -0.04 did..police -0.04 did..they -0.12 did..you 0.11 did>expert 0.24 did>familiar 0.03 did>full 0.14 did>kin -0.23 did>lawyer 0.06
did>media -0.05 did>nameBare 0.02 did>nameKnown 0.09 did>nameNew -0.16 did>namePatient -0.02 did>party 0.09 did>patient 0.13 did>person -0.3 did>personMany -0.2 did>police -0.13 did>polite -0.04
did>poster 0.04 did>press -0.06 did>staff -0.13 did>surname 0.03 did>they 0.16 did>you -0.05 disease 0.06 disease&care 0.02 disease&date 0.08 disease&did 0.17 disease&disease -0.06
disease&general -0.03 disease&illness -0.08 disease&many -0.05 disease&num 0.05 disease&pointed 0.07 disease&stay 0.02 disease..kin -0.04 disease>person 0.02 dummy -0.33 dummy&did -0.12
dummy&dummy -0.08 dummy&num -0.1 duty -0.26 duty&anon -0.04 duty&care -0.03 duty&did -0.07 duty&feedback -0.1 duty&general -0.04 duty&job -0.1 duty&life -0.04 duty&pointed -0.11 duty&said -0.07
duty&test -0.02 duty&then -0.1 duty&ward -0.09 duty..police -0.04 duty..staff -0.08 duty..they -0.23 duty..you -0.06 duty>lawyer -0.03 duty>media 0.1 duty>nameNew -0.06 duty>staff -0.18 duty>you 0.05
e 0.16 elder -0.08 elder..they -0.06 expert 0.28 expert+num 0.11 expert..did -0.07 expert>did 0.1 expert>many 0.09 expert>num 0.07 facts:named 0.15 facts:one -0.36 facts:police -0.47 facts:poster 0.11
facts:reply 0.19 facts:some -0.04 facts:told0 0.65 facts:told1 -0.13 facts:told2 -0.14 facts:told3 -0.24 facts:told4 -0.15 familiar 0.2 familiar&did 0.05 familiar&said 0.02 familiar&then -0.06
familiar+did 0.05 familiar+kin 0.05 familiar+then -0.06 familiar..care 0.04 familiar..did 0.09 familiar..ours 0.17 familiar..stay 0.04 familiar..then 0.11 familiar..they 0.04 familiar..you 0.1
familiar>did 0.05 familiar>kin 0.05 familiar>kinOf 0.05 familiar>name 0.04 familiar>said 0.02 familiar>then -0.06 feedback -0.37 feedback&ask -0.03 feedback&bill -0.1 feedback&came -0.1
feedback&contact -0.14 feedback&denied 0.11 feedback&did -0.21 feedback&feedback -0.35 feedback&full -0.04 feedback&general -0.06 feedback&home -0.05 feedback&hush -0.09 feedback&many 0.02
feedback&num -0.03 feedback&oneof -0.15 feedback&ours -0.21 feedback&pointed -0.07 feedback&quoted 0.04 feedback&result -0.17 feedback&said 0.02 feedback&then -0.1 feedback&visit -0.15
feedback..staff 0.05 feedback..they -0.1 feedback..you -0.11 feedback>full -0.04 feedback>kin -0.03 feedback>nameBare 0.08 feedback>staff -0.03 feedback>you -0.18 fiction -0.11 full -0.15
full&bill -0.03 full&bring -0.11 full&came -0.03 full&care 0.05 full&contact 0.08 full&date 0.16 full&denied -0.05 full&did -0.13 full&dummy -0.09 full&duty -0.08 full&full 0.05 full&home -0.07
full&illness 0.05 full&job -0.05 full&many -0.07 full&num -0.12 full&ours 0.08 full&result -0.03 full&said 0.07 full&sorry 0.03 full&stay -0.05 full&then -0.02 full&visit 0.03 full+came -0.04
full+date 0.16 full+did -0.09 full+dummy -0.08 full+full 0.08 full+home -0.08 full+illness 0.08 full+kin 0.03 full+many -0.08 full+name 0.14 full+ours 0.03 full+you -0.04 full..bill 0.2
full..came -0.03 full..care 0.04 full..child -0.07 full..date 0.05 full..denied -0.12 full..did -0.2 full..disease 0.13 full..feedback -0.07 full..general -0.05 full..home -0.02 full..illness 0.09
full..life -0.07 full..looked 0.09 full..many -0.07 full..name -0.02 full..nameKnown -0.05 full..num -0.13 full..ours -0.05 full..result -0.02 full..said 0.04 full..staff -0.03 full..stay 0.1
full..test 0.15 full..then 0.08 full..they -0.11 full..ward 0.02 full..you 0.18 full>bill -0.03 full>bring -0.11 full>came -0.03 full>care 0.05 full>contact 0.08 full>date 0.16 full>denied -0.05
full>did -0.13 full>dummy -0.09 full>duty -0.08 full>full 0.05 full>home -0.07 full>illness 0.05 full>job -0.05 full>kin 0.04 full>kinOf 0.04 full>many -0.07 full>name 0.05 full>nameBare 0.12
full>nameNew -0.03 full>num -0.12 full>ours 0.08 full>patient 0.09 full>result -0.03 full>said 0.07 full>sorry 0.03 full>staff -0.09 full>stay -0.05 full>then -0.02 full>they -0.03 full>visit 0.03
full>you -0.04 g 0.15 general -0.24 general&anon -0.03 general&ask -0.05 general&care 0.04 general&clock -0.05 general&duty 0.04 general&feedback -0.06 general&full -0.05 general&general -0.08
general&home -0.03 general&looked -0.05 general&many -0.11 general&num 0.04 general&ours -0.03 general&result -0.05 general&stay -0.04 general&test -0.06 general&then -0.02 general&visit 0.33
general&wait -0.16 general..full -0.04 general..nameBare -0.04 general..nameNew -0.04 general..you -0.04 general>full -0.05 general>nameNew -0.06 general>patientMany -0.07 general>person -0.08
general>personMany -0.07 general>they 0.11 h 0.18 handle 0.29 handle>did 0.16 hidden 0.09 hidden..did 0.12 home 0.13 home&ask -0.06 home&bed 0.02 home&came -0.08 home&did 0.04 home&full 0.09
home&home 0.28 home&illness 0.07 home&job 0.31 home&num -0.12 home&ours -0.08 home&pointed 0.19 home&polite -0.1 home&room 0.27 home&school 0.24 home&ward 0.07 home..full -0.05 home..nameBare 0.05
home..nameNew -0.05 home..they -0.04 home..you -0.14 home>full 0.09 home>nameBare 0.04 home>nameNew 0.13 home>person -0.08 home>polite -0.1 home>staff 0.2 home>they 0.04 house -0.1 house&came -0.03
house&care 0.04 house&did 0.02 house&duty 0.05 house&general -0.02 house>staff -0.02 hush -0.32 hush&came -0.04 hush&did 0.06 hush&hush -0.13 hush&many -0.1 hush&num -0.05 hush&pointed -0.07
hush&result -0.18 hush>media -0.07 hush>they -0.14 i 0.19 if -0.5 if&ask -0.05 if&bill 0.07 if&came -0.06 if&care -0.13 if&contact -0.03 if&did -0.25 if&many -0.1 if&num -0.06 if&ours -0.15
if&pointed -0.07 if&result -0.02 if&said -0.03 if&stay -0.05 if&then -0.12 if&visit -0.14 if..staff -0.03 if..you -0.15 if>patient -0.05 if>person -0.11 if>you -0.28 ill&came 0.08 ill&date -0.09
ill&denied 0.1 ill&did -0.05 ill&disease -0.05 ill&num -0.09 ill&pointed -0.05 ill&visit -0.1 ill..staff -0.06 ill>person -0.13 illness 0.65 illness&care 0.19 illness&denied -0.03 illness&did 0.35
illness&illness 0.26 illness&many -0.11 illness&num -0.04 illness&pointed 0.16 illness&result -0.06 illness&test -0.04 illness&ward -0.03 illness..they 0.15 illness>nameNew 0.05 illness>patient 0.06
illness>staff 0.1 job 0.62 job&came 0.02 job&care -0.09 job&denied -0.06 job&did 0.11 job&full 0.02 job&job 0.37 job&num -0.03 job&pointed 0.05 job&refuse -0.03 job&then 0.06 job..staff 0.17
job..they 0.13 job>full 0.02 job>nameBare 0.07 job>nameDuty -0.02 job>staff 0.06 kin 0.76 kin+did 0.1 kin+stay -0.03 kin..ask -0.07 kin..came -0.1 kin..did 0.04 kin..full 0.15 kin..general -0.05
kin..kin -0.15 kin..kinFirst 0.08 kin..nameBare 0.11 kin..nameNew 0.07 kin..num 0.2 kin..ours -0.03 kin..personFirst 0.13 kin..they -0.11 kin..you -0.04 kin>full 0.06 kin>kin -0.04 kin>kinOf -0.03
kin>many 0.13 kin>nameBare -0.04 kin>nameNew 0.05 kin>namePatient 0.07 kin>num 0.07 kin>polite -0.03 kin>staff 0.03 kin>stay -0.03 kin>then 0.04 kin>they 0.04 kinFirst+came 0.03 kinFirst+did 0.03
kinFirst+home -0.05 kinFirst..ask -0.04 kinFirst..came -0.04 kinFirst..did -0.04 kinFirst..many 0.08 kinFirst..ours 0.29 kinFirst>came 0.03 kinFirst>care -0.04 kinFirst>did 0.04 kinFirst>home -0.05
kinFirst>many -0.04 kinFirst>said -0.03 kinFirst>staff -0.06 kinFirst>stay -0.04 kinMany..came -0.03 kinMany>did 0.03 kinOf+did 0.25 kinOf+name 0.03 kinOf..ask -0.05 kinOf..did 0.04
kinOf..feedback -0.09 kinOf..kin 0.03 kinOf..ours 0.03 kinOf..then 0.08 kinOf..they 0.06 kinOf>did 0.23 kinOf>name 0.03 kinOf>ours 0.14 kinYours+came 0.08 kinYours+date 0.03 kinYours+then 0.07
kinYours..did 0.19 kinYours..many 0.1 kinYours..num 0.1 kinYours>came 0.08 kinYours>date 0.03 kinYours>did 0.14 kinYours>then 0.07 l 0.15 lawyer 0.05 lawyer+did -0.06 lawyer+name -0.05 lawyer+num -0.09
lawyer>did -0.08 lawyer>name -0.05 lawyer>nameDuty -0.05 lawyer>num -0.09 life 0.24 life&did -0.14 life&feedback -0.1 life&job -0.05 life&life 0.06 life&many 0.02 life&num 0.06 life&pointed -0.03
life&stay -0.08 life..full -0.1 life>person -0.05 line -0.25 looked&came -0.06 looked&date -0.03 looked&denied -0.04 looked&did 0.04 looked&looked -0.06 looked&many -0.05 looked&num 0.07
looked&ours -0.03 looked&result 0.09 looked&then -0.05 looked&visit -0.05 looked..nameNew 0.05 looked..you 0.09 looked>they 0.06 looked>you 0.12 looks 0.27 looks&did 0.03 looks&looks 0.09
looks>person 0.08 m 0.03 many -0.54 many&bring -0.05 many&came -0.14 many&card 0.04 many&care -0.05 many&contact -0.05 many&craft 0.29 many&date -0.06 many&denied 0.03 many&did 0.09 many&duty -0.03
many&feedback 0.15 many&full -0.02 many&general 0.04 many&home 0.09 many&house -0.04 many&hush 0.07 many&if -0.09 many&ill -0.04 many&illness -0.07 many&job 0.1 many&life 0.05 many&looked -0.05
many&many -0.14 many&money 0.07 many&oneof 0.12 many&ours -0.18 many&outcome -0.11 many&quoted -0.03 many&said -0.14 many&school 0.12 many&signed -0.02 many&stay -0.29 many&test -0.02 many&then -0.12
many&visit -0.19 many&wait -0.09 many&ward -0.15 many&work 0.13 many..full -0.03 many..kin 0.08 many..nameDuty -0.03 many..nameNew 0.05 many..staff 0.11 many..they -0.16 many>full -0.02 many>kin 0.05
many>kinMany -0.04 many>kinOf -0.07 many>media -0.07 many>nameBare 0.03 many>nameNew -0.06 many>patient -0.03 many>patientMany -0.07 many>personMany -0.05 many>posterMany -0.05 many>staff -0.05
many>they -0.12 many>you -0.05 media 0.2 media+did -0.17 media+feedback 0.1 media+general -0.06 media+hush -0.04 media+num 0.02 media+ours 0.05 media+pointed -0.08 media+poster 0.21 media+quoted 0.09
media+said 0.06 media+then -0.08 media..ask -0.02 media..care 0.05 media..date 0.19 media..denied -0.12 media..did 0.04 media..duty -0.02 media..feedback 0.05 media..general 0.14 media..kin -0.03
media..many 0.04 media..num 0.17 media..pointed -0.05 media..police -0.02 media..refuse -0.06 media..result 0.11 media..they 0.07 media>anon -0.02 media>came -0.03 media>care 0.03 media>date -0.13
media>did 0.06 media>feedback 0.1 media>general -0.06 media>job -0.09 media>media -0.11 media>name -0.12 media>nameBare -0.12 media>nameNew -0.13 media>num 0.04 media>oneof 0.06 media>ours 0.29
media>patient 0.06 media>person 0.08 media>pointed -0.02 media>poster 0.21 media>posterThis 0.21 media>quoted 0.06 media>result 0.07 media>said 0.06 media>then -0.08 money -0.06 money&bill 0.03
money&did -0.03 n 0.2 name 0.34 name..full 0.04 name..kin -0.08 name..kinFirst 0.13 name..media -0.04 name..nameKnown -0.03 name..nameNew 0.03 name..person -0.06 name..personFirst -0.05
name..staff -0.24 name..they -0.13 name..you 0.25 name>familiar 0.03 name>full 0.16 name>kinOf 0.06 name>lawyer -0.03 name>media 0.13 name>nameBare 0.11 name>nameKnownDuty 0.08 name>nameNew -0.09
name>namePatient 0.04 name>patient 0.08 name>staff -0.12 name>they 0.11 nameBare+came -0.03 nameBare+care 0.06 nameBare+date -0.03 nameBare+denied 0.07 nameBare+full 0.09 nameBare+general -0.03
nameBare+home -0.08 nameBare+illness 0.08 nameBare+many 0.1 nameBare+name 0.14 nameBare+num 0.1 nameBare+pointed -0.02 nameBare+result 0.07 nameBare+then -0.06 nameBare+you -0.02 nameBare..anon 0.03
nameBare..ask -0.03 nameBare..bill 0.31 nameBare..bring 0.02 nameBare..came 0.03 nameBare..care 0.09 nameBare..date 0.05 nameBare..denied 0.05 nameBare..disease 0.09 nameBare..feedback -0.04
nameBare..full -0.05 nameBare..general -0.05 nameBare..home -0.03 nameBare..illness 0.04 nameBare..kin -0.08 nameBare..looked 0.07 nameBare..many -0.03 nameBare..name -0.08 nameBare..num -0.14
nameBare..ours 0.12 nameBare..pointed -0.05 nameBare..result 0.03 nameBare..said 0.05 nameBare..staff -0.15 nameBare..stay 0.13 nameBare..surgery -0.2 nameBare..test 0.09 nameBare..then 0.24
nameBare..wait 0.04 nameBare..ward -0.05 nameBare..you 0.28 nameBare>bill -0.05 nameBare>care 0.02 nameBare>denied 0.04 nameBare>did -0.07 nameBare>duty -0.09 nameBare>feedback 0.07 nameBare>full 0.14
nameBare>general -0.03 nameBare>home -0.06 nameBare>illness 0.05 nameBare>job 0.05 nameBare>kin 0.07 nameBare>many 0.14 nameBare>name 0.2 nameBare>num 0.03 nameBare>patient 0.24 nameBare>result -0.03
nameBare>said 0.09 nameBare>staff -0.1 nameBare>stay -0.02 nameBare>then -0.05 nameBare>they -0.03 nameBare>visit -0.16 nameBare>wait -0.04 nameBare>ward -0.02 nameBare>you -0.02 nameDuty+care -0.1
nameDuty+job -0.12 nameDuty+lawyer -0.02 nameDuty+name -0.07 nameDuty+said -0.03 nameDuty+staff -0.03 nameDuty+then -0.11 nameDuty..bill -0.04 nameDuty..came -0.08 nameDuty..care -0.14
nameDuty..date -0.04 nameDuty..did -0.14 nameDuty..duty -0.02 nameDuty..feedback -0.06 nameDuty..home -0.04 nameDuty..kin -0.1 nameDuty..life -0.03 nameDuty..many -0.11 nameDuty..ours -0.08
nameDuty..pointed -0.06 nameDuty..staff -0.08 nameDuty..then -0.05 nameDuty..they -0.14 nameDuty..you -0.1 nameDuty>care -0.04 nameDuty>did -0.03 nameDuty>feedback -0.09 nameDuty>general -0.03
nameDuty>job -0.12 nameDuty>kin -0.06 nameDuty>lawyer -0.02 nameDuty>media 0.1 nameDuty>name -0.12 nameDuty>num -0.06 nameDuty>pointed -0.04 nameDuty>said -0.03 nameDuty>staff -0.04 nameDuty>then -0.16
nameDuty>you 0.04 nameKnown..did -0.05 nameKnown..many 0.03 nameKnown..num -0.03 nameKnown..staff -0.13 nameKnown>did -0.03 nameKnown>job -0.02 nameKnown>many 0.14 nameKnown>num -0.05
nameKnownDuty+did -0.09 nameKnownDuty+duty 0.03 nameKnownDuty+job -0.04 nameKnownDuty+name -0.05 nameKnownDuty..ask -0.02 nameKnownDuty..date -0.09 nameKnownDuty..denied -0.05 nameKnownDuty..did -0.13
nameKnownDuty..many -0.11 nameKnownDuty..num 0.06 nameKnownDuty..staff -0.03 nameKnownDuty..then -0.06 nameKnownDuty..they -0.12 nameKnownDuty>came 0.06 nameKnownDuty>care -0.13 nameKnownDuty>did -0.12
nameKnownDuty>dummy -0.05 nameKnownDuty>duty 0.03 nameKnownDuty>general -0.03 nameKnownDuty>job -0.04 nameKnownDuty>many -0.04 nameKnownDuty>name -0.08 nameKnownDuty>pointed -0.03
nameKnownDuty>said 0.08 nameKnownDuty>staff -0.07 nameKnownDuty>then -0.02 nameKnownPatient..did 0.16 nameKnownPatient>did 0.04 nameNew+care -0.07 nameNew+date 0.17 nameNew+did 0.08 nameNew+duty -0.05
nameNew+feedback -0.07 nameNew+full 0.11 nameNew+home -0.15 nameNew+illness 0.09 nameNew+kin 0.03 nameNew+life 0.03 nameNew+many -0.04 nameNew+name 0.11 nameNew+num 0.12 nameNew+ours 0.09
nameNew+staff 0.07 nameNew+then -0.03 nameNew+you 0.02 nameNew..address 0.1 nameNew..age 0.05 nameNew..anon -0.05 nameNew..ask 0.03 nameNew..bill 0.17 nameNew..bring -0.1 nameNew..care 0.02
nameNew..clock 0.03 nameNew..date 0.05 nameNew..disease 0.14 nameNew..feedback -0.11 nameNew..general -0.05 nameNew..illness 0.06 nameNew..kin -0.03 nameNew..life 0.08 nameNew..looked 0.04
nameNew..many -0.04 nameNew..name -0.03 nameNew..num -0.12 nameNew..ours -0.04 nameNew..outcome 0.07 nameNew..pointed -0.15 nameNew..result 0.05 nameNew..said 0.06 nameNew..staff -0.03
nameNew..stay 0.13 nameNew..then 0.19 nameNew..wait -0.05 nameNew..you 0.09 nameNew>bill 0.03 nameNew>care 0.07 nameNew>contact 0.09 nameNew>date 0.17 nameNew>did 0.1 nameNew>duty -0.06
nameNew>feedback -0.07 nameNew>full 0.09 nameNew>general -0.03 nameNew>home -0.13 nameNew>illness 0.06 nameNew>kin 0.04 nameNew>life -0.07 nameNew>ours 0.13 nameNew>patient 0.08 nameNew>person 0.03
nameNew>result -0.07 nameNew>said 0.07 nameNew>staff 0.05 nameNew>then -0.1 nameNew>they 0.14 nameNew>wait -0.04 nameNew>you 0.02 namePatient+did 0.18 namePatient+kin 0.06 namePatient+person -0.08
namePatient+then 0.07 namePatient..age 0.07 namePatient..care 0.03 namePatient..date -0.03 namePatient..denied -0.04 namePatient..did 0.06 namePatient..disease 0.05 namePatient..kin 0.04
namePatient..life 0.07 namePatient..num -0.05 namePatient..test 0.03 namePatient..then 0.05 namePatient..you 0.02 namePatient>came 0.07 namePatient>care 0.09 namePatient>did 0.23
namePatient>illness 0.03 namePatient>kin 0.06 namePatient>name 0.06 namePatient>ours 0.15 namePatient>person -0.08 namePatient>then 0.04 named:address 0.13 named:age 0.08 named:anon -0.02 named:ask 0.1
named:bill -0.11 named:bring 0.14 named:card 0.12 named:care 0.16 named:child -0.04 named:contact 0.14 named:craft 0.29 named:date 0.18 named:did 0.2 named:disease -0.04 named:duty -0.16
named:elder 0.06 named:familiar 0.21 named:feedback 0.07 named:full 0.13 named:general -0.17 named:hidden 0.02 named:home 0.11 named:house -0.05 named:hush -0.1 named:if 0.03 named:illness 0.02
named:job 0.21 named:kin 0.12 named:kinOf 0.08 named:life 0.06 named:looked -0.03 named:many 0.04 named:media 0.2 named:money 0.02 named:name 0.42 named:nameBare 0.24 named:nameDuty -0.04
named:nameKnownDuty 0.09 named:nameKnownPatient 0.37 named:namePatient 0.23 named:num -0.12 named:ours 0.51 named:outcome 0.17 named:party -0.11 named:partyFirst -0.09 named:patient -0.02
named:patientFirst 0.05 named:patientMany -0.09 named:places 0.13 named:pointed 0.33 named:polite 0.15 named:poster 0.23 named:quoted 0.02 named:refuse -0.15 named:result -0.03 named:room 0.1
named:said -0.04 named:signed 0.09 named:sorry 0.04 named:staff -0.1 named:stay 0.33 named:surgery 0.05 named:surname 0.25 named:test -0.1 named:then -0.18 named:they 0.1 named:visit 0.09
named:wait -0.17 named:ward 0.13 named:work 0.06 named:you -0.08 nobody -0.85 num -0.26 num&anon -0.11 num&ask 0.16 num&came -0.16 num&card -0.02 num&care -0.15 num&clock 0.09 num&contact -0.07
num&craft 0.18 num&date 0.05 num&denied -0.11 num&did 0.32 num&dummy -0.07 num&duty -0.14 num&familiar 0.11 num&feedback 0.21 num&full -0.16 num&home 0.11 num&hush 0.08 num&ill 0.02 num&illness 0.07
num&job 0.19 num&looked -0.03 num&many -0.16 num&money 0.07 num&num -0.05 num&oneof -0.07 num&ours 0.07 num&outcome 0.07 num&places 0.03 num&pointed -0.14 num&polite -0.02 num&refuse -0.07
num&result 0.15 num&room 0.02 num&said -0.07 num&stay -0.13 num&surgery 0.02 num&test -0.18 num&then -0.19 num&visit -0.02 num&wait -0.07 num&ward 0.02 num&work 0.09 num..expert 0.12 num..full 0.03
num..kin 0.15 num..kinFirst 0.14 num..kinOf -0.1 num..media -0.04 num..nameBare 0.06 num..nameNew 0.06 num..person 0.04 num..personMany -0.05 num..police -0.04 num..they -0.19 num..you -0.25
num>expert -0.02 num>familiar 0.11 num>full -0.16 num>kinMany 0.08 num>kinOf 0.05 num>nameDuty -0.07 num>nameNew -0.06 num>patientMany -0.2 num>person -0.08 num>personMany 0.04 num>police 0.06
num>polite -0.02 num>staff 0.03 num>they -0.13 num>you -0.19 number 0.34 o 0.23 one:address -0.03 one:age 0.04 one:anon -0.12 one:ask 0.16 one:bed 0.18 one:bill -0.05 one:bring 0.09 one:came -0.22
one:care 0.32 one:child -0.19 one:clock -0.14 one:contact -0.18 one:craft 0.09 one:denied -0.02 one:did 0.07 one:disease 0.09 one:duty 0.14 one:elder -0.14 one:feedback -0.13 one:full -0.14
one:general -0.12 one:hush 0.14 one:if 0.08 one:ill -0.07 one:illness 0.12 one:job 0.12 one:kin 0.07 one:kinFirst -0.13 one:kinMany -0.04 one:kinOf 0.37 one:life -0.06 one:looked 0.05 one:many -0.08
one:media -0.15 one:name -0.18 one:nameBare -0.1 one:nameDuty -0.06 one:nameNew -0.1 one:namePatient -0.02 one:num 0.11 one:oneof 0.05 one:ours -0.02 one:outcome 0.12 one:party -0.05
one:partyFirst -0.02 one:patientFirst 0.08 one:patientThis -0.03 one:person -0.26 one:personFirst -0.26 one:personMany -0.02 one:personThis -0.04 one:places 0.08 one:pointed 0.17 one:police -0.05
one:polite 0.03 one:result -0.13 one:room 0.15 one:rooms 0.16 one:said -0.04 one:school 0.11 one:signed -0.06 one:sorry -0.07 one:staff -0.08 one:stay 0.05 one:surname 0.08 one:test 0.04 one:then -0.15
one:they 0.25 one:wait -0.17 one:ward 0.07 one:you -0.11 oneof 0.3 oneof&care -0.07 oneof&craft 0.05 oneof&denied -0.03 oneof&did 0.18 oneof&illness -0.02 oneof&job 0.28 oneof&life 0.05
oneof&many -0.14 oneof&num 0.1 oneof&pointed -0.02 oneof&polite 0.03 oneof&stay 0.11 oneof&then 0.1 oneof..staff 0.08 oneof..they 0.03 oneof..you 0.04 oneof>kinOne 0.07 oneof>nameNew 0.09
oneof>patientOne -0.06 oneof>personOne 0.08 oneof>polite 0.03 oneof>staff -0.05 other:kin 0.35 other:kinFirst 0.21 other:kinMany -0.13 other:kinOf 0.19 other:kinOne 0.07 other:kinStaff -0.06
other:kinYours 0.1 other:party -0.13 other:partyFirst 0.09 other:patient 0.19 other:patientFirst 0.11 other:patientMany -0.05 other:patientThis 0.06 other:person 0.11 other:personFirst 0.17
other:personMany -0.32 other:personOne 0.08 other:personThis 0.1 ours -0.17 ours&anon 0.03 ours&ask 0.25 ours&bill -0.17 ours&bring -0.11 ours&came -0.3 ours&card 0.04 ours&care 0.4 ours&clock 0.1
ours&contact 0.13 ours&craft 0.06 ours&date -0.06 ours&denied -0.06 ours&did -0.11 ours&duty 0.17 ours&feedback 0.05 ours&full 0.04 ours&general 0.04 ours&home -0.02 ours&if -0.04 ours&ill -0.06
ours&illness -0.05 ours&job 0.09 ours&looked 0.02 ours&num -0.19 ours&ours 0.1 ours&outcome 0.02 ours&pointed 0.05 ours&polite -0.03 ours&refuse -0.09 ours&result -0.07 ours&room 0.09 ours&rooms -0.02
ours&said -0.15 ours&signed 0.18 ours&sorry -0.12 ours&stay 0.03 ours&surgery 0.14 ours&test -0.16 ours&then -0.12 ours&visit -0.05 ours&wait 0.08 ours&ward 0.14 ours..full -0.05 ours..kin -0.06
ours..kinOf -0.05 ours..nameNew 0.04 ours..staff -0.05 ours..they -0.03 ours>full 0.04 ours>kin -0.03 ours>kinOf 0.02 ours>media -0.03 ours>nameDuty -0.04 ours>nameKnownDuty -0.05 ours>nameNew 0.05
ours>patient 0.34 ours>patientMany -0.02 ours>person -0.08 ours>polite -0.03 ours>staff -0.04 ours>you 0.28 outcome 0.34 outcome&did 0.16 outcome&num -0.02 outcome&stay -0.02 outcome..they -0.07
outside -0.15 p -0.02 parent 0.19 party 0.1 party..full 0.02 party..nameBare 0.03 party..nameNew 0.06 party..they -0.04 party>kinOf -0.12 party>nameNew 0.06 party>namePatient 0.09 party>patient 0.11
party>polite 0.02 partyFirst+did 0.05 partyFirst>did 0.05 partyFirst>kin 0.04 partyFirst>name 0.08 partyFirst>ours 0.19 partyFirst>patient 0.13 patient 0.09 patient+bill -0.02 patient+came -0.04
patient+did -0.06 patient+general -0.05 patient+many -0.04 patient+num -0.03 patient..came -0.03 patient..date 0.03 patient..did 0.14 patient..full -0.04 patient..illness 0.07 patient..kin -0.04
patient..many 0.03 patient..nameBare -0.04 patient..nameNew 0.04 patient..num 0.12 patient..person 0.06 patient..pointed 0.03 patient..refuse -0.08 patient..result 0.05 patient..stay 0.13
patient..test 0.03 patient..then 0.12 patient..they 0.11 patient..you 0.03 patient>ask -0.05 patient>bill -0.03 patient>came -0.06 patient>full 0.09 patient>general -0.06 patient>kinOf 0.24
patient>many -0.04 patient>media 0.04 patient>nameBare 0.03 patient>nameNew 0.04 patient>namePatient 0.15 patient>num -0.03 patient>polite 0.04 patient>staff -0.03 patient>test 0.03 patient>they -0.15
patientFirst+date -0.05 patientFirst+denied -0.04 patientFirst+did 0.06 patientFirst+full 0.07 patientFirst+kin 0.23 patientFirst+many 0.02 patientFirst+name 0.15 patientFirst..age 0.14
patientFirst..ask -0.05 patientFirst..bill 0.24 patientFirst..came 0.2 patientFirst..care 0.14 patientFirst..date 0.11 patientFirst..did 0.11 patientFirst..illness 0.02 patientFirst..kin -0.05
patientFirst..life 0.14 patientFirst..ours 0.27 patientFirst..outcome -0.04 patientFirst..refuse -0.04 patientFirst..said -0.02 patientFirst..staff -0.02 patientFirst..stay -0.06
patientFirst..then -0.11 patientFirst>bill 0.23 patientFirst>care -0.08 patientFirst>date -0.05 patientFirst>denied -0.08 patientFirst>did 0.15 patientFirst>full 0.03 patientFirst>home 0.02
patientFirst>illness 0.03 patientFirst>kin 0.23 patientFirst>name 0.11 patientFirst>num 0.16 patientFirst>ours -0.03 patientFirst>outcome -0.18 patientFirst>result -0.06 patientMany+care -0.03
patientMany+did -0.1 patientMany+many -0.03 patientMany+visit -0.03 patientMany..ask 0.03 patientMany..came -0.03 patientMany..did -0.17 patientMany..many -0.15 patientMany..num -0.05
patientMany..ours -0.08 patientMany..they 0.05 patientMany>care -0.07 patientMany>did -0.11 patientMany>feedback -0.02 patientMany>many -0.04 patientMany>num -0.03 patientMany>result -0.02
patientMany>test -0.04 patientMany>visit -0.03 patientThis..did 0.04 person 0.37 person+did 0.11 person+illness -0.12 person+many -0.03 person+name 0.21 person+pointed 0.1 person..ask -0.14
person..child -0.04 person..date -0.09 person..denied -0.03 person..did 0.2 person..feedback 0.07 person..full 0.1 person..home 0.12 person..kin 0.02 person..many -0.04 person..name 0.08
person..nameBare 0.05 person..num -0.04 person..ours 0.09 person..pointed -0.05 person..stay 0.1 person..then 0.03 person..they 0.14 person..you 0.06 person>ask -0.03 person>care -0.08
person>denied -0.02 person>did 0.16 person>full 0.04 person>illness -0.12 person>many -0.04 person>name 0.18 person>nameNew 0.12 person>namePatient 0.03 person>ours 0.11 person>pointed 0.1
person>staff 0.05 person>stay 0.04 person>visit -0.07 person>wait 0.06 person>ward 0.05 personFirst+came 0.07 personFirst+denied -0.08 personFirst+did 0.15 personFirst+full 0.04 personFirst+name 0.04
personFirst+pointed 0.17 personFirst+stay -0.12 personFirst+then 0.17 personFirst..ask 0.04 personFirst..bring 0.04 personFirst..denied 0.12 personFirst..did 0.06 personFirst..kin -0.1
personFirst..many -0.03 personFirst..said -0.02 personFirst..then 0.07 personFirst..they 0.02 personFirst..you 0.03 personFirst>came 0.06 personFirst>care 0.22 personFirst>denied 0.1
personFirst>did 0.39 personFirst>full 0.04 personFirst>illness 0.1 personFirst>kin 0.06 personFirst>name 0.04 personFirst>num -0.1 personFirst>pointed 0.08 personFirst>stay -0.18 personFirst>then 0.18
personFirst>ward 0.05 personMany+did 0.1 personMany..came -0.02 personMany..did 0.03 personMany..many -0.04 personMany..num -0.02 personMany>did 0.09 personThis+pointed 0.11 personThis>pointed 0.11
places -0.05 places&house -0.03 places&job 0.12 places..they 0.02 places>police -0.02 pointed 0.31 pointed&age 0.07 pointed&anon -0.02 pointed&ask -0.11 pointed&bed 0.05 pointed&bill -0.07
pointed&bring -0.04 pointed&came 0.03 pointed&care 0.09 pointed&contact 0.11 pointed&craft 0.02 pointed&date 0.24 pointed&denied 0.02 pointed&did 0.32 pointed&duty 0.02 pointed&feedback -0.2
pointed&full 0.07 pointed&home -0.12 pointed&house -0.04 pointed&hush -0.04 pointed&if -0.14 pointed&ill 0.09 pointed&illness -0.05 pointed&job 0.33 pointed&life 0.24 pointed&looked -0.04
pointed&looks 0.05 pointed&many -0.2 pointed&num -0.2 pointed&oneof -0.04 pointed&ours 0.42 pointed&outcome -0.03 pointed&places -0.17 pointed&pointed -0.03 pointed&polite 0.03 pointed&quoted -0.03
pointed&said -0.03 pointed&school 0.14 pointed&sorry -0.09 pointed&stay 0.15 pointed&surgery 0.02 pointed&test -0.07 pointed&then 0.23 pointed&wait -0.08 pointed..kinFirst -0.04 pointed..media -0.06
pointed..personFirst 0.11 pointed..staff -0.07 pointed..they 0.12 pointed..you -0.1 pointed>expert 0.06 pointed>full 0.07 pointed>kin 0.11 pointed>kinOf 0.15 pointed>kinOne 0.07 pointed>media -0.05
pointed>nameBare -0.09 pointed>nameDuty 0.03 pointed>nameNew 0.06 pointed>namePatient 0.09 pointed>partyThis -0.04 pointed>patient 0.42 pointed>patientMany 0.02 pointed>patientOne -0.06
pointed>patientThis 0.06 pointed>person 0.03 pointed>personOne 0.08 pointed>personThis 0.02 pointed>polite 0.03 pointed>staff -0.18 pointed>you 0.09 police -0.21 police+did -0.09 police+duty -0.06
police..denied -0.07 police..did 0.08 police..num 0.16 police..pointed 0.13 police:address 0.08 police:age 0.02 police:anon -0.08 police:ask 0.1 police:bed 0.24 police:bill 0.09 police:bring -0.07
police:came 0.06 police:card -0.04 police:care -0.04 police:clock -0.04 police:contact 0.15 police:craft 0.06 police:date -0.08 police:denied -0.13 police:did 0.03 police:disease 0.06 police:duty -0.22
police:elder -0.04 police:expert -0.04 police:familiar 0.12 police:feedback 0.14 police:full 0.06 police:general -0.19 police:hidden 0.09 police:home -0.08 police:house 0.04 police:hush 0.02
police:if -0.1 police:ill -0.04 police:illness 0.11 police:job 0.12 police:kinFirst -0.02 police:life -0.16 police:looks 0.04 police:many -0.19 police:media -0.15 police:money -0.05 police:name 0.04
police:nameBare 0.1 police:nameDuty -0.15 police:nameKnownDuty 0.03 police:nameNew 0.03 police:namePatient 0.09 police:num -0.1 police:oneof 0.15 police:ours 0.18 police:outcome -0.09
police:party -0.09 police:patient -0.16 police:patientFirst -0.17 police:patientMany 0.04 police:personFirst -0.1 police:personMany -0.03 police:places -0.1 police:police -0.12 police:polite -0.06
police:poster -0.13 police:quoted -0.08 police:refuse -0.05 police:room 0.24 police:rooms 0.21 police:said 0.18 police:staff -0.16 police:stay 0.22 police:surgery -0.13 police:test -0.12
police:then 0.04 police:they 0.17 police:visit 0.25 police:wait 0.11 police:ward 0.04 police:you 0.17 police>came 0.05 police>did -0.07 police>duty -0.06 police>many 0.03 polite 0.49 polite&care 0.06
polite&date -0.14 polite&did 0.11 polite&ours 0.08 polite+did 0.08 polite+person -0.08 polite..care 0.04 polite..date -0.03 polite..did 0.06 polite..name 0.02 polite..num -0.07 polite..staff -0.13
polite..test -0.06 polite..then 0.14 polite..they 0.1 polite..you 0.06 polite>care 0.06 polite>date -0.14 polite>did 0.11 polite>ours 0.08 polite>person -0.08 poster 0.06 poster+num -0.03
poster..ask 0.02 poster..did 0.02 poster..media -0.04 poster:anon 0.1 poster:ask 0.22 poster:bed 0.07 poster:bill 0.24 poster:birth 0.05 poster:came 0.35 poster:card 0.17 poster:care 0.35
poster:child 0.02 poster:contact 0.18 poster:craft 0.12 poster:date 0.38 poster:denied -0.18 poster:did 0.11 poster:disease 0.24 poster:duty -0.25 poster:familiar 0.03 poster:feedback 0.08
poster:fiction -0.03 poster:full -0.06 poster:general -0.08 poster:hidden -0.09 poster:home 0.05 poster:hush -0.17 poster:if -0.16 poster:ill -0.11 poster:illness 0.13 poster:job 0.15
poster:kinFirst -0.08 poster:kinMany -0.18 poster:kinOf 0.2 poster:kinThis 0.02 poster:lawyer 0.07 poster:looks -0.06 poster:many -0.15 poster:media -0.36 poster:money -0.04 poster:name -0.02
poster:nameBare 0.11 poster:nameDuty -0.15 poster:nameKnownDuty -0.19 poster:nameKnownPatient -0.1 poster:nameNew -0.06 poster:namePatient -0.04 poster:num -0.22 poster:number 0.24 poster:oneof 0.2
poster:ours -0.06 poster:outcome 0.12 poster:party -0.1 poster:patient 0.55 poster:patientFirst 0.16 poster:patientMany 0.21 poster:patientThis 0.1 poster:personFirst 0.03 poster:places -0.1
poster:police -0.1 poster:polite 0.12 poster:posterFirst 0.05 poster:posterMany -0.03 poster:posterThis 0.1 poster:press -0.02 poster:refuse -0.25 poster:result 0.09 poster:room 0.54 poster:signed 0.15
poster:sorry 0.08 poster:staff -0.09 poster:stay 0.2 poster:surname -0.03 poster:test 0.32 poster:then 0.12 poster:they 0.27 poster:visit 0.18 poster:ward 0.04 poster:work -0.09 poster:you 0.05
poster>full 0.02 poster>kinOf -0.03 poster>media -0.06 poster>nameNew 0.11 poster>namePatient 0.03 poster>num -0.03 posterFirst+pointed -0.06 posterFirst..did -0.04 posterFirst..ours -0.04
posterFirst>kin -0.03 posterFirst>pointed -0.06 posterThis+did 0.04 posterThis>did 0.26 posterThis>pointed 0.04 press -0.21 quoted 0.11 quoted&care 0.1 quoted&denied -0.03 quoted&did -0.28
quoted&many -0.12 quoted&num -0.15 quoted&oneof 0.13 quoted&pointed 0.1 quoted&said 0.03 quoted..they 0.1 quoted..you 0.11 quoted>nameNew -0.2 r 0.09 refuse -0.37 refuse&anon -0.06 refuse&care -0.02
refuse&did -0.19 refuse&duty 0.17 refuse&looked -0.03 refuse&many -0.03 refuse&pointed -0.03 refuse&refuse -0.02 refuse&said -0.06 refuse>patient -0.04 reply:address 0.07 reply:age -0.04
reply:anon 0.13 reply:ask -0.41 reply:bring -0.04 reply:came 0.2 reply:card 0.08 reply:care -0.08 reply:child 0.03 reply:craft 0.03 reply:date 0.02 reply:denied -0.1 reply:did -0.06 reply:duty -0.12
reply:elder 0.09 reply:expert -0.07 reply:feedback -0.48 reply:full -0.1 reply:general -0.13 reply:home -0.08 reply:house 0.05 reply:hush -0.23 reply:if -0.22 reply:ill 0.07 reply:illness 0.17
reply:job -0.03 reply:kin -0.08 reply:kinFirst -0.04 reply:kinMany -0.07 reply:kinOf -0.15 reply:kinYours 0.15 reply:life 0.06 reply:line -0.16 reply:looked 0.21 reply:looks 0.07 reply:many -0.08
reply:media -0.17 reply:money -0.04 reply:name -0.06 reply:nameBare -0.05 reply:nameDuty -0.04 reply:nameKnownDuty -0.04 reply:nameNew -0.05 reply:namePatient 0.04 reply:num -0.41 reply:number 0.11
reply:ours 0.21 reply:outcome 0.08 reply:party 0.32 reply:partyFirst 0.24 reply:patient -0.11 reply:patientFirst -0.15 reply:patientMany -0.03 reply:person 0.06 reply:personFirst 0.19
reply:personMany -0.11 reply:pointed -0.08 reply:polite 0.05 reply:poster 0.14 reply:press -0.15 reply:quoted -0.06 reply:room 0.04 reply:rooms -0.06 reply:said -0.19 reply:school 0.12 reply:sorry -0.1
reply:staff 0.04 reply:stay 0.15 reply:surgery 0.1 reply:surname 0.06 reply:test 0.28 reply:then 0.39 reply:they -0.05 reply:visit 0.4 reply:wait 0.16 reply:ward 0.08 reply:work -0.02 reply:years -0.04
reply:you 0.67 result 0.56 result&anon 0.04 result&ask 0.04 result&came 0.07 result&denied 0.04 result&did -0.11 result&feedback 0.02 result&general 0.15 result&home -0.06 result&illness 0.07
result&looked -0.1 result&ours 0.07 result&result -0.05 result&said 0.02 result..staff 0.1 result..they 0.03 result..you 0.08 room 0.41 room&room 0.12 rooms -0.09 rooms&came -0.04 rooms&denied -0.02
rooms&did -0.06 rooms&general -0.04 rooms&many -0.03 rooms&num -0.06 rooms&wait 0.02 rooms>patient -0.03 rooms>staff -0.19 s 0.16 said -0.2 said&ask 0.21 said&came -0.03 said&care -0.04
said&denied -0.03 said&did -0.11 said&feedback -0.03 said&if -0.07 said&many 0.12 said&num -0.17 said&ours -0.15 said&pointed -0.11 said&quoted 0.1 said&refuse -0.03 said&said 0.13 said&sorry -0.11
said&then -0.08 said&wait -0.04 said..media -0.07 said..staff 0.11 said..they 0.03 said..you 0.06 said>staff -0.07 said>you 0.02 same:kin -0.31 same:kinFirst -0.1 same:kinMany 0.05 same:kinOf 0.15
same:party 0.08 same:partyFirst 0.11 same:patient -0.05 same:patientFirst 0.13 same:patientMany -0.09 same:personFirst 0.27 same:personMany 0.14 school 0.46 school&job 0.21 school&school 0.28 sex 0.06
signed 0.48 signed&signed 0.38 some:anon 0.06 some:ask -0.12 some:bill 0.08 some:bring 0.05 some:came 0.06 some:care -0.13 some:clock 0.1 some:contact 0.1 some:date -0.03 some:denied -0.15
some:did 0.15 some:disease -0.06 some:duty -0.07 some:feedback -0.09 some:full 0.06 some:general -0.04 some:hush -0.08 some:if -0.05 some:ill -0.05 some:illness -0.07 some:job 0.29 some:kin 0.16
some:life 0.07 some:looked -0.1 some:many -0.06 some:name 0.13 some:nameDuty -0.06 some:nameNew 0.07 some:num 0.18 some:oneof -0.03 some:ours -0.19 some:outcome 0.05 some:patient -0.15
some:patientMany -0.08 some:person 0.12 some:places -0.03 some:pointed 0.12 some:refuse -0.1 some:result -0.12 some:sorry 0.03 some:staff -0.19 some:stay -0.12 some:test -0.04 some:they 0.57
some:visit -0.13 some:wait -0.1 some:you -0.11 sorry -0.15 staff -0.17 staff+bring 0.03 staff+came -0.04 staff+care -0.1 staff+contact -0.03 staff+denied -0.1 staff+did -0.02 staff+full -0.06
staff+general -0.04 staff+ill 0.03 staff+illness 0.07 staff+job 0.14 staff+kin -0.07 staff+name -0.15 staff+num 0.1 staff+pointed 0.08 staff+result 0.02 staff+said 0.15 staff+staff -0.11
staff+stay 0.06 staff+test -0.09 staff+then -0.05 staff+they -0.14 staff+visit 0.18 staff+wait 0.03 staff+you 0.34 staff..anon -0.06 staff..ask 0.39 staff..bill 0.06 staff..bring -0.1 staff..came 0.04
staff..care 0.04 staff..child -0.07 staff..clock -0.04 staff..contact -0.06 staff..date -0.09 staff..denied 0.03 staff..did -0.04 staff..duty 0.13 staff..feedback -0.04 staff..full 0.02
staff..general -0.04 staff..home 0.21 staff..if 0.03 staff..illness 0.12 staff..job -0.03 staff..kin -0.03 staff..life 0.06 staff..nameBare 0.02 staff..nameNew 0.02 staff..num 0.15 staff..ours 0.04
staff..outcome 0.12 staff..patient -0.02 staff..pointed -0.07 staff..refuse 0.24 staff..result -0.06 staff..said 0.24 staff..sorry -0.08 staff..staff -0.21 staff..stay -0.06 staff..test -0.08
staff..then -0.13 staff..they 0.18 staff..visit -0.05 staff..wait 0.03 staff..you 0.17 staff>anon -0.04 staff>bill -0.03 staff>came -0.08 staff>care -0.05 staff>contact -0.08 staff>denied -0.12
staff>did -0.13 staff>feedback -0.04 staff>full -0.07 staff>general 0.03 staff>home 0.06 staff>house 0.06 staff>ill 0.02 staff>illness 0.06 staff>job 0.16 staff>kin -0.13 staff>kinStaff -0.03
staff>looked -0.04 staff>many -0.05 staff>media -0.07 staff>money 0.07 staff>name -0.17 staff>nameBare -0.11 staff>nameDuty -0.1 staff>nameNew -0.11 staff>ours -0.1 staff>outcome -0.05
staff>patient 0.08 staff>person 0.02 staff>pointed 0.15 staff>said 0.18 staff>signed 0.15 staff>staff -0.15 staff>stay 0.03 staff>test -0.11 staff>then -0.18 staff>they -0.13 staff>visit 0.07
staff>wait -0.03 staff>ward -0.08 staff>you 0.25 stay 0.5 stay&did -0.04 stay&general 0.03 stay&home 0.02 stay&job 0.03 stay&many -0.09 stay&num 0.06 stay&oneof -0.03 stay&ours -0.03 stay&pointed -0.1
stay&room 0.07 stay&stay 0.05 stay&ward -0.02 stay>nameNew 0.07 stay>patient 0.04 sure 2.4 surgery&care 0.05 surgery&did 0.03 surgery&general 0.07 surgery&many 0.03 surgery&then 0.07
surgery>nameBare 0.09 surgery>nameNew 0.09 surgery>patient 0.07 surname 0.3 surname..ours 0.1 surname>kin 0.03 t 0.13 test 0.22 test&care -0.06 test&did 0.07 test&general 0.06 test&many 0.07
test&num -0.02 test&ours 0.24 test&result -0.19 test&said 0.1 test&test 0.05 test&wait -0.12 test..you 0.36 test>staff 0.05 then&age -0.06 then&anon 0.07 then&ask 0.13 then&bill 0.1 then&bring 0.16
then&care 0.06 then&contact 0.08 then&date 0.06 then&denied 0.34 then&did 0.35 then&duty -0.15 then&familiar 0.04 then&feedback 0.05 then&full 0.06 then&general -0.03 then&home -0.07 then&illness -0.07
then&looked -0.07 then&many -0.11 then&num -0.11 then&oneof 0.08 then&ours -0.1 then&outcome 0.21 then&places -0.02 then&pointed 0.14 then&result 0.05 then&room 0.07 then&rooms 0.06 then&said 0.13
then&sorry -0.04 then&stay 0.1 then&test 0.08 then&then -0.05 then&visit 0.21 then&ward 0.19 then&work -0.06 then..full 0.05 then..kin -0.03 then..nameBare 0.03 then..nameDuty 0.02
then..nameKnownDuty 0.04 then..patient 0.04 then..patientMany -0.02 then..police 0.05 then..staff 0.04 then..they -0.11 then..you 0.04 then>familiar 0.04 then>full 0.06 then>kin -0.06 then>media 0.03
then>nameBare 0.07 then>nameDuty -0.1 then>nameNew -0.03 then>patient -0.03 then>person -0.06 then>staff 0.02 then>they -0.15 then>you 0.34 they 0.53 they+care 0.05 they+contact 0.02 they+denied 0.09
they+duty 0.06 they+feedback -0.15 they+hush 0.16 they+kin -0.04 they+many -0.13 they+name 0.03 they+num -0.11 they+ours -0.05 they+poster -0.07 they+result 0.11 they+said -0.09 they+signed 0.23
they+then 0.08 they+they -0.05 they+ward -0.07 they..ask 0.04 they..came -0.06 they..denied -0.02 they..did 0.11 they..general 0.13 they..kin -0.02 they..many 0.05 they..num -0.16 they..ours 0.27
they..said 0.09 they..stay 0.14 they..test 0.2 they..then -0.03 they..they 0.3 they>came 0.11 they>contact 0.06 they>denied 0.02 they>did 0.06 they>duty 0.05 they>feedback -0.15 they>full 0.08
they>general 0.12 they>hush 0.16 they>ill -0.07 they>illness 0.14 they>job -0.12 they>kin -0.18 they>kinOf -0.07 they>many -0.18 they>media 0.05 they>name 0.04 they>num -0.08 they>outcome 0.08
they>pointed -0.1 they>poster -0.07 they>result 0.15 they>said -0.17 they>signed 0.23 they>sorry -0.07 they>staff 0.03 they>stay -0.11 they>then 0.05 they>they 0.07 they>visit -0.05 told0:address 0.12
told0:age 0.13 told0:ask -0.39 told0:bed 0.42 told0:bill 0.14 told0:birth 0.14 told0:bring -0.14 told0:came -0.02 told0:card 0.25 told0:care 0.43 told0:child -0.02 told0:class 0.23 told0:clock 0.14
told0:contact 0.2 told0:craft 0.37 told0:date 0.14 told0:denied 0.18 told0:did 0.04 told0:disease 0.16 told0:dummy -0.24 told0:duty -0.33 told0:expert 0.17 told0:familiar 0.13 told0:feedback -0.31
told0:fiction -0.09 told0:full -0.11 told0:handle 0.14 told0:hidden 0.08 told0:home 0.29 told0:house -0.28 told0:hush -0.25 told0:if -0.58 told0:ill 0.14 told0:illness 0.46 told0:job 0.5 told0:kin 0.31
told0:kinFirst 0.05 told0:kinMany -0.09 told0:kinOf 0.03 told0:kinOne 0.07 told0:kinThis -0.05 told0:kinYours 0.11 told0:lawyer 0.11 told0:life 0.42 told0:line -0.2 told0:looked 0.27 told0:looks 0.26
told0:many -0.06 told0:media 0.16 told0:money 0.04 told0:name 0.27 told0:nameBare 0.35 told0:nameDuty -0.22 told0:nameKnown 0.11 told0:nameKnownDuty -0.23 told0:nameKnownPatient 0.25 told0:nameNew 0.16
told0:namePatient 0.24 told0:number 0.35 told0:oneof 0.22 told0:ours -0.14 told0:outcome 0.41 told0:outside -0.14 told0:parent 0.19 told0:party -0.08 told0:partyFirst 0.11 told0:patient 0.17
told0:patientFirst 0.24 told0:patientThis 0.09 told0:person 0.26 told0:personFirst 0.08 told0:personMany -0.09 told0:personOne 0.09 told0:personThis 0.13 told0:places -0.06 told0:pointed 0.2
told0:police -0.16 told0:polite 0.36 told0:poster 0.18 told0:posterFirst 0.12 told0:posterMany -0.05 told0:posterThis 0.18 told0:press -0.2 told0:quoted 0.18 told0:refuse -0.3 told0:result 0.17
told0:room 0.3 told0:said -0.1 told0:school 0.46 told0:sex 0.12 told0:signed 0.29 told0:sorry -0.09 told0:staff 0.05 told0:stay 0.6 told0:surgery 0.03 told0:surname 0.32 told0:test 0.2 told0:then 0.06
told0:they 0.47 told0:visit 0.22 told0:wait -0.12 told0:ward 0.1 told0:work -0.02 told0:years -0.11 told0:you 0.53 told1:age -0.09 told1:anon -0.09 told1:bill -0.03 told1:bring 0.11 told1:came 0.08
told1:card -0.04 told1:care 0.13 told1:child 0.4 told1:clock -0.02 told1:contact -0.02 told1:craft 0.02 told1:date 0.13 told1:denied -0.21 told1:did 0.12 told1:dummy -0.08 told1:duty 0.12
told1:elder -0.08 told1:expert -0.05 told1:full 0.04 told1:general -0.19 told1:home -0.13 told1:house 0.14 told1:hush -0.06 told1:if 0.03 told1:ill -0.1 told1:illness 0.32 told1:job 0.06 told1:kin 0.28
told1:kinOf 0.17 told1:life -0.23 told1:line -0.04 told1:looked -0.1 told1:many -0.29 told1:media -0.05 told1:money -0.05 told1:name 0.12 told1:nameBare 0.14 told1:nameKnown 0.06
told1:nameKnownPatient 0.07 told1:nameNew 0.04 told1:num -0.23 told1:number 0.11 told1:oneof 0.08 told1:outcome -0.05 told1:party 0.12 told1:partyFirst 0.03 told1:patientFirst -0.14
told1:patientMany -0.05 told1:person 0.12 told1:personFirst 0.39 told1:personMany -0.06 told1:places 0.05 told1:pointed 0.22 told1:police -0.07 told1:polite 0.1 told1:posterFirst -0.02
told1:quoted -0.02 told1:refuse -0.05 told1:result 0.3 told1:room 0.13 told1:rooms -0.08 told1:said -0.04 told1:signed 0.2 told1:sorry -0.06 told1:test 0.07 told1:then 0.14 told1:they -0.08
told1:visit 0.14 told1:wait -0.04 told1:ward -0.04 told1:work -0.02 told1:you 0.33 told2:anon -0.05 told2:ask -0.21 told2:bill -0.07 told2:bring 0.02 told2:came -0.08 told2:card -0.03 told2:care 0.08
told2:child -0.15 told2:contact -0.04 told2:date 0.06 told2:denied -0.09 told2:did -0.11 told2:disease -0.06 told2:duty -0.03 told2:expert 0.15 told2:full -0.04 told2:home -0.02 told2:house 0.03
told2:hush -0.02 told2:if 0.04 told2:ill -0.06 told2:illness -0.09 told2:job -0.03 told2:kin 0.2 told2:kinFirst 0.06 told2:life 0.06 told2:looked -0.04 told2:many -0.11 told2:media 0.14
told2:nameBare -0.1 told2:nameDuty -0.04 told2:nameKnownPatient 0.08 told2:nameNew -0.04 told2:namePatient 0.1 told2:num 0.06 told2:number -0.1 told2:party 0.07 told2:patientFirst 0.17
told2:patientMany -0.07 told2:person -0.16 told2:places -0.05 told2:pointed -0.05 told2:police 0.03 told2:poster -0.04 told2:quoted -0.05 told2:result 0.11 told2:said -0.03 told2:staff -0.14
told2:stay -0.06 told2:surgery -0.05 told2:test -0.03 told2:then -0.08 told2:they 0.03 told2:wait -0.04 told2:ward -0.03 told2:you -0.06 told3:bill -0.02 told3:date -0.08 told3:denied -0.03
told3:did -0.07 told3:disease -0.02 told3:duty -0.02 told3:full -0.03 told3:general -0.04 told3:job -0.02 told3:many -0.03 told3:media -0.06 told3:money -0.02 told3:name -0.04 told3:num -0.05
told3:ours -0.04 told3:outcome -0.02 told3:pointed -0.04 told3:staff -0.05 told3:then -0.03 told4:anon 0.1 told4:date -0.13 told4:did -0.1 told4:general -0.03 told4:illness -0.03 told4:looked -0.14
told4:many -0.05 told4:num -0.03 told4:patient -0.08 told4:said -0.02 told4:surgery 0.02 told4:then -0.08 told4:visit -0.03 told4:wait -0.02 told4:ward -0.03 u -0.21 v 0.44 visit 0.31 visit&came -0.05
visit&date -0.03 visit&denied -0.07 visit&did -0.05 visit&feedback -0.08 visit&general -0.07 visit&many -0.12 visit&num -0.11 visit&ours -0.03 visit&pointed -0.07 visit&then 0.13 visit&visit 0.05
visit&wait -0.07 visit..staff 0.1 visit..they -0.03 visit..you 0.07 visit>staff -0.05 w 0.04 wait -0.24 wait&came 0.12 wait&care -0.14 wait&did -0.14 wait&many -0.09 wait&num -0.05 wait&said -0.1
wait&then 0.06 wait&wait 0.08 wait..staff -0.04 wait..you -0.08 ward&bed 0.09 ward&denied 0.04 ward&did -0.08 ward&general -0.06 ward&many 0.11 ward&num -0.03 ward&outcome -0.02 ward&visit 0.13
ward&ward 0.07 ward..staff -0.02 ward>patient -0.03 ward>staff 0.07 who:expert 0.28 who:familiar 0.2 who:full -0.15 who:handle 0.29 who:hidden 0.09 who:kin 0.04 who:kinFirst 0.11 who:kinMany -0.08
who:kinOf 0.34 who:kinOne 0.07 who:kinStaff -0.09 who:kinThis -0.02 who:kinYours 0.23 who:lawyer 0.05 who:media 0.2 who:nameBare 0.36 who:nameDuty -0.27 who:nameKnown 0.14 who:nameKnownDuty -0.22
who:nameKnownPatient 0.39 who:nameNew 0.14 who:namePatient 0.36 who:parent 0.19 who:party -0.05 who:partyFirst 0.2 who:partyThis -0.04 who:patient 0.14 who:patientFirst 0.24 who:patientMany -0.14
who:patientOne -0.06 who:patientThis 0.06 who:person 0.12 who:personFirst 0.45 who:personMany -0.17 who:personOne 0.08 who:personThis 0.08 who:police -0.21 who:polite 0.49 who:poster -0.14
who:posterMany -0.05 who:posterThis 0.21 who:press -0.21 who:staff -0.17 who:surname 0.3 who:they 0.53 who:you 0.79 work -0.07 work&bill 0.02 work&job 0.04 work&many -0.03 work&num -0.03
work>staff 0.11 x -0.15 years -0.14 you 0.79 you+ask -0.29 you+bill 0.11 you+bring 0.16 you+came 0.14 you+care 0.31 you+child 0.17 you+contact -0.22 you+date 0.45 you+denied 0.38 you+did 0.04
you+feedback -0.55 you+full 0.03 you+general -0.19 you+illness 0.32 you+kin 0.24 you+num 0.04 you+ours -0.09 you+pointed -0.22 you+result 0.13 you+said -0.11 you+sorry -0.09 you+stay 0.09 you+test 0.08
you+then 0.45 you+they -0.05 you+visit 0.51 you+wait 0.09 you+ward 0.17 you+you -0.09 you..anon 0.03 you..ask 0.07 you..bill 0.14 you..bring -0.05 you..came 0.2 you..care 0.14 you..clock 0.09
you..contact -0.05 you..denied 0.29 you..did 0.7 you..duty 0.03 you..feedback 0.09 you..full 0.13 you..general 0.43 you..home 0.03 you..hush -0.17 you..if -0.06 you..ill 0.25 you..looked 0.07
you..many 0.22 you..media -0.04 you..name 0.16 you..nameBare 0.13 you..nameDuty 0.03 you..nameNew 0.13 you..num 0.45 you..ours -0.43 you..pointed 0.09 you..refuse 0.17 you..said 0.14 you..sorry 0.07
you..staff 0.28 you..test 0.05 you..then 0.04 you..visit 0.09 you..ward -0.11 you..you 0.72 you>anon 0.17 you>ask 0.1 you>bill 0.05 you>bring 0.23 you>came 0.34 you>card -0.07 you>care 0.54
you>child 0.17 you>contact -0.23 you>date 0.55 you>denied 0.53 you>did 0.44 you>duty 0.15 you>feedback -0.28 you>full 0.11 you>home -0.08 you>ill 0.13 you>illness 0.45 you>job 0.06 you>kin 0.1
you>kinYours 0.23 you>many 0.15 you>name 0.21 you>nameBare 0.1 you>nameDuty 0.11 you>nameNew 0.05 you>num 0.36 you>oneof 0.02 you>ours -0.13 you>patient 0.09 you>person 0.2 you>personFirst 0.05
you>pointed -0.25 you>result 0.23 you>said 0.03 you>sorry -0.15 you>staff 0.16 you>stay 0.13 you>test 0.36 you>then 0.47 you>they -0.05 you>visit 0.39 you>wait 0.4 you>ward 0.25 you>you -0.05 “ -0.08
” 0.91 、 -0.19 【 -0.03 】 -0.04 一 0.22 七 0.16 万 -0.13 丈 0.08 三 0.42 上 0.16 下 -0.19 不 -0.46 与 -0.03 专 -0.1 业 0.03 东 -0.12 两 0.23 严 -0.03 个 -0.12 中 0.48 临 -0.08 为 -0.08 主 -0.29 举 -0.08 么 -0.07 之 -0.14
九 0.55 也 -0.22 书 0.19 买 -0.15 乳 0.27 予 0.07 事 -0.07 二 0.59 于 -0.32 五 0.07 些 -0.14 交 -0.06 亦 -0.04 产 0.19 亲 -0.22 人 0.07 什 0.05 仁 -0.08 仅 -0.03 今 -0.06 从 0.1 他 0.43 付 -0.07 代 0.1 令 0.16 以 -0.22 仪 -0.07
们 -0.42 件 -0.19 价 -0.08 任 -0.06 份 0.03 休 0.27 众 -0.06 会 -0.68 传 -0.07 伤 -0.02 估 -0.06 似 -0.02 但 0.14 位 0.13 低 0.04 住 0.19 体 -0.18 何 -0.15 余 -0.25 作 0.12 你 0.13 使 -0.03 供 -0.22 依 -0.06 便 -0.19 保 0.2
信 -0.08 修 -0.14 倍 0.09 倒 -0.02 候 -0.26 值 -0.08 做 0.03 停 -0.33 健 -0.04 偿 -0.07 傍 -0.17 像 -0.04 儿 0.07 元 -0.07 先 -0.11 光 0.56 免 0.09 入 0.09 全 -0.2 八 0.14 公 -0.21 六 0.24 共 0.2 关 0.25 其 -0.04 具 -0.07
养 0.19 内 -0.12 再 -0.21 冒 -0.03 冲 -0.02 决 -0.13 况 -0.2 冷 -0.03 凌 0.04 减 -0.03 几 -0.05 出 -0.18 击 0.05 函 -0.02 刀 -0.03 分 0.29 划 0.02 则 -0.07 刚 -0.06 初 -0.04 删 -0.11 判 -0.04 利 0.03 别 -0.13 到 -0.23 制 -0.3
刷 -0.08 剂 0.04 前 0.27 剩 -0.04 力 -0.23 办 -0.07 功 -0.05 加 -0.05 务 -0.11 动 0.03 助 0.11 励 -0.13 勤 -0.08 勿 -0.16 包 0.15 化 -0.04 区 -0.14 医 0.03 十 0.49 千 0.08 升 -0.04 午 -0.08 半 0.1 协 -0.02 单 0.03 卖 0.2 南 0.05
博 0.2 占 -0.06 卡 0.24 卫 -0.09 印 0.12 危 -0.03 即 0.02 却 -0.05 厂 0.18 厅 -0.13 历 -0.08 压 0.09 原 -0.07 厨 -0.04 去 -0.04 县 0.04 参 -0.09 又 0.13 及 0.07 友 -0.07 双 0.29 反 -0.17 取 -0.14 受 -0.14 变 -0.1 口 0.17
句 -0.27 另 0.08 只 0.25 叫 0.12 可 -0.08 台 0.09 史 -0.07 右 0.28 号 0.55 司 -0.07 吃 0.11 各 -0.17 合 0.2 同 0.08 名 -0.17 后 0.31 向 -0.48 否 -0.08 听 -0.08 启 0.15 吸 -0.11 员 0.04 周 0.09 呼 -0.12 命 -0.25 和 -0.42 咨 0.09
品 -0.06 响 0.12 哪 -0.21 哭 0.41 商 -0.03 善 -0.06 喝 0.12 器 -0.11 四 0.47 回 0.38 因 0.11 团 0.1 园 0.07 困 -0.13 围 0.07 图 -0.07 圈 0.17 在 0.59 地 -0.24 场 -0.06 均 -0.15 坏 0.14 坐 0.17 块 0.57 垫 -0.04 城 0.2 培 -0.09
基 -0.04 堂 -0.15 境 0.04 增 -0.11 壁 0.1 士 -0.07 声 0.03 处 -0.1 备 -0.13 复 0.03 外 0.22 多 -0.15 够 -0.12 大 0.13 天 0.36 太 0.03 夫 0.27 失 -0.13 头 0.32 套 -0.1 女 0.56 她 0.1 好 -0.41 如 -0.14 妇 0.13 妈 -0.13 妨 -0.04
妻 0.27 始 0.12 姑 -0.02 姓 0.33 姨 0.1 婆 0.08 婴 -0.12 媒 -0.05 子 0.32 孕 0.02 字 -0.36 存 -0.1 学 0.13 孩 -0.05 它 -0.2 守 -0.05 安 -0.24 完 0.34 官 -0.02 定 -0.03 宝 0.05 实 0.06 审 -0.11 客 -0.18 宫 0.2 害 -0.08 家 -0.52
容 0.08 寄 0.13 密 -0.06 察 0.09 对 0.15 导 0.11 封 -0.11 将 -0.3 尊 0.1 小 0.47 少 -0.06 尚 -0.02 就 0.16 尽 -0.04 尾 0.03 尿 0.05 局 -0.11 层 0.12 居 -0.05 属 -0.09 山 0.09 岁 0.11 岗 -0.13 工 -0.32 左 0.26 差 0.08 己 -0.11
已 0.19 市 -0.08 布 0.41 师 0.29 帖 -0.14 带 -0.32 常 -0.22 干 -0.08 平 -0.13 年 0.43 并 -0.15 幸 0.26 幼 0.06 广 -0.03 床 0.57 序 -0.2 库 -0.04 应 -0.17 底 -0.24 店 0.25 度 0.26 座 -0.05 康 -0.25 建 -0.11 开 0.16 弄 0.02
式 -0.02 引 -0.04 弟 0.11 张 0.09 强 -0.04 当 0.1 录 -0.04 形 -0.09 影 0.19 往 -0.14 待 0.06 很 -0.17 律 -0.05 得 0.53 微 0.29 必 -0.09 忧 -0.04 快 0.07 怀 -0.05 态 -0.06 怎 -0.14 怕 -0.04 思 -0.05 急 -0.31 性 -0.05 恕 -0.04
息 0.04 恶 0.04 患 0.17 您 0.97 情 -0.15 惊 -0.08 想 -0.12 意 -0.17 感 -0.41 愿 -0.13 慰 0.08 成 -0.44 我 0.34 或 -0.09 截 -0.09 戴 0.07 户 0.09 房 0.25 所 0.22 手 -0.38 才 0.41 打 0.06 托 0.1 扣 -0.11 执 -0.08 扰 -0.16 批 -0.29
找 -0.27 承 -0.13 技 -0.05 把 -0.34 投 0.12 折 0.05 抢 0.08 护 -0.53 报 -0.11 抽 0.16 担 -0.16 拉 0.03 拍 -0.22 拘 -0.09 招 -0.08 拦 -0.07 拨 0.08 持 -0.03 挂 -0.31 按 0.06 捐 -0.04 损 -0.07 换 0.13 授 -0.05 掉 0.22 排 -0.04
探 0.05 接 -0.28 控 -0.2 提 -0.15 插 -0.03 揪 -0.17 援 -0.02 摆 -0.15 播 -0.22 操 0.16 支 -0.04 收 -0.06 改 -0.25 放 0.27 政 -0.13 效 -0.07 散 0.41 数 -0.06 敲 -0.04 整 -0.04 文 0.06 料 -0.05 断 -0.12 新 0.22 方 -0.22 施 -0.1
旁 0.02 旗 -0.04 无 -0.11 旧 -0.16 早 -0.2 时 0.2 明 -0.11 星 0.1 映 -0.08 是 0.53 显 0.03 晚 0.16 普 0.02 更 -0.27 曾 0.12 替 0.13 最 -0.15 月 0.25 有 -0.33 朋 -0.17 望 0.05 期 0.31 未 -0.03 末 -0.06 本 0.05 术 -0.1 机 -0.1
权 -0.04 材 -0.03 束 -0.05 条 -0.14 来 0.34 松 0.19 板 0.11 构 -0.05 析 0.11 果 -0.26 架 0.08 某 1.22 染 -0.14 柜 0.21 查 -0.05 标 -0.17 栏 0.17 校 -0.09 样 -0.22 核 -0.38 根 -0.06 格 -0.05 案 -0.08 梯 -0.07 检 0.05 椅 0.12
植 0.11 楚 -0.05 楼 0.03 次 0.02 欢 -0.08 款 -0.02 歉 -0.27 止 -0.13 正 0.05 此 -0.02 步 0.17 段 -0.19 母 -0.14 每 -0.43 毒 -0.11 比 0.02 毕 -0.11 民 -0.14 气 0.04 水 -0.12 求 0.07 沟 -0.08 没 0.03 河 -0.1 治 0.19 泄 0.05
泌 0.05 法 -0.07 波 -0.03 注 0.03 洁 -0.03 洗 0.04 活 -0.06 派 -0.13 流 0.17 测 -0.16 浦 -0.05 消 -0.18 涉 -0.17 涨 -0.06 液 0.08 深 0.13 添 -0.04 清 -0.11 温 -0.13 源 -0.06 满 -0.15 漏 -0.07 演 0.17 火 0.04 灯 -0.12 炎 0.04
点 -0.15 烦 0.06 烧 0.07 热 -0.12 焦 0.04 然 0.07 熬 0.07 爱 0.04 父 0.14 爸 0.13 片 0.11 牙 0.71 物 0.03 牵 -0.14 特 0.07 率 -0.02 环 -0.04 现 -0.23 班 0.19 理 0.15 生 0.03 用 -0.24 田 0.02 甲 0.17 申 0.18 电 0.08 男 -0.1
画 -0.04 留 0.13 疏 -0.06 疑 0.03 疗 0.18 疫 -0.15 疼 0.05 疾 -0.14 病 0.12 症 -0.04 痛 0.12 癌 0.06 登 -0.21 白 0.12 百 0.13 的 0.34 皮 0.05 监 -0.16 盘 -0.13 目 -0.07 直 0.08 相 -0.02 省 -0.16 看 -0.35 真 0.04 眼 0.09 着 0.19
睛 -0.05 督 -0.03 知 0.13 短 -0.06 研 0.09 确 0.25 碰 0.05 示 -0.09 社 -0.03 祝 -0.25 神 -0.14 票 -0.09 福 -0.04 私 0.1 种 -0.22 科 0.49 称 0.06 移 0.06 程 0.06 究 0.1 空 0.08 穿 0.08 突 0.02 窗 -0.05 立 -0.07 章 -0.02 童 -0.02
笑 0.45 笔 -0.09 符 -0.03 第 0.37 等 0.14 答 -0.16 签 0.04 算 0.08 管 -0.41 箱 -0.02 篇 -0.11 米 0.21 类 0.07 粉 0.1 精 0.17 糖 0.09 系 -0.06 素 0.06 索 -0.04 约 -0.15 级 0.36 纪 0.07 纷 -0.07 纸 -0.06 线 0.2 练 -0.03 组 0.04
细 -0.04 织 0.1 经 -0.06 结 -0.21 给 0.03 络 -0.03 统 -0.12 继 0.02 绩 -0.07 绪 0.22 维 -0.07 缓 0.08 编 -0.2 缴 -0.22 缺 -0.07 网 -0.23 罚 -0.08 置 -0.04 署 -0.02 美 -0.06 群 0.04 翻 -0.18 老 0.34 考 -0.1 者 -0.06 而 0.05
耐 -0.03 耽 -0.14 职 -0.16 联 0.11 肝 -0.02 肤 -0.09 肯 0.09 育 0.07 肾 0.05 背 -0.15 胎 0.35 胸 0.06 能 -0.24 脑 -0.07 脱 0.04 脸 -0.22 腹 0.05 腺 0.15 膜 -0.09 自 -0.55 至 0.19 致 -0.03 舒 -0.08 良 -0.07 色 -0.04 节 0.35
苏 -0.12 苗 -0.15 若 0.12 苦 -0.06 范 0.07 药 -0.22 获 -0.18 菜 -0.02 落 -0.07 著 0.58 虑 -0.06 虚 -0.04 血 0.33 行 -0.39 街 0.09 衣 -0.12 补 0.12 表 -0.22 被 -0.07 装 -0.05 西 0.1 要 -0.35 见 0.18 观 0.08 规 -0.16 视 -0.11
角 0.15 言 0.18 警 -0.16 计 0.1 订 0.02 认 -0.03 讨 -0.07 让 0.1 训 -0.07 议 -0.09 记 0.21 讲 -0.22 许 -0.09 论 -0.19 设 -0.12 访 0.1 证 -0.1 评 -0.18 诈 -0.05 诉 0.49 诊 -0.07 试 0.21 诚 -0.06 话 -0.15 询 0.1 该 -0.3 语 0.2
误 -0.16 说 -0.39 请 -0.62 诺 -0.06 读 -0.18 谁 -0.17 调 -0.16 谅 -0.25 谈 -0.23 谢 -0.16 谣 -0.1 谨 0.09 负 -0.13 责 -0.19 账 -0.21 货 0.11 质 0.03 购 -0.06 贴 -0.06 费 0.23 资 -0.2 赔 -0.03 赠 -0.09 走 -0.18 起 -0.28 超 -0.04
趟 0.26 足 -0.04 跑 0.22 跟 0.36 路 -0.26 躬 -0.05 车 -0.16 转 0.05 轮 0.15 轻 0.04 载 0.08 较 0.05 辆 -0.26 辈 -0.07 辑 -0.04 输 -0.09 辛 -0.18 辞 -0.03 边 -0.08 达 -0.14 过 -0.09 迎 -0.13 运 0.17 近 -0.06 返 0.12 这 0.12
进 0.12 违 -0.03 连 0.12 迟 0.18 述 -0.05 追 -0.03 退 0.24 送 0.04 适 -0.04 选 -0.11 逐 -0.07 递 0.05 途 -0.04 通 -0.11 速 -0.03 造 -0.25 逾 0.06 遍 -0.11 道 0.16 避 0.1 那 0.49 部 -0.16 都 -0.04 配 -0.26 酒 0.16 醉 0.19 采 0.03
释 0.03 里 0.32 重 -0.11 量 -0.19 金 -0.04 鉴 0.05 针 0.31 钱 -0.08 销 -0.08 错 -0.06 锦 -0.03 镇 0.07 镜 0.07 门 -0.24 问 -0.09 间 -0.27 阅 -0.08 防 -0.08 阴 -0.09 阻 -0.03 阿 0.2 附 -0.11 降 0.1 限 -0.18 院 0.25 除 -0.13
险 -0.1 陪 0.17 随 0.09 隐 0.13 隔 0.08 障 -0.07 难 -0.03 集 0.06 零 0.03 需 -0.09 露 -0.06 静 -0.04 非 0.09 靠 -0.08 面 0.05 鞠 -0.05 音 0.04 顶 -0.07 须 0.11 顾 -0.21 预 -0.11 频 -0.09 颗 0.28 题 -0.15 食 0.07 餐 -0.03
饭 -0.03 饮 -0.02 首 -0.05 马 -0.11 骂 -0.04 骗 0.14 骨 0.52 麻 0.08 黄 0.06 黑 -0.07 齐 -0.1
`.trim();
