import { expect, it } from 'vitest';
import { versionHash } from '../../src/handlers/statements/text.ts';
import type { Known } from '../../src/incident/incident.ts';
import type { Publication, PublicationId, Version } from '../../src/incident/statement.ts';
import { type PublishNeeds, publishOut } from '../../src/jobs/publish.ts';
import type { Outcome } from '../../src/ports/statements.ts';
import type { Change } from '../../src/ports.ts';
import type { ApprovedText } from '../../src/statement/page/page.ts';
import { voice } from '../bot/cards/sample.ts';
import { approved, drafted, f1, s3, seen, speaks, zhaoQian } from '../bot/cards/statementSample.ts';

const text = '关于徐汇院区有关情况的说明\n\n患者术前已签署知情同意书。';
const publication = 'p-1' as PublicationId;
const asked: Publication = {
  ...{ id: publication, way: 'site', by: zhaoQian, at: voice.now },
  ...{ state: 'asked', since: voice.now },
};
const hash = versionHash({ incident: speaks(drafted).id, statement: s3, number: 3, form: 'site', text });
const ready: Version = { ...approved, hash, publications: [asked] };
const job = {
  queue: 'publish',
  key: 'k',
  incident: speaks(ready).id,
  version: 3,
  publication,
  way: 'site',
} as const;

interface Given {
  readonly version?: Version;
  readonly incident?: Partial<Known>;
  readonly words?: string | undefined;
  readonly hand?: 'ours' | 'taken' | 'refused';
  readonly way?: string;
  readonly answer?: () => Promise<Outcome>;
}

/** What left by the way, and what was told of it; `noes`: what the door refused. */
async function published(given: Given) {
  const { version = ready, hand = 'ours', way = 'site' } = given;
  const words = 'words' in given ? given.words : text;
  const [left, told, noes]: [string[], unknown[], string[]] = [[], [], []];
  const incident = { ...speaks(version), ...given.incident } as Known;
  const needs = {
    door: {
      ...{ settings: () => voice, now: () => voice.now },
      ledger: {
        load: async () => ({ incident, version: 1 }),
        commit: async (_at: number, { events }: Change) =>
          void told.push(...events.map((event) => 'state' in event && event.state)),
        refuse: async (_ask: unknown, { reason }: { reason: string }) => void noes.push(reason),
      },
    },
    reads: { incident: async () => seen(version, { incident }) },
    statements: { words: async () => words, claim: async () => hand },
    outlets: [
      {
        ...{ name: 'site', forms: ['site'] },
        publish: async ({ title, body }: ApprovedText) => {
          left.push(`${title}\n\n${body}`);
          return given.answer?.() ?? { outcome: 'published' };
        },
      },
    ],
    newId: () => 'id',
    log: { error: () => undefined },
  } as unknown as PublishNeeds;
  expect(await publishOut(needs, { ...job, way })).toEqual({ done: true });
  return { left, told, noes };
}

it('what was approved leaves, letter by letter', async () => {
  expect(await published({})).toEqual({ left: [text], told: ['published'], noes: [] });
});

const onlyCommand = approved.submission?.approvals.slice(0, 1) ?? [];
it.each<[string, Given, string]>([
  ['its words are not those that were approved', { words: `${text} ` }, 'failed'],
  ['its words are gone', { words: undefined }, 'failed'],
  ['its version has another hash', { version: { ...ready, hash: approved.hash } }, 'failed'],
  ['there is no such way any more', { way: 'mirror' }, 'failed'],
  [
    'a graver level asks for more since',
    {
      version: {
        ...ready,
        submission: { ...(ready.submission ?? expect.fail()), needs: ['command'], approvals: onlyCommand },
      },
      incident: { level: 'red' },
    },
    'stopped',
  ],
  ['a fact has fallen since', { version: { ...ready, facts: [f1, 'fact-2' as typeof f1] } }, 'stopped'],
  ['the database says no', { hand: 'refused' }, 'stopped'],
  ['somebody has it in hand, who may have let it out', { hand: 'taken' }, 'uncertain'],
])('nothing leaves when %s', async (_when, given, state) => {
  expect(await published(given)).toEqual({ left: [], told: [state], noes: [] });
});

it('nothing leaves that nobody asked for, and the door writes down its no', async () => {
  const { left, told, noes } = await published({ version: { ...ready, publications: [] } });
  expect([left, told, noes]).toEqual([[], [], ['noPublication']]);
});

it.each(['published', 'failed', 'stopped', 'uncertain', 'handedOver'] as const)(
  'nothing leaves again that is %s',
  async (state) => {
    const { left, told } = await published({ version: { ...ready, publications: [{ ...asked, state }] } });
    expect([left, told]).toEqual([[], []]);
  },
);

it('what broke on the way is uncertain, and nobody tries again', async () => {
  const answer = () => Promise.reject(new Error('reset'));
  expect(await published({ answer })).toEqual({ left: [text], told: ['uncertain'], noes: [] });
});
