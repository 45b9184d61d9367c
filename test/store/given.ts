import { evolve } from '../../src/incident/evolve.ts';
import {
  type Actor,
  type Incident,
  type IncidentId,
  type Known,
  type MentionId,
  nothingYet,
  type TextId,
  type UnitPath,
} from '../../src/incident/incident.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import type { Effect } from '../../src/policy/effect.ts';
import type { Ask, Change, Ledger, NewText } from '../../src/ports.ts';
import type { Lesson } from '../../src/triage/lesson.ts';
import type { Verdict } from '../../src/triage/mention.ts';
import { after, liMin, noon, person, triage, xuhui } from '../support/story.ts';

let counted = 0;

/** Every test has incidents of its own: one database serves a whole file. */
export function newIncident(): IncidentId {
  counted += 1;
  return `inc-${process.pid}-${counted}` as IncidentId;
}

export function openedIn(incident: IncidentId, unit: UnitPath = xuhui, mentions: readonly MentionId[] = []) {
  const opened = { type: 'opened', incident, by: triage, at: noon, unit, mentions } as const;
  return { ...opened, nature: 'safety', level: 'yellow', reasons: ['harm'] } as const satisfies IncidentEvent;
}

export function notedIn(incident: IncidentId, text: TextId, minutes = 1): IncidentEvent {
  return { type: 'noted', incident, by: person(liMin), at: after(minutes), text };
}

export function asks(
  incident: IncidentId,
  id: string,
  actor: Actor = triage,
  texts: readonly NewText[] = [],
): Ask {
  return { id: `${incident}/${id}`, actor, command: { type: 'undo', incident }, texts };
}

export interface Extras {
  readonly effects?: readonly Effect[];
  readonly verdicts?: readonly Verdict[];
  readonly lessons?: readonly Lesson[];
}

/** The change that these events make of the incident as it was. */
export function changed(
  ask: Ask,
  before: Incident,
  events: readonly IncidentEvent[],
  { effects = [], verdicts = [], lessons = [] }: Extras = {},
): Change {
  return {
    ask,
    events,
    next: known(events.reduce(evolve, before)),
    effects,
    verdicts,
    drill: false,
    lessons,
  };
}

/** Opens an incident as triage would. */
export async function open(
  ledger: Ledger,
  incident: IncidentId,
  extras: Extras & { readonly unit?: UnitPath } = {},
): Promise<Known> {
  const mentions = extras.verdicts?.map(({ mention }) => mention) ?? [];
  const change = changed(
    asks(incident, 'open'),
    nothingYet,
    [openedIn(incident, extras.unit, mentions)],
    extras,
  );
  await ledger.commit(0, change);
  return known(change.next);
}

export function verdictOn(mention: MentionId, more: Partial<Verdict> = {}): Verdict {
  const judged = {
    relevant: true,
    negative: true,
    nature: 'safety',
    level: 'yellow',
    reasons: ['harm'],
  } as const;
  const likeness = { exact: 1n, bands: [], signature: new Uint8Array([1]) };
  return { mention, units: [xuhui], unit: xuhui, ...judged, ...likeness, ...more };
}

/** What a merge of the first into the second changes, as the door would hand it in. */
export function mergeOf(
  from: Known,
  into: Known,
  versions: readonly [number, number] = [1, 1],
  id = 'merge',
): readonly [version: number, change: Change] {
  const by = { by: person(liMin), at: after(9) };
  const merged = { ...by, type: 'merged', incident: from.id, into: into.id } as const;
  const absorbed = { ...by, type: 'absorbed', incident: into.id, from: from.id, mentions: [] } as const;
  const command = { type: 'merge', incident: from.id, into: into.id } as const;
  const refresh = [from, into].map((each) => ({ type: 'refresh', incident: each.id }) as const);
  const also = {
    version: versions[1],
    events: [absorbed],
    next: evolve(into, absorbed),
    takes: 'all',
  } as const;
  const ask = { ...asks(from.id, id, person(liMin)), command };
  return [versions[0], { ...changed(ask, from, [merged], { effects: refresh }), also }];
}

/** What it changes to split these mentions off into a new incident. */
export function splitOf(
  from: Known,
  to: IncidentId,
  mentions: readonly MentionId[],
  version = 1,
): readonly [version: number, change: Change] {
  const by = { by: person(liMin), at: after(9) };
  const off = { ...by, type: 'splitOff', incident: from.id, to, mentions } as const;
  const opened = { ...openedIn(to, from.unit, mentions), ...by, from: from.id } as const;
  const command = { type: 'split', incident: from.id, to, unit: from.unit, mentions } as const;
  const also = { version: 0, events: [opened], next: evolve(nothingYet, opened), takes: mentions };
  return [version, { ...changed({ ...asks(from.id, 'split', person(liMin)), command }, from, [off]), also }];
}

/** Waits until it holds; fails the test by its own deadline otherwise. */
export async function until(holds: () => boolean | Promise<boolean>, ms = 40_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`not so within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function known(incident: Incident): Known {
  if (incident.stage === 'none') throw new Error('nothing has happened');
  return incident;
}
