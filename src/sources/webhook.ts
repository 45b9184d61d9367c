import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Intake, Kept, Now, Route, SourceConfig } from '../ports.ts';
import type { FoundMention } from '../triage/mention.ts';
import { valueAt } from './mapping.ts';
import { checkRow, inOneLine } from './mentionRow.ts';
import { readRawBody } from './rawBody.ts';
import { isGenuine } from './signature.ts';

type WebhookConfig = Extract<SourceConfig, { kind: 'webhook' }>;

export interface WebhookNeeds {
  readonly sources: () => readonly SourceConfig[];
  /** The secrets behind a source's `secretEnv`; several while one replaces another. */
  readonly secretOf: (envName: string) => readonly string[] | Promise<readonly string[]>;
  readonly intake: Intake;
  readonly now: Now;
  readonly log: { readonly warn: (fields: object, message: string) => void };
}

const mostBytes = 1024 * 1024;
const mostMs = 10_000;
const mostMentions = 1_000;

interface Reply {
  readonly status: number;
  readonly body: object;
}

/**
 * `POST /hooks/:source`, the contract of DESIGN section 4: the raw bytes are verified before anything reads them, what is
 * acknowledged is persisted, a bad mention never costs a good one. 202, 400, 401, 404, 408, 413 or 503; never throws.
 */
export function webhookRoute(needs: WebhookNeeds): Route {
  return {
    method: 'POST',
    path: '/hooks/*',
    async handle(request, response) {
      const reply = await answer(needs, request);
      if (reply) send(response, reply);
    },
  };
}

async function answer(needs: WebhookNeeds, request: IncomingMessage): Promise<Reply | undefined> {
  const name = /^\/hooks\/([^/?]{1,100})(?:\?|$)/.exec(request.url ?? '')?.[1];
  const source = needs.sources().find((each) => each.kind === 'webhook' && each.name === name);
  if (source?.kind !== 'webhook')
    return problem(404, '没有这个信源 (unknown source): 与 sources.yaml 里的 name 一致 as named there');

  const body = await readRawBody(request, mostBytes, mostMs);
  if (!body.ok) return notRead[body.why];
  const secrets = await needs.secretOf(source.secretEnv);
  if (!isGenuine(request.headers, body.bytes, secrets, needs.now())) {
    needs.log.warn({ source: source.name }, 'a webhook with a bad signature was refused');
    return problem(
      401,
      '签名不符 (bad signature): Standard Webhooks,签原始字节,时间差不超过 300 秒 sign the raw bytes, clock within 300 s',
    );
  }
  return take(needs, source, body.bytes);
}

const notRead = {
  tooLarge: problem(413, '超过 1 MiB (too large): 分批送 send it in parts'),
  tooSlow: problem(408, '10 秒内没有送完 (too slow): 请重送 send it again'),
  cutOff: undefined,
} as const;

async function take(needs: WebhookNeeds, source: WebhookConfig, bytes: Buffer): Promise<Reply> {
  const rows = rowsOf(bytes, source);
  if ('status' in rows) return rows;

  const rules = {
    now: needs.now(),
    ...(source.mapping && { mapping: source.mapping }),
    ...(source.site && { site: source.site }),
  };
  const checked = rows.list.map((row) => checkRow(row, rules));
  const found = checked.flatMap(({ mention, problems }) =>
    mention && problems.length === 0 ? [mention] : [],
  );
  const rejected = checked.flatMap(({ problems }, index) =>
    problems.length === 0 ? [] : [{ index, problem: problems.map(inOneLine).join('; ') }],
  );
  const kept = await keep(needs, source.name, found);
  if (!kept)
    return problem(503, '没有存下,请稍后重送 (not persisted, nothing acknowledged): send it again later');
  return { status: 202, body: { ...counted(kept), rejected } };
}

function rowsOf(bytes: Buffer, source: WebhookConfig): { readonly list: readonly unknown[] } | Reply {
  const json = parsed(bytes);
  if (json === undefined) return problem(400, '不是 JSON (not JSON in UTF-8): {"mentions":[…]}');
  const list = valueAt(json, 'mentions', source.mapping);
  if (!Array.isArray(list)) {
    const path = source.mapping?.mentions ?? 'mentions';
    return problem(
      400,
      `${path} 不是列表 (not a list): {"mentions":[{"id":…,"title":…}]},或在 sources.yaml 的 mapping 里写明`,
    );
  }
  if (list.length > mostMentions)
    return problem(
      413,
      `${list.length} 条,一次最多 ${mostMentions} 条 (too many at once): 分批送 send them in parts`,
    );
  return { list };
}

function parsed(bytes: Buffer): unknown {
  if (bytes.length === 0 || !isUtf8(bytes)) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

async function keep(
  needs: WebhookNeeds,
  source: string,
  found: readonly FoundMention[],
): Promise<Kept | undefined> {
  if (found.length === 0) return { results: [], ids: [] };
  try {
    return await needs.intake.keep(source, found);
  } catch (error) {
    needs.log.warn({ error, source, mentions: found.length }, 'mentions could not be persisted');
    return undefined;
  }
}

function counted({ results }: Kept): Record<Kept['results'][number], number> {
  const counts = { accepted: 0, updated: 0, duplicate: 0 };
  for (const result of results) counts[result]++;
  return counts;
}

function problem(status: number, text: string): Reply {
  return { status, body: { problem: text } };
}

/** A request that was not read to its end ends its connection: the rest of it must not be taken for the next one. */
function send(response: ServerResponse, { status, body }: Reply): void {
  const close = response.req.complete ? {} : { connection: 'close' };
  const again = status === 503 ? { 'retry-after': '5' } : {};
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...close, ...again });
  response.end(JSON.stringify(body));
}
