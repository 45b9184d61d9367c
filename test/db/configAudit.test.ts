import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../support/databases.ts';
import { type House, openHouse } from '../support/house.ts';

type Database = Awaited<ReturnType<typeof openPostgres>>;

const slower = (policy: string) => policy.replace('claim: 5m', 'claim: 6m');

describe('the audit of the config', () => {
  const sealKey = randomBytes(32).toString('base64');
  let database: Database;
  let house: House;
  beforeAll(async () => {
    database = await openPostgres();
    house = await opened({});
  });
  afterAll(async () => {
    await house.stop();
    await database.drop();
  });

  function opened(edit: Readonly<Record<string, (text: string) => string>>) {
    return openHouse({ databaseUrl: database.databaseUrl ?? '', sealKey, secret: `whsec_${sealKey}`, edit });
  }

  async function versions() {
    const rows = await database.raw(
      "SELECT actor, action, detail FROM audit WHERE subject = 'config' ORDER BY seq",
    );
    expect(rows.every(({ actor, action }) => actor === 'machine:config' && action === 'configChanged')).toBe(
      true,
    );
    return rows.map(({ detail }) => detail);
  }

  it('names the version that is in force from the first start on', async () => {
    expect(await versions()).toEqual([{ hash: house.settings().hash }]);
  });

  it('names a policy that goes live, and what is other in it', async () => {
    const file = join(house.data, 'config/policy.yaml');
    writeFileSync(`${file}.new`, slower(readFileSync(file, 'utf8')));
    renameSync(`${file}.new`, file);
    await expect.poll(async () => (await versions()).length).toBe(2);
    expect((await versions()).at(-1)).toMatchObject({
      hash: house.settings().hash,
      diff: [expect.objectContaining({ what: 'policy', field: 'levels.blue.claimMs' })],
    });
  });

  /** What the group was told of changed rules. */
  async function toldIn(account: string, group: string): Promise<readonly string[]> {
    await house.quiet();
    const visitor = await house.visitor(account);
    const said = (await visitor.get(`/api/groups/${group}/messages`)) as {
      readonly messages: readonly object[];
    };
    const lines = said.messages.map((message) => JSON.stringify(message));
    return lines.filter((line) => line.includes('已改并生效'));
  }

  it.each([
    ['commander', 'hq-command'],
    ['release', 'hq-release'],
    ['office', 'hq-office'],
  ])(
    'has headquarters told of it as it goes live, the %s too, by the names of the fields',
    async (who, group) => {
      expect(await toldIn(who, group)).toEqual([expect.stringContaining('levels.blue.claimMs')]);
    },
  );

  it('alarms nobody with a change of people.csv', async () => {
    const file = join(house.data, 'config/people.csv');
    const before = readFileSync(file, 'utf8');
    for (const [at, text] of [`${before.trimEnd()}\nE999,临时人员,hq/east/xuhui\n`, before].entries()) {
      writeFileSync(`${file}.new`, text);
      renameSync(`${file}.new`, file);
      await expect.poll(async () => (await versions()).length).toBe(3 + at);
    }
    expect(await toldIn('commander', 'hq-command')).toHaveLength(1);
  });

  it('has a row for what was changed while nobody ran, and none for a start that changed nothing', async () => {
    await house.stop();
    house = await opened({ 'policy.yaml': slower });
    expect(await versions()).toHaveLength(4);
    await house.stop();
    house = await opened({});
    expect((await versions()).slice(4)).toEqual([{ hash: house.settings().hash }]);
    expect(await house.store.audit.verify()).toMatchObject({ ok: true });
  });
});
