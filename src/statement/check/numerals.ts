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
  '(?:\\d+(?:,\\d{3})+|\\d+)(?:\\.\\d+)?[千百]?[万亿]?|(?:[零〇一二两三四五六七八九十百千]+(?:点[零一二三四五六七八九]+)?[万亿]*)+';

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
  let total = 0;
  for (const [, section = '', scale = ''] of written.matchAll(/([^万亿]*)([万亿]*)/gu)) {
    const size = scaled(1, scale);
    // 三千万亿 multiplies all before it, 一亿三千万 only what came since.
    total =
      size > total && total > 0 ? (total + sectionOf(section)) * size : total + sectionOf(section) * size;
    if (section === '' && scale === '') break;
  }
  return total;
}

function sectionOf(section: string): number {
  let [sum, digit] = [0, 0];
  for (const sign of section) {
    const place = places.get(sign);
    if (place === undefined) digit = digits.get(sign) ?? 0;
    else [sum, digit] = [sum + (digit || 1) * place, 0];
  }
  return sum + digit;
}
