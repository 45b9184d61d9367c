import type { Answer } from '../message.ts';

const most = 5_000;

/**
 * A page that did not hear the answer asks again with the same key: it gets the answer of the first asking, even while
 * that is still at work. The inbox holds the same across restarts; trouble is forgotten, so that asking again can help,
 * and so is what was shown unmasked.
 */
export function once(): (key: string, work: () => Promise<Answer>) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (key, work) => {
    const before = answers.get(key);
    if (before) return before;
    const answer = work();
    answers.set(key, answer);
    const forget = (): void => void answers.delete(key);
    answer.then(({ tone, unmasked }) => (tone === 'trouble' || unmasked ? forget() : undefined), forget);
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}
