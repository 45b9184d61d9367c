import type { Kind } from '../../config/kind.ts';
import type { Identity } from '../../ports.ts';
import { type SlackEnv, slackOf } from './env.ts';

/** Slack, before there is one. */
export const slack: Kind<SlackEnv> = {
  ways: {
    slack: {
      id: /^[CG][A-Z0-9]{2,20}$/,
      example: 'slack:C024BE91L:monitor',
      members: 'group',
      needs: {
        field: 'SLACK_BOT_TOKEN',
        name: { zh: 'Slack 群', en: 'Slack groups' },
        given: () => true,
        right: {
          zh: '设置 SLACK_BOT_TOKEN 和 SLACK_APP_TOKEN（或 *_FILE）',
          en: 'set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or *_FILE)',
        },
      },
    },
  },
  account: { tenant: /^[TE][A-Z0-9]+$/, id: /^[UW][A-Z0-9]+$/, example: 'slack:T024BE7LD:U023BECGF' },
  read: slackOf,
  tenant: ({ team }) => team,
  async open({ team, ...secrets }, { now, log, slackApi, keepsakes, waiting }) {
    const { slackPlatform } = await import('./index.ts');
    const platform = slackPlatform({
      ...secrets,
      ...(team !== undefined && { teamId: team }),
      ...(slackApi !== undefined && { apiUrl: slackApi }),
      keepsakes: keepsakes('slack'),
      ...(waiting && { home: (who: Identity) => waiting('slack', who) }),
      ...{ now, log },
    });
    return [platform];
  },
};
