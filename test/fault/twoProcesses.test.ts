import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReady, type Service, startReady, startService } from '../../fault/service.ts';

const data = mkdtempSync(join(tmpdir(), 'fenghuo-two-'));
let first: { readonly service: Service; readonly url: string };

beforeAll(async () => {
  first = await startReady(data);
});
afterAll(async () => {
  first.service.signal('SIGKILL');
  await first.service.ended;
  rmSync(data, { recursive: true, force: true });
});

/** How a start ends that may not happen, and how long it took, in ms. */
async function refusedStart(more: Readonly<Record<string, string>> = {}) {
  const began = performance.now();
  const service = startService(data, more);
  const code = await service.ended;
  return { code, said: service.said(), ms: performance.now() - began };
}

describe('a data folder has one service', () => {
  it('a second is sent away soon after opening, and told who has it', async () => {
    const loading = await refusedStart({ PORT: 'none' });
    expect(loading.said, 'it came as far as its configuration').toContain('PORT');
    const second = await refusedStart();
    expect(second.code).toBe(1);
    expect(second.said).toContain(`process ${first.service.pid} on `);
    expect(second.said).toContain(data);
    expect(second.ms - loading.ms).toBeLessThan(10_000);
  });

  it('the first is untouched by that', async () => {
    expect(await isReady(first.url)).toBe(true);
    const page = await fetch(`${first.url}/api/groups`);
    expect(page.status).toBe(200);
  });

  it('when the first dies without a word, the next takes its place', async () => {
    const before = await messagesIn(first.url);
    first.service.signal('SIGKILL');
    expect(await first.service.ended).toBeUndefined();
    first = await startReady(data);
    expect(await messagesIn(first.url)).toBeGreaterThanOrEqual(before);
  });
});

async function messagesIn(url: string): Promise<number> {
  const page: unknown = await (await fetch(`${url}/api/groups/xuhui/messages`)).json();
  const messages =
    typeof page === 'object' && page !== null && 'messages' in page ? page.messages : undefined;
  if (!Array.isArray(messages)) throw new Error(`no messages: ${JSON.stringify(page)}`);
  return messages.length;
}
