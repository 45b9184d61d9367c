import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, Message, Notice } from './bot/message.ts';
import type { Circumstances, Held } from './incident/circumstances.ts';
import type {
  Actor,
  Incident,
  IncidentId,
  Level,
  MentionId,
  Nature,
  PersonId,
  TextId,
  UnitPath,
} from './incident/incident.ts';
import type { Command, Decision, IncidentEvent, ReasonCode } from './incident/language.ts';
import type { Refusal } from './incident/refusal.ts';
import type { Loudness, Ringing, Rung } from './incident/rung.ts';
import type { StatementId, Topic } from './incident/statement.ts';
import type { IncidentView, MentionView, OpenedMention, TimelineEntry } from './incident/view.ts';
import type { Contact } from './policy/contacts.ts';
import type { Effect, Ring, Timer } from './policy/effect.ts';
import type { Channel, ChannelKey, Listed, Org, People, Role } from './policy/org.ts';
import type { Policy, Words } from './policy/policy.ts';
import type { Opening } from './policy/rights.ts';
import type { Standing } from './policy/speech.ts';
import type { NewFile, SentFile } from './ports/evidence.ts';
import type { Stopped } from './ports/statements.ts';
import type { DigestJob } from './reports/digest/kept.ts';

import type { ApprovedText, Page } from './statement/page/page.ts';
import type { Lesson } from './triage/lesson.ts';
import type { FoundMention, Item, Likeness, Mention, OpenMatter, Verdict } from './triage/mention.ts';
import type { Mute, Muter, MuteView, NewMute } from './triage/mute.ts';
import type { Heard } from './triage/opinion.ts';
import type { Gathering } from './triage/triage.ts';

/** Time from outside, so that a story can be replayed to the minute. */
export type Now = () => Date;
/** A new opaque id (UUID v7 in production, counted in tests). */
export type NewId = () => string;

// ── the door ────────────────────────────────────────────────────────────────────────────────────────────────────

/** The words behind a `TextId`: sealed and masked by the store, in the transaction of the command that names them. */
export interface NewText {
  readonly id: TextId;
  readonly kind: 'reason' | 'note' | 'instruction' | 'fact' | 'statement' | 'link' | 'file';
  readonly words: string;
}

/** One request to change an incident. `id` makes it happen once however often it is asked. */
export interface Ask {
  readonly id: string;
  readonly actor: Actor;
  /** The standing that the press was made in; absent for machines. */
  readonly role?: Role;
  readonly command: Command;
  readonly texts: readonly NewText[];
  readonly files?: readonly NewFile[];
  /** How the standing is known, for what words to the public ask of it. */
  readonly standing?: Standing;
}

export interface Loaded {
  readonly incident: Incident;
  /** 0 when there is none yet. */
  readonly version: number;
  /** What was answered the first time, when this ask has been decided before. */
  readonly repeated?: Decision;
  /** The second incident that a merge names. */
  readonly other?: { readonly incident: Incident; readonly version: number };
  /** Why triage gave the incident its level: for a merge. */
  readonly reasons?: readonly ReasonCode[];
  /** What it weighs now, of a merge the two together: for what sets a level. */
  readonly weight?: NonNullable<Circumstances['weight']>;
  /** How many mentions lie quiet that these verdicts wake: for an opening. */
  readonly earlier?: number;
  /** What the incident holds, oldest first: for a merge and a split. */
  readonly held?: readonly Held[];
  /** The stop switch is on: for what publishes. */
  readonly stopped?: Pick<Stopped, 'by' | 'at'>;
}

export interface Change {
  readonly ask: Ask;
  readonly events: readonly IncidentEvent[];
  readonly next: Incident;
  readonly effects: readonly Effect[];
  /** Verdicts of the mentions that this change takes in: linked in the same transaction. */
  readonly verdicts: readonly Verdict[];
  /** What the same decision makes of a second incident, in the same transaction or not at all. */
  readonly also?: Also;
  readonly drill: boolean;
  /** What triage may learn from it: kept in the same transaction. */
  readonly lessons?: readonly Lesson[];
}

