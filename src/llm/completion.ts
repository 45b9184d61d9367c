import { z } from 'zod';

/** Only what we use of an answer: what else a provider or a model puts in is not read. */
const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          tool_calls: z.array(z.unknown()).nullish(),
        }),
      }),
    )
    .min(1),
  usage: z.object({ total_tokens: z.number().int().nonnegative() }).nullish().catch(undefined),
});

/** What the model said, or why that is nothing; and what it cost, where the provider says so. */
export type Said = { readonly tokens?: number } & (
  | { readonly content: string }
  | { readonly why: 'nonsense' | 'refused' }
);

/** What an HTTP answer holds of a model's words: one choice, whole, and no call of a tool, for there are none. */
export function saidIn(body: unknown): Said {
  const completion = Completion.safeParse(body);
  if (!completion.success) return { why: 'nonsense' };
  const { choices, usage } = completion.data;
  const cost = usage ? { tokens: usage.total_tokens } : {};
  const [choice, ...others] = choices;
  if (choice?.message.refusal || choice?.finish_reason === 'content_filter')
    return { ...cost, why: 'refused' };
  const calls = choice?.message.tool_calls?.length ?? 0;
  if (choice?.finish_reason === 'length' || others.length + calls > 0) return { ...cost, why: 'nonsense' };
  return { ...cost, content: choice?.message.content ?? '' };
}

/** The JSON object in a model's words, however they are wrapped: bare, in a fenced block, after its thoughts. */
export function jsonIn(content: string, longest: number): unknown {
  if (content.length > longest) return undefined;
  const said = content.replace(/^[\s\S]*<\/think>/u, '');
  try {
    return JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
