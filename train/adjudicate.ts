import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Category, categories } from '../src/triage/lexicon/categories.ts';
import { kappa, type Label, nothing, settle } from './agreement.ts';
import { hashOf } from './held.ts';

/**
 * Makes label lines of two passes over the same texts and says on stderr how far they agree:
 * `node train/adjudicate.ts --texts T1,T2 --first P1,P2 --second Q1,Q2 > eval/labels/titles.jsonl`. Texts are
 * `number<TAB>text`; a pass lists `number<TAB>negative<TAB>category<TAB>level` of what is relevant.
 */
const { values } = parseArgs({
  options: {
    texts: { type: 'string', default: '' },
    first: { type: 'string', default: '' },
    second: { type: 'string', default: '' },
  },
});

const pairs = filesOf(values.texts).flatMap((file, at) => {
  const [first, second] = [passOf(filesOf(values.first)[at]), passOf(filesOf(values.second)[at])];
  return rowsOf(file).map(([number = '', text = '']) => ({
    text,
    first: first.get(number) ?? nothing,
    second: second.get(number) ?? nothing,
  }));
});

for (const { text, first, second } of pairs) {
  const { relevant, negative, category, level, agreed } = settle(first, second);
  const label = { sha256: hashOf(text), relevant, negative, category, level, passes: 2, agreed };
  console.log(JSON.stringify(label));
}

const both = pairs.filter(({ first, second }) => first.relevant && second.relevant);
console.error(`texts ${pairs.length}, relevant to both passes ${both.length}`);
say('relevant', pairs);
say('negative', pairs);
for (const field of ['negative', 'category', 'level'] as const)
  say(field, both, ', of those relevant to both');
const near = both.filter(({ first, second }) => Math.abs(first.level - second.level) <= 1).length;
console.error(`level within 1, of those relevant to both: ${(near / both.length).toFixed(3)}`);

function say(field: keyof Label, some: typeof pairs, of = ''): void {
  const [first, second] = [some.map((each) => each.first[field]), some.map((each) => each.second[field])];
  const same = first.filter((value, at) => value === second[at]).length / some.length;
  console.error(`${field}${of}: same ${same.toFixed(3)}, kappa ${kappa(first, second).toFixed(3)}`);
}

function filesOf(list: string): readonly string[] {
  return list.split(',').filter((each) => each !== '');
}

function rowsOf(file: string): readonly (readonly string[])[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => /^\d+\t/.test(line)).map((line) => line.split('\t'));
}

/** A line with an unknown category stops the run and is named: a label file is never half read. */
function passOf(file: string | undefined): ReadonlyMap<string, Label> {
  if (file === undefined) throw new Error('as many passes as texts are needed');
  return new Map(
    rowsOf(file).map(([number = '', negative, category, level]) => {
      const known = categories.find((each): each is Category => each === category);
      if (known === undefined) throw new Error(`${file}: ${number}: no category ${category}`);
      return [number, { relevant: true, negative: negative === '1', category: known, level: Number(level) }];
    }),
  );
}
