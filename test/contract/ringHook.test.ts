import type { ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ringHook } from '../../src/bot/hook/index.ts';
import type { Delivery } from '../../src/ports.ts';
import { sign } from '../../src/sources/signature.ts';
import { ringProvider, ringSecret as secret } from './support/ringProvider.ts';

const li = { employeeNo: 'E001', phone: '13900000001' };
const call = { code: 'P128', level: 'red', text: '【烽火】P128 Ⅰ级', how: 'sms' } as const;

describe('the ring hook', () => {
  let there: ReturnType<typeof ringProvider>;
  let url = '';
  beforeEach(async () => {
    there = ringProvider();
    url = await there.listen();
  });
  afterEach(() => there.close());

  function ring(key = 'rung-1', change: Partial<Parameters<typeof ringHook>[0]> = {}): Promise<Delivery> {
    return ringHook({ url, secret, sign, now: () => new Date(), withinMs: 400, ...change }).ring(
      li,
      call,
      key,
    );
  }

  it('says who, how and why, signed as Standard Webhooks verify it', async () => {
    expect(await ring()).toEqual({ outcome: 'sent', ref: 'rung-1' });
    expect(there.rung.get('rung-1')).toEqual({ id: 'rung-1', person: li, ...call });
    expect(there.asked[0]?.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('is not taken for genuine with another secret, a changed body or another time', async () => {
    await ring();
    const { headers, body = '' } = there.asked[0] ?? {};
    const given = Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, value]) => [name, `${value}`]),
    );
    const other = new Webhook(`whsec_${Buffer.alloc(24, 1).toString('base64')}`);
    expect(() => other.verify(body, given)).toThrow();
    expect(() => new Webhook(secret).verify(body.replace('sms', 'phone'), given)).toThrow();
    const late = { ...given, 'webhook-timestamp': `${Number(given['webhook-timestamp']) - 1}` };
    expect(() => new Webhook(secret).verify(body, late)).toThrow();
  });

  it.each<[number, Record<string, string>, Partial<Delivery>]>([
    [200, {}, { outcome: 'sent', ref: 'rung-1' }],
    [202, {}, { outcome: 'sent', ref: 'rung-1' }],
    [429, { 'retry-after': '7' }, { outcome: 'retry', afterMs: 7_000 }],
    [429, {}, { outcome: 'retry', afterMs: 2_000 }],
    [503, { 'retry-after': 'soon' }, { outcome: 'retry', afterMs: 2_000 }],
    [503, { 'retry-after': '999999' }, { outcome: 'retry', afterMs: 600_000 }],
    [500, {}, { outcome: 'retry', afterMs: 2_000 }],
    [302, { location: 'http://127.0.0.1:1/elsewhere' }, { outcome: 'failed' }],
    [400, {}, { outcome: 'failed' }],
    [401, {}, { outcome: 'failed' }],
    [404, {}, { outcome: 'failed' }],
  ])('%i with %o', async (status, headers, expected) => {
    there.answerBy((response) => void response.writeHead(status, headers).end('13900000001 whatever'));
    expect(await ring()).toMatchObject(expected);
    expect(there.asked).toHaveLength(1);
  });

  it('waits until the date that it is told', async () => {
    const until = new Date(Date.now() + 60_000).toUTCString();
    there.answerBy((response) => void response.writeHead(429, { 'retry-after': until }).end());
    const told = await ring();
    const afterMs = told.outcome === 'retry' ? told.afterMs : 0;
    expect(afterMs).toBeGreaterThan(2_000);
    expect(afterMs).toBeLessThanOrEqual(60_000);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['the connection breaks before the answer', (response) => response.destroy()],
    ['no answer comes', () => {}],
  ])('does not know when %s, and asked again by its id it rings once', async (_what, lose) => {
    there.answerBy(lose);
    const lost = await ring();
    expect(lost.outcome).toBe('uncertain');
    there.answerBy((response) => void response.writeHead(204).end());
    expect(await ring()).toMatchObject({ outcome: 'sent' });
    expect(there.asked).toHaveLength(2);
    expect(there.rung.size).toBe(1);
    expect(there.asked[0]?.body).toBe(there.asked[1]?.body);
  });

  it('tries again when nobody is there, since nothing was asked', async () => {
    const gone = ringProvider();
    const before = await gone.listen();
    await gone.close();
    expect(await ring('rung-1', { url: before })).toMatchObject({ outcome: 'retry' });
    expect(await ring('rung-1', { url: 'http://nowhere.invalid/' })).toMatchObject({ outcome: 'retry' });
  });

  it('asks nobody without a secret that can be used', async () => {
    expect(await ring('rung-1', { secret: 'short' })).toMatchObject({ outcome: 'failed' });
    expect(there.asked).toEqual([]);
  });

  it('never gives a number, an address or the secret as a reason', async () => {
    const reasons: Delivery[] = [];
    for (const status of [429, 500, 404]) {
      there.answerBy((response) => void response.writeHead(status, li.phone).end(li.phone));
      reasons.push(await ring());
    }
    there.answerBy((response) => response.destroy());
    reasons.push(await ring(), await ring('rung-1', { url: 'http://127.0.0.1:1/?key=13900000001' }));
    const words = JSON.stringify(reasons);
    expect(words).not.toContain(li.phone);
    expect(words).not.toContain(secret.slice(6));
    expect(words).not.toContain('127.0.0.1');
  });
});
