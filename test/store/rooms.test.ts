import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelKey } from '../../src/policy/org.ts';
import { databases, type Opened } from '../support/databases.ts';
import { incident, noon, otherIncident } from '../support/story.ts';

const [first, second] = ['slack:C9', 'feishu:oc_1'] as [ChannelKey, ChannelKey];

describe.each(databases)('the groups of single incidents on %s', (_name, make) => {
  let db: Opened;
  beforeAll(async () => {
    db = await make({ now: () => noon });
  });
  afterAll(() => db.drop());

  it('are kept once, and stay whose they were', async () => {
    const { rooms } = db.store;
    expect(await rooms.all()).toEqual([]);
    await rooms.keep(first, incident, noon);
    await rooms.keep(second, otherIncident, noon);
    await rooms.keep(first, otherIncident, noon);
    expect(await rooms.all()).toEqual([
      { channel: second, incident: otherIncident },
      { channel: first, incident },
    ]);
  });
});
