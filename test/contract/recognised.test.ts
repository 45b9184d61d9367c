import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SlackChain, slackChain } from './support/slackChain.ts';

const soon = { timeout: 30_000, interval: 100 };
const post = {
  doc_id: 'weibo-1',
  media: { type: 'post', name: '微博' },
  link: 'https://weibo.demo.invalid/s/1',
  headline: '徐汇院区门诊排队三小时，投诉没人管',
  content: '昨天在示例医院徐汇院区门诊排队三小时，分诊护士态度恶劣，打电话投诉没人管。',
  publish_time: new Date().toISOString(),
  stat: { read: 900, comment: 12, forward: 3 },
};

/** Two monitors of 徐汇 whose accounts people.csv does not have: one by their own address, one by an address of two. */
let chain: SlackChain;
beforeAll(async () => {
  chain = await slackChain(
    (policy) => policy,
    (people, server) => {
      const without = (name: string, email: string) => (text: string) =>
        text.replace(new RegExp(`[^,\\n]*,slack:${server.team}:${server.user(name)},`, 'u'), `${email},,`);
      const own = without('xuhui-2', 'XuHui-2@emulate.dev')(people);
      const shared = without('xuhui-emergency', 'pudong@emulate.dev')(own);
      return shared.replace(
        new RegExp(`[^,\\n]*,slack:${server.team}:${server.user('pudong')},`, 'u'),
        'pudong@emulate.dev,,',
      );
    },
  );
});
afterAll(() => chain?.close());

it('knows a person by the address that Slack has confirmed, from their first press on', async () => {
  const { store, settings } = chain.running;
  const account = `slack:${chain.server.team}:${chain.user('xuhui-2')}`;
  expect(settings().people.byIdentity.get(account)).toBeUndefined();
  await chain.push([post]);
  await expect.poll(() => chain.cards('xuhui', 'P1'), soon).toHaveLength(1);
  await chain.press('xuhui-2', 'xuhui', 'P1', 'claim');
  await expect.poll(() => chain.told('xuhui-2').at(-1), soon).toContain('已认领');
  expect(settings().people.byIdentity.get(account)).toMatchObject({ email: 'XuHui-2@emulate.dev' });
  expect(await store.bindings.all()).toEqual([
    { identity: account, person: settings().people.byIdentity.get(account)?.id },
  ]);
});

it('knows nobody by an address of two people', async () => {
  await chain.server.call(
    'conversations.invite',
    { channel: chain.channel('xuhui'), users: chain.user('pudong') },
    'xoxp-xuhui',
  );
  expect(JSON.stringify(await chain.type('pudong', 'xuhui', 'P1 备注 这是我记下的'))).toContain(
    '还不认识这个账号',
  );
  expect(await chain.running.store.bindings.all()).toHaveLength(1);
});
