import type { UnitPath } from '../incident/incident.ts';
import type { UnitKind } from '../policy/org.ts';
import { unitKinds } from '../policy/org.ts';
import type { Column, Row } from './table.ts';

export type OrgColumn =
  | 'path'
  | 'kind'
  | 'name'
  | 'aliases'
  | 'keywords'
  | 'exclude'
  | 'channels'
  | 'zone'
  | 'parent';
export type OrgRow = Row<OrgColumn>;

export const orgColumns: readonly Column<OrgColumn>[] = [
  { name: 'path', also: ['路径', '机构路径'], required: true },
  { name: 'kind', also: ['类型'], required: true },
  { name: 'name', also: ['名称'], required: true },
  { name: 'aliases', also: ['别名'] },
  { name: 'keywords', also: ['医生/关键词', '医生', '关键词'] },
  { name: 'exclude', also: ['排除词'] },
  { name: 'channels', also: ['群'] },
  { name: 'zone', also: ['时区'] },
  { name: 'parent', also: ['上级'] },
];

const kinds: Readonly<Record<string, UnitKind>> = {
  总部: 'hq',
  区域: 'region',
  大区: 'region',
  分院: 'branch',
  院区: 'branch',
  科室: 'department',
};

/** The path of a row as the id it becomes; `checkTree` has reported what is wrong with its form. */
export function pathOf(row: OrgRow): UnitPath {
  return row.cell('path') as UnitPath;
}

/** The kind a row states, in English or Chinese; undefined when it is neither. */
export function kindOf(row: OrgRow): UnitKind | undefined {
  const word = row.cell('kind');
  return unitKinds.find((kind) => kind === word.toLowerCase()) ?? kinds[word];
}
