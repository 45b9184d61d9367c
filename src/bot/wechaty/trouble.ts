import type { Delivery } from '../../ports.ts';
import { codeOf } from './log.ts';

export type Trouble = Exclude<Delivery, { outcome: 'sent' }>;
/** Of a call that only reads: asking again does no harm. */
export type ReadTrouble = Exclude<Trouble, { outcome: 'uncertain' }>;

export const notLoggedIn: ReadTrouble = {
  outcome: 'retry',
  afterMs: 30_000,
  why: '微信没有登录：请用手机扫码（WeChat is not logged in）',
  scope: 'app',
};

const elsewhere = '，见 docs/platforms/wechaty.md';

/** What gRPC's codes of a puppet service mean for what was asked: the same will be said next time. */
const refusals: Readonly<Record<number, string>> = {
  3: '微信拒绝了这条消息（invalid argument）',
  5: '找不到这个群或联系人：机器人要先在群里，群号要与本次登录一致（not found）',
  7: '微信账号没有这项权限（permission denied）',
  12: '这个 puppet 做不到（unimplemented）',
  16: '令牌不对：核对 WECHATY_TOKEN（unauthenticated）',
};
const exhausted = 8;

/** What an error of saying something means. The words may have arrived before the answer was lost. */
export function troubleOf(error: unknown): Trouble {
  return plainTrouble(error) ?? { outcome: 'uncertain', why: '微信没有答复（no answer from the puppet）' };
}

/** The same for what only reads, or does no harm twice. */
export function readTrouble(error: unknown): ReadTrouble {
  const gone = error instanceof Error && /no payload|not (?:found|exist)|unknown room/i.test(error.message);
  if (gone) return { outcome: 'failed', why: `${refusals[5]}${elsewhere}` };
  return plainTrouble(error) ?? { outcome: 'retry', afterMs: 5000, why: '微信没有答复（no answer)' };
}

function plainTrouble(error: unknown): ReadTrouble | undefined {
  if (error instanceof Error && /not logged in/i.test(error.message)) return notLoggedIn;
  const code = codeOf(error);
  if (code === exhausted) {
    return { outcome: 'retry', afterMs: 60_000, why: '微信限速（rate limited）', scope: 'app' };
  }
  const why = code === undefined ? undefined : refusals[code];
  return why === undefined ? undefined : { outcome: 'failed', why: `${why}${elsewhere}` };
}
