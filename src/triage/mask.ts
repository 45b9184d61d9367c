import { fold } from './fold.ts';
import { type Secret, secretsIn } from './secrets.ts';

/**
 * The text with what identifies or reaches a person replaced by what it was: 【电话】【身份证】【银行卡】【邮箱】… Sees through
 * full-width digits, invisible characters and separators. Masking a masked text changes nothing.
 */
export function mask(text: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end, kind } of maskedSpans(text)) {
    masked += `${text.slice(from, start)}【${kind}】`;
    from = end;
  }
  return masked + text.slice(from);
}

/** What `mask` replaces: half-open ranges of the original, in order, none overlapping. */
export function maskedSpans(text: string): readonly Secret[] {
  const folded = fold(text);
  return secretsIn(folded.text).map(({ start, end, kind }) => {
    const [from, to] = folded.span(start, end);
    return { start: from, end: to, kind };
  });
}
