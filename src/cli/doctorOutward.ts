import { levels } from '../incident/incident.ts';
import type { AskedModel } from '../llm/record.ts';
import { canBeRung, type Means } from '../policy/ringing.ts';
import type { Outlet } from '../ports/statements.ts';
import type { Finding, Settings } from '../ports.ts';
import type { Spent } from '../store/exchanges.ts';
import type { Looked } from './doctorChat.ts';
import { few } from './doctorGroups.ts';

/** What reaches beyond our groups: telephones, the public, a language model. */
export interface Outward {
  readonly platforms: readonly Looked[];
  /** Whether somebody sends our text messages and makes our calls. */
  readonly hook: boolean;
  readonly outlets: readonly Outlet[];
  readonly llm: AskedModel | undefined;
  /** What models were asked within the last 30 days; only a running service knows. */
  readonly spent?: () => Promise<Spent>;
}

/** Who is slower than this is of no use for drafts either, ms. */
const longestTrial = 30_000;

/** Asks every way out, and the model one harmless question; rings nobody and publishes nothing. */
export async function* outwardFindings(
  { platforms, hook, outlets, llm, spent }: Outward,
  settings: Settings,
): AsyncGenerator<Finding> {
  const rings = platforms.flatMap(({ name, ring }) => (ring ? name : []));
  yield* ringFindings({ platforms: rings, hook }, settings);
  if (outlets.length === 0) yield byHand;
  for (const outlet of outlets) yield* await checked(outlet);
  if (llm) yield (await import('../llm/tryModel.ts')).tryModel(llm, longestTrial);
  else yield templatesAlone;
  if (llm && spent) yield spentFinding(await spent());
}

/** policy.yaml lets telephones ring: can any, and whose cannot. */
function ringFindings(means: Means, { policy, people, demo }: Settings): readonly Finding[] {
  const wanted = levels.filter((level) => policy.ring.when[level] !== 'never');
  if (wanted.length === 0) return [];
  const called = wanted.map((level) => policy.levels[level].name);
  const [zh, en] = [called.map((each) => each.zh).join('、'), called.map((each) => each.en).join(', ')];
  const id = 'ring';
  if (means.platforms.length === 0 && !means.hook) {
    const what = {
      zh: `谁的电话也叫不响：${zh} 要叫人，却没有能叫的平台或接口`,
      en: `nobody can be rung: ${en} call people, and there is no platform or hook that rings`,
    };
    return [demo ? { state: 'ok', id, what } : { state: 'warn', id, what, next: ringing }];
  }
  const deaf = [...people.byId.values()].filter((person) => person.onCall && !canBeRung(person, means));
  return [deaf.length === 0 ? allHear(id) : someDeaf(id, deaf), ...(means.hook ? [hooked] : [])];
}

const ringing = {
  zh: '配置飞书、Slack 或企业微信，或短信电话接口（docs/RING.md）；不要呼叫就在 policy.yaml 的 ring 写 never',
  en: 'configure Feishu, Slack or WeCom, or a hook for texts and calls (docs/RING.md); or write never under ring in policy.yaml',
};

function allHear(id: string): Finding {
  return { state: 'ok', id, what: { zh: '值班人都叫得响', en: 'everybody on call can be rung' } };
}

function someDeaf(id: string, deaf: readonly { readonly id: string }[]): Finding {
  const some = few(deaf.map((person) => person.id));
  return {
    ...{ state: 'warn', id },
    what: {
      zh: `${deaf.length} 个值班人叫不响：工号 ${some.zh}`,
      en: `${deaf.length} on call cannot be rung: ${some.en}`,
    },
    next: {
      zh: '在 people.csv 写上能叫的平台的账号；有短信电话接口的，写电话',
      en: 'write an account on a platform that rings into people.csv, or a telephone number where there is a hook',
    },
  };
}

/** It cannot be asked without a telephone that rings. */
const hooked: Finding = {
  ...{ state: 'ok', id: 'ring.hook' },
  what: {
    zh: '短信电话接口已配置；体检不打它，请按 docs/RING.md 试一次',
    en: 'the hook for texts and calls is configured; it is not tried here, see docs/RING.md for a trial',
  },
};

const byHand: Finding = {
  ...{ state: 'ok', id: 'publish' },
  what: {
    zh: '没有配置发布途径：批准的文字一律由人发布，再登记链接（docs/PUBLISHING.md）',
    en: 'no way out is configured: everything is published by hand, and its link registered (docs/PUBLISHING.md)',
  },
};

async function checked({ name, check }: Outlet): Promise<readonly Finding[]> {
  try {
    return (await check?.()) ?? [];
  } catch (error) {
    // Its words may hold an address with a secret.
    const kind = error instanceof Error ? error.name : 'error';
    const what = { zh: `${name} 看不成（${kind}）`, en: `${name} could not be looked at (${kind})` };
    const next = { zh: '检查到它的网络，再试一次', en: 'check the network towards it, then try again' };
    return [{ state: 'bad', id: `publish.${name}`, what, next }];
  }
}

function spentFinding({ calls, tokens, cost }: Spent): Finding {
  const [zh, en] = cost > 0 ? [`，约 ${cost.toFixed(2)}`, `, about ${cost.toFixed(2)}`] : ['', ''];
  return {
    ...{ state: 'ok', id: 'llm.spent' },
    what: {
      zh: `30 天里问了大模型 ${calls} 次，${tokens} token${zh}`,
      en: `within 30 days the model was asked ${calls} times for ${tokens} tokens${en}`,
    },
  };
}

const templatesAlone: Finding = {
  ...{ state: 'ok', id: 'llm' },
  what: {
    zh: '没有配置大模型：初稿用模板，不问第二意见',
    en: 'no language model is configured: drafts come from templates, and nobody is asked for a second opinion',
  },
};
