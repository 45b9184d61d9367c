import { mask, maskedSpans } from '../triage/mask.ts';

/**
 * The second wall: whoever asks has masked it; what would still be masked, or cannot be, does not leave (SEC-T17), nor does a
 * run of digits so long that it may be anybody's.
 */
export function mayLeave(text: string): boolean {
  try {
    return mask(text) === text && !isLongNumber(text);
  } catch {
    return false;
  }
}

/** As `mayLeave`, for the name of a house: 张仲景医院 is nobody. */
export function mayLeaveAsName(name: string): boolean {
  try {
    return maskedSpans(name).every(({ kind }) => kind === '姓名') && !isLongNumber(name);
  } catch {
    return false;
  }
}

function isLongNumber(text: string): boolean {
  return /\p{Nd}{7}/u.test(text);
}
