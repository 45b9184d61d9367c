import { readEnv } from '../src/config.ts';
import { languageModel } from '../src/llm/index.ts';
import type { SecondOpinion } from '../src/ports.ts';
import { askable, type Heard, isSure, type Opinion } from '../src/triage/opinion.ts';
import type { RiskRow } from './risk.ts';
import { macroF1, share } from './scores.ts';

/** A measurement is in no hurry, and is made seldom. */
const withinMs = 60_000;
const atOnce = 4;

/** What a language model says of hospital_risk, apart from us; or why that is not measured. */
export async function secondOpinions(rows: readonly RiskRow[] | undefined, wanted: boolean) {
  const env = readEnv();
  if (!rows) return { notMeasured: 'there is no hospital_risk set in DATA' };
  if (!wanted)
    return { notMeasured: 'not asked for: --llm asks a language model about every row (OPENAI_API_KEY)' };
  if (!env.ok) return { notMeasured: env.problems.map(({ wrong }) => wrong).join('; ') };
  if (!env.value.llm) return { notMeasured: 'OPENAI_API_KEY is not set: there is no model to ask' };
  return { model: env.value.llm.model, ...(await measureSecondOpinion(rows, languageModel(env.value.llm))) };
}

/** Rows of which nothing was said count as wrong. `sure` is what opinions are worth that have an effect. */
async function measureSecondOpinion(rows: readonly RiskRow[], reader: SecondOpinion) {
  const heard = await eachOf(rows, ({ text }) => reader.ask(askable({ text }), withinMs));
  const said = rows.map((row, at) => ({ row, opinion: opinionOf(heard[at]) }));
  const sure = said.filter(({ opinion }) => opinion !== undefined && isSure(opinion));
  const missing = heard.flatMap((each) => (each.heard ? [] : [each.why]));
  return {
    n: rows.length,
    relevantMacroF1: macroF1(
      rows.map(({ relevant }) => relevant === 1),
      said.map(({ row, opinion }) => (opinion ? opinion.stance !== 'aside' : row.relevant !== 1)),
    ),
    negativeMacroF1: macroF1(
      rows.map(({ negative }) => negative === 1),
      said.map(({ row, opinion }) => (opinion ? opinion.stance === 'adverse' : row.negative !== 1)),
    ),
    categoryAccuracy: share(
      said.filter(({ row, opinion }) => opinion?.category === row.category).length,
      rows.length,
    ),
    sure: {
      n: sure.length,
      negativeAccuracy: share(
        sure.filter(({ row, opinion }) => (opinion?.stance === 'adverse') === (row.negative === 1)).length,
        sure.length,
      ),
    },
    unheard: Object.fromEntries(
      [...Map.groupBy(missing, (why) => why)].map(([why, all]) => [why, all.length]),
    ),
    tokens: heard.reduce((sum, { tokens }) => sum + tokens, 0),
  };
}

function opinionOf(heard: Heard | undefined): Opinion | undefined {
  return heard?.heard ? heard.opinion : undefined;
}

/** A few at a time, in order; after ten silences in a row the rest is not asked. */
async function eachOf(
  rows: readonly RiskRow[],
  ask: (row: RiskRow) => Promise<Heard>,
): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce);
    const gone = heard.length >= 10 && heard.slice(-10).every((each) => !each.heard);
    const unreachable = { heard: false, why: 'unreachable', tokens: 0 } as const;
    heard.push(...(gone ? part.map(() => unreachable) : await Promise.all(part.map(ask))));
  }
  return heard;
}
