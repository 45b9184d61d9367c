import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import type { MentionId } from '../src/incident/incident.ts';
import type { Org } from '../src/policy/org.ts';
import { checkRow } from '../src/sources/mentionRow.ts';
import { isGenuine, sign } from '../src/sources/signature.ts';
import { fold } from '../src/triage/fold.ts';
import { fingerprint } from '../src/triage/likeness.ts';
import { mask } from '../src/triage/mask.ts';
import type { FoundMention, Mention } from '../src/triage/mention.ts';
import { read } from '../src/triage/reading.ts';
import { type Kit, verdictOf } from '../src/triage/triage.ts';
import { plainPostOf, seeded } from './chain.ts';
import { chainOf, kitOf } from './kit.ts';
import { beside, cpuMs, median } from './measure.ts';
import type { Result } from './run.ts';

const branches = 2000;
const perBody = 100;
const bodies = 20;
const rounds = 5;
const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const at = new Date('2026-01-01T08:00:00Z');

interface Delivery {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Raw bytes → verdict on one core (signature, decode, parse, check, fold, match, classify, fingerprint, level) with a
 * chain of 2,000 branches and the shipped model, beside bare HMAC + decode + JSON.parse + NFKC of the same bytes; then
 * each stage by itself, and masking apart. CPU time of this thread, rounds alternate (PERFORMANCE, CPU path by stage).
 */
export function run(): Promise<readonly Result[]> {
  const org = chainOf(branches);
  const kit = kitOf(org);
  const deliveries = Array.from({ length: bodies }, (_each, index) => delivery(seeded(index + 1), org));
  const mentions = deliveries.flatMap(checked);
  assert.equal(mentions.length, bodies * perBody);
  const texts = mentions.map(({ title = '', text = '' }) => `${title}\n${text}`);
  const folded = texts.map((text) => fold(text));
  const count = mentions.length;
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(perSecond(count, () => deliveries.map((each) => whole(each, kit))));
    theirs.push(perSecond(count, () => deliveries.map(bare)));
  }
  const masking = perSecond(count, () => texts.map((text) => mask(text)));
  return Promise.resolve([
    beside('raw bytes → verdict', 'mentions/s', ours, 'HMAC + decode + parse + NFKC', theirs, 0.25),
    stage('signature, decode, parse, check', count, () => deliveries.map(checked)),
    stage('fold', count, () => texts.map((text) => fold(text))),
    stage('fold, match, classify', count, () => texts.map((text) => read(text, kit.reader, kit))),
    stage('fingerprint', count, () => folded.map((each) => fingerprint(each))),
    stage('fold, match, classify, fingerprint, level', count, () =>
      mentions.map((each) => verdictOf(each, kit)),
    ),
    { ...bareResult('masking'), ours: Math.round(masking), must: 5000, ok: masking >= 5000 },
  ]);
}

function whole(given: Delivery, kit: Kit): number {
  return checked(given).filter((mention) => verdictOf(mention, kit).negative).length;
}

function checked({ bytes, headers }: Delivery): readonly Mention[] {
  if (!isGenuine(headers, bytes, [secret], at)) throw new Error('the signature does not hold');
  const { mentions }: { mentions: readonly unknown[] } = JSON.parse(bytes.toString('utf8'));
  return mentions.flatMap((row, index) => {
    const { mention } = checkRow(row, { now: at });
    return mention ? [stored(mention, index)] : [];
  });
}

function stored(found: FoundMention, index: number): Mention {
  return { ...found, id: `m${index}` as MentionId, source: 'bench', foundAt: at, update: false };
}

/** What nobody can do without. */
function bare({ bytes }: Delivery): number {
  createHmac('sha256', secret).update(bytes).digest();
  const { mentions }: { mentions: readonly { title: string; text: string }[] } = JSON.parse(
    bytes.toString('utf8'),
  );
  return mentions.reduce((sum, { title, text }) => sum + `${title}\n${text}`.normalize('NFKC').length, 0);
}

/** About 200 letters each; one in four names a branch, one in ten complains. */
function delivery(dice: (sides: number) => number, { units }: Org): Delivery {
  const names = [...units.values()].flatMap(({ aliases }) => aliases);
  const mentions = Array.from({ length: perBody }, (_each, index) => ({
    id: randomUUID(),
    kind: 'post',
    title: `${dice(4) === 0 ? names[dice(names.length)] : '今天'}看病记第${index}篇${dice(10) === 0 ? '，误诊，投诉没人管' : ''}`,
    text: plainPostOf(dice),
    author: `网友${dice(9999)}`,
    site: '微博',
    url: `https://w.invalid/${index}`,
  }));
  const body = JSON.stringify({ mentions });
  const stamp = Math.floor(at.getTime() / 1000);
  const headers = {
    'webhook-id': 'bench',
    'webhook-timestamp': `${stamp}`,
    'webhook-signature': sign('bench', stamp, body, secret) ?? '',
  };
  return { bytes: Buffer.from(body), headers };
}

function stage(what: string, count: number, work: () => unknown): Result {
  const rates = Array.from({ length: 3 }, () => perSecond(count, work));
  return { ...bareResult(what), ours: Math.round(median(rates)) };
}

function bareResult(what: string): Result {
  return { what, unit: 'mentions/s', ours: 0, rival: null, theirs: null, ratio: null, must: null, ok: true };
}

/** Code that has run a while, as it has in a service: one turn to warm up, then long enough to count. */
function perSecond(count: number, work: () => unknown): number {
  work();
  const start = cpuMs();
  for (let turns = 1; ; turns += 1) {
    work();
    const spent = cpuMs() - start;
    if (spent >= 500) return (turns * count * 1000) / spent;
  }
}
