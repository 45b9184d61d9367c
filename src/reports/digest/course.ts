import { evolve } from '../../incident/evolve.ts';
import {
  type IncidentId,
  type Known,
  type Level,
  type Matter,
  nothingYet,
  type PersonId,
  type Stage,
} from '../../incident/incident.ts';
import type { IncidentEvent } from '../../incident/language.ts';
import { claimDue, runningClocks } from '../../policy/clocks.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Late, TimeKind } from './digest.ts';

/** An incident as the store hands it over: all its events, oldest first. */
export interface Course {
  readonly id: IncidentId;
  readonly code: string;
  readonly drill: boolean;
  readonly events: readonly IncidentEvent[];
  /** Its mentions found by the end of the time that is told. */
  readonly mentions: number;
}

/** How something that has a planned time went. `at`: when it was done, or when it was missed and not done by then. */
export interface Step {
  readonly at: Date;
  readonly late: boolean;
  /** Milliseconds since it was opened; absent where it is not done. */
  readonly used?: number;
  readonly planned: number;
}

/** An incident as it stood at one moment, and how it came there. */
export interface Standing {
  readonly id: IncidentId;
  readonly code: string;
  readonly state: Exclude<Known, { readonly stage: 'merged' }>;
  readonly mentions: number;
  readonly openedAt: Date;
  /** The level it came with. */
  readonly openedAs: Level;
  readonly steps: Readonly<Partial<Record<TimeKind, Step>>>;
  /** Deadlines that have passed, the claim's first, then as they passed; only of what is live. */
  readonly late: readonly Late[];
  /** Until when the authority is to be told, while it is live. */
  readonly report?: Date;
  /** Who said that it is nothing, where it is dismissed: another one may have confirmed it. */
  readonly askedBy?: PersonId;
}

/**
 * The incident at that moment, from what had happened before it: what came later changes nothing. Undefined where it was not
 * opened yet, is a drill, or had become a part of another one.
 */
export function standingAt(course: Course, moment: Date, policy: Policy): Standing | undefined {
  if (course.drill) return undefined;
  let state: Known | { readonly stage: 'none' } = nothingYet;
  let openedAs: Level | undefined;
  const watch = watching(policy);
  for (const event of course.events) {
    if (event.at >= moment) break;
    if (state.stage !== 'none') watch.before(state, event);
    state = evolve(state, event) as Known;
    openedAs ??= state.level;
  }
  if (state.stage === 'none' || state.stage === 'merged' || openedAs === undefined) return undefined;
  return {
    ...{ id: course.id, code: course.code, state, mentions: course.mentions },
    ...{ openedAt: state.openedAt, openedAs },
    steps: watch.steps(state, moment),
    late: lateOf(state, moment, policy, watch.unclaimedFrom(state)),
    ...apart(state, course, moment, policy),
  };
}

function apart(
  state: Known,
  { events }: Course,
  moment: Date,
  policy: Policy,
): Pick<Standing, 'report' | 'askedBy'> {
  if (state.stage === 'dismissed') {
    const end = events.findLast(({ type, at }) => type === 'dismissed' && at < moment);
    return end?.type === 'dismissed' ? { askedBy: end.askedBy } : {};
  }
  const report = isLive(state) ? dueOf('authorityReport', state, policy) : undefined;
  return report ? { report } : {};
}

/** True while somebody has still to do something about it. */
export function isLive({ stage }: { readonly stage: Stage }): boolean {
  return stage === 'open' || stage === 'owned';
}

/** True from the moment a first word of ours is public. */
function hasSpoken({ versions }: Matter): boolean {
  return (
    versions?.some(({ publications }) => publications.some((each) => each.state === 'published')) ?? false
  );
}

/**
 * Deadlines that can be met by what people press here; the full response is there when it is closed. A report to the
 * authority is told apart: nothing here says that it was made. A miss stays one after the next tier was called, or it was told.
 */
