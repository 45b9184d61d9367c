import { z } from 'zod';
import type { Allowance, Delivery } from '../../ports.ts';

export type Trouble = Exclude<Delivery, { outcome: 'sent' }>;

const Frame = z.object({ errcode: z.number() });

/** WeCom's code in an answer or in what the SDK rejects with, which is the raw frame and no Error; undefined elsewhere. */
function codeOf(error: unknown): number | undefined {
  return Frame.safeParse(error).data?.errcode;
}

/** Codes that say "later": [milliseconds, whom it is about where it is not the way's own scope]. */
const later: Readonly<Record<number, readonly [afterMs: number, scope?: Allowance['scope']]>> = {
  [-1]: [5_000, 'app'],
  45009: [60_000],
  45033: [10_000, 'app'],
};

const nextStep: Readonly<Record<number, string>> = {
  40001: '密钥不对：请在企业微信管理后台重新取得 Secret',
  40008: '企业微信不收这种消息：请升级烽火',
  40013: '企业编号不对：核对 WECOM_CORP_ID',
  40056: '应用编号不对：核对 WECOM_AGENT_ID',
  40068: '找不到这个标签：核对 org.csv 里的标签编号，并把标签的管理权给这个应用',
  48002: '应用没有这项权限：按 docs/platforms/wecom.md 补齐',
  60003: '找不到这个部门：核对 org.csv 里的部门编号',
  60011: '应用的可见范围不够：在管理后台把这些人加进可见范围',
  60020: '这台机器的地址不在应用的“企业可信IP”里：请在管理后台加上',
  60111: '找不到这个人：核对 people.csv 里的 userid',
  81013: '收信的人、部门或标签都不在应用的可见范围里：请在管理后台加上',
  82001: '没有收信的人：核对 org.csv 里的编号',
  86001: '群编号不对：核对 org.csv 里的群编号',
  86003: '找不到这个群：核对 org.csv 里的群编号',
  86008: '这个群不是本应用建的：只能用烽火自己建的群',
  93000: '机器人地址失效：请在群里重新添加群机器人并更新密钥',
  93004: '机器人已停用：请在群里重新启用',
  93006: '找不到这个群：核对 org.csv 里的群编号，并先在群里 @烽火 说一句话',
  93008: '机器人不在这个群里：请把它加进群',
  846605: '这次按键只能改卡片，不能答话',
  846607: '答得太晚，这张卡片已不能改',
};

/** What a code other than 0 means for what was asked. `scope` is whom a limit of this way is about. */
export function refused(code: number, scope: Allowance['scope']): Trouble {
  const wait = later[code];
  if (wait) {
    const [afterMs, whom = scope] = wait;
    return { outcome: 'retry', afterMs, why: `企业微信限速或繁忙（${code}）`, scope: whom };
  }
  return { outcome: 'failed', why: `${nextStep[code] ?? '企业微信拒绝了这条消息'}（${code}）` };
}

/**
 * What an error of the long connection means for a message: a frame is a refusal; what never left may be said again;
 * silence, or a line that broke before the answer, is nobody's knowledge.
 */
export function frameTrouble(error: unknown): Trouble {
  const code = codeOf(error);
  if (code !== undefined) return refused(code, 'group');
  const neverLeft = error instanceof Error && error.message.includes('not connected');
  return neverLeft ? notConnected : { outcome: 'uncertain', why: '企业微信没有答复（no answer）' };
}

export const notConnected: Trouble = {
  outcome: 'retry',
  afterMs: 5_000,
  why: '没有连上企业微信（not connected）',
  scope: 'app',
};

/** The same for what may be asked twice without harm. */
export function harmlessTrouble(trouble: Trouble): Exclude<Trouble, { outcome: 'uncertain' }> {
  return trouble.outcome === 'uncertain' ? { outcome: 'retry', afterMs: 2_000, why: trouble.why } : trouble;
}
