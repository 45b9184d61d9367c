import type { Version } from '../incident/statement.ts';
import { versionName } from './name.ts';
import type { ApprovedText } from './page/page.ts';
import { bodyOf, titleOf } from './text.ts';

/** A version with its exact words, as it goes out and as its page is held against it. */
export function approvedText(
  code: string,
  { number, form, hash }: Pick<Version, 'number' | 'form' | 'hash'>,
  words: string,
): ApprovedText {
  const name = versionName(code, number);
  return { form, hash, name, title: titleOf(words, form), body: bodyOf(words, form) };
}
