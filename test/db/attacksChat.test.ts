import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post, slackPeople } from '../contract/support/slackDriver.ts';
import { botToken, Json, signingSecret, slackServer } from '../contract/support/slackServer.ts';
import { denied } from '../support/attack.ts';
import { type Answered, openStage, type Stage } from '../support/attackStage.ts';

/** The command and the review group sit on the console and on Slack; a guest sits in the group whom no list names. */
async function onSlack() {
  const server = await slackServer(['commander', 'legal', 'guest']);
  const [command, review] = [
    await server.group('fenghuo-command', [server.user('commander'), server.user('guest')]),
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
        text.replace(/web:demo:(commander|legal)(?=,)/g, (_all, account: string) => known(account)),
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

const members = (change: (answer: Json) => Json) =>
  chat.server.fault('conversations.members', { kind: 'rewrite', change }, 'always');

describe('a group on a chat whose members come and go', () => {
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
