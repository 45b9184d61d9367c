import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { event, interaction, post, slackPeople } from '../contract/support/slackDriver.ts';
import { bot, botToken, Json, signingSecret, slackServer } from '../contract/support/slackServer.ts';
import { denied, nothing } from '../support/attack.ts';
import { type Answered, openStage, type Stage } from '../support/attackStage.ts';

/** The command and the review group sit on the console and on Slack; a guest sits in the group whom no list names. */
async function onSlack() {
  const server = await slackServer(['commander', 'legal', 'guest', 'robot']);
  for (const method of ['users.info', 'users.list'])
    server.fault(method, { kind: 'rewrite', change: isBot(server.user('robot')) }, 'always');
  const [command, review] = [
    await server.group('fenghuo-command', [
      server.user('commander'),
      server.user('guest'),
      server.user('robot'),
    ]),
    await server.group('fenghuo-review', [server.user('legal')]),
  ];
  const known = (account: string) => `web:demo:${account};slack:${server.team}:${server.user(account)}`;
  const stage = await openStage({
    chats: { slack: { mode: 'http', botToken, signingSecret, team: server.team } },
    elsewhere: { slackApi: server.api },
    edit: {
      'org.csv': (text) =>
        text
          .replace('web:hq-command:command', `web:hq-command:command;slack:${command}:command`)
          .replace('web:hq-review:review', `web:hq-review:review;slack:${review}:review`),
      'people.csv': (text) =>
        text
          .replace(/web:demo:(commander|legal)(?=,)/g, (_all, account: string) => known(account))
          // Whoever keeps the list has taken an assistant for a person.
          .replace(
            /web:demo:deputy-commander(?=,)/,
            (own) => `${own};slack:${server.team}:${server.user('robot')}`,
          ),
    },
  });
  const events = `${stage.house().url}/slack/events`;
  server.eventsTo(events);
  return { server, stage, command, review, events, people: slackPeople(server) };
}

let chat: Awaited<ReturnType<typeof onSlack>>;
let stage: Stage;
beforeAll(async () => {
  chat = await onSlack();
  ({ stage } = chat);
});
afterAll(async () => {
  await stage?.close();
  await chat?.server.close();
});

/** `/fenghuo …`; a chat shows words and no tone, so the record has to say that it was refused. */
async function types(account: string, group: string, text: string): Promise<Answered> {
  const request = await chat.people.commandRequest(chat.server.user(account), group, text);
  const said = Json.parse(JSON.parse((await post(chat.events, request)).text));
  return { tone: 'refused', text: String(said.text) };
}

/** The card of a text that waits, as it stands in the command group. */
async function onCard() {
  const target = await stage.waits('submitted');
  await stage.house().quiet();
  const stands = async () =>
    (await chat.server.messages(chat.command)).find(
      (each) => JSON.stringify(each).includes(target.subject) && /approve/.test(JSON.stringify(each)),
    );
  await expect.poll(stands).toBeDefined();
  return { target, ref: String((await stands())?.ts) };
}

/** The form behind 同意 as Slack brings it back: it says on which message the button stood, and in which group. */
async function submits(
  account: string,
  channel: string,
  { subject }: { readonly subject: string },
  ref: string,
): Promise<Answered> {
  const asked = { action: 'approve', subject, channel, ref };
  const view = { id: 'V1', hash: `h${randomUUID()}`, callback_id: 'fenghuo_form', ...{ blocks: reason } };
  const filled = chat.people.submitPayload(
    chat.server.user(account),
    { ...view, private_metadata: JSON.stringify(asked) },
    { reason: '已看过' },
  );
  const before = chat.server.seen('chat.postEphemeral').length;
  await post(chat.events, interaction(filled));
  const said = () => chat.server.seen('chat.postEphemeral').slice(before);
  await expect.poll(() => said().length).toBeGreaterThan(0);
  return { tone: 'refused', text: JSON.stringify(said()[0]?.sent) };
}

const reason = [{ type: 'input', block_id: 'reason', element: { type: 'plain_text_input', action_id: 'v' } }];

