import type { Column, Row } from './table.ts';

export type PeopleColumn =
  | 'employee_no'
  | 'name'
  | 'unit'
  | 'department'
  | 'post'
  | 'phone'
  | 'email'
  | 'identities'
  | 'deputy'
  | 'on_call'
  | 'roster';
export type PeopleRow = Row<PeopleColumn>;

export const peopleColumns: readonly Column<PeopleColumn>[] = [
  { name: 'employee_no', also: ['工号'], required: true },
  { name: 'name', also: ['姓名'], required: true },
  { name: 'unit', also: ['机构'], required: true },
  { name: 'department', also: ['部门', '科室'] },
  { name: 'post', also: ['职务', '岗位'] },
  { name: 'phone', also: ['电话', '手机'] },
  { name: 'email', also: ['邮箱'] },
  { name: 'identities', also: ['账号'] },
  { name: 'deputy', also: ['代理人'] },
  { name: 'on_call', also: ['值班'] },
  { name: 'roster', also: ['所在群'] },
];
