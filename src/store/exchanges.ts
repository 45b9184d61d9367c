import { writeAudit } from './audit.ts';
import { storable } from './codec.ts';
import type { Work } from './scope.ts';

/** One question to a language model and its answer; without either where nothing came. */
interface Exchange {
  readonly id: string;
  readonly task: string;
  readonly model: string;
  readonly prompt: string;
  readonly answer: string;
  readonly tokens: number;
  /** In whatever currency the price was given; absent without a price. */
  readonly cost?: number;
  readonly ms: number;
  readonly outcome: string;
  readonly incident?: string;
  readonly at: Date;
}

/** `after`: the time and the id, with a blank between, of the exchange with which the page before ended; '' for the first. */
interface Page {
  readonly after: string;
  readonly by: string;
  readonly at: Date;
}

export interface Spent {
  readonly calls: number;
  readonly tokens: number;
  readonly cost: number;
}

/** What language models were asked and said, for 90 days: nothing but masked words. */
export interface Exchanges {
  keep(exchange: Exchange): Promise<void>;
  /** What has been spent since then, on one incident where one is named. */
  spent(since: Date, incident?: string): Promise<Spent>;
  /** In the order asked, masked; the page after the last is empty. Nothing is read out without its audit row. */
  read(page: Page): Promise<readonly Exchange[]>;
  /** Lets go of what is too old at that time; how many went. */
  forget(at: Date): Promise<number>;
}

const pageSize = 100;
/** A page fits into one line of the service's socket; a long exchange has one of its own. */
const pageLetters = 150_000;
const keptMs = 90 * 24 * 3_600_000;

/** What went out was masked and so is what came back; it is masked here once more, whoever may have forgotten to. */
export function makeExchanges({
  work,
  mask,
}: {
  readonly work: Work;
  readonly mask: (text: string) => string;
}): Exchanges {
  const masked = (text: string) => storable(mask(text));

  const keep: Exchanges['keep'] = async ({ id, task, model, tokens, cost, ms, at, ...said }) => {
    const [prompt, answer] = [masked(said.prompt), masked(said.answer)];
    await work.asWorker(
      (tx) => tx.$executeRaw`
        INSERT INTO exchange (id, task, model, outcome, prompt, answer, tokens, cost, ms, incident, at)
        VALUES (${id}, ${task}, ${model}, ${said.outcome}, ${prompt}, ${answer}, ${tokens}, ${cost ?? null}, ${ms},
          ${said.incident ?? null}, ${at}::timestamptz)
        ON CONFLICT (id) DO NOTHING`,
      'single',
    );
  };

  const spent: Exchanges['spent'] = async (since, incident = undefined) => {
    const [row] = await work.asWorker(
      (tx) => tx.$queryRaw<readonly Spent[]>`
        SELECT count(*)::int AS calls, coalesce(sum(tokens), 0)::float8 AS tokens, coalesce(sum(cost), 0) AS cost
        FROM exchange WHERE at >= ${since}::timestamptz AND (${incident ?? null}::text IS NULL OR incident = ${incident ?? null})`,
      'single',
    );
    return row ?? { calls: 0, tokens: 0, cost: 0 };
  };

  const forget: Exchanges['forget'] = (at) =>
    work.asWorker(
      (tx) => tx.$executeRaw`DELETE FROM exchange WHERE at < ${new Date(at.getTime() - keptMs)}::timestamptz`,
      'single',
    );

  const read: Exchanges['read'] = ({ after, by, at }) =>
    work.asWorker(async (tx) => {
      const [time = '', id = ''] = after.split(' ');
      const rows = await tx.$queryRaw<readonly Row[]>`
        SELECT id, task, model, prompt, answer, tokens, cost, ms, outcome, incident, at FROM exchange
        WHERE (at, id) > (${time || '-infinity'}::timestamptz, ${id}) ORDER BY at, id LIMIT ${pageSize}`;
      const page = pageOf(rows);
      if (page.length === 0) return [];
      const detail = { exchanges: page.length, from: page[0]?.at, to: page.at(-1)?.at };
      await writeAudit(tx, { at, actor: by, action: 'exported', subject: 'exchanges', detail });
      return page.map(({ cost, incident, ...row }) => ({
        ...row,
        ...(cost !== null && { cost }),
        ...(incident !== null && { incident }),
      }));
    });

  return { keep, spent, read, forget };
}

type Row = Omit<Exchange, 'cost' | 'incident'> & {
  readonly cost: number | null;
  readonly incident: string | null;
};

function pageOf(rows: readonly Row[]): readonly Row[] {
  let letters = 0;
  const end = rows.findIndex(({ prompt, answer }) => {
    letters += prompt.length + answer.length;
    return letters > pageLetters;
  });
  return end < 0 ? rows : rows.slice(0, Math.max(1, end));
}
