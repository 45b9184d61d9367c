import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Problem } from '../ports.ts';
import type { Found, Language } from './found.ts';
import { choose, collector, inWords, quoted } from './found.ts';
import { type LlmEnv, llmOf } from './llmEnv.ts';

/** The process's environment as Node hands it over. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What the environment says, checked. Secrets are here and nowhere else (SEC-T22). */
export interface Env {
  /** The config folder and the data folder, absolute. */
  readonly config: string;
  readonly data: string;
  /** PostgreSQL; absent = the embedded database in `data`. */
  readonly databaseUrl?: string;
  readonly host: string;
  readonly port: number;
  readonly metricsToken?: string;
  /** The sealing key as given; absent = the one kept in `data`. */
  readonly sealKey?: string;
  readonly slack?: SlackEnv;
  /** Absent: no second opinion is asked for. */
  readonly llm?: LlmEnv;
  /** A secret named in sources.yaml (`secret_env`), from its variable or its *_FILE. */
  readonly secret: (name: string) => string | undefined;
}

export interface SlackEnv {
  readonly mode: 'socket' | 'http';
  readonly botToken: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly team?: string;
}

export type EnvRead =
  | { readonly ok: true; readonly value: Env }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const file = 'env';

/** Reads the environment; `cwd` is what relative folders count from, `example` the folder of the example chain. */
export function envFrom(variables: Variables, cwd: string, example: string, language: Language): EnvRead {
  const { found, report } = collector();
  const secret = (name: string) => secretOf(variables, cwd, name, report);
  const databaseUrl = secret('DATABASE_URL');
  const metricsToken = secret('METRICS_TOKEN');
  const sealKey = secret('FENGHUO_SEAL_KEY');
  const slack = slackOf(variables, secret, report);
  const llm = llmOf(
    {
      key: secret('OPENAI_API_KEY'),
      baseUrl: word(variables, 'OPENAI_BASE_URL'),
      model: word(variables, 'OPENAI_MODEL'),
    },
    report,
  );
  const value: Env = {
    config: configFolder(variables, cwd, example),
    data: resolve(cwd, word(variables, 'FENGHUO_DATA') ?? 'data'),
    host: word(variables, 'HOST') ?? '127.0.0.1',
    port: portOf(variables, report),
    ...(databaseUrl === undefined ? {} : { databaseUrl: databaseOf(databaseUrl, report) }),
    ...(metricsToken === undefined ? {} : { metricsToken }),
    ...(sealKey === undefined ? {} : { sealKey }),
    ...(slack === undefined ? {} : { slack }),
    ...(llm === undefined ? {} : { llm }),
    secret: (name) => secretOf(variables, cwd, name, () => {}),
  };
  return found.length === 0 ? { ok: true, value } : { ok: false, problems: inWords(found, language) };
}

type Tell = (place: Pick<Found, 'file' | 'field'>, wrong: Found['wrong'], right: Found['right']) => void;

function word(variables: Variables, name: string): string | undefined {
  const value = variables[name]?.trim();
  return value === '' ? undefined : value;
}

function configFolder(variables: Variables, cwd: string, example: string): string {
  const named = word(variables, 'FENGHUO_CONFIG');
  if (named !== undefined) return resolve(cwd, named);
  const own = resolve(cwd, 'config');
  return existsSync(join(own, 'org.csv')) ? own : example;
}

/** A secret from its variable or from the file that NAME_FILE names; never quoted in a problem. */
function secretOf(variables: Variables, cwd: string, name: string, report: Tell): string | undefined {
  const direct = word(variables, name);
  const path = word(variables, `${name}_FILE`);
  if (path === undefined) return direct;
  if (direct !== undefined) {
    report(
      { file, field: name },
      { zh: `${name} 和 ${name}_FILE 都写了`, en: `${name} and ${name}_FILE are both set` },
      { zh: '只留一个', en: 'keep one of them' },
    );
    return direct;
  }
  try {
    const value = readFileSync(resolve(cwd, path), 'utf8').trim();
    if (value !== '') return value;
  } catch {
    // Reported below with the empty file: both are mended in the same place.
  }
  report(
    { file, field: `${name}_FILE` },
    {
      zh: `${name}_FILE 指的文件读不到或是空的`,
      en: `the file that ${name}_FILE names is empty or cannot be read`,
    },
    { zh: '写一个运行烽火的用户可读的文件', en: 'name a file that the user who runs Fenghuo can read' },
  );
  return undefined;
}

function portOf(variables: Variables, report: Tell): number {
  const written = word(variables, 'PORT') ?? '4040';
  const port = /^\d{1,5}$/.test(written) ? Number(written) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  report(
    { file, field: 'PORT' },
    { zh: `端口 ${quoted(written)} 不对`, en: `${quoted(written)} is not a port` },
    { zh: '0 至 65535 的整数，默认 4040', en: 'a whole number from 0 to 65535, 4040 by default' },
  );
  return 4040;
}

function databaseOf(url: string, report: Tell): string {
  const fits = URL.canParse(url) && ['postgres:', 'postgresql:'].includes(new URL(url).protocol);
  if (!fits) {
    report(
      { file, field: 'DATABASE_URL' },
      { zh: 'DATABASE_URL 不是 PostgreSQL 地址', en: 'DATABASE_URL is not a PostgreSQL address' },
      {
        zh: '写 postgresql://用户:密码@主机:5432/库名；不写则用内嵌数据库',
        en: 'postgresql://user:password@host:5432/name; leave it out for the embedded database',
      },
    );
  }
  return url;
}

function slackOf(
  variables: Variables,
  secret: (name: string) => string | undefined,
  report: Tell,
): SlackEnv | undefined {
  const botToken = secret('SLACK_BOT_TOKEN');
  const appToken = secret('SLACK_APP_TOKEN');
  const signingSecret = secret('SLACK_SIGNING_SECRET');
  const team = word(variables, 'SLACK_TEAM');
  const written = word(variables, 'SLACK_MODE') ?? 'socket';
  if ([botToken, appToken, signingSecret].every((each) => each === undefined)) return undefined;
  const mode = written === 'http' ? 'http' : 'socket';
  if (written !== mode) {
    report(
      { file, field: 'SLACK_MODE' },
      { zh: `SLACK_MODE 不能是 ${quoted(written)}`, en: `SLACK_MODE may not be ${quoted(written)}` },
      choose(written, ['socket', 'http']),
    );
  }
  needs('SLACK_BOT_TOKEN', botToken, 'xoxb-', report);
  if (mode === 'socket') needs('SLACK_APP_TOKEN', appToken, 'xapp-', report);
  else needs('SLACK_SIGNING_SECRET', signingSecret, '', report);
  return {
    mode,
    botToken: botToken ?? '',
    ...(appToken === undefined ? {} : { appToken }),
    ...(signingSecret === undefined ? {} : { signingSecret }),
    ...(team === undefined ? {} : { team }),
  };
}

function needs(name: string, value: string | undefined, start: string, report: Tell): void {
  if (value?.startsWith(start) === true) return;
  report(
    { file, field: name },
    value === undefined
      ? { zh: `缺少 ${name}`, en: `${name} is missing` }
      : { zh: `${name} 看起来不是这种令牌`, en: `${name} does not look like this kind of token` },
    {
      zh:
        start === '' ? '在 Slack 应用的 Basic Information 里找到' : `应以 ${start} 开头；也可用 ${name}_FILE`,
      en:
        start === ''
          ? 'it stands under Basic Information of the Slack app'
          : `it begins with ${start}; ${name}_FILE works too`,
    },
  );
}
