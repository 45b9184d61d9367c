import { expect } from 'vitest';
import type { Speech } from '../../src/incident/circumstances.ts';
import { decide } from '../../src/incident/decide.ts';
import { evolve } from '../../src/incident/evolve.ts';
import {
  type Actor,
  type Known,
  nothingYet,
  type PersonId,
  type TextId,
} from '../../src/incident/incident.ts';
import type { Command, Decision, IncidentEvent } from '../../src/incident/language.ts';
import type { Refusal } from '../../src/incident/refusal.ts';
import type { FactId, PublicationId, StatementId } from '../../src/incident/statement.ts';
import type { FactCommand, StatementCommand } from '../../src/incident/statementLanguage.ts';
import {
  after,
  chenYu,
  hq,
  incident,
  known,
  liMin,
  moreWords,
  opened,
  person,
  words,
  zhouJie,
} from './story.ts';

export const publisher: Actor = { kind: 'machine', id: 'publisher' };
export const writer: Actor = { kind: 'machine', id: 'writer' };

/** Who asks in most of these: the release group's writer, a commander, a lawyer, another commander. */
export const fangLan = 'E004' as PersonId;
export const release: Asker = { actor: person(liMin), duty: 'release' };
export const command: Asker = { actor: person(chenYu), duty: 'command' };
export const review: Asker = { actor: person(zhouJie), duty: 'review' };
export const otherCommand: Asker = { actor: person(fangLan), duty: 'command' };

export interface Asker {
  readonly actor: Actor;
  readonly duty?: string;
}

export const [bedFree, treated] = ['f-1', 'f-2'] as [FactId, FactId];
export const [first, second] = ['s1', 's2'] as [StatementId, StatementId];
export const [siteOut, accountOut, handOut] = ['p-1', 'p-2', 'p-3'] as [
  PublicationId,
  PublicationId,
  PublicationId,
];
export const link = 't-link' as TextId;
export const approvalMs = 2 * 3_600_000;

export const named = { version: 1, hash: 'h1' } as const;
const draftOf1 = {
  statement: first,
  form: 'site',
  purpose: 'statement',
  text: words,
  facts: [],
  marks: [],
} as const;

/** The first text of the first statement, before anything changed it. */
export const firstDraft = { type: 'draft', number: 1, hash: 'h1', ...draftOf1 } as const;
/** The text after it. */
export const nextDraft = { ...firstDraft, number: 2, hash: 'h2', base: 1 } as const;
export const bySite = [{ way: 'site', publication: siteOut }] as const;

type Bare<Any> = Any extends unknown ? Omit<Any, 'incident'> : never;
type Asked = Bare<FactCommand | StatementCommand>;

function happened<const Event extends object>(by: Actor, minutes: number, event: Event) {
  return { incident, by, at: after(minutes), ...event };
}

export const said = (by: PersonId, fact = bedFree, minutes = 1): IncidentEvent =>
  happened(person(by), minutes, { type: 'factAdded', fact, text: words, state: 'said' } as const);
export const confirmed = (by: PersonId, fact = bedFree, minutes = 2): IncidentEvent =>
  happened(person(by), minutes, { type: 'factMoved', fact, to: 'confirmed' } as const);
export const doubted = (
  by: PersonId,
  to: 'disputed' | 'withdrawn' = 'disputed',
  minutes = 3,
): IncidentEvent =>
  happened(person(by), minutes, { type: 'factMoved', fact: bedFree, to, reason: words } as const);

type Drafted = Pick<
  Extract<IncidentEvent, { type: 'drafted' }>,
  'version' | 'hash' | 'base' | 'facts' | 'marks' | 'authors'
>;
export function drafted(by: Actor, more: Partial<Drafted> = {}, minutes = 4): IncidentEvent {
  const authors = by.kind === 'person' ? [by.id] : [];
  return happened(by, minutes, { type: 'drafted', ...named, ...draftOf1, authors, ...more } as const);
}

export function submitted(needs = ['command'], minutes = 5, by = liMin, of: object = named): IncidentEvent {
  const until = new Date(after(minutes).getTime() + approvalMs);
  return happened(person(by), minutes, { type: 'submitted', ...named, ...of, needs, until } as const);
}

type Approved = Extract<IncidentEvent, { type: 'approved' }>;
export function approved(
  by: PersonId,
  duty: string,
  more: Partial<Approved> = {},
  minutes = 6,
): IncidentEvent {
  return happened(person(by), minutes, { type: 'approved', ...named, duty, ...more } as const);
}

/** The last that was needed. */
export function approvedLast(by: PersonId, duty: string, minutes = 6): IncidentEvent {
  return approved(by, duty, { until: new Date(after(minutes).getTime() + approvalMs) }, minutes);
}

type Ended = Extract<IncidentEvent, { type: 'versionEnded' }>;
export function ended(how: Ended['how'], minutes = 7): IncidentEvent {
  return happened(person(chenYu), minutes, { type: 'versionEnded', ...named, how } as const);
}

export function scheduled(due: number, ways: readonly string[] = ['site'], minutes = 7): IncidentEvent {
  return happened(person(liMin), minutes, { type: 'scheduled', ...named, due: after(due), ways } as const);
}

export function publishing(publication = siteOut, way = 'site', minutes = 8): IncidentEvent {
  const by = person(liMin);
  return happened(by, minutes, { type: 'publishing', ...named, publication, way, pressedBy: liMin } as const);
}

type Told = Extract<IncidentEvent, { type: 'publicationTold' }>;
export function told(state: Told['state'], more: Partial<Told> = {}, minutes = 9): IncidentEvent {
  const event = { type: 'publicationTold', ...named, publication: siteOut, way: 'site', state } as const;
  return happened(publisher, minutes, { ...event, ...more });
}

/** Drafted by the writer, handed in, and the commander has said yes. */
export const ready: readonly IncidentEvent[] = [
  opened,
  drafted(person(liMin)),
  submitted(),
  approvedLast(chenYu, 'command'),
];

const ways: Speech['ways'] = [
  { name: 'site', forms: ['site'] },
  { name: 'mirror', forms: ['site'] },
  { name: 'wechat', forms: ['account'] },
];

interface Outcome {
  readonly decision: Decision;
  readonly yields: (...events: readonly object[]) => Known;
  readonly refused: (refusal: Refusal) => void;
}

/** given(what happened).when(who, asks what, minutes after noon, under what rules).yields(what happens) */
export function givenSpeech(...history: readonly IncidentEvent[]) {
  const before = history.reduce(evolve, nothingYet);
  return {
    when({ actor, duty }: Asker, asked: Asked, minutes = 10, rules: Partial<Speech> = {}): Outcome {
      const now = after(minutes);
      const speech: Speech = {
        ...{ needs: ['command'], byFile: false, liveOnly: false, approvalMs, ways },
        ...(duty !== undefined && { duty }),
        ...rules,
      };
      const decision = decide({ incident, ...asked } as Command, before, {
        ...{ actor, now, undoMs: 60_000, snoozeMs: 1_800_000, mayDismissAlone: true, speech },
        ...(actor.kind === 'person' ? { stands: 'above', unit: hq } : { stands: 'machine' }),
      });
      return {
        decision,
        yields: (...events) => {
          const stamp = { incident, by: actor, at: now };
          expect(decision).toEqual({ ok: true, events: events.map((each) => ({ ...stamp, ...each })) });
          return known(...history, ...(decision.ok ? decision.events : []));
        },
        refused: (refusal) => expect(decision).toEqual({ ok: false, refusal }),
      };
    },
  };
}

export const reason = moreWords;
