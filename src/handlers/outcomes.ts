import type { IncidentId, MentionId } from '../incident/incident.ts';
import type { Command, Decision } from '../incident/language.ts';
import type { Mentions, MuteBook, NewId, Now, Outbox, Settings } from '../ports.ts';
import type { Item, OpenMatter, Outcome } from '../triage/mention.ts';
import { type Kit, risen } from '../triage/triage.ts';
import { type Door, execute } from './execute.ts';

export interface OutcomeNeeds {
  readonly door: Door;
  readonly mentions: Pick<Mentions, 'settle' | 'openMatters'>;
  readonly mutes: Pick<MuteBook, 'held'>;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly settings: () => Settings;
  readonly now: Now;
  readonly newId: NewId;
}

/** Does what triage found: noise is settled, what opens is opened, what joins joins; each at the one door. */
export async function carryOut(
  needs: OutcomeNeeds,
  kit: Kit,
  items: readonly Item[],
  outcomes: readonly Outcome[],
  matters: readonly OpenMatter[],
  stopping: () => boolean,
): Promise<void> {
  const byId = new Map<MentionId, Item>(items.map((item) => [item.verdict.mention, item]));
  const noise = outcomes.filter((each) => each.outcome === 'noise').map(({ verdict }) => verdict);
  if (noise.length > 0) await needs.mentions.settle(noise);

  const opening = Map.groupBy(
    outcomes.filter((each) => each.outcome === 'opens'),
    ({ group }) => group,
  );
  await someAtOnce(opening.values(), stopping, (group) => openIncident(needs, kit, itemsOf(group, byId)));
  const joining = Map.groupBy(
    outcomes.filter((each) => each.outcome === 'joins'),
    ({ incident }) => incident,
  );
  await someAtOnce(joining, stopping, ([incident, group]) => {
    const matter = matters.find((each) => each.incident === incident);
    return joinIncident(needs, kit, incident, matter, itemsOf(group, byId));
  });
}

/** Different incidents wait for the database side by side; more of them would only keep those who press waiting. */
const atOnce = 3;

/** Begins with the first; when one fails, or it is time to stop, those at hand are finished and no more is begun. */
async function someAtOnce<T>(
  all: Iterable<T>,
  stopping: () => boolean,
  work: (each: T) => Promise<void>,
): Promise<void> {
  const rest = all[Symbol.iterator]();
  let broken = false;
  const lane = async () => {
    for (let next = rest.next(); !next.done && !broken && !stopping(); next = rest.next()) {
      await work(next.value).catch((error: unknown) => {
        broken = true;
        throw error;
      });
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  const failed = lanes.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}

/** HQ sees what a mute has kept quiet; a later reading of the same mention is not another one. */
export async function countMuted(
  needs: Pick<OutcomeNeeds, 'mutes'>,
  outcomes: readonly Outcome[],
  items: readonly Item[],
): Promise<void> {
  if (!outcomes.some((each) => each.outcome === 'noise' && each.muted !== undefined)) return;
  const byId = new Map<MentionId, Item>(items.map((item) => [item.verdict.mention, item]));
  const counts = new Map<number, number>();
  for (const each of outcomes) {
    if (each.outcome !== 'noise' || each.muted === undefined) continue;
    if (byId.get(each.verdict.mention)?.mention.update) continue;
    counts.set(each.muted, (counts.get(each.muted) ?? 0) + 1);
  }
  if (counts.size > 0) await needs.mutes.held(counts);
}

function itemsOf(outcomes: readonly Outcome[], byId: ReadonlyMap<MentionId, Item>): readonly Item[] {
  return outcomes.flatMap(({ verdict }) => {
    const item = byId.get(verdict.mention);
    return item ? [{ ...item, verdict }] : [];
  });
}

async function openIncident(needs: OutcomeNeeds, kit: Kit, items: readonly Item[]): Promise<void> {
  const [first] = items;
  if (!first) return;
  const incident = needs.newId() as IncidentId;
  const fresh: OpenMatter = {
    incident,
    unit: first.verdict.unit,
    units: first.verdict.units,
    nature: first.verdict.nature,
    level: first.verdict.level,
    lastMentionAt: needs.now(),
    mentionCount: 0,
    recentCount: 0,
    reach: 0,
  };
  const { level, reasons } = risen(fresh, items, kit);
  await ask(needs, items, `open:${first.mention.id}`, {
    type: 'open',
    incident,
    unit: first.verdict.unit,
    nature: first.verdict.nature,
    level,
    reasons,
    mentions: items.map(({ mention }) => mention.id),
  });
}

/** A later reading of a mention that is already in brings no event of its own: only a rise does, else the card's numbers. */
async function joinIncident(
  needs: OutcomeNeeds,
  kit: Kit,
  incident: IncidentId,
  matter: OpenMatter | undefined,
  items: readonly Item[],
): Promise<void> {
  const verdicts = items.map(({ verdict }) => verdict);
  const [first] = items;
  if (!first) return;
  if (!matter) return needs.mentions.settle(verdicts, incident);
  const arrived = items.filter(({ mention }) => mention.incident !== incident);
  const { level, reasons } = risen(matter, items, kit);
  const decision = await ask(
    needs,
    items,
    `join:${incident}:${first.mention.id}:${first.mention.foundAt.toISOString()}`,
    {
      type: 'join',
      incident,
      mentions: arrived.map(({ mention }) => mention.id),
      level,
      reasons,
    },
  );
  if (!decision.ok && decision.refusal.reason === 'mergedInto')
    return followMerge(needs, kit, decision.refusal.into, items);
  if (!decision.ok) return needs.mentions.settle(verdicts, incident);
  if (decision.events.length === 0) {
    await needs.outbox.put([
      { queue: 'spread', effect: { type: 'refresh', incident }, key: `refresh:${incident}` },
    ]);
  }
}

/** It was merged while these were judged: they join where its mentions are by now. */
async function followMerge(
  needs: OutcomeNeeds,
  kit: Kit,
  into: IncidentId,
  items: readonly Item[],
): Promise<void> {
  const since = new Date(needs.now().getTime() - needs.settings().policy.joinWindowMs);
  const [matter] = await needs.mentions.openMatters([into], since);
  return joinIncident(needs, kit, into, matter, items);
}

function ask(needs: OutcomeNeeds, items: readonly Item[], id: string, command: Command): Promise<Decision> {
  return execute(
    needs.door,
    { id, actor: { kind: 'machine', id: 'triage' }, command, texts: [] },
    { verdicts: items.map(({ verdict }) => verdict), drill: false },
  );
}
