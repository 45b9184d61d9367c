import type { FactId, Form } from '../incident/statement.ts';
import { microblogTitle } from './blanks.ts';
import type { Brief, KnownFact, Part, Sentence, Tone } from './draft.ts';
import { allOf, ended, type Known, knownFrom, lineOf } from './known.ts';
import { type Manner, manners } from './manner.ts';
import { plain, titleOf } from './text.ts';
import { toneOf } from './tone.ts';

/** A sentence with its place in the queue where room is short: the lowest rank stays longest. */
export interface Said extends Sentence {
  readonly rank: number;
}

/** The rank of what a microblog never says. */
export const longOnly = 9;

/** A brief, read: what every form is made from. */
export interface Scene {
  readonly brief: Brief;
  readonly known: Known;
  readonly open: readonly KnownFact[];
  /** True while nothing is confirmed. */
  readonly bare: boolean;
  /** True while nothing is confirmed or something is still being looked into. */
  readonly early: boolean;
  readonly tone: Tone;
  readonly manner: Manner;
  /** Puts the names into a sentence of manner. */
  readonly fill: (words: string) => string;
  /** Who speaks. */
  readonly we: string;
  /** Who signs. */
  readonly name: string;
}

export function sceneOf(brief: Brief): Scene {
  const known = knownFrom(brief.facts);
  const open = brief.open.flatMap((fact) => lineOf(fact));
  const bare = allOf(known).length === 0;
  const [chain, unit] = [plain(brief.chain), plain(brief.unit)];
  const names = { we: chain.endsWith('医院') ? '我院' : '我们', unit: unit === '' ? chain : unit };
  return {
    brief,
    known,
    open,
    bare,
    early: open.length > 0 || bare,
    tone: toneOf(brief.nature, brief.level, known.verdict),
    manner: manners[brief.nature],
    fill: (words) => words.replace(/\{(we|unit)\}/gu, (_, name: 'we' | 'unit') => names[name]),
    we: names.we,
    name: unit.startsWith(chain) ? unit : chain + unit,
  };
}

/** A sentence of manner: it says no fact. */
export function manner(part: Part, text: string, rank = 5): Said {
  return { part, text, facts: [], rank };
}

/** A sentence that says one fact, with words of manner before it. */
export function saying(part: Part, fact: KnownFact, rank = 2, lead = ''): Said {
  return { part, text: lead + ended(fact.text), facts: [fact.id], rank };
}

/** A sentence that names several facts without saying them again. */
export function about(part: Part, text: string, facts: readonly KnownFact[], rank = 3): Said {
  return { part, text, facts: facts.map(({ id }): FactId => id), rank };
}

/** More facts than this are a numbered list. */
const mostInARow = 3;

/** Facts as prose, or as a list under `heading` where they are many. The first of a row is led in, if it does not do so itself. */
export function told(facts: readonly KnownFact[], heading: string, lead: string): readonly Said[] {
  if (facts.length > mostInARow) {
    return [
      manner('fact', heading),
      ...facts.map((fact, index) => saying('fact', fact, 2, `${index + 1}. `)),
    ];
  }
  const led = (fact: KnownFact, index: number) =>
    index > 0 || (lead.endsWith('，') && /^(?:经|据|根据|截至|截止|目前|调查)/u.test(fact.text)) ? '' : lead;
  return facts.map((fact, index) => saying('fact', fact, 2, led(fact, index)));
}

/** Forms that begin with what was noticed and is being looked into. */
const noticing: ReadonlySet<Form> = new Set(['site', 'account', 'weibo']);

/** What is still being looked into, named as such and never asserted. */
export function openSaid({ open, brief, bare }: Scene): readonly Said[] {
  if (open.length === 0) return [];
  const alone = bare && brief.purpose === 'statement' && noticing.has(brief.form);
  if (open.length <= mostInARow) {
    const list = open.map(({ text }) => text).join('；');
    return [
      about('fact', `${alone ? '目前尚无结论的是' : '正在核实、尚无结论的是'}：${ended(list)}`, open, 4),
    ];
  }
  return [
    manner('fact', '以下情况正在核实，尚无结论：'),
    ...open.map((fact, index) => saying('fact', fact, 4, `${index + 1}. `)),
  ];
}

/** `2026年11月22日`, in the unit's zone. */
export function dayOf(at: Date, zone: string): string {
  const [year, month, day] = partsOf(at, zone);
  return `${year}年${month}月${day}日`;
}

/** When and under what title the text before was published; blanks where that is not known. */
export function beforeOf({ before, zone, form }: Brief): { readonly when: string; readonly title: string } {
  if (!before) return { when: '【首次发布时间】', title: '' };
  const [, , , hour, minute] = partsOf(before.at, zone);
  const title = microblogTitle(before.text).slice(1, -1) || titleOf(before.text, form);
  return {
    when: `${dayOf(before.at, zone)}${hour}时${minute}分`,
    title: form === 'replies' ? '' : plain(title),
  };
}

function partsOf(at: Date, timeZone: string): readonly string[] {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const plainly = (type: 'year' | 'month' | 'day' | 'hour') => String(Number(parts.get(type)));
  return [plainly('year'), plainly('month'), plainly('day'), plainly('hour'), parts.get('minute') ?? ''];
}
