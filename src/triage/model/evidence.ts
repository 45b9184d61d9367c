import type { ReasonCode } from '../../incident/language.ts';
import { categories } from '../lexicon/categories.ts';
import { lexicon } from '../lexicon/lexicon.ts';
import type { Term } from '../lexicon/term.ts';
import type { Weights } from '../lexicon/weigh.ts';

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

/** Where the pieces of each begin. */
const first = {
  domain: indexed('domain>=1'),
  risk: indexed('risk>=2'),
  mild: indexed('mild>=1'),
  deeds: indexed('deeds>=1'),
  praise: indexed('praise>=1'),
  asides: indexed('asides>=1'),
  own: indexed('own'),
  relevant: indexed('relevant'),
};

/** By word, the up to two pieces that it tells; `nothing` where it tells less. */
const nothing = 255;
const toldBy = Uint8Array.from(lexicon.flatMap(({ term }) => piecesOf(term)));

/** By piece, the last text it was found in. */
const lastSeen = new Uint32Array(evidenceNames.length);
let text = 0;

/** The pieces of evidence in a text, as indexes into `evidenceNames`, each once; `words` as `distinct` leaves them. */
export function evidenceOf(
  words: readonly number[],
  weights: Weights,
  { relevant, negative }: FirstReading,
): readonly number[] {
  const found: number[] = [];
  climb(weights.domain, steps.domain, first.domain, found);
  climb(weights.risk, steps.risk, first.risk, found);
  climb(weights.mild, steps.mild, first.mild, found);
  climb(weights.deeds, steps.deeds, first.deeds, found);
  climb(weights.praise, steps.praise, first.praise, found);
  climb(weights.asides, steps.asides, first.asides, found);
  if (weights.own) found.push(first.own);
  if (weights.refuted) found.push(first.own + 1);
  if (weights.surelyAside) found.push(first.own + 2);
  if (weights.lethal) found.push(first.own + 3);
  if (relevant) found.push(first.relevant);
  if (negative) found.push(first.relevant + 1);
  tell(words, found);
  return found;
}

function climb(weight: number, levels: readonly number[], from: number, found: number[]): void {
  for (let at = 0; at < levels.length && weight >= (levels[at] ?? 0); at++) found.push(from + at);
}

function tell(words: readonly number[], found: number[]): void {
  text = (text + 1) >>> 0;
  if (text === 0) lastSeen.fill(0);
  if (text === 0) text = 1;
  for (const word of words) {
    for (let at = word * 2; at < word * 2 + 2; at++) {
      const piece = toldBy[at] ?? nothing;
      if (piece === nothing || lastSeen[piece] === text) continue;
      lastSeen[piece] = text;
      found.push(piece);
    }
  }
}

function indexed(name: string): number {
  return indexOf.get(name) ?? nothing;
}

function piecesOf(term: Term): readonly [number, number] {
  const reason = 'reason' in term && term.reason ? indexed(`reason:${term.reason}`) : nothing;
  switch (term.role) {
    case 'aside':
      return [indexed(`aside:${term.what}`), nothing];
    case 'risk':
      return [indexed(`category:${term.category}`), reason];
    case 'deed':
      return [indexed(`deed:${term.category}`), reason];
    case 'fact':
      return [nothing, reason];
    case 'domain':
    case 'praise':
    case 'refuted':
    case 'hearsay':
      return [nothing, nothing];
  }
}
