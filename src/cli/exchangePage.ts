import { z } from 'zod';
import type { Exchanges } from '../store/exchanges.ts';

/** What the command line asks the service for, page by page; who asks stands in the audit. */
const pageAsked = z.object({ after: z.string(), by: z.string().min(1) });
export type PageAsked = z.infer<typeof pageAsked>;

export const pageOfExchanges = z.array(
  z.object({
    id: z.string(),
    at: z.coerce.date(),
    task: z.string(),
    model: z.string(),
    outcome: z.string(),
    prompt: z.string(),
    answer: z.string(),
    tokens: z.number(),
    cost: z.number().optional(),
    ms: z.number(),
    incident: z.string().optional(),
  }),
);
export type PageOfExchanges = z.infer<typeof pageOfExchanges>;

/** One page of exchanges for the command line. @throws Error when what is asked is not understood. */
export async function exchangePage(exchanges: Exchanges, args: unknown, at: Date): Promise<PageOfExchanges> {
  const { after, by } = pageAsked.parse(args);
  return pageOfExchanges.parse(await exchanges.read({ after, by, at }));
}
