import type { Policy } from '../policy/policy.ts';
import type { WrittenPolicy } from './policySchema.ts';

/** As they are written in policy.yaml; the first is 1. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** When and to whom digests go, laid over the defaults; `week: never` and an empty list of duties are a no. */
export function readDigest(
  { digest: written }: Pick<WrittenPolicy, 'digest'>,
  { weekOn, ...defaults }: Policy['digest'],
): Policy['digest'] {
  const week = written?.week === undefined ? weekOn : dayOf(written.week);
  return {
    at: written?.at ?? defaults.at,
    ...(week !== undefined && { weekOn: week }),
    month: written?.month ?? defaults.month,
    to: {
      branch: written?.to?.branch ?? defaults.to.branch,
      region: written?.to?.region ?? defaults.to.region,
      hq: written?.to?.hq ?? defaults.to.hq,
    },
  };
}

function dayOf(week: (typeof weekdays)[number] | 'never'): number | undefined {
  return week === 'never' ? undefined : weekdays.indexOf(week) + 1;
}
