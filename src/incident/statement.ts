import type { Actor, IncidentId, PersonId, TextId, UnitPath } from './incident.ts';

declare const brand: unique symbol;
/** Names one fact 事实 of an incident. */
export type FactId = string & { readonly [brand]: 'Fact' };
/** Names what is said to one audience: its versions are one line of texts, each replacing the one before. */
export type StatementId = string & { readonly [brand]: 'Statement' };
/** Names one file that shows a fact. */
export type FileId = string & { readonly [brand]: 'File' };
/** Names one attempt to publish one version by one way. */
export type PublicationId = string & { readonly [brand]: 'Publication' };

/** For whom a text is written: the site's long form, the official account, a microblog, a reporter, our own comments. */
export const forms = ['site', 'account', 'weibo', 'reporter', 'replies'] as const;
export type Form = (typeof forms)[number];

/** What a text is for. A correction and a withdrawal speak of a version that was published before. */
export const purposes = ['statement', 'correction', 'withdrawal'] as const;
export type Purpose = (typeof purposes)[number];

/** What a draft is looked over for before anyone can approve it (DESIGN section 5, and what concerns the whole text). */
export const checks = [
  'unsupported',
  'mismatch',
  'identity',
  'liability',
  'absolute',
  'attack',
  'promise',
  'unit',
  'invisible',
  'channels',
  'missing',
  'length',
] as const;
export type Check = (typeof checks)[number];

/** What was found in a version, as it is kept: no words, only what and how grave. */
export interface Mark {
  readonly check: Check;
  /** Blocking: nobody can approve it. Else an approver overrules it with a reason. */
  readonly blocking: boolean;
}

/** Said, then confirmed by another person; disputed and withdrawn at any time; `open`: still being looked into 正在核实. */
export type FactState = 'said' | 'confirmed' | 'disputed' | 'withdrawn' | 'open';

/** One step in the life of a fact. */
export interface FactStep {
  readonly to: FactState;
  readonly by: PersonId;
  /** In whose group it was pressed. */
  readonly unit?: UnitPath;
  readonly at: Date;
  readonly reason?: TextId;
}

/** What a file that shows a fact may be, as its own bytes tell. */
export type EvidenceKind = 'pdf' | 'png' | 'jpg' | 'heic' | 'docx' | 'xlsx' | 'txt' | 'eml';

/** How many files one fact may have, and how many bytes all that are sealed of them. */
export const mostFiles = 5;
export const mostFileBytes: number = 10 * 1024 * 1024;

/** A file that shows a fact 证据: sealed by us, or known by its name and where it lies alone. */
export interface EvidenceFile {
  readonly id: FileId;
  /** What it is called. */
  readonly name: TextId;
  /** In bytes; absent: nobody says. */
  readonly size?: number;
  /** Of its bytes, as they are sealed: without it we have none of them. */
  readonly sha256?: string;
  /** Absent where its bytes are none of these, or are not here. */
  readonly kind?: EvidenceKind;
  /** Where it lies on its platform. */
  readonly link?: TextId;
}

/** A statement of fact: what, who says so, what shows it, since when (DESIGN section 2). */
export interface Fact {
  readonly id: FactId;
  readonly text: TextId;
  /** Who says so. */
  readonly source?: TextId;
  /** A link, or a person. */
  readonly evidence?: TextId;
  readonly files?: readonly EvidenceFile[];
  readonly state: FactState;
  /** From the first on; the last one made its state. */
  readonly history: readonly FactStep[];
}

/** One person's yes to one exact text. */
export interface Approval {
  readonly by: PersonId;
  /** The duty, by its name of policy.yaml, that it fills. */
  readonly duty: string;
  /** For whom, where it was pressed by delegation 代理. */
  readonly behalf?: PersonId;
  readonly at: Date;
  /** A list in a file said that they were in the group. */
  readonly byFile?: true;
  /** Why warnings do not hold it back. */
  readonly overruled?: TextId;
}

