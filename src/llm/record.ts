import { mask } from '../triage/mask.ts';
import type { LanguageModel, Spoken, Task } from './client.ts';

/** One question and its answer as they may be kept: masked, without key or header. */
export interface Exchange {
  /** `opinion`, `draft` */
  readonly task: string;
  readonly model: string;
  /** What the model was told, then the data, as they went out. */
  readonly prompt: string;
  /** What it said, masked again: it may have made somebody up. Empty where nothing came. */
  readonly answer: string;
  readonly tokens: number;
  readonly ms: number;
  /** Which incident it was about, where that was said. */
  readonly incident?: string;
  /** `heard`, `written`, or why there is nothing. */
  readonly outcome: string;
}

/** A model, and who hears of each question that left the house. */
export interface AskedModel extends LanguageModel {
  readonly record?: (exchange: Exchange) => void;
}

const longestKept = 20_000;

/** Tells of an exchange; a failure to keep it spoils no answer. */
export function tell(
  { model, record }: AskedModel,
  { instructions, answer: { name: task } }: Task,
  data: string,
  spoken: Spoken,
  outcome: string,
  incident?: string,
): void {
  const { tokens, ms } = spoken;
  const answer = spoken.spoke ? keepable(spoken.content) : '';
  try {
    const about = incident === undefined ? {} : { incident };
    const asked = { task, model, prompt: `${instructions}\n\n${data}`, answer };
    record?.({ ...asked, tokens, ms, outcome, ...about });
  } catch {
    // Whoever keeps it says so itself.
  }
}

function keepable(content: string): string {
  try {
    return mask(content.slice(0, longestKept).toWellFormed());
  } catch {
    return '';
  }
}
