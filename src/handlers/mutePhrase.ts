import type { MuteKind } from '../triage/mute.ts';
import type { Until } from './muteUntil.ts';

/** What HQ types about what shall not alarm. */
export type MutePhrase =
  | {
      readonly kind: 'mute';
      readonly what: MuteKind;
      readonly value: string;
      readonly until: Until;
      readonly reason: string;
    }
  | { readonly kind: 'mutes' }
  | { readonly kind: 'unmute'; readonly id: number }
  /** It begins like one and is none: how it is written. */
  | { readonly kind: 'muteHow' };

/** Nobody types more; and a long text must not cost its square. */
const longest = 600;

const list = /^(?:静音列表|靜音列表|已静音|mutes|mute list|list mutes)[\s。.!]*$/u;
const lift = /^(?:取消静音|解除静音|取消靜音|解除靜音|unmute)[\s:,#]*(\d{1,8})?/u;
const verb = /^(?:静音|靜音|mute(?![a-z]))[\s:,]*/u;
const kinds: readonly (readonly [RegExp, MuteKind])[] = [
  [/^(?:作者|账号|帳號|发布者|author)[\s:,]*/u, 'author'],
  [/^(?:站点|網站|网站|平台|站點|site)[\s:,]*/u, 'site'],
  [/^(?:短语|短語|关键词|關鍵詞|词|phrase)[\s:,]*/u, 'phrase'],
];
const date = /\s*(?:到|至|until|till)\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)日?/u;
const days = /\s(\d{1,4})\s?(?:天|日|days?|d)(?![a-z])/u;

/**
 * `静音 作者 某某 到 2026-12-01 原因`, `静音 短语 某某活动 30天 原因`, `静音列表`, `取消静音 3`, and the same in English.
 * `folded` is `words` with letters made plain, place for place. Undefined when it is about something else.
 */
export function mutePhrase(words: string, folded: string): MutePhrase | undefined {
  const said = folded.slice(0, longest);
  if (list.test(said)) return { kind: 'mutes' };
  const lifting = lift.exec(said);
  if (lifting) return lifting[1] ? { kind: 'unmute', id: Number(lifting[1]) } : { kind: 'muteHow' };
  const begins = verb.exec(said);
  if (!begins) return undefined;
  return muting(words.slice(begins[0].length, longest), said.slice(begins[0].length)) ?? { kind: 'muteHow' };
}

function muting(words: string, folded: string): MutePhrase | undefined {
  for (const [word, what] of kinds) {
    const length = word.exec(folded)?.[0].length;
    if (length === undefined) continue;
    const [tail, said] = [words.slice(length), folded.slice(length)];
    const end = date.exec(said) ?? days.exec(said);
    const value = unquoted(tail.slice(0, end?.index ?? 0));
    if (!end || value === '') return undefined;
    const reason = tail
      .slice(end.index + end[0].length)
      .replace(/^[\s,，:：、]*(?:原因|理由|reason)?[\s,，:：、]*/iu, '')
      .trim();
    return { kind: 'mute', what, value, until: untilOf(end), reason };
  }
  return undefined;
}

function untilOf([, first, month, day]: RegExpExecArray): Until {
  if (month === undefined) return { days: Number(first) };
  return { year: Number(first), month: Number(month), day: Number(day) };
}

function unquoted(words: string): string {
  return words
    .trim()
    .replace(/^[「『“"'‘]+|[」』”"'’]+$/gu, '')
    .trim();
}
