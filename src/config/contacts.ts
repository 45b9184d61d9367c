import { createHash } from 'node:crypto';
import type { UnitPath } from '../incident/incident.ts';
import { type Contact, type ContactKind, contactKinds } from '../policy/contacts.ts';
import type { Org } from '../policy/org.ts';
import { readForm } from './forms.ts';
import type { Report } from './found.ts';
import { choose, quoted } from './found.ts';
import { type Column, type Row, readTable } from './table.ts';

const columns = [
  { name: 'kind', also: ['类别', '类型'], required: true },
  { name: 'region', also: ['区域', '机构'] },
  { name: 'organisation', also: ['单位', 'organization'], required: true },
  { name: 'name', also: ['姓名', '联系人'] },
  { name: 'post', also: ['职务'] },
  { name: 'phone', also: ['电话', '手机'] },
  { name: 'email', also: ['邮箱'] },
  { name: 'note', also: ['备注'] },
] as const satisfies readonly Column<string>[];
type ContactRow = Row<(typeof columns)[number]['name']>;

const called: Readonly<Record<ContactKind, readonly string[]>> = {
  media: ['media', '媒体', '記者', '记者'],
  regulator: ['regulator', '监管', '主管部门', '卫健委'],
  police: ['police', '公安', '警方'],
  other: ['other', '其他', ''],
};

const longest = 200;

/**
 * The contact book, contacts.csv, which may be absent: each row somebody outside whom one may have to call. Messages name lines
 * and columns only, never a number or an address (SEC-T22).
 */
export function readContacts(text: string | undefined, org: Org, report: Report): readonly Contact[] {
  const rows = readTable<(typeof columns)[number]['name']>('contacts.csv', text, columns, report) ?? [];
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const contact = {
      kind: readKind(row, report),
      region: readRegion(row, org, report),
      organisation: readWords(row, 'organisation', report),
      name: readWords(row, 'name', report),
      post: readWords(row, 'post', report),
      phone: readForm(row, 'phone', report),
      email: readForm(row, 'email', report),
      note: readWords(row, 'note', report),
    };
    checkWay(row, report);
    const id = createHash('sha256')
      .update(JSON.stringify(Object.values(contact)))
      .digest('hex')
      .slice(0, 8);
    checkOnce(row, seen.get(id), report);
    seen.set(id, row.place().line ?? 0);
    return { id, ...contact };
  });
}

function readKind(row: ContactRow, report: Report): ContactKind {
  const word = row.cell('kind').toLowerCase();
  const kind = contactKinds.find((each) => called[each].includes(word));
  if (kind) return kind;
  report(
    row.place('kind'),
    { zh: `不认识的类别 ${quoted(word)}`, en: `unknown kind ${quoted(word)}` },
    choose(word, contactKinds),
  );
  return 'other';
}

/** Empty is the whole chain. */
function readRegion(row: ContactRow, org: Org, report: Report): UnitPath {
  const path = row.cell('region') as UnitPath;
  if (path === '') return org.root;
  if (org.units.has(path) || org.units.size === 0) return path;
  report(
    row.place('region'),
    { zh: `不认识的机构 ${quoted(path)}`, en: `unknown unit ${quoted(path)}` },
    choose(path, [...org.units.keys()].slice(0, 60)),
  );
  return org.root;
}

function readWords(
  row: ContactRow,
  column: 'organisation' | 'name' | 'post' | 'note',
  report: Report,
): string {
  const words = row.cell(column);
  const missing = column === 'organisation' && words === '' && row.has(column);
  if (!missing && [...words].length <= longest) return words;
  report(
    row.place(column),
    missing ? { zh: '没有写单位', en: 'the organisation is missing' } : { zh: '太长', en: 'it is too long' },
    { zh: `1 至 ${longest} 字`, en: `1 to ${longest} characters` },
  );
  return words;
}

function checkWay(row: ContactRow, report: Report): void {
  if (!row.has('phone') || row.cell('phone') !== '' || row.cell('email') !== '') return;
  report(
    row.place('phone'),
    { zh: '电话和邮箱都没有写', en: 'neither a phone number nor an e-mail address is written' },
    { zh: '至少写一样', en: 'write one of them' },
  );
}

function checkOnce(row: ContactRow, before: number | undefined, report: Report): void {
  if (before === undefined) return;
  report(
    row.place(),
    { zh: `与第 ${before} 行完全相同`, en: `the same as line ${before}` },
    { zh: '删去一行', en: 'delete one of them' },
  );
}
