import type { ChannelKey, Org, Person } from '../policy/org.ts';
import { platforms } from './channels.ts';
import type { Report } from './found.ts';
import { choose, quoted } from './found.ts';
import type { PeopleRow } from './peopleRow.ts';
import { list } from './table.ts';

/** Platforms that keep no member list of their own: who is in their groups is said in people.csv. */
const rostered: ReadonlySet<string> = new Set(['web']);

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
    if (!Object.hasOwn(platforms, platform)) {
      report(
        place,
        { zh: `没有 ${quoted(platform)} 这个平台`, en: `there is no platform ${quoted(platform)}` },
        choose(platform, Object.keys(platforms)),
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
    if (channel !== undefined && rostered.has(channel.platform)) {
      roster.push(channel.key);
      continue;
    }
    report(
      row.place('roster'),
      channel === undefined
        ? { zh: `没有 ${quoted(written)} 这个群`, en: `there is no group ${quoted(written)}` }
        : {
            zh: `${quoted(written)} 的成员以平台为准`,
            en: `the platform itself says who is in ${quoted(written)}`,
          },
      channel === undefined
        ? choose(written, rosterable(org))
        : {
            zh: '从 roster 中删去，在平台上拉人入群',
            en: 'take it out of the roster and invite the person on the platform',
          },
    );
  }
  return roster;
}

function rosterable(org: Org): readonly string[] {
  return [...org.channels.values()].filter(({ platform }) => rostered.has(platform)).map(({ key }) => key);
}