/** The second incident of a change; the mentions that it takes out of the first belong to it from then on. */
export interface Also {
  /** 0 when it is opened by this. */
  readonly version: number;
  readonly events: readonly IncidentEvent[];
  readonly next: Incident;
  /** All that the first one has by then, or these. */
  readonly takes: 'all' | readonly MentionId[];
}

/** Two rivals asked at once and the other won: load again and decide again. */
export class Stale extends Error {
  override readonly name = 'Stale';
}

/** State + events + audit + effects, in one transaction or not at all. */
export interface Ledger {
  /** `verdicts` are those that the ask would link. */
  load(ask: Ask, verdicts?: readonly Verdict[]): Promise<Loaded>;
  /** @throws Stale when `version` is no longer the incident's, or the other version no longer the second one's. */
  commit(version: number, change: Change): Promise<void>;
  /** A refusal is audited too. */
  refuse(ask: Ask, refusal: Refusal): Promise<void>;
}

// ── mentions ────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Kept {
  /** Index in what was handed in → what became of it. */
  readonly results: readonly ('accepted' | 'updated' | 'duplicate')[];
  readonly ids: readonly MentionId[];
}

/** Mentions wait here between being found and being decided; nothing is acknowledged before `keep` returns. */
/** Judges and gathers a batch while it is written: what is noise by that never waits. */
export interface Sorting extends Gathering {
  /** What was found before may join nothing. */
  readonly since: Date;
  /** Who keeps them decides at once what is no noise: nobody else takes it for the length of a lease. */
  readonly inHand: boolean;
  /** Those that cannot be judged are missing. */
  judge(mentions: readonly Mention[]): readonly Item[];
}

export interface Mentions {
  /** Raw words sealed, masked form beside them; (source, externalId) is the key. `sort` is called anew for every try. */
  keep(source: string, found: readonly FoundMention[], foundAt: Date, sort?: () => Sorting): Promise<Kept>;
  /** Leases undecided mentions, oldest first; a lease that is not decided within 60 s is given to another. */
  take(limit: number): Promise<readonly Mention[]>;
  /** Decided mentions that share an exact hash, a band or enough rare words with any of these, or stand at these addresses. */
  alike(
    asked: readonly Pick<Verdict, 'exact' | 'bands' | 'told' | 'units' | 'negative'>[],
    since: Date,
    urls?: readonly string[],
  ): Promise<readonly Likeness[]>;
  /** Those of these incidents that still take mentions. */
  openMatters(incidents: readonly IncidentId[], since: Date): Promise<readonly OpenMatter[]>;
  /** Taken and not decided after all: they wait again at once, unless another has them by now. */
  giveBack(taken: readonly Pick<Mention, 'id' | 'attempts'>[]): Promise<void>;
  /**
   * Decided as belonging to no incident, or quietly to one (a later reading, or one that takes no more). What belongs to
   * one stays there: only a merge and a split, which are a person's, move it; and what was merged is where it went.
   */
  settle(verdicts: readonly Verdict[], incident?: IncidentId): Promise<void>;
  /** A mention that could not be decided `attempts` times is set aside and named. */
  setAside(id: MentionId, why: string): Promise<void>;
  /** Lets go of what older mentions are found again by, in whole months; how many went. */
  forget(before: Date): Promise<number>;
}

/** An incident of the past as triage saw it come, for a rehearsal under another policy. */
export interface PastIncident {
  readonly incident: IncidentId;
  /** Who owned it when it was opened. */
  readonly unit: UnitPath;
  readonly nature: Nature;
  /** When it was first claimed, dismissed or closed. */
  readonly takenAt?: Date;
  /** In the order found, raw words opened for triage only; their reach is the last that was known. */
  readonly mentions: readonly Mention[];
}

export interface History {
  /** Incidents opened since then, drills left out, a page at a time. */
  since(at: Date): AsyncIterable<readonly PastIncident[]>;
}

