import type { Nature } from '../incident/incident.ts';
import type { Purpose } from '../incident/statement.ts';

/**
 * The sentences of manner, by nature. None of them says that anything happened; 您 to the reader, no blame. {we} and {unit}
 * are put in by `fill`.
 */
export interface Manner {
  /** What a title calls the matter, before 的说明. */
  readonly title: string;
  /** What was noticed. */
  readonly about: string;
  /** 态度 while nothing is confirmed, and once something is. */
  readonly early: readonly string[];
  readonly later: readonly string[];
  /** 措施 where nothing is open and no fact tells of one. */
  readonly measure: readonly string[];
  /** What people ask first, and what they ask of this kind alone. */
  readonly asked: string;
  readonly also?: { readonly question: string; readonly early: string; readonly later: string };
}

const contact = '如您有意见或建议，请联系【受理部门】【联系电话】。';
const verdictFirst = '责任以调查结论为准，在此之前{we}不作推断。';

export const manners: Readonly<Record<Nature, Manner>> = {
  rumour: {
    title: '关于网传涉及{unit}信息',
    about: '网络上流传的涉及{unit}的信息',
    early: ['有关内容尚未得到核实，请您暂不转发。'],
    later: ['网传内容与上述情况不一致的，请以本次说明为准。', '请您不要转发未经核实的内容。'],
    measure: ['如您看到与上述情况不符的内容，可以向发布平台举报，也可以向{we}反映。'],
    asked: '网上流传的内容是真的吗？',
    also: {
      question: '看到有人还在转发，怎么办？',
      early: '有关内容尚未得到核实，请您暂不转发。',
      later: '您可以向发布平台举报，并转发{we}发布的说明。',
    },
  },
  complaint: {
    title: '关于网络反映{unit}就医服务情况',
    about: '网络上反映{unit}就医服务的信息',
    early: ['每一次就医感受都值得认真对待，{we}愿意当面听取意见。', '具体情况以核实结果为准。'],
    later: ['每一次就医感受都值得认真对待，感谢您提出意见。'],
    measure: ['如需当面沟通，请联系【受理部门】【联系电话】。'],
    asked: '网上反映的情况属实吗？',
  },
  fault: {
    title: '关于{unit}管理服务有关情况',
    about: '网络上有关{unit}管理服务的信息',
    early: ['大家的意见是改进服务的依据，欢迎继续监督和指正。', '具体情况以核实结果为准。'],
    later: ['大家的意见是改进服务的依据，欢迎继续监督和指正。'],
    measure: ['改进工作由【责任部门】负责，于【日期】前完成。'],
    asked: '网上反映的情况属实吗？',
  },
  safety: {
    title: '关于{unit}诊疗有关情况',
    about: '网络上有关{unit}诊疗情况的信息',
    early: ['{we}理解大家对就医安全的关切。', verdictFirst],
    later: ['{we}理解大家对就医安全的关切。'],
    measure: ['后续处理由【责任部门】负责，处理情况于【日期】前公布。'],
    asked: '到底发生了什么？',
    also: {
      question: '责任在谁？',
      early: verdictFirst,
      later: '有关判断以{we}公布的调查结果为准。',
    },
  },
  violence: {
    title: '关于{unit}院内安全有关情况',
    about: '网络上有关{unit}院内安全的信息',
    early: [
      '医院是治病救人的地方，{we}理解大家对院内安全的关切。',
      '请您不要传播未经核实的内容和他人的个人信息。',
    ],
    later: ['{we}反对暴力行为，感谢大家对医务人员的关心。', '请您不要传播现场画面和他人的个人信息。'],
    measure: ['院内秩序和人员安全由【责任部门】负责。'],
    asked: '现场发生了什么？',
    also: {
      question: '现在去看病安全吗？',
      early:
        '就诊安排有变化的，以{we}官方渠道发布的通知为准；在院内需要帮助，请联系【受理部门】【联系电话】。',
      later:
        '就诊安排有变化的，以{we}官方渠道发布的通知为准；在院内需要帮助，请联系【受理部门】【联系电话】。',
    },
  },
  privacy: {
    title: '关于{unit}个人信息保护有关情况',
    about: '网络上有关{unit}个人信息保护的信息',
    early: ['保护个人信息是{we}必须守住的底线。', '请您不要转发、保存涉及他人隐私的内容。'],
    later: ['保护个人信息是{we}必须守住的底线。', '请您不要转发、保存涉及他人隐私的内容。'],
    measure: ['信息排查和处置由【责任部门】负责，于【日期】前完成。'],
    asked: '有个人信息外泄吗？',
    also: {
      question: '我担心自己的信息，怎么办？',
      early: '请联系【受理部门】【联系电话】核对。',
      later: '请联系【受理部门】【联系电话】核对。',
    },
  },
  praise: {
    title: '关于{unit}有关情况',
    about: '网络上有关{unit}的信息',
    early: ['感谢您的关注和理解。'],
    later: ['感谢您的关注和理解。'],
    measure: [contact],
    asked: '这件事是怎么回事？',
  },
  other: {
    title: '关于{unit}有关情况',
    about: '网络上有关{unit}的信息',
    early: ['感谢您的关注和监督。'],
    later: ['感谢您的关注和监督。'],
    measure: [contact],
    asked: '这件事是怎么回事？',
  },
};

/** What a text of this purpose is called, after 的. */
export const kinds: Readonly<Record<Purpose, string>> = {
  statement: '说明',
  correction: '更正说明',
  withdrawal: '撤回说明',
};
