import type { Ground } from '../ground.ts';

/** What facts are about, as far as it says of whom a sentence beside them speaks. */
export interface Matter {
  readonly names: readonly string[];
  /** All facts in one. */
  readonly told: string;
  readonly pairs: ReadonlySet<string>;
}

const signs: readonly (readonly [name: string, sign: RegExp])[] = [
  ['reply', /评价|差评|留言|点评|意见|反映|来信|回馈|投诉|顾客|review|complain|来电|工单/u],
  [
    'one',
    /[一1](?:名|位|个|例)[^,。]{0,10}(?:患者|病人|患儿|产妇|老人|长者|长辈|住院|孩子|男子|女子|男孩|女孩|家属|婴儿|学生)|该患者|该病人|a patient/u,
  ],
  [
    'some',
    /(?:[2-9两二三四五六七八九十]|\d\d+)(?:名|位|例|个)(?:患者|病人|患儿|产妇|老人|孩子|学生|伤者|工人)|patients/u,
  ],
  ['poster', /账号|发帖|发布者|视频|网帖|网传|博主|帖/u],
  ['named', /患者[^,。]{0,3}[\u4e00-\u9fff]某|[\u4e00-\u9fff]{2,3},[男女]|\d岁|姓/u],
  ['police', /警|公安|拘/u],
  ['agreed', /同意公开/u],
];

/** The same facts stand beside every sentence of a text. */
const known = new WeakMap<object, Matter>();

export function matterOf({ facts }: Ground): Matter {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const told = facts.map(({ text }) => text).join(';');
  const names =
    facts.length === 0 ? ['none'] : signs.flatMap(([name, sign]) => (sign.test(told) ? [name] : []));
  const pairs = new Set(facts.flatMap(({ text }) => pairsOf(text)));
  const now = { names, told, pairs };
  known.set(facts, now);
  return now;
}

const steps = 4.99;

/** How much of a sentence some fact says, pair of letters by pair, in five steps. */
export function toldOf({ pairs }: Matter, text: string): string {
  const all = pairsOf(text);
  const told = all.filter((pair) => pairs.has(pair)).length;
  return `told${Math.floor((all.length === 0 ? 0 : told / all.length) * steps)}`;
}

function pairsOf(text: string): readonly string[] {
  const letters = text.replace(/[^\u4e00-\u9fff\d]/gu, '');
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2));
}

const duties =
  /医生|医师|大夫|护士|护师|主任|院长|书记|教授|局长|处长|科长|部长|站长|记者|民警|警官|律师|经理|专家|博士|职工|员工|保安|志愿者|负责|发言人|联系人|技师|药师|电工|带队|驾驶员|秘书长|店长|师傅|代表|创始|牵头|治疗师|董事长|署名|签发|领队|馆|楼|基金|命名|捐/u;
const culprits = /嫌疑|刑事|刑拘|拘留|被告|造谣|散布|警告|运营人|倒号|编造|涉嫌|抓获|打伤|案|承认|离职|盗/u;
const patients =
  /患者|病人|产妇|患儿|死者|逝者|伤者|\d岁|之[子女妻夫父母兄弟]|[男女][,,]|住院|手术|就诊|友人|家属|老人|捐献|顾客|投诉人|网友|博主|账号|住\d|购得|陪同/u;
const titles = /(?:女士|先生|小姐|老人|老师|阿姨|大爷)$/u;

/** What the first fact that has a name says its bearer is. */
export function knownAs({ facts }: Ground, words: string): string {
  const name = words.replace(titles, '');
  const fact = facts.find(({ text }) => text.includes(name));
  if (fact === undefined) return 'nameNew';
  const at = fact.text.indexOf(name);
  const around = (before: number, after: number) =>
    fact.text.slice(Math.max(0, at - before), at + name.length + after);
  if (culprits.test(around(14, 24))) return 'nameKnownCulprit';
  if (patients.test(around(8, 8))) return 'nameKnownPatient';
  return duties.test(around(8, 8)) ? 'nameKnownDuty' : 'nameKnown';
}
