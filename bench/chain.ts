const namesEach = 20;
const kinds = ['医院', '院区', '分院', '门诊部', '中医院', '口腔', '妇幼', '儿童医院', '康复中心', '国际部'];

/** A number below `sides`, the same ones on every run. */
export type Dice = (sides: number) => number;

/** Mulberry32: the same patterns and posts on every run. */
export function seeded(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** Distinct words of a made-up chain, 20 names for each branch and a risk term: 42,000 for 2,000 branches. */
export function patternsOf(dice: Dice, branches: number): readonly string[] {
  const names = new Set<string>();
  while (names.size < branches * namesEach) for (const name of namesOf(dice)) names.add(name);
  const words = new Set([...names].slice(0, branches * namesEach));
  while (words.size < branches * (namesEach + 1)) words.add(wordOf(dice, 2 + dice(4)));
  return [...words];
}

/** Twenty names of one branch, which share their stem. */
function namesOf(dice: Dice): readonly string[] {
  const stem = wordOf(dice, 2);
  return Array.from(
    { length: namesEach },
    () => stem + (dice(3) ? wordOf(dice, 1 + dice(3)) : '') + kinds[dice(kinds.length)],
  );
}

/** Two hundred letters and more, in which one word of twelve is one of `patterns`. */
export function postOf(dice: Dice, patterns: readonly string[]): string {
  let post = '';
  while (post.length < 200) post += dice(12) ? wordOf(dice, 1 + dice(4)) : patterns[dice(patterns.length)];
  return post;
}

const said = [
  '昨天陪家人去看病，从挂号到取药走了一圈',
  '医生很耐心，环境也干净，就是停车不方便',
  '排队不到十分钟就到，打电话问也有人接听',
  '写下来给后来的人做个参考，也记一下楼层',
  '检查做了两三项，当天下午出结果，回家吃饭',
  '护士态度挺好的，给孩子打针的时候一直在哄',
];

/** Two hundred letters and more as people write them, nothing of it disguised. */
export function plainPostOf(dice: Dice): string {
  let post = '';
  while (post.length < 200) post += `${said[dice(said.length)]}，${dice(100)}。`;
  return post;
}

/** Letters as unevenly used as in real text. */
function wordOf(dice: Dice, length: number): string {
  return Array.from({ length }, () =>
    String.fromCharCode(0x4e00 + Math.floor((dice(3000) * dice(3000)) / 1500)),
  ).join('');
}
