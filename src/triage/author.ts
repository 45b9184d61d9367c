/**
 * What an account that speaks for an organisation calls itself. Who is not seen to be one is taken for a private person:
 * a covered name of a newspaper costs nothing, an uncovered one of a patient's mother does.
 */
const publicly =
  /(?:日报|晚报|晨报|时报|早报|周报|商报|都市报|电视台?|广播|卫视|频道|新闻|周刊|杂志|通讯社|新华|央视|澎湃|观察|发布|官方|官微|政府|政务|委员会|卫健委|医保局|监管局|公安|警方|消防|法院|检察院|协会|学会|医院|院区|诊所|集团|公司|热线|news|daily|times|press|official|hospital)/iu;

const seen = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * An author's handle for everybody's eyes (REQ-P5): organisations by name, private persons by the first letter. `mask`
 * covers what else may stand in it. The whole handle is sealed with the words and opened for those whom policy names.
 */
export function maskAuthor(author: string, mask: (text: string) => string): string {
  const name = author.trim().replace(/^[@＠]+/u, '');
  if (name === '' || publicly.test(name)) return mask(author);
  const [first] = seen.segment(name);
  const letter = first?.segment ?? '';
  return /^[\p{L}\p{So}]/u.test(letter) ? `${letter}**` : '**';
}
