import type { Env } from '../config/env.ts';
import type { Identity, Platform } from '../ports.ts';
import type { Needs } from './needs.ts';

export async function slack(env: NonNullable<Env['slack']>, needs: Needs): Promise<Platform> {
  const { slackPlatform } = await import('../bot/slack/index.ts');
  const { team, ...secrets } = env;
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
