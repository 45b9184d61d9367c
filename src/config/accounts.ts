import type { Channel, ChannelKey, Org, Person } from '../policy/org.ts';
import type { Words } from '../policy/policy.ts';
import { platforms } from './channels.ts';
import type { Report } from './found.ts';
import { choose, quoted } from './found.ts';
import type { Account } from './kind.ts';
import { kinds } from './kinds.ts';
import type { PeopleRow } from './peopleRow.ts';
import { rosterName } from './rosters.ts';
import { list } from './table.ts';

/** What an account of each platform looks like; one of WeCom's is the same on each of its ways into a group. */
const accounts: Readonly<Record<string, Account>> = {
  web: { tenant: /./, id: /./, example: 'web:demo:zhangsan' },
  ...Object.fromEntries(Object.entries(kinds).map(([name, { account }]) => [name, account])),
};

/** The accounts of a person, `platform:tenant:id`; one account is never two persons' (REQ-P1). */
export function readIdentities(
  row: PeopleRow,
  taken: ReadonlyMap<string, Person>,
  report: Report,
): readonly string[] {
  const place = row.place('identities');
  const written = list(row.cell('identities'));
  const sound = written.filter((identity) => {
    const [platform = '', tenant = '', ...id] = identity.split(':');
    if (tenant === '' || id.join(':') === '' || /\s/.test(identity)) {
      report(
        place,
        { zh: '账号写法不对', en: 'an account is not well formed' },
        {
          zh: '写成 平台:租户:账号，如 slack:T024BE7LD:U023BECGF，多个用分号分隔',
          en: 'write platform:tenant:id, e.g. slack:T024BE7LD:U023BECGF, several parted by ;',
        },
      );
      return false;
    }
    const known = Object.hasOwn(accounts, platform) ? accounts[platform] : undefined;
    if (known === undefined) {
      report(
        place,
        { zh: `没有 ${quoted(platform)} 这个平台`, en: `there is no platform ${quoted(platform)}` },
        choose(platform, Object.keys(accounts)),
      );
      return false;
    }
    if (!known.tenant.test(tenant) || !known.id.test(id.join(':'))) {
      report(
        place,
        { zh: `这不像 ${platform} 的账号`, en: `this does not look like an account of ${platform}` },
        { zh: `写法如 ${known.example}`, en: `it is written like ${known.example}` },
      );
      return false;
    }
    const owner = taken.get(identity);
    if (owner === undefined) return true;
    report(
      place,
      { zh: `这个账号已是工号 ${owner.id} 的`, en: `this account belongs to employee ${owner.id} already` },
      { zh: '一个账号只属于一人', en: 'one account belongs to one person' },
    );
    return false;
  });
  return [...new Set(sound)];
}

/** The groups a person sits in on platforms without member lists. */
export function readRoster(row: PeopleRow, org: Org, report: Report): readonly ChannelKey[] {
  if (org.units.size === 0) return [];
  const roster: ChannelKey[] = [];
  for (const written of new Set(list(row.cell('roster')))) {
    const channel = org.channels.get(written as ChannelKey);
    if (channel && isListed(channel)) roster.push(channel.key);
    else report(row.place('roster'), ...notListed(written, channel, org));
  }
  return roster;
}

/** Said by people.csv and nothing else. */
function isListed({ platform, roster }: Channel): boolean {
  return roster === undefined && platforms[platform]?.members !== 'group';
}

function notListed(written: string, channel: Channel | undefined, org: Org): readonly [Words, Words] {
  if (channel === undefined) {
    const listed = [...org.channels.values()].filter(isListed).map(({ key }) => key);
    return [
      { zh: `没有 ${quoted(written)} 这个群`, en: `there is no group ${quoted(written)}` },
      choose(written, listed),
    ];
  }
  if (channel.roster) {
    const name = rosterName(channel.roster);
    return [
      { zh: `${quoted(written)} 的成员以 ${name} 为准`, en: `${name} says who is in ${quoted(written)}` },
      {
        zh: `从 roster 中删去，在通讯录里把人加进 ${name}；或在 org.csv 里去掉 @${name}`,
        en: `take it out of the roster and put the person into ${name} in the directory, or leave out @${name} in org.csv`,
      },
    ];
  }
  return [
    {
      zh: `${quoted(written)} 的成员以平台为准`,
      en: `the platform itself says who is in ${quoted(written)}`,
    },
    {
      zh: '从 roster 中删去，在平台上拉人入群',
      en: 'take it out of the roster and invite the person on the platform',
    },
  ];
}
