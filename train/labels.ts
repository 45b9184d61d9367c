import { z } from 'zod';
import { categories } from '../src/triage/lexicon/categories.ts';

const Line = z
  .object({
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    text: z.string().optional(),
    relevant: z.boolean(),
    negative: z.boolean(),
    /** A person who only overrules knows no category: such a line teaches relevant and negative. */
    category: z.enum(categories).optional(),
    level: z.number().int().min(0).max(4).default(0),
    agreed: z.boolean().default(true),
  })
  .refine(({ sha256, text }) => sha256 !== undefined || text !== undefined, 'neither sha256 nor text');

/** A label with the text it is of or the text's hash. */
export type LabelLine = z.infer<typeof Line>;

export type LabelsRead =
  | { readonly ok: true; readonly lines: readonly LabelLine[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** The lines of a label file, or every line that cannot be one, by its number: a label file is never half read. */
export function readLabels(content: string, file: string): LabelsRead {
  const read = content
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [{ at, ...parsed(line) }]));
  const problems = read.flatMap(({ at, wrong }) =>
    wrong === undefined ? [] : [`${file}:${at + 1}: ${wrong}`],
  );
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, lines: read.flatMap(({ label }) => (label ? [label] : [])) };
}

function parsed(line: string): { readonly label?: LabelLine; readonly wrong?: string } {
  try {
    const read = Line.safeParse(JSON.parse(line));
    return read.success ? { label: read.data } : { wrong: z.prettifyError(read.error).replaceAll('\n', ' ') };
  } catch {
    return { wrong: 'not JSON' };
  }
}
