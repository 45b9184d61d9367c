import { createHash } from 'node:crypto';

/** SHA-256 (hex) of the text as it stands in its set: the name under which its label is kept. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A tenth of every set is never trained on, so that what is measured on it is true: chosen by the text's own hash. */
export function isHeldOut(text: string): boolean {
  return Number.parseInt(hashOf(text).slice(0, 2), 16) < 26;
}
