import type { PressId } from '../bot/cards/presses.ts';
import { levelTyped, natureWords } from '../bot/cards/words.ts';
import { levels, natures } from '../incident/incident.ts';
import type { Org, People } from '../policy/org.ts';
import { addedFact, factAt, formsIn } from './phraseFacts.ts';
import { withoutLabel } from './phraseLabels.ts';

/** Whose names may stand in a phrase. */
export interface Names {
  readonly org: Org;
  readonly people: People;
}

type Values = Readonly<Record<string, string>>;
type Read = (tail: string, names: Names | undefined) => Values;

/** What stands behind the verb, as the fields of the button's form. A choice that is not understood is left out. */
export function valuesOf(action: PressId, tail: string, names: Names | undefined): Values {
  return reads[action](withoutLabel(tail), names);
}

const nothing: Read = () => ({});
const reason: Read = (tail) => worded('reason', tail);
const text: Read = (tail) => worded('text', tail);

const reads: Readonly<Record<PressId, Read>> = {
  claim: nothing,
  release: nothing,
  snooze: nothing,
  undo: nothing,
  confirmDismissal: nothing,
  view: (tail) => {
    const [said, mention] = /^#([0-9a-f]{8,64})(?![0-9a-z])/iu.exec(tail) ?? [];
    return {
      ...(mention && { mention: mention.toLowerCase() }),
      ...worded('reason', withoutLabel(tail.slice(said?.length ?? 0))),
    };
  },
  history: nothing,
  startResponse: nothing,
  stopPublishing: nothing,
  dismiss: reason,
  rejectDismissal: reason,
  escalate: reason,
  notOurs: reason,
  reopen: reason,
  addNote: text,
  addContact: text,
  facts: (tail) => addedFact(tail),
  addFact: (tail) => addedFact(tail),
  confirmFact: (tail) => chosen('fact', factAt(tail), tail, undefined),
  disputeFact: (tail) => chosen('fact', factAt(tail), tail, 'reason'),
  withdrawFact: (tail) => chosen('fact', factAt(tail), tail, 'reason'),
  draft: (tail) => formsIn(tail),
  close: (tail) => worded('note', tail),
  setLevel: (tail) => chosen('level', levelAt(tail), tail, 'reason'),
  setNature: (tail) => chosen('nature', natureAt(tail), tail, 'reason'),
  move: (tail, names) => chosen('to', names && unitAt(tail, names.org), tail, 'reason'),
  handOver: (tail, names) =>
    chosen('person', names && personAt(tail.replace(/^@/u, ''), names.people), tail, undefined),
  finishDirective: (tail) => worded('note', tail),
  merge: (tail) => chosen('into', codeAt(tail), tail, 'reason'),
  split: (tail) => chosen('mentions', hashesAt(tail), tail, 'reason'),
  direct: (tail, names) => {
    const to = names && unitAt(tail, names.org);
    const rest = after(tail, to);
    const due = dueAt(rest);
    const last = due ? undefined : dueBehind(rest);
    const words = worded('text', last ? rest.slice(0, -last.length).trim() : after(rest, due));
    const minutes = (due ?? last)?.value;
    return { ...(to && { to: to.value }), ...(minutes !== undefined && { minutes }), ...words };
  },
};

/** Whether anything behind the verb would be read: where not, other words there say something else. */
export function takesWords(action: PressId): boolean {
  return reads[action] !== nothing;
}

/** A choice and how many characters of the text said it. */
interface Said {
  readonly value: string;
  readonly length: number;
}

function chosen(field: string, said: Said | undefined, tail: string, rest: 'reason' | undefined): Values {
  return {
    ...(said && { [field]: said.value }),
    ...(rest && worded(rest, after(tail, said))),
  };
}

function after(tail: string, said: Said | undefined): string {
  return said ? withoutLabel(tail.slice(said.length)) : tail;
}

function worded(field: string, words: string): Values {
  return words === '' ? {} : { [field]: words };
}

