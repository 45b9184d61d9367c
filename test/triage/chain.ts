import type { MentionId, UnitPath } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Channel, ChannelKey, Org, Unit, UnitKind } from '../../src/policy/org.ts';
import type { Item, Mention } from '../../src/triage/mention.ts';
import { makeKit, verdictOf } from '../../src/triage/triage.ts';

/** A made-up chain: two regions, branches with aliases that are short, shared or plain words, and departments. */
export const org: Org = orgOf([
  node('hq', 'hq', '示例医疗集团', ['示例医疗'], []),
  node('hq/east', 'region', '示例医疗华东区域', ['华东区域'], []),
  node(
    'hq/east/xuhui',
    'branch',
    '示例医院徐汇院区',
    ['徐汇院区', '徐汇', '示例一院'],
    ['上海', '王示例', '李同名'],
  ),
  node('hq/east/pudong', 'branch', '示例医院浦东院区', ['浦东院区', '浦东'], ['上海', '陆家嘴', '李同名']),
  node('hq/east/xuhui/emergency', 'department', '急诊科', ['急诊'], []),
  node('hq/east/pudong/emergency', 'department', '急诊科', ['急诊'], []),
  node('hq/east/pudong/children', 'department', '浦东儿科中心', [], [], true),
  node('hq/south', 'region', '示例医疗华南区域', [], []),
  node('hq/south/tianhe', 'branch', '示例医院天河院区', ['天河院区', '示例一院', '中心医院'], ['广州']),
  { ...node('hq/south/heping', 'branch', '示例和平医院', ['和平'], ['深圳']), exclude: ['和平里'] },
]);

export const kit = makeKit(org, defaultPolicy);
export const noon = new Date('2026-03-01T04:00:00Z');

export function path(unit: string): UnitPath {
  return unit as UnitPath;
}

/** A post with this title; what matters in a test is given by name. */
export function post(title: string, more: Partial<Mention> = {}): Mention {
  const id = more.id ?? (`m:${title}` as MentionId);
  return { id, source: 'test', externalId: id, kind: 'post', title, foundAt: noon, update: false, ...more };
}

export function item(title: string, more: Partial<Mention> = {}): Item {
  const mention = post(title, more);
  return { mention, verdict: verdictOf(mention, kit) };
}

function node(
  at: string,
  kind: UnitKind,
  name: string,
  aliases: readonly string[],
  keywords: readonly string[],
  withGroup = false,
): Unit {
  const channel: Channel = {
    key: `slack:${at}` as ChannelKey,
    platform: 'slack',
    id: at,
    unit: path(at),
    duty: 'monitor',
  };
  return {
    path: path(at),
    kind,
    name,
    aliases,
    keywords,
    channels: withGroup ? [channel] : [],
    zone: 'Asia/Shanghai',
  };
}

function orgOf(units: readonly Unit[]): Org {
  return { root: path('hq'), units: new Map(units.map((unit) => [unit.path, unit])), channels: new Map() };
}
