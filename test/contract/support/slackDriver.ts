import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import { z } from 'zod';
import { bot, type Json, responsePath, type SlackServer, signingSecret } from './slackServer.ts';

/** One request as Slack's own servers make it. */
export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function signed(body: string, type: string, at = new Date(), secret = signingSecret): Signed {
  const time = String(Math.floor(at.getTime() / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
  return {
    headers: { 'content-type': type, 'x-slack-request-timestamp': time, 'x-slack-signature': signature },
    body,
  };
}

export function interaction(payload: Json, at?: Date, secret?: string): Signed {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return signed(body, 'application/x-www-form-urlencoded', at, secret);
}

export function event(payload: Json, at?: Date): Signed {
  return signed(JSON.stringify(payload), 'application/json', at);
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

export async function post(url: string, { headers, body }: Signed): Promise<Answered> {
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

const Trigger = z.object({ trigger_id: z.string() });
const Element = z.looseObject({ action_id: z.string().optional(), value: z.string().optional() });
const Blocks = z.array(z.looseObject({ elements: z.array(Element).optional() }));

const Option = z.looseObject({ value: z.string() });
const Inputs = z.array(
  z.looseObject({
    block_id: z.string(),
    element: z.looseObject({ type: z.string(), options: z.array(Option).optional() }),
  }),
);

function entered(inputs: z.infer<typeof Inputs>, name: string, value: string): Json {
  const element = inputs.find(({ block_id }) => block_id === name)?.element;
  if (element?.type !== 'static_select') return { type: element?.type ?? 'plain_text_input', value };
  const option = element.options?.find((each) => each.value === value);
  if (!option) throw new Error(`${value} does not stand in the menu ${name}`);
  return { type: element.type, selected_option: option };
}

/** What Slack says was pressed: the button, or the entry of a menu, with that action. */
function standing(blocks: unknown, action: string, nth = 0): Json {
  const elements = Blocks.parse(blocks ?? []).flatMap((block) => block.elements ?? []);
  const found = elements.flatMap((each): readonly Json[] => {
    const { action_id, value, text } = each;
    if (action_id === action) return [{ type: 'button', action_id, value, text }];
    const option = z
      .array(Option)
      .safeParse(each.options)
      .data?.find((one) => one.value.startsWith(`${action}|`));
    return option ? [{ type: 'overflow', action_id, selected_option: option }] : [];
  });
  return found[nth] ?? expect.fail(`no action ${action} stands there`);
}

/** People at Slack: press what stands in a message, fill in what is opened. The payloads have the shapes Slack's have. */
export function slackPeople(server: SlackServer) {
  const { team } = server;
  let count = 0;

  async function trigger(user: string): Promise<string> {
    return Trigger.parse(await server.call('views.generateTriggerId', { user_id: user }, 'xoxb-test'))
      .trigger_id;
  }

  function person(user: string, from = team) {
    return { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: from };
  }

  /** The block_actions payload for an action that stands in the message. */
  async function pressPayload(user: string, channel: string, ts: string, action: string): Promise<Json> {
    const message = (await server.messages(channel)).find((each) => each.ts === ts);
    return {
      ...(await acted(user, standing(message?.blocks, action))),
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel, name: 'xuhui' },
      message,
      response_url: `${server.api}${responsePath}`,
    };
  }

  /** The same for the `nth` such button in somebody's App Home: it stands in no channel and has no address to answer to. */
  async function homePressPayload(user: string, view: Json, action: string, nth = 0): Promise<Json> {
    const found = standing(z.array(z.unknown()).parse(view.blocks), action, nth);
    return { ...(await acted(user, found)), container: { type: 'view', view_id: view.id }, view };
  }

  async function acted(user: string, pressed: Json): Promise<Json> {
    count += 1;
    const action_ts = `${Math.floor(Date.now() / 1000)}.${String(count).padStart(6, '0')}`;
    return {
      type: 'block_actions',
      user: person(user),
      api_app_id: bot.app,
      token: 'deprecated',
      trigger_id: await trigger(user),
      team: { id: team, domain: 'emulate' },
      enterprise: null,
      is_enterprise_install: false,
      state: { values: {} },
      actions: [{ ...pressed, block_id: 'b1', action_ts }],
    };
  }

  function homeOpenedPayload(user: string, tab = 'home'): Json {
    const event_ts = '1760000000.000200';
    return {
      ...mentionPayload(user, 'D0HOME', ''),
      event: { type: 'app_home_opened', user, channel: 'D0HOME', tab, event_ts },
    };
  }

  /** The view_submission payload for a view that was opened; of a menu only what stands in it can be chosen. */
  function submitPayload(user: string, view: Json, values: Readonly<Record<string, string>>): Json {
    const inputs = Inputs.parse(view.blocks ?? []);
    const state = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { v: entered(inputs, name, value) }]),
    );
    return {
      type: 'view_submission',
      team: { id: team, domain: 'emulate' },
      user: person(user),
      api_app_id: bot.app,
      token: 'deprecated',
      trigger_id: '1.2.3',
      view: { ...view, state: { values: state } },
      response_urls: [],
      is_enterprise_install: false,
      enterprise: null,
    };
  }

  async function commandRequest(user: string, channel: string, text: string): Promise<Signed> {
    const fields = {
      token: 'deprecated',
      team_id: team,
      team_domain: 'emulate',
      channel_id: channel,
      channel_name: 'xuhui',
      user_id: user,
      user_name: user.toLowerCase(),
      command: '/fenghuo',
      text,
      api_app_id: bot.app,
      is_enterprise_install: 'false',
      response_url: `${server.api}${responsePath}`,
      trigger_id: await trigger(user),
    };
    return signed(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
  }

  async function shortcutPayload(user: string, channel: string, message: Json): Promise<Json> {
    return {
      type: 'message_action',
      callback_id: 'report_yuqing',
      team: { id: team, domain: 'emulate' },
      user: person(user),
      channel: { id: channel, name: 'xuhui' },
      token: 'deprecated',
      trigger_id: await trigger(user),
      action_ts: '1760000000.000100',
      message_ts: String(message.ts ?? '1760000000.000001'),
      response_url: `${server.api}${responsePath}`,
      is_enterprise_install: false,
      enterprise: null,
      message,
    };
  }

  function mentionPayload(user: string, channel: string, text: string, more: Json = {}): Json {
    count += 1;
    return {
      token: 'deprecated',
      team_id: team,
      api_app_id: bot.app,
      type: 'event_callback',
      event_id: `Ev${count}`,
      event_time: Math.floor(Date.now() / 1000),
      is_ext_shared_channel: false,
      authorizations: [
        { enterprise_id: null, team_id: team, user_id: bot.user, is_bot: true, is_enterprise_install: false },
      ],
      event: {
        type: 'app_mention',
        user,
        text,
        ts: '1760000000.000200',
        channel,
        event_ts: '1760000000.000200',
        ...more,
      },
    };
  }

  return {
    person,
    pressPayload,
    homePressPayload,
    homeOpenedPayload,
    submitPayload,
    commandRequest,
    shortcutPayload,
    mentionPayload,
  };
}
