import { createHash } from 'node:crypto';
import { alertCard, movedAwayCard } from '../bot/cards/alert.ts';
import { faceOf } from '../bot/cards/face.ts';
import type { Card } from '../bot/message.ts';
import type { IncidentId } from '../incident/incident.ts';
import type { IncidentView } from '../incident/view.ts';
import { offered } from '../policy/offered.ts';
import type { Channel } from '../policy/org.ts';
import type { Now, Reads, Settings } from '../ports.ts';

export interface ShowingNeeds {
  readonly settings: () => Settings;
  readonly reads: Pick<Reads, 'incident'>;
  readonly now: Now;
}

/** What a group sees of an incident now; undefined: neither it nor a trace of it. */
export async function cardIn(
  { settings, reads, now }: ShowingNeeds,
  incident: IncidentId,
  group: Pick<Channel, 'unit' | 'duty'>,
): Promise<Card | undefined> {
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

function goneCard(view: IncidentView, seat: Pick<Channel, 'unit' | 'duty'>, { org, policy }: Settings): Card {
  return movedAwayCard(view.code, { org, policy, seat, subject: view.incident.id, rev: view.version });
}

/** What of a card matters, as it is remembered: names are in a face, and the database need not know them. */
export function faceHash(card: Card): string {
  return createHash('sha256').update(faceOf(card)).digest('base64url').slice(0, 22);
}
