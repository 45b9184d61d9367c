import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Waiting } from '../../src/bot/slack/homeView.ts';
import { overLimits } from '../../src/bot/slack/limits.ts';
import type { Identity } from '../../src/ports.ts';
import { card } from './support/messages.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import { event, interaction } from './support/slackDriver.ts';
import { Json } from './support/slackServer.ts';

let bench: SlackBench;
let ann: string;
let channel: string;
let other: string;
let waits: (who: Identity) => Promise<readonly Waiting[]>;
const asked: Identity[] = [];

beforeAll(async () => {
  bench = await slackBench({
    home: (who) => {
      asked.push(who);
      return waits(who);
    },
  });
  [ann] = bench.server.users;
  channel = bench.server.channel;
  other = await bench.server.group('pudong', [ann]);
});
beforeEach(() => {
  bench.server.mend();
  bench.heard.length = 0;
  asked.length = 0;
  waits = async () => [
    { channel, card },
    { channel: other, card: { ...card, code: 'P129', subject: '01980000-0000-7000-8000-000000000129' } },
  ];
  bench.house.says = async () => ({ tone: 'ok', text: '已认领' });
});
afterAll(() => bench.close());

const homes = () => bench.server.seen('views.publish');
const home = () => Json.parse(homes().at(-1)?.said.view);
const words = (view = home()) => JSON.stringify(view.blocks);
const open = (user = ann, tab?: string) => bench.post(event(bench.people.homeOpenedPayload(user, tab)));
const opened = () => Json.parse(bench.server.seen('views.open').at(-1)?.said.view);

describe('what waits for me', () => {
  it('shows who opens it what waits for them, with the group that each stands in', async () => {
    expect((await open()).status).toBe(200);
    expect(asked).toEqual([`slack:T000000001:${ann}`]);
    expect(homes().at(-1)?.sent.user_id).toBe(ann);
    for (const said of ['等你处理 2 件', 'P128', 'P129', card.title, channel, other]) {
      expect(words()).toContain(said);
    }
    expect(words()).not.toContain('术后高烧');
  });

  it('teaches what to do when nothing waits', async () => {
    waits = async () => [];
    await open();
    expect(words()).toContain('现在没有等你处理的事');
    expect(words()).toContain('/fenghuo 上报');
  });

  it('says so when the house cannot be asked, and does not bring Slack to ask again', async () => {
    waits = () => Promise.reject(new Error('the database is away'));
    expect((await open()).status).toBe(200);
    expect(words()).toContain('暂时读不到');
  });

  it('is not drawn for the other tabs, nor twice for one opening', async () => {
    const before = homes().length;
    await open(ann, 'messages');
    expect(homes()).toHaveLength(before);
    const request = event(bench.people.homeOpenedPayload(ann));
    await bench.post(request);
    await bench.post(request);
    expect(homes()).toHaveLength(before + 1);
  });

  it('shows nothing to a guest or to somebody of another company', async () => {
    const fresh = await slackBench({ home: (who) => waits(who) });
    const [guest] = fresh.server.users;
    const user = { id: guest, team_id: 'T000000001', is_restricted: true };
    fresh.server.fault('users.info', { kind: 'rewrite', change: () => ({ ok: true, user }) });
    await fresh.post(event(fresh.people.homeOpenedPayload(guest)));
    const shown = JSON.stringify(fresh.server.seen('views.publish').at(-1)?.sent.view);
    expect(shown).toContain('正式成员');
    expect(shown).not.toContain('P128');
    await fresh.close();
  });

  it('keeps within what Slack takes, however much waits, and says how much is left out', async () => {
    const long = {
      ...card,
      title: '称'.repeat(5000),
      lines: Array.from({ length: 30 }, () => card.lines).flat(),
    };
    waits = async () => Array.from({ length: 200 }, () => ({ channel, card: long }));
    await open();
    const { view } = homes().at(-1)?.sent ?? {};
    expect(overLimits(view, 'modal')).toEqual([]);
    expect(words()).toContain('另有 185 件');
  });
});

