import { historyRow } from './bot/cards/history.ts';
import { webPlatform } from './bot/web/index.ts';
import type { Env } from './config/env.ts';
import type { WaitsThere } from './handlers/waiting.ts';
import type { Log } from './log.ts';
import type { Identity, Keepsakes, Now, Platform, Settings } from './ports.ts';
import type { Store } from './store/open.ts';

/** What the platforms need of the house. */
export interface Needs {
  readonly now: Now;
  readonly log: Log;
  /** What one platform must still know after a restart. */
  readonly keepsakes: (platform: string) => Keepsakes;
  /** What waits for an account of a platform, for its home; `fenghuo doctor` shows none. */
  readonly waiting?: (platform: string, who: Identity) => Promise<readonly WaitsThere[]>;
  /** Where Slack's Web API stands, when not at Slack; ends with `/`. */
  readonly slackApi?: string;
}

/** What the console needs beside. */
interface HouseNeeds extends Needs, Pick<Store, 'audit' | 'board' | 'reads' | 'sourceStates'> {
  readonly settings: () => Settings;
}

/** The console and every platform that is configured, not yet started. */
export async function allPlatforms(env: Env, needs: HouseNeeds): Promise<readonly Platform[]> {
  return [consoleOf(needs), ...(await chatPlatforms(env, needs))];
}

function consoleOf({ settings, audit, board, reads, sourceStates, now, log }: HouseNeeds): Platform {
  const names = (): readonly string[] => settings().sources.map(({ name }) => name);
  return webPlatform({
    ...{ board, reads, now, log },
    org: () => settings().org,
    people: () => settings().people,
    policy: () => settings().policy,
    demo: settings().demo,
    sourceHealth: () => sourceStates.health(names(), now()),
    historyRow: (entry, view, seat) => historyRow(entry, view, seat, { ...settings(), now: now() }),
    viewed: ({ person, seat, incident, mentions }) =>
      audit.note({
        actor: `person:${person.id}`,
        action: 'viewed',
        subject: incident,
        detail: { mentions: mentions.map(({ id }) => id), unit: seat.unit, duty: seat.duty },
        at: now(),
      }),
  });
}

/**
 * The platforms that this environment configures, the console apart, not yet started: for the service, and for `fenghuo
 * doctor`, which never starts them. To add one: a line here, one in the contract battery. An SDK is loaded only where it
 * is used.
 */
export function chatPlatforms(env: Env, needs: Needs): Promise<readonly Platform[]> {
  return Promise.all([...(env.slack ? [slack(env.slack, needs)] : [])]);
}

async function slack({ team, ...secrets }: NonNullable<Env['slack']>, needs: Needs): Promise<Platform> {
  const { slackPlatform } = await import('./bot/slack/index.ts');
  const { now, log, slackApi, keepsakes, waiting } = needs;
  return slackPlatform({
    ...secrets,
    ...(team !== undefined && { teamId: team }),
    ...(slackApi !== undefined && { apiUrl: slackApi }),
    keepsakes: keepsakes('slack'),
    ...(waiting && { home: (who: Identity) => waiting('slack', who) }),
    ...{ now, log },
  });
}
