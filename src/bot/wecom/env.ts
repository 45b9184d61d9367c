import { quoted } from '../../config/found.ts';
import { file, missing, type Reading, shaped } from '../../config/variables.ts';
import type { Words } from '../../policy/policy.ts';

/** WeCom has three ways into a group, each with its own credentials; one company may use all of them. */
export interface WecomEnv {
  readonly corpId: string;
  /** 智能机器人: cards with buttons in groups. */
  readonly bot?: {
    readonly id: string;
    readonly secret: string;
    /** What it is called in groups; needed where its name has blanks in it. */
    readonly name?: string;
  };
  /** The self-built app: cards to persons, groups of its own, the directory that rosters come from. */
  readonly app?: WecomApp;
  /** Group robots, one way only: our name for each → the key of its webhook. */
  readonly robots: ReadonlyMap<string, string>;
}

export interface WecomApp {
  readonly agentId: number;
  readonly secret: string;
  /** Without it nobody can press on the app's cards. */
  readonly callback?: { readonly token: string; readonly aesKey: string };
}

const names = [
  'WECOM_BOT_ID',
  'WECOM_AGENT_ID',
  'WECOM_BOT_SECRET',
  'WECOM_AGENT_SECRET',
  'WECOM_TOKEN',
  'WECOM_AES_KEY',
  'WECOM_ROBOTS',
] as const;

/** Any of its three ways is the switch; what is missing beside it is then named. */
export function wecomOf(reading: Reading): WecomEnv | undefined {
  const corpId = reading.word('WECOM_CORP_ID');
  const given = Object.fromEntries(names.map((name) => [name, reading.secret(name)]));
  if (corpId === undefined && Object.values(given).every((each) => each === undefined)) return undefined;
  shaped(reading, 'WECOM_CORP_ID', corpId, /^w[wxp][0-9A-Za-z_-]{8,40}$/, {
    zh: 'ww 开头，在管理后台“我的企业”最下方',
    en: 'it begins with ww and stands at the foot of My Company in the admin console',
  });
  const bot = botOf(given, reading);
  const app = appOf(given, reading);
  const robots = robotsOf(given.WECOM_ROBOTS, reading);
  if (Object.values(given).every((each) => each === undefined)) {
    missing(reading.report, 'WECOM_BOT_ID', {
      zh: '企业微信至少要一种：智能机器人（WECOM_BOT_ID）、自建应用（WECOM_AGENT_ID）、群机器人（WECOM_ROBOTS）',
      en: 'WeCom needs at least one way: an AI bot (WECOM_BOT_ID), a self-built app (WECOM_AGENT_ID), group robots (WECOM_ROBOTS)',
    });
  }
  return { corpId: corpId ?? '', ...(bot && { bot }), ...(app && { app }), robots };
}

type Given = Readonly<Record<string, string | undefined>>;

function botOf(given: Given, reading: Reading): WecomEnv['bot'] {
  const { WECOM_BOT_ID: id, WECOM_BOT_SECRET: secret } = given;
  if (id === undefined && secret === undefined) return undefined;
  const where = {
    zh: '在管理后台“智能机器人 → API 模式 → 长连接”里，编号和密钥成对',
    en: 'it stands in the AI bot’s settings, API mode, long connection; id and secret come as a pair',
  };
  shaped(reading, 'WECOM_BOT_ID', id, /^[\x21-\x7e]{4,128}$/, where);
  if (secret === undefined) missing(reading.report, 'WECOM_BOT_SECRET', where);
  const name = reading.word('WECOM_BOT_NAME');
  return { id: id ?? '', secret: secret ?? '', ...(name !== undefined && { name }) };
}

function appOf(given: Given, reading: Reading): WecomApp | undefined {
  const { WECOM_AGENT_ID: agent, WECOM_AGENT_SECRET: secret, WECOM_TOKEN: token, WECOM_AES_KEY: key } = given;
  if ([agent, secret, token, key].every((each) => each === undefined)) return undefined;
  const where = {
    zh: '在管理后台“应用管理 → 自建应用”里，AgentId 是一个数',
    en: 'it stands on the page of the self-built app; the AgentId is a number',
  };
  shaped(reading, 'WECOM_AGENT_ID', agent, /^\d{1,10}$/, where);
  if (secret === undefined) missing(reading.report, 'WECOM_AGENT_SECRET', where);
  const callback = callbackOf(token, key, reading);
  return { agentId: Number(agent ?? 0), secret: secret ?? '', ...(callback && { callback }) };
}

function callbackOf(
  token: string | undefined,
  aesKey: string | undefined,
  reading: Reading,
): WecomApp['callback'] {
  if (token === undefined && aesKey === undefined) return undefined;
  const where: Words = {
    zh: '在自建应用“接收消息 → 设置 API 接收”里，两个成对：Token 至多 32 位字母数字，EncodingAESKey 43 位',
    en: 'under Receive messages of the self-built app, as a pair: a token of up to 32 letters and digits, an EncodingAESKey of 43',
  };
  shaped(reading, 'WECOM_TOKEN', token, /^[0-9A-Za-z]{1,32}$/, where);
  shaped(reading, 'WECOM_AES_KEY', aesKey, /^[0-9A-Za-z]{43}$/, where);
  return { token: token ?? '', aesKey: aesKey ?? '' };
}

const robotForm =
  /^([a-z0-9][a-z0-9_-]{0,39})=(?:https:\/\/qyapi\.weixin\.qq\.com\/\S*[?&]key=)?([0-9A-Za-z-]{8,64})$/;

/** `east=KEY hq=KEY`: the address may stand for its key, since that is what WeCom lets one copy. */
function robotsOf(written: string | undefined, { report }: Reading): ReadonlyMap<string, string> {
  const robots = new Map<string, string>();
  for (const [index, one] of (written?.split(/[\s;；]+/) ?? []).entries()) {
    const [, name, key] = robotForm.exec(one) ?? [];
    if (name !== undefined && key !== undefined && !robots.has(name)) {
      robots.set(name, key);
      continue;
    }
    // The key is a secret, and so is what is left of a pair that is not well formed.
    report(
      { file, field: 'WECOM_ROBOTS' },
      name === undefined
        ? {
            zh: `WECOM_ROBOTS 第 ${index + 1} 个写法不对`,
            en: `number ${index + 1} of WECOM_ROBOTS is not well formed`,
          }
        : {
            zh: `WECOM_ROBOTS 里 ${quoted(name)} 写了两次`,
            en: `${quoted(name)} stands in WECOM_ROBOTS twice`,
          },
      {
        zh: '写成 名称=Webhook 的 key（或整条地址），多个用空格分隔，如 east=693a91f6-… hq=…；名称用小写字母和数字',
        en: 'write name=key of its webhook (or the whole address), several parted by blanks, e.g. east=693a91f6-… hq=…; names of lower-case letters and digits',
      },
    );
  }
  return robots;
}
