import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { bounded } from './bounded.ts';
import { saidIn } from './completion.ts';

/** Where a language model is, and which. */
export interface LanguageModel {
  readonly key: string;
  /** Absent: OpenAI itself. */
  readonly baseUrl?: string;
  readonly model: string;
}

/** What is asked of a model, time after time: what it is told, and the form of its answer. */
export interface Task {
  readonly instructions: string;
  readonly answer: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  /** In tokens; with the question's bound it bounds what one call costs. */
  readonly longestAnswer: number;
}

/** Why nothing was said. */
export type Silence = 'late' | 'limited' | 'refused' | 'unreachable' | 'nonsense' | 'stopped';

/** What came of a question; `tokens` as counted by the provider, else as estimated. `ms`: how long it took. */
export type Spoken = { readonly tokens: number; readonly ms: number } & (
  | { readonly spoke: true; readonly content: string; readonly form: Form }
  | ({ readonly spoke: false } & WhyNot)
);

interface WhyNot {
  readonly why: Silence;
  /** The provider's own wish, milliseconds. */
  readonly restMs?: number;
  /** HTTP, where an answer came that was none. */
  readonly status?: number;
}

/** How the answer's form was asked for. */
export type Form = 'schema' | 'json' | 'words';

/** Asks about `data`, JSON that goes out in a message of its own. Never throws, and takes no longer than it may. */
export type Speak = (data: string, withinMs: number, stopping?: AbortSignal) => Promise<Spoken>;

type Body = OpenAI.ChatCompletionCreateParamsNonStreaming;

/** The one way to a model, any server that speaks OpenAI's chat completions. Opens no connection until it is asked. */
export function speakTo({ key, baseUrl, model }: LanguageModel, task: Task): Speak {
  // Everything is given, so that the client takes nothing from the environment; its own log would print what is asked.
  const client = new OpenAI({
    ...{ apiKey: key, adminAPIKey: null, organization: null, project: null, webhookSecret: null },
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    ...{ maxRetries: 0, logLevel: 'off', fetch: bounded, fetchOptions: { redirect: 'error' } },
  });
  const limit =
    baseUrl === undefined
      ? { max_completion_tokens: task.longestAnswer, store: false }
      : { max_tokens: task.longestAnswer };
  const forms = formsOf(task);
  let understood = 0;

  async function ask(data: string, signal: AbortSignal, timeout: number): Promise<readonly [Form, unknown]> {
    const messages: Body['messages'] = [
      { role: 'system', content: task.instructions },
      { role: 'user', content: data },
    ];
    for (let at = understood; ; at += 1) {
      const { form, ...asking } = forms[at] ?? words;
      try {
        const body = await client.chat.completions.create(
          { model, messages, ...limit, ...asking },
          { signal, timeout },
        );
        understood = at;
        return [form, body];
      } catch (error) {
        if (!isNotUnderstood(error) || form === 'words') throw error;
      }
    }
  }

  return async (data, withinMs, stopping) => {
    const late = AbortSignal.timeout(withinMs);
    const signal = stopping ? AbortSignal.any([late, stopping]) : late;
    // Where the provider does not count: Chinese costs about one a letter.
    const estimated = Math.ceil(task.instructions.length * 1.1) + data.length + task.longestAnswer;
    const began = performance.now();
    const took = () => Math.round(performance.now() - began);
    try {
      const [form, body] = await ask(data, signal, withinMs);
      const { tokens = estimated, ...said } = saidIn(body);
      const cost = { tokens, ms: took() };
      return 'content' in said ? { spoke: true, ...said, form, ...cost } : { spoke: false, ...said, ...cost };
    } catch (error) {
      const ms = took();
      if (stopping?.aborted) return { spoke: false, why: 'stopped', tokens: 0, ms };
      if (late.aborted) return { spoke: false, why: 'late', tokens: estimated, ms };
      return { spoke: false, ...whyNot(error), tokens: 0, ms };
    }
  };
}

type Asking = Partial<Body> & { readonly form: Form };

const words: Asking = { form: 'words' };

/**
 * How much providers understand differs: a schema (OpenAI, many local servers), JSON without one (DeepSeek, Qwen), or neither
 * (and reasoning models take no temperature). What was understood once is asked first from then on.
 */
function formsOf({ answer: { name, schema } }: Task): readonly Asking[] {
  const held = { name, strict: true, schema: { ...schema } };
  return [
    { form: 'schema', temperature: 0, response_format: { type: 'json_schema', json_schema: held } },
    { form: 'json', temperature: 0, response_format: { type: 'json_object' } },
    words,
  ];
}

function isNotUnderstood(error: unknown): boolean {
  return error instanceof APIError && (error.status === 400 || error.status === 422);
}

/** Of an error only its kind is told: its words may be the provider's echo of what was asked. */
function whyNot(error: unknown): WhyNot {
  if (error instanceof APIUserAbortError) return { why: 'late' };
  if (error instanceof APIConnectionError) return { why: 'unreachable' };
  if (!(error instanceof APIError) || error.status === undefined) return { why: 'nonsense' };
  const { status } = error;
  if (status >= 500) return { why: 'unreachable', status };
  if (status !== 429 || error.code === 'insufficient_quota') return { why: 'refused', status };
  return { why: 'limited', status, ...restOf(error.headers?.get('retry-after')) };
}

/** `Retry-After` in seconds; a date is rare enough to do without. */
function restOf(after: string | null | undefined): { readonly restMs?: number } {
  const seconds = Number(after ?? Number.NaN);
  return seconds > 0 && Number.isFinite(seconds) ? { restMs: seconds * 1000 } : {};
}
