import type { Attachment } from '../ports.ts';

/** Files that came with a report: sealed, named by their SHA-256. */
export interface Evidence {
  keep(file: Attachment): Promise<string>;
}
