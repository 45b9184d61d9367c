import type {
  Closed,
  Dismissed,
  Incident,
  IncidentId,
  Known,
  Live,
  Matter,
  Merged,
  Owned,
  Unclaimed,
} from './incident.ts';

/** Open or owned: the clocks run and people may act on it. */
export function isLive(incident: Incident): incident is Live {
  return incident.stage === 'open' || incident.stage === 'owned';
}

/** The incident with some of what is true at every stage changed, and with nothing to undo. */
export function changed(incident: Known, change: Partial<Matter>): Known {
  return { ...matterOf(incident), ...change, ...standingOf(incident) };
}

/** What is true at every stage, without the undo of the last press: a later event takes it away. */
export function matterOf(incident: Known): Matter {
  const { id, unit, nature, level, levelSince, openedAt, called, escalations, directives, notes, levelBy } =
    incident;
  const { snoozedUntil, snoozedFor, kin, advice, earlier, reasons, weighed } = incident;
  const { facts, versions, spokeUnapproved, contacts, response } = incident;
  return {
    id,
    unit,
    nature,
    level,
    levelSince,
    openedAt,
    called,
    escalations,
    directives,
    notes,
    levelBy,
    ...(snoozedUntil && { snoozedUntil }),
    ...(snoozedFor && { snoozedFor }),
    ...(kin && { kin }),
    ...(advice && { advice }),
    ...(earlier && { earlier }),
    ...(reasons && { reasons }),
    ...(weighed && { weighed }),
    ...(facts && { facts }),
    ...(versions && { versions }),
    ...(spokeUnapproved && { spokeUnapproved }),
    ...(contacts && { contacts }),
    ...(response && { response }),
  };
}

export function withoutSnooze({ snoozedUntil: _until, snoozedFor: _unit, ...matter }: Matter): Matter {
  return matter;
}

/** What is true only at its stage. */
export function standingOf(incident: Known): Unclaimed | Owned | Dismissed | Closed | Merged {
  switch (incident.stage) {
    case 'open':
    case 'owned':
      return holdingOf(incident);
    case 'dismissed':
      return { stage: 'dismissed', by: incident.by, reason: incident.reason, at: incident.at };
    case 'closed':
      return { stage: 'closed', by: incident.by, note: incident.note, at: incident.at };
    case 'merged': {
      const { by, into, reason, at } = incident;
      return { stage: 'merged', by, into, at, ...(reason && { reason }) };
    }
  }
}

/** One more that it was merged with or that was split off. */
export function withKin({ kin = [] }: Matter, other: IncidentId): Pick<Matter, 'kin'> {
  return { kin: [...new Set([...kin, other])] };
}

export function holdingOf(incident: Live): Unclaimed | Owned {
  const dismissal = incident.dismissal && { dismissal: incident.dismissal };
  if (incident.stage === 'open') return { stage: 'open', since: incident.since, ...dismissal };
  const { owner, ownerUnit, claimedAt } = incident;
  return { stage: 'owned', owner, ownerUnit, claimedAt, ...dismissal };
}

/** A dismissal that waited is void. */
export function undismissed(incident: Live): Live {
  const { dismissal: _void, ...holding } = holdingOf(incident);
  return { ...matterOf(incident), ...holding };
}
