const code = '[#＃]?[PpＰｐ][\\d０-９]+';
const gap = '[\\s:：，,]*';
const verb = '(?:补充事实|補充事實|补充|補充|正在核[实實]|事[实實]|add facts?\\b|facts?\\b|checking\\b)';
const told = new RegExp(
  `^\\s*(?:[@＠]\\S{1,60}\\s+)?(?:(?:回复|回覆|reply)${gap})?(?:${code}${gap}(?:${verb}|[3３](?![\\d０-９]))|${verb}${gap}${code})`,
  'iu',
);

/**
 * Whether words tell a fact of a matter, `P128 补充事实 …` or `P128 3 …`: only then are the files that come with them fetched, for they
 * show that fact.
 */
export function tellsFact(text: string): boolean {
  return told.test(text);
}
