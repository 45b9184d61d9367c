import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Folded, fold } from '../src/triage/fold.ts';
import { book } from '../src/triage/names/book.ts';
import { extraWords, famous } from '../src/triage/names/extra.ts';
import { never } from '../src/triage/names/letters.ts';
import { type Name, namesIn } from '../src/triage/names/names.ts';
import { firstOdds, onlyOdds, secondOdds, surnameOdds } from '../src/triage/names/spoken.ts';
import { words } from '../src/triage/names/words.ts';

/**
 * Writes src/triage/names/spoken.ts: the words of today's posts and headlines that the dictionary lacks, and which surnames
 * and given letters turn out to be words there. From texts that may be trained on (train.yaml), cut into words by a tagger
 * under a free licence (LAC as it comes in jieba 0.42, MIT and Apache-2.0), one text a line:
 * `{"text": "…", "words": [[start, end, "PER"], …]}`. `node eval/spoken.ts --tagged tagged.jsonl > spoken.ts`
 */
const { values } = parseArgs({ options: { tagged: { type: 'string', default: 'tagged.jsonl' } } });

/** Texts in which a word must stand. */
const fewestTexts = 2;
/** The most that a letter is made cheaper, and dearer. */
const [most, dearest] = [1.5, 2.5];
/** Letters seen less often say nothing. */
const fewestNames = 3;
/** Given letters count for less: there are more of them, each seen less often. */
const givenWeight = 0.5;
const persons = new Set(['PER', 'nr']);

interface Tagged {
  readonly text: string;
  readonly folded: Folded;
  readonly words: readonly (readonly [start: number, end: number, tag: string])[];
}

/** What has been seen of a word: how often as a person, how often not. */
interface Seen {
  persons: number;
  others: number;
}

const { letters } = book();
const tagged = readFileSync(values.tagged, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line): Omit<Tagged, 'folded'> => JSON.parse(line))
  .map((row): Tagged => ({ ...row, folded: fold(row.text) }))
  // Where folding moves letters the places would not fit.
  .filter(({ text, folded }) => folded.codes.length === text.length);

// What was learned before is not learned again.
forget(letters.surname, surnameOdds);
forget(letters.only, onlyOdds);
forget(letters.first, firstOdds);
forget(letters.second, secondOdds);
tellWords();
tellOdds();

function forget(table: Float32Array, odds: Readonly<Record<string, string>>): void {
  for (const [price, some] of Object.entries(odds)) {
    for (const letter of some) {
      const at = letter.charCodeAt(0);
      table[at] = (table[at] ?? 0) - Number(price);
    }
  }
}

function tellWords(): void {
  const known = knownWords();
  const seen = new Map<string, Seen & { texts: number; last: string }>();
  for (const { folded, text, words: each } of tagged) {
    for (const [start, end, tag] of each) {
      const word = folded.text.slice(start, end);
      if (known.has(word) || !/^[\u4e00-\u9fff]{2,4}$/u.test(word)) continue;
      const entry = seen.get(word) ?? { persons: 0, others: 0, texts: 0, last: '' };
      seen.set(word, entry);
      count(entry, persons.has(tag));
      if (entry.last !== text) entry.texts++;
      entry.last = text;
    }
  }
  const total = tagged.reduce((sum, row) => sum + row.words.length, 0);
  const kept = [...seen]
    .filter(([word, entry]) => entry.texts >= fewestTexts && isWord(word, entry))
    .map(([word, { others }]) => ({ word, price: Math.round(-2 * Math.log(others / total)) / 2 }));
  console.log(`/**
 * Words of today's posts and headlines that the dictionary lacks, by price as in words.ts: the words of two, three and four
 * letters on end. Made by eval/spoken.ts from ${tagged.length} texts, ${kept.length} words.
 */
export const spoken: Readonly<Record<string, readonly string[]>> = {`);
  for (const [price, group] of [...Map.groupBy(kept, (one) => one.price)].sort(([a], [b]) => a - b)) {
    const lengths = [2, 3, 4].map((length) => {
      const same = group.filter(({ word }) => word.length === length).map(({ word }) => word);
      return `'${same.sort().join('')}'`;
    });
    console.log(`  '${price}': [\n    ${lengths.join(',\n    ')},\n  ],`);
  }
  console.log('};');
}

