import { z } from 'zod';
import type { Listed } from '../../policy/org.ts';
import type { Identity } from '../../ports.ts';
import type { Api } from './api.ts';
import { userOf } from './outbound.ts';

/** 1: active. Others are barred, have not joined yet or have left. */
const Found = z.object({
  status: z.literal(1),
  biz_mail: z.string().optional(),
});

/**
 * The company's own address of one of our people, where WeCom lets the app see it. Never `email`, which members may write
 * themselves: whoever writes a commander's there would be taken for the commander.
 */
export function listing(api: Api, corp: string) {
  return async function listed(who: Identity): Promise<Listed | undefined> {
    const userid = userOf(who, corp);
    const answer = userid === undefined ? undefined : await api.get('user/get', { userid });
    const found = answer?.ok ? Found.safeParse(answer.body).data : undefined;
    return found && { emails: found.biz_mail ? [found.biz_mail] : [] };
  };
}
