import { argv } from 'node:process';
import pg from 'pg';
import { openHouse } from '../test/support/house.ts';
import { patternsOf, seeded } from './chain.ts';
import { batchOf, beginning } from './growthBatch.ts';
import { fill } from './growthFill.ts';

/**
 * `fill`: fills the database whose address is given with what came in before, and says how many keys it is found again by.
 * `serve`: the whole service of 2,000 branches on it lets a storm come in and says what this process then holds, in bytes.
 * Two processes, because what is held once is seldom given back.
 */
const [branches, namesEach] = [2000, 20];
const mentions = 50_000;
const batches = 60;
const source = 'replay';
const key = Buffer.alloc(32, 3);

const [, , databaseUrl = '', what] = argv;
const work = what === 'fill' ? filled : served;
const names = patternsOf(seeded(20_260_101), branches);
const house = await openHouse({
  ...{ databaseUrl, sealKey: key.toString('base64') },
  edit: { 'org.csv': (demo) => `${demo.trimEnd()}\n${branchRows().join('\n')}\n` },
});
console.log(JSON.stringify(await work()));
await house.stop();

function branchRows(): readonly string[] {
  return Array.from({ length: branches }, (_each, at) => {
    const [name, ...aliases] = names.slice(at * namesEach, (at + 1) * namesEach);
    return `hq/east/b${at},branch,${name},${aliases.join(';')},,,web:b${at}:monitor,`;
  });
}

async function filled() {
  await house.intake.keep(source, beginning());
  await house.quiet();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await fill(client, key, { mentions, incidents: 50 });
  const { rows } = await client.query<{ readonly keys: number }>('SELECT count(*)::int AS keys FROM band');
  await client.end();
  return { keys: rows[0]?.keys ?? 0 };
}

async function served() {
  const known = beginning();
  let posts = 0;
  for (let turn = 0; turn < batches; turn += 1) {
    const { found } = batchOf(turn, 0, known);
    await house.intake.keep(source, found);
    await house.intake.decideAll();
    posts += found.length;
  }
  return { rss: process.memoryUsage.rss(), posts };
}
