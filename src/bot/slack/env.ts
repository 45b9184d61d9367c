import { file, oneOf, type Reading } from '../../config/variables.ts';

export interface SlackEnv {
  readonly mode: 'socket' | 'http';
  readonly botToken: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly team?: string;
}

/** Any of its secrets is the switch; what is missing beside it is then named. */
export function slackOf(reading: Reading): SlackEnv | undefined {
  const { word, secret } = reading;
  const botToken = secret('SLACK_BOT_TOKEN');
  const appToken = secret('SLACK_APP_TOKEN');
  const signingSecret = secret('SLACK_SIGNING_SECRET');
  const team = word('SLACK_TEAM');
  if ([botToken, appToken, signingSecret].every((each) => each === undefined)) return undefined;
  const mode = oneOf(reading, 'SLACK_MODE', ['socket', 'http']);
  needs('SLACK_BOT_TOKEN', botToken, 'xoxb-', reading);
  if (mode === 'socket') needs('SLACK_APP_TOKEN', appToken, 'xapp-', reading);
  else needs('SLACK_SIGNING_SECRET', signingSecret, '', reading);
  return {
    mode,
    botToken: botToken ?? '',
    ...(appToken === undefined ? {} : { appToken }),
    ...(signingSecret === undefined ? {} : { signingSecret }),
    ...(team === undefined ? {} : { team }),
  };
}

function needs(name: string, value: string | undefined, start: string, { report }: Reading): void {
  if (value?.startsWith(start) === true) return;
  report(
    { file, field: name },
    value === undefined
      ? { zh: `缺少 ${name}`, en: `${name} is missing` }
      : { zh: `${name} 看起来不是这种令牌`, en: `${name} does not look like this kind of token` },
    {
      zh:
        start === '' ? '在 Slack 应用的 Basic Information 里找到' : `应以 ${start} 开头；也可用 ${name}_FILE`,
      en:
        start === ''
          ? 'it stands under Basic Information of the Slack app'
          : `it begins with ${start}; ${name}_FILE works too`,
    },
  );
}