/** Handed in for approval 提交审批: what it takes and until when. */
export interface Submission {
  readonly by: PersonId;
  readonly at: Date;
  /** One person for each of these duties. */
  readonly needs: readonly string[];
  /** Nobody's yes counts after that; moved once, when the last needed one is given. */
  readonly until: Date;
  readonly approvals: readonly Approval[];
  /** When the last needed approval was given. */
  readonly approvedAt?: Date;
}

/** How a version ended that will not be published. `superseded`: a later text took its place. */
export interface VersionEnd {
  readonly how: 'rejected' | 'changesAsked' | 'takenBack' | 'expired' | 'superseded';
  readonly by: Actor;
  readonly at: Date;
  readonly reason?: TextId;
}

/**
 * asked: not yet sent. handedOver 已移交: lies there as a draft and is not public. uncertain: it may or may not be public,
 * headquarters must look. stopped: the stop switch, a later text or the end of its approvals was faster.
 */
export type PublicationState = 'asked' | 'published' | 'handedOver' | 'failed' | 'uncertain' | 'stopped';

/** What a page says instead of the approved text: a hash of it, or `gone`. */
export type Stands = string;

/** One version on its way out by one way 发布: at most once. */
export interface Publication {
  readonly id: PublicationId;
  /** The outlet's name, or `byHand`. */
  readonly way: string;
  readonly by: PersonId;
  readonly at: Date;
  readonly state: PublicationState;
  /** Where it is to be read. */
  readonly link?: TextId;
  /** Why it did not, or is not known to have gone out, as the way out said. */
  readonly why?: TextId;
  /** When its state was last heard of. */
  readonly since: Date;
  /** Its page says something else since then. */
  readonly changedAt?: Date;
  /** What stands there instead. */
  readonly stands?: Stands;
  /** In which words it differs. */
  readonly difference?: TextId;
}

/** An immutable text with its hash 版本. */
export interface Version {
  /** Counts all texts of the incident: `P128-v3` names one. */
  readonly number: number;
  readonly statement: StatementId;
  readonly form: Form;
  readonly purpose: Purpose;
  readonly text: TextId;
  /** SHA-256 (hex) of the canonical text with incident, statement, number and form (SECURITY T6). */
  readonly hash: string;
  /** The facts it rests on: all of them confirmed when it was made. */
  readonly facts: readonly FactId[];
  readonly marks: readonly Mark[];
  /** Who wrote it; the machine writer's is nobody's. */
  readonly by: Actor;
  /** Everybody who wrote or changed this text up to here: none of them may approve it. */
  readonly authors: readonly PersonId[];
  readonly at: Date;
  /** The version that it was made from. */
  readonly base?: number;
  /** The published version that a correction or a withdrawal is about. */
  readonly about?: number;
  readonly submission?: Submission;
  /** To be published then 定时发布. */
  readonly scheduled?: { readonly at: Date; readonly by: PersonId; readonly ways: readonly string[] };
  readonly publications: readonly Publication[];
  readonly end?: VersionEnd;
}

/** Published by people, with the link to show for it: a way that needs no outlet. */
export const byHand = 'byHand';

/** The line of texts that begins with the version of this number. */
export function statementFrom(number: number): StatementId {
  return `s${number}` as StatementId;
}

/** What a card shows, as one string: an incident, or one statement of it. */
export type Topic = string;

export function topicOf(incident: IncidentId, statement?: StatementId): Topic {
  return statement === undefined ? incident : `${incident}/${statement}`;
}

/** What a press on a statement's card brings back: it names the very version that the card showed. */
export function subjectOf(incident: IncidentId, { statement, number }: Version): string {
  return `${topicOf(incident, statement)}/${number}`;
}

/** What a subject or a topic names; the version is absent in a topic, and both in an incident's own. */
export function subjectIn(subject: string): {
  readonly incident: IncidentId;
  readonly statement?: StatementId;
  readonly version?: number;
} {
  const [incident = '', statement, number] = subject.split('/');
  return {
    incident: incident as IncidentId,
    ...(statement !== undefined && { statement: statement as StatementId }),
    ...(number !== undefined && { version: Number(number) }),
  };
}

/** The topic of the card that a press came from. */
export function topicIn(subject: string): Topic {
  const { incident, statement } = subjectIn(subject);
  return topicOf(incident, statement);
}
