import { decide } from '../incident/decide.ts';
import { evolve } from '../incident/evolve.ts';
import {
  type Actor,
  graver,
  type Incident,
  type IncidentId,
  type Level,
  type Nature,
  type PersonId,
  type UnitPath,
} from '../incident/incident.ts';
import type { Command, IncidentEvent, ReasonCode } from '../incident/language.ts';
import { claimDue } from './clocks.ts';
import { nextCalled } from './escalation.ts';
import { levelOf } from './level.ts';
import { react, type Setting } from './react.ts';
import { channelsOf } from './tree.ts';

/** What once happened to an incident, as far as no policy has a part in it. */
export interface Course {
  readonly incident: IncidentId;
  readonly unit: UnitPath;
  readonly nature: Nature;
  /** In the order of time; the first is a mention. */
  readonly steps: readonly Step[];
}

export type Step =
  | {
      readonly kind: 'mention';
      readonly at: Date;
      readonly reasons: readonly ReasonCode[];
      /** People reached by this mention. */
      readonly reach: number;
      readonly units: readonly UnitPath[];
    }
  /** Somebody of this unit took it in hand: from then on nobody is called, and only a rise of the level rings. */
  | { readonly kind: 'taken'; readonly at: Date };

/** What would have become of it. */
export interface Performance {
  readonly level: Level;
  /** New messages in groups, all tiers together. */
  readonly rings: number;
  /** When each unit first heard of it. */
  readonly heard: ReadonlyMap<UnitPath, Date>;
}

const trendMs = 10 * 60_000;
/** A clock that nobody answers for this long is not followed further. */
const longestMs = 48 * 3_600_000;

/**
 * Plays a course under a policy through the very functions that decide in earnest, with a clock of its own, so that a
 * changed policy.yaml can be judged by what it would have done (issue: policy simulate). Groups count as occupied, and
 * of what people did only that somebody took it is kept: the rest depended on the policy of then.
 */
export function rehearse(course: Course, setting: Setting): Performance | undefined {
  const [first] = course.steps;
  if (first?.kind !== 'mention') return undefined;
  const play = { incident: { stage: 'none' } as Incident, rings: 0, heard: new Map<UnitPath, Date>() };
  const seen: Extract<Step, { kind: 'mention' }>[] = [];
  for (const step of course.steps) {
    ring(play, setting, step.at);
    if (step.kind === 'mention') seen.push(step);
    ask(play, step.kind === 'taken' ? claim(course) : command(course, seen, setting), step.at, setting);
  }
  ring(play, setting, new Date((course.steps.at(-1) ?? first).at.getTime() + longestMs));
  if (play.incident.stage === 'none') return undefined;
  return { level: play.incident.level, rings: play.rings, heard: play.heard };
}

interface Play {
  incident: Incident;
  rings: number;
  readonly heard: Map<UnitPath, Date>;
}

/** Everything whose time comes before `until`: unclaimed, the next tier is called. */
function ring(play: Play, setting: Setting, until: Date): void {
  const { org, policy } = setting;
  for (;;) {
    const { incident } = play;
    if (incident.stage !== 'open') return;
    const due = claimDue(incident, policy);
    if (!due || due > until) return;
    const to = nextCalled(incident, org, policy, () => true);
    if (to.length === 0) return;
    if (!ask(play, { type: 'callNext', incident: incident.id, to }, due, setting)) return;
  }
}

function claim({ incident, unit }: Course): Command {
  return { type: 'claim', incident, unit };
}

function command(
  { incident, unit, nature }: Course,
  seen: readonly Extract<Step, { kind: 'mention' }>[],
  { policy }: Setting,
): Command {
  const newest = seen.at(-1)?.at.getTime() ?? 0;
  const { level, reasons } = levelOf(
    {
      nature,
      reasons: [...new Set(seen.flatMap(({ reasons }) => reasons))],
      reach: seen.reduce((sum, { reach }) => sum + reach, 0),
      trend: seen.filter(({ at }) => newest - at.getTime() <= trendMs).length,
      units: new Set(seen.flatMap(({ units }) => units)).size,
    },
    policy.levelTable,
  );
  return seen.length === 1
    ? { type: 'open', incident, unit, nature, level, reasons, mentions: [] }
    : { type: 'join', incident, level, reasons, mentions: [] };
}

function ask(play: Play, asked: Command, at: Date, setting: Setting): boolean {
  const { policy } = setting;
  const decision = decide(asked, play.incident, {
    actor: actorOf(asked),
    now: at,
    mayDismissAlone: false,
    stands: 'machine',
    undoMs: policy.undoMs,
    snoozeMs: policy.snoozeMs,
  });
  if (!decision.ok) return false;
  for (const event of decision.events) follow(play, event, at, setting);
  return decision.events.length > 0;
}

function actorOf({ type }: Command): Actor {
  if (type === 'claim') return { kind: 'person', id: 'somebody' as PersonId };
  return { kind: 'machine', id: type === 'callNext' ? 'timer' : 'triage' };
}

function follow(play: Play, event: IncidentEvent, at: Date, setting: Setting): void {
  play.incident = evolve(play.incident, event);
  for (const effect of react(event, play.incident, setting)) {
    if (effect.type !== 'tell') continue;
    play.rings += channelsOf(setting.org, effect.unit, effect.duties).length;
    if (!play.heard.has(effect.unit)) play.heard.set(effect.unit, at);
  }
}

/** What would have been otherwise for the incidents of one unit. */
export interface Difference {
  readonly unit: UnitPath;
  readonly incidents: number;
  /** A graver level; a milder one. */
  readonly louder: number;
  readonly quieter: number;
  /** HQ would have heard sooner (or at all); later (or not at all). */
  readonly earlier: number;
  readonly later: number;
  readonly ringsBefore: number;
  readonly ringsAfter: number;
}

/** Every unit that owned an incident, by path: how a changed policy would have treated what happened. */
export function differences(
  courses: readonly Course[],
  before: Setting,
  after: Setting,
): readonly Difference[] {
  const byUnit = Map.groupBy(courses, ({ unit }) => unit);
  return [...byUnit]
    .map(([unit, group]) => group.reduce((sum, course) => add(sum, course, before, after), nothing(unit)))
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
}

function nothing(unit: UnitPath): Difference {
  const none = { incidents: 0, louder: 0, quieter: 0, earlier: 0, later: 0 };
  return { unit, ...none, ringsBefore: 0, ringsAfter: 0 };
}

function add(sum: Difference, course: Course, before: Setting, after: Setting): Difference {
  const [old, fresh] = [rehearse(course, before), rehearse(course, after)];
  if (!old || !fresh) return sum;
  const root = before.org.root;
  const [then, now] = [heardAt(old, root), heardAt(fresh, root)];
  return {
    unit: sum.unit,
    incidents: sum.incidents + 1,
    louder: sum.louder + Number(graver(fresh.level, old.level)),
    quieter: sum.quieter + Number(graver(old.level, fresh.level)),
    earlier: sum.earlier + Number(now < then),
    later: sum.later + Number(now > then),
    ringsBefore: sum.ringsBefore + old.rings,
    ringsAfter: sum.ringsAfter + fresh.rings,
  };
}

function heardAt({ heard }: Performance, unit: UnitPath): number {
  return heard.get(unit)?.getTime() ?? Number.POSITIVE_INFINITY;
}
