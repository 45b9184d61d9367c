import type { SentFile } from '../ports/evidence.ts';
import type { Attachment, Inbound } from '../ports.ts';

/**
 * What came in, with the signs shown that no database keeps (NUL, half a surrogate pair): otherwise a name that holds one is an
 * error of ours, five times over, instead of a no on record; and what is worked again after a crash would not be the same.
 */
export function keepable(inbound: Inbound): Inbound {
  const key = legal(inbound.key);
  switch (inbound.kind) {
    case 'press': {
      const [subject, action] = [legal(inbound.subject), legal(inbound.action)];
      const pairs = Object.entries(inbound.values).map(
        ([name, value]) => [legal(name), legal(value)] as const,
      );
      return { ...inbound, key, subject, action, values: Object.fromEntries(pairs), ...sent(inbound.files) };
    }
    case 'report':
      return {
        ...{ ...inbound, key, text: legal(inbound.text), links: inbound.links.map(legal) },
        files: inbound.files.map(named),
      };
    case 'ask':
      return { ...inbound, key, text: legal(inbound.text), ...sent(inbound.files) };
    case 'member':
      return { ...inbound, key };
  }
}

function sent(files: readonly SentFile[] | undefined): { readonly files?: readonly SentFile[] } {
  if (!files) return {};
  return {
    files: files.map(({ link, ...file }) => ({
      ...{ ...file, name: legal(file.name) },
      ...(link !== undefined && { link: legal(link) }),
    })),
  };
}

function named(file: Attachment): Attachment {
  return { ...file, name: legal(file.name), mime: legal(file.mime) };
}

function legal(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
