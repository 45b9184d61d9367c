import type { Board } from '../ports/board.ts';
import type { Mentions, Now, Settings } from '../ports.ts';
import { everyTick, type Ticking } from './clock.ts';

interface ForgettingNeeds {
  readonly settings: () => Settings;
  readonly mentions: Pick<Mentions, 'forget'>;
  /** What platforms had to know after a restart, past its time; how many went. */
  readonly forgetKeepsakes: (at: Date) => Promise<number>;
  /** What language models were asked and said, past its time; how many went. */
  readonly exchanges: { forget(at: Date): Promise<number> };
  readonly board: Pick<Board, 'forget'>;
  readonly now: Now;
  readonly log: {
    readonly info: (fields: object, message: string) => void;
    readonly warn: (fields: object, message: string) => void;
  };
}

/**
 * Every night, what mentions older than the join window are found again by goes, for nothing may join them any more; and
 * what platforms were to remember until then, what models were asked, and old pictures of the console.
 */
export function startForgetting(needs: ForgettingNeeds): Ticking {
  return everyTick(
    '17 23 3 * * *',
    () => forgetOld(needs),
    (error) =>
      needs.log.warn({ error }, 'what is too old to join anything could not be let go; again tomorrow'),
  );
}

/** One night's work; replicas that do it at once do it once. */
async function forgetOld(needs: ForgettingNeeds): Promise<void> {
  const { settings, mentions, now, log } = needs;
  await needs.forgetKeepsakes(now());
  await needs.exchanges.forget(now());
  await needs.board.forget(now());
  const months = await mentions.forget(new Date(now().getTime() - settings().policy.joinWindowMs));
  if (months > 0) log.info({ months }, 'what mentions of past months are found again by has gone');
}
