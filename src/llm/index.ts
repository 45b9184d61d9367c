import type { SecondOpinion } from '../ports.ts';
import type { Heard } from '../triage/opinion.ts';
import { type Spoken, speakTo } from './client.ts';
import { mayLeave } from './egress.ts';
import { answerSchema, instructions, question } from './prompt.ts';
import { type AskedModel, tell } from './record.ts';
import { opinionIn } from './reply.ts';

const task = { instructions, answer: { name: 'opinion', schema: answerSchema }, longestAnswer: 300 };

/** A second opinion from a language model. */
export function languageModel(model: AskedModel): SecondOpinion {
  const speak = speakTo(model, task);
  return {
    ask: async (masked, withinMs, stopping) => {
      if (!mayLeave(masked)) return { heard: false, why: 'unmasked', tokens: 0 };
      const data = question(masked);
      const spoken = await speak(data, withinMs, stopping);
      const heard = heardOf(spoken, masked);
      tell(model, task, data, spoken, heard.heard ? 'heard' : heard.why);
      return heard;
    },
  };
}

function heardOf(spoken: Spoken, masked: string): Heard {
  const { tokens } = spoken;
  if (!spoken.spoke) {
    const rest = spoken.restMs === undefined ? {} : { restMs: spoken.restMs };
    return { heard: false, why: spoken.why, tokens, ...rest };
  }
  const opinion = opinionIn(spoken.content, masked);
  return opinion ? { heard: true, opinion, tokens } : { heard: false, why: 'nonsense', tokens };
}
