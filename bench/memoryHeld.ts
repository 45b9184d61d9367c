import type { MentionId } from '../src/incident/incident.ts';
import { verdictOf } from '../src/triage/triage.ts';
import { plainPostOf, seeded } from './chain.ts';
import { chainOf, kitOf } from './kit.ts';

/** Judges a storm with the whole chain in hand and says what this process then holds, in bytes. */
const posts = 20_000;
const kit = kitOf(chainOf(2000));
const dice = seeded(5);
for (let at = 0; at < posts; at += 1) {
  const id = `m${at}` as MentionId;
  const found = { externalId: id, kind: 'post', text: plainPostOf(dice), reach: {} } as const;
  verdictOf({ ...found, id, source: 'bench', foundAt: new Date(0), update: false }, kit);
}
console.log(JSON.stringify({ rss: process.memoryUsage.rss(), posts }));
