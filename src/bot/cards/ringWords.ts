import type { Loudness, RungWhy } from '../../incident/rung.ts';
import { accountsOf } from '../../policy/org.ts';
import type { Words } from '../../policy/policy.ts';

/** Why a person is rung, in one line; `{unit}` is the unit for which they are. */
export const rungWhyWords: Readonly<Record<RungWhy, Words>> = {
  told: { zh: '请{unit}认领', en: '{unit}, please claim it' },
  called: {
    zh: '到时限无人认领或下级上报，请{unit}认领',
    en: 'unclaimed or escalated; {unit}, please claim it',
  },
  unclaimed: { zh: '到时限无人认领，请{unit}认领', en: 'unclaimed at its deadline; {unit}, please claim it' },
};

/** What a text message or a voice says: no title, since it leaves the house. */
export const hookWords: Words = {
  zh: '【烽火】{code} {badge}，{owner}，{why}。请到群里处理。',
  en: '[Fenghuo] {code}, {badge}, {owner}: {why}. Please see to it in the group.',
};

const hook = {
  app: { zh: '短信', en: 'text message' },
  sms: { zh: '短信', en: 'text message' },
  phone: { zh: '电话', en: 'call' },
} as const satisfies Readonly<Record<Loudness, Words>>;

const feishu = {
  app: { zh: '飞书加急', en: 'Feishu urgent' },
  sms: { zh: '飞书短信加急', en: 'Feishu urgent SMS' },
  phone: { zh: '飞书电话加急', en: 'Feishu urgent call' },
} as const satisfies Readonly<Record<Loudness, Words>>;

function always(words: Words): Readonly<Record<Loudness, Words>> {
  return { app: words, sms: words, phone: words };
}

const ways: Readonly<Record<string, Readonly<Record<Loudness, Words>>>> = {
  hook,
  feishu,
  slack: always({ zh: 'Slack 私信', en: 'Slack message' }),
  wecom: always({ zh: '企业微信消息', en: 'WeCom message' }),
};

/** How a phone was rung, as people call it; a platform that has no word of its own here is called by its name. */
export function wayWords(way: string, how: Loudness): Words {
  const app = accountsOf(way);
  const known = Object.hasOwn(ways, app) ? ways[app]?.[how] : undefined;
  return known ?? { zh: way, en: way };
}
