import type { IncidentId, Level, Nature } from '../incident/incident.ts';
import type { FactId, Form, Purpose } from '../incident/statement.ts';

/** A fact as a writer sees it: masked words, never the person behind them. */
export interface KnownFact {
  readonly id: FactId;
  readonly text: string;
  /** Who says so. */
  readonly source?: string;
}

/** All that a draft is made from: nothing else is known about the matter, and nothing else may be said. */
export interface Brief {
  readonly form: Form;
  readonly purpose: Purpose;
  readonly nature: Nature;
  readonly level: Level;
  /** What the chain calls itself, and the unit it is about. */
  readonly chain: string;
  readonly unit: string;
  /** The matter in one line, masked. */
  readonly matter: string;
  /** Confirmed. */
  readonly facts: readonly KnownFact[];
  /** Still being looked into 正在核实. */
  readonly open: readonly KnownFact[];
  /** What was published before, for a correction or a withdrawal. */
  readonly before?: { readonly text: string; readonly at: Date };
  /** Ours alone, and never told: what its drafts cost is counted by it. */
  readonly incident?: IncidentId;
  /** The day the text will bear, in the unit's zone. */
  readonly now: Date;
  readonly zone: string;
}

/** Which part of the structure 事实-态度-措施-后续 a sentence belongs to. */
export type Part = 'title' | 'address' | 'fact' | 'attitude' | 'measure' | 'followUp' | 'signature';

/** One sentence and the facts that it says; a sentence of manner (an apology, a date line) names none. */
export interface Sentence {
  readonly part: Part;
  readonly text: string;
  readonly facts: readonly FactId[];
}

/** How much the public holds us to blame (situational crisis communication: victim, accident, preventable), and why so. */
export interface Tone {
  readonly cluster: 'victim' | 'accident' | 'preventable';
  /** Chinese first, English behind: said on the card. */
  readonly reasons: readonly { readonly zh: string; readonly en: string }[];
}

/** A first text, sentence by sentence. */
export interface Draft {
  readonly form: Form;
  readonly purpose: Purpose;
  readonly tone: Tone;
  readonly sentences: readonly Sentence[];
}
