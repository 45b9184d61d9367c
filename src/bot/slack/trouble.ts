import { webApi } from '@slack/bolt';
import type { Delivery } from '../../ports.ts';

export type Trouble = Exclude<Delivery, { outcome: 'sent' }>;

/**
 * What an error of the Web API means for a call that writes. "uncertain": Slack may have done it before the answer was
 * lost (SECURITY finding 6); "failed": it will say the same next time, so `why` says what to do.
 */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return {
      outcome: 'retry',
      afterMs: Math.max(error.retryAfter, 1) * 1000,
      why: 'Slack 限速（rate_limited）',
    };
  }
  if (error instanceof webApi.WebAPIPlatformError)
    return platformTrouble(error.data.error ?? 'unknown_error');
  if (error instanceof webApi.WebAPIRequestError) {
    return neverArrived(error.original)
      ? { outcome: 'retry', afterMs: 5000, why: '连不上 Slack（no connection）' }
      : { outcome: 'uncertain', why: 'Slack 没有答复（no answer）' };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    return error.statusCode >= 500
      ? { outcome: 'uncertain', why: `Slack 出错（HTTP ${error.statusCode}）` }
      : { outcome: 'failed', why: `Slack 拒绝了请求（HTTP ${error.statusCode}）` };
  }
  return { outcome: 'uncertain', why: 'Slack 的答复无法读懂（unreadable answer）' };
}

/** The same for a call that only reads, or that says the latest state: asking again does no harm. */
export function harmlessTrouble(error: unknown): Exclude<Trouble, { outcome: 'uncertain' }> {
  const trouble = troubleOf(error);
  return trouble.outcome === 'uncertain' ? { outcome: 'retry', afterMs: 2000, why: trouble.why } : trouble;
}

/** Slack's code in an error, e.g. `message_not_found`; undefined for other errors. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

const nextStep: Readonly<Record<string, string>> = {
  not_in_channel: '机器人不在这个群里：请在群中输入 /invite @烽火',
  channel_not_found: '找不到这个群：核对 org.csv 里的群编号，私密群还要先 /invite @烽火',
  is_archived: '这个群已归档：请恢复该群，或在 org.csv 换一个群',
  restricted_action: '工作区不许在此群发言：请管理员在频道设置里放行机器人',
  restricted_action_read_only_channel: '这个群只许管理员发言：请放行机器人',
  invalid_auth: '机器人令牌无效：请在 Slack 后台重新取得 SLACK_BOT_TOKEN',
  not_authed: '没有机器人令牌：请设置 SLACK_BOT_TOKEN',
  account_inactive: '机器人已被停用：请管理员重新安装应用',
  token_revoked: '机器人令牌已撤销：请重新安装应用并更新 SLACK_BOT_TOKEN',
  token_expired: '机器人令牌已过期：请更新 SLACK_BOT_TOKEN',
  missing_scope: '应用缺少权限：按 docs/platforms/slack.md 的清单补齐后重新安装',
  no_permission: '应用缺少权限：按 docs/platforms/slack.md 的清单补齐后重新安装',
  org_login_required: '工作区正在迁移：完成后再试',
  cant_update_message: '这条消息不是烽火发的，不能改',
  edit_window_closed: '工作区不许再改这条消息：请管理员放宽消息编辑期限',
};

const unsure = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);
const later = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded', 'team_added_to_org']);

function platformTrouble(code: string): Trouble {
  // The SDK gives out an answer that is no JSON, such as a proxy's page, as if it were Slack's own code.
  if (!/^[a-z][a-z0-9_]*$/.test(code))
    return { outcome: 'uncertain', why: 'Slack 的答复无法读懂（unreadable answer）' };
  if (unsure.has(code)) return { outcome: 'uncertain', why: `Slack 出错（${code}）` };
  if (later.has(code)) return { outcome: 'retry', afterMs: 30_000, why: `Slack 限速（${code}）` };
  return { outcome: 'failed', why: `${nextStep[code] ?? 'Slack 拒绝了这条消息'}（${code}）` };
}

/** Errors that come before a byte of the request has left. */
const before = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function neverArrived(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && before.has(String(error.code))) || neverArrived(error.cause);
}
