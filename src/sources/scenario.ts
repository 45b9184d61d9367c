import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Now, Problem } from '../ports.ts';
import type { FoundMention } from '../triage/mention.ts';
import { checkRow } from './mentionRow.ts';
import { webUrl } from './words.ts';

/** One mention of a story and how long after the one before it comes, in ms. */
export interface Step {
  readonly afterMs: number;
  readonly mention: FoundMention;
}

export type Scenario =
  | { readonly ok: true; readonly name: string; readonly steps: readonly Step[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const file = 'scenario.yaml';

const duration = z
  .union([z.number().nonnegative(), z.string().regex(/^\d+(\.\d+)?(ms|s|m)$/)])
  .transform((written) => (typeof written === 'number' ? written * 1000 : inMs(written)));

/** A YAML node as far as its place is asked for. */
const placed = z.object({ range: z.tuple([z.number()]).rest(z.unknown()) });

const schema = z.strictObject({
  name: z.string(),
  steps: z.array(
    z.strictObject({
      after: duration,
      mention: z.record(z.string(), z.unknown()),
      repeat: z.strictObject({ times: z.int().min(1).max(1000), every: duration }).optional(),
    }),
  ),
});

/**
 * The story of a scenario.yaml as steps. `after` counts from the step before it (from its last repost); `repeat` lets
 * the mention be reposted `times` times in other people's words. Ids are the file's, so that playing twice is no news.
 */
export function scenarioSteps(text: string): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    return failed([{ file, line, column: col, wrong: broken.message, right: 'YAML' }]);
  }
  const lineOf = (path: readonly PropertyKey[]): { readonly line?: number } => {
    const start = placed.safeParse(document.getIn(path, true)).data?.range[0];
    if (start !== undefined) return { line: lines.linePos(start).line };
    return path.length > 0 ? lineOf(path.slice(0, -1)) : {};
  };
  const story = schema.safeParse(document.toJS());
  if (!story.success) {
    return failed(
      story.error.issues.map(({ path, message }) => ({
        file,
        ...lineOf(path),
        field: path.join('.'),
        wrong: message,
        right: '- after: 3s\n  mention: {id, title 或 or text}\n  repeat: {times: 5, every: 1s}',
      })),
    );
  }
  const told = story.data.steps.map((step) => ({ step, row: checkRow(step.mention, { now: new Date(0) }) }));
  const problems = told.flatMap(({ row }, index) =>
    row.problems.map(({ field, wrong, right }) => {
      const path = ['steps', index, 'mention', field];
      return { file, ...lineOf(path), field: path.join('.'), wrong, right };
    }),
  );
  if (problems.length > 0) return failed(problems);
  const steps = told.flatMap(({ step, row }) =>
    row.mention ? withReposts(row.mention, step.after, step.repeat) : [],
  );
  return { ok: true, name: story.data.name, steps };
}

/** Plays a story once, from its beginning, each mention published when it is first played. Rejects when `keep` does. */
export async function playScenario(
  steps: readonly Step[],
  world: {
    readonly keep: (found: readonly FoundMention[]) => Promise<unknown>;
    readonly sleep: (ms: number) => Promise<void>;
    readonly now: Now;
  },
): Promise<void> {
  const published = new Map<string, Date>();
  for (const { afterMs, mention } of steps) {
    await world.sleep(afterMs);
    const publishedAt = published.get(mention.externalId) ?? world.now();
    published.set(mention.externalId, publishedAt);
    await world.keep([{ ...mention, publishedAt }]);
  }
}

const remarks = [
  '转发微博',
  '求扩散!',
  '真的假的?',
  '太过分了',
  '家人们帮忙转一下',
  '看得难受',
  '等一个说法',
  '//@网友: 关注',
];

function withReposts(
  mention: FoundMention,
  afterMs: number,
  repeat?: { times: number; every: number },
): readonly Step[] {
  const reposts = Array.from({ length: repeat?.times ?? 0 }, (_, index) => ({
    afterMs: repeat?.every ?? 0,
    mention: repost(mention, index + 1),
  }));
  return [{ afterMs, mention }, ...reposts];
}

function repost(mention: FoundMention, n: number): FoundMention {
  const remark = remarks[n % remarks.length] ?? '';
  const url = mention.url && webUrl(`${mention.url.split('#')[0]}?repost=${n}`);
  return {
    ...mention,
    externalId: `${mention.externalId}-r${n}`,
    author: `转发网友${n}`,
    text: `${remark} //@${mention.author ?? '原帖'}: ${mention.text ?? mention.title ?? ''}`,
    ...(url ? { url } : {}),
    ...(mention.url ? { parentUrl: mention.url } : {}),
    reach: { reads: 40 * n, comments: n % 7, shares: n % 5 },
  };
}

function inMs(written: string): number {
  const unit = written.endsWith('ms') ? 1 : written.endsWith('s') ? 1000 : 60_000;
  return Number.parseFloat(written) * unit;
}

function failed(problems: readonly Problem[]): Scenario {
  return { ok: false, problems };
}
