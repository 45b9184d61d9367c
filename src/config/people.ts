import type { PersonId, UnitPath } from '../incident/incident.ts';
import type { Org, People, Person } from '../policy/org.ts';
import { readIdentities, readRoster } from './accounts.ts';
import { readForm } from './forms.ts';
import type { Report } from './found.ts';
import { choose, quoted } from './found.ts';
import type { PeopleRow } from './peopleRow.ts';
import { peopleColumns } from './peopleRow.ts';
import { readTable } from './table.ts';

const yes: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1', '是']);
const no: ReadonlySet<string> = new Set(['', 'no', 'n', 'false', '0', '否']);

/**
 * The people of people.csv, each once, in units and groups that exist. Messages name employee numbers and lines only:
 * phones, addresses and accounts never appear in a problem (SEC-T22).
 */
export function readPeople(text: string | undefined, org: Org, report: Report): People {
  const rows = readTable('people.csv', text, peopleColumns, report) ?? [];
  const numbers = new Set(rows.map((row) => row.cell('employee_no')));
  const byId = new Map<PersonId, Person>();
  const byIdentity = new Map<string, Person>();
  const lines = new Map<PersonId, number>();
  for (const row of rows) {
    const id = row.cell('employee_no') as PersonId;
    if (!sound(row, id, lines, report)) continue;
    lines.set(id, row.place().line ?? 0);
    const deputy = readDeputy(row, id, numbers, report);
    const person: Person = {
      id,
      name: readName(row, report),
      unit: readUnit(row, org, report),
      department: row.cell('department'),
      post: row.cell('post'),
      phone: readForm(row, 'phone', report),
      email: readForm(row, 'email', report),
      identities: readIdentities(row, byIdentity, report),
      ...(deputy === undefined ? {} : { deputy }),
      onCall: readYes(row, report),
      roster: readRoster(row, org, report),
    };
    byId.set(id, person);
    for (const identity of person.identities) byIdentity.set(identity, person);
  }
  return { byId, byIdentity };
}

function sound(row: PeopleRow, id: PersonId, lines: ReadonlyMap<PersonId, number>, report: Report): boolean {
  if (!row.has('employee_no')) return false;
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/.test(id)) {
    report(
      row.place('employee_no'),
      id === ''
        ? { zh: '没有写工号', en: 'the employee number is missing' }
        : { zh: '工号写法不对', en: 'the employee number is not well formed' },
      { zh: '用字母、数字、- 和 _，至多 40 位', en: 'letters, digits, - and _, at most 40' },
    );
    return false;
  }
  const line = lines.get(id);
  if (line === undefined) return true;
  report(
    row.place('employee_no'),
    {
      zh: `工号 ${quoted(id)} 与第 ${line} 行重复`,
      en: `employee number ${quoted(id)} stands on line ${line} already`,
    },
    {
      zh: '每人一行、一个工号；一人多个账号写在 identities，以分号分隔',
      en: 'one row and number for each person; several accounts go into identities, parted by ;',
    },
  );
  return false;
}

function readName(row: PeopleRow, report: Report): string {
  const name = row.cell('name');
  if ((name !== '' && [...name].length <= 60) || !row.has('name')) return name;
  report(
    row.place('name'),
    name === ''
      ? { zh: '没有写姓名', en: 'the name is missing' }
      : { zh: '姓名太长', en: 'the name is too long' },
    { zh: '1 至 60 字', en: '1 to 60 characters' },
  );
  return name;
}

function readUnit(row: PeopleRow, org: Org, report: Report): UnitPath {
  const path = row.cell('unit') as UnitPath;
  if (org.units.has(path) || org.units.size === 0 || !row.has('unit')) return path;
  report(
    row.place('unit'),
    path === ''
      ? { zh: '没有写机构', en: 'the unit is missing' }
      : { zh: `不认识的机构 ${quoted(path)}`, en: `unknown unit ${quoted(path)}` },
    choose(path, [...org.units.keys()].slice(0, 60)),
  );
  return org.root;
}

function readDeputy(
  row: PeopleRow,
  id: PersonId,
  numbers: ReadonlySet<string>,
  report: Report,
): PersonId | undefined {
  const deputy = row.cell('deputy') as PersonId;
  if (deputy === '') return undefined;
  if (deputy !== id && numbers.has(deputy)) return deputy;
  report(
    row.place('deputy'),
    deputy === id
      ? { zh: '代理人是本人', en: 'the deputy is the person' }
      : { zh: `代理人 ${quoted(deputy)} 不在表里`, en: `the deputy ${quoted(deputy)} is not in the table` },
    {
      zh: '写另一位在表人员的工号，或留空',
      en: 'write the employee number of another person in the table, or leave it empty',
    },
  );
  return undefined;
}

function readYes(row: PeopleRow, report: Report): boolean {
  const word = row.cell('on_call').toLowerCase();
  if (!(yes.has(word) || no.has(word))) {
    report(
      row.place('on_call'),
      { zh: `看不懂 ${quoted(word)}`, en: `${quoted(word)} is not understood` },
      { zh: '写 是 或 否（yes / no），留空为否', en: 'write yes or no; empty means no' },
    );
  }
  return yes.has(word);
}
