import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute } from '../../src/handlers/execute.ts';
import type { Circumstances } from '../../src/incident/circumstances.ts';
import { decide } from '../../src/incident/decide.ts';
import { evolve } from '../../src/incident/evolve.ts';
import { type Incident, nothingYet, type PersonId } from '../../src/incident/incident.ts';
import type { Command, Decision, IncidentEvent } from '../../src/incident/language.ts';
import { latestOf, versionOf } from '../../src/incident/quorum.ts';
import type { Refusal } from '../../src/incident/refusal.ts';
import type { Version } from '../../src/incident/statement.ts';
import { permit } from '../../src/policy/permit.ts';
import { speechOf } from '../../src/policy/speech.ts';
import type { Ask } from '../../src/ports.ts';
import { courses, play, type Run } from '../support/speechCourse.ts';
import { type Past, wrongs } from '../support/speechOracle.ts';

/** More of them where there is time: `FENGHUO_COURSES=100000 vitest run --project unit test/incident/statementCourse`. */
const numRuns = Number(process.env.FENGHUO_COURSES ?? 10_000);
const seed = 20261122;

describe('whatever is asked of texts, by whomever, in whatever order', () => {
  it(`nothing goes out without its quorum, in ${numRuns} courses, and the state is the fold of the events`, async () => {
    const met = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(courses, async (steps) => {
        const { history, end, changes } = await play(execute, steps);
        expect(wrongs(history)).toEqual([]);
        expect(changes.flatMap(({ events }) => structuredClone(events)).reduce(evolve, nothingYet)).toEqual(
          end,
        );
        count(met, history);
      }),
      { seed, numRuns },
    );
    for (const each of everyMeeting) expect(met.get(each) ?? 0, each).toBeGreaterThan(0);
  }, 1_800_000);
});

/** Courses that never meet a wall or a door prove nothing about it. */
const everyMeeting = [
  ...['drafted', 'submitted', 'versionEnded', 'approved', 'unapproved', 'approvalReminded', 'scheduled'],
  ...['calledOff', 'publishing', 'publicationTold', 'factMoved', 'levelChanged'],
  ...['publish', 'publishDue', 'register', 'no isAuthor', 'no approvedAlready', 'no approvalExpired'],
  ...[
    'no rosterTooWeak',
    'no quorumMissing',
    'no stopped',
    'no textChanged',
    'no factsChanged',
    'no underway',
  ],
  ...['no publishedAlready', 'no versionOver', 'no dutyFilled', 'no notPermitted', 'no notSubmitted'],
  ...['published', 'handedOver', 'uncertain', 'failed', 'out at red', 'approved by one who stood in'],
];

function count(met: Map<string, number>, history: readonly Past[]): void {
  let level = '';
  for (const { ask, answer } of history) {
    const { command } = ask;
    if (answer.ok && (command.type === 'open' || command.type === 'setLevel')) level = command.level;
    const names = answer.ok
      ? answer.events.flatMap((event) => namesOf(event, ask, level))
      : [`no ${answer.refusal.reason}`];
    for (const name of names) met.set(name, (met.get(name) ?? 0) + 1);
  }
}

function namesOf(event: IncidentEvent, { command, standing }: Ask, level: string): readonly string[] {
  if (event.type === 'publicationTold') return [event.type, event.state];
  if (event.type === 'publishing') return [event.type, command.type, `out at ${level}`];
  return event.type === 'approved' && standing?.behalf
    ? [event.type, 'approved by one who stood in']
    : [event.type];
}

type Decide = typeof decide;

/** The door's steps, with another decide. */
function doorWith(judge: Decide): Run {
  return async (door, ask) => {
    const { incident, version, repeated, stopped } = await door.ledger.load(ask, []);
    if (repeated) return repeated;
    const { org, policy } = door.settings();
    const permission = permit(ask.command, incident, ask.actor, ask.role, org, policy);
    const no = async (refusal: Refusal): Promise<Decision> => {
      const kept = refusal.reason !== 'noLongerNeeded' || ask.actor.kind === 'person';
      if (kept) await door.ledger.refuse(ask, refusal);
      return { ok: false, refusal };
    };
    if (!permission.allowed) return no({ reason: 'notPermitted', needs: [] });
    const { undoMs, snoozeMs } = policy;
    const speech = speechOf(incident, ask, policy, door.ways, stopped);
    const rest = { actor: ask.actor, now: door.now(), undoMs, snoozeMs, speech };
    const decision = judge(ask.command, incident, { ...permission, ...rest });
    if (!decision.ok) return no(decision.refusal);
    const next = decision.events.reduce(evolve, incident);
    const change = {
      ask,
      events: decision.events,
      next,
      effects: [],
      verdicts: [],
      drill: false,
      lessons: [],
    };
    await door.ledger.commit(version, change);
    return decision;
  };
}

type Seen = readonly [Command, Incident, Circumstances];

/** A decide that does not see something, for these commands only. */
function blind(to: readonly Command['type'][], hides: (...seen: Seen) => Seen): Decide {
  return (...seen) => decide(...(to.includes(seen[0].type) ? hides(...seen) : seen));
}

function withVersions(incident: Incident, change: (version: Version) => Version): Incident {
  return incident.stage === 'none'
    ? incident
    : { ...incident, versions: (incident.versions ?? []).map(change) };
}

