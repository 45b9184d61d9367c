import type { IncidentId } from '../incident/incident.ts';
import type { StatementId } from '../incident/statement.ts';
import type { ChannelKey, Person, Role } from '../policy/org.ts';
import type { Evidence } from '../ports/evidence.ts';
import type { Delegations, Outlet, Statements, StopSwitch } from '../ports/statements.ts';
import type {
  Audit,
  Cards,
  Inbound,
  Intake,
  MuteBook,
  NewId,
  NoticeIntent,
  Now,
  Openings,
  Page,
  Reads,
  Settings,
} from '../ports.ts';
import type { DigestJob } from '../reports/digest/kept.ts';
import type { Groups } from './authority.ts';
import type { BindingBook } from './bindings.ts';
import type { Door } from './execute.ts';
import type { StandingIn } from './statements/standIn.ts';

/** All that the handlers of inbound work with: handed in once by main.ts. */
export interface Desk {
  readonly door: Door;
  readonly reads: Reads;
  readonly cards: Cards;
  readonly audit: Audit;
  readonly evidence: Evidence;
  readonly mutes: MuteBook;
  readonly openings: Openings;
  readonly intake: Intake;
  readonly bindings: BindingBook;
  readonly statements: Statements;
  readonly stopSwitch: StopSwitch;
  readonly delegations: Delegations;
  /** Ways out for words to the public. */
  readonly outlets: readonly Pick<Outlet, 'name' | 'label' | 'forms'>[];
  /** Reads a public address. */
  readonly page: (link: string) => Promise<Page>;
  /** A language model that makes a better draft, where one is configured; nobody waits for it. */
  readonly improve?: (incident: IncidentId, version: number) => void;
  /** Decides what waits; resolves when this moment's mentions are decided. */
  readonly decideAll: () => Promise<number>;
  readonly groups: Groups;
  /** A group is to get a digest. */
  readonly digest: (job: DigestJob) => Promise<void>;
  /** A statement's card is to stand in a group of headquarters, whether or not it is asked for anything there. */
  readonly show: (incident: IncidentId, statement: StatementId, channel: ChannelKey) => Promise<void>;
  /** Which groups have a statement's card with its buttons because a delegate sits in them. */
  readonly standingIn?: StandingIn;
  /** To headquarters' command, release and office groups. */
  readonly tellHq: (notice: NoticeIntent, key: string) => Promise<void>;
  readonly tellOffice: (notice: NoticeIntent, key: string) => Promise<void>;
  readonly settings: () => Settings;
  readonly now: Now;
  readonly newId: NewId;
  readonly log: { readonly error: (fields: object, message: string) => void };
}

/** A person of ours, in the group and with the standing they have there now, and what they did. */
export interface Doing<What extends Inbound = Inbound> {
  readonly person: Person;
  readonly role: Role;
  readonly platform: string;
  readonly inbound: What;
  /** Only a list in a file says that they are in the group. */
  readonly byFile?: boolean;
}

export type Press = Extract<Inbound, { kind: 'press' }>;
export type Report = Extract<Inbound, { kind: 'report' }>;
export type Asked = Extract<Inbound, { kind: 'ask' }>;
