import type { WaitsThere } from '../handlers/waiting.ts';
import type { Log } from '../log.ts';
import type { Identity, Intake, Keepsakes, Now, Settings } from '../ports.ts';

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

/** What the platforms need of the house. */
export interface Needs extends Elsewhere {
  readonly settings: () => Settings;
  readonly now: Now;
  readonly log: Log;
  /** What one platform must still know after a restart. */
  readonly keepsakes: (platform: string) => Keepsakes;
  /** What waits for an account of a platform, for its home; `fenghuo doctor` shows none. */
  readonly waiting?: (platform: string, who: Identity) => Promise<readonly WaitsThere[]>;
  /** Takes what was said in groups that are only watched; `fenghuo doctor` watches none. */
  readonly keep?: Intake['keep'];
}
