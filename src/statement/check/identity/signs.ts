import type { Ground, Said } from '../ground.ts';
import { type Mark, marksIn } from './marks.ts';
import { matterOf, toldOf } from './matters.ts';
import { isCommon, isOfPeople, type Who, whoOf } from './people.ts';

/** What joins the two parts of a sign: in one clause, just behind, in two clauses, beside each other, beside facts. */
export type Link = '>' | '+' | '..' | '&' | ':';

/** A sign: one part, or two and their link. */
export type Sign = readonly [one: string, link?: Link, other?: string];

/** Hears of each sign, some of them more than once, and where in the folded sentence; from 0 to 0 is nowhere. */
export type Hearing = (from: number, to: number, ...sign: Sign) => void;

/** So near behind somebody it is said of them. */
const near = 4;

/**
 * All that a sentence shows of whether it tells who a patient is: who stands in it (`you`, `namePatient`), what else (`visit`,
 * `age`), what of both in one clause (`you>visit`) or in two (`kin..illness`), beside what facts (`reply:you`), and its letters
 * but for names.
 */
export function personSigns(ground: Ground, sentence: Said, hear: Hearing): void {
  const marks = marksIn(sentence);
  const whos = marks.flatMap((_, at) => whoOf(ground, sentence, marks, at));
  if (whos.length === 0) hear(0, 0, 'nobody');
  for (const mark of marks) for (const role of mark.roles) hear(mark.from, mark.to, role);
  for (const who of whos) {
    hear(who.from, who.to, 'who', ':', who.kind);
    for (const mark of marks) hearOf(who, mark, hear);
  }
  hearTwos(marks, hear);
  hearFacts(ground, sentence, marks, whos, hear);
  hearLetters(sentence, marks, hear);
}

/** What is said of somebody. */
function hearOf(who: Who, mark: Mark, hear: Hearing): void {
  if (mark.from < who.to && who.from < mark.to) return;
  const before = mark.from < who.from;
  const [from, to] = [Math.min(who.from, mark.from), Math.max(who.to, mark.to)];
  const between = mark.clause === who.clause ? '>' : '..';
  for (const role of mark.roles) {
    if (before) hear(from, to, role, between, who.kind);
    else hear(from, to, who.kind, between, role);
    if (!before && between === '>' && mark.from - who.to <= near) hear(from, to, who.kind, '+', role);
  }
}

/** What is said beside what, in one clause. */
function hearTwos(marks: readonly Mark[], hear: Hearing): void {
  for (const [at, a] of marks.entries()) {
    for (let next = at + 1; marks[next]?.clause === a.clause; next++) {
      const b = marks[next];
      if (b !== undefined && b.from >= a.to) hearTwo(a, b, hear);
    }
  }
}

function hearTwo(a: Mark, b: Mark, hear: Hearing): void {
  for (const one of a.roles) {
    if (isOfPeople(one)) continue;
    for (const other of b.roles) if (!isOfPeople(other)) hear(a.from, b.to, one, '&', other);
  }
}

/** What the facts are about, and whether they have the very words for somebody. */
function hearFacts(
  ground: Ground,
  { text }: Said,
  marks: readonly Mark[],
  whos: readonly Who[],
  hear: Hearing,
): void {
  const matter = matterOf(ground);
  const kinds = [
    ...whos.map((who) => [who, [who.kind]] as const),
    ...marks.map((mark) => [mark, mark.roles] as const),
  ];
  for (const name of [...matter.names, toldOf(matter, text)]) {
    hear(0, 0, 'facts', ':', name);
    for (const [{ from, to }, roles] of kinds) for (const role of roles) hear(from, to, name, ':', role);
  }
  for (const who of whos.filter(isCommon)) {
    const same = matter.told.includes(text.slice(who.from, who.to));
    hear(who.from, who.to, same ? 'same' : 'other', ':', who.kind);
  }
}

const unread: ReadonlySet<string> = new Set('0123456789 \t\u3000`\\$');

/** Which letters there are, each once, and each two in a row, but for those of names. */
function hearLetters({ text }: Said, marks: readonly Mark[], hear: Hearing): void {
  const hidden = new Uint8Array(text.length);
  for (const { roles, from, to } of marks) if (roles.includes('name')) hidden.fill(1, from, to);
  const isHeard = (at: number) => hidden[at] === 0 && !unread.has(text[at] ?? '');
  const heard = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (!isHeard(at)) continue;
    if (!heard.has(letter)) hear(at, at + 1, letter);
    heard.add(letter);
    if (isHeard(at + 1)) hear(at, at + 2, letter, '&', text[at + 1]);
  }
}
