import type { ApprovedText } from '../../../src/ports.ts';

/** A text of a made-up chain, with all that markup and JSON could trip over. */
export const approved: ApprovedText = {
  form: 'site',
  name: 'P128-v3',
  title: '关于网传“徐汇院区停诊”的情况说明',
  body: [
    '11月22日，网传示例医疗集团徐汇院区“停诊3天”。经核实，该信息不实。',
    '徐汇院区门诊、急诊当日接诊1,286人次，血小板<50×10⁹/L 的患者均已优先安排 & 登记。',
    '集团已于11月22日14时请平台核查。咨询电话：021-5550 0100，英文 O\'Brien "desk" 同号。',
    '示例医疗集团\n2026年11月22日',
  ].join('\n'),
  hash: 'ab'.repeat(32),
};

export const accountText: ApprovedText = {
  ...approved,
  form: 'account',
  title: '关于“徐汇院区停诊”传言的说明',
};
