import type { SecondOpinion } from '../ports.ts';
import { type LanguageModel, speakTo } from './client.ts';
import { mayLeave } from './egress.ts';
import { answerSchema, instructions, question } from './prompt.ts';
import { opinionIn } from './reply.ts';

const task = { instructions, answer: { name: 'opinion', schema: answerSchema }, longestAnswer: 300 };

/** A second opinion from a language model. */
export function languageModel(where: LanguageModel): SecondOpinion {
  const speak = speakTo(where, task);
  return {
    ask: async (masked, withinMs, stopping) => {
      if (!mayLeave(masked)) return { heard: false, why: 'unmasked', tokens: 0 };
      const spoken = await speak(question(masked), withinMs, stopping);
      if (!spoken.spoke) {
        const { spoke: _, ...silence } = spoken;
        return { heard: false, ...silence };
      }
      const opinion = opinionIn(spoken.content, masked);
      const { tokens } = spoken;
      return opinion ? { heard: true, opinion, tokens } : { heard: false, why: 'nonsense', tokens };
    },
  };
}
