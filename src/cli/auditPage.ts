import { z } from 'zod';
import { headIn, type NotedHead } from '../store/heads.ts';
import type { OpenStore } from '../store/open.ts';

/** What the command line asks the service for: the heads that somebody noted elsewhere. */
const asked = z.object({ heads: z.array(z.string()).default([]) });

export const verdictOfAudit = z.object({
  ok: z.boolean(),
  rows: z.number(),
  /** How many heads noted outside the database it was held against. */
  noted: z.number(),
  firstBad: z.number().optional(),
  why: z.string().optional(),
  head: z.string(),
});
export type VerdictOfAudit = z.infer<typeof verdictOfAudit>;

/** Walks the chain, held against what the data folder and whoever asks have noted of it. @throws Error for what is no head. */
export async function verifyWith(
  { audit, heads }: Pick<OpenStore, 'audit' | 'heads'>,
  args: unknown,
): Promise<VerdictOfAudit> {
  const noted = [...heads.all(), ...asked.parse(args).heads.map(read)];
  return { ...(await audit.verify(noted)), noted: noted.length };
}

function read(text: string): NotedHead {
  const head = headIn(text);
  if (head) return head;
  throw new Error(`不是链头 not a head: ${text.slice(0, 80)} (1204:9f86d081884c7d65)`);
}
