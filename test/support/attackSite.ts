import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The chain's site, which takes whatever is signed: what was posted there, and what its page says when it is read. */
export async function openSite() {
  const site = { posts: [] as string[], page: '' };
  const cms = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      site.posts.push(body);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ link: `https://www.demo.example/notice/${site.posts.length}` }));
    });
  });
  await new Promise<void>((resolve) => cms.listen(0, '127.0.0.1', resolve));
  const { port } = cms.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/notices`;
  return { site, url, close: () => cms.close() };
}
