import type { Known } from '../incident/incident.ts';
import { latestOf, versionOf, waiting } from '../incident/quorum.ts';
import { byHand, type FactId, type StatementId, type Version } from '../incident/statement.ts';
import type { FactEvent, StatementEvent } from '../incident/statementLanguage.ts';
import type { Effect, Ring, Timer } from './effect.ts';
import type { Duty } from './org.ts';
import type { Policy } from './policy.ts';
import type { Setting } from './react.ts';
import { dutiesLike } from './rights.ts';
import { demandsOf } from './speech.ts';

/** How often whoever an approval waits for is reminded; the last time their deputy is named. */
const reminders = 3;

/** What follows from what is known and from what is to be said. The incident's own card is shown anew in any case. */
export function reactToStatement(
  event: FactEvent | StatementEvent,
  next: Known,
  setting: Setting,
): readonly Effect[] {
  if (event.type === 'factAdded') return [];
  if (event.type === 'factMoved')
    return [
      ...firstFact(event, next, setting),
      ...restingOn(event.fact, next).map((each) => refresh(next, each)),
    ];
  if (event.type === 'spokeUnapproved') {
    const { policy, org } = setting;
    // The first rings; whatever else is said of the same matter stands on its card.
    if (next.spokeUnapproved?.mention !== event.mention) return [];
    const duties = dutiesLike(['command', 'office'], policy);
    return [{ type: 'tell', incident: next.id, unit: org.root, duties, ring: 'spokeUnapproved' }];
  }
  const version = versionOf(next, event.version);
  if (!version) return [];
  const call = callOf(event, version, next, setting.policy);
  const told: readonly Effect[] = call
    ? [{ type: 'tell', incident: next.id, unit: setting.org.root, ...call, statement: version.statement }]
    : [];
  return [...told, refresh(next, version.statement), ...clocks(event, next, version, setting.policy)];
}

type OfVersion = Exclude<StatementEvent, { type: 'spokeUnapproved' }>;
type Call = { readonly ring: Ring; readonly duties: readonly Duty[] };

/** Whose phones ring (CARDS: an approval asked, a deadline missed, what only headquarters can mend); undefined: nobody's. */
function callOf(
  event: OfVersion,
  { submission }: Version,
  { level }: Known,
  policy: Policy,
): Call | undefined {
  const release = dutiesLike(['release'], policy);
  const concerned = dutiesLike(['release', 'command'], policy);
  switch (event.type) {
    case 'drafted':
      return { ring: 'drafted', duties: release };
    case 'submitted':
      return { ring: 'approvalAsked', duties: event.needs };
    case 'approvalReminded':
      return {
        ring: 'approvalWaits',
        duties: submission ? waiting(submission, demandsOf(level, policy)) : [],
      };
    case 'approved':
      return event.until && { ring: 'approvalGiven', duties: release };
    case 'versionEnded':
      return quietEnds.includes(event.how) ? undefined : { ring: 'sentBack', duties: release };
    case 'calledOff':
      return event.why && { ring: 'calledOff', duties: concerned };
    case 'publicationTold':
      return { ring: ringOf(event), duties: concerned };
    case 'pageChanged':
      return event.restored ? undefined : { ring: 'pageChanged', duties: concerned };
    case 'unapproved':
    case 'scheduled':
    case 'publishing':
      return undefined;
  }
}

const quietEnds: readonly string[] = ['superseded', 'takenBack'];

function ringOf({ state, same }: Extract<StatementEvent, { type: 'publicationTold' }>): Ring {
  if (state === 'failed' || state === 'uncertain' || state === 'stopped') return 'publicationTrouble';
  return same === false ? 'pageChanged' : 'published';
}

/** What time, and the publisher, do next. */
function clocks(
  event: OfVersion,
  { id: incident }: Known,
  { submission }: Version,
  policy: Policy,
): readonly Effect[] {
  const { remindMs, watchMs } = policy.statements;
  const { version } = event;
  const after = (ms: number): Date => new Date(event.at.getTime() + ms);
  const approval = (at: Date, step?: number): Effect => {
    const timer: Timer = { kind: 'approval', incident, version, ...(step !== undefined && { step }) };
    return { type: 'timer', timer, at };
  };
  // Asked about in any case: as long as something is under way nothing comes of it.
  const ends = submission ? [approval(submission.until)] : [];
  switch (event.type) {
    case 'submitted':
      return [approval(after(remindMs), 1), approval(event.until)];
    case 'approvalReminded':
      return event.step < reminders ? [approval(after(remindMs), event.step + 1)] : [];
    case 'approved':
      return event.until ? [approval(event.until)] : [];
    case 'scheduled':
      return [{ type: 'timer', timer: { kind: 'publish', incident, version }, at: event.due }];
    case 'publishing': {
      const { publication, way } = event;
      return way === byHand ? [] : [{ type: 'publish', incident, version, publication, way }];
    }
    case 'calledOff':
      return ends;
    case 'publicationTold': {
      const { publication, state, link } = event;
      const timer: Timer = { kind: 'look', incident, version, publication };
      if (state === 'published' && link) return [{ type: 'timer', timer, at: after(watchMs) }];
      return ends;
    }
    default:
      return [];
  }
}

/** As soon as something is sure the release group sees the matter: whoever finds the words need not be asked for them. */
function firstFact(
  { to }: Extract<FactEvent, { type: 'factMoved' }>,
  { id: incident, facts = [], versions = [] }: Known,
  { org, policy }: Setting,
): readonly Effect[] {
  const sure = facts.filter(({ state }) => state === 'confirmed').length;
  if (to !== 'confirmed' || sure !== 1 || versions.length > 0) return [];
  const duties = dutiesLike(['release'], policy);
  return [{ type: 'tell', incident, unit: org.root, duties, ring: 'factsReady' }];
}

/** Statements whose latest text rests on this fact. */
function restingOn(fact: FactId, next: Known): readonly StatementId[] {
  const latest = (next.versions ?? []).filter(
    (each) => latestOf(next, each)?.number === each.number && each.facts.includes(fact),
  );
  return latest.map(({ statement }) => statement);
}

function refresh({ id: incident }: Known, statement: StatementId): Effect {
  return { type: 'refresh', incident, statement };
}
