import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { ConfigChange } from '../../src/config/diff.ts';
import { diffSettings } from '../../src/config/diff.ts';
import { watchSettings } from '../../src/config/watch.ts';
import type { Problem, Settings } from '../../src/ports.ts';
import { folderWith, good, settingsOf } from './folder.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

type Told =
  | {
      readonly what: 'good';
      readonly settings: Settings;
      readonly diff: readonly ConfigChange[];
      readonly ms: number;
    }
  | { readonly what: 'bad'; readonly problems: readonly Problem[]; readonly ms: number };

/** A watched folder, a way to write into it and to wait for what is told next. */
async function watched(check: (settings: Settings) => readonly Problem[] = () => []) {
  const folder = folderWith();
  const waiting: ((told: Told) => void)[] = [];
  const told: Told[] = [];
  let written = performance.now();
  const tell = (one: Told) => {
    told.push(one);
    waiting.shift()?.(one);
  };
  const stop = watchSettings(await settingsOf(folder), {
    check,
    onGood: (settings, diff) => tell({ what: 'good', settings, diff, ms: performance.now() - written }),
    onBad: (problems) => tell({ what: 'bad', problems, ms: performance.now() - written }),
    onTrouble: (error) => {
      throw error;
    },
  });
  stops.push(stop);
  const write = (file: string, text: string): Promise<Told> => {
    const next = new Promise<Told>((resolve) => waiting.push(resolve));
    written = performance.now();
    writeFileSync(join(folder, `${file}.new`), text);
    renameSync(join(folder, `${file}.new`), join(folder, file));
    return next;
  };
  return { folder, told, write };
}

const longer = good['policy.yaml'].replace('4m', '9m');
const broken = good['policy.yaml'].replace('4m', '0m');

it('takes a good change without a restart, within a second or so, and says what changed', async () => {
  const { write } = await watched();
  const told = await write('policy.yaml', longer);
  expect(told).toMatchObject({
    what: 'good',
    diff: [
      {
        what: 'policy',
        id: '',
        field: 'levels.red.claimMs',
        change: 'changed',
        before: '240000',
        after: '540000',
      },
    ],
  });
  expect(told.ms).toBeLessThan(20_000);
});

it('keeps the last good config when a change is bad, says what is wrong once, and goes on from there', async () => {
  const { write, told } = await watched();
  const bad = await write('policy.yaml', broken);
  expect(bad).toMatchObject({ what: 'bad', problems: [{ file: 'policy.yaml', line: 4 }] });
  const mended = await write('policy.yaml', longer);
  expect(mended).toMatchObject({ what: 'good', diff: [{ before: '240000', after: '540000' }] });
  expect(told.map(({ what }) => what)).toEqual(['bad', 'good']);
});

it('says so when a bad change is taken back', async () => {
  const { write } = await watched();
  await write('policy.yaml', broken);
  expect(await write('policy.yaml', good['policy.yaml'])).toMatchObject({ what: 'good', diff: [] });
});

it('holds a new version to what the environment demands too', async () => {
  const { write } = await watched((settings) =>
    settings.sources.length > 2
      ? [{ file: 'env', field: 'NEW_SECRET', wrong: 'no secret', right: 'set it' }]
      : [],
  );
  const more = `${good['sources.yaml']}  - {name: third, kind: webhook, secret_env: NEW_SECRET}\n`;
  expect(await write('sources.yaml', more)).toMatchObject({
    what: 'bad',
    problems: [{ field: 'NEW_SECRET' }],
  });
});

it('writes a diff without a person’s data', async () => {
  const before = await settingsOf(folderWith());
  const after = await settingsOf(
    folderWith({
      'org.csv': good['org.csv']
        .replace('沈知行', '沈知远')
        .replace('web:pudong:monitor', 'web:pudong2:monitor'),
      'people.csv': `${good['people.csv'].replace('021-5555 0101', '021-5555 0199').replace('陈二', '陈三')}E3,陈四,hq,,,,,,\n`,
      'sources.yaml': good['sources.yaml']
        .replace('every: 60s', 'every: 2m')
        .replace('/rss', '/rss?key=k-4711'),
    }),
  );
  const diff = diffSettings(before, after);
  expect(diff.map(({ what, id, change, field }) => [what, id, change, field ?? ''].join(' '))).toEqual([
    'unit hq/east/pudong changed keywords',
    'channel web:pudong removed ',
    'channel web:pudong2 added ',
    'person E1 changed phone',
    'person E2 changed name',
    'person E3 added ',
    'source news changed url',
    'source news changed everyMs',
  ]);
  expect(JSON.stringify(diff)).not.toMatch(/5555|陈|沈|k-4711/);
});
