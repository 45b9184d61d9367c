import { fold } from '../../triage/fold.ts';
import { soundOf } from '../../triage/pinyin.ts';
import type { Finding } from '../finding.ts';
import { entitiesIn } from './entities.ts';
import { found, type Ground, type Said } from './ground.ts';

const shortest = 3;
/** What is left out or put in is a slip only in a name this long: shorter ones are other words. */
const shortestForLength = 5;

/** A name that a sentence nearly has. */
interface Near {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** Names of units with a character wrong, missing, doubled or out of its place. */
export function unitNamesIn(ground: Ground): readonly Finding[] {
  const names = [...new Set([...foldedNames(ground.basis.unitNames), ...namedInFacts(ground)])];
  const right = new Set(names);
  const places = placesIn(ground.sentences.map(({ text }) => text).join('\n'));
  const near = names.flatMap((name) => nearIn(places, name));
  let start = 0;
  return ground.sentences.flatMap((sentence) => {
    const from = start;
    start += sentence.text.length + 1;
    const here = near
      .filter((each) => each.from >= from && each.to < start)
      .map((each) => ({ ...each, from: each.from - from, to: each.to - from }))
      .filter((each) => !isRight(ground, sentence, each, names, right));
    return longest(here).map((each) =>
      found(ground, sentence, 'unit', [each.from, each.to], { instead: each.name }),
    );
  });
}

const folded = new Map<string, string>();
/** More names than any chain has: then the memory begins anew. */
const mostFolded = 20_000;

/** A chain's names, each folded once however often the list is made anew. */
export function foldedNames(names: readonly string[]): readonly string[] {
  if (folded.size > mostFolded) folded.clear();
  return names.map((name) => foldedName(name)).filter((name) => name.length >= shortest);
}

function foldedName(name: string): string {
  const known = folded.get(name) ?? fold(name).text;
  folded.set(name, known);
  return known;
}

/** A text and where each pair of its letters stands. */
interface Places {
  readonly text: string;
  readonly pairs: ReadonlyMap<number, readonly number[]>;
}

function placesIn(text: string): Places {
  const pairs = new Map<number, number[]>();
  for (let at = 0; at < text.length; at++) {
    for (const key of [keyOf(text, at, 1), keyOf(text, at, 2)]) {
      const all = pairs.get(key);
      if (all) all.push(at);
      else pairs.set(key, [at]);
    }
  }
  return { text, pairs };
}

/** A fact that names a unit writes it rightly. */
function namedInFacts({ facts }: Ground): readonly string[] {
  return facts.flatMap(({ text }) =>
    Array.from(
      text.matchAll(
        /(?![至到在从由往赴转向于自与和及被将该各本某两多对把为][\u4e00-\u9fff]|.[各个该本两多]|.[东南西北中新老总])[\u4e00-\u9fff]{2}(?:院区|分院|诊所|医院)|示例医疗集团/gu,
      ),
      ([name]) => name,
    ),
  );
}

/** One letter, or two as one number. */
function keyOf(text: string, at: number, length: number): number {
  const first = text.charCodeAt(at);
  return length === 1 ? first : first * 0x10000 + (text.charCodeAt(at + 1) || 0);
}

const nowhere: readonly number[] = [];

/** Half of a name with one slip is right: only where it stands can the name be. */
function nearIn({ text, pairs }: Places, name: string): readonly Near[] {
  const half = name.length >> 1;
  const [first, second] = [name.slice(0, half), name.slice(half)];
  const near: Near[] = [];
  for (const at of pairs.get(keyOf(first, 0, first.length)) ?? nowhere) {
    if (text.startsWith(first, at)) near.push(...slipsAt(text, at, name));
  }
  for (const at of pairs.get(keyOf(second, 0, second.length)) ?? nowhere) {
    if (!text.startsWith(second, at)) continue;
    for (const from of [at - half, at - half + 1, at - half - 1]) near.push(...slipsAt(text, from, name));
  }
  return near;
}

function placesOf(text: string, words: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

function slipsAt(text: string, from: number, name: string): readonly Near[] {
  if (from < 0 || text.startsWith(name, from)) return [];
  const lengths =
    name.length >= shortestForLength ? [name.length, name.length - 1, name.length + 1] : [name.length];
  return lengths
    .map((length) => ({ from, to: from + length, name }))
    .filter(({ to }) => to <= text.length && isOneSlip(text.slice(from, to), name));
}

function isOneSlip(said: string, name: string): boolean {
  if (!/^\p{Script=Han}+$/u.test(said)) return false;
  if (said.length === name.length) return isOneLetter(said, name) || isSwapped(said, name);
  const [short, long] = said.length < name.length ? [said, name] : [name, said];
  // The first and the last letter hold the name: else it is the name with a neighbour, or a piece of it.
  if (short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  return Array.from(long).some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
}

/** Two neighbours in the wrong order. */
function isSwapped(said: string, name: string): boolean {
  const at = Array.from(name).findIndex((letter, place) => letter !== said[place]);
  return (
    name.length >= 4 &&
    at >= 0 &&
    said[at] === name[at + 1] &&
    said[at + 1] === name[at] &&
    said.slice(at + 2) === name.slice(at + 2)
  );
}

const general = /院区|医院|集团|分院|诊所|医疗|科$|中心|区域/u;

function isOneLetter(said: string, name: string): boolean {
  const at = Array.from(name).findIndex((letter, place) => letter !== said[place]);
  if (at < 0 || said.slice(at + 1) !== name.slice(at + 1)) return false;
  const sounds = soundOf(said.charCodeAt(at)) === soundOf(name.charCodeAt(at));
  if (sounds || looksAlike(said[at] ?? '', name[at] ?? '')) return true;
  return (
    name.length >= 4 && general.test(name) && !/[的了在和与及是到由向为对将已我本]/u.test(said[at] ?? '')
  );
}

const alike =
  '田甲由申电 汇江汗 团困因囚回 区曲匹巨 几儿九 未末朱 士土工 己已巳 大太犬天夫 院完 医匠 市币 华毕 浦蒲埔 洲州 例列 苏办 疗辽 科料 徐涂 河何 福幅 珠株 急总 骨胃 眼眠 分兮 集隼 员圆';
function looksAlike(a: string, b: string): boolean {
  return alike.split(' ').some((row) => row.includes(a) && row.includes(b));
}

/** Another unit's name, a part of one, a real place or department: no slip. */
function isRight(
  { facts }: Ground,
  { text }: Said,
  { from, to, name }: Near,
  names: readonly string[],
  right: ReadonlySet<string>,
): boolean {
  const said = text.slice(from, to);
  if (isOtherWord(said, name)) return true;
  if (right.has(said) || facts.some((fact) => fact.text.includes(said))) return true;
  if (
    names.some(
      (name) =>
        name.length > said.length && placesOf(text, name).some((at) => at <= from && at + name.length >= to),
    )
  )
    return true;
  const other = entitiesIn(said).some(
    ({ kind, name: place }) => kind === 'department' && !name.includes(place),
  );
  return other || (!text.startsWith(name.slice(0, 2), from) && isRealPlace(text, from, to, right));
}

/** 出院 is no slip of 医院, 传东院区 none of 浦东院区: a word of its own, or the house's own 东院区 behind another word. */
function isOtherWord(said: string, name: string): boolean {
  const at = Array.from(said).findIndex((letter, place) => letter !== name[place]);
  if (/[出入住转离]院/u.test(said) && !/[出入住转离]院/u.test(name)) return true;
  return at === 0 && /^.[东南西北中新老总]院/u.test(said) && !looksAlike(said[0] ?? '', name[0] ?? '');
}

function isRealPlace(text: string, from: number, to: number, right: ReadonlySet<string>): boolean {
  const known = [...right].join('|');
  const place = `${text.slice(from, from + 2)}市${text.slice(from, from + 2)}区`;
  return [...entitiesIn(text.slice(from, to)), ...entitiesIn(place)].some(
    ({ kind, name }) => ['city', 'department', 'district'].includes(kind) && !known.includes(name),
  );
}

function longest(near: readonly Near[]): readonly Near[] {
  const kept: Near[] = [];
  for (const each of [...near].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
    if (!kept.some(({ from, to }) => from < each.to && each.from < to)) kept.push(each);
  }
  return kept;
}
