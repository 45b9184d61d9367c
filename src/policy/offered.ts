import type { Held } from '../incident/circumstances.ts';
import { decide } from '../incident/decide.ts';
import {
  type Actor,
  type Incident,
  type IncidentId,
  type Known,
  levels,
  type MentionId,
  natures,
  type PersonId,
  type TextId,
} from '../incident/incident.ts';
import type { Command } from '../incident/language.ts';
import { type FactId, statementFrom } from '../incident/statement.ts';
import type { Org, Role } from './org.ts';
import { permit } from './permit.ts';
import type { Policy } from './policy.ts';
import { speechOf } from './speech.ts';
import { below, chain, parent } from './tree.ts';

/**
 * Which buttons this group may press now: what permit and decide would both say yes to, were it asked by whoever of the
 * group may most (the owner where the owner claimed it there). No table of its own.
 */
export function offered(
  incident: Incident,
  seat: Role,
  org: Org,
  policy: Policy,
): readonly Command['type'][] {
  if (incident.stage === 'none') return [];
  const able = mostAble(incident, seat);
  const yes = probes(incident, seat, org).filter((command) => {
    // Whoever added a fact does not confirm it, and it may be the owner who did.
    const actor: Actor = { kind: 'person', id: command.type === 'confirmFact' ? someone : able };
    const permission = permit(command, incident, actor, seat, org, policy);
    if (!permission.allowed) return false;
    const { undoMs, snoozeMs } = policy;
    const clock = { now: moment(incident), undoMs, snoozeMs };
    return decide(command, incident, {
      ...permission,
      actor,
      ...clock,
      other: { ...incident, id: another },
      held,
      speech: speechOf(incident, { role: seat }, policy, [], undefined),
    }).ok;
  });
  return [...new Set(yes.map(({ type }) => type))];
}

const someone = 'someone' as PersonId;
const words = 'words' as TextId;

/** There may be another one to merge into, and there may be more than one mention. */
const another = 'another' as IncidentId;
const held: readonly Held[] = ['one', 'two'].map((id) => ({
  ...{ id: id as MentionId, words: id, level: 'blue' },
}));

function mostAble(incident: Known, seat: Role): PersonId {
  if (incident.undoable && incident.undoable.unit === seat.unit) return incident.undoable.by;
  if (incident.stage === 'owned' && incident.ownerUnit === seat.unit) return incident.owner;
  return someone;
}

/** Any time does, as long as an undo is not yet too late. */
function moment(incident: Known): Date {
  return incident.undoable?.at ?? incident.openedAt;
}

/** For each button a press that could be meant. Where several are possible, one of them must do. */
function probes(incident: Known, seat: Role, org: Org): readonly Command[] {
  const it = { incident: incident.id, reason: words };
  const { unit } = seat;
  const up = chain(org, incident.unit).slice(1);
  const down = below(org, unit);
  const later = new Date(moment(incident).getTime() + 1);
  const [lower] = down;
  const elsewhere = [unit, ...down].find((each) => each !== incident.unit);
  const superior = parent(org, incident.unit);
  return [
    { ...it, type: 'claim', unit },
    { ...it, type: 'confirmDismissal' },
    { ...it, type: 'rejectDismissal' },
    { ...it, type: 'dismiss' },
    ...up.map((to) => ({ ...it, type: 'escalate', to }) as const),
    ...(lower ? [{ ...it, type: 'direct', to: lower, text: words, due: later } as const] : []),
    ...levels.map((level) => ({ ...it, type: 'setLevel', level }) as const),
    ...incident.directives.map(
      ({ to, at }) => ({ ...it, type: 'finishDirective', to, at, note: words }) as const,
    ),
    { ...it, type: 'addFact', fact: 'new' as FactId, text: words },
    ...(incident.facts ?? []).flatMap(({ id: fact }): readonly Command[] => [
      { ...it, type: 'confirmFact', fact },
      { ...it, type: 'disputeFact', fact },
      { ...it, type: 'withdrawFact', fact },
    ]),
    firstDraft(incident),
    { ...it, type: 'addNote', text: words },
    { ...it, type: 'addContact', text: words },
    { ...it, type: 'startResponse' },
    { ...it, type: 'close', note: words },
    { ...it, type: 'reopen' },
    ...natures.map((nature) => ({ ...it, type: 'setNature', nature }) as const),
    ...(elsewhere ? [{ ...it, type: 'move', to: elsewhere } as const] : []),
    ...(superior ? [{ ...it, type: 'notOurs', to: superior } as const] : []),
    { ...it, type: 'merge', into: another },
    {
      ...it,
      type: 'split',
      to: another,
      unit: incident.unit,
      mentions: held.slice(1).map(({ id }) => id),
    },
    { ...it, type: 'handOver', to: 'someone else' as PersonId, unit },
    { ...it, type: 'release' },
    { ...it, type: 'snooze', unit },
    { ...it, type: 'undo' },
  ];
}

function firstDraft({ id: incident, versions = [] }: Known): Command {
  const number = versions.length + 1;
  return {
    ...{ type: 'draft', incident, statement: statementFrom(number), number, form: 'site' },
    ...{ purpose: 'statement', text: words, hash: '', facts: [], marks: [] },
  };
}
