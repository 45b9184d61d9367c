import type { Env } from './config/env.ts';
import type { Log } from './log.ts';
import type { Keepsakes, Now, Platform } from './ports.ts';

/** What the platforms need of the house. */
export interface Needs {
  readonly now: Now;
  readonly log: Log;
  /** What one platform must still know after a restart. */
  readonly keepsakes: (platform: string) => Keepsakes;
  /** Where Slack's Web API stands, when not at Slack; ends with `/`. */
  readonly slackApi?: string;
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
  const { now, log, slackApi, keepsakes } = needs;
  return slackPlatform({
    ...secrets,
    ...(team !== undefined && { teamId: team }),
    ...(slackApi !== undefined && { apiUrl: slackApi }),
    keepsakes: keepsakes('slack'),
    ...{ now, log },
  });
}