describe('a press at home', () => {
  it('counts as made in the group that the card was shown for; its answer stands over the home, drawn anew', async () => {
    await open();
    const before = homes().length;
    waits = async () => [];
    const told = bench.told(ann).length;
    await bench.post(interaction(await bench.people.homePressPayload(ann, home(), 'claim', 1)));
    expect(bench.heard).toMatchObject([
      {
        kind: 'press',
        by: `slack:T000000001:${ann}`,
        channel: other,
        action: 'claim',
        subject: '01980000-0000-7000-8000-000000000129',
        rev: card.rev,
      },
    ]);
    expect(bench.heard[0]).not.toHaveProperty('ref');
    await vi.waitFor(() => expect(homes()).toHaveLength(before + 1));
    expect(JSON.stringify(opened().blocks)).toContain('已认领');
    expect(words()).toContain('现在没有等你处理的事');
    expect(bench.told(ann)).toHaveLength(told);
  });

  it('is heard once however often it comes', async () => {
    await open();
    const request = interaction(await bench.people.homePressPayload(ann, home(), 'snooze'));
    await bench.post(request);
    await bench.post(request);
    expect(bench.heard).toMatchObject([{ action: 'snooze', channel }]);
  });

  it('asks its form, and the answer takes the place of the form', async () => {
    await open();
    await bench.post(interaction(await bench.people.homePressPayload(ann, home(), 'dismiss')));
    const before = homes().length;
    bench.house.says = async () => ({ tone: 'refused', text: '', errors: { reason: '理由至少 4 字' } });
    const wrong = await bench.post(interaction(bench.people.submitPayload(ann, opened(), { reason: '短' })));
    expect(JSON.parse(wrong.text)).toMatchObject({ response_action: 'errors' });
    bench.house.says = async () => ({ tone: 'ok', text: '已排除' });
    const right = await bench.post(
      interaction(bench.people.submitPayload(ann, opened(), { reason: '与我院无关' })),
    );
    expect(JSON.parse(right.text)).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect(right.text).toContain('已排除');
    expect(bench.heard.at(-1)).toMatchObject({
      action: 'dismiss',
      channel,
      values: { reason: '与我院无关' },
    });
    expect(bench.heard.at(-1)).not.toHaveProperty('home');
    await vi.waitFor(() => expect(homes()).toHaveLength(before + 1));
  });

  it('is answered in the group where nothing can be opened over the home', async () => {
    await open();
    const payload = await bench.people.homePressPayload(ann, home(), 'claim');
    const told = bench.told(ann).length;
    bench.server.fault('views.open', {
      kind: 'rewrite',
      change: () => ({ ok: false, error: 'expired_trigger_id' }),
    });
    await bench.post(interaction(payload));
    await vi.waitFor(() => expect(bench.told(ann)).toHaveLength(told + 1));
    expect(bench.told(ann).at(-1)).toMatchObject({ channel });
  });

  it.each([
    ['names no group', '3|01980000-0000-7000-8000-000000000128'],
    ['names a private conversation', '3@D0PRIVATE|x'],
    ['is not ours', 'x'],
  ])('whose button %s is passed over', async (_what, value) => {
    await open();
    const payload = await bench.people.homePressPayload(ann, home(), 'claim');
    const actions = [{ type: 'button', action_id: 'claim', block_id: 'b', action_ts: '1760000000.1', value }];
    expect((await bench.post(interaction({ ...payload, actions }))).status).toBe(200);
    expect(bench.heard).toEqual([]);
  });

  it('cannot borrow the address of another group for a card in a message', async () => {
    const ref = await bench.sent(channel, card, 'borrowed');
    const payload = await bench.people.pressPayload(ann, channel, ref, 'claim');
    const value = `3@${other}|${card.subject}`;
    const actions = [{ type: 'button', action_id: 'claim', block_id: 'b', action_ts: '1760000000.1', value }];
    await bench.post(interaction({ ...payload, actions }));
    expect(bench.heard).toEqual([]);
  });
});
