/** Ways in which people write a number so that no machine reads it. */
export const disguises: Readonly<Record<string, (digits: string) => string>> = {
  plain: (digits) => digits,
  fullWidth: (digits) => each(digits, (digit) => String.fromCharCode(0xff10 + digit)),
  chinese: (digits) => each(digits, (digit) => '零一二三四五六七八九'[digit]),
  telephone: (digits) => each(digits, (digit) => '〇幺二三四五六七八九'[digit]),
  solemn: (digits) => each(digits, (digit) => '零壹贰叁肆伍陆柒捌玖'[digit]),
  traditional: (digits) => each(digits, (digit) => '零壹貳參肆伍陸柒捌玖'[digit]),
  radio: (digits) => each(digits, (digit) => '洞幺两三四五六拐八勾'[digit]),
  circled: (digits) => each(digits, (digit) => '⓪①②③④⑤⑥⑦⑧⑨'[digit]),
  blackCircled: (digits) => each(digits, (digit) => '⓿❶❷❸❹❺❻❼❽❾'[digit]),
  bracketed: (digits) => each(digits, (digit) => '〇⑴⑵⑶⑷⑸⑹⑺⑻⑼'[digit]),
  superscript: (digits) => each(digits, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]),
  bold: (digits) => each(digits, (digit) => String.fromCodePoint(0x1d7ce + digit)),
  keycaps: (digits) => each(digits, (digit) => `${digit}\ufe0f\u20e3`),
  arabic: (digits) => each(digits, (digit) => String.fromCharCode(0x660 + digit)),
  spaced: (digits) => [...digits].join(' '),
  dotted: (digits) => [...digits].join('.'),
  starred: (digits) => [...digits].join('*'),
  pictured: (digits) => [...digits].join('😀'),
  commas: (digits) => [...digits].join('，'),
  invisible: (digits) => [...digits].join('\u200b'),
  joined: (digits) => [...digits].join('\u2060\u00ad'),
  threeFourFour: (digits) => `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`,
  dashed: (digits) => `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`,
  longDashes: (digits) => `${digits.slice(0, 3)}——${digits.slice(3, 7)}——${digits.slice(7)}`,
  slashes: (digits) => `${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}`,
  threeTwoTwo: (digits) =>
    `${digits.slice(0, 3)}.${digits.slice(3, 5)}.${digits.slice(5, 7)}.${digits.slice(7)}`,
  abroad: (digits) => `+86 ${digits}`,
  halfChinese: (digits) =>
    each(digits, (digit, at) => (at % 2 === 0 ? String(digit) : '零一二三四五六七八九'[digit])),
  halfCircled: (digits) => each(digits, (digit, at) => (at % 3 === 0 ? '⓪①②③④⑤⑥⑦⑧⑨'[digit] : String(digit))),
  letterO: (digits) => digits.replaceAll('0', 'O'),
  letterL: (digits) => digits.slice(0, 1) + digits.slice(1).replaceAll('1', 'l'),
  newLine: (digits) => `${digits.slice(0, 3)}\n${digits.slice(3, 7)}\n${digits.slice(7)}`,
};

function each(digits: string, write: (digit: number, at: number) => string | undefined): string {
  return digits.replace(/[0-9]/g, (digit, at: number) => write(Number(digit), at) ?? '');
}