/** What HQ has muted 静音: kept out of alarms until a date, by a person, for a reason. */
export interface MuteBook {
  /** In force at that time, oldest first: what triage is handed. */
  inForce(now: Date): Promise<readonly Mute[]>;
  /** The same for the eyes of who may mute. */
  list(now: Date): Promise<readonly MuteView[]>;
  /** Its number; the same `key` makes one mute however often it is asked. */
  add(mute: NewMute): Promise<number>;
  /** False when there is none of that number in force. */
  lift(id: number, muter: Muter): Promise<boolean>;
  /** So many mentions more were kept from alarming, by mute. */
  held(counts: ReadonlyMap<number, number>): Promise<void>;
}

/** The sealed words of a mention, opened for one person with a reason; nothing is opened without its audit row. */
export interface Openings {
  /** Undefined: no such mention of this incident, or its words have been shredded. */
  open(opening: Opening): Promise<OpenedMention | undefined>;
}

// ── what people see ─────────────────────────────────────────────────────────────────────────────────────────────

/** Whose eyes a read is for: paths whose subtrees may be seen. Row-level security enforces the same again. */
export type Scope = readonly UnitPath[];

export interface Reads {
  /** Absent and forbidden look alike: undefined. */
  incident(scope: Scope, id: IncidentId): Promise<IncidentView | undefined>;
  byCode(scope: Scope, code: string): Promise<IncidentView | undefined>;
  list(
    scope: Scope,
    filter: { readonly live?: boolean; readonly limit: number },
  ): Promise<readonly IncidentView[]>;
  timeline(scope: Scope, id: IncidentId): Promise<readonly TimelineEntry[]>;
  mentionsOf(scope: Scope, id: IncidentId, limit: number): Promise<readonly MentionView[]>;
}

// ── chat ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One human's account on one platform: `platform:tenant:id`. */
export type Identity = string;

export interface Attachment {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

interface Came {
  /** The platform's own key of this delivery: a second delivery of it is answered as the first was. */
  readonly key: string;
  readonly at: Date;
  readonly by: Identity;
  /** The platform's id of the group. */
  readonly channel: string;
}

/** What people do in a group, after the platform has verified that it is they. */
export type Inbound =
  | (Came & {
      readonly kind: 'press';
      readonly subject: string;
      readonly action: string;
      readonly rev?: number;
      /** The message the button stood on, where the platform says: compared with `Cards.at` against forwarded cards. */
      readonly ref?: string;
      readonly values: Readonly<Record<string, string>>;
      readonly files?: readonly SentFile[];
    })
  | (Came & {
      readonly kind: 'report';
      readonly text: string;
      readonly links: readonly string[];
      readonly files: readonly Attachment[];
      /** Who wrote a forwarded message, as the platform names them. */
      readonly forwardedFrom?: string;
    })
  | (Came & { readonly kind: 'ask'; readonly text: string; readonly files?: readonly SentFile[] })
  | (Came & { readonly kind: 'member'; readonly change: 'joined' | 'left'; readonly who: Identity });

/**
 * What became of a message. "retry" is the platform's trouble, "failed" is ours, "uncertain" is nobody's knowledge.
 * `scope`: whom the platform has told to wait, if it did.
 */
export type Delivery =
  | { readonly outcome: 'sent'; readonly ref: string }
  | {
      readonly outcome: 'retry';
      readonly afterMs: number;
      readonly why: string;
      readonly scope?: Allowance['scope'];
    }
  | { readonly outcome: 'failed'; readonly why: string }
  | { readonly outcome: 'uncertain'; readonly why: string };

/** Unknown is not empty: an error of the membership API means no for a press, and "keep the last good" for display. */
export type Members =
  | {
      readonly known: true;
      readonly who: readonly Identity[];
      /** Who says so, where it is not the group itself: the company's directory, or people.csv. */
      readonly by?: 'directory' | 'file';
    }
  | { readonly known: false; readonly why: string };

/** One HTTP path a platform or source answers on our one port, with the raw body: no parser runs before it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'ANY';
  /** Exact path, or a prefix ending in `/*`. */
  readonly path: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Who asks, as far as that is known, and for what, by a name of ours: for the record of what is refused. */
  readonly asked?: (
    request: IncomingMessage,
  ) => { readonly actor: string; readonly what: string } | undefined;
}

