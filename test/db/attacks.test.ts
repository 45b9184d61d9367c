import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack } from '../support/attack.ts';
import { doors } from '../support/attackDoors.ts';
import { hands } from '../support/attackHands.ts';
import { later } from '../support/attackLater.ts';
import { races } from '../support/attackRaces.ts';
import { openStage, type Stage } from '../support/attackStage.ts';
import { allowed, ofWhat } from '../support/attackWhat.ts';
import { astray, meanwhile } from '../support/attackWhen.ts';
import { byWhom } from '../support/attackWho.ts';
import { words } from '../support/attackWords.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const attacks: readonly (readonly [string, readonly Attack[]])[] = [
  ['wrong hands', byWhom],
  ['another text than the one that waits', ofWhat],
  ['between the approvals and the press', meanwhile],
  ['a way that there is not', astray],
  ['ways round the presses', doors],
  ['other hands', hands],
  ['words that are no press', words],
  ['all at once', races],
  ['when time has passed', later],
];

describe.each(attacks)('%s', (_about, cases) => {
  it.each(cases)('%s', async (_name, run) => {
    await run(stage);
  });
});

it.each(allowed)('a yes may be typed with %s', async (_name, typed) => {
  const target = await stage.text();
  const answer = await stage.say('commander', 'hq-command', `${typed(target)} 同意 已看过`);
  expect(answer.tone, answer.text).toBe('ok');
});

it('these are at least sixty, and whatever went out had its quorum', async () => {
  expect(attacks.flatMap(([, cases]) => cases).length).toBeGreaterThanOrEqual(60);
  const out = await stage.rows(`
    SELECT p.way, (SELECT count(DISTINCT a.person)::int FROM approval a WHERE a.incident = p.incident
      AND a.number = p.number AND a.hash = p.hash AND a.taken_back_at IS NULL) AS yeses
    FROM publication p WHERE p.state NOT IN ('stopped', 'failed')`);
  for (const { yeses } of out) expect(yeses).toBeGreaterThanOrEqual(2);
  expect(stage.site.posts).toHaveLength(out.filter(({ way }) => way === 'site').length);
});

it('the record of it all holds', async () => {
  expect((await stage.house().store.audit.verify()).ok).toBe(true);
});
