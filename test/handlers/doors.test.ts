import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pressIds, versionPressIds } from '../../src/bot/cards/presses.ts';
import type { Desk } from '../../src/handlers/desk.ts';
import { receive } from '../../src/handlers/inbound.ts';
import { understand } from '../../src/handlers/phrasebook.ts';
import { makeRoll } from '../../src/handlers/roll.ts';
import { subjectOf } from '../../src/incident/statement.ts';
import type { ChannelKey, Org, Person } from '../../src/policy/org.ts';
import type { Audit, Inbound, Inbox, Members, Platform } from '../../src/ports.ts';
import { now, opened, org, people, voice, wangFang } from '../bot/cards/sample.ts';
import { drafted } from '../bot/cards/statementSample.ts';
import { typedLines } from '../support/typedLines.ts';

const [here, elsewhere] = ['chat:g1', 'chat:g9'] as [ChannelKey, ChannelKey];
const commander = people.byId.get(wangFang);
const known: Person = { ...(commander ?? expect.fail()), identities: ['chat:t:wang'] };
const group = { key: here, platform: 'chat', id: 'g1', unit: org.root, duty: 'command' };
const chain: Org = { ...org, channels: new Map([[here, group]]) };
const settings = {
  ...{ ...voice, org: chain, contacts: [], demo: false },
  people: { byId: new Map([[known.id, known]]), byIdentity: new Map([['chat:t:wang', known]]) },
};

type Note = Parameters<Audit['note']>[0];

/** A house in which nothing may be touched but the record: whatever is read or written for a stranger is noticed. */
function houseWith(members: Members) {
  const notes: Note[] = [];
  const touched: string[] = [];
  const closed = (name: string) =>
    new Proxy(
      {},
      {
        get: (_none, what) => {
          touched.push(`${name}.${String(what)}`);
          return () => Promise.reject(new Error(`${name}.${String(what)} is not for a stranger`));
        },
      },
    );
  const platform: Partial<Platform> = { name: 'chat', can: noCan, members: async () => members };
  const platformOf = (name: string) => (name === 'chat' ? (platform as Platform) : undefined);
  const ports = ['reads', 'cards', 'evidence', 'mutes', 'openings', 'intake', 'bindings', 'door'] as const;
  const more = ['statements', 'stopSwitch', 'delegations', 'page', 'improve', 'decideAll', 'digest'] as const;
  const rest = ['show', 'tellHq', 'tellOffice'] as const;
  const desk = {
    ...Object.fromEntries([...ports, ...more, ...rest].map((name) => [name, closed(name)])),
    audit: { note: async (entry: Note) => void notes.push(entry) },
    groups: {
      ...{ org: () => chain, people: () => settings.people, platform: platformOf },
      ...{ roll: makeRoll(platformOf, () => now), settings: () => settings },
    },
    ...{ outlets: [], settings: () => settings, now: () => now, newId: () => 'id' },
    log: { error: (_fields: object, message: string) => void touched.push(message) },
  } as never as Desk;
  const inbox = {
    accept: async () => ({ fresh: true }),
    finish: async () => undefined,
  } as never as Inbox;
  return { notes, touched, comes: (inbound: Inbound) => receive(desk, inbox, 'chat', inbound) };
}

const noCan = { buttons: true, update: true, form: true, members: true, private: true };

/** Everything that can come in, by its name: presses of both cards, a button that is none, reports, all that is typed. */
function everything(channel: string, by: Inbound['by']): readonly (readonly [string, Inbound])[] {
  const came = { key: 'k', at: now, by, channel };
  const press = (subject: string, action: string): Inbound => {
    const values = { reason: '试一试', text: '试一试', pressed: 'yes' };
    return { ...came, kind: 'press', subject, action, values };
  };
  return [
    ...pressIds.map((id) => [`press ${id}`, press(opened.id, id)] as const),
    ...versionPressIds.map((id) => [`press ${id}`, press(subjectOf(opened.id, drafted), id)] as const),
    ...['constructor', '__proto__', 'open', 'tellPublication', 'toString'].map(
      (id) => [`press ${id}`, press(opened.id, id)] as const,
    ),
    ['report', { ...came, kind: 'report', text: '等了三小时', links: [], files: [] }],
    ...Object.entries(typedLines).map(([kind, text]) => [kind, { ...came, kind: 'ask', text }] as const),
  ];
}

