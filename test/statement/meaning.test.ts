import { expect, it } from 'vitest';
import type { FactId } from '../../src/incident/statement.ts';
import { inspect } from '../../src/statement/inspect.ts';

const facts = [
  '2026年5月6日21时，示例医院东院区3楼配电室起火，21时20分扑灭，无人员伤亡',
  '东院区5月6日起暂停3楼收治新病人',
  '东院区已向公安机关和消防救援大队报告',
  '值班电工周启明5月7日被记过处分',
  '东院区内科门诊不受影响',
  '14名病人转至西院区，平均等候40分钟',
  '设备科负责更换配电柜，6月30日前完成',
].map((text, at) => ({ id: `F${at + 1}` as FactId, text }));

function foundIn(text: string): readonly string[] {
  const basis = { form: 'reporter' as const, facts, open: [], unitNames: ['东院区', '西院区'] };
  const named = inspect(text, { ...basis, inquiryDone: false, siblings: [] }).map(({ check }) => check);
  return [...new Set(named)].filter((check) => check !== 'missing').sort();
}

it.each`
  text                                        | checks                        | why
  ${'火在21点20分灭了。'}                     | ${[]}                         | ${'told in everyday words'}
  ${'我们已经把此事报告了警方。'}             | ${[]}                         | ${'another name of the same body'}
  ${'内科门诊照常。'}                         | ${[]}                         | ${'what nothing touched goes on'}
  ${'东院区3楼不再收治新病人。'}              | ${[]}                         | ${'the opposite, denied'}
  ${'3楼没有一名人员伤亡。'}                  | ${[]}                         | ${'one of whom there is none counts nothing'}
  ${'起火时刚过晚上9点。'}                    | ${[]}                         | ${'about that hour'}
  ${'周启明被记大过处分。'}                   | ${['unsupported']}            | ${'another rank'}
  ${'设备科已完成配电柜更换。'}               | ${['unsupported']}            | ${'done, where the fact says by when'}
  ${'3楼将改建为康复中心。'}                  | ${['promise', 'unsupported']} | ${'a plan of its own'}
  ${'消防部门去年曾检查过配电室，结果合格。'} | ${['unsupported']}            | ${'an earlier check'}
  ${'家属对处理表示满意，送来了锦旗。'}       | ${['unsupported']}            | ${'what others felt'}
  ${'我们会为每个院区装上新的烟感。'}         | ${['promise']}                | ${'a promise of ours is that first'}
`('$text $why', ({ text, checks }: { readonly text: string; readonly checks: readonly string[] }) => {
  expect(foundIn(text)).toEqual(checks);
});
