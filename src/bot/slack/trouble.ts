import { webApi } from '@slack/bolt';
import type { Allowance, Delivery } from '../../ports.ts';
import { neverArrived } from '../kit/arrived.ts';
import { stepFor } from './steps.ts';

export type Trouble = Exclude<Delivery, { outcome: 'sent' }>;
/** Trouble that never leaves in doubt whether something was done. */
export type PlainTrouble = Exclude<Trouble, { outcome: 'uncertain' }>;
type Scope = Allowance['scope'];

/**
 * What an error of the Web API means for a call that writes. "uncertain": Slack may have done it before the answer was
 * lost (SECURITY finding 6); "failed": it will say the same next time, so `why` says what to do. `scope`: whom Slack
 * counts by this method, the group for messages and their changes, else the app.
 */
export function troubleOf(error: unknown, scope: Scope = 'app'): Trouble {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return slowDown(error.retryAfter, scope, 'rate_limited');
  if (error instanceof webApi.WebAPIPlatformError) return platformTrouble(error.data, scope);
  if (error instanceof webApi.WebAPIRequestError) {
    return neverArrived(error.original)
      ? { outcome: 'retry', afterMs: 5000, why: '连不上 Slack（no connection）' }
      : { outcome: 'uncertain', why: 'Slack 没有答复（no answer）' };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    return error.statusCode >= 500
      ? { outcome: 'uncertain', why: `Slack 出错（HTTP ${error.statusCode}）` }
      : { outcome: 'failed', why: `Slack 拒绝了请求（HTTP ${error.statusCode}）` };
  }
  if (isBareLimit(error)) return slowDown(undefined, scope, 'rate_limited');
  return { outcome: 'uncertain', why: 'Slack 的答复无法读懂（unreadable answer）' };
}

/** The same for a call that only reads, or that says the latest state: asking again does no harm. */
export function harmlessTrouble(error: unknown, scope: Scope = 'app'): PlainTrouble {
  const trouble = troubleOf(error, scope);
  return trouble.outcome === 'uncertain' ? { outcome: 'retry', afterMs: 2000, why: trouble.why } : trouble;
}

/** Slack's code in an error, e.g. `message_not_found`; undefined for other errors. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

/** A refusal by code, with its next step. */
export function refusedBy(code: string): Extract<Trouble, { outcome: 'failed' }> {
  return { outcome: 'failed', why: `${stepFor(code).zh}（${code}）` };
}

const unsure = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);
const later = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded', 'team_added_to_org']);
const unheardMs = 30_000;

function slowDown(seconds: number | undefined, scope: Scope, code: string): Trouble {
  const afterMs = seconds === undefined ? unheardMs : Math.max(seconds, 1) * 1000;
  return { outcome: 'retry', afterMs, why: `Slack 限速（${code}）`, scope };
}

function platformTrouble(
  { error: code, response_metadata }: webApi.WebAPIPlatformError['data'],
  scope: Scope,
): Trouble {
  // The SDK gives out an answer that is no JSON, such as a proxy's page, as if it were Slack's own code.
  if (!/^[a-z][a-z0-9_]*$/.test(code))
    return { outcome: 'uncertain', why: 'Slack 的答复无法读懂（unreadable answer）' };
  if (unsure.has(code)) return { outcome: 'uncertain', why: `Slack 出错（${code}）` };
  return later.has(code) ? slowDown(response_metadata?.retryAfter, scope, code) : refusedBy(code);
}

/** A 429 that does not say how long: the SDK has no kind of its own for it. */
function isBareLimit(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Retry header did not contain');
}
