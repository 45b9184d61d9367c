import { remembered } from './remembered.ts';
import { agencies } from './synonyms/agencies.ts';
import { building } from './synonyms/building.ts';
import { computing } from './synonyms/computing.ts';
import { deeds } from './synonyms/deeds.ts';
import { feelings } from './synonyms/feelings.ts';
import { general } from './synonyms/general.ts';
import { law } from './synonyms/law.ts';
import { medicine } from './synonyms/medicine.ts';
import { people } from './synonyms/people.ts';
import { plain } from './synonyms/plain.ts';
import { press } from './synonyms/press.ts';
import { spoken } from './synonyms/spoken.ts';
import { states } from './synonyms/states.ts';
import { time } from './synonyms/time.ts';
import { trade } from './synonyms/trade.ts';

/**
 * Words that say the same in a statement: one of a row may stand for another. What stands behind `|` says the opposite;
 * behind `<` stand words for a greater kind, which may stand for those before and not the other way. A word of many
 * fields is of the first here.
 */
const fields = {
  ...{ feelings, people, agencies, time, medicine, law, building, computing, trade, press },
  ...{ states, deeds, spoken, plain, general },
} as const;

export const fieldNames: readonly string[] = Object.keys(fields);

/** A word and what the facts may say in its place. */
export interface Entry {
  readonly word: string;
  readonly field: string;
  /** Itself too. */
  readonly same: ReadonlySet<string>;
  readonly opposite: ReadonlySet<string>;
}

interface Filling {
  readonly word: string;
  readonly field: string;
  readonly same: Set<string>;
  readonly opposite: Set<string>;
}

const entries = new Map<string, Filling>();
for (const [field, rows] of Object.entries(fields)) for (const row of rows) enter(field, row);

function enter(field: string, row: string): void {
  const [alike = [], broader = [], opposed = []] = [/^[^|<]+/u, /<([^|]+)/u, /\|([^<]+)/u].map((part) =>
    (part.exec(row)?.at(-1) ?? '').trim().split(/\s+/u).filter(Boolean),
  );
  for (const word of alike) {
    const entry = entryOf(word, field);
    for (const other of alike) entry.same.add(other);
    for (const other of opposed) {
      entry.opposite.add(other);
      entryOf(other, field).opposite.add(word);
    }
    for (const kind of broader) entryOf(kind, field).same.add(word);
  }
}

function entryOf(word: string, field: string): Filling {
  const entry = entries.get(word) ?? { word, field, same: new Set([word]), opposite: new Set() };
  entries.set(word, entry);
  return entry;
}

/** By their first letter, the longest first, so that 不属实 is not read as 属实. */
const byLetter = new Map<string, Entry[]>();
for (const entry of entries.values()) {
  const first = entry.word.slice(0, 1);
  byLetter.set(first, [...(byLetter.get(first) ?? []), entry]);
}
for (const list of byLetter.values()) list.sort((a, b) => b.word.length - a.word.length);

export interface Word {
  readonly from: number;
  readonly to: number;
  readonly entry: Entry;
}

/** The words of a text that have others for the same, none overlapping. */
export const wordsIn: (text: string) => readonly Word[] = remembered((text) => {
  const found: Word[] = [];
  for (let at = 0; at < text.length; at++) {
    const entry = entryAt(text, at);
    if (entry === undefined) continue;
    found.push({ from: at, to: at + entry.word.length, entry });
    at += entry.word.length - 1;
  }
  return found;
});

function entryAt(text: string, at: number): Entry | undefined {
  for (const entry of byLetter.get(text[at] ?? '') ?? none) {
    if (entry.word.length > 1 && text.startsWith(entry.word, at)) return entry;
  }
  return undefined;
}

const none: readonly Entry[] = [];

/** All of them, those inside of longer ones too, but not 属实 in 不属实 or 收治 in 停止收治. */
export function allWordsIn(text: string): readonly Word[] {
  const found: Word[] = [];
  let around: Word | undefined;
  for (let at = 0; at < text.length; at++) {
    for (const word of wordsAt(text, at)) {
      if (around !== undefined && isTurnedWithin(word, around)) continue;
      if (around === undefined || word.to > around.to) around = word;
      found.push(word);
    }
  }
  return found;
}

function wordsAt(text: string, at: number): readonly Word[] {
  const found: Word[] = [];
  for (const entry of byLetter.get(text[at] ?? '') ?? none) {
    if (text.startsWith(entry.word, at)) found.push({ from: at, to: at + entry.word.length, entry });
  }
  return found;
}

const denies = /^[不未没无非]./u;

/** A longer word around it says the opposite. */
function isTurnedWithin({ from, to, entry }: Word, around: Word): boolean {
  if (to > around.to || from < around.from || entry === around.entry) return false;
  return (from > around.from && denies.test(around.entry.word)) || around.entry.opposite.has(entry.word);
}
