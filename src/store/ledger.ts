import type { Known } from '../incident/incident.ts';
import { type Ask, type Change, type Ledger, type Now, Stale } from '../ports.ts';
import { type AuditEntry, writeAudit } from './audit.ts';
import { canonical, sha256, toJson } from './codec.ts';
import { actorOf, loadIncident, writeIncident, writeRefusal } from './incidentRows.ts';
import type { DurableOutbox } from './outbox.ts';
import { isTaken, type Tx, type Work } from './scope.ts';
import type { Seal } from './seal.ts';
import { type SealedText, sealTexts, writeTexts } from './texts.ts';
import { linkVerdicts } from './verdicts.ts';

interface LedgerNeeds {
  readonly work: Work;
  readonly seal: Seal;
  readonly mask: (text: string) => string;
  readonly now: Now;
  readonly outbox: Pick<DurableOutbox, 'putIn'>;
}

/** What has been decided, for good: state, events, audit and effects in one transaction or not at all. */
export function makeLedger(needs: LedgerNeeds): Ledger {
  const { work, now } = needs;

  /** Refused or decided, the same ask may have been answered in the meantime: loading again finds that answer. */
  async function once(ask: Ask, write: (tx: Tx) => Promise<void>): Promise<void> {
    try {
      await work.asWorker(write);
    } catch (error) {
      if (isTaken(error)) throw new Stale(ask.command.incident, { cause: error });
      throw error;
    }
  }

  return {
    load: (ask) => work.asWorker((tx) => loadIncident(tx, ask), 'single'),
    commit: (version, change) => once(change.ask, (tx) => write(tx, version, change, needs)),
    refuse: (ask, refusal) =>
      once(ask, async (tx) => {
        const at = now();
        await Promise.all([
          writeRefusal(tx, ask, { ok: false, refusal }, at),
          writeAudit(tx, {
            at,
            actor: actorOf(ask.actor),
            action: `refused.${ask.command.type}`,
            subject: ask.command.incident,
            detail: { ask: ask.id, refusal, ...standing(ask) },
          }),
        ]);
      }),
  };
}

async function write(tx: Tx, version: number, change: Change, needs: LedgerNeeds): Promise<void> {
  const { ask, events, next, verdicts } = change;
  const at = needs.now();
  if (next.stage === 'none') throw new Error('a change leaves no incident behind');
  const texts = sealTexts(ask, needs);
  // In this order, and none waits for the answer of the one before: a person waits for all of them.
  await Promise.all([
    writeIncident(tx, version, change, next, at),
    writeTexts(tx, ask, texts, next.unit, at),
    linkVerdicts(tx, needs.seal, verdicts, next.id, at),
    needs.outbox.putIn(tx, jobsOf(change)),
    ...(events.length > 0 ? [writeAudit(tx, auditOf(version, change, next, texts, at))] : []),
  ]);
}

function auditOf(
  version: number,
  { ask, events }: Change,
  next: Known,
  texts: readonly SealedText[],
  at: Date,
): AuditEntry {
  return {
    at,
    actor: actorOf(ask.actor),
    action: ask.command.type,
    subject: next.id,
    unit: next.unit,
    detail: {
      ask: ask.id,
      version: version + 1,
      events: events.map((event) => ({ type: event.type, sha256: sha256(canonical(toJson(event))) })),
      ...(texts.length > 0 && { texts: texts.map(({ id, sha256 }) => ({ id, sha256 })) }),
      ...standing(ask),
    },
  };
}

function jobsOf({ ask, effects }: Change): Parameters<DurableOutbox['putIn']>[1] {
  return effects.map((effect, index) => {
    const key = `${ask.id}:${index}`;
    return effect.type === 'timer'
      ? { queue: 'clock', timer: effect.timer, key, at: effect.at }
      : { queue: 'spread', effect, key };
  });
}

function standing({ role }: Ask) {
  return role ? { as: `${role.duty}@${role.unit}` } : {};
}
