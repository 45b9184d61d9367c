/** A house of state, or one like it, named in a folded sentence: which kind, whose, and where it stands. */
export interface Body {
  readonly kind: string;
  /** 国家, 省, 市, 区, 县: none where it is not said. */
  readonly rank: string;
  /** The two letters before the rank: none where nothing stands there. */
  readonly place: string;
  readonly from: number;
  readonly to: number;
}

const kinds = [
  '卫生健康委员会 卫生健康委 卫健委 卫生健康局 卫健局',
  '市场监督管理局 市场监管局 市场监督管理委员会',
  '医疗保障局 医保局',
  '公安局',
  '分局 公安分局',
  '疾病预防控制中心 疾控中心',
  '药品监督管理局 药监局',
  '发展和改革局 发展改革委 发改委',
  '临床检验中心',
  '医学会',
  '人民法院',
  '人民检察院',
  '消防救援大队 消防救援支队',
  '血液中心',
  '医疗质量控制中心',
] as const;
const kindOf = new Map(
  kinds.flatMap((row) => row.split(' ').map((each) => [each, row.split(' ')[0] ?? each] as const)),
);
const sign = new RegExp(
  `(?:(?<place>[\\u4e00-\\u9fff]{2}))?(?<rank>国家|省|市|(?:新)?区|县)?(?<kind>${[...kindOf.keys()].sort((a, b) => b.length - a.length).join('|')})`,
  'gu',
);

/** Health commissions, markets' inspectors, police, courts and their like: a district's is another than its city's. */
export function bodiesIn(text: string): readonly Body[] {
  return Array.from(text.matchAll(sign), ({ index, 0: words, groups = {} }) => ({
    kind: kindOf.get(groups.kind ?? '') ?? '',
    // 姑苏分局 has its place without a rank
    rank: groups.kind?.endsWith('分局') ? '分局' : (groups.rank ?? '').replace('新', ''),
    place: groups.rank === undefined && !groups.kind?.endsWith('分局') ? '' : (groups.place ?? ''),
    from: index,
    to: index + words.length,
  }));
}

/** Whether they may be one: where both say whose, it is the same. */
export function mayBeSame(a: Body, b: Body): boolean {
  if (a.rank === '' || b.rank === '') return true;
  if (a.rank !== b.rank) return false;
  return a.place === '' || b.place === '' || a.place === b.place || !isName(a.place) || !isName(b.place);
}

/** 经省…, 由市…: the letters before are no name. */
function isName(place: string): boolean {
  return !/[的由经向被和与及对在是为从报请将到送致递交让找拿收接获,\d、]/u.test(place);
}
