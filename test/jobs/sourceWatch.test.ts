import { expect, it } from 'vitest';
import { lookAtSources } from '../../src/jobs/sourceWatch.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { SourceChange, SourceState } from '../../src/ports/sources.ts';
import type { Job, Settings } from '../../src/ports.ts';
import { org } from '../support/demoOrg.ts';

const noon = new Date('2026-11-21T04:00:00Z');
const hour = 3_600_000;

/** One feed that should speak every hour, looked at from time to time. */
function watched() {
  const put: Job[] = [];
  let state: SourceState = {};
  const settings: Settings = {
    ...{ org, people: { byId: new Map(), byIdentity: new Map() }, policy: defaultPolicy },
    ...{ hash: 'h', contacts: [], demo: false, folder: '' },
    sources: [{ kind: 'feed', name: 'news', url: '', everyMs: 60_000, silentMs: hour, allowPrivate: false }],
  };
  const at = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);
  const set = async (_source: string, change: SourceChange): Promise<void> => {
    const kept = Object.entries({ ...state, ...change }).filter(([, value]) => value !== undefined);
    state = Object.fromEntries(kept);
  };
  return {
    heardAt: (minutes: number) => set('news', { lastItemAt: at(minutes) }),
    lookAt: (minutes: number) =>
      lookAtSources({
        settings: () => settings,
        sourceStates: { get: async () => state, set, health: async () => [] },
        outbox: { put: async (jobs) => void put.push(...jobs) },
        now: () => at(minutes),
        since: noon,
      }),
    told: () =>
      put.map((job) => (job.queue === 'notice' && job.notice.about === 'source' ? job.notice.state : '?')),
  };
}

it('tells the HQ office once that a source is silent beyond its norm, and once that it is back', async () => {
  const feed = watched();
  await feed.heardAt(10);
  await feed.lookAt(60);
  expect(feed.told()).toEqual([]);
  for (const minutes of [71, 80, 200]) await feed.lookAt(minutes);
  expect(feed.told()).toEqual(['silent']);
  await feed.heardAt(210);
  for (const minutes of [211, 220]) await feed.lookAt(minutes);
  expect(feed.told()).toEqual(['silent', 'back']);
});

it('does not call a source silent for the time nobody listened', async () => {
  const feed = watched();
  await feed.heardAt(-600);
  await feed.lookAt(59);
  expect(feed.told()).toEqual([]);
  await feed.lookAt(61);
  expect(feed.told()).toEqual(['silent']);
});
