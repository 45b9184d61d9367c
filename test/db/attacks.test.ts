import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack } from '../support/attack.ts';
import { doors } from '../support/attackDoors.ts';
import { openStage, type Stage } from '../support/attackStage.ts';
import { allowed, ofWhat } from '../support/attackWhat.ts';
import { astray, later, meanwhile } from '../support/attackWhen.ts';
import { byWhom } from '../support/attackWho.ts';

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

it('the record of it all holds', async () => {
  expect((await stage.house().store.audit.verify()).ok).toBe(true);
});
