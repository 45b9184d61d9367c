import type { IncidentId } from '../../incident/incident.ts';
import type { FactState, FileId } from '../../incident/statement.ts';
import type { IncidentView, MentionView, TimelineEntry } from '../../incident/view.ts';
import type { Org, People, Person, Role } from '../../policy/org.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Board } from '../../ports/board.ts';
import type { FileAsked, OpenedFile } from '../../ports/evidence.ts';
import type { SourceHealth } from '../../ports/sources.ts';
import type { Identity, Inbound, Now, Reads } from '../../ports.ts';
import type { Answer } from '../message.ts';

/** All that the console asks of the house; nothing is fetched from another edge. */
export interface WebOptions {
  readonly board: Board;
  readonly reads: Reads;
  readonly org: () => Org;
  readonly people: () => People;
  /** Names of duties and levels. */
  readonly policy: () => Policy;
  /** True in the example chain only: there one chooses who one is; elsewhere every page answers 403 until sign-in exists. */
  readonly demo: boolean;
  readonly sourceHealth: () => Promise<readonly SourceHealth[]>;
  /** One step of an incident's history in words, as the group that reads may know it. */
  readonly historyRow: (entry: TimelineEntry, view: IncidentView, seat: Role) => HistoryRow;
  /** What is known of an incident, fact by fact, as the group that reads may know it. */
  readonly factRows: (view: IncidentView, seat: Role) => readonly FactRow[];
  /** A file that shows a fact, for one who may have it and says why; else the no. It leaves a trace either way. */
  readonly openFile: (asked: FileAsked) => Promise<OpenedFile | Answer>;
  /** Leaves the trace of 查看原文: who opened what was said, and in which group. */
  readonly viewed: (look: Look) => Promise<void>;
  readonly now: Now;
  readonly log: { readonly error: (fields: object, message: string) => void };
}

export interface HistoryRow {
  readonly who: string;
  readonly what: string;
  /** What somebody wrote, masked. */
  readonly note?: string;
}

export interface FactRow {
  /** `F2` */
  readonly name: string;
  readonly state: FactState;
  readonly stateWord: string;
  /** What people wrote, masked. */
  readonly text: string;
  /** Who says so, what shows it, who made it what it is: a line each. */
  readonly lines: readonly string[];
  /** `id` where it can be opened. */
  readonly files: readonly { readonly said: string; readonly id?: FileId }[];
}

export interface Look {
  readonly person: Person;
  readonly seat: Role;
  readonly incident: IncidentId;
  readonly mentions: readonly MentionView[];
}

/** The person at the other end of a request, and the account they act by. */
export interface Visitor {
  readonly person: Person;
  readonly identity: Identity;
}

/** What the handlers behind the routes share. */
export interface Desk extends WebOptions {
  readonly on: (inbound: Inbound) => Promise<Answer>;
}
