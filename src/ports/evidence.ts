import type { IncidentId, PersonId, TextId } from '../incident/incident.ts';
import type { EvidenceKind, FileId } from '../incident/statement.ts';
import type { Person, Role } from '../policy/org.ts';
import type { Attachment } from '../ports.ts';

/** Files that came with a report: sealed, named by their SHA-256. */
export interface Evidence {
  keep(file: Attachment): Promise<string>;
}

/** A file as it came with what somebody did: its bytes where we may have them, else what is known of it and where it lies. */
export interface SentFile {
  readonly name: string;
  /** In bytes. */
  readonly size?: number;
  readonly link?: string;
  readonly bytes?: Uint8Array;
}

/** The bytes behind a `FileId`: sealed by the store in the transaction of the command that names them. */
export interface NewFile {
  readonly id: FileId;
  readonly kind: EvidenceKind;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Who asks for a file of an incident, in which group, and why, as they wrote it. */
export interface FileAsked {
  readonly person: Person;
  readonly seat: Role;
  readonly incident: IncidentId;
  readonly file: FileId;
  readonly reason: string;
}

/** What one person asks to have opened, in what standing and why. */
export interface FileOpening {
  readonly incident: IncidentId;
  readonly file: FileId;
  readonly by: PersonId;
  readonly role: Role;
  readonly reason: { readonly id: TextId; readonly words: string };
  readonly at: Date;
}

export interface OpenedFile {
  /** As it was called, not masked. */
  readonly name: string;
  readonly kind: EvidenceKind;
  readonly bytes: Uint8Array;
}

/** Files that show facts, opened for one person with a reason; nothing is opened without its audit row. */
export interface FactFiles {
  /** Undefined: no such file of this incident, or its bytes have been shredded. */
  open(opening: FileOpening): Promise<OpenedFile | undefined>;
}
