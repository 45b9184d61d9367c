import type { UnitPath } from '../incident/incident.ts';
import type { Channel, ChannelKey, Org, Unit, UnitKind } from '../policy/org.ts';
import { unitKinds } from '../policy/org.ts';
import { readChannels } from './channels.ts';
import type { Report } from './found.ts';
import { choose, quoted } from './found.ts';
import { checkNames, readNames } from './names.ts';
import type { OrgColumn, OrgRow } from './orgRow.ts';
import { kindOf, orgColumns, pathOf } from './orgRow.ts';
import { readTable } from './table.ts';
import { checkTree } from './tree.ts';
import { validZone } from './zone.ts';

const defaultZone = 'Asia/Shanghai';

/**
 * The tree of org.csv. `duties` are those of policy.yaml, which channels may be bound to. Whatever is wrong is
 * reported; what comes back then is only good for finding more problems (REQ-O1, REQ-O10, SEC-T26).
 */
export function readOrg(text: string | undefined, duties: readonly string[], report: Report): Org {
  const rows = readTable('org.csv', text, orgColumns, report);
  if (rows === undefined) return { root: 'hq' as UnitPath, units: new Map(), channels: new Map() };
  const sound = firsts(rows, report);
  const root = checkTree(sound, report);
  const units = new Map<UnitPath, Unit>();
  const channels = new Map<ChannelKey, Channel>();
  for (const row of byDepth(sound)) {
    const path = pathOf(row);
    const unit = {
      path,
      kind: readKind(row, report) ?? 'branch',
      ...readNames(row, report),
      channels: readChannels(row, path, duties, channels, report),
      zone: readZone(row, units, report),
    };
    units.set(path, unit);
  }
  const placeOf = (path: UnitPath, column: OrgColumn) =>
    sound.find((row) => pathOf(row) === path)?.place(column) ?? { file: 'org.csv' };
  checkNames(units, placeOf, report);
  return { root, units, channels };
}

function readKind(row: OrgRow, report: Report): UnitKind | undefined {
  const kind = kindOf(row);
  if (kind !== undefined || !row.has('kind')) return kind;
  const word = row.cell('kind');
  report(
    row.place('kind'),
    word === ''
      ? { zh: '没有写类型', en: 'the kind is missing' }
      : { zh: `不认识的类型 ${quoted(word)}`, en: `unknown kind ${quoted(word)}` },
    choose(word, [...unitKinds]),
  );
  return undefined;
}

/** Each path once: a second row of the same path is reported and left out. */
function firsts(rows: readonly OrgRow[], report: Report): readonly OrgRow[] {
  const seen = new Map<UnitPath, OrgRow>();
  for (const row of rows) {
    const path = pathOf(row);
    const first = seen.get(path);
    if (first === undefined) {
      seen.set(path, row);
      continue;
    }
    if (path === '') continue;
    const line = first.place().line ?? 0;
    report(
      row.place('path'),
      {
        zh: `路径 ${quoted(path)} 与第 ${line} 行重复`,
        en: `path ${quoted(path)} stands on line ${line} already`,
      },
      { zh: '每个机构一行、一个路径', en: 'one row and one path for each unit' },
    );
  }
  return [...seen.values()];
}

function byDepth(rows: readonly OrgRow[]): readonly OrgRow[] {
  const depth = (row: OrgRow) => pathOf(row).split('/').length;
  return [...rows].sort((a, b) => depth(a) - depth(b));
}

/** An empty zone is the superior's; headquarters' is China's. */
function readZone(row: OrgRow, units: ReadonlyMap<UnitPath, Unit>, report: Report): string {
  const zone = row.cell('zone');
  if (zone === '') {
    const parent = pathOf(row).split('/').slice(0, -1).join('/') as UnitPath;
    return units.get(parent)?.zone ?? defaultZone;
  }
  if (validZone(zone)) return zone;
  report(
    row.place('zone'),
    { zh: `没有 ${quoted(zone)} 这个时区`, en: `there is no time zone ${quoted(zone)}` },
    {
      zh: '用 IANA 名称，如 Asia/Shanghai、Asia/Urumqi；留空则同上级',
      en: 'use an IANA name such as Asia/Shanghai; empty means the superior’s',
    },
  );
  return defaultZone;
}
