import { z } from 'zod';
import { bytesOf, cutBytes } from './text.ts';

/**
 * What a button brings back. It is ours alone: nobody but WeCom can say that it was pressed, and only our cards hold it.
 * `press` goes to the house; `sure` asks once more first, which WeCom's buttons cannot do by themselves; `drop` is the
 * answer no.
 */
export type Key =
  | (Press & { readonly does: 'press'; readonly at?: string })
  | (Press & { readonly does: 'sure'; readonly ask: Sure })
  | { readonly does: 'drop'; readonly label: string };

/** `at` is the card that the first of two presses stood on; `channel` is named where no group comes with the press. */
interface Press {
  readonly rev: number;
  readonly subject: string;
  readonly action: string;
  readonly channel?: string;
}

/** What is asked once more: what it will do, and whether that is a danger. */
export interface Sure {
  readonly label: string;
  readonly code: string;
  readonly question: string;
}

/** Bytes; more than that WeCom refuses. */
export const longestKey = 1024;

const Carried = z.discriminatedUnion('d', [
  z.object({
    d: z.literal('p'),
    r: z.int().min(0),
    s: z.string().min(1),
    a: z.string().min(1),
    m: z.string().optional(),
    g: z.string().optional(),
  }),
  z.object({
    d: z.literal('s'),
    r: z.int().min(0),
    s: z.string().min(1),
    a: z.string().min(1),
    g: z.string().optional(),
    q: z.tuple([z.string(), z.string(), z.string()]),
  }),
  z.object({ d: z.literal('n'), l: z.string() }),
]);

/** The words of a question are shortened until the key fits; undefined when it never will. */
export function keyOf(key: Key): string | undefined {
  const whole = JSON.stringify(carried(key));
  const over = bytesOf(whole) - longestKey;
  if (over <= 0) return whole;
  if (key.does !== 'sure') return undefined;
  const most = bytesOf(JSON.stringify(key.ask.question)) - over - 3;
  if (most < 30) return undefined;
  const shorter = { ...key, ask: { ...key.ask, question: cutBytes(key.ask.question, most) } };
  const cut = JSON.stringify(carried(shorter));
  return bytesOf(cut) <= longestKey ? cut : undefined;
}

function carried(key: Key): z.infer<typeof Carried> {
  if (key.does === 'drop') return { d: 'n', l: key.label };
  const { rev: r, subject: s, action: a, channel: g } = key;
  const press = { r, s, a, ...(g === undefined ? {} : { g }) };
  if (key.does === 'press') return { d: 'p', ...press, ...(key.at === undefined ? {} : { m: key.at }) };
  const { label, code, question } = key.ask;
  return { d: 's', ...press, q: [label, code, question] };
}

/** Undefined for what none of our buttons carries. */
export function readKey(words: string): Key | undefined {
  let json: unknown;
  try {
    json = JSON.parse(words);
  } catch {
    return undefined;
  }
  const { data } = Carried.safeParse(json);
  if (!data) return undefined;
  if (data.d === 'n') return { does: 'drop', label: data.l };
  const channel = data.g === undefined ? {} : { channel: data.g };
  const press = { rev: data.r, subject: data.s, action: data.a, ...channel };
  if (data.d === 'p') return { does: 'press', ...press, ...(data.m === undefined ? {} : { at: data.m }) };
  const [label, code, question] = data.q;
  return { does: 'sure', ...press, ask: { label, code, question } };
}
