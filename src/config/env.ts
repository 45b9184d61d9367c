import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Problem } from '../ports.ts';
import type { Language, Report } from './found.ts';
import { collector, inWords, quoted } from './found.ts';
import { type ChatEnvs, readChats } from './kinds.ts';
import { type LlmEnv, llmOf } from './llmEnv.ts';
import { type PublishEnv, publishOf } from './publishEnv.ts';
import { type RingEnv, ringOf } from './ringEnv.ts';
import { file, type Reading, reading, type Variables } from './variables.ts';

/** What the environment says, checked. Secrets are here and nowhere else (SEC-T22). */
export interface Env extends ChatEnvs {
  /** The config folder and the data folder, absolute. */
  readonly config: string;
  readonly data: string;
  /** PostgreSQL; absent = the embedded database in `data`. */
  readonly databaseUrl?: string;
  readonly host: string;
  readonly port: number;
  readonly metricsToken?: string;
  /** Where the console is reached from a phone; ends with `/`. Absent: messages say 控制台 without an address. */
  readonly url?: string;
  /** The sealing key as given; absent = the one kept in `data`. */
  readonly sealKey?: string;
  /** Absent: no second opinion is asked for. */
  readonly llm?: LlmEnv;
  /** Absent: nobody's telephone is rung but by a chat app. */
  readonly ringHook?: RingEnv;
  /** Where approved texts go; absent: all of them by hand. */
  readonly publish?: PublishEnv;
  /** A secret named in sources.yaml (`secret_env`), from its variable or its *_FILE. */
  readonly secret: (name: string) => string | undefined;
}

export type EnvRead =
  | { readonly ok: true; readonly value: Env }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the environment; `cwd` is what relative folders count from, `example` the folder of the example chain. */
export function envFrom(variables: Variables, cwd: string, example: string, language: Language): EnvRead {
  const { found, report } = collector();
  const here = reading(variables, cwd, report);
  const { word, secret } = here;
  const quietly = reading(variables, cwd, () => {});
  const databaseUrl = secret('DATABASE_URL');
  const metricsToken = secret('METRICS_TOKEN');
  const sealKey = secret('FENGHUO_SEAL_KEY');
  const chats = readChats(here);
  const llm = llmOf(
    {
      key: secret('OPENAI_API_KEY'),
      baseUrl: word('OPENAI_BASE_URL'),
      model: word('OPENAI_MODEL'),
      price: word('OPENAI_PRICE_PER_MILLION'),
    },
    report,
  );
  const value: Env = {
    config: configFolder(word('FENGHUO_CONFIG'), cwd, example),
    data: resolve(cwd, word('FENGHUO_DATA') ?? 'data'),
    host: word('HOST') ?? '127.0.0.1',
    port: portOf(here),
    ...(databaseUrl === undefined ? {} : { databaseUrl: databaseOf(databaseUrl, report) }),
    ...(metricsToken === undefined ? {} : { metricsToken }),
    ...(sealKey === undefined ? {} : { sealKey }),
    ...urlOf(here),
    ...chats,
    ...(llm && { llm }),
    ...outwardOf(here),
    secret: quietly.secret,
  };
  return found.length === 0 ? { ok: true, value } : { ok: false, problems: inWords(found, language) };
}

/** What goes out by other ways than a chat. */
function outwardOf(here: Reading): Pick<Env, 'ringHook' | 'publish'> {
  const ringHook = ringOf(here);
  const publish = publishOf(here);
  return { ...(ringHook && { ringHook }), ...(publish && { publish }) };
}

function configFolder(named: string | undefined, cwd: string, example: string): string {
  if (named !== undefined) return resolve(cwd, named);
  const own = resolve(cwd, 'config');
  return existsSync(join(own, 'org.csv')) ? own : example;
}

function portOf({ word, report }: Reading): number {
  const written = word('PORT') ?? '4040';
  const port = /^\d{1,5}$/.test(written) ? Number(written) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  report(
    { file, field: 'PORT' },
    { zh: `端口 ${quoted(written)} 不对`, en: `${quoted(written)} is not a port` },
    { zh: '0 至 65535 的整数，默认 4040', en: 'a whole number from 0 to 65535, 4040 by default' },
  );
  return 4040;
}

function urlOf({ word, report }: Reading): Pick<Env, 'url'> {
  const written = word('FENGHUO_URL');
  if (written === undefined) return {};
  const fits = /^https?:\/\//.test(written) && URL.canParse(written);
  if (fits) return { url: new URL(written.endsWith('/') ? written : `${written}/`).href };
  report(
    { file, field: 'FENGHUO_URL' },
    { zh: `${quoted(written)} 不是网址`, en: `${quoted(written)} is not an address` },
    {
      zh: '手机上打开控制台的地址，如 https://fenghuo.example.cn/',
      en: 'where the console is opened from a phone, e.g. https://fenghuo.example.org/',
    },
  );
  return {};
}

function databaseOf(url: string, report: Report): string {
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
