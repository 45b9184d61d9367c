const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** A resident id 身份证: 18 with a true date and checksum, or the old 15 with a true date. */
export function isResidentId(digits: string, groups: readonly number[]): boolean {
  if (!/^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/.test(digits) || !areWhole(groups))
    return false;
  if (digits.length === 15) return /^\d{15}$/.test(digits) && isDay(`19${digits.slice(6, 12)}`);
  if (!/^\d{17}[\dx]$/.test(digits) || !isDay(digits.slice(6, 14))) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return '10x98765432'[sum % 11] === digits[17];
}

/** A bank card: 16 to 19 digits of a card network with a true Luhn digit. */
export function isBankCard(digits: string, groups: readonly number[]): boolean {
  if (!/^(?:62|4|5[1-5]|2[2-7]|3[57]|60|9)\d+$/.test(digits) || !areWhole(groups)) return false;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** A mobile number of the mainland, with or without 86 before it. */
export function isMobile(digits: string, groups: readonly number[]): boolean {
  return /^(?:00)?(?:86)?1[3-9]\d{9}$/.test(digits) && areWhole(groups);
}

/** A landline with its area code, and an extension in a group of its own. */
export function isLandline(digits: string, groups: readonly number[]): boolean {
  const [area = 0, number = 0] = groups;
  if (!/^0(?:10|2\d|[3-9]\d\d)[2-9]\d{6,7}/.test(digits)) return false;
  if (groups.length === 1 || groups.every((size) => size === 1)) return digits.length <= 12;
  const local = digits.length - area;
  if (area < 3 || area > 4 || local < 7) return false;
  return (
    local <= 8 ||
    (number >= 7 &&
      number <= 8 &&
      groups.length === 3 &&
      digits[area + number] !== '0' &&
      local - number <= 5)
  );
}

/** Counts in a row are no number: pieces are single digits, nearly all of them, or few with a long one first. */
function areWhole(groups: readonly number[]): boolean {
  const digits = groups.reduce((sum, size) => sum + size, 0);
  return (
    (groups[0] === 1 && Math.max(...groups) <= 3 && groups.length * 1.5 >= digits) ||
    (groups.length <= 6 && (groups[0] ?? 0) >= 2 && Math.max(...groups) >= 3)
  );
}

function isDay(yyyymmdd: string): boolean {
  const [year, month, day] = [yyyymmdd.slice(0, 4), yyyymmdd.slice(4, 6), yyyymmdd.slice(6, 8)].map(Number);
  return (
    (year ?? 0) >= 1900 &&
    (year ?? 0) <= 2099 &&
    (month ?? 0) >= 1 &&
    (month ?? 0) <= 12 &&
    (day ?? 0) >= 1 &&
    (day ?? 0) <= 31
  );
}
