import { z } from 'zod';
import { mostFiles } from '../../incident/statement.ts';
import type { Attachment, Inbound } from '../../ports.ts';
import { tellsFact } from '../kit/fact.ts';
import type { Visitor } from './options.ts';

const id = z.string().min(1).max(300);

/** `key` is made by the page, one per press, and is the same when the page tries again. `as` is who the page believes one is. */
const came = { key: z.uuid(), group: id, as: id };

const File = z.object({ name: z.string().max(300), mime: z.string().max(200), base64: z.base64() });

export const PressBody = z.object({
  ...came,
  subject: id,
  action: id,
  rev: z.int().nonnegative().optional(),
  values: z.record(id, z.string().max(20_000)).default({}),
  files: z
    .array(File)
    .max(mostFiles + 1)
    .default([]),
});

export const SayBody = z.object({
  ...came,
  text: z.string().max(20_000).default(''),
  files: z.array(File).max(9).default([]),
});

/** A message's place on the board. */
export const Ref = z.string().regex(/^\d{1,18}$/);
export const ReadBody = z.object({ group: id, ref: Ref, as: id });
/** Why somebody opens a file that shows a fact. */
export const OpenBody = z.object({ group: id, as: id, reason: z.string().max(500) });
export const IdentityBody = z.object({ person: id });

/** All files of one report together, in bytes. */
const filesCap = 5 * 1024 * 1024;

export function pressInbound(body: z.output<typeof PressBody>, who: Visitor, at: Date): Inbound {
  const { group, subject, action, rev, values } = body;
  const files = body.files.map(attachment);
  return {
    ...{ kind: 'press', ...from(body, who, at), channel: group, subject, action, values },
    ...(rev !== undefined && { rev }),
    ...(files.length > 0 && { files }),
  };
}

/** A sentence typed under the cards: a report of something found, or a question or command for the bot. */
export function sayInbound(body: z.output<typeof SayBody>, who: Visitor, at: Date): Inbound | undefined {
  const files = body.files.map(attachment);
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > filesCap) return undefined;
  const base = { ...from(body, who, at), channel: body.group };
  const text = body.text.trim();
  const links = linksIn(text);
  if (!isReport(text, links, files))
    return { kind: 'ask', ...base, text, ...(files.length > 0 && { files }) };
  return { kind: 'report', ...base, text: text.replace(reportWord, '').trim(), links, files };
}

const reportWord = /^(?:上报|\/?report(?=\s|$))[\s:：，,]*/i;
const caseCode = /^(?:上报\s*)?P\d+/i;
/** `上报 …`, a file, or a bare link is a report; what begins with a case code is about that case, with a file when it tells a fact. */
function isReport(text: string, links: readonly string[], files: readonly Attachment[]): boolean {
  if (files.length > 0) return !tellsFact(text);
  if (caseCode.test(text)) return false;
  return reportWord.test(text) || links.length > 0;
}

/** Web addresses in a text; Chinese words and punctuation right after an address are not part of it. */
function linksIn(text: string): readonly string[] {
  const found = text.match(/https?:\/\/[^\s<>"'\p{Script=Han}，。；：！？、（）《》「」【】]+/giu) ?? [];
  return [...new Set(found.map((link) => link.replace(/[.,;:!?)\]]{1,20}$/, '')))].filter((link) =>
    URL.canParse(link),
  );
}

function attachment(file: {
  readonly name: string;
  readonly mime: string;
  readonly base64: string;
}): Attachment {
  const name = file.name.split(/[\\/]/).at(-1) ?? '';
  return { name: name || 'file', mime: file.mime, bytes: Buffer.from(file.base64, 'base64') };
}

/** One account's keys never meet another's: a guessed key cannot fetch what somebody else was answered. */
function from({ key }: { readonly key: string }, { identity }: Visitor, at: Date) {
  return { key: `${identity}/${key}`, at, by: identity };
}
