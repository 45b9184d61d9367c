import { z } from 'zod';
import { levels, natures } from '../incident/incident.ts';
import type { Labels } from '../store/labels.ts';

/** Small enough that a page of long texts fits into one line of the service's socket. */
const pageSize = 100;

/** What the command line asks the service for, page by page. */
const pageAsked = z.object({
  after: z.string(),
  open: z.object({ by: z.string().min(1), reason: z.string().min(4) }).optional(),
});
export type PageAsked = z.infer<typeof pageAsked>;

export const pageOfLabels = z.array(
  z.object({
    mention: z.string(),
    text: z.string().optional(),
    sha256: z.string(),
    relevant: z.boolean().optional(),
    negative: z.boolean().optional(),
    nature: z.enum(natures).optional(),
    level: z.enum(levels).optional(),
  }),
);
export type PageOfLabels = z.infer<typeof pageOfLabels>;

/** One page of labels for the command line. @throws Error when what is asked is not understood. */
export async function labelPage(labels: Labels, args: unknown): Promise<PageOfLabels> {
  const { after, open } = pageAsked.parse(args);
  return pageOfLabels.parse(await labels.read({ after, limit: pageSize, ...(open && { open }) }));
}
