import type { Actor, Incident, Known } from '../incident/incident.ts';
import type { Decision } from '../incident/language.ts';
import { seenBy } from '../policy/visibility.ts';
import { type Ask, type Change, type Ledger, type Loaded, type Now, Stale } from '../ports.ts';
import { writeAudit } from './audit.ts';
import { canonical, fromJson, sha256, toJson } from './codec.ts';
import type { DurableOutbox } from './outbox.ts';
import { isTaken, type Tx, type Work } from './scope.ts';
import type { Seal } from './seal.ts';
import { writeTexts } from './texts.ts';
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

  async function commit(version: number, change: Change): Promise<void> {
    try {
      await work.asWorker((tx) => write(tx, version, change, needs));
    } catch (error) {
      // The same ask was answered in the meantime: loading again finds the answer.
      if (isTaken(error)) throw new Stale(change.ask.command.incident, { cause: error });
      throw error;
    }
  }

  return {
    load: (ask) => work.asWorker((tx) => load(tx, ask)),
    commit,
    refuse: (ask, refusal) =>
      work.asWorker(async (tx) => {
        const at = now();
        await answer(tx, ask, { ok: false, refusal }, at);
        await writeAudit(tx, {
          at,
          actor: actorOf(ask.actor),
          action: `refused.${ask.command.type}`,
          subject: ask.command.incident,
          detail: { ask: ask.id, refusal, ...standing(ask) },
        });
      }),
  };
}

async function load(tx: Tx, { id, command }: Ask): Promise<Loaded> {
  const row = await tx.incident.findUnique({
    where: { id: command.incident },
    select: { state: true, version: true },
  });
  const past = await tx.ask.findUnique({ where: { id }, select: { decision: true } });
  return {
    incident: row ? fromJson<Incident>(row.state) : { stage: 'none' },
    version: row?.version ?? 0,
    ...(past && { repeated: fromJson<Decision>(past.decision) }),
  };
}

async function write(tx: Tx, version: number, change: Change, needs: LedgerNeeds): Promise<void> {
  const { ask, events, next, effects, verdicts } = change;
  const at = needs.now();
  if (next.stage === 'none') throw new Error('a change leaves no incident behind');
  const rev = version + 1;
  await writeIncident(tx, version, rev, next, change, at);
  if (events.length > 0) {
    await tx.event.createMany({
      data: events.map((event) => ({
        incident: event.incident,
        version: rev,
        type: event.type,
        at: event.at,
        actor: actorOf(event.by),
        body: toJson(event),
      })),
    });
  }
  await answer(tx, ask, { ok: true, events }, at);
  const texts = await writeTexts(tx, ask, next.unit, at, needs);
  if (verdicts.length > 0) await linkVerdicts(tx, needs.seal, verdicts, next.id, at);
  await needs.outbox.putIn(
    tx,
    effects.map((effect, index) => {
      const key = `${ask.id}:${index}`;
      return effect.type === 'timer'
        ? { queue: 'clock', timer: effect.timer, key, at: effect.at }
        : { queue: 'spread', effect, key };
    }),
  );
  if (events.length === 0) return;
  await writeAudit(tx, {
    at,
    actor: actorOf(ask.actor),
    action: ask.command.type,
    subject: next.id,
    unit: next.unit,
    detail: {
      ask: ask.id,
      version: rev,
      events: events.map((event) => ({ type: event.type, sha256: sha256(canonical(toJson(event))) })),
      ...(texts.length > 0 && { texts }),
      ...standing(ask),
    },
  });
}

/** First the version: a rival who was faster has changed it, and the row stays locked until we are done. */
async function writeIncident(
  tx: Tx,
  version: number,
  rev: number,
  next: Known,
  { events, verdicts, drill }: Change,
  at: Date,
): Promise<void> {
  const { id, unit, stage, level, nature, openedAt } = next;
  const reasons = events.flatMap((event) => ('reasons' in event ? [event.reasons] : [])).at(-1);
  const data = {
    ...{ unit, stage, level, nature },
    seenBy: [...seenBy(next)],
    version: rev,
    state: toJson(next),
    updatedAt: at,
    ...(reasons && { reasons: [...reasons] }),
    ...(verdicts.length > 0 && { lastMentionAt: at }),
  };
  const written =
    version === 0
      ? await tx.incident.createMany({
          data: [{ id, reasons: [], drill, openedAt, units: [...(verdicts[0]?.units ?? [])], ...data }],
          skipDuplicates: true,
        })
      : await tx.incident.updateMany({ where: { id, version }, data });
  if (written.count !== 1) throw new Stale(id);
}

async function answer(tx: Tx, { id, command }: Ask, decision: Decision, at: Date): Promise<void> {
  await tx.ask.create({
    data: { id, incident: command.incident, decision: toJson(decision), at },
    select: { id: true },
  });
}

function standing({ role }: Ask) {
  return role ? { as: `${role.duty}@${role.unit}` } : {};
}

/** `person:E1001`, `machine:timer`. */
function actorOf({ kind, id }: Actor): string {
  return `${kind}:${id}`;
}