/** What a platform can do, as far as a message cares: what it cannot is taken out of one before it gets there. */
export interface Can {
  /** Buttons in a group; else what they do is typed. */
  readonly buttons: boolean;
  /** A message changes in place at any time; else `update` says "gone" and the house sends anew what matters. */
  readonly update: boolean;
  /** A press may ask for words; else they are typed behind its name. */
  readonly form: boolean;
  /** The group itself says who is in it; else a roster does. */
  readonly members: boolean;
  /** An answer is seen by the presser alone; else it stands in the group, and what is unmasked is never given there. */
  readonly private: boolean;
  /** The card in the answer to a press takes the place of the one that was pressed. */
  readonly redraw?: true;
  /** What is typed there may bring files along. */
  readonly files?: true;
  /** Nothing comes back from its groups, no press and no word: what a card asks for is done elsewhere. */
  readonly oneWay?: true;
  /** How much of a text it shows whole; absent: all of it. What is longer stands in messages before its card. */
  readonly letters?: Letters;
}

/** Letters of a text (UTF-16 units): on a card beside all else, and in a message that holds little else. */
export interface Letters {
  readonly card: number;
  readonly message: number;
}

/**
 * How much a platform lets us say: so many calls in so much time, evenly, of the whole app or of each group. After a rest
 * `burst` of them may be made at once (1 where it is not said): calls + burst is what the vendor counts at most.
 */
export interface Allowance {
  readonly scope: 'app' | 'group';
  /** Counts only these; absent: both. */
  readonly of?: 'send' | 'update';
  readonly calls: number;
  readonly inMs: number;
  readonly burst?: number;
}

/** One thing that was looked at for the administrator, with the next step where there is one to take. */
export interface Finding {
  readonly state: 'ok' | 'warn' | 'bad';
  /** Stable, for scripts: `slack.token`, `slack.channel.C0123.members`. */
  readonly id: string;
  readonly what: Words;
  readonly next?: Words;
}

/** A group that was made, or why not. */
export type MadeGroup =
  | { readonly made: true; readonly channel: string }
  /** `later`: it may come off another time. `unsure`: it may be there after all, and the platform has no way to look. */
  | { readonly made: false; readonly why: string; readonly later?: true; readonly unsure?: true };

/**
 * A chat platform. Never throws for the platform's trouble: a delivery is a value. What is optional here it may not be
 * able to do at all; the house then does it another way (PLATFORMS section E).
 */
export interface Platform {
  readonly name: string;
  readonly can: Can;
  /** What we keep to by ourselves; what the platform says beyond it comes as "retry". */
  readonly allowance: readonly Allowance[];
  readonly routes: readonly Route[];
  /** `on` answers inside the platform's deadline; the answer is shown to the person who asked and to nobody else. */
  start(on: (inbound: Inbound) => Promise<Answer>): Promise<void>;
  stop(): Promise<void>;
  /** May be asked twice with one `key` after a crash: sends once where the platform can tell. */
  send(channel: string, message: Message, key: string): Promise<Delivery>;
  /** `failed` with "gone" when the message can no longer be changed. */
  update(channel: string, ref: string, message: Message): Promise<Delivery>;
  members(channel: string): Promise<Members>;
  /** A picture or a file into a group, `caption` with it. */
  attach?(channel: string, file: Attachment, caption: string, key: string): Promise<Delivery>;
  /** A picture and what is said with it as one message, where we keep it ourselves; elsewhere `attach`, then `send`. */
  show?(channel: string, picture: Attachment, notice: Notice, key: string): Promise<Delivery>;
  /** A new group with us and these people in it; asked twice with one `key`, the same group. */
  makeGroup?(name: string, people: readonly Identity[], key: string): Promise<MadeGroup>;
  addPeople?(channel: string, people: readonly Identity[]): Promise<Delivery>;
  /** To one person, so that a phone that is muted rings; `ref` names it to `readBy`. */
  ring?(who: Identity, notice: Notice, how: Loudness, key: string): Promise<Delivery>;
  /** When that person read it; undefined: not yet, or not known. */
  readAt?(who: Identity, ref: string): Promise<Date | undefined>;
  /** What the company's directory says of one of its accounts; undefined: nothing, or it cannot be asked. */
  listed?(who: Identity): Promise<Listed | undefined>;
  /** Token, rights, event subscriptions and each of these groups, one finding each: for `fenghuo doctor`. */
  check?(channels: readonly string[]): Promise<readonly Finding[]>;
}

