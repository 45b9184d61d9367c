import type { IncidentId } from '../../incident/incident.ts';
import type { IncidentView, MentionView, TimelineEntry } from '../../incident/view.ts';
import type { Org, People, Person, Role } from '../../policy/org.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Board } from '../../ports/board.ts';
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
