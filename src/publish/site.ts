import type { Outcome, Outlet } from '../ports/statements.ts';
import type { ApprovedText, Now } from '../ports.ts';
import { ask, objectOf, type Question } from './ask.ts';
import { siteFinding } from './siteCheck.ts';

export interface SiteOptions {
  /** The chain's own CMS, or a small service before it. */
  readonly url: string;
  readonly secret: string;
  /** Where what it publishes may stand; empty: on any host. */
  readonly hosts: readonly string[];
  /** Signs as Standard Webhooks says; undefined when the secret is not usable. */
  readonly sign: (id: string, timestamp: number, body: string, secret: string) => string | undefined;
  readonly now: Now;
  /** So long an answer is waited for, in milliseconds. */
  readonly withinMs?: number;
}

/**
 * Hands an approved text to the chain's own site by one signed POST (Standard Webhooks; the page is docs/PUBLISHING.md).
 * The publication's id is `webhook-id` and `key`: the same asked twice is one publication there.
 */
export function siteOutlet(options: SiteOptions): Outlet {
  const { secret, hosts, now } = options;

  return {
    name: 'site',
    label: { zh: '官网', en: 'website' },
    forms: ['site'],

    async publish(text, key) {
      if (text.form !== 'site') return failed('官网只收长文（only the site form goes there）');
      const question = questionOf(options, key, bodyOf(text, key));
      if (question === undefined)
        return failed('没有发出：密钥或编号用不了（the secret or the key cannot be used）');
      const asked = await ask(question);
      if (asked.came === 'never') return failed(`连不上官网，没有发出（not reached: ${asked.code}）`);
      if (asked.came === 'lost') return uncertain(`官网没有答完（no full answer: ${asked.code}）`);
      return outcomeOf(asked.status, objectOf(asked.text), {
        ...{ key, hosts },
        hidden: hiddenIn(secret, question),
      });
    },

    async check() {
      const id = `ping-${now().getTime()}`;
      const question = questionOf(options, id, JSON.stringify({ type: 'ping', key: id }));
      return [siteFinding(question && (await ask(question)))];
    },
  };
}

function bodyOf({ name, form, title, body, hash }: ApprovedText, key: string): string {
  return JSON.stringify({ type: 'publish', key, name, form, title, body, hash });
}

function questionOf(options: SiteOptions, id: string, body: string): Question | undefined {
  const { url, secret, sign, now, withinMs = 20_000 } = options;
  const timestamp = Math.floor(now().getTime() / 1000);
  const signature = /^[\x21-\x7e]{1,200}$/.test(id) ? sign(id, timestamp, body, secret) : undefined;
  if (signature === undefined) return undefined;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': `${timestamp}`,
    'webhook-signature': signature,
  };
  return { url, headers, body, withinMs };
}

/** What may not be repeated to anyone, should the other side give it back to us. */
function hiddenIn(secret: string, { headers }: Question): readonly string[] {
  return [secret.trim().replace(/^whsec_/, ''), (headers?.['webhook-signature'] ?? '').replace(/^v1,/, '')];
}

type Answer = Readonly<Record<string, unknown>>;
interface Rules {
  readonly key: string;
  readonly hosts: readonly string[];
  readonly hidden: readonly string[];
}

/** Refused before anything could be public, when the site itself says so; a proxy before it may say anything. */
const refusals = new Set([400, 401, 403, 404, 405, 409, 413, 415, 422, 429]);

function outcomeOf(status: number, answer: Answer | undefined, rules: Rules): Outcome {
  if (status >= 200 && status < 300) return acceptedAs(answer, rules);
  if (status >= 300 && status < 400) return uncertain(`官网要求转到别处，没有跟去（redirect ${status}）`);
  const says = answer && saidIn(answer, rules.hidden);
  if (!refusals.has(status) || answer === undefined || speaksOfPage(answer))
    return uncertain(`官网的答复说不清有没有发布（HTTP ${status}）`);
  return failed(
    says === undefined ? `官网拒绝了（HTTP ${status}）` : `官网拒绝了（HTTP ${status}）：${says}`,
  );
}

function acceptedAs(answer: Answer | undefined, { key, hosts }: Rules): Outcome {
  const link = linkIn(answer?.link, hosts);
  const ref = shortText(answer?.ref);
  // Known there by our key, whatever else it gives.
  if (answer?.draft === true) return { outcome: 'handedOver', ref: ref ?? link ?? key };
  if (answer?.link !== undefined && link === undefined)
    return uncertain('官网给的链接不能用（the link will not do）');
  if (link === undefined && ref === undefined)
    return uncertain('官网收下了，没有说在哪里（neither link nor ref）');
  return {
    outcome: 'published',
    ...(link === undefined ? {} : { link }),
    ...(ref === undefined ? {} : { ref }),
  };
}

function speaksOfPage(answer: Answer): boolean {
  return ['link', 'ref', 'draft'].some((name) => Object.hasOwn(answer, name));
}

function linkIn(value: unknown, hosts: readonly string[]): string | undefined {
  if (typeof value !== 'string' || value.length > 2048 || !URL.canParse(value)) return undefined;
  const { protocol, hostname, username, password, href } = new URL(value);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  if (!isWeb || username !== '' || password !== '') return undefined;
  return hosts.length === 0 || hosts.includes(hostname) ? href : undefined;
}

function shortText(value: unknown): string | undefined {
  return typeof value === 'string' && /^[^\p{C}\s]{1,200}$/u.test(value) ? value : undefined;
}

/** The first words of its reason, as one line; none when they hold what must stay between us. */
function saidIn(answer: Answer, hidden: readonly string[]): string | undefined {
  const found = [answer.detail, answer.problem, answer.title, answer.message, answer.error].find(
    (value) => typeof value === 'string' && value.trim() !== '',
  );
  if (typeof found !== 'string' || hidden.some((secret) => secret !== '' && found.includes(secret)))
    return undefined;
  return [...found.replace(/[\p{C}\s]+/gu, ' ').trim()].slice(0, 120).join('');
}

function failed(why: string): Outcome {
  return { outcome: 'failed', why };
}

function uncertain(why: string): Outcome {
  return { outcome: 'uncertain', why };
}
