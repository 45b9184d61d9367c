import { readsAsHearsay } from '../src/triage/hearsay.ts';
import { read } from '../src/triage/reading.ts';
import { kit } from './chain.ts';
import { macroF1, share } from './scores.ts';

/** A row of rumour. */
export interface RumourRow {
  readonly text: string;
  readonly rumour: 0 | 1;
  readonly domain: string;
}

/** From here on the hint leans towards hearsay; a card says so later, when it is surer. */
const hintFrom = 0.5;

/** How often the hint is right, by domain: it knows how a text speaks, not what is true. */
export function measureRumour(rows: readonly RumourRow[]) {
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ domain }) => domain)].map(([domain, some]) => [domain, ofDomain(some)]),
  );
}

function ofDomain(rows: readonly RumourRow[]) {
  const gold = rows.map(({ rumour }) => rumour === 1);
  const said = rows.map(({ text }) => read(text, kit.reader, kit).hearsay >= hintFrom);
  const rumours = gold.filter((each) => each).length;
  const heard = gold.filter((each, at) => each && said[at]).length;
  return { n: rows.length, macroF1: macroF1(gold, said), recall: share(heard, rumours), ...onCards(rows) };
}

/** How many of the rumours a card would hint at, and how often such a hint is right. */
function onCards(rows: readonly RumourRow[]) {
  const hinted = rows.filter(({ text }) => readsAsHearsay(text));
  const right = hinted.filter(({ rumour }) => rumour === 1).length;
  const rumours = rows.filter(({ rumour }) => rumour === 1).length;
  return { hintPrecision: share(right, hinted.length), hintRecall: share(right, rumours) };
}
