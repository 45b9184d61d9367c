import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The chain's site, which takes whatever is signed: what was posted there, what its page says when it is read, and what it answers
 * where that is something else than a link.
 */
export async function openSite() {
  const site = { posts: [] as string[], page: '', answer: undefined as object | undefined };
  const cms = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      site.posts.push(body);
      response.setHeader('content-type', 'application/json');
      const link = `https://www.demo.example/notice/${site.posts.length}`;
      response.end(JSON.stringify(site.answer ?? { link }));
    });
  });
  await new Promise<void>((resolve) => cms.listen(0, '127.0.0.1', resolve));
  const { port } = cms.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/notices`;
  return { site, url, close: () => cms.close() };
}
