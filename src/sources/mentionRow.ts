import type { FoundMention, MentionKind } from '../triage/mention.ts';
import { foundMention } from './found.ts';
import { type Field, type Mapping, valueAt } from './mapping.ts';
import { plainText } from './plainText.ts';
import { looseTime, plausible, rfc3339 } from './times.ts';
import { webUrl } from './words.ts';

export type CheckedRow =
  | { readonly ok: true; readonly mention: FoundMention }
  /** Everything that is wrong with it, each with what would be right. */
  | { readonly ok: false; readonly problem: string };

export interface RowRules {
  /** Set for a vendor with other names: then times, kinds and markup are read leniently too. */
  readonly mapping?: Mapping;
  /** Where it was published when the row does not say. */
  readonly site?: string;
  readonly now: Date;
}

/** One row of a vendor's JSON → a mention, or what is wrong with it. Fields that are not ours are not looked at. */
export function checkRow(row: unknown, rules: RowRules): CheckedRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return { ok: false, problem: '不是对象 (not an object): 每条写成 {"id":…,"title":…}' };
  }
  const problems: string[] = [];
  const take = <T>(field: Field, read: Read<T>): T | undefined => {
    const value = valueAt(row, field, rules.mapping);
    const got = value === undefined ? undefined : read(value, rules);
    if (typeof got === 'object' && got !== null && 'wrong' in got) problems.push(`${field} ${got.wrong}`);
    else return got;
    return undefined;
  };

  const id = take('id', readId);
  const [title, text] = [take('title', readWords), take('text', readWords)];
  const fields = {
    kind: take('kind', readKind) ?? 'post',
    url: take('url', readUrl),
    parentUrl: take('parentUrl', readUrl),
    title: title?.replace(/\s*\n\s*/g, ' '),
    text,
    author: take('author', readName),
    site: take('site', readName) ?? rules.site,
    publishedAt: plausible(take('publishedAt', readTime), rules.now),
    reach: {
      reads: take('reads', readCount),
      comments: take('comments', readCount),
      shares: take('shares', readCount),
    },
  };
  const idIsWrong = problems.some((problem) => problem.startsWith('id '));
  if (id === undefined && !idIsWrong)
    problems.push('id 缺失 (missing): 给每条一个不变的编号 an id that stays the same');
  if (!title && !text)
    problems.push('title 和 text 都没有 (neither is there): 至少要有一个 one of them is needed');
  if (id === undefined || problems.length > 0) return { ok: false, problem: problems.join('; ') };
  return { ok: true, mention: foundMention({ ...fields, id }) };
}

type Wrong = { readonly wrong: string };
type Read<T> = (value: unknown, rules: RowRules) => T | Wrong | undefined;

function readId(value: unknown): string | Wrong {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    return {
      wrong: '数字太大或不是整数,会丢失精度 (a number that loses digits): 写成字符串 send it as a string',
    };
  }
  const id = typeof value === 'number' ? String(value) : value;
  if (typeof id !== 'string' || id.trim() === '') return { wrong: '不是文字 (not text): 写成 "id":"…"' };
  return id.length <= 512 ? id : { wrong: '超过 512 字符 (too long): 用更短的编号 a shorter id' };
}

function readWords(value: unknown, { mapping }: RowRules): string | Wrong {
  if (typeof value !== 'string') return { wrong: '不是文字 (not text): 写成字符串 a string' };
  return mapping ? plainText(value) : value.trim();
}

function readName(value: unknown): string | Wrong {
  if (typeof value !== 'string' && typeof value !== 'number')
    return { wrong: '不是文字 (not text): 写成字符串 a string' };
  return String(value).trim();
}

function readUrl(value: unknown): string | Wrong {
  const url = typeof value === 'string' ? webUrl(value) : undefined;
  return url ?? { wrong: '不是网址 (not a web address): 写成 https://… 或不写 or leave it out' };
}

const kinds: readonly MentionKind[] = ['post', 'article', 'comment', 'video', 'other'];

function readKind(value: unknown, { mapping }: RowRules): MentionKind | Wrong {
  const kind = kinds.find((known) => known === value);
  if (kind) return kind;
  return mapping ? 'other' : { wrong: `不认识 (unknown): 只用 ${kinds.join('、')}` };
}

function readTime(value: unknown, { mapping }: RowRules): Date | Wrong {
  const isTime = typeof value === 'string' || (mapping && typeof value === 'number');
  const time = isTime ? (mapping ? looseTime(value) : rfc3339(String(value))) : undefined;
  return (
    time ?? { wrong: '不是带时区的 RFC 3339 时间 (not RFC 3339 with a zone): 例如 2026-01-01T08:00:00+08:00' }
  );
}

function readCount(value: unknown): number | Wrong {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return count;
  return { wrong: '不是次数 (not a count): 写成不小于 0 的整数 a whole number from 0' };
}
