import type { Channel, Org } from '../policy/org.ts';
import type { Report } from './found.ts';
import type { Way } from './kind.ts';
import { type ChatEnvs, chats } from './kinds.ts';
import { file } from './variables.ts';

type Absent = Pick<Way<never>, 'needs'>;

/** Each platform that org.csv binds groups of must be there, and what it needs for them. */
export function checkBound(env: ChatEnvs, { channels }: Org, report: Report): void {
  const all = [...channels.values()];
  for (const { absent: lacking, checkGroups } of chats(env)) {
    for (const [way, { needs }] of lacking) {
      const first = all.find(({ platform }) => platform === way);
      if (first) absent(needs, first, report);
    }
    checkGroups(all, report);
  }
}

function absent({ field, name, right }: Absent['needs'], first: Channel, report: Report): void {
  report(
    { file, field },
    {
      zh: `org.csv 绑定了${name.zh}（${first.unit}），却没有它的凭证`,
      en: `org.csv binds ${name.en} (${first.unit}) but there are no credentials for them`,
    },
    right,
  );
}
