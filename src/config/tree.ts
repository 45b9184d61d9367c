import type { UnitPath } from '../incident/incident.ts';
import type { UnitKind } from '../policy/org.ts';
import type { Report } from './found.ts';
import { choose, quoted } from './found.ts';
import type { OrgRow } from './orgRow.ts';
import { kindOf, pathOf } from './orgRow.ts';

/** What may stand under what. */
const mayHold: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  hq: ['region', 'branch', 'department'],
  region: ['region', 'branch', 'department'],
  branch: ['department'],
  department: [],
};

const segment = /^[a-z0-9][a-z0-9_-]{0,39}$/;
const deepest = 8;

/** Checks that the rows are one tree under one headquarters, and returns its path (REQ-O1; SEC-T26). */
export function checkTree(rows: readonly OrgRow[], report: Report): UnitPath {
  const byPath = new Map(rows.map((row) => [pathOf(row), row]));
  for (const row of rows) {
    if (!wellFormed(row, report)) continue;
    if (inCycle(row, byPath, report)) continue;
    checkParent(row, byPath, report);
  }
  return checkRoot(rows, report);
}

function wellFormed(row: OrgRow, report: Report): boolean {
  const path = pathOf(row);
  const parts = path.split('/');
  if (!row.has('path')) return false;
  if (parts.length <= deepest && parts.every((part) => segment.test(part))) return true;
  report(
    row.place('path'),
    path === ''
      ? { zh: '没有写路径', en: 'the path is missing' }
      : { zh: `路径 ${quoted(path)} 写法不对`, en: `path ${quoted(path)} is not well formed` },
    {
      zh: `用小写字母、数字、- 和 _，以 / 分层，至多 ${deepest} 层，如 hq/east/xuhui`,
      en: `lower-case letters, digits, - and _, levels parted by /, at most ${deepest}, e.g. hq/east/xuhui`,
    },
  );
  return false;
}

function inCycle(row: OrgRow, byPath: ReadonlyMap<UnitPath, OrgRow>, report: Report): boolean {
  const way = [pathOf(row)];
  for (let next = declared(row); next !== ''; ) {
    if (next === way[0]) {
      const shown = [...way, next].join(' → ');
      report(
        row.place('parent'),
        { zh: `上级关系成了一个圈：${shown}`, en: `the superiors form a cycle: ${shown}` },
        {
          zh: '上级只能是更高一层的机构；可删去 parent 列，以路径为准',
          en: 'a superior stands higher; the parent column may be left out, the path says it',
        },
      );
      return true;
    }
    const above = byPath.get(next);
    if (above === undefined || way.includes(next)) return false;
    way.push(next);
    next = declared(above);
  }
  return false;
}

/** The superior a row names: its parent cell, else its path without the last step. */
function declared(row: OrgRow): UnitPath {
  const cell = row.cell('parent');
  return cell === '' ? above(pathOf(row)) : (cell as UnitPath);
}

function above(path: UnitPath): UnitPath {
  return path.split('/').slice(0, -1).join('/') as UnitPath;
}

function checkParent(row: OrgRow, byPath: ReadonlyMap<UnitPath, OrgRow>, report: Report): void {
  const path = pathOf(row);
  const parent = above(path);
  const cell = row.cell('parent');
  if (cell !== '' && cell !== parent) {
    report(
      row.place('parent'),
      {
        zh: `${quoted(path)} 有两个上级：路径说是 ${quoted(parent)}，parent 列说是 ${quoted(cell)}`,
        en: `${quoted(path)} has two superiors: its path says ${quoted(parent)}, its parent cell ${quoted(cell)}`,
      },
      {
        zh: '一个机构只有一个上级：改路径或改 parent 列，使两者一致',
        en: 'a unit has one superior: make the path and the parent cell agree',
      },
    );
    return;
  }
  if (parent === '') return;
  const superior = byPath.get(parent);
  if (superior === undefined) {
    report(
      row.place('path'),
      { zh: `上级 ${quoted(parent)} 不在表里`, en: `the superior ${quoted(parent)} is not in the table` },
      choose(parent, [...byPath.keys()].filter((known) => known !== path).slice(0, 40)),
    );
    return;
  }
  checkKind(row, superior, report);
}

function checkKind(row: OrgRow, superior: OrgRow, report: Report): void {
  const kind = kindOf(row);
  const over = kindOf(superior);
  if (kind === undefined || over === undefined || mayHold[over].includes(kind)) return;
  report(
    row.place('kind'),
    { zh: `${over} 之下不能放 ${kind}`, en: `a ${kind} may not stand under a ${over}` },
    mayHold[over].length === 0
      ? { zh: '把它放到分院、区域或总部之下', en: 'put it under a branch, a region or headquarters' }
      : {
          zh: `${over} 之下可以是：${mayHold[over].join('、')}`,
          en: `under a ${over} may stand: ${mayHold[over].join(', ')}`,
        },
  );
}

function checkRoot(rows: readonly OrgRow[], report: Report): UnitPath {
  const [hq, ...others] = rows.filter((row) => kindOf(row) === 'hq');
  if (hq === undefined) noHeadquarters(rows, report);
  for (const other of others.filter((row) => !pathOf(row).includes('/'))) {
    const line = hq?.place().line ?? 0;
    report(
      other.place('kind'),
      { zh: '总部只能有一个', en: 'there is one headquarters only' },
      {
        zh: `第 ${line} 行已是总部；这一行改为 region 或 branch 并放到其下`,
        en: `line ${line} is headquarters already; put this one under it`,
      },
    );
  }
  for (const row of rows.filter((each) => isTop(each) && kindOf(each) !== 'hq')) {
    if (kindOf(row) === undefined) continue;
    report(
      row.place('path'),
      { zh: `${quoted(pathOf(row))} 没有上级`, en: `${quoted(pathOf(row))} has no superior` },
      {
        zh: '除总部外，路径都从总部写起，如 hq/east/xuhui',
        en: 'every path but headquarters’ begins at headquarters, e.g. hq/east/xuhui',
      },
    );
  }
  return hq === undefined ? ('hq' as UnitPath) : pathOf(hq);
}

function isTop(row: OrgRow): boolean {
  return pathOf(row) !== '' && !pathOf(row).includes('/');
}

function noHeadquarters([first]: readonly OrgRow[], report: Report): void {
  if (first?.has('kind') === false) return;
  report(
    first?.place('kind') ?? { file: 'org.csv' },
    { zh: '没有总部', en: 'there is no headquarters' },
    {
      zh: '最上一层写一行 kind 为 hq 的机构，如 hq,hq,示例医疗集团',
      en: 'give the topmost unit the kind hq, e.g. hq,hq,Example Group',
    },
  );
}
