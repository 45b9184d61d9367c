import { describe, expect, it } from 'vitest';
import { tellsFact } from '../../src/bot/kit/fact.ts';
import { understand } from '../../src/handlers/phrasebook.ts';

describe('words that tell a fact', () => {
  it.each([
    'P128 补充事实 急诊接诊',
    'P128补充事实 急诊接诊',
    ' p128 補充 急诊接诊',
    'P128：正在核实 术前是否告知',
    'P128 事实 急诊接诊',
    'Ｐ１２８　３　急诊接诊',
    'P128 3 急诊接诊',
    '补充事实 P128 急诊接诊',
    '回复 P128 3 急诊接诊',
    '@烽火 P128 补充事实 急诊接诊',
    'P128 add fact seen on Nov 20',
    'P128 checking when the doctor came',
  ])('are known before they are understood, so that their files are fetched: %s', (text) => {
    expect(tellsFact(text)).toBe(true);
    expect(understand(text)).toMatchObject({ kind: 'press', action: 'addFact' });
  });

  it.each([
    'P128 认领',
    'P128 30 分钟',
    'P128',
    '补充事实',
    '待办',
    '上报 P128 补充',
    'P128 排除 与事实不符',
    'factory P128',
    `P128 ${' '.repeat(100_000)}`,
  ])('are none that ask for something else: %.40s', (text) => {
    expect(tellsFact(text)).toBe(false);
  });
});