/** What a platform must still know after a restart: keys of what it sent, codes that work once. */
export interface Keepsakes {
  get(key: string): Promise<string | undefined>;
  put(key: string, value: string, until: Date): Promise<void>;
  /** Gives it and forgets it: of two who ask at once one gets it. */
  take(key: string): Promise<string | undefined>;
}

// ── durable work ────────────────────────────────────────────────────────────────────────────────────────────────

/** What the chat brought, persisted before it is answered; the payload is sealed. */
export interface Inbox {
  /** Fresh, or what was answered the first time (undefined while the first is still at work). */
  accept(platform: string, inbound: Inbound): Promise<{ readonly fresh: boolean; readonly answer?: Answer }>;
  finish(platform: string, key: string, answer: Answer): Promise<void>;
  /** Accepted before a crash and never finished; counts an attempt for each. */
  unfinished(
    olderThan: Date,
  ): Promise<readonly { readonly platform: string; readonly inbound: Inbound; readonly attempts: number }[]>;
  giveUp(platform: string, key: string, why: string): Promise<void>;
}

/** A job as the outbox hands it to jobs/deliver: at least once, so every handler is idempotent. */
export type Job =
  | {
      readonly queue: 'spread';
      readonly effect: Extract<Effect, { type: 'refresh' | 'tell' }>;
      readonly key: string;
    }
  | {
      readonly queue: 'card';
      readonly incident: IncidentId;
      readonly channel: ChannelKey;
      /** The card of this statement of it, not of itself. */
      readonly statement?: StatementId;
    }
  | {
      readonly queue: 'notice';
      readonly key: string;
      readonly channel: ChannelKey;
      readonly notice: NoticeIntent;
    }
  | { readonly queue: 'clock'; readonly timer: Timer; readonly key: string }
  /** Who is to be rung for it is looked at when it is due (RFC 3339), no sooner. */
  | { readonly queue: 'ring'; readonly incident: IncidentId; readonly due: string; readonly key: string }
  /** One phone rings, by a platform or the hook. */
  | { readonly queue: 'ring'; readonly rung: string; readonly way: string }
  | ({ readonly queue: 'room'; readonly key: string } & Omit<Extract<Effect, { type: 'room' }>, 'type'>)
  | ({ readonly queue: 'digest' } & DigestJob)
  /** An approved text goes out by one way. */
  | ({ readonly queue: 'publish' } & Omit<Extract<Effect, { type: 'publish' }>, 'type'>)
  /** A pulled source is due: one at a time for each source over all replicas (singleton by source). */
  | { readonly queue: 'poll'; readonly source: string };

/** What a notice is about; its words are made at delivery. */
export type NoticeIntent =
  | {
      readonly about: 'incident';
      readonly incident: IncidentId;
      readonly ring: Ring;
      readonly unit: UnitPath;
      readonly statement?: StatementId;
    }
  | {
      readonly about: 'source';
      readonly source: string;
      readonly state: 'silent' | 'back';
      readonly since: string;
    }
  | { readonly about: 'config'; readonly problems: number; readonly first: string }
  | { readonly about: 'poison'; readonly what: string }
  /** All publishing was stopped, or may go on. */
  | { readonly about: 'stop'; readonly state: 'stopped' | 'lifted'; readonly by: PersonId }
  /** More incidents than the group can be shown one by one in time: all in one message, each card follows. */
  | { readonly about: 'rollUp' };

