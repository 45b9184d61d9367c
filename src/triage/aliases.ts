/** Who is spoken of without being named: 董某莹, 肖某, 董小姐. */
export interface Aliases {
  /** Surnames that stand for a whole name. */
  readonly veiled: readonly string[];
  /** Surname and last letter of a name whose middle is left out. */
  readonly outlines: readonly string[];
}

const surnames = new Uint8Array(0x1_0000);
for (const letter of '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房') {
  surnames[letter.charCodeAt(0)] = 1;
}

const han = /\p{Script=Han}/u;
const veils = /某某|某|小姐|先生|女士|同学|医生|医师|主任|院长|教授|护士/g;

/** The names that a folded text holds back. */
export function aliasesIn(letters: string): Aliases {
  const veiled = new Set<string>();
  const outlines = new Set<string>();
  for (const { 0: veil, index } of letters.matchAll(veils)) {
    const surname = letters.charAt(index - 1);
    const last = letters.charAt(index + 1);
    if (!isSurname(letters.charCodeAt(index - 1))) continue;
    veiled.add(surname);
    if (veil === '某' && han.test(last)) outlines.add(surname + last);
  }
  return { veiled: [...veiled], outlines: [...outlines] };
}

/** True for the code of a letter that most Chinese names of two or three letters begin with. */
export function isSurname(code: number): boolean {
  return surnames[code] === 1;
}
