import { decide } from '../incident/decide.ts';
import { evolve } from '../incident/evolve.ts';
import { type Incident, nothingYet } from '../incident/incident.ts';
import type { Decision, IncidentEvent } from '../incident/language.ts';
import type { Refusal } from '../incident/refusal.ts';
import type { Effect } from '../policy/effect.ts';
import type { Org } from '../policy/org.ts';
import { permit } from '../policy/permit.ts';
import { react } from '../policy/react.ts';
import { speechOf } from '../policy/speech.ts';
import { kindOf } from '../policy/tree.ts';
import type { Outlet } from '../ports/statements.ts';
import { type Also, type Ask, type Ledger, type Loaded, type Now, type Settings, Stale } from '../ports.ts';
import { type Lesson, lessonOf } from '../triage/lesson.ts';
import type { Verdict } from '../triage/mention.ts';

export interface Door {
  readonly ledger: Ledger;
  readonly settings: () => Settings;
  readonly now: Now;
  /** Ways out for words to the public; absent: none but by hand. */
  readonly ways?: readonly Pick<Outlet, 'name' | 'forms'>[];
}

/** What comes along with a command and is linked in its transaction. */
export interface Luggage {
  readonly verdicts: readonly Verdict[];
  readonly drill: boolean;
}

const nothing: Luggage = { verdicts: [], drill: false };
const patience = 8;

/**
 * The one door: there is no other way to change an incident. Load → permit → decide → evolve → react → commit; a rival
 * who was faster makes us load again and decide on the truth he left.
 */
export async function execute(door: Door, ask: Ask, luggage: Luggage = nothing): Promise<Decision> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(door, ask, luggage);
    } catch (error) {
      if (!(error instanceof Stale) || attempt === patience) throw error;
    }
  }
}

async function once(door: Door, ask: Ask, luggage: Luggage): Promise<Decision> {
  const { ledger, settings, now } = door;
  const { incident, version, repeated, other, stopped, ...known } = await ledger.load(ask, luggage.verdicts);
  if (repeated) return repeated;

  const { org, policy } = settings();
  const permission = permit(ask.command, incident, ask.actor, ask.role, org, policy, other?.incident);
  if (!permission.allowed) return refuse(ledger, ask, notPermitted(permission));

  const decision = decide(ask.command, incident, {
    actor: ask.actor,
    now: now(),
    mayDismissAlone: permission.mayDismissAlone,
    stands: permission.stands,
    ...(permission.unit !== undefined && { unit: permission.unit }),
    undoMs: policy.undoMs,
    snoozeMs: policy.snoozeMs,
    ...(other && { other: other.incident }),
    ...known,
    speech: speechOf(incident, ask, policy, door.ways ?? [], stopped),
  });
  if (!decision.ok) return refuse(ledger, ask, decision.refusal);
  if (decision.events.length === 0 && luggage.verdicts.length === 0) return decision;

  const own = decision.events.filter((event) => event.incident === ask.command.incident);
  const next = own.reduce(evolve, incident);
  const also = secondOf(ask, decision.events, other);
  await ledger.commit(version, {
    ask,
    events: own,
    next,
    effects: [...following(own, next), ...(also ? following(also.events, also.next) : [])],
    ...(also && { also }),
    lessons: lessonsOf(own, ask, org),
    ...luggage,
  });
  return decision;

  function following(events: readonly IncidentEvent[], after: Incident): readonly Effect[] {
    return events.flatMap((event) => react(event, after, { org, policy }));
  }
}

/** What a merge makes of the one that gets all, and a split of the one that it opens. */
function secondOf(
  { command }: Ask,
  all: readonly IncidentEvent[],
  other: Loaded['other'] = { incident: nothingYet, version: 0 },
): Also | undefined {
  const events = all.filter((event) => event.incident !== command.incident);
  if (events.length === 0) return undefined;
  const [opened] = events;
  const takes = opened?.type === 'opened' ? opened.mentions : 'all';
  return { version: other.version, events, next: events.reduce(evolve, other.incident), takes };
}

/** What people's presses teach: only those that were made in a group of ours. */
function lessonsOf(events: readonly IncidentEvent[], { role }: Ask, org: Org): readonly Lesson[] {
  const by = role && kindOf(org, role.unit);
  return by ? events.flatMap((event) => lessonOf(event, by) ?? []) : [];
}

function notPermitted({ needs, nearest }: Extract<ReturnType<typeof permit>, { allowed: false }>): Refusal {
  return { reason: 'notPermitted', needs, ...(nearest && { nearest }) };
}

/** A timer's question that the world has already answered is no refusal worth keeping; every other no is. */
async function refuse(ledger: Ledger, ask: Ask, refusal: Refusal): Promise<Decision> {
  if (refusal.reason !== 'noLongerNeeded' || ask.actor.kind === 'person') await ledger.refuse(ask, refusal);
  return { ok: false, refusal };
}
