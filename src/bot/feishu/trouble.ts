import type { Delivery } from '../../ports.ts';

/** What went wrong with a call, and nothing of what was said in it: safe to log. */
export class FeishuError extends Error {
  override readonly name = 'FeishuError';
  /** Feishu's own code; undefined when there was no answer of its. */
  readonly code: number | undefined;
  /** HTTP status; undefined when there was no answer at all. */
  readonly status: number | undefined;
  /** How long Feishu tells us to wait. */
  readonly waitMs: number | undefined;
  /** Not a byte of the request has left. */
  readonly neverLeft: boolean;

  constructor(what: {
    readonly code?: number | undefined;
    readonly status?: number | undefined;
    readonly waitMs?: number | undefined;
    readonly neverLeft?: boolean;
  }) {
    super(`Feishu: code ${what.code ?? 'none'}, HTTP ${what.status ?? 'none'}`);
    this.code = what.code;
    this.status = what.status;
    this.waitMs = what.waitMs;
    this.neverLeft = what.neverLeft ?? false;
  }
}

export type Trouble = Exclude<Delivery, { outcome: 'sent' }>;
export type HarmlessTrouble = Exclude<Trouble, { outcome: 'uncertain' }>;

/** What an error means for a call that writes. "uncertain": Feishu may have done it; "failed": `why` says what to do. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof FeishuError))
    return { outcome: 'uncertain', why: '飞书的答复无法读懂（unreadable answer）' };
  const { code, status, waitMs, neverLeft } = error;
  if (neverLeft) return { outcome: 'retry', afterMs: 5000, why: '连不上飞书（no connection）' };
  const tooMuch = tooMuchOf(code, status);
  if (tooMuch)
    return {
      outcome: 'retry',
      afterMs: Math.max(waitMs ?? tooMuch.afterMs, 1000),
      why: tooMuch.why,
      scope: tooMuch.scope,
    };
  if (code !== undefined && staleToken.has(code)) {
    return { outcome: 'retry', afterMs: 1000, why: `飞书令牌过期，重新取得（${code}）` };
  }
  if (code === beingSent)
    return { outcome: 'retry', afterMs: 2000, why: `飞书正在发送同一条消息（${code}）` };
  if (status === undefined) return { outcome: 'uncertain', why: '飞书没有答复（no answer）' };
  if (status >= 500 || code === undefined) return { outcome: 'uncertain', why: `飞书出错（HTTP ${status}）` };
  return { outcome: 'failed', why: `${nextStep[code] ?? '飞书拒绝了这次调用'}（${code}）` };
}

/** The same for a call that only reads, or that says the latest state: asking again does no harm. */
export function harmlessTrouble(error: unknown): HarmlessTrouble {
  const trouble = troubleOf(error);
  return trouble.outcome === 'uncertain' ? { outcome: 'retry', afterMs: 2000, why: trouble.why } : trouble;
}

export function codeOf(error: unknown): number | undefined {
  return error instanceof FeishuError ? error.code : undefined;
}

/** Codes after which the token must be fetched anew. */
export const staleToken: ReadonlySet<number> = new Set([
  99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677,
]);
/** Withdrawn, deleted, older than 14 days, not of a kind that changes, or no message at all. */
export const goneCodes: ReadonlySet<number> = new Set([230001, 230011, 230031, 230050, 230054, 230110]);
/** The card itself was refused: too long, or something in it is not understood. */
export const cardRefused: ReadonlySet<number> = new Set([230025, 230099, 200621, 11310]);
/** App id or secret are not accepted. */
export const badSecret: ReadonlySet<number> = new Set([10003, 10012, 10013, 10014, 10015, 20002, 514]);
export const lacksScope: ReadonlySet<number> = new Set([99991672, 99991679, 230027, 232034]);

const beingSent = 230049;
const ofGroup = new Set([230020, 11233, 232019]);
const ofApp = new Set([99991400, 11232, 11247, 1061045]);

function tooMuchOf(code: number | undefined, status: number | undefined) {
  const why = `飞书限速（${code ?? 429}）`;
  if (code !== undefined && ofGroup.has(code)) return { scope: 'group', afterMs: 1000, why } as const;
  if (status === 429 || (code !== undefined && ofApp.has(code)))
    return { scope: 'app', afterMs: 5000, why } as const;
  return undefined;
}

const nextStep: Readonly<Record<number, string>> = {
  230001: '消息的参数不对：核对 org.csv 里的群编号（oc_ 开头）',
  230002: '机器人不在这个群里：群设置 → 群机器人 → 添加机器人，选烽火',
  230006: '应用没有启用机器人能力：开发者后台 → 添加应用能力 → 机器人',
  230013: '此人不在应用的可用范围内：开发者后台 → 版本管理与发布 → 可用范围',
  230018: '这个群禁止机器人发言：请群主在群管理里放行',
  230022: '消息被飞书判为含敏感信息，没有发出',
  230028: '消息没有通过贵单位的数据防泄漏检查，没有发出',
  230027: '应用缺少权限：按 docs/platforms/feishu.md 的清单补齐，并发布新版本',
  230035: '没有在这个群发言的权限：请群主放行机器人',
  232006: '找不到这个群：核对 org.csv 里的群编号（oc_ 开头）',
  232009: '这个群已解散：在 org.csv 换一个群',
  232010: '这个群属于别的单位：请换成本单位内部的群',
  232011: '机器人不在这个群里：群设置 → 群机器人 → 添加机器人，选烽火',
  232033: '这个群是外部群：请换成本单位内部的群',
  232034: '应用缺少权限：按 docs/platforms/feishu.md 的清单补齐，并发布新版本',
  99991672: '应用缺少权限：按 docs/platforms/feishu.md 的清单补齐，并发布新版本',
  10003: '飞书不接受 FEISHU_APP_ID',
  10014: '飞书不接受 FEISHU_APP_SECRET：开发者后台 → 凭证与基础信息',
};
