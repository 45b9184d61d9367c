/** Given names in Latin letters, the common ones that are no English words besides. */
export const latinGiven =
  'aaron adam adrian agnes alan albert alex alexander alexandra alexis alfred alice alicia alison allen amanda amelia amy ana andrea andreas andrew andy angela angelina anita ann anna anne annie anthony anton antonio ' +
  'arnold arthur audrey barbara barry beatrice becky benjamin bernard betty beverly bill billy bob bobby boris brad bradley brandon brenda brian bruce bryan calvin cameron carl carlos carmen carol caroline carolyn ' +
  'catherine cathy cecilia charles charlie charlotte cheryl chloe chris christian christina christine christopher cindy claire clara claude colin connie craig crystal cynthia daisy daniel daniela danny darren dave ' +
  'david deborah debbie dennis derek diana diane diego dominic donald donna doris dorothy douglas duncan dylan eddie edgar edmund edward edwin elaine eleanor elena elisabeth elizabeth ella ellen elsa emily emma emmanuel ' +
  'eric erica erik ernest esther ethan eugene eva evan evelyn felix fernando fiona flora florence frances francesco francis francisco franz fred freddie frederick gabriel gareth gary gavin geoffrey george gerald ' +
  'gerard gilbert gina giovanni gloria gordon graham greg gregory gustav guy hannah hans harold harriet harry harvey heather hector helen helena henri henry herbert howard hugh hugo ian ibrahim igor ingrid irene iris ' +
  'isaac isabel isabella ivan jackie jacob jacqueline jacques jake james jamie jan jane janet janice jared jasmine jason javier jean jeff jeffrey jennifer jenny jeremy jerome jerry jesse jessica jim jimmy joan ' +
  'joanna joe joel johan johann john johnny jon jonathan jordan jorge jose joseph joseph joshua joyce juan judith judy julia julian julie juliet justin karen karl kate katherine kathleen kathryn kathy katie kelly ' +
  'ken kenneth kenny kevin kim kimberly kirsten kurt kyle larry laura lauren laurence lawrence leah leo leon leonard leslie lewis liam lily linda lindsay lisa lois lorenzo louis louise lucas lucia lucy luis luke lydia ' +
  'maggie malcolm manuel marco marcus margaret maria marie mario marion marc martha martin marvin mary mathew matt matthew maurice max megan melanie melissa michael michel michelle miguel mike miranda mohamed ' +
  'mohammad mohammed molly monica nancy naomi natalia natalie natasha nathan neil nelson nicholas nick nicky nicola nicolas nicole nigel nina noah nora norman oliver olivia omar oscar oswald owen pablo pamela patricia ' +
  'patrick paul paula pauline pedro peggy peter phil philip philippe phillip pierre rachel rafael ralph ramon randy raymond rebecca reginald renee ricardo richard rick ricky rita robert roberta roberto robin rodney ' +
  'roger roland ronald ronnie rosa rosemary ross rowan roy ruben rudolf rudolph rupert russell ruth ryan sabrina sally samantha sammy samuel sandra sandy sara sarah scott sean sebastian serena sergei sergey sergio seth ' +
  'shane sharon sheila shirley sidney simon sofia sonia sophia sophie stan stanley stefan stella stephanie stephen steve steven stewart stuart susan suzanne sven sylvia tara ted teresa terry thelma theodore theresa ' +
  'thomas tiffany tim timothy todd tom tommy tony tracy travis trevor tristan ursula valentina valerie vanessa vera veronica vicky victor victoria vincent viola virginia vivian vladimir walter wanda warren wayne wendy ' +
  'wesley wilfred wilhelm william willie winston yolanda yvonne zachary zoe';

