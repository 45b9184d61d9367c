import type { UnitPath } from '../incident/incident.ts';
import type { Channel, ChannelKey } from '../policy/org.ts';
import type { Report } from './found.ts';
import { choose, quoted } from './found.ts';
import type { OrgRow } from './orgRow.ts';
import { list } from './table.ts';

/** What a channel id of each platform looks like: a misspelt id would be a group that never hears. */
export const platforms: Readonly<Record<string, { readonly id: RegExp; readonly example: string }>> = {
  web: { id: /^[a-z0-9][a-z0-9_-]{0,59}$/, example: 'web:xuhui:monitor' },
  slack: { id: /^[CG][A-Z0-9]{2,20}$/, example: 'slack:C024BE91L:monitor' },
};

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
  const [platform, id, duty] = split(written);
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
  return { key: `${platform}:${id}` as ChannelKey, platform, id, unit, duty };
}

/** The first colon ends the platform and the last begins the duty: ids may hold colons themselves. */
function split(written: string): readonly [string, string, string] {
  const first = written.indexOf(':');
  const last = written.lastIndexOf(':');
  if (first < 0 || last === first) return ['', '', ''];
  return [written.slice(0, first), written.slice(first + 1, last), written.slice(last + 1)].map((part) =>
    part.trim(),
  ) as [string, string, string];
}
