import { type Door, execute } from '../handlers/execute.ts';
import type { Known, TextId } from '../incident/incident.ts';
import type { Command } from '../incident/language.ts';
import { versionOf } from '../incident/quorum.ts';
import type { Publication, PublicationId } from '../incident/statement.ts';
import type { IncidentView } from '../incident/view.ts';
import type { Timer } from '../policy/effect.ts';
import type { Statements } from '../ports/statements.ts';
import type { JobResult, NewId, Page } from '../ports.ts';
import { approvedText } from '../statement/approved.ts';
import { differenceOf, standsOf } from '../statement/page/stands.ts';
import { type Watched, watchPage } from '../statement/page/watch.ts';

export interface StatementTimerNeeds {
  readonly door: Door;
  readonly statements: Pick<Statements, 'words'>;
  /** Reads a public address. */
  readonly page: (link: string) => Promise<Page>;
  readonly newId: NewId;
}

const minute = 60_000;
const done: JobResult = { done: true };

/** What time asks of a statement: an approval that waits or is late, a minute to publish, a page to read again. */
export async function fireStatement(
  needs: StatementTimerNeeds,
  timer: Extract<Timer, { kind: 'approval' | 'publish' | 'look' }>,
  view: IncidentView,
): Promise<JobResult> {
  switch (timer.kind) {
    case 'approval':
      return approval(needs.door, timer, view.incident);
    case 'publish':
      return publishDue(needs, timer, view.incident);
    case 'look':
      return look(needs, timer, view);
  }
}

async function approval(
  door: Door,
  { incident, version, step }: Extract<Timer, { kind: 'approval' }>,
  known: Known,
): Promise<JobResult> {
  const until = versionOf(known, version)?.submission?.until;
  if (!until) return done;
  if (step === undefined) {
    const early = until.getTime() - door.now().getTime();
    if (early > 0) return again(Math.min(early, minute));
    return ask(door, `late:${incident}:${version}:${until.toISOString()}`, {
      ...{ type: 'approvalLate', incident, version },
    });
  }
  return ask(door, `waits:${incident}:${version}:${step}`, {
    ...{ type: 'approvalWaits', incident, version, step },
  });
}

async function publishDue(
  { door, newId }: StatementTimerNeeds,
  { incident, version }: Extract<Timer, { kind: 'publish' }>,
  known: Known,
): Promise<JobResult> {
  const scheduled = versionOf(known, version)?.scheduled;
  if (!scheduled) return done;
  const early = scheduled.at.getTime() - door.now().getTime();
  if (early > 0) return again(Math.min(early, minute));
  const ways = scheduled.ways.map((way) => ({ way, publication: newId() as PublicationId }));
  return ask(door, `due:${incident}:${version}:${scheduled.at.toISOString()}`, {
    ...{ type: 'publishDue', incident, version, ways },
  });
}

/** As long as the policy says the page is read again; a page that cannot be reached is only believed gone when it says so. */
async function look(
  { door, statements, page, newId }: StatementTimerNeeds,
  { incident, version: number, publication }: Extract<Timer, { kind: 'look' }>,
  { incident: known, texts, code }: IncidentView,
): Promise<JobResult> {
  const version = versionOf(known, number);
  const out = version?.publications.find(({ id }) => id === publication);
  const link = out?.link && texts.get(out.link);
  if (!version || !link || out?.state !== 'published') return done;
  const { watchMs, watchForMs } = door.settings().policy.statements;
  if (door.now().getTime() - out.since.getTime() > watchForMs) return done;
  const [now, words] = await Promise.all([page(link), statements.words(incident, number)]);
  if (words === undefined) return done;
  const seen = watchPage(approvedText(code, version, words), now);
  const about = { type: 'tellChange', incident, version: number, publication } as const;
  if (isNews(seen, out)) await tellChange({ door, newId }, about, seen);
  return again(watchMs);
}

/** Other words than were told before, or those that were approved again. */
function isNews(seen: Watched, { changedAt, stands }: Publication): boolean {
  if (seen.state === 'unread') return false;
  return seen.state === 'unchanged' ? changedAt !== undefined : !changedAt || stands !== standsOf(seen);
}

/** Whether it is news is decided at the door once more, so that a second telling changes nothing. */
async function tellChange(
  { door, newId }: Pick<StatementTimerNeeds, 'door' | 'newId'>,
  about: Pick<Extract<Command, { type: 'tellChange' }>, 'type' | 'incident' | 'version' | 'publication'>,
  seen: Watched,
): Promise<void> {
  const [stands, words, difference] = [standsOf(seen), differenceOf(seen), newId() as TextId];
  await execute(door, {
    id: `changed:${about.publication}:${newId()}`,
    actor: { kind: 'machine', id: 'publisher' },
    command: {
      ...{ ...about, gone: seen.state === 'gone' },
      ...(stands === undefined ? { restored: true } : { stands }),
      ...(words !== '' && { difference }),
    },
    texts: words === '' ? [] : [{ id: difference, kind: 'reason', words }],
  });
}

/** Its time has not come: that costs no patience. */
function again(afterMs: number): JobResult {
  return { done: false, afterMs, why: 'its time has not come', early: true };
}

async function ask(door: Door, id: string, command: Command): Promise<JobResult> {
  await execute(door, { id, actor: { kind: 'machine', id: 'timer' }, command, texts: [] });
  return done;
}
