import type { Card } from '../bot/message.ts';
import type { Channel } from '../policy/org.ts';
import type { Words } from '../policy/policy.ts';
import type { Identity, Intake, Keepsakes, Now, Platform, Settings } from '../ports.ts';
import type { Report } from './found.ts';
import type { Reading } from './variables.ts';

/**
 * All that the house must know of a platform before there is one: what its ids look like, what it needs of the
 * environment, how it is built. It stands in the platform's own folder; `Its` is what the environment says of it.
 */
export interface Kind<Its> {
  /** Its ways into groups, by the names that org.csv has for them; most have one, of their own name. */
  readonly ways: Readonly<Record<string, Way<Its>>>;
  /** What an account of it looks like in people.csv, whichever the way. */
  readonly account: Account;
  /** Undefined where it is not configured; what is missing beside what is there is reported. */
  readonly read: (reading: Reading) => Its | undefined;
  /** The company, workspace or login whose accounts count; undefined where the environment does not say. */
  readonly tenant: (its: Its) => string | undefined;
  /** Built and not started; an SDK is imported here and no sooner. */
  readonly open: (its: Its, house: House) => Promise<readonly Platform[]>;
  /** What else may be wrong between the environment and the groups of org.csv. */
  readonly checkGroups?: (its: Its | undefined, channels: readonly Channel[], report: Report) => void;
}

/** One way into a platform's groups. */
export interface Way<Its> extends Groups {
  readonly needs: {
    /** The variable that is named when it is not configured. */
    readonly field: string;
    readonly name: Words;
    readonly right: Words;
    readonly given: (its: Its) => boolean;
  };
}

export interface Groups {
  /** What a channel id looks like: a misspelt id would be a group that never hears. */
  readonly id: RegExp;
  readonly example: string;
  /** Who says who is in its groups: the group itself, people.csv alone, or people.csv unless the directory is named. */
  readonly members: 'group' | 'file' | 'fileOrDirectory';
}

export interface Account {
  readonly tenant: RegExp;
  readonly id: RegExp;
  /** How it is written, without being anybody's. */
  readonly example: string;
}

/** Where the vendors stand, when not where they always do: for tests. */
export interface Elsewhere {
  /** Slack's Web API; ends with `/`. */
  readonly slackApi?: string;
  /** The origin of Feishu's open platform. */
  readonly feishuApi?: string;
  /** WeCom's HTTP API; ends with `/`. */
  readonly wecomApi?: string;
  /** WeCom's long connection for bots. */
  readonly wecomSocket?: string;
}

type Say = (fields: object, message: string) => void;

/** What the platforms need of the house. */
export interface Needs extends Elsewhere {
  readonly settings: () => Settings;
  readonly now: Now;
  readonly log: { readonly info: Say; readonly warn: Say; readonly error: Say };
  /** What one platform must still know after a restart. */
  readonly keepsakes: (platform: string) => Keepsakes;
  /** What waits for an account of a platform, for its home; `fenghuo doctor` shows none. */
  readonly waiting?: (
    platform: string,
    who: Identity,
  ) => Promise<readonly { readonly channel: string; readonly card: Card }[]>;
  /** Takes what was said in groups that are only watched; `fenghuo doctor` watches none. */
  readonly keep?: Intake['keep'];
}

/** The same, and what the house adds for whoever is built. */
export interface House extends Needs {
  /** The data folder. */
  readonly data: string;
  /** Where the console is reached from a phone. */
  readonly consoleUrl: string | undefined;
  /** Whether words, said to nobody by name, are a command that names an incident or a statement. */
  readonly meant: (text: string) => boolean;
}
