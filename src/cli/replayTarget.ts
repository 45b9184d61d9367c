import { webhookSecrets } from '../config/secrets.ts';
import { readEnv, readSettings } from '../config.ts';
import type { Problem, SourceConfig } from '../ports.ts';
import type { Io } from './frame.ts';
import type { Options } from './replayOptions.ts';

export type ReplayTarget =
  | {
      readonly ok: true;
      readonly url: string;
      readonly secret: string;
      readonly source: string;
      readonly data: string;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type WebhookConfig = Extract<SourceConfig, { kind: 'webhook' }>;

/** Which source a replay goes into, where it listens and what it is signed with: as the service itself is configured. */
export async function replayTarget(options: Options, io: Io): Promise<ReplayTarget> {
  const env = readEnv(io.env);
  if (!env.ok) return env;
  const read = await readSettings(env.value.config);
  if (!read.ok) return read;
  const { settings } = read;

  const own = settings.sources.filter(
    (source): source is WebhookConfig => source.kind === 'webhook' && !source.mapping,
  );
  const source =
    own.find(({ name }) => name === (options.source ?? 'replay')) ?? (options.source ? undefined : own[0]);
  if (!source)
    return refuse('sources.yaml', `没有这个信源 no such source: ${options.source ?? 'replay'}`, sourceNeeded);
  const [secret] = await webhookSecrets(env.value, settings, source.secretEnv);
  if (!secret) return refuse('env', `${source.secretEnv} 没有设 is not set`, 'whsec_…; 也可用 or *_FILE');
  const at =
    options.url ?? `http://${env.value.host === '0.0.0.0' ? '127.0.0.1' : env.value.host}:${env.value.port}`;
  return {
    ok: true,
    url: `${at.replace(/\/+$/, '')}/hooks/${source.name}`,
    secret,
    source: source.name,
    data: env.value.data,
  };
}

const sourceNeeded =
  '一个没有 mapping 的 webhook 信源 a webhook source without a mapping: {name: replay, kind: webhook, secret_env: REPLAY_SECRET}';

function refuse(file: string, wrong: string, right: string): ReplayTarget {
  return { ok: false, problems: [{ file, wrong, right }] };
}
