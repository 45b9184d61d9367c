import { isPlace } from '../entities.ts';
import type { Said } from '../ground.ts';
import { forms } from './forms.ts';
import { told } from './told.ts';
import { what } from './what.ts';
import { who } from './who.ts';

/** A place of a folded sentence and what stands there by its part in telling who somebody is. */
export interface Mark {
  readonly roles: readonly string[];
  readonly from: number;
  readonly to: number;
  /** The clause it stands in, counted. */
  readonly clause: number;
}

/** Words, each with its roles. */
const words = wordsFrom(`${who}${what}${told}`);

function wordsFrom(lists: string): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>();
  let role = '';
  for (const line of lists.trim().split('\n')) {
    const named = /^([a-z]+): (.*)$/u.exec(line);
    if (named?.[1] !== undefined) role = named[1];
    for (const word of (named?.[2] ?? line).trim().split(/\s+/u)) {
      const roles = known.get(word) ?? [];
      if (!roles.includes(role)) roles.push(role);
      known.set(word, roles);
    }
  }
  return known;
}
/** How long the words are that begin with a letter, the longest first. */
const lengths = new Map<string, readonly number[]>();
for (const word of words.keys()) {
  const first = word[0] ?? '';
  lengths.set(
    first,
    [...new Set([...(lengths.get(first) ?? []), word.length])].sort((a, b) => b - a),
  );
}

const onDuty =
  /医生|医师|大夫|护士|护理|主任|院长|书记|教授|局长|处长|科长|部长|站长|记者|警官|律师|经理|店长|药师|技师|助产|理疗师|同志/u;
const familiar = /^(?:老|小|阿|大)[\u4e00-\u9fff]$|(?:伯|叔|婶|嫂|姐|哥|姨|爷|奶|婆|公|妈|爸|老)$/u;
const hidden = /某|[x×*○〇]/iu;
const polite = /女士|先生|小姐|太太|同学|老师/u;
const noName =
  /某[小大学公银区局某]?$|^[由占须系为诊括于].?某|^(?:周[一二三四五六日天末]|占[一二三四五六七八九十])/u;

/** All of a sentence that has a part in telling who somebody is, in the order of the text; none stands within another. */
export function marksIn(sentence: Said): readonly Mark[] {
  const { text, clauses } = sentence;
  const taken = new Uint8Array(text.length);
  const marks: { roles: readonly string[]; from: number; to: number }[] = [];
  const take = (roles: readonly string[], from: number, to: number) => {
    for (let at = from; at < to; at++) taken[at] = 1;
    marks.push({ roles, from, to });
  };
  for (const person of sentence.persons) {
    const [from, to] = foldedRange(sentence, person.from, person.to);
    if (from < to && isSomebody(text.slice(from, to))) take(rolesOfName(text, from, to), from, to);
  }
  for (const [role, sign] of forms) {
    for (const { index, 0: found } of text.matchAll(sign)) {
      marks.push({ roles: [role], from: index, to: index + found.length });
    }
  }
  for (let at = 0; at < text.length; ) {
    const [roles, length] = taken[at] === 1 ? [undefined, 1] : wordAt(text, at);
    if (roles !== undefined) marks.push({ roles, from: at, to: at + length });
    at += length;
  }
  marks.sort((a, b) => a.from - b.from || a.to - b.to);
  let clause = 0;
  return marks.map((mark) => {
    while (clause + 1 < clauses.length && (clauses[clause + 1]?.from ?? 0) <= mark.from) clause++;
    return { ...mark, clause };
  });
}

function isSomebody(words: string): boolean {
  return !noName.test(words) && !isPlace(words);
}

function rolesOfName(text: string, from: number, to: number): readonly string[] {
  const words = text.slice(from, to);
  if (onDuty.test(text.slice(from, to + 3))) return ['name', 'duty'];
  const form = hidden.test(words)
    ? 'hidden'
    : polite.test(text.slice(from, to + 2))
      ? 'polite'
      : familiar.test(words)
        ? 'familiar'
        : 'full';
  return ['name', form];
}

/** The longest word that begins here. */
function wordAt(text: string, at: number): readonly [readonly string[] | undefined, number] {
  for (const length of lengths.get(text[at] ?? '') ?? []) {
    const word = text.slice(at, at + length);
    const roles = words.get(word);
    if (roles !== undefined && !isCutOff(text, at, at + length)) return [roles, length];
  }
  return [undefined, 1];
}

/** A word of another script goes on before or behind. */
function isCutOff(text: string, from: number, to: number): boolean {
  const latin = /[a-z]/u;
  return latin.test(text[from] ?? '') && (latin.test(text[from - 1] ?? '') || latin.test(text[to] ?? ''));
}

/** Where a range of the original stands in the folded sentence. */
function foldedRange({ text, span }: Said, from: number, to: number): readonly [number, number] {
  let start = 0;
  while (start < text.length && span(start, start + 1)[0] < from) start++;
  let end = start;
  while (end < text.length && span(end, end + 1)[1] <= to) end++;
  return [start, end];
}
