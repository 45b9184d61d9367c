/** What only a person can fill in; the word says what is asked for. */
const gaps = [
  '责任部门',
  '日期',
  '受理部门',
  '联系电话',
  '新闻联系人',
  '链接',
  '有误的原文',
  '撤回原因',
  '首次发布时间',
] as const;
export type Gap = (typeof gaps)[number];

/** Where a text waits for a person, in UTF-16 units. */
export interface Blank {
  readonly from: number;
  readonly to: number;
  /** As it stands there, `【责任部门】`. */
  readonly words: string;
}

/** What stands in a draft until somebody fills it in. */
export function blank(gap: Gap): string {
  return `【${gap}】`;
}

/**
 * All that a text still waits for, in order: a text with a blank cannot be handed in. Whatever stands in 【】 is one, what
 * masking left (【电话】) too, for neither may be published; only a microblog's title at the very start is none.
 */
export function blanksIn(text: string): readonly Blank[] {
  return [...text.matchAll(/【[^【】\n]{1,40}】/gu)].flatMap((match) =>
    match.index === 0 && match[0] === microblogTitle(text)
      ? []
      : [{ from: match.index, to: match.index + match[0].length, words: match[0] }],
  );
}

/** The title in brackets that a microblog begins with, brackets and all; empty where there is none. */
export function microblogTitle(text: string): string {
  const first = /^【[^【】\n]*】/u.exec(text)?.[0] ?? '';
  return gaps.some((gap) => blank(gap) === first) ? '' : first;
}
