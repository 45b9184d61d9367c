/** Lower-case letters of other scripts that are read as a Latin one, after it (facts of Unicode UTS 39). */
const letters = `
  a ɑαаꭺꓮ
  b ƅьꮟꞵβвᏼꓐ
  c ᴄςсꮯꓚ
  d ԁꮷꓒꭰꓓ
  e ꬲеҽεꭼꓰ
  f ꬵꞙẝքϝꓝ
  g ɡᶃƍցԍꮐᏻꓖ
  h һհꮒηнꮋꓧ
  i ıɪɩιіꙇӏꭵ
  j ϳјʝꭻꓙ
  k κкꮶꓗ
  l ǀꓲꮮꓡ
  m мꮇꓟ
  n ոռνꓠ
  o ᴏᴑꬽοоօꓳσ
  p ρрꮲꓑ
  q ԛգզ
  r ꭇꭈᴦгꮁʀꭱꮢꓣ
  s ꜱƽѕꮪտꮥꓢ
  t τтꭲꓔ
  u ꞟᴜꭎꭒʋυսꓴ
  v ᴠѵꮩꓦ
  w ɯᴡѡԝաꮃꮤꓪ
  x хꭓχꓫ
  y ɣᶌʏỿꭚγуүꭹꮍꓬ
  z ᴢꮓζꓜ
`;

/** Radicals and the characters they are mistaken for, in pairs: compatibility forms alone leave them (UTS 39). */
const radicals =
  '⺃乚⺂乛⻲亀⺅亻⺎兀⺉刂⺋㔾⺐尢⺏尣⺒巳⺓幺⺔彑⺖忄⺗㣺⺘扌⺙攵⻫斉⺛旡⻭歯⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺨犭⺭礻⻯竜⺯糹⺫罒⺲罒⺱罓⺹耂⺺肀⺾艹⺿艹⻀艹⻁虎⻂衤⻄西⻃覀⻅见⻈讠⻉贝⻋车⻌辶⻍辶⻐钅⻑長⻒镸⻓长⻔门⻏阝⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻤鬼⻥鱼⻨麦⻩黄⻬齐⻮齿⻰龙';

/** What a character is taken for where it is not what it looks like: one letter or character each. */
export const lookalikes: ReadonlyMap<string, string> = new Map([
  ...Array.from(letters.matchAll(/(\w) (\S+)/g), ([, latin = '', others = '']) =>
    Array.from(others, (other) => [other, latin] as const),
  ).flat(),
  ...Array.from(
    radicals.matchAll(/(.)(.)/gu),
    ([, radical = '', character = '']) => [radical, character] as const,
  ),
]);

/** A digit of any script as ours, or the character itself; sets of ten begin at a multiple of 16 or six after it. */
export function asDigit(character: string): string {
  const code = character.charCodeAt(0);
  if (character.length > 1 || code < 0x80 || !isDigit(code)) return character;
  return String((code & 15) - (isDigit(code & ~15) ? 0 : 6));
}

function isDigit(code: number): boolean {
  return /^\p{Nd}$/u.test(String.fromCharCode(code));
}
