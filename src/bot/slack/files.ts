import type { SentFile } from '../../ports/evidence.ts';
import type { Attachment } from '../../ports.ts';
import { atMost } from '../kit/files.ts';
import type { Log } from './log.ts';
import type { FileThere } from './said.ts';

const mostFiles = 5;
const mostBytes = 10 * 1024 * 1024;
const withinMs = 20_000;

export interface Fetching {
  readonly fetch: typeof fetch;
  readonly botToken: string;
  /** Origins that may see the bot token; everything else is not asked. */
  readonly origins: readonly string[];
  readonly log: Log;
}

/**
 * The files of a reported message, fetched with the bot's token from Slack alone: at most five, 10 MiB each. A file that
 * cannot be had is left out and logged, the report goes on without it.
 */
export async function fetchFiles(
  files: readonly FileThere[],
  needs: Fetching,
): Promise<readonly Attachment[]> {
  const got = await Promise.all(files.slice(0, mostFiles).map((file) => fetchFile(file, needs)));
  return got.flatMap((file) => file ?? []);
}

/**
 * The files that show a fact: each by its name, its size and where it lies, with its bytes as far as we may fetch them and all
 * together are at most 10 MiB.
 */
export async function fetchEvidence(
  files: readonly FileThere[],
  needs: Fetching,
): Promise<readonly SentFile[]> {
  let room = mostBytes;
  const sent: SentFile[] = [];
  for (const file of files.slice(0, mostFiles + 1)) {
    const got = file.size <= room ? await fetchFile(file, needs) : undefined;
    const bytes = got && got.bytes.length <= room ? got.bytes : undefined;
    room -= bytes?.length ?? 0;
    sent.push(named(file, bytes));
  }
  return sent;
}

/** A file as it is known without asking anybody. */
export function named({ name, size, link }: FileThere, bytes?: Uint8Array): SentFile {
  return {
    ...{ name },
    ...(size > 0 && { size }),
    ...(link !== undefined && { link }),
    ...(bytes && { bytes }),
  };
}

async function fetchFile(
  { url, name, mime, size }: FileThere,
  { fetch, botToken, origins, log }: Fetching,
): Promise<Attachment | undefined> {
  if (url === undefined || size > mostBytes || !origins.includes(new URL(url).origin)) {
    log.warn({ size }, 'slack file not fetched: too large or not at Slack');
    return undefined;
  }
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${botToken}` },
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok || (type.startsWith('text/html') && !mime.startsWith('text/html'))) {
      log.warn({ status: response.status }, 'slack file not fetched: is the scope files:read granted?');
      await response.body?.cancel();
      return undefined;
    }
    const bytes = await atMost(response.body, mostBytes);
    if (bytes) return { name, mime, bytes };
    log.warn({}, 'slack file not fetched: larger than it said');
  } catch {
    log.warn({}, 'slack file not fetched: no answer');
  }
  return undefined;
}
