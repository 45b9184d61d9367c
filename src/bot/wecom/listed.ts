import { z } from 'zod';
import type { Listed } from '../../policy/org.ts';
import type { Identity } from '../../ports.ts';
import type { Api } from './api.ts';
import { userOf } from './outbound.ts';

/** 1: active. Others are barred, have not joined yet or have left. */
const Found = z.object({
  status: z.literal(1),
  email: z.string().optional(),
  biz_mail: z.string().optional(),
});

/** The e-mail addresses of one of our company's people, where WeCom lets the app see them. */
export function listing(api: Api, corp: string) {
  return async function listed(who: Identity): Promise<Listed | undefined> {
    const userid = userOf(who, corp);
    const answer = userid === undefined ? undefined : await api.get('user/get', { userid });
    const found = answer?.ok ? Found.safeParse(answer.body).data : undefined;
    return found && { emails: [found.email, found.biz_mail].flatMap((each) => each || []) };
  };
}