function levelAt(tail: string): Said | undefined {
  const typed = levels.flatMap((level) => levelTyped[level].map((word) => ({ word, value: level })));
  const first = longestAt(tail, typed);
  if (!first) return undefined;
  // `Ⅱ级 重大`: the name's second half says the same again
  const second = tail.slice(first.length);
  const gap = second.length - second.trimStart().length;
  const same = typed.filter(({ value }) => value === first.value);
  const again = gap > 0 ? longestAt(second.trimStart(), same) : undefined;
  return again ? { value: first.value, length: first.length + gap + again.length } : first;
}

/** `P8`, in full-width letters too. */
function codeAt(tail: string): Said | undefined {
  const match = /^#?[PpＰｐ]?([\d０-９]{1,9})(?![\da-z０-９])/iu.exec(tail);
  return match ? { value: `P${match[1]?.normalize('NFKC')}`, length: match[0].length } : undefined;
}

/** `#a41f09c2 #07be`, as 查看原文 shows what there is. */
function hashesAt(tail: string): Said | undefined {
  const match = /^(?:[#＃]?[0-9a-f]{4,64}(?:[\s,，、]+|$))+/iu.exec(tail);
  if (!match) return undefined;
  const hashes = match[0].split(/[\s,，、]+/u).filter((each) => each !== '');
  return { value: hashes.join(' ').replaceAll('＃', '#'), length: match[0].length };
}

function natureAt(tail: string): Said | undefined {
  const typed = natures.flatMap((nature) => {
    const { zh, en } = natureWords[nature];
    return [zh, ...zh.split('/'), en, nature].map((word) => ({ word, value: nature }));
  });
  return longestAt(tail, typed);
}

function unitAt(tail: string, { units }: Org): Said | undefined {
  const typed = [...units.values()].flatMap(({ path, name, aliases }) =>
    [name, path, ...aliases].map((word) => ({ word, value: path })),
  );
  return longestAt(tail, typed);
}

function personAt(tail: string, { byId }: People): Said | undefined {
  const typed = [...byId.values()].flatMap(({ id, name }) => [name, id].map((word) => ({ word, value: id })));
  return longestAt(tail, typed);
}

/** The longest word the text begins with; undefined when it could mean two different things. */
function longestAt(
  tail: string,
  typed: readonly { readonly word: string; readonly value: string }[],
): Said | undefined {
  const folded = tail.toLowerCase();
  const fits = typed.filter(({ word }) => word !== '' && startsWithWord(folded, word.toLowerCase()));
  const length = Math.max(0, ...fits.map(({ word }) => word.length));
  const values = new Set(fits.filter(({ word }) => word.length === length).map(({ value }) => value));
  const [value] = values;
  return value !== undefined && values.size === 1 ? { value, length } : undefined;
}

function startsWithWord(folded: string, word: string): boolean {
  return (
    folded.startsWith(word) && !(/[a-z0-9]$/u.test(word) && /^[a-z0-9]/u.test(folded.slice(word.length)))
  );
}

const minutesIn = { m: 1, h: 60, d: 1440 } as const;

/** `30分钟`, `2小时内`, `2h`, `1天`. */
const span = /([\d０-９]{1,4})\s?(分钟|分|min(?:utes?)?|m|小时|时|hours?|h|天|days?|d)(?![a-z])内?/iu;

function dueAt(tail: string): Said | undefined {
  const match = span.exec(tail.slice(0, 40));
  return match?.index === 0 ? spanOf(match, match[0].length) : undefined;
}

/** The same behind the words, in the order in which the card asks: `核实记录 2小时内`. */
function dueBehind(tail: string): Said | undefined {
  const end = tail.slice(-40);
  const match = new RegExp(`[\\s,，;；+＋]{1,6}${span.source}[\\s。.]*$`, 'iu').exec(end);
  return match ? spanOf(match, match[0].length) : undefined;
}

function spanOf([, amount = '', unit = 'm']: RegExpExecArray, length: number): Said {
  const key = /^(?:分|m)/iu.test(unit) ? 'm' : /^(?:小时|时|h)/iu.test(unit) ? 'h' : 'd';
  return { value: `${Number(amount.normalize('NFKC')) * minutesIn[key]}`, length };
}
