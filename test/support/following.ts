import type { Level, UnitPath } from '../../src/incident/incident.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Effect } from '../../src/policy/effect.ts';
import { react } from '../../src/policy/react.ts';
import { org, type UnitName, unit, units } from './demoOrg.ts';
import { after, incident, opened, story } from './story.ts';

/** What follows from the last of these events. */
export function follows(history: readonly IncidentEvent[], chain = org): readonly Effect[] {
  const last = history.at(-1);
  return last ? react(last, story(...history), { org: chain, policy: defaultPolicy }) : [];
}

/** `east:coordination opened`, one line for each group that is told, as a director would check it. */
export function told(effects: readonly Effect[]): readonly string[] {
  const nameOf = (path: UnitPath) => Object.entries(units).find(([, each]) => each === path)?.[0];
  return effects.flatMap((effect) =>
    effect.type === 'tell' ? [`${nameOf(effect.unit)}:${effect.duties.join('+')} ${effect.ring}`] : [],
  );
}

export function timers(effects: readonly Effect[]): readonly Effect[] {
  return effects.filter(({ type }) => type === 'timer');
}

export function claimTimer(minutes: number): Effect {
  return { type: 'timer', timer: { kind: 'claim', incident }, at: after(minutes) };
}

export function openedAt(name: UnitName, level: Level): IncidentEvent {
  return { ...opened, unit: unit(name), level };
}
