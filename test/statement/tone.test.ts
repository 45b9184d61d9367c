import { expect, it } from 'vitest';
import type { Level, Nature } from '../../src/incident/incident.ts';
import type { FactId } from '../../src/incident/statement.ts';
import { knownFrom } from '../../src/statement/known.ts';
import { toneOf } from '../../src/statement/tone.ts';

it.each<[Nature, Level, string, string]>([
  ['rumour', 'red', 'none', 'victim'],
  ['rumour', 'blue', 'fault', 'accident'],
  ['rumour', 'blue', 'clear', 'victim'],
  ['violence', 'red', 'none', 'victim'],
  ['violence', 'red', 'fault', 'accident'],
  ['complaint', 'red', 'none', 'accident'],
  ['complaint', 'blue', 'fault', 'preventable'],
  ['fault', 'orange', 'none', 'accident'],
  ['fault', 'red', 'none', 'preventable'],
  ['safety', 'orange', 'none', 'accident'],
  ['safety', 'red', 'none', 'preventable'],
  ['safety', 'red', 'clear', 'accident'],
  ['safety', 'yellow', 'fault', 'preventable'],
  ['privacy', 'red', 'none', 'preventable'],
  ['privacy', 'red', 'reached', 'accident'],
  ['praise', 'red', 'none', 'victim'],
  ['other', 'red', 'none', 'accident'],
])('%s at %s with inquiry %s: %s, with reasons in both languages', (nature, level, verdict, cluster) => {
  const inquiry = { none: 'none', fault: 'fault', clear: 'clear', reached: 'reached' } as const;
  const tone = toneOf(nature, level, inquiry[verdict as keyof typeof inquiry]);
  expect(tone.cluster).toBe(cluster);
  for (const { zh, en } of tone.reasons) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z][ -~]+$/u);
  }
});

it.each([
  ['急诊候诊3小时', 'none'],
  ['已成立调查组', 'none'],
  ['调查结果尚未公布', 'none'],
  ['正在等待鉴定结论', 'none'],
  ['调查组认定，收费公示存在不规范之处', 'fault'],
  ['经调查，情况属实', 'fault'],
  ['经核查，该反映不属实', 'clear'],
  ['专家鉴定结论：诊疗过程符合规范，未发现过失', 'clear'],
  ['调查查明，事发时间为11月21日9时', 'reached'],
])('%s: inquiry %s', (text, verdict) => {
  expect(knownFrom([{ id: 'f' as FactId, text }]).verdict).toBe(verdict);
});

it.each([
  ['院区已暂停该表格的导出权限', 'done'],
  ['医务部将于11月25日前公布改进安排', 'planned'],
  ['咨询电话021-12345678', 'contacts'],
  ['11月21日9时，急诊停电20分钟', 'told'],
] as const)('%s is %s', (text, kind) => {
  const known = knownFrom([{ id: 'f' as FactId, text }]);
  expect(known[kind].map((fact) => fact.text)).toEqual([text]);
});
