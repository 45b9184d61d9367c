import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readContacts } from '../../src/config/contacts.ts';
import { collector, inWords } from '../../src/config/found.ts';
import { readOrg } from '../../src/config/org.ts';
import { orgColumns } from '../../src/config/orgRow.ts';
import { readPeople } from '../../src/config/people.ts';
import { peopleColumns } from '../../src/config/peopleRow.ts';
import { readPolicy } from '../../src/config/policy.ts';
import { readSources } from '../../src/config/sources.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { standingDuties } from '../../src/policy/org.ts';
import { good } from './folder.ts';

/** Reads all four texts; whatever they hold, the answer is settings or problems in plain words, never an exception. */
function read(texts: Partial<Record<keyof typeof good, string>>) {
  const { found, report } = collector();
  const all = { ...good, ...texts };
  const policy = readPolicy(all['policy.yaml'], defaultPolicy, report);
  const org = readOrg(all['org.csv'], Object.keys(policy.duties), report);
  readPeople(all['people.csv'], org, report);
  readSources(all['sources.yaml'], '/config', org, report);
  readContacts(all['contacts.csv'], org, report);
  return inWords(found, 'zh');
}

const corpus = join(import.meta.dirname, '../../../shared/corpora/strings/blns.json');
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** One row for each string, in one column; the others hold what a good row holds. */
function rows(names: readonly string[], column: string, normal: Readonly<Record<string, string>>): string {
  const lines = naughty.map((text) =>
    names.map((name) => (name === column ? cell(text) : normal[name])).join(','),
  );
  return [names.join(','), ...lines].join('\n');
}

const naughty = existsSync(corpus) ? z.array(z.string()).parse(JSON.parse(readFileSync(corpus, 'utf8'))) : [];

describe.runIf(naughty.length > 0)('naughty strings (skipped where ../shared/corpora is absent)', () => {
  it.each(orgColumns.map(({ name }) => name))('cannot break org.csv from the column %s', (column) => {
    const names = orgColumns.map(({ name }) => name);
    const problems = read({
      'org.csv': rows(names, column, { path: 'hq/x', kind: 'branch', name: '某院区' }),
    });
    expect(problems.length).toBeGreaterThan(100);
    expect(problems.every(({ wrong, right }) => wrong.length < 300 && right !== '')).toBe(true);
  });

  it.each(peopleColumns.map(({ name }) => name))('cannot break people.csv from the column %s', (column) => {
    const names = peopleColumns.map(({ name }) => name);
    const problems = read({
      'people.csv': rows(names, column, { employee_no: 'E1', name: '陈一', unit: 'hq' }),
    });
    expect(problems.length).toBeGreaterThan(100);
    expect(problems.every(({ wrong, right }) => wrong.length < 300 && right !== '')).toBe(true);
  });

  it('cannot break policy.yaml as a key, a name or a value', () => {
    const duties = [...new Set(naughty)].map(
      (text) => `${JSON.stringify(text)}: {name: ${JSON.stringify(text)}}`,
    );
    const hears = JSON.stringify(naughty);
    expect(read({ 'policy.yaml': `duties: {${duties.join(', ')}}` }).length).toBeGreaterThan(100);
    expect(read({ 'policy.yaml': `levels: {red: {hears: {hq: ${hears}}}}` }).length).toBeGreaterThan(100);
    expect(read({ 'policy.yaml': `level_table: [{level: red, any_of: ${hears}}]` }).length).toBeGreaterThan(
      100,
    );
  });

  it('cannot break sources.yaml as a name, an address or a kind', () => {
    const feeds = naughty.map(
      (text) => `{name: ${JSON.stringify(text)}, kind: feed, url: ${JSON.stringify(text)}}`,
    );
    const kinds = naughty.map((text) => `{name: x, kind: ${JSON.stringify(text)}}`);
    expect(read({ 'sources.yaml': `sources: [${feeds.join(', ')}]` }).length).toBeGreaterThan(100);
    expect(read({ 'sources.yaml': `sources: [${kinds.join(', ')}]` }).length).toBeGreaterThan(100);
  });

  it('cannot break a YAML file as the whole of it', () => {
    for (const text of naughty) expect(Array.isArray(read({ 'policy.yaml': text }))).toBe(true);
  }, 30_000);
});

it('never throws on any text in any file', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(',', '"', '\n', ':', '-', ' ', '{', '[', '&', '*', 'a', '院', '\t', '#'),
    }),
  );
  fc.assert(
    fc.property(
      text,
      fc.constantFrom('org.csv', 'people.csv', 'policy.yaml', 'sources.yaml'),
      (any, file) => {
        expect(Array.isArray(read({ [file]: any }))).toBe(true);
      },
    ),
    { seed: 7, numRuns: 150 },
  );
}, 30_000);

it('does not unfold a YAML bomb', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...Array.from(
      { length: 9 },
      (_, index) =>
        `${'bcdefghij'[index]}: &${'bcdefghij'[index]} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`,
    ),
  ].join('\n');
  expect(spent(() => expect(read({ 'policy.yaml': bomb })).toHaveLength(1))).toBeLessThan(20);
});

/** Seconds of processor time, so that a busy machine does not fail it. */
function spent(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

it('reads a thousand branches and their ten thousand people in three seconds of processor time', () => {
  const branches = Array.from(
    { length: 1000 },
    (_, index) => `hq/b${index},branch,第${index}号院区,web:b${index}:monitor`,
  );
  const people = Array.from(
    { length: 10_000 },
    (_, index) => `E${index},员工,hq/b${index % 1000},web:b${index % 1000}`,
  );
  const seconds = spent(() => {
    const problems = read({
      'org.csv': ['path,kind,name,channels', 'hq,hq,示例集团,web:command:command', ...branches].join('\n'),
      'people.csv': ['employee_no,name,unit,roster', ...people].join('\n'),
    });
    expect(problems).toEqual([]);
  });
  expect(seconds).toBeLessThan(20);
}, 30_000);

it('reads ten megabytes of broken quotes in three seconds of processor time', () => {
  const broken = `path,kind,name\n${'hq/x,branch,"某"院区\n'.repeat(400_000)}`;
  const seconds = spent(() => expect(read({ 'org.csv': broken })).toHaveLength(1));
  expect(seconds).toBeLessThan(20);
}, 30_000);

it('knows the standing duties by default', () => {
  expect(Object.keys(defaultPolicy.duties).sort()).toEqual([...standingDuties].sort());
});
