import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import type { SecondOpinion } from '../ports.ts';
import { mask } from '../triage/mask.ts';
import type { Heard, Unheard } from '../triage/opinion.ts';
import { bounded } from './bounded.ts';
import { answerSchema, instructions, question } from './prompt.ts';
import { replyOf } from './reply.ts';

export interface LanguageModel {
  readonly key: string;
  /** Absent: OpenAI itself. */
  readonly baseUrl?: string;
  readonly model: string;
}

type Body = OpenAI.ChatCompletionCreateParamsNonStreaming;

/** What the answer needs at most; with the question's bound it bounds what one call costs. */
const longestAnswer = 300;
/** In tokens, where the provider does not count: Chinese costs about one a letter. */
const estimated = Math.ceil(instructions.length * 1.1) + longestAnswer;

/**
 * How much providers understand differs: a schema (OpenAI, many local servers), JSON without one (DeepSeek, Qwen), or neither
 * (and reasoning models take no temperature). What was understood once is asked first from then on.
 */
const forms: readonly Partial<Body>[] = [
  {
    temperature: 0,
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'opinion', strict: true, schema: { ...answerSchema } },
    },
  },
  { temperature: 0, response_format: { type: 'json_object' } },
  {},
];

/** A second opinion from any server that speaks OpenAI's chat completions. Opens no connection until it is asked. */
export function languageModel({ key, baseUrl, model }: LanguageModel): SecondOpinion {
  // Everything is given, so that the client takes nothing from the environment; its own log would print what is asked.
  const client = new OpenAI({
    ...{ apiKey: key, adminAPIKey: null, organization: null, project: null, webhookSecret: null },
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    ...{ maxRetries: 0, logLevel: 'off', fetch: bounded, fetchOptions: { redirect: 'error' } },
  });
  const limit =
    baseUrl === undefined
      ? { max_completion_tokens: longestAnswer, store: false }
      : { max_tokens: longestAnswer };
  let understood = 0;

  async function ask(masked: string, signal: AbortSignal, timeout: number): Promise<Heard> {
    const messages: Body['messages'] = [
      { role: 'system', content: instructions },
      { role: 'user', content: question(masked) },
    ];
    for (let form = understood; ; form += 1) {
      try {
        const body = await client.chat.completions.create(
          { model, messages, ...limit, ...forms[form] },
          { signal, timeout },
        );
        understood = form;
        return heardIn(body, masked);
      } catch (error) {
        if (!isNotUnderstood(error) || form + 1 >= forms.length) throw error;
      }
    }
  }

  return {
    ask: async (masked, withinMs, stopping) => {
      if (!isMasked(masked)) return { heard: false, why: 'unmasked', tokens: 0 };
      const late = AbortSignal.timeout(withinMs);
      const signal = stopping ? AbortSignal.any([late, stopping]) : late;
      try {
        return await ask(masked, signal, withinMs);
      } catch (error) {
        if (stopping?.aborted) return { heard: false, why: 'stopped', tokens: 0 };
        if (late.aborted) return { heard: false, why: 'late', tokens: estimated + masked.length };
        return { heard: false, tokens: 0, ...whyNot(error) };
      }
    },
  };
}

/**
 * The second wall: whoever asks has masked it; what would still be masked, or cannot be, does not leave (SEC-T17), nor does a
 * run of digits so long that it may be anybody's.
 */
function isMasked(text: string): boolean {
  try {
    return mask(text) === text && !/\p{Nd}{7}/u.test(text);
  } catch {
    return false;
  }
}

function heardIn(body: unknown, masked: string): Heard {
  const { tokens = estimated + masked.length, ...said } = replyOf(body, masked);
  return 'opinion' in said ? { heard: true, ...said, tokens } : { heard: false, ...said, tokens };
}

function isNotUnderstood(error: unknown): boolean {
  return error instanceof APIError && (error.status === 400 || error.status === 422);
}

/** Of an error only its kind is told: its words may be the provider's echo of what was asked. */
function whyNot(error: unknown): { readonly why: Unheard; readonly restMs?: number } {
  if (error instanceof APIUserAbortError) return { why: 'late' };
  if (error instanceof APIConnectionError) return { why: 'unreachable' };
  if (!(error instanceof APIError) || error.status === undefined) return { why: 'nonsense' };
  if (error.status >= 500) return { why: 'unreachable' };
  if (error.status !== 429 || error.code === 'insufficient_quota') return { why: 'refused' };
  return { why: 'limited', ...restOf(error.headers?.get('retry-after')) };
}

/** `Retry-After` in seconds; a date is rare enough to do without. */
function restOf(after: string | null | undefined): { readonly restMs?: number } {
  const seconds = Number(after ?? Number.NaN);
  return seconds > 0 && Number.isFinite(seconds) ? { restMs: seconds * 1000 } : {};
}
