import type { FoundMention, MentionKind } from '../triage/mention.ts';
import { foundMention } from './found.ts';
import { type Field, isObject, type Mapping, mapped, ours } from './mapping.ts';
import { plainText } from './plainText.ts';
import { looseTime, plausible, rfc3339 } from './times.ts';
import { webUrl } from './words.ts';

/** What is wrong with one field, and what would be right. */
export interface FieldProblem {
  readonly field: Field | 'row';
  readonly wrong: string;
  readonly right: string;
}

export interface CheckedRow {
  /** The mention without its wrong fields; undefined when it has no id or no words. */
  readonly mention?: FoundMention;
  readonly problems: readonly FieldProblem[];
}

export interface RowRules {
  /** Set where the names are not ours: then times, kinds, counts and markup are read leniently too. */
  readonly mapping?: Mapping;
  /** Where it was published when the row does not say. */
  readonly site?: string;
  readonly now: Date;
}

/** One row of a source → a mention, and everything that is wrong with it. Fields that are not ours are not looked at. */
export function checkRow(row: unknown, rules: RowRules): CheckedRow {
  if (!isObject(row) || Array.isArray(row)) {
    return { problems: [{ field: 'row', wrong: '不是对象 (not an object)', right: '{"id":…,"title":…}' }] };
  }
  const problems: FieldProblem[] = [];
  const values = rules.mapping ? mapped(row, rules.mapping) : ours(row);
  const take = <T extends Value>(field: Field, value: unknown, read: Read<T>): T | undefined => {
    const got = value === undefined ? undefined : read(value, rules);
    if (!isRefused(got)) return got;
    problems.push({ field, ...got });
    return undefined;
  };
  const fields = {
    id: take('id', values.id, readId),
    kind: take('kind', values.kind, readKind) ?? 'post',
    url: take('url', values.url, readUrl),
    parentUrl: take('parentUrl', values.parentUrl, readUrl),
    title: inOneParagraph(take('title', values.title, readWords)),
    text: take('text', values.text, readWords),
    author: take('author', values.author, readName),
    site: take('site', values.site, readName) ?? rules.site,
    publishedAt: plausible(take('publishedAt', values.publishedAt, readTime), rules.now),
    reach: {
      reads: take('reads', values.reads, readCount),
      comments: take('comments', values.comments, readCount),
      shares: take('shares', values.shares, readCount),
    },
  };
  const { id, title, text } = fields;
  if (id !== undefined && (title || text)) return { mention: foundMention({ ...fields, id }), problems };
  const missing = whatIsMissing(fields, problems);
  if (id === undefined || missing.length > 0) return { problems: [...problems, ...missing] };
  return { mention: foundMention({ ...fields, id }), problems };
}

/** A problem in one line: for people, and for a vendor's log. */
export function inOneLine({ field, wrong, right }: FieldProblem): string {
  return `${field} ${wrong}: ${right}`;
}

function whatIsMissing(
  { id, title, text }: { id: string | undefined; title: string | undefined; text: string | undefined },
  problems: readonly FieldProblem[],
): readonly FieldProblem[] {
  const isTold = (...fields: readonly Field[]) =>
    problems.some(({ field }) => fields.some((each) => each === field));
  const noId = id === undefined && !isTold('id');
  const noWords = !title && !text && !isTold('title', 'text');
  return [
    ...(noId
      ? [
          {
            field: 'id',
            wrong: '缺失 (missing)',
            right: '每条一个不变的编号 an id that stays the same',
          } as const,
        ]
      : []),
    ...(noWords
      ? [
          {
            field: 'title',
            wrong: '和 text 都没有 (no title, no text)',
            right: '至少要有一个 one of them is needed',
          } as const,
        ]
      : []),
  ];
}

type Value = string | number | Date;
type Refused = Pick<FieldProblem, 'wrong' | 'right'>;
type Read<T extends Value> = (value: unknown, rules: RowRules) => T | Refused;

function bad(wrong: string, right: string): Refused {
  return { wrong, right };
}

function isRefused(got: Value | Refused | undefined): got is Refused {
  return typeof got === 'object' && 'wrong' in got;
}

/** A title is one line. */
function inOneParagraph(title: string | undefined): string | undefined {
  return title?.includes('\n') ? title.replace(/\s*\n\s*/g, ' ') : title;
}

const notText = bad('不是文字 (not text)', '写成字符串 a string');

function readId(value: unknown): string | Refused {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    return bad(
      '数字太大或不是整数,会丢失精度 (a number that loses digits)',
      '写成字符串 send it as a string',
    );
  }
  const id = typeof value === 'number' ? String(value) : value;
  if (typeof id !== 'string' || id.trim() === '') return notText;
  return id.length <= 512 ? id : bad('超过 512 字符 (too long)', '更短的编号 a shorter id');
}

function readWords(value: unknown, { mapping }: RowRules): string | Refused {
  if (typeof value !== 'string') return notText;
  return mapping ? plainText(value) : value.trim();
}

function readName(value: unknown): string | Refused {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : notText;
}

function readUrl(value: unknown): string | Refused {
  const url = typeof value === 'string' ? webUrl(value) : undefined;
  return url ?? bad('不是网址 (not a web address)', 'https://… 或留空 or nothing');
}

const kinds: readonly MentionKind[] = ['post', 'article', 'comment', 'video', 'other'];

function readKind(value: unknown, { mapping }: RowRules): MentionKind | Refused {
  const kind = kinds.find((known) => known === value);
  if (kind) return kind;
  // What is no text is nobody's kind: to make a text of it can throw ({"toString":1}, a thousand lists in each other).
  const said = typeof value === 'string' ? value : '';
  return mapping
    ? (kindWords.find(([words]) => words.test(said))?.[1] ?? 'other')
    : bad('不认识 (unknown)', kinds.join(' | '));
}

/** How vendors and people call them. */
const kindWords: readonly (readonly [RegExp, MentionKind])[] = [
  [/评论|回复|跟帖|comment|reply/i, 'comment'],
  [/视频|直播|video/i, 'video'],
  [/文章|新闻|报道|公众号|article|news/i, 'article'],
  [/帖|微博|动态|笔记|post|weibo/i, 'post'],
];

function readTime(value: unknown, { mapping }: RowRules): Date | Refused {
  const isTime = typeof value === 'string' || (mapping && typeof value === 'number');
  const time = isTime ? (mapping ? looseTime(value) : rfc3339(String(value))) : undefined;
  return time ?? bad('不是带时区的 RFC 3339 时间 (not RFC 3339 with a zone)', '2026-01-01T08:00:00+08:00');
}

function readCount(value: unknown, { mapping }: RowRules): number | Refused {
  const count = typeof value === 'string' ? (mapping ? looseCount(value) : wholeCount(value)) : value;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return count;
  return bad('不是次数 (not a count)', '不小于 0 的整数 a whole number from 0');
}

function wholeCount(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

/** 1,200 · 1.2万 · 3亿 · 10w+ */
function looseCount(text: string): number {
  const [, digits, unit = ''] =
    /^(\d{1,15}(?:\.\d{1,6})?)\s*(万|亿|w)?\+?$/i.exec(text.trim().replaceAll(',', '')) ?? [];
  const times = unit === '' ? 1 : unit === '亿' ? 1e8 : 1e4;
  return digits === undefined ? Number.NaN : Math.round(Number(digits) * times);
}