function withSpeech(speech: Partial<NonNullable<Circumstances['speech']>>) {
  return (...[command, incident, rest]: Seen): Seen => [
    command,
    incident,
    rest.speech ? { ...rest, speech: { ...rest.speech, ...speech } } : rest,
  ];
}

const leaving = ['publish', 'register', 'publishDue'] as const;
const nobody = 'nobody' as PersonId;
const mutants: Readonly<Record<string, Decide>> = {
  'authors may say yes': blind(['approve'], (command, incident, rest) => [
    command,
    withVersions(incident, (each) => ({ ...each, authors: [] })),
    rest,
  ]),
  'whoever hands it in may say yes': blind(['approve'], (command, incident, rest) => [
    command,
    withVersions(incident, (each) =>
      each.submission ? { ...each, submission: { ...each.submission, by: nobody } } : each,
    ),
    rest,
  ]),
  'who stands in for an author may say yes': blind(['approve'], (command, incident, rest) => {
    const { behalf: _, ...speech } = rest.speech ?? {
      needs: [],
      byFile: false,
      liveOnly: false,
      approvalMs: 0,
      ways: [],
    };
    return [command, incident, { ...rest, speech }];
  }),
  'one person counts once in each of their groups': (command, incident, rest) => {
    const { actor, speech } = rest;
    if (command.type !== 'approve' || actor.kind !== 'person') return decide(command, incident, rest);
    const id = `${actor.id} of ${speech?.duty}` as PersonId;
    const authors = (each: Version) =>
      each.authors.map((author) => `${author} of ${speech?.duty}` as PersonId);
    const around = withVersions(incident, (each) => ({ ...each, authors: authors(each) }));
    return decide(command, around, { ...rest, actor: { kind: 'person', id } });
  },
  'the level of now asks for nothing more': blind(leaving, withSpeech({ needs: [] })),
  'a list in a file is enough at red': blind(['approve', ...leaving], withSpeech({ liveOnly: false })),
  'the hash is not looked at': blind(['approve', ...leaving], (command, incident, rest) => {
    const version = 'version' in command ? versionOf(incident, command.version) : undefined;
    return [version && 'hash' in command ? { ...command, hash: version.hash } : command, incident, rest];
  }),
  'a text that was replaced may go out': blind(['publish', 'register'], (command, incident, rest) => {
    const version = 'version' in command ? versionOf(incident, command.version) : undefined;
    const last = version && latestOf(incident, version);
    if (!version || !last || last === version) return [command, incident, rest];
    const alone = withVersions(incident, ({ end: _, ...each }) => each);
    const versions =
      alone.stage === 'none' ? [] : (alone.versions ?? []).filter((each) => each.number <= version.number);
    return [command, alone.stage === 'none' ? alone : { ...alone, versions }, rest];
  }),
  'approvals never expire': blind(['publish', 'register'], (command, incident, rest) => [
    command,
    incident,
    { ...rest, now: new Date(0) },
  ]),
  'what was ended may go out': blind(leaving, (command, incident, rest) => [
    command,
    withVersions(incident, ({ end: _, ...each }) => each),
    rest,
  ]),
  'the stop switch is not looked at': blind(leaving, (command, incident, rest) => {
    const { stopped: _, ...speech } = rest.speech ?? {
      needs: [],
      byFile: false,
      liveOnly: false,
      approvalMs: 0,
      ways: [],
    };
    return [command, incident, { ...rest, speech }];
  }),
  'facts are not looked at': blind(leaving, (command, incident, rest) => [
    command,
    withVersions(incident, (each) => ({ ...each, facts: [] })),
    rest,
  ]),
  'the same way twice': blind(leaving, (command, incident, rest) => [
    command,
    withVersions(incident, (each) => ({ ...each, publications: [] })),
    rest,
  ]),
  'a minute that came long ago': blind(['publishDue'], (command, incident, rest) => {
    const version = 'version' in command ? versionOf(incident, command.version) : undefined;
    return [command, incident, { ...rest, now: version?.scheduled?.at ?? rest.now }];
  }),
  'a yes taken back still counts': (command, incident, rest) =>
    command.type === 'unapprove' && decide(command, incident, rest).ok
      ? { ok: true, events: [] }
      : decide(command, incident, rest),
  'what is out may be replaced': blind(['draft'], (command, incident, rest) => [
    command,
    withVersions(incident, (each) => ({ ...each, publications: [] })),
    rest,
  ]),
};

describe('the judge of these courses', () => {
  it('judges the door itself: its copy here answers the same', async () => {
    await fc.assert(
      fc.asyncProperty(courses, async (steps) => {
        const [one, other] = [await play(execute, steps), await play(doorWith(decide), steps)];
        expect(other.end).toEqual(one.end);
      }),
      { seed, numRuns: 60 },
    );
  });

  it.each(Object.entries(mutants))('notices when %s', async (_what, mutant) => {
    let noticed: readonly string[] = [];
    await fc.check(
      fc.asyncProperty(courses, async (steps) => {
        noticed = wrongs((await play(doorWith(mutant), steps)).history);
        return noticed.length === 0;
      }),
      { seed, numRuns: 2_000, endOnFailure: true },
    );
    expect(noticed).not.toEqual([]);
  });
});