const isBot =
  (user: string) =>
  (answer: Json): Json =>
    JSON.parse(JSON.stringify(answer), (_key, value) =>
      value?.id === user ? { ...value, is_bot: true } : value,
    );

const members = (change: (answer: Json) => Json) =>
  chat.server.fault('conversations.members', { kind: 'rewrite', change }, 'always');

describe('a group on a chat whose members come and go', () => {
  it('a bot that the list takes for a person says nothing', async () => {
    const target = await stage.waits('submitted');
    await denied(stage, target, 'deputy-commander', 'notMember', () =>
      types('robot', chat.command, `${target.name} 同意 已看过`),
    );
  });

  it('one person has one yes, on the console and on Slack together', async () => {
    const target = await stage.text();
    const line = `${target.name} 同意 已看过`;
    expect((await stage.say('commander', 'hq-command', line)).tone).toBe('ok');
    await denied(stage, target, 'commander', 'approvedAlready', () => types('commander', chat.command, line));
  });

  it('nobody says yes while Slack does not say who is in the group', async () => {
    const target = await stage.waits('submitted');
    members(() => ({ ok: false, error: 'fatal_error' }));
    await denied(stage, target, 'commander', 'membershipUnknown', () =>
      types('commander', chat.command, `${target.name} 同意 已看过`),
    );
    chat.server.mend();
  });

  it('nobody says yes while Slack says that nobody is in the group', async () => {
    const target = await stage.waits('submitted');
    members((answer) => ({ ...answer, members: [] }));
    await denied(stage, target, 'commander', ['membershipUnknown', 'notMember'], () =>
      types('commander', chat.command, `${target.name} 同意 已看过`),
    );
    chat.server.mend();
  });

  it('a guest whom no list names says nothing', async () => {
    const target = await stage.waits('submitted');
    await denied(stage, target, 'nobody', 'personUnknown', () =>
      types('guest', chat.command, `${target.name} 同意 已看过`),
    );
  });

  it('what a bot says in the group is nobody’s word', async () => {
    const target = await stage.waits('submitted');
    const line = `<@${bot.user}> ${target.name} 同意 已看过`;
    const said = chat.people.mentionPayload(chat.server.user('commander'), chat.command, line, {
      ...{ bot_id: 'B0OTHER', subtype: 'bot_message' },
    });
    await nothing(stage, target, () => post(chat.events, event(said)));
  });

  it('a card that was forwarded into another group is a picture there', async () => {
    const { target, ref } = await onCard();
    await denied(stage, target, 'legal', 'notFound', () => submits('legal', chat.review, target, ref));
  });

  it('a message of no card at all is none either', async () => {
    const target = await stage.waits('submitted');
    await denied(stage, target, 'legal', 'notFound', () =>
      submits('legal', chat.review, target, '1760000000.000100'),
    );
  });

  it('a card that was forwarded to a group that is none of ours is nobody’s', async () => {
    const { target, ref } = await onCard();
    const abroad = await chat.server.group('elsewhere', [chat.server.user('legal')]);
    await denied(stage, target, 'nobody', 'notFound', () => submits('legal', abroad, target, ref));
  });

  it('a card that another company sees in a shared group is not pressed from there', async () => {
    const { target, ref } = await onCard();
    const user = chat.server.user('commander');
    const payload = await chat.people.pressPayload(user, chat.command, ref, 'approve');
    const team = { id: 'T0OTHER', domain: 'other' };
    for (const more of [{ team }, { user: chat.people.person(user, 'T0OTHER') }])
      await nothing(stage, target, () => post(chat.events, interaction({ ...payload, ...more })));
  });

  it('who was taken out of the group a moment ago says nothing', async () => {
    const target = await stage.text();
    const yes = `${target.name} 同意 已看过`;
    const looked = await types('commander', chat.command, '待我审批');
    expect(looked.text).toContain(target.code);
    const outside = { channel: chat.command, user: chat.server.user('commander') };
    expect(await chat.server.call('conversations.kick', outside, 'xoxp-guest')).toMatchObject({ ok: true });
    await denied(stage, target, 'commander', 'notMember', () => types('commander', chat.command, yes));
  });
});
