/** Small words that say nothing of a matter and much of a sentence: whether it reports, feels, asks, orders or holds for ever. */
const smallWords =
  `已 已经 了 过 曾 着 正在 仍|尚 被 由 因 为 是 系 有 没有 不 未 无 均 都 全 每 任何 谁 什么 我们 我院|本院|医院|院区 您|你 大家|各位 让
  给 请 愿 会 将 能 可以 应 必须|须 不该|不应 比 最 更 如 若 这 那 其 该 此 也|亦 还 就 才 再 只 从 把 向 对 与|和 的 地 得 完成 经 后 前
  起 时 目前 “|"|「 可能|也许 一样 心|爱|苦|难 每一|一句|一片|一份 永远|始终|一直|一贯|从来 共 约 其中 表示 使|令 而 却|但 所以|因此 为了 通过
  进行 达 认为 不能 希望 继续 看 说 知道|明白 说明|介绍|通报 他|她 患者|病人|家属 别 吧|吗|呢|啊 哪怕|不管|无论|再`
    .trim()
    .split(/\s+/u)
    .map((name) => ({ name, words: name.split('|') }));

/** Those that some words have, by name: each counts once. */
export function smallWordsIn(text: string): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { name, words } of smallWords) {
    if (words.some((word) => text.includes(word))) found[name] = 1;
  }
  return found;
}
