import { describe, expect, it } from 'vitest';
import { answersIn } from '../../src/statement/questions.ts';

describe('the questions of an approved text', () => {
  it('are numbered, with the exact letters of their answers', () => {
    const text = [
      '关于网传情况的口径问答',
      '',
      '问：怎么回事？',
      '答：我院正在核实，目前尚无结论。  两个空格照旧。',
      '',
      '问：找谁反映？',
      '请联系【受理部门】。',
      '第二行也是答案。',
    ].join('\n');
    expect(answersIn(text)).toEqual([
      { number: 1, question: '怎么回事？', answer: '我院正在核实，目前尚无结论。  两个空格照旧。' },
      { number: 2, question: '找谁反映？', answer: '请联系【受理部门】。\n第二行也是答案。' },
    ]);
  });

  it('without an answer are none', () => {
    expect(answersIn('问：有人吗？\n\n问：几点？\n答：九点。')).toEqual([
      { number: 1, question: '几点？', answer: '九点。' },
    ]);
  });

  it('are none in a text that asks nothing', () => {
    expect(answersIn('情况说明\n我院正在核实。')).toEqual([]);
  });

  it('are read in English and with ASCII colons', () => {
    expect(answersIn('Q: What happened?\nA: It is being checked.')).toEqual([
      { number: 1, question: 'What happened?', answer: 'It is being checked.' },
    ]);
  });
});
