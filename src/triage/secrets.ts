import { isBankCard, isLandline, isMobile, isResidentId } from './numbers.ts';

/** Something that must not be shown, by its place in a text. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** A run of digits and what stands between them, e.g. `138 1234-5678`. */
interface Run {
  readonly start: number;
  readonly groups: readonly { readonly digits: string; readonly start: number; readonly end: number }[];
}

interface NumberKind {
  readonly kind: string;
  /** Fewest and most digits. */
  readonly size: readonly [number, number];
  readonly is: (digits: string, groups: readonly number[]) => boolean;
}

/** The longest first, so that an id is not taken for a phone with digits around it. Further kinds are further rows. */
const numberKinds: readonly NumberKind[] = [
  { kind: '身份证', size: [15, 18], is: isResidentId },
  { kind: '银行卡', size: [16, 19], is: isBankCard },
  { kind: '电话', size: [11, 15], is: isMobile },
  { kind: '电话', size: [10, 17], is: isLandline },
];

/** Kinds that are known by the words around them rather than by their digits. */
const patterns: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  {
    kind: '邮箱',
    pattern: /(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}/g,
  },
  { kind: 'QQ', pattern: /(?<=(?:qq|扣扣|企鹅号)[号群:是码 ]{0,4})[1-9]\d{4,10}(?!\d)/g },
  { kind: '微信', pattern: /(?<=(?:微信|vx|weixin|wechat)[号:是为 ]{1,4})[a-z][a-z0-9_-]{5,19}/g },
  {
    kind: '车牌',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[a-hj-np-z] ?[·.]?(?=[a-z]{0,4}\d)[a-hj-np-z0-9]{5,6}(?![a-z0-9])/gu,
  },
];

/** Bounded everywhere: a megabyte of digits must cost no more than a megabyte of anything. */
const run = /(?<!\d)\d(?:[ ()‐‑‒–—―−_.·~*/-]{0,3}\d){0,199}x?/g;

/** Everything in a folded text that must be masked, in order, none overlapping. */
export function secretsIn(text: string): readonly Secret[] {
  const byWords = patterns.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      kind,
    })),
  );
  const byDigits = [...text.matchAll(run)].flatMap((match) => inRun(groupsOf(match[0], match.index)));
  const standing = byDigits.filter((secret) => standsAlone(text, secret));
  return withoutOverlap([...byWords, ...standing].sort((a, b) => a.start - b.start || b.end - a.end));
}

/** Words may touch a number, letters mixed with digits make it part of a code: `#a41f13812345678` is no phone. */
function standsAlone(text: string, { start, end }: Secret): boolean {
  const before = /[a-z0-9]*$/.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? '';
  const after = /^[a-z0-9]*/.exec(text.slice(end, end + 40))?.[0] ?? '';
  return !/\d/.test(before) && !/\d/.test(after) && !text.slice(0, start).endsWith(`#${before}`);
}

function groupsOf(words: string, at: number): Run {
  const groups = [...words.matchAll(/\d+x?/g)].map((match) => ({
    digits: match[0],
    start: at + match.index,
    end: at + match.index + match[0].length,
  }));
  return { start: at, groups };
}

function inRun({ groups }: Run): readonly Secret[] {
  const secrets: Secret[] = [];
  for (let first = 0; first < groups.length; ) {
    const found = longestFrom(groups, first);
    if (found) secrets.push(found.secret);
    first = found ? found.next : first + 1;
  }
  return secrets;
}

/** The longest secret that begins with this group. */
function longestFrom(
  groups: Run['groups'],
  first: number,
): { readonly secret: Secret; readonly next: number } | undefined {
  let best: { readonly secret: Secret; readonly next: number } | undefined;
  let digits = '';
  for (let last = first; last < groups.length && digits.length <= 19; last++) {
    digits += groups[last]?.digits ?? '';
    const shape = groups.slice(first, last + 1).map((group) => group.digits.length);
    const kind = numberKinds.find(
      ({ size, is }) => digits.length >= size[0] && digits.length <= size[1] && is(digits, shape),
    )?.kind;
    const [start, end] = [groups[first]?.start, groups[last]?.end];
    if (kind && start !== undefined && end !== undefined)
      best = { secret: { start, end, kind }, next: last + 1 };
  }
  return best;
}

function withoutOverlap(sorted: readonly Secret[]): readonly Secret[] {
  const kept: Secret[] = [];
  for (const each of sorted) if (each.start >= (kept.at(-1)?.end ?? 0)) kept.push(each);
  return kept;
}