export type JobResult =
  | { readonly done: true }
  /**
   * Try again after this long; the outbox gives up after its patience and tells the office. `early`: its time has not
   * come, which costs no patience.
   */
  | { readonly done: false; readonly afterMs: number; readonly why: string; readonly early?: true };

export interface Outbox {
  /** Enqueues outside a business transaction (a notice to the office, a card job out of `spread`). */
  put(jobs: readonly (Job & { readonly at?: Date })[]): Promise<void>;
  /** Starts the workers. `attempt` counts from 0. `gaveUp` hears of a job that was tried until patience ran out. */
  work(
    handle: (job: Job, attempt: number) => Promise<JobResult>,
    gaveUp?: (job: Job, why: string) => Promise<void>,
  ): Promise<void>;
  /** Stops taking, waits for what is at work. */
  stop(): Promise<void>;
  /** Waiting and active jobs by queue, oldest age in ms: for /readyz, /metrics and tests that wait for quiet. */
  depth(): Promise<Readonly<Record<Job['queue'], { readonly waiting: number; readonly oldestMs: number }>>>;
}

/** Where each card stands in each group: an incident's, or a statement's of one. */
export interface Cards {
  of(
    topic: Topic,
  ): Promise<readonly { readonly channel: ChannelKey; readonly ref?: string; readonly rev: number }[]>;
  /** Reserves the one card of (incident, channel) and its send key before the platform is asked. */
  reserve(topic: Topic, channel: ChannelKey): Promise<Reserved>;
  /** The message is gone: its next one is sent under another key. */
  renew(topic: Topic, channel: ChannelKey, gone: string): Promise<Reserved>;
  /** `face`: what of it matters, as it was shown. */
  shown(topic: Topic, channel: ChannelKey, ref: string, rev: number, at: Date, face?: string): Promise<void>;
  /** Which card a message is: guards against forwarded cards. */
  at(channel: ChannelKey, ref: string): Promise<Topic | undefined>;
  /** Reserved in this group, not there yet, and no roll-up has spoken of them; oldest first. */
  unheard(channel: ChannelKey): Promise<readonly IncidentId[]>;
  /** A roll-up has spoken of these. */
  heard(channel: ChannelKey, incidents: readonly IncidentId[], at: Date): Promise<void>;
}

export interface Reserved {
  readonly key: string;
  readonly ref?: string;
  readonly rev: number;
  readonly fresh: boolean;
  readonly face?: string;
  readonly shownAt?: Date;
}

/** Accounts that people have bound to themselves, beside those of people.csv. */
export interface Bindings {
  all(): Promise<readonly { readonly identity: Identity; readonly person: PersonId }[]>;
  bind(identity: Identity, person: PersonId, at: Date): Promise<void>;
  /** False when it was not bound. */
  unbind(identity: Identity): Promise<boolean>;
}

/** One call in `everyMs`, and up to `aheadMs` of them at once after a rest. */
export interface Budget {
  readonly key: string;
  readonly everyMs: number;
  readonly aheadMs: number;
}

/** How soon more may be said, over all replicas. */
export interface Paces {
  /** One call on each of these budgets: 0 when it may be made now, else how many ms until the last of them has room. */
  take(budgets: readonly Budget[], at: Date): Promise<number>;
  /** Nothing more on this budget before then: the platform has said so. */
  hold(key: string, until: Date): Promise<void>;
}

