import { z } from 'zod';
import type { Stance } from '../incident/incident.ts';
import { type Category, categories } from '../triage/lexicon/categories.ts';
import type { Opinion } from '../triage/opinion.ts';
import { jsonIn } from './completion.ts';

const Answer = z.object({
  relevant: z.boolean(),
  negative: z.boolean(),
  category: z.enum(categories),
  confidence: z.number().min(0).max(1),
  words: z.array(z.unknown()).max(50).catch([]),
});

/** A whole opinion in JSON has a few hundred letters. */
const longestAnswer = 8_000;
const longestWords = 20;
const mostWords = 3;

/** The opinion that a model's words hold. Undefined when a field is missing or strange, or when it contradicts itself: that is no opinion. */
export function opinionIn(content: string, text: string): Opinion | undefined {
  const answer = Answer.safeParse(jsonIn(content, longestAnswer));
  if (!answer.success) return undefined;
  const { relevant, negative, category, confidence, words } = answer.data;
  const stance = stanceOf(relevant, negative, category);
  if (!stance) return undefined;
  return {
    stance,
    category: stance === 'aside' ? 'none' : category,
    confidence,
    words: words.flatMap((each) => pointedAt(each, text) ?? []).slice(0, mostWords),
  };
}

const fair: readonly Category[] = ['positive', 'neutral', 'rumor'];
const adverseNever: readonly Category[] = ['positive', 'neutral', 'none'];

function stanceOf(relevant: boolean, negative: boolean, category: Category): Stance | undefined {
  if (!relevant) return negative ? undefined : 'aside';
  if (negative) return adverseNever.includes(category) ? undefined : 'adverse';
  return fair.includes(category) ? 'fair' : undefined;
}

/** Words that stand in the masked text as they are, short, and nothing that could be pressed or call anybody. */
function pointedAt(words: unknown, text: string): string | undefined {
  if (typeof words !== 'string') return undefined;
  const pointed = words.trim();
  const fits = pointed.length > 1 && pointed.length <= longestWords && text.includes(pointed);
  return fits && !/[\p{C}<>@＠]|\/\/|www\./iu.test(pointed) ? pointed : undefined;
}