const inIt: Members = { known: true, who: ['chat:t:wang'] };
const strangers: readonly (readonly [string, string, Inbound['by'], Members, string])[] = [
  ['a group that is none of ours', elsewhere.slice(5), 'chat:t:wang', inIt, 'notFound'],
  ['nobody, in a group that is none of ours', elsewhere.slice(5), 'chat:t:mallory', inIt, 'notFound'],
  ['an account that nobody knows', 'g1', 'chat:t:mallory', inIt, 'personUnknown'],
  ['one who is not in the group', 'g1', 'chat:t:wang', { known: true, who: ['chat:t:li'] }, 'notMember'],
  ['a group whose list is empty', 'g1', 'chat:t:wang', { known: true, who: [] }, 'membershipUnknown'],
  [
    'a group nobody can say who is in',
    'g1',
    'chat:t:wang',
    { known: false, why: 'down' },
    'membershipUnknown',
  ],
];

it('what is typed here is understood as what it stands for', () => {
  for (const [kind, text] of Object.entries(typedLines)) expect(understand(text).kind, text).toBe(kind);
});

describe.each(strangers)('by %s', (_who, channel, by, members, reason) => {
  /** The one thing that is asked from a group of nobody's: who is in the command group now, and no more. */
  const cases = everything(channel, by).filter(
    ([what]) => !(by === 'chat:t:wang' && reason === 'notFound' && what === 'bindRoom'),
  );
  it.each(cases)('%s: a no, on record once, and nothing of the house is touched', async (what, inbound) => {
    const { notes, touched, comes } = houseWith(members);
    const answer = await comes(inbound);
    expect(answer.tone).toBe('refused');
    expect(notes.map(({ action, detail }) => [action.split('.')[0], detail.reason])).toEqual([
      ['refused', reason],
    ]);
    expect(touched, what).toEqual([]);
  });
});

it.each(['日报', '日报 昨天', 'weekly last week'])(
  '%s in a private chat or in a group of nobody’s says where digests are',
  async (text) => {
    const { notes, touched, comes } = houseWith(inIt);
    const asked = { key: 'k', at: now, by: 'chat:t:wang', channel: 'private', kind: 'ask', text } as const;
    const answer = await comes(asked);
    expect(answer).toMatchObject({
      tone: 'refused',
      text: expect.stringContaining('请到本机构的群里输入 日报'),
    });
    expect([notes.length, touched]).toEqual([1, []]);
  },
);

/**
 * The places that change something, and by which door: the incident's is `execute` alone; what is not an incident's has its own
 * question of who may in the file named here. A new place is written down here, with its question, or the test is red.
 */
const changes: readonly (readonly [what: RegExp, where: readonly string[]])[] = [
  [/\bledger\.commit\(/, ['handlers/counting.ts', 'handlers/execute.ts']],
  [/\bledger\.refuse\(/, ['handlers/counting.ts', 'handlers/execute.ts']],
  // Only headquarters' command group: `commanding`.
  [/\bstopSwitch\.(?:stop|lift)\(/, ['handlers/statements/house.ts']],
  [/\bdelegations\.(?:give|end)\(/, ['handlers/statements/house.ts']],
  // `mayMute`.
  [/\bmutes\.(?:add|lift)\(/, ['handlers/muting.ts']],
  // `mayOpen`.
  [/\bopenings\.open\(/, ['handlers/opening.ts']],
  // Whoever's group sees the fact, by its own reads.
  [/\bfactFiles\.open\(/, ['handlers/openingFile.ts']],
  // A code of their own, or the company's directory.
  [/\bbindings\.(?:issue|redeem|release)\(/, ['handlers/binding.ts']],
  [/\bbindings\.adopt\(/, ['handlers/recognising.ts']],
  // Whoever stands in the group: `standingThere`.
  [/\bevidence\.keep\(/, ['handlers/reporting.ts']],
  [/\bdesk\.digest\(/, ['handlers/askedDigest.ts']],
  [/\bdesk\.show\((?:incident|view)/, ['handlers/statements/house.ts', 'handlers/statements/pressing.ts']],
  // An incident's own group: the event that the door has taken.
  [/\brooms\.keep\(/, ['handlers/rooms.ts', 'jobs/warRoom.ts']],
];

const src = join(import.meta.dirname, '../../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(?:handlers|jobs|bot|reports|publish|llm|sources)\/.*\.ts$/.test(path))
  .map((path) => ({ path, code: readFileSync(join(src, path), 'utf8') }));

describe('what changes anything has one door', () => {
  it.each(changes)('%s stands where its question is asked', (what, where) => {
    const found = files.filter(({ code }) => what.test(code)).map(({ path }) => path);
    expect(found.toSorted()).toEqual(where.toSorted());
  });

  it('nothing that comes in from people speaks as a machine', () => {
    const machines = files.filter(({ code }) => code.includes("kind: 'machine'")).map(({ path }) => path);
    expect(machines.toSorted()).toEqual([
      'handlers/advising.ts',
      'handlers/outcomes.ts',
      'handlers/statements/unapproved.ts',
      'handlers/statements/writing.ts',
      'jobs/publish.ts',
      'jobs/statementTimers.ts',
      'jobs/timers.ts',
      'jobs/warRoom.ts',
    ]);
  });
});
