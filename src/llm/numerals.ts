const digits = '〇一二三四五六七八九';
const powers = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
]);
const myriads = new Map([
  ['万', 10_000],
  ['亿', 100_000_000],
]);

/** What is written with numbers and counts nothing. */
const idioms =
  /第一时间|每一[位名人例天]|一[起个项次份家种步点时级成些一系般切直定并经]|十分|万分|千[家方]百?[计万]?|千万(?![元名人例个家台])|百姓|万一|万众|三甲|百家/gu;
const counted =
  /[〇零一二两三四五六七八九十百千万亿]+(?=[名位例人次天日号月年时点分秒小岁周元个起家台间张份项件床支盒层楼倍成级])|[〇零一二三四五六七八九十百千]{2,}/gu;

/** The text with Chinese numbers in figures, 两名 as 2名, 二〇二六年 as 2026年, so that a number is one however it is written. */
export function inFigures(text: string): string {
  return text.replace(idioms, (idiom) => '、'.repeat(idiom.length)).replace(counted, figuresOf);
}

function figuresOf(numeral: string): string {
  const plain = numeral.replaceAll('零', '〇').replaceAll('两', '二');
  if (!/[十百千万亿]/u.test(plain)) return Array.from(plain, (digit) => digits.indexOf(digit)).join('');
  let whole = 0;
  let section = 0;
  let digit = 0;
  for (const sign of plain) {
    const power = powers.get(sign);
    const myriad = myriads.get(sign);
    if (power !== undefined) {
      section += (digit || 1) * power;
      digit = 0;
    } else if (myriad !== undefined) {
      whole = (whole + section + digit || 1) * myriad;
      section = 0;
      digit = 0;
    } else digit = digits.indexOf(sign);
  }
  return `${whole + section + digit}`;
}
