import { decryptFile } from '@wecom/aibot-node-sdk';
import type { SentFile } from '../../ports/evidence.ts';
import type { Attachment } from '../../ports.ts';
import { tellsFact } from '../kit/fact.ts';
import { atMost } from '../kit/files.ts';
import type { Asked, FileThere, Kind } from './inbound.ts';
import type { Log } from './log.ts';

const mostFiles = 5;
const mostBytes = 10 * 1024 * 1024;
const withinMs = 20_000;

export interface Fetching {
  readonly fetch: typeof fetch;
  readonly log: Log;
}

/**
 * The files of a report, fetched and opened: at most five, 10 MiB each. The SDK's own download has no limit and follows
 * redirects anywhere, so it is not used. A file that cannot be had is left out and logged, the report goes on.
 */
export async function fetchFiles(
  files: readonly FileThere[],
  needs: Fetching,
): Promise<readonly Attachment[]> {
  const got = await Promise.all(files.slice(0, mostFiles).map((file) => fetchFile(file, needs)));
  return got.flatMap((file) => file ?? []);
}

/**
 * Words with the files that show what they tell: each by its name, with its bytes as far as they can be had and all together are
 * at most 10 MiB. Of words that tell no fact it is enough to know that files came.
 */
export async function withEvidence(
  { there, ...asked }: Asked,
  fetchFiles: (files: readonly FileThere[]) => Promise<readonly Attachment[]>,
): Promise<Kind<'ask'>> {
  if (there.length === 0) return asked;
  if (!tellsFact(asked.text)) return { ...asked, files: there.map(({ name }) => ({ name })) };
  let room = mostBytes;
  const files: SentFile[] = [];
  for (const file of there.slice(0, mostFiles + 1)) {
    const [got] = await fetchFiles([file]);
    const bytes = got && got.bytes.length <= room ? got.bytes : undefined;
    room -= bytes?.length ?? 0;
    const size = got && { size: got.bytes.length };
    files.push({ name: got?.name ?? file.name, ...size, ...(bytes && { bytes }) });
  }
  return { ...asked, files };
}

async function fetchFile(
  { url, aeskey, name }: FileThere,
  { fetch, log }: Fetching,
): Promise<Attachment | undefined> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(withinMs) });
    const sealed = response.ok ? await atMost(response.body, mostBytes) : undefined;
    if (!sealed) {
      log.warn({ status: response.status }, 'wecom file not fetched: refused or too large');
      await response.body?.cancel();
      return undefined;
    }
    const bytes = aeskey === undefined ? sealed : decryptFile(sealed, aeskey);
    const { mime, ending } = kindOf(bytes);
    return { name: name.includes('.') ? name : `${name}${ending}`, mime, bytes };
  } catch {
    log.warn({}, 'wecom file not fetched: no answer, or not sealed with its key');
    return undefined;
  }
}

/** By its first bytes: WeCom says no more than that it is a picture. */
function kindOf(bytes: Buffer): { readonly mime: string; readonly ending: string } {
  const known = magic.find(({ start }) => bytes.subarray(0, start.length).equals(start));
  return known ?? { mime: 'application/octet-stream', ending: '' };
}

const magic = [
  { start: Buffer.from([0x89, 0x50, 0x4e, 0x47]), mime: 'image/png', ending: '.png' },
  { start: Buffer.from([0xff, 0xd8, 0xff]), mime: 'image/jpeg', ending: '.jpg' },
  { start: Buffer.from('GIF8'), mime: 'image/gif', ending: '.gif' },
  { start: Buffer.from('%PDF'), mime: 'application/pdf', ending: '.pdf' },
];
