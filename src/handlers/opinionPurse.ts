import type { SourceStates } from '../ports/sources.ts';
import type { Now, Settings } from '../ports.ts';

export interface PurseNeeds {
  readonly sourceStates: Pick<SourceStates, 'get' | 'set'>;
  readonly settings: () => Settings;
  readonly now: Now;
}

export interface Purse {
  /** One question more may be asked today; it is paid for at once, at the most that it may cost. */
  take(): Promise<boolean>;
  /** What the question really cost. */
  settle(tokens: number): Promise<void>;
}

interface Spent {
  readonly day: string;
  readonly calls: number;
  readonly tokens: number;
}

/** What a purse is for. */
export interface Spending {
  /** Where it is kept: no source of sources.yaml may have this name. */
  readonly place: string;
  /** What one question costs at the most: its text and its answer are bounded. */
  readonly mostTokens: number;
  readonly limits: () => { readonly dailyCalls: number; readonly dailyTokens: number };
}

/** What one second opinion costs at the most. */
export const mostTokens = 3_000;

/** What second opinions may cost in a day. */
export function opinionPurse(needs: PurseNeeds): Purse {
  const limits = () => needs.settings().policy.secondOpinion;
  return makePurse(needs, { place: '@second-opinion', mostTokens, limits });
}

/**
 * What a language model has cost today (UTC), kept over restarts. Replicas see each other's spending with the next question:
 * together they may be over by what they ask at the same moment.
 */
export function makePurse(
  { sourceStates, now }: Pick<PurseNeeds, 'sourceStates' | 'now'>,
  { place, mostTokens, limits }: Spending,
): Purse {
  let spent: Spent = { day: '', calls: 0, tokens: 0 };

  /** What is known here and what others wrote, whichever is more; a new day begins with nothing. */
  function merge(kept: Spent | undefined): void {
    const day = now().toISOString().slice(0, 10);
    const today = [spent, kept].flatMap((each) => (each?.day === day ? [each] : []));
    spent = {
      day,
      calls: Math.max(0, ...today.map(({ calls }) => calls)),
      tokens: Math.max(0, ...today.map(({ tokens }) => tokens)),
    };
  }

  async function change(calls: number, tokens: number): Promise<void> {
    spent = { ...spent, calls: spent.calls + calls, tokens: Math.max(0, spent.tokens + tokens) };
    const { day, ...rest } = spent;
    await sourceStates.set(place, { cursor: `${day} ${rest.calls} ${rest.tokens}` });
  }

  return {
    take: async () => {
      merge(spentIn((await sourceStates.get(place)).cursor));
      // From here to the change nothing waits: of two who ask at once the second sees what the first has taken.
      const { dailyCalls, dailyTokens } = limits();
      if (spent.calls + 1 > dailyCalls || spent.tokens + mostTokens > dailyTokens) return false;
      await change(1, mostTokens);
      return true;
    },
    settle: (tokens) => change(0, tokens - mostTokens),
  };
}

function spentIn(cursor: string | undefined): Spent | undefined {
  const [, day, calls, tokens] = /^(\d{4}-\d{2}-\d{2}) (\d+) (\d+)$/.exec(cursor ?? '') ?? [];
  return day === undefined ? undefined : { day, calls: Number(calls), tokens: Number(tokens) };
}
