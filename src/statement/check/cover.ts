import type { FactId } from '../../incident/statement.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';
import { spokenIn } from './reading.ts';
import { remembered } from './remembered.ts';

/** A fact as sentences are held against it. */
export interface Known {
  /** None for what another channel says. */
  readonly id?: FactId;
  readonly original: string;
  /** Folded; sentences parted by a bar. */
  readonly text: string;
  readonly clauses: readonly string[];
  readonly quantities: readonly Quantity[];
}

/** Letters that carry no claim. */
export const empty: ReadonlySet<string> = new Set(
  '的了碍较比尚需须仍还亦另故惟皆且若如基以于和与及或在于自是为对向从把被将已经也都就而且并其之这那该此个们我您你他她它院地得着过所以等可能会要到由至上下中内外后前时曾又再更很最约共各每均按因有及使让还即则仍做作进行给起后来出入里年月日号一二三四五六七八九十两零百千万亿点分,.、:;"\'“”‘’()《》〈〉【】「」『』·-/%~!? \0|…—'.split(
    '',
  ),
);
/** Who it is about, said of every matter: no evidence that a fact speaks of the same. */
const common =
  /人民币|对方|院方|总额|合计|共计|总计|不幸|全力|悉数|业已|随后|即行|予以|现正|着手|突然|早上|一共|总共|使用|方式|前往|提供|办理|多处|参考|服务|可以|能够|需要|作业|我院|本院|我们|医院|院方|院区|患者|病人|家属|医生|护士|工作人员|当事|人员|员工|涉事|相关|有关|情况|目前|同时|此外|另外|事件|期间|进行|工作|部门|单位|科室|方面|其中|问题|事情|经查|经核实|经核查|经了解|据了解|经调查|近日|日前|当日|当天|立即|第一时间|及时|随即|现已|截至|为此|因此|并且|以及|对此|公司|集团/gu;

export function known(original: string, id?: FactId): Known {
  const sentences = spokenIn(original);
  const text = sentences.map((each) => each.text).join('|');
  return {
    ...(id !== undefined && { id }),
    original,
    text,
    clauses: sentences.flatMap((each) => each.clauses.map((clause) => clause.text)),
    quantities: quantitiesIn(text),
  };
}

const ordinary = 1;
const slight = 0.25;

/** The weight of each letter of a clause: none for what carries nothing, little for who it is about. */
export const weightsOf: (clause: string) => readonly number[] = remembered((clause) => {
  const weights = Array.from<unknown, number>({ length: clause.length }, (_, at) =>
    empty.has(clause[at] ?? '') ? 0 : ordinary,
  );
  for (const { index, 0: word } of clause.matchAll(common)) {
    for (let at = index; at < index + word.length; at++) weights[at] = Math.min(weights[at] ?? 0, slight);
  }
  for (const { from, to } of quantitiesIn(clause)) weights.fill(0, from, to);
  return weights;
});

export function weightOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

export function shareOf(weights: readonly number[], said: ArrayLike<number>): number {
  let [all, told] = [0, 0];
  for (let at = 0; at < weights.length; at++) {
    all += weights[at] ?? 0;
    told += (weights[at] ?? 0) * (said[at] ?? 0);
  }
  return all === 0 ? 1 : told / all;
}

/** The most that any of them says of each letter. */
export function either(many: readonly ArrayLike<number>[], length: number): Float64Array {
  const most = new Float64Array(length);
  for (const each of many) {
    for (let at = 0; at < length; at++) most[at] = Math.max(most[at] ?? 0, each[at] ?? 0);
  }
  return most;
}
