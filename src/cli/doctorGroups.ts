import type { Channel, Org, People, Person } from '../policy/org.ts';
import type { Policy } from '../policy/policy.ts';
import type { Finding, Members, Words } from '../ports.ts';

export interface Chain {
  readonly org: Org;
  readonly people: People;
  readonly policy: Policy;
}

/** So many accounts or names stand in one line; the rest are counted. */
const most = 5;

/** Of one group: how many are in it, and how many of those people.csv knows; whoever it does not know cannot press. */
export function groupFinding(channel: Channel, members: Members, chain: Chain): Finding {
  const id = `${channel.platform}.channel.${channel.id}.people`;
  const name = groupName(channel, chain);
  if (!members.known) return { state: 'bad', id, what: unknown(name, members.why), next: askable };
  if (members.who.length === 0) return { state: 'bad', id, what: empty(name), next: fill(channel) };
  const strangers = members.who.filter((who) => !chain.people.byIdentity.has(who));
  const known = members.who.length - strangers.length;
  const what = counted(name, members.who.length, known, strangers);
  if (known === 0) return { state: 'bad', id, what, next: addRows };
  return strangers.length > 0 ? { state: 'warn', id, what, next: addRows } : { state: 'ok', id, what };
}

/** The persons that people.csv knows in a group; undefined where nobody can say who is in it. */
export function personsIn(members: Members | undefined, people: People): readonly Person[] | undefined {
  if (!members?.known) return undefined;
  return [...new Set(members.who.flatMap((who) => people.byIdentity.get(who) ?? []))];
}

function groupName({ key, unit, duty }: Channel, { org, policy }: Omit<Chain, 'people'>): Words {
  const at = org.units.get(unit)?.name ?? unit;
  const { zh, en } = policy.duties[duty]?.name ?? { zh: duty, en: duty };
  return { zh: `群 ${key}（${at}，${zh}）`, en: `group ${key} (${unit}, ${en})` };
}

/** `a、b、c 等 9 个`: a few of many. */
export function few(all: readonly string[]): Words {
  const shown = all.slice(0, most);
  const rest = all.length > most;
  return {
    zh: `${shown.join('、')}${rest ? ` 等 ${all.length} 个` : ''}`,
    en: `${shown.join(', ')}${rest ? ` and ${all.length - most} more` : ''}`,
  };
}

const unknown = ({ zh, en }: Words, why: string): Words => ({
  zh: `${zh}：问不到谁在群里（${why}），群里的按键一律不生效`,
  en: `${en}: who is in it is not known${latin(why)}, and no press in it counts`,
});
const askable: Words = {
  zh: '先办好上面这个平台的问题，再看一次',
  en: 'mend what is said of this platform above, then look again',
};
const empty = ({ zh, en }: Words): Words => ({
  zh: `${zh}：没有本单位的人`,
  en: `${en}: nobody of ours is in it`,
});
const addRows: Words = {
  zh: '把他们的账号写进 people.csv 的 identities 列；不该在群里的请移出',
  en: 'write their accounts into the identities column of people.csv, or take them out of the group',
};

function counted({ zh, en }: Words, all: number, known: number, strangers: readonly string[]): Words {
  const some = few(strangers);
  const none = strangers.length === 0;
  return {
    zh: `${zh}：成员 ${all} 人，people.csv 认得 ${known} 人${none ? '' : `，不认得 ${some.zh}`}`,
    en: `${en}: ${all} in it, ${known} of them in people.csv${none ? '' : `; unknown: ${some.en}`}`,
  };
}

function fill({ platform, key, roster }: Channel): Words {
  if (roster) {
    return { zh: '在企业微信通讯录里把人加进这个名单', en: 'add people to this list in the WeCom directory' };
  }
  if (platform === 'web' || platform === 'wecom' || platform === 'wecom-robot') {
    return {
      zh: `在 people.csv 的 roster 列写 ${key}，identities 列写他们的账号`,
      en: `write ${key} into the roster column of people.csv, and their accounts into identities`,
    };
  }
  return { zh: '把该职责的人拉进群', en: 'bring the people of this duty into the group' };
}

/** English lines stay English: a reason in Chinese is left out of them. */
function latin(why: string): string {
  return /\p{Script=Han}/u.test(why) ? '' : ` (${why})`;
}
