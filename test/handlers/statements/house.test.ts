import { describe, expect, it } from 'vitest';
import type { Asked, Desk, Doing } from '../../../src/handlers/desk.ts';
import type { HousePhrase } from '../../../src/handlers/phraseHouse.ts';
import { actOn } from '../../../src/handlers/statements/acting.ts';
import { house } from '../../../src/handlers/statements/house.ts';
import { replying } from '../../../src/handlers/statements/replies.ts';
import { standIn } from '../../../src/handlers/statements/standIn.ts';
import { versionHash } from '../../../src/handlers/statements/text.ts';
import type { Version } from '../../../src/incident/statement.ts';
import type { Role } from '../../../src/policy/org.ts';
import { org, people, voice, wangFang, xuhui } from '../../bot/cards/sample.ts';
import {
  approved,
  drafted,
  f1,
  s3,
  seen,
  speaks,
  zhaoQian,
  zhouLan,
} from '../../bot/cards/statementSample.ts';

const now = voice.now;
const at = (duty: string, unit = org.root): Role => ({ unit, duty });
const delegation = { id: 'd', person: zhaoQian, duty: 'command', behalf: zhouLan, at: now, until: now };

/** A house that writes down what was done in it, and what was refused. */
function houseOf(words = '问：何时答复？\n答：三日内答复。') {
  const [done, noes]: [string[], unknown[]] = [[], []];
  const did = (what: string) => async () => {
    done.push(what);
    return { by: wangFang, at: now, liftedBy: [], lifted: false };
  };
  const desk = {
    ...{ settings: () => voice, now: () => now, newId: () => 'id', outlets: [] },
    audit: {
      note: async ({ action, detail }: { action: string; detail: { reason?: string } }) => {
        (action.startsWith('refused') ? noes : done).push(detail.reason ?? action);
      },
    },
    stopSwitch: { stop: did('stop'), lift: did('lift'), state: async () => undefined },
    delegations: { give: did('give'), end: did('end'), inForce: async () => [delegation] },
    ...{ tellHq: async () => undefined, statements: { words: async () => words } },
    reads: { byCode: async () => view },
  } as unknown as Desk;
  const asking = (role: Role, byFile = false, person = people.byId.get(wangFang)) =>
    ({
      ...{ person, role, byFile, platform: 'chat' },
      inbound: { kind: 'ask', key: 'k', by: 'chat:t:wang', channel: 'g1', at: now, text: '' },
    }) as unknown as Doing<Asked>;
  return { done, noes, desk, asking };
}

const stop: HousePhrase = { kind: 'stop' };
const lift: HousePhrase = { kind: 'liftStop' };
const lend = (until: string, name = '李敏'): HousePhrase => ({ kind: 'delegate', name, until });
const days = (count: number): string => `${count * 24 * 60}`;

describe('what is the whole house’s', () => {
  it.each<[string, Role, HousePhrase, boolean, string[], string[]]>([
    ['the command stops', at('command'), stop, false, ['stop'], []],
    ['the command stops, as far as a list in a file says', at('command'), stop, true, ['stop'], []],
    ['the command lifts', at('command'), lift, false, ['lift'], []],
    ['a list in a file makes nobody lift', at('command'), lift, true, [], ['rosterTooWeak']],
    ['a list in a file lends nobody a voice', at('command'), lend('60'), true, [], ['rosterTooWeak']],
    ['the release group stops nothing', at('release'), stop, false, [], ['notPermitted']],
    ['the review group lifts nothing', at('review'), lift, false, [], ['notPermitted']],
    [
      'a branch that calls itself command stops nothing',
      at('command', xuhui),
      stop,
      false,
      [],
      ['notPermitted'],
    ],
    ['a duty of no name stops nothing', at('toString'), stop, false, [], ['notPermitted']],
    ['the command lends its voice', at('command'), lend('60'), false, ['give'], []],
    ['for two weeks', at('command'), lend(days(14)), false, ['give'], []],
    ['for no longer', at('command'), lend(`${14 * 24 * 60 + 1}`), false, [], ['timeWrong']],
    ['not until now', at('command'), lend('0'), false, [], ['timeWrong']],
    ['not to somebody whom nobody knows', at('command'), lend('60', '无名'), false, [], ['personUnknown']],
  ])('%s', async (_what, role, phrase, byFile, done, noes) => {
    const the = houseOf();
    await house(the.desk, the.asking(role, byFile), phrase);
    expect([the.done, the.noes]).toEqual([done, noes]);
  });
});

describe('who stands in 代理', () => {
  const zhao = people.byId.get(wangFang);
  it.each<[string, Role, string, boolean]>([
    ['is who was asked to', at('release'), zhaoQian, true],
    ['is nobody else', at('release'), wangFang, false],
    ['is not who approves by themselves', at('review'), zhaoQian, false],
    ['is not in a group of a branch', at('release', xuhui), zhaoQian, false],
  ])('%s', async (_who, role, id, stands) => {
    const the = houseOf();
    const person = { ...(zhao ?? expect.fail()), id: id as typeof zhaoQian };
    expect(await standIn(the.desk, the.asking(role, false, person))).toEqual(stands ? delegation : undefined);
  });
});

const text = '问：何时答复？\n答：三日内答复。';
const set: Version = {
  ...{ ...approved, form: 'replies' },
  hash: versionHash({ incident: speaks(drafted).id, statement: s3, number: 3, form: 'replies', text }),
};
const view = seen(set);

describe('an approved answer 口径', () => {
  const asked = { kind: 'replies', code: view.code, number: 1 } as const;
  async function answered(versions: readonly Version[], words = text) {
    const the = houseOf(words);
    const shown = seen(set, { incident: { ...speaks(set), versions } });
    const desk = { ...the.desk, reads: { byCode: async () => shown } } as unknown as Desk;
    const answer = await replying(desk, the.asking(at('release')), asked);
    return { said: JSON.stringify(answer).includes('三日内答复'), done: the.done };
  }

  it('is given letter by letter, on record', async () => {
    expect(await answered([set])).toEqual({ said: true, done: ['replyUsed'] });
  });

  it.each<[string, readonly Version[], string?]>([
    ['whose words are not those that were approved', [set], text.replace('。', '，绝不食言。')],
    ['that waits for approval', [{ ...set, submission: { ...approved.submission, approvals: [] } as never }]],
    ['that has ended', [{ ...set, end: { how: 'takenBack', by: { kind: 'person', id: zhouLan }, at: now } }]],
    ['whose facts have fallen', [{ ...set, facts: [f1, 'fact-9' as typeof f1] }]],
    [
      'that an approved correction speaks of',
      [
        set,
        {
          ...set,
          number: 4,
          statement: 's4' as typeof s3,
          form: 'site',
          purpose: 'correction',
          about: 3,
          hash: 'other',
        },
      ],
    ],
  ])('is not one %s', async (_which, versions, words) => {
    expect((await answered(versions, words)).said).toBe(false);
  });
});

it('what changed in a text is headquarters’ to read', async () => {
  const next = { ...drafted, number: 4, base: 3 };
  const both = seen(next, { incident: { ...speaks(next), versions: [drafted, next] } });
  const the = houseOf();
  const look = (role: Role) => actOn(the.desk, the.asking(role), both, next, 'difference', {});
  expect((await look(at('release'))).tone).toBe('ok');
  expect((await look(at('release', xuhui))).tone).toBe('refused');
  expect(the.noes).toEqual(['notFound']);
});
