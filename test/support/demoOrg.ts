import type { UnitPath } from '../../src/incident/incident.ts';
import type { Channel, ChannelKey, Duty, Org, Unit, UnitKind } from '../../src/policy/org.ts';

/** Units of the made-up chain: HQ, two regions of which one holds a third, branches, a department. */
export const units = {
  hq: 'hq',
  east: 'hq/east',
  xuhui: 'hq/east/xuhui',
  emergency: 'hq/east/xuhui/emergency',
  pudong: 'hq/east/pudong',
  south: 'hq/south',
  delta: 'hq/south/delta',
  nansha: 'hq/south/delta/nansha',
  direct: 'hq/direct',
} as const satisfies Readonly<Record<string, string>>;
export type UnitName = keyof typeof units;

export function unit(name: UnitName): UnitPath {
  return units[name] as UnitPath;
}

/** A group of ours: `slack:C-<unit>-<duty>`. */
export function group(name: UnitName, duty: Duty): Channel {
  const id = `C-${name}-${duty}`;
  return { key: `slack:${id}` as ChannelKey, platform: 'slack', id, unit: unit(name), duty };
}

function node(name: UnitName, kind: UnitKind, ...duties: readonly Duty[]): Unit {
  return {
    path: unit(name),
    kind,
    name,
    aliases: [],
    keywords: [],
    channels: duties.map((duty) => group(name, duty)),
    zone: 'Asia/Shanghai',
  };
}

/** An org from its units, as config would make it. */
export function orgOf(...nodes: readonly Unit[]): Org {
  const channels = nodes.flatMap((each) => each.channels);
  return {
    root: unit('hq'),
    units: new Map(nodes.map((each) => [each.path, each])),
    channels: new Map(channels.map((each) => [each.key, each])),
  };
}

const nodes: readonly Unit[] = [
  node('hq', 'hq', 'command', 'analysis', 'office', 'release', 'review'),
  node('east', 'region', 'coordination'),
  node('xuhui', 'branch', 'monitor'),
  node('emergency', 'department', 'monitor'),
  node('pudong', 'branch', 'monitor'),
  node('south', 'region', 'coordination'),
  node('delta', 'region', 'coordination'),
  node('nansha', 'branch', 'monitor'),
  node('direct', 'branch', 'monitor'),
];

export const org = orgOf(...nodes);

/** The same chain where this unit has no group at all. */
export function withoutGroups(...names: readonly UnitName[]): Org {
  const mute: readonly string[] = names.map(unit);
  return orgOf(...nodes.map((each) => (mute.includes(each.path) ? { ...each, channels: [] } : each)));
}