/** Whose phones were rung: ids, enums and times; a number is looked up when it is dialled. */
export interface Rungs {
  /** All of this incident, oldest first. */
  of(incident: IncidentId): Promise<readonly Rung[]>;
  get(id: string): Promise<Rung | undefined>;
  /** Each of these is to be rung; who is to be rung already for that reason, so loud and by that way, stays as they are. */
  reserve(ringing: readonly Ringing[], at: Date): Promise<void>;
  /** What became of it, with its audit row; nothing where that was known before. */
  settle(id: string, outcome: NonNullable<Rung['outcome']>, at: Date, ref?: string): Promise<void>;
  /** False when that was known. */
  read(id: string, at: Date): Promise<boolean>;
}

/** Whoever sends our text messages and makes our calls: rings a telephone. May be asked twice with one `key`, as `Platform.send`. */
export interface RingHook {
  ring(
    who: { readonly employeeNo: string; readonly phone: string },
    call: {
      readonly code: string;
      readonly level: Level;
      readonly text: string;
      readonly how: Exclude<Loudness, 'app'>;
    },
    key: string,
  ): Promise<Delivery>;
}

// ── sources ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** The one way in for mentions: handlers/intake. Resolves once they are persisted, rejects when they are not. */
export interface Intake {
  keep(source: string, found: readonly FoundMention[]): Promise<Kept>;
}

/** What is wrong with an input, so that its owner can mend it without asking. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
  readonly wrong: string;
  readonly right: string;
}

/** A language model somewhere else, asked about one masked text at a time. Never throws, and takes no longer than it may. */
export interface SecondOpinion {
  ask(masked: string, withinMs: number, stopping?: AbortSignal): Promise<Heard>;
}

export type { ApprovedText, Page, Words };

// ── config and audit ────────────────────────────────────────────────────────────────────────────────────────────

/** Config that passed every check, and what it was made from. */
export interface Settings {
  readonly org: Org;
  /** Groups of one incident each, beside those of org.csv. */
  readonly rooms?: ReadonlyMap<ChannelKey, Channel>;
  readonly people: People;
  readonly policy: Policy;
  readonly sources: readonly SourceConfig[];
  /** Whom to call outside the house. */
  readonly contacts: readonly Contact[];
  /** sha256 of all files: names the version in the audit. */
  readonly hash: string;
  /** True when this is the example chain (identity switch on, loopback only). */
  readonly demo: boolean;
  readonly folder: string;
}

interface AnySource {
  readonly name: string;
  readonly silentMs: number;
  readonly site?: string;
  /** It is a site or an account of ours, and whose: what it says is never an alarm, only that nobody approved it. */
  readonly ours?: UnitPath;
}

export type SourceConfig =
  | (AnySource & {
      readonly kind: 'feed';
      readonly url: string;
      readonly everyMs: number;
      readonly allowPrivate: boolean;
    })
  | (AnySource & {
      readonly kind: 'webhook';
      /** Names the environment variable that holds the secret (`whsec_…`, several separated by spaces while rotating). */
      readonly secretEnv: string;
      /** Vendor's field path for each of ours, e.g. `{ mentions: 'data.items', id: 'doc_id', title: 'headline' }`. */
      readonly mapping?: Readonly<Record<string, string>>;
    })
  | (AnySource & {
      readonly kind: 'csv';
      readonly folder: string;
      readonly everyMs: number;
      readonly mapping?: Readonly<Record<string, string>>;
    });

export interface Audit {
  /** A decision that is no incident's: a config version, an opening of sealed text, a sign-in. */
  note(entry: {
    readonly actor: string;
    readonly action: string;
    readonly subject: string;
    readonly detail: Readonly<Record<string, unknown>>;
    readonly at: Date;
    /** Not written where the last row of its subject has the same hash in its detail. */
    readonly unlessSame?: boolean;
  }): Promise<void>;
  /** Walks the chain, held against heads noted elsewhere (a row's number and its hash, or the beginning of it). */
  verify(noted?: readonly { readonly row: number; readonly hash: string }[]): Promise<{
    readonly ok: boolean;
    readonly rows: number;
    readonly firstBad?: number;
    readonly why?: string;
    readonly head: string;
  }>;
}
