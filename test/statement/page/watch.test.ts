import { expect, it } from 'vitest';
import type { ApprovedText, Page } from '../../../src/ports.ts';
import { watchPage } from '../../../src/statement/page/watch.ts';

const published: ApprovedText = {
  ...{ form: 'site', name: 'P128-v3', title: '情况说明', hash: 'ab'.repeat(32) },
  body: '徐汇院区门诊、急诊正常开放，当日接诊1,286人次。\n示例医疗集团',
};
function page(words: string): Page {
  return { read: true, text: `首页\n情况说明\n浏览 ${words.length} 次\n${words}\n上一篇：义诊` };
}
const now = published.body.replace('1,286', '1,268');

it.each<[string, Page, object]>([
  ['unchanged', page(published.body), { state: 'unchanged' }],
  ['changed', page(now), { state: 'changed', differences: [{ kind: 'gone' }, { kind: 'new' }] }],
  ['gone with its page', { read: false, why: '404', gone: true }, { state: 'gone' }],
  ['gone from its page', page('活动圆满结束。'), { state: 'gone' }],
  ['not read this time', { read: false, why: '502', gone: false }, { state: 'unread', why: '502' }],
])('a published text is %s', (_what, there, expected) => {
  expect(watchPage(published, there)).toMatchObject(expected);
});

it('is told of once for each change: the hash stays while nothing more changes', () => {
  const hash = (there: Page) => {
    const watched = watchPage(published, there);
    return 'hash' in watched ? watched.hash : '';
  };
  const longer: Page = { read: true, text: `通知\n情况说明\n${now}\n下一篇：停电` };
  expect(hash(page(now))).toBe(hash(longer));
  expect(hash(page(now))).not.toBe(hash(page(published.body)));
});
