import { type ChatEnvs, chats } from '../config/kinds.ts';
import type { People } from '../policy/org.ts';
import type { Finding } from '../ports.ts';
import { few } from './doctorGroups.ts';

/** Accounts of another company than the one that is configured: they never count, so a slip in a tenant is a person lost. */
export function tenantFindings(env: ChatEnvs, { people }: { readonly people: People }): readonly Finding[] {
  return chats(env).flatMap(({ name: platform, tenant }) => {
    if (tenant === undefined) return [];
    const others = [...people.byId.values()].filter(({ identities }) =>
      identities.some((identity) => {
        const [where, whose] = identity.split(':');
        return where === platform && whose !== tenant;
      }),
    );
    if (others.length === 0) return [];
    const some = few(others.map(({ id }) => id));
    const finding: Finding = {
      ...{ state: 'warn', id: `people.tenant.${platform}` },
      what: {
        zh: `${others.length} 人的 ${platform} 账号不属于 ${tenant}，一律不算：工号 ${some.zh}`,
        en: `${others.length} people have accounts on ${platform} that are not of ${tenant} and never count: ${some.en}`,
      },
      next: {
        zh: `在 people.csv 写成 ${platform}:${tenant}:账号`,
        en: `write them as ${platform}:${tenant}:id in people.csv`,
      },
    };
    return [finding];
  });
}
