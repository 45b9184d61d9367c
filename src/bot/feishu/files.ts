import { addAbortSignal } from 'node:stream';
import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { SentFile } from '../../ports/evidence.ts';
import type { Attachment } from '../../ports.ts';
import { tellsFact } from '../kit/fact.ts';
import { atMost } from '../kit/files.ts';
import type { Log } from './log.ts';
import type { Kind } from './payload.ts';
import { type Asked, contentOf, type FileThere, type Report } from './said.ts';
import { codeOf } from './trouble.ts';

const mostFiles = 5;
const mostBytes = 10 * 1024 * 1024;
const withinMs = 20_000;

export interface Fetching {
  readonly client: Client;
  readonly log: Log;
}

const Item = z.object({
  message_id: z.string(),
  msg_type: z.string(),
  deleted: z.boolean().optional(),
  sender: z.object({ id: z.string(), sender_type: z.string() }).optional(),
  body: z.object({ content: z.string() }).optional(),
});
const Answered = z.object({ data: z.object({ items: z.array(z.unknown()).default([]) }) });

/**
 * A report with the message that it answers (a forwarded conversation comes as many) and with its files: at most five,
 * 10 MiB each. What cannot be had is left out and logged, the report goes on without it.
 */
export async function completed(report: Report, needs: Fetching): Promise<Kind<'report'>> {
  const { there, parent, ...rest } = report;
  const items = parent === undefined ? [] : await messagesOf(parent, needs);
  const contents = items.map((each) => contentOf(each.message_id, each.msg_type, each.body?.content ?? ''));
  const all = [...there, ...contents.flatMap((each) => each.there)];
  const files = await Promise.all(all.slice(0, mostFiles).map((file) => fetched(file, needs)));
  const wrote = items.find(({ sender }) => sender?.sender_type === 'user')?.sender?.id;
  return {
    ...rest,
    text: [rest.text, ...contents.map(({ text }) => text)].filter((text) => text !== '').join('\n'),
    links: [...new Set([...rest.links, ...contents.flatMap(({ links }) => links)])],
    files: files.flatMap((file) => file ?? []),
    ...(wrote === undefined ? {} : { forwardedFrom: wrote }),
  };
}

/**
 * Words that tell a fact, with the files that show it: their own, and those of the message that they answer, with their bytes as
 * far as we may fetch them and all together are at most 10 MiB. Feishu says of a file neither its size nor an
 * address: where it lies is its message's id. Of other words it is enough to know that files came.
 */
export async function withEvidence(
  { there = [], parent, ...asked }: Asked,
  needs: Fetching,
): Promise<Kind<'ask'>> {
  if (!tellsFact(asked.text)) return there.length === 0 ? asked : { ...asked, files: there.map(nameOf) };
  const items = parent === undefined ? [] : await messagesOf(parent, needs);
  const others = items.flatMap(
    (each) => contentOf(each.message_id, each.msg_type, each.body?.content ?? '').there,
  );
  let room = mostBytes;
  const files: SentFile[] = [];
  for (const file of [...there, ...others].slice(0, mostFiles + 1)) {
    const got = await fetched(file, needs);
    const bytes = got && got.bytes.length <= room ? got.bytes : undefined;
    room -= bytes?.length ?? 0;
    files.push({ ...nameOf(file), ...(got && { size: got.bytes.length }), ...(bytes && { bytes }) });
  }
  return files.length === 0 ? asked : { ...asked, files };
}

function nameOf({ name, message }: FileThere): SentFile {
  return { name, link: `feishu:${message}` };
}

async function messagesOf(message: string, { client, log }: Fetching) {
  try {
    const answer = await client.im.v1.message.get({ path: { message_id: message } });
    const items = Answered.safeParse(answer).data?.data.items ?? [];
    return items.flatMap((item) => Item.safeParse(item).data ?? []).filter(({ deleted }) => !deleted);
  } catch (error) {
    log.warn({ code: codeOf(error) }, 'feishu message that a report answers was not fetched');
    return [];
  }
}

async function fetched({ message, key, type, name }: FileThere, { client, log }: Fetching) {
  try {
    const got = await client.im.v1.messageResource.get({
      path: { message_id: message, file_key: key },
      params: { type },
    });
    const stream = addAbortSignal(AbortSignal.timeout(withinMs), got.getReadableStream());
    const bytes = await atMost(stream, mostBytes);
    const mime = mimeOf(got.headers) ?? (type === 'image' ? 'image/png' : 'application/octet-stream');
    if (bytes) return { name, mime, bytes } satisfies Attachment;
    log.warn({}, 'feishu file not fetched: too large');
  } catch (error) {
    log.warn({ code: codeOf(error) }, 'feishu file not fetched');
  }
  return undefined;
}

const Headers = z.object({ 'content-type': z.string().regex(/^[\w.+-]+\/[\w.+-]+/) });

function mimeOf(headers: unknown): string | undefined {
  const all = typeof headers === 'object' ? { ...headers } : {};
  return Headers.safeParse(all).data?.['content-type'].split(';')[0];
}
