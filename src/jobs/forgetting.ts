import type { Mentions, Now, Settings } from '../ports.ts';
import { everyTick, type Ticking } from './clock.ts';

interface ForgettingNeeds {
  readonly settings: () => Settings;
  readonly mentions: Pick<Mentions, 'forget'>;
  readonly now: Now;
  readonly log: {
    readonly info: (fields: object, message: string) => void;
    readonly warn: (fields: object, message: string) => void;
  };
}

/** Every night, what mentions older than the join window are found again by goes: nothing may join them any more. */
export function startForgetting(needs: ForgettingNeeds): Ticking {
  return everyTick(
    '17 23 3 * * *',
    () => forgetOld(needs),
    (error) =>
      needs.log.warn({ error }, 'what is too old to join anything could not be let go; again tomorrow'),
  );
}

/** One night's work; replicas that do it at once do it once. */
async function forgetOld({ settings, mentions, now, log }: ForgettingNeeds): Promise<void> {
  const months = await mentions.forget(new Date(now().getTime() - settings().policy.joinWindowMs));
  if (months > 0) log.info({ months }, 'what mentions of past months are found again by has gone');
}
