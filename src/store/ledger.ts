import type { Incident, IncidentId, Known } from '../incident/incident.ts';
import { type Also, type Ask, type Change, type Ledger, type Now, Stale } from '../ports.ts';
import { type AuditEntry, writeAudit } from './audit.ts';
import { canonical, sha256, toJson } from './codec.ts';
import { sealFiles, writeFiles } from './factFiles.ts';
import { Prisma } from './generated/client.ts';
import { actorOf, loadIncident, type Step, unite, writeIncident, writeRefusal } from './incidentRows.ts';
import { writeLessons } from './labels.ts';
import { isRefusedByGuard, isTaken } from './noes.ts';
import type { DurableOutbox } from './outbox.ts';
import { inOrderSent, type Length, type Tx, type Work } from './scope.ts';
import type { Seal } from './seal.ts';
import { writeSpeech } from './speech.ts';
import { type SealedText, sealTexts, writeTexts } from './texts.ts';
import { linkVerdicts, moveMentions } from './verdicts.ts';

interface LedgerNeeds {
  readonly work: Work;
  readonly seal: Seal;
  readonly mask: (text: string) => string;
  readonly now: Now;
  readonly outbox: Pick<DurableOutbox, 'toPut'>;
}

/** What has been decided, for good: state, events, audit and effects in one transaction or not at all. */
export function makeLedger(needs: LedgerNeeds): Ledger {
  const { work, now } = needs;

  /** Refused or decided, the same ask may have been answered in the meantime: loading again finds that answer. */
  async function once(ask: Ask, write: (tx: Tx) => Promise<void>, length: Length = 'single'): Promise<void> {
    try {
      await work.asWorker(write, length);
    } catch (error) {
      if (isTaken(error) || isRefusedByGuard(error)) throw new Stale(ask.command.incident, { cause: error });
      throw error;
    }
  }

  return {
    load: (ask, verdicts = []) => work.asWorker((tx) => loadIncident(tx, ask, verdicts, now()), 'single'),
    commit: async (version, change) => {
      const putJobs = await needs.outbox.toPut(jobsOf(change));
      // The head of the audit is locked until the end: where nothing is looked up between, nobody waits for our turn.
      const length = change.verdicts.length > 0 ? 'several' : 'single';
      await once(change.ask, (tx) => write(tx, version, change, { ...needs, putJobs }), length);
    },
    refuse: (ask, refusal) =>
      once(ask, async (tx) => {
        const at = now();
        await inOrderSent([
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

interface WriteNeeds extends LedgerNeeds {
  readonly putJobs: (tx: Tx) => Promise<void>;
}

/** All of it is sent before anything is answered, so that the end can be sent with it. */
async function write(tx: Tx, version: number, change: Change, needs: WriteNeeds): Promise<void> {
  const { ask, also, verdicts } = change;
  const at = needs.now();
  const step = stepOf(version, change);
  const { next } = step;
  const second = also && secondOf(also, next.id);
  const texts = sealTexts(ask, needs);
  const files = sealFiles(ask, needs.seal);
  const about = { by: actorOf(ask.actor), about: next.id, unit: next.unit, at };
  const steps = [step, ...(second ? [second] : [])];
  // What cannot be written down throws here, before anything is on its way that nobody would wait for.
  const audits = steps
    .filter(({ events }) => events.length > 0)
    .map((each) => auditOf(ask, each, each === step ? texts : [], at));
  // In this order, and none waits for the answer of the one before: a person waits for all of them.
  await inOrderSent([
    ...inOrder(steps).map((each) => writeIncident(tx, each, at)),
    writeTexts(tx, texts, about),
    ...writeFiles(tx, files, about),
    writeSpeech(tx, step.events),
    linkVerdicts(tx, needs.seal, verdicts, next.id, at),
    writeLessons(tx, change.lessons ?? [], { incident: next.id, version: version + 1, at }),
    ...(also && second ? [moveMentions(tx, next.id, second.next.id, also.takes)] : []),
    ...(also && second && also.takes === 'all' ? [unite(tx, next.id, second.next.id)] : []),
    needs.putJobs(tx),
    ...audits.map((entry) => writeAudit(tx, entry)),
  ]);
}

function stepOf(version: number, { ask, events, next, also, verdicts, drill }: Change): Step {
  const decision = { ok: true, events: [...events, ...(also?.events ?? [])] } as const;
  const units = Prisma.sql`${verdicts[0]?.units ?? []}::text[]`;
  return {
    ...{ version, events, next: existing(next), grows: verdicts.length > 0 },
    birth: { units, drill: Prisma.sql`${drill}` },
    answer: { ask: ask.id, decision },
  };
}

function secondOf({ version, events, next, takes }: Also, first: IncidentId): Step {
  const [sample = null] = takes === 'all' ? [] : takes;
  const units = Prisma.sql`coalesce((SELECT m.units FROM mention m WHERE m.id = ${sample}), '{}')`;
  const drill = Prisma.sql`(SELECT f.drill FROM incident f WHERE f.id = ${first})`;
  return { version, events, next: existing(next), grows: true, birth: { units, drill } };
}

/** Every writer of two takes the lower id first, so that two of them never wait for each other in a circle. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  return steps.toSorted((a, b) => (a.next.id < b.next.id ? -1 : 1));
}

function existing(incident: Incident): Known {
  if (incident.stage === 'none') throw new Error('a change leaves no incident behind');
  return incident;
}

/** Each incident has an audit row of its own: whoever looks for what became of either finds it. */
function auditOf(
  ask: Ask,
  { version, events, next }: Step,
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

type Intent = Parameters<DurableOutbox['toPut']>[0][number];

function jobsOf({ ask, effects }: Change): readonly Intent[] {
  return effects.map((effect, index) => jobOf(effect, `${ask.id}:${index}`));
}

function jobOf(effect: Change['effects'][number], key: string): Intent {
  switch (effect.type) {
    case 'timer':
      return { queue: 'clock', timer: effect.timer, key, at: effect.at };
    case 'ring':
      return { queue: 'ring', incident: effect.incident, due: effect.at.toISOString(), key };
    case 'publish': {
      const { type: _, ...publication } = effect;
      return { ...publication, queue: 'publish' };
    }
    case 'room': {
      const { type: _, ...room } = effect;
      return { ...room, queue: 'room', key };
    }
    case 'refresh':
    case 'tell':
      return { queue: 'spread', effect, key };
  }
}

function standing({ role }: Ask) {
  return role ? { as: `${role.duty}@${role.unit}` } : {};
}
