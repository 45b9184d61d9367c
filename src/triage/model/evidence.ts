import type { ReasonCode } from '../../incident/language.ts';
import { categories } from '../lexicon/categories.ts';
import type { Term } from '../lexicon/term.ts';
import type { Spotted, Weights } from '../lexicon/weigh.ts';

/** What the words alone say of a text, before any model is asked. */
export interface FirstReading {
  readonly relevant: boolean;
  readonly negative: boolean;
}

/** Weights that count in steps: each step reached is a piece of evidence of its own. */
const steps = {
  domain: [1, 2, 3, 4],
  risk: [2, 3, 3.5, 4.5],
  mild: [1, 2, 3, 5],
  deeds: [1, 2, 3],
  praise: [1, 2, 4, 7],
  asides: [1, 2, 3],
} as const satisfies Partial<Record<keyof Weights, readonly number[]>>;

const counted = ['domain', 'risk', 'mild', 'deeds', 'praise', 'asides'] as const;
const signs = ['own', 'refuted', 'surelyAside', 'lethal'] as const satisfies readonly (keyof Weights)[];

const asideKinds = [
  'advice',
  'abroad',
  'stage',
  'animal',
  'advertisement',
  'sport',
  'elsewhere',
  'life',
  'epidemic',
  'bare',
  'road',
] as const;

/** The reasons that stand in the words themselves. */
const reasons = [
  'death',
  'harm',
  'massHarm',
  'minor',
  'violence',
  'privacyLeak',
  'crime',
  'fraud',
  'dispute',
  'service',
  'rumour',
  'media',
  'official',
] as const satisfies readonly ReasonCode[];

/**
 * Everything the lexicon can tell the model of a text, in the order of the model's weights for it. A model made for
 * another list is refused: its weights would mean something else.
 */
export const evidenceNames: readonly string[] = [
  ...Object.entries(steps).flatMap(([what, levels]) => levels.map((level) => `${what}>=${level}`)),
  ...signs,
  ...asideKinds.map((kind) => `aside:${kind}`),
  ...reasons.map((code) => `reason:${code}`),
  ...categories.flatMap((category) => [`category:${category}`, `deed:${category}`]),
  'relevant',
  'negative',
];

const indexOf: ReadonlyMap<string, number> = new Map(evidenceNames.map((name, at) => [name, at]));

/** Each step with its index, made once: every text asks for all of them. */
const ladder = counted.flatMap((what) =>
  steps[what].map((level) => ({ what, level, index: indexed(`${what}>=${level}`) })),
);
const flags = signs.map((sign) => ({ sign, index: indexed(sign) }));
const said = (['relevant', 'negative'] as const).map((what) => ({ what, index: indexed(what) }));
const ofTerm = new WeakMap<Term, readonly number[]>();

/** The pieces of evidence in a text, as indexes into `evidenceNames`, each once. */
export function evidenceOf(
  spotted: readonly Spotted[],
  weights: Weights,
  first: FirstReading,
): readonly number[] {
  const found = new Set<number>();
  for (const { what, level, index } of ladder) if (weights[what] >= level) found.add(index);
  for (const { sign, index } of flags) if (weights[sign]) found.add(index);
  for (const { what, index } of said) if (first[what]) found.add(index);
  for (const { term } of spotted) for (const index of told(term)) found.add(index);
  return [...found];
}

function told(term: Term): readonly number[] {
  const known = ofTerm.get(term);
  if (known) return known;
  const indexes = toldBy(term).flatMap((name) => indexOf.get(name) ?? []);
  ofTerm.set(term, indexes);
  return indexes;
}

function indexed(name: string): number {
  return evidenceNames.indexOf(name);
}

function toldBy(term: Term): readonly string[] {
  const reason = 'reason' in term && term.reason ? [`reason:${term.reason}`] : [];
  switch (term.role) {
    case 'aside':
      return [`aside:${term.what}`];
    case 'risk':
      return [`category:${term.category}`, ...reason];
    case 'deed':
      return [`deed:${term.category}`, ...reason];
    case 'fact':
      return reason;
    case 'domain':
    case 'praise':
    case 'refuted':
    case 'hearsay':
      return [];
  }
}
