import { count } from '../bot/cards/numbers.ts';
import { type Language, natureWords, reasonWords } from '../bot/cards/words.ts';
import { levels, type Nature, natures } from '../incident/incident.ts';
import type { LevelCondition, Policy } from '../policy/policy.ts';

/** The level table as a director reads it: gravest first, one line for each row, and when a level rises again. */
export function levelRows(
  { levels: rules, levelTable, riseAgain }: Policy,
  language: Language,
): readonly string[] {
  const rows = levels.flatMap((level) => levelTable.filter((row) => row.level === level));
  const say = phrases[language];
  return [
    say.head,
    ...rows.map((row) => `${rules[row.level].name[language]}${say.colon}${whenOf(row, language)}`),
    say.otherwise(rules.blue.name[language]),
    say.again(`${riseAgain}`),
  ];
}

function whenOf(
  { anyOf, natures, minReach, minTrend, minUnits }: LevelCondition,
  language: Language,
): string {
  const say = phrases[language];
  const conditions = [
    ...(natures ? [naturesIn(natures, language)] : []),
    ...(anyOf ? [say.anyOf(anyOf.map((reason) => reasonWords[reason][language]).join(say.or))] : []),
    ...(minReach === undefined ? [] : [say.reach(count(minReach, language))]),
    ...(minTrend === undefined ? [] : [say.trend(`${minTrend}`)]),
    ...(minUnits === undefined ? [] : [say.units(`${minUnits}`)]),
  ];
  if (anyOf?.length === 0 || natures?.length === 0) return say.never;
  return conditions.length === 0 ? say.always : conditions.join(say.and);
}

/** A long list is told by what is not in it. */
function naturesIn(among: readonly Nature[], language: Language): string {
  const say = phrases[language];
  const others = natures.filter((nature) => !among.includes(nature));
  const [list, told] =
    others.length > 0 && others.length < among.length ? [others, say.otherNatures] : [among, say.natures];
  return told(list.map((nature) => natureWords[nature][language]).join(say.or));
}

const phrases = {
  zh: {
    head: '等级表：条件全部满足的行里，取最重的一行',
    colon: '：',
    or: '、',
    and: '，并且 ',
    natures: (all: string) => `性质是 ${all} 之一`,
    otherNatures: (all: string) => `性质是 ${all} 以外的`,
    anyOf: (all: string) => `有任一事由 ${all}`,
    reach: (least: string) => `触达不少于 ${least}`,
    trend: (least: string) => `10 分钟内新增不少于 ${least} 条`,
    units: (least: string) => `涉及机构不少于 ${least} 个`,
    always: '任何情况',
    never: '永远不成立（列表是空的）',
    otherwise: (blue: string) => `${blue}：其余`,
    again: (times: string) =>
      `只有人能降级。人定级之后，只因当时没有的事由，或触达、10 分钟新增、机构数达到当时的 ${times} 倍，才会再升`,
  },
  en: {
    head: 'Level table: of the rows whose conditions all hold, the gravest counts',
    colon: ': ',
    or: ', ',
    and: '; and ',
    natures: (all: string) => `the nature is one of ${all}`,
    otherNatures: (all: string) => `the nature is any but ${all}`,
    anyOf: (all: string) => `any of these is said: ${all}`,
    reach: (least: string) => `reach of at least ${least}`,
    trend: (least: string) => `at least ${least} new posts within 10 minutes`,
    units: (least: string) => `at least ${least} units named`,
    always: 'always',
    never: 'never (a list is empty)',
    otherwise: (blue: string) => `${blue}: everything else`,
    again: (times: string) =>
      `Only a person lowers a level. After a person set it, it rises only for what was not said then, or when reach, posts within 10 minutes or units are ${times} times what they were`,
  },
} as const;
