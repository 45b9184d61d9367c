import { isSurname } from './aliases.ts';
import { type Folded, fold } from './fold.ts';
import type { Hit } from './hits.ts';
import { compile, outermost } from './match.ts';
import { type Name, namesIn } from './names/names.ts';
import { stopAfter } from './names/signs.ts';
import { asides, departments, fees, priced, titles } from './topicTable.ts';

/** What a text speaks of, each once and in the order found. */
export interface Topics {
  /** Departments 科室 by their usual names, whatever the text calls them. */
  readonly departments: readonly string[];
  readonly doctors: readonly Doctor[];
  /** What was paid for, by its usual name: 停车费. */
  readonly fees: readonly string[];
}

/** Somebody who acts for a hospital, as far as the text names them. */
export interface Doctor {
  /** Equal for the same person, as far as a text can tell: the full name, or surname and title: 王主任. */
  readonly key: string;
  /** As it stands: 王主任, 王建国主任. */
  readonly name: string;
}

interface Word {
  readonly kind: 'department' | 'fee' | 'priced' | 'title' | 'aside';
  /** Its usual name. */
  readonly is: string;
  readonly words: string;
}

interface Place extends Omit<Hit, 'pattern'> {
  readonly word: Word;
}

const nothing: Topics = { departments: [], doctors: [], fees: [] };

const words: readonly Word[] = [
  ...table('department', departments),
  ...table('fee', fees),
  ...table('priced', priced),
  ...table('title', titles),
  ...table('aside', asides),
];
const matcher = compile(words.map((each) => each.words));

/**
 * The departments, people and fees that a text speaks of: what is spoken of again and again at one unit is a sign 苗头.
 * Of words inside each other the longest counts (心内科, not 内科); a department's word in the name of a house or a subject
 * is none (眼科医院, 外科学).
 */
export function topicsIn(text: string): Topics {
  const folded = fold(text);
  const places = placesIn(folded);
  const english = doctorsInEnglish(text);
  if (places.length === 0 && english.length === 0) return nothing;
  const of = (kind: Word['kind']) => places.filter(({ word }) => word.kind === kind);
  const named = outermost([...of('department'), ...of('aside')]).filter((each) => isDepartment(folded, each));
  const charged = [...outermost(of('fee')), ...besidePrices(folded, of('priced'))];
  return {
    departments: namesOf(named),
    doctors: firsts([...doctorsIn(folded, of('title')), ...english]),
    fees: namesOf(charged.toSorted((a, b) => a.start - b.start)),
  };
}

function table(kind: Word['kind'], lines: string): readonly Word[] {
  return lines.split('\n').flatMap((line) => {
    const [is = '', ...others] = line.split(' ');
    return [is, ...others].filter(Boolean).map((each) => ({ kind, is, words: each.replaceAll('_', ' ') }));
  });
}

/** `ct` in `doctor` is no word. */
function placesIn(folded: Folded): readonly Place[] {
  return matcher.scan(folded).flatMap(({ pattern, start, end }) => {
    const word = words[pattern];
    return word && !isTorn(folded.codes, start) && !isTorn(folded.codes, end) ? [{ word, start, end }] : [];
  });
}

function isTorn(codes: Uint16Array, at: number): boolean {
  return isLetter(codes[at - 1]) && isLetter(codes[at]);
}

/** a … z. */
function isLetter(code = 0): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function namesOf(places: readonly Place[]): readonly string[] {
  return [...new Set(places.map(({ word }) => word.is))];
}

/** After a department's word: it is part of the name of a house or of a subject. */
const houseOrSubject = /^(?:专科|病)?(?:医院|医学院|学|研究|杂志|协会|医生集团|诊所)/;

function isDepartment({ text }: Folded, { word, end }: Place): boolean {
  return word.kind === 'department' && !houseOrSubject.test(text.slice(end, end + 8));
}

const sum = [
  '[¥$] ?\\d[\\d.,]*',
  '\\d[\\d.,]* ?[多余几百千万亿]* ?(?:元(?![素旦宵首年])|块|yuan|rmb|dollars)',
  '[一二两三四五六七八九十几数上][一二两三四五六七八九十百千万几多余]* ?(?:元(?![素旦宵首年])|块钱)',
  '[花收要交付掏扣缴]了?[我近超]?\\d[\\d.]* ?万',
  '(?:收费|付费|要钱|[太好很]贵)(?![处窗室员站])',
];
const price = new RegExp(sum.join('|'), 'g');
/** Letters between a word and its price, before and behind. */
const [before, behind] = [6, 3];
const apart = /[,.;!?，。；！？\n]/;

/** Those of words that may stand for a fee whose price stands with them. */
function besidePrices({ text }: Folded, places: readonly Place[]): readonly Place[] {
  if (places.length === 0) return [];
  const prices = [...text.matchAll(price)].map(({ 0: said, index }) => ({
    start: index,
    end: index + said.length,
  }));
  const near = (from: number, to: number, most: number) =>
    to >= from && to - from <= most && !apart.test(text.slice(from, to));
  return outermost(places).filter(({ start, end }) =>
    prices.some((each) => near(end, each.start, before) || near(each.end, start, behind)),
  );
}

