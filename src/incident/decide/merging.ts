import type { Circumstances, Held } from '../circumstances.ts';
import { graver, type Incident, type Known, type Level, type Live, levels } from '../incident.ts';
import type { Decision, IncidentEvent, ReasonCode } from '../language.ts';
import { isLive } from '../parts.ts';
import { type Weight, withReasons } from '../weight.ts';
import {
  type Asked,
  accept,
  noLongerNeeded,
  onlyPersons,
  ownedByAnother,
  refuse,
  stamp,
  wrongStage,
} from './answer.ts';

/**
 * Two that are one matter 并案: this one ends, all it holds is the other's, and the other is at least as grave from now
 * on. No way to hide: nothing gets quieter by it.
 */
export function merge(command: Asked<'merge'>, incident: Incident, circumstances: Circumstances): Decision {
  const { actor, other, held = [], reasons = [] } = circumstances;
  if (actor.kind !== 'person') return onlyPersons;
  const { into, reason } = command;
  if (incident.stage === 'merged' && incident.into === into) return noLongerNeeded;
  if (!isLive(incident)) return wrongStage(incident);
  if (!into) return refuse({ reason: 'textMissing', field: 'into' });
  if (into === incident.id) return refuse({ reason: 'sameIncident' });
  if (!other || other.stage === 'none') return refuse({ reason: 'notFound' });
  if (!isLive(other)) return overThere(other);
  const another = ownedByAnother(incident, circumstances);
  if (another) return another;

  const happened = stamp(command, circumstances);
  const there = { ...happened, incident: into };
  const weighed = weighedTogether(incident, other, circumstances);
  const found = incident.reasons && { reasons: incident.reasons };
  return accept(
    { ...happened, type: 'merged', into, ...(reason && { reason }) },
    {
      ...there,
      type: 'absorbed',
      from: incident.id,
      mentions: held.map(({ id }) => id),
      ...found,
      ...weighed,
    },
    ...rise(incident, other, { ...there, reasons, ...weighed }),
  );
}

/** Where a person has spoken of the level of either, nothing of what the two hold is new from now on. */
function weighedTogether(
  incident: Live,
  other: Live,
  { weight }: Circumstances,
): { readonly weighed?: Weight } {
  const spoken = [incident, other].some(({ levelBy, weighed }) => weighed || levelBy.kind === 'person');
  if (!spoken || !weight) return {};
  return { weighed: { reasons: withReasons(other, incident.reasons ?? []).reasons ?? [], ...weight } };
}

function overThere(other: Known): Decision {
  return other.stage === 'merged'
    ? refuse({ reason: 'mergedInto', into: other.into })
    : refuse({ reason: 'otherIsOver', stage: other.stage });
}

interface Rising extends ReturnType<typeof stamp> {
  readonly reasons: readonly ReasonCode[];
  readonly weighed?: Weight;
}

/** Where triage alone set both levels the risen one is still triage's, which may raise it further. */
function rise(
  { level, levelBy }: Live,
  other: Live,
  { reasons, weighed, ...there }: Rising,
): readonly IncidentEvent[] {
  if (!graver(level, other.level)) return [];
  const byMachines = levelBy.kind === 'machine' && other.levelBy.kind === 'machine';
  const by = byMachines ? levelBy : there.by;
  const then = weighed && { weighed };
  return [{ ...there, by, type: 'levelChanged', from: other.level, to: level, reasons, ...then }];
}

/**
 * Some of its mentions are another matter 拆分: they open a new incident, as grave as triage found the gravest of them.
 * The level here stands: only a person lowers it. What says the same words goes along, so that likeness never finds one
 * text in two incidents.
 */
export function split(command: Asked<'split'>, incident: Incident, circumstances: Circumstances): Decision {
  const { actor, held = [] } = circumstances;
  if (actor.kind !== 'person') return onlyPersons;
  if (!isLive(incident)) return wrongStage(incident);
  const another = ownedByAnother(incident, circumstances);
  if (another) return another;
  const { to, unit, mentions: chosen, reason } = command;
  if (chosen.length === 0) return refuse({ reason: 'textMissing', field: 'mentions' });
  const going = alikeTo(chosen, held);
  if (!chosen.every((id) => going.some((each) => each.id === id))) return refuse({ reason: 'notItsMention' });
  if (going.length === held.length) return refuse({ reason: 'nothingLeft' });

  const mentions = going.map(({ id }) => id);
  const happened = stamp(command, circumstances);
  const { nature, id: from } = incident;
  return accept(
    { ...happened, type: 'splitOff', to, mentions, ...(reason && { reason }) },
    {
      ...{ ...happened, incident: to, type: 'opened', unit, nature },
      ...{ level: gravest(going), reasons: [], mentions, from },
    },
  );
}

function alikeTo(chosen: readonly string[], held: readonly Held[]): readonly Held[] {
  const words = new Set(held.filter(({ id }) => chosen.includes(id)).map((each) => each.words));
  return held.filter((each) => words.has(each.words));
}

function gravest(going: readonly Held[]): Level {
  return levels.find((level) => going.some((each) => each.level === level)) ?? 'blue';
}
