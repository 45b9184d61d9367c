import type { UnitPath } from '../incident/incident.ts';
import type { Unit } from '../policy/org.ts';
import type { Place, Report } from './found.ts';
import { quoted } from './found.ts';
import type { OrgColumn, OrgRow } from './orgRow.ts';
import { list } from './table.ts';

type Names = Pick<Unit, 'name' | 'aliases' | 'keywords' | 'exclude'>;

const longest = 60;

/** What the unit is called. A one-letter alias would match half the net, so it is refused. */
export function readNames(row: OrgRow, report: Report): Names {
  const name = row.cell('name');
  if (name === '' && row.has('name')) {
    report(
      row.place('name'),
      { zh: '没有写名称', en: 'the name is missing' },
      { zh: '写机构全称，如 示例医疗集团徐汇院区', en: 'write the full name' },
    );
  }
  checkLength(row, 'name', name === '' ? [] : [name], report);
  const aliases = words(row.cell('aliases'));
  const keywords = words(row.cell('keywords'));
  checkLength(row, 'aliases', aliases, report);
  checkLength(row, 'keywords', keywords, report);
  const exclude = words(row.cell('exclude'));
  checkLength(row, 'exclude', exclude, report);
  checkExclude(row, exclude, [name, ...aliases, ...keywords], report);
  return { name, aliases, keywords, ...(exclude.length > 0 && { exclude }) };
}

/** A phrase voids the names that stand inside it: without one it does nothing, and as one it would silence the unit. */
function checkExclude(
  row: OrgRow,
  exclude: readonly string[],
  names: readonly string[],
  report: Report,
): void {
  const folded = names.map(compared).filter((name) => name !== '');
  for (const phrase of exclude) {
    const within = folded.filter((name) => compared(phrase).includes(name));
    if (within.includes(compared(phrase))) {
      report(
        row.place('exclude'),
        {
          zh: `排除词 ${quoted(phrase)} 就是本机构的名称、别名或关键词`,
          en: `${quoted(phrase)} is a name, alias or keyword of the unit itself`,
        },
        {
          zh: '写含有名称而另有所指的短语，如别名 徐汇 的 徐汇区政府',
          en: 'write a longer phrase that means something else',
        },
      );
    } else if (within.length === 0) {
      report(
        row.place('exclude'),
        {
          zh: `排除词 ${quoted(phrase)} 里没有本机构的名称、别名或关键词`,
          en: `${quoted(phrase)} holds no name, alias or keyword of the unit`,
        },
        {
          zh: '写含有名称而另有所指的短语，如别名 徐汇 的 徐汇区政府',
          en: 'write a phrase that holds a name and means something else',
        },
      );
    }
  }
}

/** One name names one unit: two branches that answer to one alias could never be told apart (REQ-P1). */
export function checkNames(
  units: ReadonlyMap<UnitPath, Unit>,
  placeOf: (path: UnitPath, column: OrgColumn) => Place,
  report: Report,
): void {
  const owners = new Map<string, UnitPath>();
  const all = [...units.values()].flatMap((unit) =>
    [unit.name, ...unit.aliases].map((word) => ({ unit, word })),
  );
  for (const { unit, word } of all) {
    if (word === '') continue;
    const folded = compared(word);
    const key = unit.kind === 'department' ? `${parentOf(unit.path)}|${folded}` : folded;
    const owner = owners.get(key) ?? unit.path;
    owners.set(key, owner);
    if (owner === unit.path) continue;
    report(
      placeOf(unit.path, word === unit.name ? 'name' : 'aliases'),
      {
        zh: `${quoted(word)} 已是 ${owner} 的名称或别名`,
        en: `${quoted(word)} is a name or alias of ${owner} already`,
      },
      {
        zh: '一个名称只指一个机构：加上城市或院区区分',
        en: 'one name means one unit: add the city or the branch',
      },
    );
  }
}

function compared(word: string): string {
  return word.normalize('NFKC').toLowerCase();
}

function words(cell: string): readonly string[] {
  return [...new Set(list(cell.replaceAll('、', ';')))];
}

function checkLength(row: OrgRow, column: OrgColumn, all: readonly string[], report: Report): void {
  for (const word of all) {
    const length = [...word].length;
    if (length >= 2 && length <= longest) continue;
    report(
      row.place(column),
      {
        zh: `${quoted(word)} 太${length < 2 ? '短' : '长'}（${length} 字）`,
        en: `${quoted(word)} is too ${length < 2 ? 'short' : 'long'} (${length} characters)`,
      },
      {
        zh: `每个名称、别名、关键词或排除词 2 至 ${longest} 字，以分号分隔`,
        en: `2 to ${longest} characters each, separated by semicolons`,
      },
    );
  }
}

function parentOf(path: UnitPath): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
