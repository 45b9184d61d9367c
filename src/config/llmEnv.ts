import { isIP } from 'node:net';
import type { Report } from './found.ts';
import { quoted } from './found.ts';

/** Where a second opinion is asked for. */
export interface LlmEnv {
  readonly key: string;
  /** Absent: OpenAI itself. */
  readonly baseUrl?: string;
  readonly model: string;
  /** What a million tokens cost, in whatever currency it is written in. */
  readonly pricePerMillion?: number;
}

interface Written {
  readonly key: string | undefined;
  readonly baseUrl: string | undefined;
  readonly model: string | undefined;
  readonly price: string | undefined;
}

const file = 'env';

/** Whom we know by their host, and a small model of theirs that answers in time; a server of one's own may know no name. */
const models: readonly (readonly [host: RegExp, model: string])[] = [
  [/(^|\.)openai\.com$/, 'gpt-4.1-mini'],
  [/(^|\.)deepseek\.com$/, 'deepseek-chat'],
  [/^dashscope[a-z-]*\.aliyuncs\.com$/, 'qwen-plus'],
];
const anyModel = 'default';

/** The key is the switch: without one nobody is asked, whatever else is set (DESIGN section 3, "llm"). */
export function llmOf({ key, baseUrl, model, price }: Written, report: Report): LlmEnv | undefined {
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,500}$/.test(key)) {
    report(
      { file, field: 'OPENAI_API_KEY' },
      { zh: 'OPENAI_API_KEY 里有密钥不会有的字符', en: 'OPENAI_API_KEY holds what no key holds' },
      {
        zh: '一行，没有空格和汉字；本地服务随便写一个词',
        en: 'one line without blanks; any word for a server of your own',
      },
    );
  }
  if (baseUrl !== undefined) checkUrl(baseUrl, report);
  const host = hostOf(baseUrl ?? 'https://api.openai.com/v1');
  const known = models.find(([pattern]) => pattern.test(host))?.[1];
  return {
    key,
    ...(baseUrl !== undefined && { baseUrl }),
    model: model ?? known ?? anyModel,
    ...priceOf(price, report),
  };
}

function priceOf(written: string | undefined, report: Report): Pick<LlmEnv, 'pricePerMillion'> {
  if (written === undefined) return {};
  if (/^\d{1,6}(\.\d{1,6})?$/.test(written)) return { pricePerMillion: Number(written) };
  report(
    { file, field: 'OPENAI_PRICE_PER_MILLION' },
    {
      zh: `OPENAI_PRICE_PER_MILLION ${quoted(written)} 不是价格`,
      en: `OPENAI_PRICE_PER_MILLION ${quoted(written)} is no price`,
    },
    {
      zh: '每百万 token 的价格，只写数字，如 2.5；不写就只记 token 数',
      en: 'the price of a million tokens, a plain number such as 2.5; without it only tokens are counted',
    },
  );
  return {};
}

/** What is asked is masked, and still nobody's to read on the way; a key never goes over the open net in clear. */
function checkUrl(written: string, report: Report): void {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const clear = url?.protocol === 'http:' && isNear(url.hostname);
  const fits = url && url.username === '' && url.search === '' && url.hash === '';
  if (fits && (url.protocol === 'https:' || clear)) return;
  report(
    { file, field: 'OPENAI_BASE_URL' },
    {
      zh: `OPENAI_BASE_URL ${quoted(withoutUser(written))} 不行`,
      en: `OPENAI_BASE_URL ${quoted(withoutUser(written))} will not do`,
    },
    {
      zh: '写 https://主机/v1；只有本机和内网的服务可以用 http://；密钥写在 OPENAI_API_KEY',
      en: 'https://host/v1; http:// for servers of your own network alone; the key goes into OPENAI_API_KEY',
    },
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

function withoutUser(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//…@').slice(0, 80);
}

/** This machine, the house's own network, a name without a domain (a container beside us). */
export function isNear(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) === 6) return bare === '::1' || /^f[cd]/.test(bare);
  if (isIP(bare) === 4) return /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\./.test(bare);
  return !bare.includes('.') || /\.(local|internal|lan|home\.arpa)$/.test(bare);
}
