import { z } from 'zod';
import { levels, type Nature, natures } from '../src/incident/incident.ts';
import { type Category, categories } from '../src/triage/lexicon/categories.ts';

const Line = z
  .object({
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    text: z.string().optional(),
    relevant: z.boolean().optional(),
    negative: z.boolean().optional(),
    category: z.enum(categories).optional(),
    /** What people press: it leaves open which of the nature's categories it is. */
    nature: z.enum(natures).optional(),
    /** The rubric's number, or the level's name as people set it. */
    level: z.union([z.number().int().min(0).max(4), z.enum(levels)]).optional(),
    agreed: z.boolean().default(true),
  })
  .refine(({ sha256, text }) => sha256 !== undefined || text !== undefined, 'neither sha256 nor text');

/** A label with the text it is of or the text's hash. */
export interface LabelLine {
  readonly sha256?: string | undefined;
  readonly text?: string | undefined;
  readonly relevant: boolean;
  /** Absent where a person said only that it is about us: what they call untrue or blue may hurt or not. */
  readonly negative?: boolean | undefined;
  readonly category?: Category | undefined;
  readonly nature?: Nature | undefined;
  readonly level: number;
  readonly agreed: boolean;
}

/** What hurts or does not is about us, what is not about us does not hurt. A line that says neither teaches nothing: a level alone. */
function labelOf({ relevant, negative, level = 0, ...line }: z.infer<typeof Line>): LabelLine | undefined {
  if (relevant === undefined && negative === undefined) return undefined;
  const number = typeof level === 'number' ? level : levels.length - levels.indexOf(level);
  const aboutUs = relevant ?? true;
  return { ...line, relevant: aboutUs, negative: aboutUs ? negative : false, level: number };
}

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
    const label = read.success ? labelOf(read.data) : undefined;
    if (read.success) return label ? { label } : {};
    return { wrong: z.prettifyError(read.error).replaceAll('\n', ' ') };
  } catch {
    return { wrong: 'not JSON' };
  }
}