function knownWords(): ReadonlySet<string> {
  const known = new Set(`${extraWords} ${famous}`.split(' '));
  for (const [, ...byLength] of Object.values(words)) {
    for (const [index, all] of byLength.entries()) {
      for (let at = 0; at < all.length; at += index + 2) known.add(all.slice(at, at + index + 2));
    }
  }
  return known;
}

function count(entry: Seen, isPerson: boolean): void {
  if (isPerson) entry.persons++;
  else entry.others++;
}

/** Taggers miss persons too, 白鹿, 沈月: what is seldom and made as a name is no word. */
function isWord(word: string, entry: Seen): boolean {
  if (entry.persons * 4 >= entry.others) return false;
  return (entry.persons === 0 && entry.others > 3) || !isLikeName(word);
}

function isLikeName(word: string): boolean {
  const [family = 0, one = 0, two = 0] = [...word].map((letter) => letter.charCodeAt(0));
  const surname = letters.surname[family] ?? never;
  if (word.length === 2) return surname + (letters.only[one] ?? never) < 12;
  return word.length === 3 && surname + (letters.first[one] ?? never) + (letters.second[two] ?? never) < 18;
}

function tellOdds(): void {
  const seen = { surname: new Map<number, Seen>(), only: new Map(), first: new Map(), second: new Map() };
  for (const row of tagged) {
    const once = new Map(
      namesIn(row.folded.codes).map((name) => [row.text.slice(name.start, name.end), name]),
    );
    for (const name of once.values()) note(row, name, seen);
  }
  tellTable(
    'What a surname is paid more for, or less: how often what begins with it is no name.',
    'surnameOdds',
    {
      seen: seen.surname,
      weight: 1,
    },
  );
  tellTable('The same of a given name of one letter,', 'onlyOdds', { seen: seen.only, weight: givenWeight });
  tellTable('of the first of two,', 'firstOdds', { seen: seen.first, weight: givenWeight });
  tellTable('and of the second.', 'secondOdds', { seen: seen.second, weight: givenWeight });
}

type Letters = Readonly<Record<'surname' | 'only' | 'first' | 'second', Map<number, Seen>>>;

/** Notes of a name with a surname whether the tagger took it for one. */
function note({ folded, words: each }: Tagged, { start, end, hidden }: Name, seen: Letters): void {
  const [family = 0, one = 0, two = 0] = folded.codes.subarray(start, end);
  if (hidden !== start + 1 || (letters.surname[family] ?? never) >= never) return;
  const isPerson = each.some(([from, to, tag]) => persons.has(tag) && from < end && start < to);
  const add = (table: Map<number, Seen>, letter: number) => {
    const entry = table.get(letter) ?? { persons: 0, others: 0 };
    table.set(letter, entry);
    count(entry, isPerson);
  };
  add(seen.surname, family);
  if (end === start + 2) add(seen.only, one);
  if (end !== start + 3) return;
  add(seen.first, one);
  add(seen.second, two);
}

function tellTable(
  what: string,
  name: string,
  { seen, weight }: { readonly seen: ReadonlyMap<number, Seen>; readonly weight: number },
): void {
  console.log(`\n/** ${what} */\nexport const ${name}: Readonly<Record<string, string>> = {`);
  for (const [price, some] of [...oddsOf(seen, weight)].sort(([a], [b]) => a - b)) {
    console.log(`  '${price}': '${some}',`);
  }
  console.log('};');
}

/** In quarters, beside the odds of all letters together, which one that is seldom seen is taken to have. */
function oddsOf(seen: ReadonlyMap<number, Seen>, weight: number): ReadonlyMap<number, string> {
  const all = [...seen.values()];
  const yes = all.reduce((sum, entry) => sum + entry.persons, 1);
  const no = all.reduce((sum, entry) => sum + entry.others, 1);
  const usual = (2 * no) / (yes + no);
  const table = new Map<number, string>();
  for (const [letter, { persons: some, others }] of seen) {
    const odds = Math.log((others + usual) / (some + 2 - usual)) - Math.log(no / yes);
    const price = Math.round(4 * weight * Math.max(-most, Math.min(dearest, odds))) / 4;
    if (some + others >= fewestNames && price !== 0) {
      table.set(price, (table.get(price) ?? '') + String.fromCharCode(letter));
    }
  }
  return table;
}
