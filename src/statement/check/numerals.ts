const digits: ReadonlyMap<string, number> = new Map(
  ['零〇', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((forms, digit) =>
    Array.from(forms, (form) => [form, digit] as const),
  ),
);
const places: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const myriads: ReadonlyMap<string, number> = new Map([
  ['万', 10_000],
  ['亿', 100_000_000],
]);

/** How a number may be written: 3,800, 97.2, 三十六, 一百五十万, 5.6万. */
export const number =
  '(?:\\d+(?:,\\d{3})+|\\d+)(?:\\.\\d+)?[千百]?[万亿]?|[零〇一二两三四五六七八九十百千]+(?:点[零一二三四五六七八九]+)?[万亿]*';

/** What a number written in either way is worth; NaN for what is none. */
export function worthOf(written: string): number {
  const plain = /^([\d,.]+)([千百万亿]*)$/u.exec(written);
  if (plain) return scaled(Number((plain[1] ?? '').replaceAll(',', '')), plain[2] ?? '');
  const [, whole = '', decimals = '', scale = ''] =
    /^([^点万亿]*)(?:点([^万亿]+))?([万亿]*.*)$/u.exec(written) ?? [];
  if (decimals !== '') return scaled(wholeOf(whole) + Number(`0.${inDigits(decimals)}`), scale);
  return wholeOf(written);
}

function scaled(value: number, scale: string): number {
  return Array.from(scale).reduce((now, sign) => now * (places.get(sign) ?? myriads.get(sign) ?? 1), value);
}

function inDigits(signs: string): string {
  return Array.from(signs, (sign) => digits.get(sign) ?? '').join('');
}

/** 一百五十万 by its places; 二六 digit by digit. */
function wholeOf(written: string): number {
  if (!/[十百千万亿]/u.test(written)) return written === '' ? Number.NaN : Number(inDigits(written));
  let [total, section, digit] = [0, 0, 0];
  for (const sign of written) {
    const [place, myriad] = [places.get(sign), myriads.get(sign)];
    if (myriad !== undefined) {
      total = (total + section + digit) * myriad;
      [section, digit] = [0, 0];
    } else if (place !== undefined) {
      section += (digit || 1) * place;
      digit = 0;
    } else digit = digits.get(sign) ?? 0;
  }
  return total + section + digit;
}