/** Names that singers and players have given themselves, and surnames everybody knows, that are no English words besides. */
export const latinFamous =
  'eminem rihanna beyonce adele madonna shakira psy jennie jisoo taeyang gdragon jolin selina avril lavigne bieber gaga obama trump biden putin clinton ' +
  'messi ronaldo neymar mbappe beckham rooney zidane kobe lebron durant federer nadal djokovic schumacher verstappen ' +
  'grubby lyn infi soju xiaot wefly harreke demuslim naniwa stephano idra whitera nestea jaedong bisu iloveoov fruitdealer leenock marineking ' +
  'thorzain nada guinsoo icefrog carmack romero miyamoto kojima iceiceice dendi puppey loda kuroky sumail yyf sylar ' +
  'faker uzi clearlove theshy doinb jackeylove perkz rekkles bjergsen zywoo niko dupreeh';

/** Family names, the common ones that are no English words or places besides: behind a given name in one word they are a name. */
export const latinFamily =
  'smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young ' +
  'allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers ' +
  'gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood bennett gray mendoza ruiz hughes price alvarez castillo sanders patel myers long ross foster jimenez powell ' +
  'jenkins perry russell sullivan bell coleman butler henderson barnes gonzales fisher vasquez simmons romero jordan patterson alexander hamilton graham reynolds griffin wallace moreno west cole hayes bryant herrera gibson ellis tran ' +
  'medina aguilar stevens murray ford castro marshall owens harrison fernandez mcdonald woods washington kennedy wells vargas henry chen freeman webb tucker guzman burns crawford olson simpson porter hunter gordon mendez silva shaw ' +
  'snyder mason dixon munoz hunt hicks holmes palmer wagner black robertson boyd rose stone salazar fox warren mills meyer rice schmidt garza daniels ferguson nichols stephens soto weaver ryan gardner payne grant dunn kelley spencer ' +
  'hawkins arnold pierce hansen peters santos hart bradley knight elliott cunningham duncan armstrong hudson carroll lane riley andrews alvarado ray delgado berry perkins hoffman johnston matthews pena richards contreras willis carpenter ' +
  'lawrence sandoval guerrero george chapman rios estrada ortega watkins greene nunez wheeler valdez harper burke larson santiago maldonado morrison franklin carlson austin dominguez carr lawson jacobs obrien lynch singh vega bishop ' +
  'montgomery oliver jensen harvey williamson gilbert dean sims espinoza howell li wong reid hanson le mccoy garrett burton fuller wang weber welch rojas lucas marquez fields park yang little banks padilla day walsh bowman schultz luna ' +
  'fowler mejia roper winslet dicaprio pitt jolie cruise hanks depp spielberg scorsese cameron nolan tarantino kubrick hitchcock eastwood pacino deniro nicholson streep kidman portman johansson knightley watson radcliffe pattinson ' +
  'schwarzenegger stallone willis clooney damon affleck reeves cage carrey ledger bale craig connery brosnan jobs gates ballmer zuckerberg bezos musk buffett soros greenspan bernanke paulson geithner murdoch branson bloomberg welch ' +
  'lui lau chan cheung leung tsang wu xu zhang zhao liu huang zhou sun ma zhu hu guo lin he gao luo zheng liang xie tang yang cheng ng ho lam kwok yip tse chow fung hui';

/** Family names that are nothing else: they need no given name beside them. */
export const latinOnly =
  'kotick morhaime metzen browder pardo bleszinski molyneux iwata kutaragi mikami carmack romero spielberg dicaprio winslet schwarzenegger zuckerberg bezos musk greenspan bernanke geithner paulson sarkozy merkel berlusconi putin medvedev ' +
  'ibrahimovic lampard gerrard drogba benzema lewandowski modric mourinho guardiola ferguson wenger ancelotti capello lippi nowitzki ginobili iverson mcgrady johansson knightley scorsese tarantino kubrick hitchcock eastwood pattinson radcliffe ' +
  'tchaikovsky beethoven mozart chopin schubert brahms debussy mahler wagner picasso matisse cezanne rembrandt kandinsky warhol hemingway faulkner nabokov tolstoy dostoevsky chekhov kafka nietzsche freud darwin einstein newton shakespeare';

