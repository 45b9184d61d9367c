import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/sources/address.ts';
import { fetchGuarded, publicLimits } from '../../src/sources/fetch.ts';
import { corpus, describeWithCorpus } from './corpora.ts';
import { type LocalServer, localServer } from './server.ts';

const mib = 1024 * 1024;
const bomb = gzipSync(Buffer.alloc(60 * mib));
let server: LocalServer;
beforeAll(async () => {
  server = await localServer((request, response) => {
    const answer = answers[request.url ?? ''] ?? answers['/words'];
    answer?.(response, request.headers.host ?? '');
  });
});
afterAll(() => server.close());

const answers: Record<string, (response: import('node:http').ServerResponse, host: string) => void> = {
  '/words': (response) => response.end('words'),
  '/gzip': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('words')),
  '/br': (response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync('words')),
  '/twice': (response) =>
    response.setHeader('content-encoding', 'gzip, gzip').end(gzipSync(gzipSync('words'))),
  '/no-encoding': (response) => response.setHeader('content-encoding', 'constructor').end('words'),
  '/bomb': (response) => response.setHeader('content-encoding', 'gzip').end(bomb),
  '/truncated-gzip': (response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync('words').subarray(0, 12)),
  '/long': (response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024))) {}
    };
    response.on('drain', more);
    more();
  },
  '/drip': (response) => {
    const timer = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/never': () => undefined,
  '/hop': (response) => response.writeHead(302, { location: '/words' }).end(),
  '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
  '/to-metadata': (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
  '/to-file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-gopher': (response) => response.writeHead(302, { location: 'gopher://127.0.0.1:6379/_x' }).end(),
  '/reset': (response) => response.destroy(),
};

function get(path: string, ms = 60_000) {
  return fetchGuarded(server.url + path, { allowPrivate: true, limits: { ...publicLimits, ms } });
}

async function refusal(path: string, ms?: number): Promise<string> {
  const fetched = await get(path, ms);
  return fetched.ok ? `taken: ${fetched.bytes.length} bytes` : fetched.why;
}

describe('a fetch from a source that is trusted with the own network', () => {
  it.each(['/words', '/gzip', '/br', '/hop'])('reads %s', async (path) => {
    const fetched = await get(path);
    expect(fetched.ok && Buffer.from(fetched.bytes).toString()).toBe('words');
  });

  it('says where the redirects ended', async () => {
    const fetched = await get('/hop');
    expect(fetched.ok && fetched.url).toBe(`${server.url}/words`);
  });

  it.each`
    path                 | because
    ${'/twice'}          | ${/Content-Encoding not taken/}
    ${'/no-encoding'}    | ${/Content-Encoding not taken/}
    ${'/bomb'}           | ${/too large once inflated/}
    ${'/long'}           | ${/5 MiB/}
    ${'/loop'}           | ${/too many redirects/}
    ${'/to-metadata'}    | ${/169\.254\.169\.254/}
    ${'/to-file'}        | ${/only http and https/}
    ${'/to-gopher'}      | ${/only http and https/}
    ${'/truncated-gzip'} | ${/connection failed/}
    ${'/reset'}          | ${/connection failed/}
  `('refuses $path and says why', async ({ path, because }) => {
    expect(await refusal(path)).toMatch(because);
  });

  it.each(['/drip', '/never'])('gives up on %s when its time is over', async (path) => {
    const began = performance.now();
    expect(await refusal(path, 300)).toMatch(/in time/);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

describe('a fetch from the open internet', () => {
  const guarded = (url: string, addresses: readonly string[]) =>
    fetchGuarded(url, {
      resolve: async () => addresses,
      limits: { ...publicLimits, ms: 1_500, ports: [80, 443, server.port] },
    });

  it('refuses a name with one public and one inside address', async () => {
    const fetched = await guarded(`http://both.example:${server.port}/`, ['93.184.216.34', '127.0.0.1']);
    expect(fetched).toMatchObject({ ok: false, why: expect.stringContaining('127.0.0.1') });
  });

  it('connects to the address it has checked, whatever the name says the second time', async () => {
    const heard = server.connections();
    let asked = 0;
    const fetched = await fetchGuarded(`http://localhost:${server.port}/`, {
      allowPrivate: true,
      resolve: async () => (asked++ === 0 ? ['127.0.0.2'] : ['127.0.0.1']),
      limits: { ...publicLimits, ms: 700 },
    });
    expect({ ok: fetched.ok, asked, heard: server.connections() - heard }).toEqual({
      ok: false,
      asked: 1,
      heard: 0,
    });
  });

  it('refuses a port other than 80 and 443', async () => {
    const fetched = await fetchGuarded('http://example.com:22/', { resolve: async () => ['93.184.216.34'] });
    expect(fetched).toMatchObject({ ok: false, why: expect.stringContaining('22') });
  });
});

describeWithCorpus('ssrf/ssrf-vectors.json', 'hosts and URLs known from attacks', () => {
  const vectors: { refuse: string[]; allow: string[]; refuse_url: string[] } = JSON.parse(
    readFileSync(corpus('ssrf/ssrf-vectors.json'), 'utf8'),
  );
  const limits = () => ({ ...publicLimits, ms: 400, ports: [80, 443, server.port] });

  it.each(vectors.refuse)('%s is refused without a connection', async (host) => {
    const heard = server.connections();
    const fetched = await fetchGuarded(`http://${host}:${server.port}/`, { limits: limits() });
    expect({ ok: fetched.ok, heard: server.connections() - heard }).toEqual({ ok: false, heard: 0 });
    expect(fetched.ok ? 'taken' : fetched.why).not.toMatch(/in time|connection failed: E(CONN|HOST|NET)/);
  });

  it.each(vectors.refuse_url)('%s is refused', async (url) => {
    const fetched = await fetchGuarded(url, { limits: publicLimits });
    expect(fetched.ok ? 'taken' : fetched.why).toMatch(/only http|only ports|no user name/);
  });

  it.each(vectors.allow)('%s may be asked', (host) => {
    expect(isPublicAddress(host.replace(/^\[|\]$/g, ''))).toBe(true);
  });
});
