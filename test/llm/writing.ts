import type { FactId } from '../../src/incident/statement.ts';
import type { Exchange } from '../../src/llm/record.ts';
import { machineWriter } from '../../src/llm/writer.ts';
import type { Brief, KnownFact } from '../../src/statement/draft.ts';
import { type Behaviour, llmServer } from '../support/llmServer.ts';

/** What is known of a made-up matter, masked. */
export const brief: Brief = {
  form: 'site',
  purpose: 'statement',
  nature: 'complaint',
  level: 'orange',
  chain: '示例医疗集团',
  unit: '示例医院徐汇院区',
  matter: '家属称术后等候太久没人管，留了【电话】',
  facts: [
    fact('f-one', '2026年11月20日14时30分，患者家属在急诊科等候2小时后与值班人员发生争执', '值班记录'),
    fact('f-two', '院方已安排医务科与家属张某某当面沟通，热线【电话】可联系到值班主任'),
    fact('f-three', '急诊科自11月21日起增派3名导诊人员，CT室延长开放至22时'),
  ],
  open: [fact('f-open', '等候时间较长的原因')],
  now: new Date('2026-11-22T18:00:00Z'),
  zone: 'Asia/Shanghai',
};

export function fact(id: string, text: string, source?: string): KnownFact {
  return { id: id as FactId, text, ...(source !== undefined && { source }) };
}

export interface Said {
  readonly part: string;
  readonly text: string;
  readonly facts: readonly string[];
}

/** What a good model says to that brief. */
export const good = {
  title: '关于急诊科等候有关情况的说明',
  sentences: [
    { part: 'address', text: '社会各界朋友：', facts: [] },
    {
      part: 'fact',
      text: '11月20日14时30分，一起等候引发的争执在急诊科发生，患者家属此前等候2小时。',
      facts: ['F1'],
    },
    { part: 'attitude', text: '对由此带来的不便，我们深表歉意。', facts: [] },
    { part: 'measure', text: '医务科已安排与【人员1】当面沟通。', facts: ['F2'] },
    { part: 'measure', text: '急诊科自11月21日起增派3名导诊人员。', facts: ['F3'] },
    { part: 'followUp', text: '等候时间较长的原因正在核实。', facts: ['O1'] },
    { part: 'followUp', text: '感谢大家的理解与监督。', facts: [] },
  ] as readonly Said[],
};

/** The good answer with one sentence more, its third. */
export function with_(said: Partial<Said>): typeof good {
  const sentences = [...good.sentences];
  sentences.splice(2, 0, { part: 'fact', text: '', facts: ['F1'], ...said });
  return { ...good, sentences };
}

/** The writer by the real client, over HTTP, with a server that behaves as the test says. */
export async function writing(behave: Behaviour) {
  const server = await llmServer(behave);
  const kept: Exchange[] = [];
  const record = (exchange: Exchange) => void kept.push(exchange);
  const { baseUrl } = server;
  const model = { key: 'sk-canary-1', baseUrl, model: 'm-1', record };
  return { ...server, model, kept, writer: machineWriter(model) };
}
