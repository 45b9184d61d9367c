import { imitatedBy } from './imitations.ts';
import { otherSoundsOf, soundOf } from './pinyin.ts';
import { gapAt, hardGap, isLatin, noGap, type Squeezed, unitAt } from './squeeze.ts';

/** Where each letter of a word was found: indexes into the squeezed text, `next` right after the last. */
export interface Evidence {
  readonly text: Squeezed;
  readonly path: readonly number[];
  readonly next: number;
}

/** How many letters of a word are written in which way. */
interface Count {
  readonly exact: number;
  readonly latin: number;
  readonly sounding: number;
  readonly looking: number;
  /** A letter that neither is, sounds nor looks like the word's. */
  readonly wrong: boolean;
}

type Look = 'exact' | 'latin' | 'sounding' | 'looking' | 'wrong';

/** Too common to be a disguise: 一 is no 医, 园区 no 院区. */
const everyday = new Set(
  Array.from('一二三四五六七八九十百千万园的是在有不了以已要可也于与我你他她它这那就都到去说看', (each) =>
    each.charCodeAt(0),
  ),
);

/** What a name of a house ends in, which says nothing about which house. */
const generic = /(院区|分院|医院|总院|门诊部?|中心|集团|急诊科?|[内外妇儿产骨眼]科|本部)$/u;
/** Ends that nobody but a hospital has, so that the rest may be disguised more. */
const telling = /(院区|分院)$/u;

/**
 * Whether these letters are the word in a disguise. Plain spelling proves nothing here: the matcher has found it. Half
 * of a name's letters must be its own, or all of them pinyin; a short word of the lexicon needs stricter evidence.
 */
export function proves(evidence: Evidence, letters: string, kind: 'name' | 'word'): boolean {
  const count = countOf(looksOf(evidence, letters));
  if (count.wrong || !wholeLatin(evidence) || !evenGaps(evidence)) return false;
  const gapped = gapsOf(evidence).some((gap) => gap !== noGap);
  if (count.exact === letters.length) return gapped && (kind === 'name' || isSpaced(evidence));
  return kind === 'name' ? provesName(count, letters.length) : !gapped && provesWord(count, letters.length);
}

function provesName({ exact, latin, sounding, looking }: Count, length: number): boolean {
  if (length < 4) return false;
  if (latin === length) return true;
  return exact >= 2 && (sounding + looking) * 2 <= length;
}

/** 医yuan, yi院, 医完; yiyuan is too many other words. */
function provesWord({ exact, latin, sounding, looking }: Count, length: number): boolean {
  if (sounding > 0) return length >= 4 && exact === length - 1;
  if (looking > 0) return length >= 3 && latin === 0 && looking === 1;
  return latin > 0 && (exact > 0 || length >= 3);
}

/**
 * Whether the disguised name can hardly be chance or another house's: what is its own is kept, or enough of it. 人和医院
 * sounds like 仁和医院 and is another house.
 */
export function isSure(evidence: Evidence, letters: string): boolean {
  const looks = looksOf(evidence, letters);
  const own = letters.length - (generic.exec(letters)?.[0].length ?? 0);
  const stem = countOf(looks.slice(0, own));
  const end = looks.slice(own);
  if (stem.exact === own && own > 0) return end.length === 0 || !end.every((look) => look === 'sounding');
  if (stem.exact > 0 && stem.exact + stem.latin === own) return true;
  if (own >= 3) return stem.latin === own || stem.exact * 2 >= own;
  return (
    telling.test(letters) &&
    end.every((look) => look !== 'sounding') &&
    (stem.exact > 0 || stem.latin === own)
  );
}

function looksOf({ text, path }: Evidence, letters: string): readonly Look[] {
  return path.map((at, index) => lookOf(unitAt(text, at), letters.charCodeAt(index)));
}

function lookOf(unit: number, wanted: number): Look {
  if (unit === wanted) return 'exact';
  if (isLatin(unit)) return isLatin(wanted) ? 'wrong' : 'latin';
  if (imitatedBy(unit) === wanted) return 'looking';
  if (everyday.has(unit)) return 'wrong';
  const sound = soundOf(unit);
  return sound === soundOf(wanted) || otherSoundsOf(wanted).includes(sound) ? 'sounding' : 'wrong';
}

function countOf(looks: readonly Look[]): Count {
  const number = (look: Look) => looks.filter((each) => each === look).length;
  return {
    exact: number('exact'),
    latin: number('latin'),
    sounding: number('sounding'),
    looking: number('looking'),
    wrong: looks.includes('wrong'),
  };
}

/** Pinyin is cut from no longer word. */
function wholeLatin({ text, path, next }: Evidence): boolean {
  const first = path[0] ?? 0;
  return !isTorn(text, first) && !isTorn(text, next);
}

function isTorn(text: Squeezed, at: number): boolean {
  if (at === 0 || at >= text.length || gapAt(text, at) !== noGap) return false;
  return isLatin(unitAt(text, at)) && isLatin(unitAt(text, at - 1));
}

function gapsOf({ text, path }: Evidence): readonly number[] {
  return path.slice(1).map((at) => gapAt(text, at));
}

/** A comma stands within a name only where something stands between all its letters. */
function evenGaps(evidence: Evidence): boolean {
  const gaps = gapsOf(evidence);
  return !gaps.includes(hardGap) || !gaps.includes(noGap);
}

/** A word written letter by letter, as the words around it are not: every gap is there, and it stands apart or is long. */
function isSpaced(evidence: Evidence): boolean {
  const { text, path, next } = evidence;
  if (gapsOf(evidence).some((gap) => gap === noGap || gap === hardGap)) return false;
  const [before, after] = [gapAt(text, path[0] ?? 0), next >= text.length ? undefined : gapAt(text, next)];
  const apart = (path[0] === 0 || before !== noGap) && (after === undefined || after !== noGap);
  return path.length >= 3 || apart;
}
