import type { App } from '@slack/bolt';
import type { Attachment, Inbound } from '../../ports.ts';
import { tellsFact } from '../kit/fact.ts';
import { once } from '../kit/once.ts';
import { privately } from './answers.ts';
import { type Asker, type Behind, type Desk, deskOf } from './desk.ts';
import { named } from './files.ts';
import { homeOpenedBy, membershipOf } from './inbound.ts';
import { listenToCards, type Pressing, pressNamed } from './presses.ts';
import { type Asked, commandOf, type FileThere, mentionOf, type Report, shortcutOf } from './said.ts';

export interface Listening extends Behind, Pressing {
  readonly fetchFiles: (files: readonly FileThere[]) => Promise<readonly Attachment[]>;
}

/** What changes whether we may work in a group. */
const looks = [
  'channel_shared',
  'channel_unshared',
  'channel_archive',
  'channel_unarchive',
  'channel_left',
  'group_archive',
  'group_unarchive',
  'group_left',
] as const;
const members = ['member_joined_channel', 'member_left_channel'] as const;

/** Every event that we subscribe to; the manifest in docs/platforms/slack.md asks for the same. */
export const events: readonly string[] = ['app_home_opened', 'app_mention', ...looks, ...members];

/** Slack shows its own "failed" after three seconds; an answer later than this is shown once more by us. */
const lateMs = 2500;

/** Everything a person can do on Slack, tied to what we make of it. */
export function listen(app: App, needs: Listening): void {
  const desk = deskOf(needs);
  listenToCards(app, needs, desk);
  listenToWords(app, needs, desk);
  listenToGroups(app, needs, desk);
  listenToHomes(app, needs);
}

/** Whoever looks at their App Home sees it as it is then. */
function listenToHomes(app: App, { accounts, home, log }: Listening): void {
  const run = once(1000);
  app.event('app_home_opened', async ({ body }) => {
    const read = homeOpenedBy(body, await accounts.me());
    if (!read.ok) return log.info({ why: read.why }, 'slack home passed over');
    await run(read.came.key, () => home(read.came.user));
  });
}

function listenToWords(app: App, needs: Listening, desk: Desk): void {
  const { accounts, now, log, fetchFiles } = needs;
  app.command('/fenghuo', async ({ ack, body, respond }) => {
    const read = commandOf(body, await accounts.me(), now());
    if (!read.ok) log.info({ why: read.why }, 'slack command passed over');
    if (!read.ok) return ack();
    const since = performance.now();
    const { value: answer } = await desk.askNow(await withFiles(read.came, needs));
    const asked = answer.form && { channel: body.channel_id, ...pressNamed(answer.form) };
    const trouble = answer.form && asked && (await desk.open(body.trigger_id, answer.form, asked));
    if (answer.form && !trouble) return ack();
    const shown = trouble ?? answer;
    await ack({ response_type: 'ephemeral', ...privately(shown) });
    const asker = { channel: body.channel_id, user: body.user_id, respond };
    if (performance.now() - since > lateMs) await desk.show(asker, shown);
  });

  app.shortcut({ type: 'message_action', callback_id: 'report_yuqing' }, async ({ ack, body, respond }) => {
    const read = shortcutOf(body, await accounts.me());
    if (!read.ok) log.info({ why: read.why }, 'slack shortcut passed over');
    await ack();
    if (!read.ok) return;
    const { there, ...report } = read.came;
    const inbound: Inbound = { ...report, files: await fetchFiles(there) };
    const { value, first } = await desk.askNow(inbound);
    const asker: Asker = { channel: inbound.channel, user: body.user.id, respond };
    if (first) await desk.show(asker, value);
  });

  app.event('app_mention', async ({ body, event }) => {
    const read = mentionOf(body, await accounts.me());
    if (!read.ok) return log.info({ why: read.why }, 'slack mention passed over');
    const { came } = read;
    const { value, first } = await desk.ask(came.key, came.channel, () => withFiles(came, needs));
    if (first && event.user) await desk.show({ channel: came.channel, user: event.user }, value);
  });
}

function listenToGroups(app: App, { accounts, channels, log }: Listening, desk: Desk): void {
  for (const type of members) {
    app.event(type, async ({ body }) => {
      const read = membershipOf(body, await accounts.me());
      if (!read.ok) return log.info({ why: read.why }, 'slack membership passed over');
      await desk.note(read.came);
    });
  }
  for (const type of looks) app.event(type, async ({ event }) => channels.forget(event.channel));
}

/** Files of a report are fetched, and those that come with a fact; of any other it is enough to know that they came. */
async function withFiles(
  { there = [], ...came }: Report | Asked,
  { fetchFiles, fetchEvidence }: Listening,
): Promise<Inbound> {
  if (came.kind === 'report') return { ...came, files: await fetchFiles(there) };
  if (there.length === 0) return came;
  return {
    ...came,
    files: tellsFact(came.text) ? await fetchEvidence(there) : there.map((file) => named(file)),
  };
}
