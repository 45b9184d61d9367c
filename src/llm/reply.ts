import { z } from 'zod';
import type { Stance } from '../incident/incident.ts';
import { type Category, categories } from '../triage/lexicon/categories.ts';
import type { Opinion, Unheard } from '../triage/opinion.ts';

/** Only what we use of an answer: what else a provider or a model puts in is not read. */
const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ total_tokens: z.number().int().nonnegative() }).nullish().catch(undefined),
});

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

/** What an HTTP answer says of `text`, and what it cost if it says that. */
export function replyOf(
  body: unknown,
  text: string,
): { readonly tokens?: number } & ({ readonly opinion: Opinion } | { readonly why: Unheard }) {
  const completion = Completion.safeParse(body);
  if (!completion.success) return { why: 'nonsense' };
  const { choices, usage } = completion.data;
  const cost = usage ? { tokens: usage.total_tokens } : {};
  const [choice] = choices;
  if (choice?.message.refusal || choice?.finish_reason === 'content_filter')
    return { ...cost, why: 'refused' };
  if (choice?.finish_reason === 'length') return { ...cost, why: 'nonsense' };
  const opinion = opinionIn(choice?.message.content ?? '', text);
  return opinion ? { ...cost, opinion } : { ...cost, why: 'nonsense' };
}

/**
 * The opinion that a model's words hold, however they are wrapped: bare JSON, a fenced block, after its thoughts. Undefined
 * when a field is missing or strange, or when it contradicts itself: that is no opinion.
 */
export function opinionIn(content: string, text: string): Opinion | undefined {
  const answer = Answer.safeParse(jsonIn(content));
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

function jsonIn(content: string): unknown {
  if (content.length > longestAnswer) return undefined;
  const said = content.replace(/^[\s\S]*<\/think>/u, '');
  try {
    return JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}

/** Words that stand in the masked text as they are, short, and nothing that could be pressed or call anybody. */
function pointedAt(words: unknown, text: string): string | undefined {
  if (typeof words !== 'string') return undefined;
  const pointed = words.trim();
  const fits = pointed.length > 1 && pointed.length <= longestWords && text.includes(pointed);
  return fits && !/[\p{C}<>@＠]|\/\/|www\./iu.test(pointed) ? pointed : undefined;
}