/** Most are said of nobody: 值班医生, 护士长说. A name costs more to find than all else. */
function mayBeNamed({ codes }: Folded, { start, end }: Place): boolean {
  if (isSurname(codes[end] ?? 0)) return true;
  for (let at = start - longestName; at < start; at++) if (isSurname(codes[at] ?? 0)) return true;
  return false;
}

const longestName = 4;

/** Who is named with a title: 王主任, 王建国主任, 主任王建国, and who is hidden behind a surname, 王某某主任. */
function doctorsIn(folded: Folded, places: readonly Place[]): readonly Doctor[] {
  const { text, codes } = folded;
  const open = places.filter((each) => mayBeNamed(folded, each));
  const doctors: Doctor[] = [];
  for (let from = 0, next = 0; next < open.length; ) {
    const to = stopAfter(codes, from);
    const sentence = open.slice(next).filter(({ start }) => start < to);
    next += sentence.length;
    if (sentence.length > 0) {
      const names = namesIn(codes.subarray(from, to));
      const titled = besides(sentence);
      for (const name of names) doctors.push(...doctorAt(text, moved(name, from), titled));
    }
    from = to;
  }
  return doctors;
}

function moved({ start, end, hidden }: Name, by: number): Person {
  return { start: start + by, end: end + by, hidden: hidden + by };
}

type Person = Omit<Name, 'onDuty'>;

/** Titles by where they begin and end: a text may be nothing but names and titles, and each name looks at its own. */
interface Titled {
  readonly byStart: ReadonlyMap<number, readonly Place[]>;
  readonly byEnd: ReadonlyMap<number, readonly Place[]>;
}

function besides(titled: readonly Place[]): Titled {
  return {
    byStart: Map.groupBy(titled, (each) => each.start),
    byEnd: Map.groupBy(titled, (each) => each.end),
  };
}

function doctorAt(text: string, person: Person, { byStart, byEnd }: Titled): readonly Doctor[] {
  const { start, end, hidden } = person;
  const title =
    longest((byEnd.get(end) ?? []).filter((each) => each.start > start)) ??
    longest([...(byStart.get(end) ?? []), ...(byEnd.get(start) ?? [])].sort((a, b) => a.start - b.start));
  if (!title) return [];
  const who = text.slice(start, title.start > start ? Math.min(end, title.start) : end);
  const key =
    hidden < end && !veil.test(who)
      ? fullName(who)
      : surnameAnd(who, text.slice(start - 1, end), title.word.is);
  return key === undefined
    ? []
    : [{ key, name: text.slice(Math.min(start, title.start), Math.max(end, title.end)) }];
}

const compound = /^(?:欧阳|上官|司马|诸葛|司徒|皇甫|慕容|令狐|东方|夏侯|尉迟|公孙|端木|南宫|西门)/;
const full = /^\p{Script=Han}{2,4}$/u;

function fullName(who: string): string | undefined {
  return full.test(who) && (isSurname(who.charCodeAt(0)) || compound.test(who)) ? who : undefined;
}

const veil = /某+$|姓$/;
/** Surnames that are words: behind them a title is nobody's. */
const wordLike = /^[向时管万祝由习从成解连原鄂和任]/;
/** The second letter of these is no surname. */
const noNames =
  /^(?:感谢|谢谢|致谢|答谢|多谢|任何|如何|为何|允许|也许|或许|其余|多余|院方|官方|对方|警方|地方|双方|有关|相关|机关|公安|保安|西安|提高|最高|经常|非常|浙江|由于|对于|关于|终于|至于|立马|吉林|分钟)/;

/** 王某某 and 王姓 are 王, as in 王主任. */
function surnameAnd(who: string, before: string, title: string): string | undefined {
  const surname = who.replace(veil, '');
  const one = surname.length === 1 && isSurname(surname.charCodeAt(0));
  if (!one && !(surname.length === 2 && compound.test(surname))) return undefined;
  return one && (wordLike.test(surname) || noNames.test(before)) ? undefined : surname + title;
}

function longest(places: readonly Place[]): Place | undefined {
  return places.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
}

const inEnglish = /\b(Dr|Doctor|Prof|Professor|Nurse)\.? ([A-Z][a-z]+)\b/g;

/** Dr Wang. */
function doctorsInEnglish(text: string): readonly Doctor[] {
  return [...text.matchAll(inEnglish)].map(([, title = '', surname = '']) => {
    const key = `${title.replace('Doctor', 'Dr').replace('Professor', 'Prof')} ${surname}`;
    return { key, name: key };
  });
}

function firsts(all: readonly Doctor[]): readonly Doctor[] {
  const seen = new Set<string>();
  return all.filter(({ key }) => seen.size < seen.add(key).size);
}
