import type {
  Check,
  FactState,
  Form,
  PublicationState,
  Purpose,
  VersionEnd,
} from '../../incident/statement.ts';
import type { Words } from '../../policy/policy.ts';
import type { VersionPressId } from './presses.ts';

/** For whom a text is written. */
export const formWords: Readonly<Record<Form, Words>> = {
  site: { zh: '官网长文', en: 'website' },
  account: { zh: '公众号', en: 'official account' },
  weibo: { zh: '微博', en: 'Weibo' },
  reporter: { zh: '答记者问', en: 'reply to a reporter' },
  replies: { zh: '评论回复口径', en: 'replies to comments' },
};

/** The forms as people type them, besides their names. */
export const formTyped: Readonly<Record<Form, readonly string[]>> = {
  site: ['site', '官网长文', '官网', '網站', '网站', 'website', 'long form'],
  account: ['account', '公众号', '公眾號', '微信公众号', 'official account'],
  weibo: ['weibo', '微博', '微博≤140字'],
  reporter: ['reporter', '答记者问', '答記者問', '记者', 'reply to a reporter'],
  replies: ['replies', '评论回复口径', '评论回复', '评论', '口径', 'replies to comments'],
};

/** The forms as a form offers them. */
export const formChoices: Readonly<Record<Form, Words>> = {
  ...formWords,
  weibo: { zh: '微博（≤140 字）', en: 'Weibo (140 characters)' },
};

export const purposeWords: Readonly<Record<Purpose, Words>> = {
  statement: { zh: '声明', en: 'Statement' },
  correction: { zh: '更正', en: 'Correction' },
  withdrawal: { zh: '撤回声明', en: 'Withdrawal' },
};

/** What each check says of the words that it points at. */
export const checkWords: Readonly<Record<Check, Words>> = {
  unsupported: { zh: '没有事实依据', en: 'no fact says so' },
  mismatch: { zh: '与事实不符', en: 'not what the fact says' },
  identity: { zh: '可能暴露患者身份', en: 'may tell who the patient is' },
  liability: { zh: '调查未完就定责或免责', en: 'settles fault before the inquiry' },
  absolute: { zh: '话说得绝对', en: 'absolute words' },
  attack: { zh: '像在指责对方', en: 'reads as an attack' },
  promise: { zh: '承诺没有责任人或时间', en: 'a promise without owner or date' },
  unit: { zh: '机构名称写错', en: 'a unit’s name is wrong' },
  invisible: { zh: '有看不见的或形似的字符', en: 'hidden or look-alike characters' },
  channels: { zh: '与其他渠道的说法不一致', en: 'differs from the text for other readers' },
  missing: { zh: '缺少应有的部分', en: 'a part is missing' },
  length: { zh: '太长', en: 'too long' },
};

export const factStateWords: Readonly<Record<FactState, Words>> = {
  said: { zh: '待确认', en: 'to be confirmed' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  disputed: { zh: '存疑', en: 'disputed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  open: { zh: '正在核实', en: 'being checked' },
};

/** How a version ended, as a state and in a history. */
export const endWords: Readonly<Record<VersionEnd['how'], Words>> = {
  rejected: { zh: '已驳回', en: 'Rejected' },
  changesAsked: { zh: '要求修改', en: 'Changes asked' },
  takenBack: { zh: '已收回', en: 'Taken back' },
  expired: { zh: '审批已过期', en: 'Approval expired' },
  superseded: { zh: '已有新的一版', en: 'Replaced by a newer version' },
};

export const publicationWords: Readonly<Record<PublicationState, Words>> = {
  asked: { zh: '发布中', en: 'going out' },
  published: { zh: '已发布', en: 'published' },
  handedOver: { zh: '已移交，尚未公开', en: 'handed over, not public yet' },
  failed: { zh: '没有发出', en: 'did not go out' },
  uncertain: { zh: '不确定，需核对', en: 'uncertain, to be looked at' },
  stopped: { zh: '已拦下', en: 'stopped' },
};

/** What stands on the buttons of a statement's card. */
export const versionActionWords: Readonly<Record<VersionPressId, Words>> = {
  approve: { zh: '同意', en: 'Approve' },
  reject: { zh: '驳回', en: 'Reject' },
  askChanges: { zh: '要求修改', en: 'Ask for changes' },
  edit: { zh: '修改', en: 'Edit' },
  submit: { zh: '提交审批', en: 'Submit for approval' },
  publish: { zh: '发布', en: 'Publish' },
  register: { zh: '登记发布', en: 'Register publication' },
  settlePublication: { zh: '核对结果', en: 'Settle' },
  correct: { zh: '更正/撤回', en: 'Correct or withdraw' },
  unapprove: { zh: '撤回同意', en: 'Take back approval' },
  takeBack: { zh: '收回', en: 'Take back' },
  callOff: { zh: '取消定时', en: 'Call off' },
  difference: { zh: '看改动', en: 'Changes' },
  useReply: { zh: '取口径', en: 'Use an answer' },
  stopAll: { zh: '停止一切发布', en: 'Stop all publishing' },
  liftStop: { zh: '解除停止发布', en: 'Lift the stop' },
};

/** A way out that needs no outlet: people put it there themselves. */
export const byHandWords: Words = { zh: '人工发布', en: 'by hand' };
