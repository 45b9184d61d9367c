import { randomUUID } from 'node:crypto';
import type { TemplateCard, WsFrameHeaders } from '@wecom/aibot-node-sdk';
import type { Attachment, Inbound, Now } from '../../ports.ts';
import { once } from '../kit/once.ts';
import type { Answer } from '../message.ts';
import { cardSaysItAll, elsewhere, groupAnswer, notKept } from './answers.ts';
import { droppedCard, sureCard, templateCard } from './card.ts';
import { withEvidence } from './files.ts';
import { type FileThere, type Me, type Pressed, pressOf, type Report, type Said, saidOf } from './inbound.ts';
import type { Link } from './link.ts';
import type { Log } from './log.ts';
import type { Look } from './outbound.ts';

type Frame = WsFrameHeaders & { readonly body?: unknown };

export interface Listening {
  readonly me: Me;
  readonly look: Look;
  readonly link: () => Link;
  readonly fetchFiles: (files: readonly FileThere[]) => Promise<readonly Attachment[]>;
  readonly now: Now;
  readonly log: Log;
  /** Set by `Platform.start`. */
  readonly on: (inbound: Inbound) => Promise<Answer>;
}

/** A name for a card of ours, which WeCom wants never to see twice. */
export function newTask(): string {
  return `fh_${randomUUID()}`;
}

const mostGroups = 1000;

/**
 * What people do in a group, each thing once: WeCom may bring it again. It has no way of taking something back, so what
 * was not kept is told to the person, and a second delivery of it is heard.
 */
export function listening(needs: Listening) {
  const { me, look, link, now, log } = needs;
  const { words } = look;
  const handled = once<boolean>(10_000, (kept) => kept);
  const groups = new Set<string>();

  /** The only place where an administrator can read what WeCom calls a group: org.csv needs it. */
  function heardIn(channel: string): void {
    if (groups.has(channel) || groups.size >= mostGroups) return;
    groups.add(channel);
    log.info({ channel }, 'wecom group heard');
  }

  async function ask(inbound: Inbound): Promise<Answer> {
    try {
      return await needs.on(inbound);
    } catch {
      log.warn({ kind: inbound.kind }, 'wecom inbound not kept');
      return notKept(words);
    }
  }

  async function tell(channel: string, user: string, answer: Answer): Promise<void> {
    const content = groupAnswer(answer, look, user);
    const trouble = await link().say(channel, { msgtype: 'markdown', markdown: { content } });
    if (trouble) log.warn({ why: trouble.why }, 'wecom answer not shown');
  }

  async function show(frame: Frame, card: TemplateCard): Promise<boolean> {
    const trouble = await link().show(frame, card);
    if (trouble) log.warn({ why: trouble.why }, 'wecom card not changed');
    return !trouble;
  }

  async function pressed(frame: Frame, { pressed: key, user, ...came }: Pressed): Promise<boolean> {
    const { channel, ref } = came;
    if (key.does === 'drop') return show(frame, droppedCard(key.label, ref, look));
    if (key.does === 'sure') {
      const card = sureCard(key, ref, newTask(), look);
      const trouble = await link().say(channel, { msgtype: 'template_card', template_card: card });
      if (trouble) log.warn({ why: trouble.why }, 'wecom question not asked');
      return !trouble;
    }
    const { rev, subject, action, at: before = ref } = key;
    const { key: id, at, by } = came;
    const inbound = { key: id, at, by, channel, ref: before, kind: 'press', rev, subject, action } as const;
    const answer = await ask({ ...inbound, values: {} });
    const shown = answer.card !== undefined && (await show(frame, templateCard(answer.card, ref, look)));
    if (!shown || !cardSaysItAll(answer, rev)) await tell(channel, user, answer);
    return answer.tone !== 'trouble';
  }

  async function spoke(frame: Frame, { user, said: came }: Said): Promise<boolean> {
    const answer = await ask(
      came.kind === 'report'
        ? withFiles(came, await needs.fetchFiles(came.there))
        : await withEvidence(came, needs.fetchFiles),
    );
    const id = `fh${randomUUID()}`;
    if (await link().reply(frame, id, groupAnswer(answer, look))) await tell(came.channel, user, answer);
    return answer.tone !== 'trouble';
  }

  return {
    async onPress(frame: Frame): Promise<void> {
      const read = pressOf(frame.body, me, now());
      if (!read.ok) return log.info({ why: read.why }, 'wecom press passed over');
      if (read.came.channel === '') return log.info({ why: 'no group' }, 'wecom press passed over');
      await handled(read.came.key, () => pressed(frame, read.came));
    },
    async onWords(frame: Frame): Promise<void> {
      const read = saidOf(frame.body, me, now());
      if (!read.ok) return log.info({ why: read.why }, 'wecom message passed over');
      const { came } = read;
      await handled(came.said.key, async () => {
        if (came.said.channel !== '') {
          heardIn(came.said.channel);
          return spoke(frame, came);
        }
        await link().reply(frame, `fh${randomUUID()}`, groupAnswer(elsewhere(words), look));
        return true;
      });
    },
  };
}

function withFiles(came: Report, files: readonly Attachment[]): Inbound {
  const { there: _there, ...report } = came;
  return { ...report, files };
}
