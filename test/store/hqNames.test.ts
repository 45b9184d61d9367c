import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../src/ports.ts';
import { masks } from '../../src/triage/mask.ts';
import { databases, type Opened } from '../support/databases.ts';
import { after, east, hq, noon, pudong, xuhui } from '../support/story.ts';
import { newIncident, open, verdictOn } from './given.ts';

describe.each(databases)('what HQ reads of a post, on %s', (_name, make) => {
  let db: Opened;
  beforeAll(async () => {
    db = await make({ masks });
  });
  afterAll(() => db.drop());

  it('names who acts in public duty to HQ alone, in the post and in the list, and again after an edit', async () => {
    const { mentions, reads, ledger } = db.store;
    const incident = newIncident();
    const post = {
      externalId: 'duty',
      kind: 'post',
      title: '徐汇院区王建国主任回应',
      text: '患者李梅称等了三小时',
    } as const;
    const { ids } = await mentions.keep('duty', [post], noon);
    await open(ledger, incident, { unit: xuhui, verdicts: ids.map((id) => verdictOn(id, { unit: xuhui })) });
    const read = async (scope: Scope) => {
      const [listed] = await reads.mentionsOf(scope, incident, 5);
      const view = await reads.incident(scope, incident);
      expect(view?.quote?.title).toBe(listed?.title);
      return [listed?.title, listed?.text];
    };
    const hidden = '徐汇院区王某某主任回应';
    expect(await read([xuhui])).toEqual([hidden, '患者李某称等了三小时']);
    expect(await read([east, xuhui])).toEqual([hidden, '患者李某称等了三小时']);
    expect(await read([hq])).toEqual([post.title, '患者李某称等了三小时']);
    await mentions.keep('duty', [{ ...post, title: '徐汇院区下午再回应' }], after(1));
    expect(await read([hq])).toEqual(['徐汇院区下午再回应', '患者李某称等了三小时']);
    expect(await reads.mentionsOf([pudong], incident, 5)).toEqual([]);
  });
});
