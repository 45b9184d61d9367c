import { type Level, levels } from '../incident/incident.ts';
import { type Loudness, loudnesses } from '../incident/rung.ts';
import type { Policy } from '../policy/policy.ts';
import type { Report } from './found.ts';
import type { WrittenPolicy } from './policySchema.ts';
import type { Parsed } from './yaml.ts';

/** Nobody can read and answer sooner, and no provider lets itself be asked more often. */
const soonestMs = 30_000;

/** When phones ring, and how loud: each step louder than the one before it, and at least one. */
export function readRing(
  { value, place }: Parsed<WrittenPolicy>,
  defaults: Policy['ring'],
  report: Report,
): Policy['ring'] {
  const { by, repeat, ...when } = value.ring ?? {};
  for (const level of levels) checkSteps(level);
  if (repeat !== undefined && repeat < soonestMs) {
    report(
      place('ring', 'repeat'),
      { zh: '重复呼叫的间隔太短', en: 'rung again too soon' },
      { zh: '至少 30s，默认 3m', en: '30s at the least, 3m by default' },
    );
  }
  return {
    when: { ...defaults.when, ...defined(when) },
    by: { ...defaults.by, ...defined(by ?? {}) },
    repeatMs: repeat ?? defaults.repeatMs,
  };

  function checkSteps(level: Level): void {
    const steps = by?.[level];
    if (steps === undefined || isLouderEachTime(steps)) return;
    report(
      place('ring', 'by', level),
      {
        zh: '呼叫方式是空的，或没有一步比一步响',
        en: 'no way to ring, or one that is not louder than the last',
      },
      {
        zh: '由轻到响，如 [app, sms, phone] 或 [app]',
        en: 'from quiet to loud, like [app, sms, phone] or [app]',
      },
    );
  }
}

function isLouderEachTime(steps: readonly Loudness[]): boolean {
  const ranks = steps.map((step) => loudnesses.indexOf(step));
  return ranks.length > 0 && ranks.every((rank, at) => at === 0 || rank > (ranks[at - 1] ?? rank));
}

/** What is written, without what is not: `undefined` would take the default's place. */
function defined<Value>(
  given: Readonly<Partial<Record<Level, Value | undefined>>>,
): Partial<Record<Level, Value>> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
