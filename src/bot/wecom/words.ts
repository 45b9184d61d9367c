/** The adapter's own words, for what no message of the house says: a narrow card, a way that leads nowhere. */
const chinese = {
  facts: '概况',
  clocks: '时限',
  state: '状态',
  directive: '要求',
  statement: '全文',
  origin: '首见',
  plain: '说明',
  reasons: '依据',
  quote: '原话',
  type: '@我打字',
  more: '更多',
  original: '原文',
  rest: (lines: number) => `……另有 ${lines} 行，请在控制台查看全文`,
  wide: '符号 ＜ ＞ ［ ］ ＊ ＿ ｀ ～ ＠ ＆ ｜ ＼ 和行首的 ＃ 在这里显示为全角，发布时照原文',
  sure: (label: string, code: string) => `${label} ${code}？`,
  yes: (label: string) => `确认${label}`,
  no: '算了',
  dropped: (label: string) => `没有${label}`,
  nothingDone: '什么也没有改变。',
  inConsole: '这一条含个人信息，不在群里显示。请到控制台查看',
  alsoNeeded: (labels: string) => `还要写：${labels}。请 @我 打字。`,
  pressElsewhere: '这里收不到答复，请到控制台处理',
  elsewhere: '请在已登记的工作群里使用烽火，私聊里没有职责可依。',
  notKept: '没有保存：系统暂时不可用，请在一分钟后重试。',
  fine: '好的',
};

export type BotWords = typeof chinese;
export type Language = 'zh' | 'en';

const english: BotWords = {
  facts: 'Facts',
  clocks: 'Clock',
  state: 'State',
  directive: 'Task',
  statement: 'Text',
  origin: 'Seen',
  plain: 'Note',
  reasons: 'Why',
  quote: 'Quote',
  type: '@type',
  more: 'More',
  original: 'original',
  rest: (lines) => `… and ${lines} lines more: the console has it all`,
  wide: 'The signs ＜ ＞ ［ ］ ＊ ＿ ｀ ～ ＠ ＆ ｜ ＼ and ＃ are shown wide here; they go out as they were written',
  sure: (label, code) => `${label} ${code}?`,
  yes: (label) => `Yes: ${label}`,
  no: 'No',
  dropped: (label) => `Not done: ${label}`,
  nothingDone: 'Nothing has changed.',
  inConsole: 'This holds personal data and is not shown in a group. Please read it in the console',
  alsoNeeded: (labels) => `Also needed: ${labels}. Please @ me and type it.`,
  pressElsewhere: 'No reply is heard here: please act in the console',
  elsewhere: 'Please use Fenghuo in a registered group: a private chat carries no duty.',
  notKept: 'Not saved: the system is away for the moment, please try again in a minute.',
  fine: 'Done',
};

export function wordsIn(language: Language = 'zh'): BotWords {
  return language === 'en' ? english : chinese;
}
