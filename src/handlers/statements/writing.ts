import type { IncidentId } from '../../incident/incident.ts';
import type { Decision } from '../../incident/language.ts';
import { latestOf, versionOf } from '../../incident/quorum.ts';
import type { Writer, Written } from '../../ports/statements.ts';
import type { NewId, Reads } from '../../ports.ts';
import type { Draft } from '../../statement/draft.ts';
import { textOf } from '../../statement/text.ts';
import type { Door } from '../execute.ts';
import { type Breaker, makeBreaker } from '../opinionBreaker.ts';
import { makePurse, type PurseNeeds } from '../opinionPurse.ts';
import { briefOf } from './brief.ts';
import { makeVersion } from './drafting.ts';

export interface WritingNeeds extends PurseNeeds {
  readonly writer: Writer;
  readonly door: Door;
  readonly reads: Pick<Reads, 'incident'>;
  readonly newId: NewId;
  /** Tokens that drafts for this incident have cost as far as they are kept: over restarts and replicas. */
  readonly spentOn: (incident: IncidentId) => Promise<number>;
  readonly log: {
    readonly info: (fields: object, message: string) => void;
    readonly warn: (fields: object, message: string) => void;
  };
}

export interface Writing {
  /** Goes over a first draft, in its own time; what stands meanwhile is the template's. */
  readonly improve: (incident: IncidentId, version: number) => void;
  /** Resolves when nothing is being written any more. */
  readonly stop: () => Promise<void>;
  /** For /metrics: numbers only. */
  readonly figures: () => readonly string[];
}

/** What one draft costs at the most: its facts, its answer. */
const mostTokens = 12_000;
const mostCalls = 1_000;
/** Another text of the incident had the number: those for other audiences come at the same moment. */
const patience = 8;

/**
 * A better first draft from a language model, where one is configured. Nobody waits for it, and it never blocks: late, refused,
 * nonsense or out of money, the template stands. A text that somebody has touched meanwhile is left alone.
 */
export function openWriting(needs: WritingNeeds): Writing {
  const { settings, log } = needs;
  const stopping = new AbortController();
  const limits = () => ({ ...settings().policy.statements.writer, dailyCalls: mostCalls });
  const purse = makePurse(needs, { place: '@writer', mostTokens, limits });
  const breaker = makeBreaker(stopping.signal, (why, restMs) =>
    log.warn({ why, restMs }, 'the writer is left in peace for a while'),
  );
  const spent = new Map<IncidentId, number>();
  /** What drafts that are being written may cost: several audiences are written for at once. */
  const underWayFor = new Map<IncidentId, number>();
  const tally = tallyOf();
  const underWay = new Set<Promise<void>>();

  /** Undefined: there is no money, no peace or no text for it. */
  async function ask(incident: IncidentId, number: number): Promise<Written | undefined> {
    const { incidentTokens } = settings().policy.statements.writer;
    if (breaker.resting()) return tally.left('resting');
    // What was spent a moment ago is kept a moment later.
    const known = await needs.spentOn(incident);
    const before = Math.max(spent.get(incident) ?? 0, known) + (underWayFor.get(incident) ?? 0);
    if (before + mostTokens > incidentTokens) return tally.left('spent');
    hold(incident, mostTokens);
    try {
      const first = await untouched(needs, incident, number);
      if (!first) return undefined;
      if (!(await purse.take())) return tally.left('spent');
      const began = performance.now();
      const written = await write(needs, first, stopping.signal);
      tally.asked(written, performance.now() - began);
      spent.set(incident, Math.max(spent.get(incident) ?? 0, known) + written.tokens);
      await purse.settle(written.tokens);
      heard(breaker, written);
      return written;
    } finally {
      hold(incident, -mostTokens);
    }
  }

  function hold(incident: IncidentId, tokens: number): void {
    underWayFor.set(incident, (underWayFor.get(incident) ?? 0) + tokens);
  }

  async function improve(incident: IncidentId, number: number): Promise<void> {
    const written = await ask(incident, number);
    if (!written) return;
    if (!written.written) return log.info({ why: written.why }, 'the template stands');
    await takeInTurn(needs, incident, number, written.draft);
  }

  return {
    improve: (incident, version) => {
      const work = improve(incident, version)
        .catch((error: unknown) => log.warn({ error }, 'a draft could not be gone over'))
        .finally(() => void underWay.delete(work));
      underWay.add(work);
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(underWay);
    },
    figures: tally.figures,
  };
}

/** What became of the drafts that a model was to go over, and what they cost, since this process began. */
function tallyOf() {
  const counts = new Map<string, number>();
  let [tokens, ms] = [0, 0];
  const count = (what: string) => void counts.set(what, (counts.get(what) ?? 0) + 1);
  return {
    /** Not asked, for that reason. */
    left: (why: 'resting' | 'spent'): undefined => count(why),
    asked: (written: Written, took: number): void => {
      count(written.written ? 'written' : written.why);
      tokens += written.tokens;
      ms += took;
    },
    figures: (): readonly string[] => [
      ...[...counts].map(([what, times]) => `llm_drafts_total{result="${what}"} ${times}`),
      ...[`llm_drafts_tokens_total ${tokens}`, `llm_drafts_seconds_sum ${ms / 1000}`],
    ],
  };
}

type Untouched = NonNullable<Awaited<ReturnType<typeof untouched>>>;

/** The text as it was drafted, as long as nobody has changed it or handed it in. */
async function untouched({ reads, settings }: WritingNeeds, incident: IncidentId, number: number) {
  const view = await reads.incident([settings().org.root], incident);
  const version = view && versionOf(view.incident, number);
  if (!view || !version || version.end || version.submission) return undefined;
  return latestOf(view.incident, version)?.number === number ? { view, version } : undefined;
}

/** The model's text as the next version, as long as nobody has touched the first; whoever was faster has that number. */
async function takeInTurn(
  needs: WritingNeeds,
  incident: IncidentId,
  number: number,
  draft: Draft,
): Promise<void> {
  for (let attempt = 1; attempt <= patience; attempt += 1) {
    const now = await untouched(needs, incident, number);
    if (!now) return;
    const decision = await take(needs, now, draft, `writer:${incident}:${number}:${attempt}`);
    if (decision.ok || decision.refusal.reason !== 'textChanged') return;
  }
}

async function take(
  needs: WritingNeeds,
  { view, version }: Untouched,
  draft: Draft,
  key: string,
): Promise<Decision> {
  const facts = [...new Set(draft.sentences.flatMap((sentence) => sentence.facts))];
  const { form, purpose, about } = version;
  return makeVersion(needs, { key, actor: { kind: 'machine', id: 'writer' } }, view, {
    ...{ form, purpose, text: textOf(draft), facts, base: version },
    ...(about !== undefined && { about }),
  });
}

function write(
  { writer, settings, now }: WritingNeeds,
  { view, version }: Untouched,
  signal: AbortSignal,
): Promise<Written> {
  const { policy } = settings();
  return writer.write(briefOf(view, version, settings(), now()), policy.statements.writer.deadlineMs, signal);
}

/** What came of it, as the breaker counts it. */
function heard(breaker: Breaker, written: Written): void {
  if (written.written) breaker.answered();
  else {
    const { why, tokens, restMs } = written;
    const rest = restMs === undefined ? {} : { restMs };
    breaker.failed({ heard: false, why: why === 'away' ? 'unreachable' : why, tokens, ...rest });
  }
}
