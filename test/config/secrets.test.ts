import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exampleWebhookSecret } from '../../src/config/secrets.ts';

it('makes the example’s webhook secret once, for its owner only', async () => {
  const data = join(mkdtempSync(join(tmpdir(), 'fenghuo-data-')), 'data');
  const racing = await Promise.all(Array.from({ length: 40 }, () => exampleWebhookSecret(data)));
  const later = await exampleWebhookSecret(data);
  const kept = readFileSync(join(data, 'webhook-example.secret'), 'utf8').trim();
  expect(new Set([...racing, later, kept]).size).toBe(1);
  expect(Buffer.from(kept.replace('whsec_', ''), 'base64')).toHaveLength(32);
  expect(statSync(join(data, 'webhook-example.secret')).mode & 0o777).toBe(0o600);
  expect(statSync(data).mode & 0o777).toBe(0o700);
});
