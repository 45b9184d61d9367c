import type { DigestForm } from '../reports/digest/digest.ts';

/** 日报, 周报 上周, 月报, 日报 11-20: a digest of this group. Without `of`: what is under way, up to now. */
export interface DigestPhrase {
  readonly kind: 'digest';
  readonly form: DigestForm;
  /** The last whole one, or a local date as it was typed. */
  readonly of?: 'last' | { readonly date: string };
  /** Its figures as a table in words, for those who cannot see the picture. */
  readonly table?: true;
}

const end = /[\s。.!]{0,20}$/u.source;
const forms: readonly (readonly [RegExp, DigestForm])[] = [
  [/^(?:看日报|日报|日報|daily digest|daily(?![a-z])|digest(?![a-z]))/u, 'day'],
  [/^(?:看周报|周报|週報|周報|weekly digest|weekly(?![a-z]))/u, 'week'],
  [/^(?:看月报|月报|月報|monthly digest|monthly(?![a-z]))/u, 'month'],
];
const last = new RegExp(
  `^(?:昨天|昨日|上周|上一周|上个月|上月|yesterday|last(?: week| month)?|week before|month before)${end}`,
  'u',
);
const running = new RegExp(`^(?:今天|今日|本周|这周|本月|这个月|today|this (?:week|month))?${end}`, 'u');
const table = /[\s,，]*(?:数据表|数据|表格|表|as a table|table|figures)[\s。.!]{0,20}$/u;
const date = /^(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?$/u;

/** What is asked for; `folded` has its letters made plain. Anything else behind the word is no digest. */
export function digestPhrase(folded: string): DigestPhrase | undefined {
  if (folded.length > 60) return undefined;
  for (const [word, form] of forms) {
    const said = word.exec(folded)?.[0];
    if (said === undefined) continue;
    const behind = folded.slice(said.length).trim();
    const rest = behind.replace(table, '');
    const of = whichOf(form, rest);
    if (of !== undefined)
      return { kind: 'digest', form, ...of, ...(rest !== behind && { table: true as const }) };
  }
  return undefined;
}

function whichOf(form: DigestForm, rest: string): Pick<DigestPhrase, 'of'> | undefined {
  if (running.test(rest)) return {};
  if (last.test(rest)) return { of: 'last' };
  return form === 'day' && date.test(rest) ? { of: { date: rest } } : undefined;
}
