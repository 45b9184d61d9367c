import type { Now, SecondOpinion, Settings } from '../ports.ts';
import type { Item, Outcome } from '../triage/mention.ts';
import { askable, doubtsIn, type Heard, type Opinion } from '../triage/opinion.ts';
import { makeBreaker } from './opinionBreaker.ts';
import type { Purse } from './opinionPurse.ts';

export interface SecondOpinionNeeds {
  readonly reader: SecondOpinion;
  readonly purse: Purse;
  readonly settings: () => Settings;
  readonly now: Now;
  /** What follows from an opinion. */
  readonly act: (item: Item, opinion: Opinion) => Promise<void>;
  readonly log: {
    readonly info: (fields: object, message: string) => void;
    readonly warn: (fields: object, message: string) => void;
    readonly error: (fields: object, message: string) => void;
  };
}

export interface SecondOpinions {
  /** Puts in line what triage was not sure of, and returns at once: no alert waits for it, nothing is lost without it. */
  readonly hear: (items: readonly Item[], outcomes: readonly Outcome[]) => void;
  /** Asks no more, and gives up what is being asked. */
  readonly stop: () => Promise<void>;
  /** For /metrics: numbers only. */
  readonly figures: () => readonly string[];
}

interface Question {
  readonly item: Item;
  readonly at: Date;
  /** Put back once because the provider was busy. */
  readonly again?: true;
}

/** Enough for the uncertain middle of a busy hour; in a storm the oldest give way. */
const longestLine = 200;
/** Remembered as asked: reposts share the words, and the opinion. */
const mostSeen = 2_000;
const atOnce = 2;
/** Whoever decides has decided by then. */
const staleMs = 10 * 60_000;

/**
 * Asks a language model about what triage was not sure of, in the background of this process: what is in line when it ends is
 * not asked later, and what was decided stands as it is.
 */
export function makeSecondOpinions(needs: SecondOpinionNeeds): SecondOpinions {
  const { reader, purse, settings, now, act, log } = needs;
  const line: Question[] = [];
  const seen = new Set<bigint>();
  const counts = new Map<string, number>();
  const stopping = new AbortController();
  const breaker = makeBreaker(stopping.signal, (why, restMs) =>
    log.warn({ why, restMs }, 'second opinions rest'),
  );
  let [working, tokens, ms] = [0, 0, 0];
  let spentTold = false;
  let busy: Promise<unknown> = Promise.resolve();

  function hear(items: readonly Item[], outcomes: readonly Outcome[]): void {
    if (stopping.signal.aborted || settings().policy.secondOpinion.dailyCalls === 0) return;
    for (const item of doubtsIn(items, outcomes)) queue(item);
    while (working < Math.min(atOnce, line.length)) {
      working += 1;
      busy = Promise.all([busy, work()]);
    }
  }

  function queue(item: Item): void {
    const { exact } = item.verdict;
    if (seen.has(exact)) return;
    seen.add(exact);
    line.push({ item, at: now() });
    if (line.length > longestLine) leave(line.shift(), 'crowded');
    const [oldest] = seen;
    if (seen.size > mostSeen && oldest !== undefined) seen.delete(oldest);
  }

  async function work(): Promise<void> {
    for (let next = line.shift(); next; next = line.shift()) {
      for (let rest = breaker.resting(); rest; rest = breaker.resting()) await rest;
      await ask(next).catch((error: unknown) => log.error({ error }, 'a second opinion came to nothing'));
    }
    // Nothing waits between the empty line and this: who comes now finds that there is room for another worker.
    working -= 1;
  }

  async function ask(question: Question): Promise<void> {
    if (stopping.signal.aborted) return;
    const { item, at } = question;
    if (now().getTime() - at.getTime() > staleMs) return leave(question, 'stale');
    const text = maskedOf(item);
    if (text === undefined) return leave(question, 'unmasked');
    if (!(await purse.take())) return spent(question);
    spentTold = false;
    const heard = await asked(text);
    if (!heard.heard) return unheard(question, heard);
    breaker.answered();
    count('heard');
    const { stance, confidence } = heard.opinion;
    log.info({ mention: item.mention.id, stance, confidence }, 'a second opinion was heard');
    await act(item, heard.opinion);
  }

  async function asked(text: string): Promise<Heard> {
    const began = performance.now();
    const heard = await reader.ask(text, settings().policy.secondOpinion.deadlineMs, stopping.signal);
    ms += performance.now() - began;
    tokens += heard.tokens;
    await purse.settle(heard.tokens);
    return heard;
  }

  function unheard(question: Question, silence: Extract<Heard, { heard: false }>): void {
    log.warn({ why: silence.why }, 'a second opinion was not heard');
    breaker.failed(silence);
    leave(question, silence.why);
    if (silence.why === 'limited' && !question.again) line.unshift({ ...question, again: true });
  }

  function spent(question: Question): void {
    leave(question, 'spent');
    if (!spentTold) log.warn({}, 'the second opinions of today are spent');
    spentTold = true;
  }

  /** Not asked after all: the same words may ask again. */
  function leave(question: Question | undefined, why: string): void {
    if (question) seen.delete(question.item.verdict.exact);
    count(why);
  }

  function count(what: string): void {
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }

  return {
    hear,
    stop: async () => {
      stopping.abort();
      line.length = 0;
      await busy;
    },
    figures: () => [
      ...[...counts].map(([what, times]) => `llm_total{result="${what}"} ${times}`),
      ...[`llm_waiting ${line.length}`, `llm_tokens_total ${tokens}`, `llm_seconds_sum ${ms / 1000}`],
    ],
  };
}

/** Undefined when nothing of it may leave: it cannot be masked, or nothing is left. */
function maskedOf({ mention }: Item): string | undefined {
  try {
    return askable(mention) || undefined;
  } catch {
    return undefined;
  }
}
