import type { measureAlarms } from './alarms.ts';
import type { measureEvents } from './events.ts';
import type { measureReviews } from './likeness.ts';
import type { measureNames, measureNumbers } from './pii.ts';
import type { measureRisk } from './risk.ts';
import type { measureSentiment } from './sentiment.ts';

/** What was measured; a part whose set is not there is absent. */
export interface Measured {
  readonly sentiment?: ReturnType<typeof measureSentiment>;
  readonly praiseFlaggedNegative?: number;
  readonly risk?: ReturnType<typeof measureRisk>;
  readonly falseAlarms?: ReturnType<typeof measureAlarms>;
  readonly events?: ReturnType<typeof measureEvents>;
  readonly likeness?: ReturnType<typeof measureReviews>;
  readonly pii?: {
    readonly names: ReturnType<typeof measureNames>;
    readonly numbers: ReturnType<typeof measureNumbers>;
  };
}

/** A figure beside the worst it may be and the one we want; `here` and `ok` are null where it was not measured. */
export interface Floor {
  readonly what: string;
  readonly here: number | boolean | null;
  readonly floor: number | boolean;
  readonly aim: number | boolean;
  readonly ok: boolean | null;
}

type Bound = Pick<Floor, 'floor' | 'aim'> & { readonly holds: (here: number | boolean) => boolean };

/** Every figure that has a floor: a triage that falls below one is not to be trusted, whatever else it does well. */
export function floorsOf(measured: Measured): readonly Floor[] {
  const {
    sentiment = {},
    praiseFlaggedNegative: letters,
    risk,
    falseAlarms,
    events,
    likeness,
    pii,
  } = measured;
  const { names = {}, numbers } = pii ?? {};
  return [
    ...each(
      'hospital reviews: accuracy',
      sentiment,
      /^hospital_reviews/,
      (of) => of.accuracy,
      atLeast(0.92, 0.95),
    ),
    ...each('COVID Weibo: macro-F1', sentiment, /^weibo_covid$/, (of) => of.macroF1, atLeast(0.75, 0.8)),
    ...each('ChnSentiCorp: accuracy', sentiment, /chnsenticorp/, (of) => of.accuracy, atLeast(0.88, 0.93)),
    one('thank-you letters flagged negative', letters, atMost(0.02, 0.01)),
    one('risk: relevant, macro-F1', risk?.relevantMacroF1, atLeast(0.78, 0.85)),
    one('risk: negative, macro-F1', risk?.negativeMacroF1, atLeast(0.75, 0.82)),
    one('risk: category accuracy', risk?.categoryAccuracy, atLeast(0.65, 0.75)),
    one('risk: level within one', risk?.levelWithin1, atLeast(0.85, 0.92)),
    one('risk: level 3 and 4 found negative', risk?.level3Recall, atLeast(0.85, 0.95)),
    one('alarms on a month of the whole list', falseAlarms?.rate, atMost(0.005, 0.003)),
    one('same-event pairs: accuracy', events?.pairAccuracy, atLeast(0.8, 0.88)),
    one('events: B-cubed precision', events?.bcubedPrecision, atLeast(0.9)),
    one('events: B-cubed F1', events?.bcubedF1, atLeast(0.82, 0.9)),
    one('largest event: notifications', events?.notificationsLargestEvent, atMost(10, 5)),
    one('largest event: first alert on first row', events?.firstAlertOnFirstRow, mustBe(true)),
    ...each('names masked, Weibo', names, /weibo/i, (of) => of.recall, atLeast(0.85, 0.93)),
    ...each('names masked, news-like', names, /^(?!.*weibo)/i, (of) => of.recall, atLeast(0.9, 0.95)),
    ...each('spans a masked name', names, /^/, (of) => of.spansPerName, atMost(2)),
    one('numbers masked, plain', numbers?.plainRecall, atLeast(0.99)),
    one('numbers masked, obfuscated', numbers?.variantRecall, atLeast(0.9, 0.97)),
    one('numbers masked: precision', numbers?.precision, atLeast(0.95, 0.98)),
    one('near-duplicates: prefix', likeness?.prefix, atLeast(0.97)),
    one('near-duplicates: suffix', likeness?.suffix, atLeast(0.97)),
    one('near-duplicates: comment', likeness?.comment, atLeast(0.97)),
    one('near-duplicates: 5 % changed', likeness?.changed5, atLeast(0.97)),
    one('near-duplicates: cut to 70 %', likeness?.cut70, atLeast(0.97)),
    one('near-duplicates: reordered', likeness?.reordered, atLeast(0.93)),
    one('near-duplicates: 10 % changed', likeness?.changed10, atLeast(0.93)),
    one('near-duplicates: false pairs', likeness?.falsePairs, atMost(0.01)),
    one('near-duplicates: other branch joined', likeness?.otherBranchJoined, atMost(0)),
  ];
}

function one(what: string, here: number | boolean | undefined, { floor, aim, holds }: Bound): Floor {
  return { what, here: here ?? null, floor, aim, ok: here === undefined ? null : holds(here) };
}

/** A row for each domain or source of that name; where there is none, one that says so. */
function each<Figures>(
  what: string,
  all: Readonly<Record<string, Figures>>,
  name: RegExp,
  figure: (figures: Figures) => number,
  bound: Bound,
): readonly Floor[] {
  const found = Object.entries(all).filter(([from]) => name.test(from));
  if (found.length === 0) return [one(what, undefined, bound)];
  return found.map(([from, figures]) => one(`${what} (${from})`, figure(figures), bound));
}

function atLeast(floor: number, aim = floor): Bound {
  return { floor, aim, holds: (here) => Number(here) >= floor };
}

function atMost(floor: number, aim = floor): Bound {
  return { floor, aim, holds: (here) => Number(here) <= floor };
}

function mustBe(floor: boolean): Bound {
  return { floor, aim: floor, holds: (here) => here === floor };
}
