import { mask } from '../triage/mask.ts';

/**
 * The second wall: whoever asks has masked it; what would still be masked, or cannot be, does not leave (SEC-T17), nor does a
 * run of digits so long that it may be anybody's.
 */
export function mayLeave(text: string): boolean {
  try {
    return mask(text) === text && !/\p{Nd}{7}/u.test(text);
  } catch {
    return false;
  }
}
