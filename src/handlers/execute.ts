import { decide } from '../incident/decide.ts';
import { evolve } from '../incident/evolve.ts';
import type { Decision, Refusal } from '../incident/language.ts';
import { permit } from '../policy/permit.ts';
import { react } from '../policy/react.ts';
import { type Ask, type Ledger, type Now, type Settings, Stale } from '../ports.ts';
import type { Verdict } from '../triage/mention.ts';

export interface Door {
  readonly ledger: Ledger;
  readonly settings: () => Settings;
  readonly now: Now;
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

async function once({ ledger, settings, now }: Door, ask: Ask, luggage: Luggage): Promise<Decision> {
  const { incident, version, repeated } = await ledger.load(ask);
  if (repeated) return repeated;

  const { org, policy } = settings();
  const permission = permit(ask.command, incident, ask.actor, ask.role, org, policy);
  if (!permission.allowed) return refuse(ledger, ask, notPermitted(permission));

  const decision = decide(ask.command, incident, {
    actor: ask.actor,
    now: now(),
    mayDismissAlone: permission.mayDismissAlone,
    stands: permission.stands,
    ...(permission.unit !== undefined && { unit: permission.unit }),
    undoMs: policy.undoMs,
    snoozeMs: policy.snoozeMs,
  });
  if (!decision.ok) return refuse(ledger, ask, decision.refusal);
  if (decision.events.length === 0 && luggage.verdicts.length === 0) return decision;

  const next = decision.events.reduce(evolve, incident);
  await ledger.commit(version, {
    ask,
    events: decision.events,
    next,
    effects: decision.events.flatMap((event) => react(event, next, { org, policy })),
    ...luggage,
  });
  return decision;
}

function notPermitted({ needs, nearest }: Extract<ReturnType<typeof permit>, { allowed: false }>): Refusal {
  return { reason: 'notPermitted', needs, ...(nearest && { nearest }) };
}

/** A timer's question that the world has already answered is no refusal worth keeping; every other no is. */
async function refuse(ledger: Ledger, ask: Ask, refusal: Refusal): Promise<Decision> {
  if (refusal.reason !== 'noLongerNeeded' || ask.actor.kind === 'person') await ledger.refuse(ask, refusal);
  return { ok: false, refusal };
}
