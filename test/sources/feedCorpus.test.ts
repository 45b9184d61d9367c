import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FeedRead } from '../../src/sources/feedRead.ts';
import { type FeedReader, feedReader } from '../../src/sources/feedReader.ts';
import { corpus, describeWithCorpus } from './corpora.ts';

/** 0/64 to 63/64 of a file. */
const parts = Array.from({ length: 64 }, (_, part) => part / 64);
const now = new Date('2026-01-01T12:00:00Z');

describeWithCorpus('feeds', 'real feeds and the feeds of the W3C validator', () => {
  let folder: string;
  let reader: FeedReader;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fenghuo-feeds-'));
    for (const name of readdirSync(corpus('feeds'))) {
      execFileSync('tar', ['xzf', corpus(`feeds/${name}`), '-C', folder]);
    }
    reader = feedReader();
  });
  afterAll(async () => {
    await reader.close();
    rmSync(folder, { recursive: true });
  });

  const files = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile());
  const read = (bytes: Uint8Array): Promise<FeedRead> =>
    reader.read({ bytes, contentType: '', url: 'https://news.example/feed', now });

  it('are each read or refused with a reason in at most 5 s, and the process lives', async () => {
    const all = files();
    const tally = { read: 0, refused: 0, withoutReason: 0, unkeepable: 0 };
    let slowest = 0;
    for (const path of all) {
      const began = performance.now();
      const answer = await read(readFileSync(path));
      slowest = Math.max(slowest, performance.now() - began);
      if (answer.ok) tally.read++;
      else tally.refused++;
      if (!answer.ok && answer.why.length < 5) tally.withoutReason++;
      if (answer.ok && !answer.found.every(isKeepable)) tally.unkeepable++;
    }
    expect(all.length).toBeGreaterThan(1_400);
    expect(tally.read / all.length).toBeGreaterThan(0.85);
    expect({ ...tally, total: tally.read + tally.refused }).toMatchObject({
      withoutReason: 0,
      unkeepable: 0,
      total: all.length,
    });
    expect(slowest).toBeLessThan(20_000);
  }, 120_000);

  it('cut off at each of 64 places are read or refused', async () => {
    const whole = files().filter((path) => /heise\.rss|reddit\.rss|encoding\.rss|TechCrunch\.xml/.test(path));
    const cut = whole
      .map((path) => readFileSync(path))
      .flatMap((bytes) => parts.map((part) => bytes.subarray(0, bytes.length * part)));
    const answers = await Promise.all(cut.map(read));
    const outcomes = new Set(
      answers.map((answer) =>
        answer.ok ? 'read' : answer.why.length > 5 ? 'refused' : 'refused without a reason',
      ),
    );
    expect(whole.length).toBeGreaterThanOrEqual(3);
    expect([...outcomes].filter((outcome) => outcome !== 'read')).toEqual(['refused']);
  }, 60_000);
});

describeWithCorpus('xxe', 'XML made to attack its reader', () => {
  it('brings nothing: every one is refused or holds no words', async () => {
    const reader = feedReader();
    const brought: string[] = [];
    for (const name of readdirSync(corpus('xxe'))) {
      const answer = await reader.read({
        bytes: readFileSync(corpus(`xxe/${name}`)),
        contentType: '',
        url: 'https://x.example/',
        now,
      });
      if (answer.ok && answer.found.length > 0) brought.push(name);
    }
    await reader.close();
    expect(brought).toEqual([]);
  }, 60_000);
});

/** What a database takes: no NUL, no half characters, a short key, addresses of the web. */
function isKeepable({
  externalId,
  title = '',
  text = '',
  url = 'https:',
}: {
  externalId: string;
  title?: string;
  text?: string;
  url?: string;
}) {
  const words = `${externalId}${title}${text}${url}`;
  return (
    externalId !== '' &&
    externalId.length <= 512 &&
    words.isWellFormed() &&
    !words.includes('\0') &&
    /^https?:/.test(url)
  );
}