function lateOf(state: Known, moment: Date, policy: Policy, claimBy: Date | undefined): readonly Late[] {
  if (!isLive(state)) return [];
  const clocks = runningClocks(state, policy).flatMap(({ kind, due }): readonly Late[] => {
    if (kind === 'claim') return [{ clock: kind, due: claimBy ?? due }];
    if (kind === 'response') return [{ clock: kind, due }];
    return kind === 'information' && !hasSpoken(state) ? [{ clock: kind, due }] : [];
  });
  const directives = state.directives
    .filter(({ done }) => !done)
    .map(({ due }) => ({ clock: 'directive', due }) as const);
  return [...clocks, ...directives]
    .filter(({ due }) => due < moment)
    .toSorted(
      (a, b) =>
        Number(b.clock === 'claim') - Number(a.clock === 'claim') || a.due.getTime() - b.due.getTime(),
    );
}

/** A claim by the timer's call comes some seconds after its time. */
const graceMs = 60_000;

/** Sees what was due when something was first done. */
function watching(policy: Policy) {
  const done = new Map<TimeKind, { readonly at: Date; readonly due: Date }>();
  /** The first deadline for a claim: whoever is called later has more time, the incident has not. */
  let claimBy: Date | undefined;
  /** The same while nobody has it: a claim that is let go of again begins anew. */
  let unclaimedBy: Date | undefined;
  const claimUntil = (state: Known) => claimBy ?? claimDue(state, policy);

  function unclaimed(state: Known, event: IncidentEvent): void {
    const due = claimUntil(state);
    if (!due) return;
    if (event.type === 'escalated') {
      if (isCall(event)) claimBy ??= due;
      if (!done.has('escalate')) done.set('escalate', { at: event.at, due });
    }
    if (takes.includes(event.type)) done.set('claim', { at: event.at, due });
  }

  /** What is late counts for the day on which it became so, done or not: no miss is told twice. */
  function step(kind: TimeKind, opened: Date, missed: Date | undefined, moment: Date): Step | undefined {
    const was = done.get(kind);
    const due = was?.due ?? missed;
    if (!due || (!was && due >= moment)) return undefined;
    const late = !was || was.at.getTime() > due.getTime() + graceMs;
    return {
      ...{ at: was && !late ? was.at : due, late, planned: due.getTime() - opened.getTime() },
      ...(was && { used: was.at.getTime() - opened.getTime() }),
    };
  }

  return {
    before(state: Known, event: IncidentEvent): void {
      if (state.stage !== 'open') unclaimedBy = undefined;
      if (isCall(event)) unclaimedBy ??= claimDue(state, policy);
      if (state.stage === 'open' && !done.has('claim')) unclaimed(state, event);
      if (event.type !== 'publicationTold' || event.state !== 'published' || done.has('firstWord')) return;
      const due = dueOf('information', state, policy);
      if (due) done.set('firstWord', { at: event.at, due });
    },
    /** Until when it was to be claimed, before anybody was called for it. */
    unclaimedFrom: (state: Known) => (state.stage === 'open' ? unclaimedBy : undefined),
    steps(state: Known, moment: Date): Standing['steps'] {
      const wordBy = isLive(state) && !hasSpoken(state) ? dueOf('information', state, policy) : undefined;
      const claim = step(
        'claim',
        state.openedAt,
        state.stage === 'open' ? claimUntil(state) : undefined,
        moment,
      );
      const escalate = step('escalate', state.openedAt, undefined, moment);
      const firstWord = step('firstWord', state.openedAt, wordBy, moment);
      return { ...(claim && { claim }), ...(escalate && { escalate }), ...(firstWord && { firstWord }) };
    },
  };
}

/** The timer calls the next tier because nobody has claimed it. */
function isCall({ type, by }: IncidentEvent): boolean {
  return type === 'escalated' && by.kind === 'machine';
}

/** Somebody has it, or has said that it is nothing. */
const takes: readonly IncidentEvent['type'][] = ['claimed', 'dismissed', 'dismissalAsked', 'closed'];

function dueOf(clock: 'information' | 'authorityReport', state: Known, policy: Policy): Date | undefined {
  return runningClocks(state, policy).find(({ kind }) => kind === clock)?.due;
}
