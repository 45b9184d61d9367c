import { describe, expect, it } from 'vitest';
import { understand } from '../../src/handlers/phrasebook.ts';
import { groupAt, openRoomBook } from '../../src/handlers/rooms.ts';
import type { IncidentId } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { ChannelKey } from '../../src/policy/org.ts';
import type { Settings } from '../../src/ports.ts';
import { org, unit } from '../support/demoOrg.ts';
import { incident, noon } from '../support/story.ts';

const settings: Settings = {
  ...{ org, policy: defaultPolicy, people: { byId: new Map(), byIdentity: new Map() } },
  ...{ sources: [], contacts: [], hash: '', demo: false, folder: '' },
};
const room = 'wecom-chat:appchat-fh1' as ChannelKey;

async function book() {
  const rows = new Map<ChannelKey, IncidentId>();
  const rooms = await openRoomBook(
    {
      all: async () => [...rows].map(([channel, about]) => ({ channel, incident: about })),
      keep: async (channel, about) => void rows.set(channel, about),
    },
    () => noon,
  );
  return { rooms, rows };
}

describe('the group of one incident 响应群', () => {
  it('is of the command tier and of its incident, and no group of the org', async () => {
    const { rooms } = await book();
    expect(rooms.over(settings)).toBe(settings);
    await rooms.keep(room, incident);
    const now = rooms.over(settings);
    expect(groupAt(now, room)).toEqual({
      ...{ key: room, platform: 'wecom-chat', id: 'appchat-fh1' },
      ...{ unit: unit('hq'), duty: 'command', incident },
    });
    expect(now.org).toBe(org);
    expect(rooms.over(settings)).toBe(now);
  });

  it('is known to another replica as soon as that looks again', async () => {
    const { rooms, rows } = await book();
    rows.set(room, incident);
    expect(groupAt(rooms.over(settings), room)).toBeUndefined();
    await rooms.refresh();
    expect(groupAt(rooms.over(settings), room)).toMatchObject({ incident });
  });

  it('gives way to what org.csv says of the same group', async () => {
    const { rooms } = await book();
    const [known] = [...org.channels.values()];
    if (!known) expect.fail('no group');
    await rooms.keep(known.key, incident);
    expect(groupAt(rooms.over(settings), known.key)).toBe(known);
  });
});

describe('what is typed about it', () => {
  it.each([
    ['P128 启动响应', { kind: 'press', code: 'P128', action: 'startResponse', values: {} }],
    ['启动响应 P128', { kind: 'press', code: 'P128', action: 'startResponse', values: {} }],
    ['@烽火 P128 啟動響應', { kind: 'press', code: 'P128', action: 'startResponse', values: {} }],
    ['P128 start response', { kind: 'press', code: 'P128', action: 'startResponse', values: {} }],
    ['回复 P128 30 启动响应', { kind: 'press', code: 'P128', action: 'startResponse', values: {} }],
    ['绑定 P128', { kind: 'bindRoom', code: 'P128' }],
    ['@烽火 绑定响应群 p128。', { kind: 'bindRoom', code: 'P128' }],
    ['bind #P128', { kind: 'bindRoom', code: 'P128' }],
    ['绑定 48300217', { kind: 'bind', code: '48300217' }],
    ['绑定', { kind: 'bind' }],
  ])('%s', (typed, phrase) => {
    expect(understand(typed)).toEqual(phrase);
  });

  it.each(['绑定 P128 和 P129', '请绑定 P128', '绑定 P'])('%s binds nothing', (typed) => {
    expect(understand(typed).kind).not.toBe('bindRoom');
  });
});
