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
