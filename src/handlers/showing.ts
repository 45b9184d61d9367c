import { createHash } from 'node:crypto';
import { alertCard, movedAwayCard } from '../bot/cards/alert.ts';
import { faceOf } from '../bot/cards/face.ts';
import { statementCard } from '../bot/cards/statement.ts';
import type { Card } from '../bot/message.ts';
import type { IncidentId } from '../incident/incident.ts';
import type { StatementId } from '../incident/statement.ts';
import type { IncidentView } from '../incident/view.ts';
import { offered } from '../policy/offered.ts';
import { offeredOn } from '../policy/offeredOn.ts';
import type { Channel, Duty } from '../policy/org.ts';
import type { Outlet, StopSwitch } from '../ports/statements.ts';
import type { Now, Reads, Settings } from '../ports.ts';
import { isApproving, type StandingIn } from './statements/standIn.ts';
import { findingsIn } from './statements/text.ts';

export interface ShowingNeeds {
  readonly settings: () => Settings;
  readonly reads: Pick<Reads, 'incident'>;
  readonly now: Now;
  /** Ways out for words to the public. */
  readonly outlets: readonly Pick<Outlet, 'name' | 'label' | 'forms'>[];
  /** Whether all publishing is stopped. */
  readonly stopSwitch: Pick<StopSwitch, 'state'>;
  /** Whose yes somebody in the group may give by delegation; absent: nobody's. */
  readonly standingIn?: StandingIn;
}

/** What a group sees of an incident, or of one of its statements, now; undefined: neither it nor a trace of it. */
export async function cardIn(
  needs: ShowingNeeds,
  incident: IncidentId,
  group: Pick<Channel, 'unit' | 'duty'> | Channel,
  statement?: StatementId,
): Promise<Card | undefined> {
  const { settings, reads, now } = needs;
  if (statement) return statementIn(needs, incident, statement, group);
  const { org, people, policy } = settings();
  const seat = { unit: group.unit, duty: group.duty };
  const view = await reads.incident([group.unit], incident);
  if (view) {
    const may = offered(view.incident, seat, org, policy);
    return alertCard(view, seat, { org, people, policy, now: now(), offered: may });
  }
  const left = await reads.incident([org.root], incident);
  return left && goneCard(left, seat, settings());
}

/** Only headquarters sees what is to be said before it is said. */
async function statementIn(
  { settings, reads, now, outlets, stopSwitch, standingIn }: ShowingNeeds,
  incident: IncidentId,
  statement: StatementId,
  group: Pick<Channel, 'unit' | 'duty'> | Channel,
): Promise<Card | undefined> {
  const { unit, duty } = group;
  const { org, people, policy } = settings();
  const view = unit === org.root ? await reads.incident([unit], incident) : undefined;
  const version = view?.incident.versions?.findLast((each) => each.statement === statement);
  if (!view || !version) return undefined;
  const seat = { unit, duty };
  const stopped = await stopSwitch.state();
  const lent = 'key' in group ? ((await standingIn?.(group)) ?? []) : [];
  const may = (as: Duty) => offeredOn(view.incident, version, { unit, duty: as }, org, policy, outlets);
  const byDelegate = lent.flatMap(may).filter((press) => isApproving(press));
  return statementCard(view, statement, seat, {
    ...{ org, people, policy, outlets, now: now(), offered: [] },
    ...(stopped && { stopped }),
    findings: findingsIn(view, version, org),
    offeredOn: [...new Set([...byDelegate, ...may(duty)])],
  });
}

function goneCard(view: IncidentView, seat: Pick<Channel, 'unit' | 'duty'>, { org, policy }: Settings): Card {
  return movedAwayCard(view.code, { org, policy, seat, subject: view.incident.id, rev: view.version });
}

/** What of a card matters, as it is remembered: names are in a face, and the database need not know them. */
export function faceHash(card: Card): string {
  return createHash('sha256').update(faceOf(card)).digest('base64url').slice(0, 22);
}
