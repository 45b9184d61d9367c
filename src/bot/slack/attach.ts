import type { webApi } from '@slack/bolt';
import type { Attachment, Delivery, Now } from '../../ports.ts';
import { once } from '../kit/once.ts';
import type { Channels } from './channels.ts';
import { cut, cutHarmless, visible } from './text.ts';
import type { Traces } from './traces.ts';
import { codeOf, harmlessTrouble, type PlainTrouble, troubleOf } from './trouble.ts';

export interface Attaching {
  readonly client: webApi.WebClient;
  readonly channels: Channels;
  readonly traces: Traces;
  readonly fetch: typeof fetch;
  /** Origins that a file may be put to. */
  readonly origins: readonly string[];
  readonly now: Now;
}

const withinMs = 60_000;
/** Slack shares a file some time after it said yes: this long it is not shared a second time. */
const shareTakesMs = 120_000;

/**
 * A file into a group, once for a key. The SDK's files.uploadV2 in its three steps, because the file's id must be
 * written down between them: by it Slack tells after a lost answer whether the file was shared. `ref` is that id.
 */
export function attacher(attaching: Attaching) {
  const run = once<Delivery>(500, ({ outcome }) => outcome === 'sent');
  return async function attach(
    channel: string,
    file: Attachment,
    caption: string,
    key: string,
  ): Promise<Delivery> {
    const what = `file:${channel}:${key}`;
    return (await run(what, () => attachOnce(attaching, channel, file, caption, what))).value;
  };
}

async function attachOnce(
  attaching: Attaching,
  channel: string,
  file: Attachment,
  caption: string,
  what: string,
): Promise<Delivery> {
  const { client, channels, traces } = attaching;
  if (file.bytes.length === 0) return { outcome: 'failed', why: '文件是空的，Slack 不收（empty file）' };
  const trouble = await channels.problem(channel);
  if (trouble) return trouble;
  const trace = await traces.of(what);
  if (trace.is === 'done') return { outcome: 'sent', ref: trace.ref };
  const before = trace.is === 'begun' ? await fateOf(attaching, channel, trace.note) : undefined;
  if (before) return before;
  const id = await uploaded(attaching, file);
  if (typeof id !== 'string') return id;
  const unkept = await traces.begin(what, id);
  if (unkept) return unkept;
  try {
    const comment = cutHarmless(caption.trim(), 3000);
    await client.files.completeUploadExternal({
      channel_id: channel,
      files: [{ id, title: nameOf(file) }],
      ...(comment === '' ? {} : { initial_comment: comment }),
    });
  } catch (error) {
    const said = troubleOf(error);
    if (said.outcome !== 'uncertain') await traces.undo(what);
    return said;
  }
  await traces.done(what, id);
  return { outcome: 'sent', ref: id };
}

/** The file's id at Slack; nobody sees it there yet, so trouble leaves nothing in doubt. */
async function uploaded(
  { client, fetch, origins }: Attaching,
  file: Attachment,
): Promise<string | PlainTrouble> {
  try {
    const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
      filename: nameOf(file),
      length: file.bytes.length,
    });
    if (!url || !id || !origins.includes(new URL(url).origin)) return notUploaded;
    const { ok, body } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from(file.bytes),
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    });
    await body?.cancel();
    return ok ? id : notUploaded;
  } catch (error) {
    return harmlessTrouble(error);
  }
}

const notUploaded = {
  outcome: 'retry',
  afterMs: 5000,
  why: 'Slack 没有收下文件（not uploaded）',
} as const;

/** What became of a file whose sharing was asked for; undefined when it was not shared and may be sent anew. */
async function fateOf(
  { client, now }: Attaching,
  channel: string,
  id: string,
): Promise<Delivery | undefined> {
  try {
    const { file } = await client.files.info({ file: id });
    const rooms = [...Object.keys(file?.shares?.public ?? {}), ...Object.keys(file?.shares?.private ?? {})];
    if (rooms.includes(channel)) return { outcome: 'sent', ref: id };
    const age = now().getTime() - (file?.created ?? 0) * 1000;
    return age < shareTakesMs
      ? { outcome: 'retry', afterMs: 5000, why: '文件还在 Slack 手里（being shared）' }
      : undefined;
  } catch (error) {
    const gone = ['file_not_found', 'file_deleted'].includes(codeOf(error) ?? '');
    return gone ? undefined : harmlessTrouble(error);
  }
}

function nameOf({ name }: Attachment): string {
  return (
    cut(
      visible(name)
        .replace(/[\\/\n]+/g, '_')
        .trim(),
      150,
    ) || 'file'
  );
}
