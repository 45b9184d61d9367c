import type { UnitPath } from '../incident/incident.ts';
import type { Channel, ChannelKey } from '../policy/org.ts';
import type { Place, Report } from './found.ts';
import { choose, quoted } from './found.ts';
import type { Groups } from './kind.ts';
import { kinds } from './kinds.ts';
import type { OrgRow } from './orgRow.ts';
import { readRosterOf } from './rosters.ts';
import { list } from './table.ts';

const web: Groups = { id: /^[a-z0-9][a-z0-9_-]{0,59}$/, example: 'web:xuhui:monitor', members: 'file' };
const ways = Object.values(kinds).flatMap((kind): readonly (readonly [string, Groups])[] =>
  Object.entries(kind.ways),
);

/** The platforms that org.csv may bind groups of; WeCom's ways into a group are platforms of their own. */
export const platforms: Readonly<Record<string, Groups>> = { web, ...Object.fromEntries(ways) };

/** The groups of one row, each added to `taken` so that a second binding anywhere is refused (REQ-P8). */
export function readChannels(
  row: OrgRow,
  unit: UnitPath,
  duties: readonly string[],
  taken: Map<ChannelKey, Channel>,
  report: Report,
): readonly Channel[] {
  const channels: Channel[] = [];
  for (const written of list(row.cell('channels'))) {
    const channel = readChannel(row, written, unit, duties, report);
    if (channel === undefined) continue;
    const other = taken.get(channel.key);
    if (other === undefined) {
      taken.set(channel.key, channel);
      channels.push(channel);
      continue;
    }
    report(
      row.place('channels'),
      {
        zh: `群 ${quoted(channel.key)} 已绑定为 ${other.unit} 的 ${other.duty}`,
        en: `group ${quoted(channel.key)} is bound to ${other.unit} as ${other.duty} already`,
      },
      {
        zh: '一个群只承担一个机构的一项职责；另建一个群',
        en: 'one group has one duty of one unit; make another group',
      },
    );
  }
  return channels;
}

function readChannel(
  row: OrgRow,
  written: string,
  unit: UnitPath,
  duties: readonly string[],
  report: Report,
): Channel | undefined {
  const place = row.place('channels');
  const [platform, id, duty, list] = split(written);
  if (platform === '' || id === '' || duty === '') {
    report(
      place,
      { zh: `群 ${quoted(written)} 写法不对`, en: `group ${quoted(written)} is not well formed` },
      {
        zh: '写成 平台:群号:职责，如 web:xuhui:monitor，多个用分号分隔',
        en: 'write platform:id:duty, e.g. web:xuhui:monitor, several parted by ;',
      },
    );
    return undefined;
  }
  const known = Object.hasOwn(platforms, platform) ? platforms[platform] : undefined;
  if (known === undefined) {
    report(
      place,
      { zh: `没有 ${quoted(platform)} 这个平台`, en: `there is no platform ${quoted(platform)}` },
      choose(platform, Object.keys(platforms)),
    );
  } else if (!known.id.test(id)) {
    report(
      place,
      { zh: `${quoted(id)} 不是 ${platform} 的群号`, en: `${quoted(id)} is not a group id of ${platform}` },
      {
        zh: `用平台的固定群号，如 ${known.example}`,
        en: `use the platform’s immutable id, e.g. ${known.example}`,
      },
    );
  }
  if (!duties.includes(duty)) {
    report(
      place,
      { zh: `不认识的职责 ${quoted(duty)}`, en: `unknown duty ${quoted(duty)}` },
      choose(duty, duties),
    );
  }
  const roster = list === undefined ? undefined : readRosterOf(list, place, report);
  if (roster && known && known.members !== 'fileOrDirectory') refuseRoster(platform, known, place, report);
  const key = `${platform}:${id}` as ChannelKey;
  return { key, platform, id, unit, duty, ...(roster && { roster }) };
}

function refuseRoster(platform: string, { members }: Groups, place: Place, report: Report): void {
  report(
    place,
    members === 'group'
      ? {
          zh: `${platform} 的群自己知道谁在群里`,
          en: `the platform itself says who is in a group of ${platform}`,
        }
      : {
          zh: `${platform} 的成员以 people.csv 为准`,
          en: `people.csv says who is in a group of ${platform}`,
        },
    { zh: '删去 @ 和后面的名单', en: 'leave out the @ and what follows' },
  );
}

/** The first colon ends the platform and the last begins the duty: ids may hold colons themselves. Behind an @: its roster. */
function split(written: string): readonly [string, string, string, string | undefined] {
  const first = written.indexOf(':');
  const last = written.lastIndexOf(':');
  if (first < 0 || last === first) return ['', '', '', undefined];
  const [duty = '', ...list] = written.slice(last + 1).split('@');
  const roster = list.length === 0 ? undefined : list.join('@').trim();
  return [written.slice(0, first).trim(), written.slice(first + 1, last).trim(), duty.trim(), roster];
}
