import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Env } from '../../src/config/env.ts';
import type { World } from '../../src/main.ts';
import { served } from './served.ts';

interface Post {
  readonly key: string;
  readonly title: string;
  readonly body: string;
}

export interface SiteStage {
  /** What was put on the site, oldest first. */
  readonly posts: readonly Post[];
  readonly publish: NonNullable<Env['publish']>;
  /** The page as the public reads it. */
  readonly fetchPage: NonNullable<World['fetchPage']>;
  stop(): void;
}

/** The chain's own site: takes what is signed, and shows it. */
export async function siteStage(): Promise<SiteStage> {
  const posts: Post[] = [];
  const server = createServer(
    served(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      posts.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Post);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ link: 'https://www.demo.example/notice/1' }));
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  return {
    posts,
    publish: { site: { url: `http://127.0.0.1:${port}/notices`, secret, hosts: [] } },
    fetchPage: async (url) => ({
      ...{ ok: true, status: 200, url, headers: { 'content-type': 'text/html; charset=utf-8' } },
      bytes: Buffer.from(pageOf(posts.at(-1))),
    }),
    stop: () => void server.close(),
  };
}

function pageOf(post: Post | undefined): string {
  const body = post?.body.replaceAll('\n', '</p><p>') ?? '';
  return `<html><body><h1>${post?.title ?? ''}</h1><p>${body}</p></body></html>`;
}