/** What players of games are called, English words too: masked where one stands alone among Chinese. */
export const latinPlayers =
  'moon sky sai rain infi lyn grubby soju lucifer sokol yaws xiaot creolophus susiria zacard madfrog heman magicyang suho nicker sase lawliet ' +
  'alone boxer jaedong bisu hiya iris savior toodming lovett jangbi horang soulkey nestea dongraegu jinro polt nerchio lucifron dimaga macsed ' +
  'maru serral squirtle curious ryung thorzain kas loner xigua jim infi toodming ' +
  'markeloff potti heaton cogu ksharp rambo bigun mikejun karrigan device dupreeh shox kennys ceh olofmeister pronax flusha krimz ' +
  'vigoss merlini zsmj longdd chuan lanm fenrir sansheng tutu rotk zippo mikasa paparazi inflame kpii notail bigdaddy arteezy ' +
  'misaya weixiao caomei wh1tez siwei styz ohq clr we99 mata deft looper dandy kakao mystic xiye theshy mlxg xiaohu karsa ming smeb';

/** What only family names end in. */
export const latinTails =
  'owski ovski owsky ovsky ovich evich ovic evic enko shvili opoulos sson ssen wicz czyk escu inho oglu heimer berger stein mann';

/** More given names, of Europe. */
export const latinMore =
  'giorgio giacomo luigi matteo giuseppe paolo pietro roberta stefano sergio silvio alessandro alessandra andrei alexei alexey anatoly arkady bogdan dmitri dmitry evgeny fyodor gennady grigory igor ilya irina ivanka katerina konstantin ' +
  'leonid ludmila mikhail mila nadia nikita nikolai nikolay oleg olga pavel polina sasha svetlana tatiana tatyana vadim valentin vasily viktor vitaly vladislav yana yelena yevgeny yulia yuri zoya francois jacqueline ' +
  'antoine benoit bernard camille cedric celine charlotte chantal damien dominique elodie emile etienne fabien fabrice francoise frederic gerard gilles guillaume helene isabelle jacques jerome josephine juliette julien laurent ' +
  'lucie luc madeleine margaux marguerite mathieu maxime mireille monique nathalie odile olivier pascal philippe raoul remi renaud rene romain sandrine sebastien serge solange stephane sylvain sylvie thierry valerie veronique violette ' +
  'virginie vivienne xavier yann yves yvette adolf angela anja annette bernd birgit bjorn brigitte christoph claudia dieter dietrich dirk eberhard ernst eva franziska friedrich fritz gerhard gertrud gisela gottfried gretchen gunther heike ' +
  'heinrich heinz helga helmut hermann ingrid joachim jochen johannes jorg jurgen karin karsten katrin klaus konrad lars lothar ludwig manfred markus martina matthias monika norbert petra rainer reinhard rolf rudi sabine sigmund ' +
  'stefan steffen susanne thorsten udo ulrich ulrike uwe werner wolfgang alejandro alfonso alvaro andres arturo beatriz camila carlota consuelo cristian cristina cristiano eduardo elvira emilio enrique ernesto esteban eva fabio ' +
  'felipe fidel gabriela gerardo gonzalo guadalupe guillermo gustavo hernan hugo ignacio ines isajavier joaquin jorge josefa juana julio leonardo lorena lucia luciana magdalena marcelo mariana mauricio miguel nicolas ' +
  'octavio pablo paloma rafael ramiro raquel raul renata rodrigo silvia sofia teresa tomas vicente ximena anders astrid bjork erik freya gunnar hakan harald henrik inga johan karl kristina leif lars magnus ' +
  'nils ole olaf olof rasmus sigrid soren sven ulf viggo fatima hassan hussein ibrahim ismail khalid khaled leila mahmoud mehmet mustafa nasser omar osama rashid saddam salman tariq yasser yusuf zain anil arjun deepak ' +
  'indira krishna lakshmi priya rahul rajesh ravi sanjay sunil vijay akira haruki hideo hiroshi kazuo kenji keiko makoto masao naoki noriko satoshi shigeru shinji takashi takeshi tetsuya yoko yoshi yukio yuki minho jiyong seungri ' +
  'zlatan luka ivica goran dejan mirko novak slobodan vlade zoran jessie jenna kitty nina nikki mandy wendy sissi lulu mimi vivi yoyo momo kiki gigi bella angelababy fifi lily ella hebe tanya elva';
