import { evolve } from '../../incident/evolve.ts';
import {
  type IncidentId,
  type Known,
  type Level,
  type Matter,
  nothingYet,
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
    late: lateOf(state, moment, policy),
  };
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
 * Deadlines that can be met by what people press here. A report to the authority and the full response are told by the card
 * alone: nothing here says that they were done.
 */
function lateOf(state: Known, moment: Date, policy: Policy): readonly Late[] {
  if (!isLive(state)) return [];
  const late = runningClocks(state, policy).flatMap(({ kind, due }): readonly Late[] => {
    if (due >= moment) return [];
    if (kind === 'claim' || kind === 'directive') return [{ clock: kind, due }];
    return kind === 'information' && !hasSpoken(state) ? [{ clock: kind, due }] : [];
  });
  return late.toSorted((a, b) => Number(b.clock === 'claim') - Number(a.clock === 'claim'));
}

/** A claim by the timer's call comes some seconds after its time. */
const graceMs = 60_000;

/** Sees what was due when something was first done. */
function watching(policy: Policy) {
  const done = new Map<TimeKind, { readonly at: Date; readonly due: Date }>();
  /** The first deadline for a claim: whoever is called later has more time, the incident has not. */
  let claimBy: Date | undefined;
  const dueOf = (state: Known) => claimBy ?? claimDue(state, policy);

  function unclaimed(state: Known, event: IncidentEvent): void {
    const due = dueOf(state);
    if (!due) return;
    if (event.type === 'escalated') {
      if (event.by.kind === 'machine') claimBy ??= due;
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
      if (state.stage === 'open' && !done.has('claim')) unclaimed(state, event);
      if (event.type !== 'publicationTold' || event.state !== 'published' || done.has('firstWord')) return;
      const due = informationDue(state, policy);
      if (due) done.set('firstWord', { at: event.at, due });
    },
    steps(state: Known, moment: Date): Standing['steps'] {
      const wordBy = isLive(state) && !hasSpoken(state) ? informationDue(state, policy) : undefined;
      const claim = step('claim', state.openedAt, state.stage === 'open' ? dueOf(state) : undefined, moment);
      const escalate = step('escalate', state.openedAt, undefined, moment);
      const firstWord = step('firstWord', state.openedAt, wordBy, moment);
      return { ...(claim && { claim }), ...(escalate && { escalate }), ...(firstWord && { firstWord }) };
    },
  };
}

/** Somebody has it, or has said that it is nothing. */
const takes: readonly IncidentEvent['type'][] = ['claimed', 'dismissed', 'dismissalAsked', 'closed'];

function informationDue(state: Known, policy: Policy): Date | undefined {
  return runningClocks(state, policy).find(({ kind }) => kind === 'information')?.due;
}
