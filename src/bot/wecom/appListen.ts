import type { Inbound, Members, Now } from '../../ports.ts';
import { once } from '../kit/once.ts';
import type { Answer, Message } from '../message.ts';
import { cardSaysItAll, elsewhere } from './answers.ts';
import { type AppPress, type AppWords, appInbound, type MyApp } from './appInbound.ts';
import type { AppSpeaker } from './appSend.ts';
import { droppedCard, sureCard } from './card.ts';
import { identityOf } from './inbound.ts';
import type { Key } from './keys.ts';
import { newTask } from './listen.ts';
import type { Log } from './log.ts';
import type { Look } from './outbound.ts';

export interface AppListening {
  readonly me: MyApp;
  readonly look: Look;
  readonly speaker: AppSpeaker;
  readonly roster: (channel: string) => Promise<Members>;
  /** The tags and departments that are bound, in the order in which somebody's words are taken to be for one. */
  readonly channels: () => readonly string[];
  readonly now: Now;
  readonly log: Log;
  /** Set by `Platform.start`. */
  readonly on: (inbound: Inbound) => Promise<Answer>;
}

/** Only for finding out which group somebody writes for: what they may do there is asked anew by the house. */
const rosterForMs = 5 * 60_000;
const mostCodes = 5_000;

/**
 * What people do in the app's own chat, each thing once. Resolves when it was kept; what is said to it follows behind,
 * since WeCom waits five seconds and no longer.
 */
export function appListening(needs: AppListening) {
  const { me, look, speaker, log } = needs;
  const handled = once<Answer | undefined>(
    10_000,
    (answer) => answer?.tone !== 'trouble' && !answer?.unmasked,
  );
  const rosters = new Map<string, { readonly members: Members; readonly at: number }>();
  const cardsOf = new Map<string, Set<string>>();

  async function pressed({ pressed: key, user, ref, code, ...came }: AppPress): Promise<void> {
    if (key.does !== 'press') return asked(key, { key: came.key, user, ref, code });
    const { rev, subject, action, channel = '', at: before = ref } = key;
    const by = identityOf(me.corp, user);
    const inbound = { key: came.key, at: came.at, by, channel, ref: before, rev, subject, action } as const;
    const { value: answer, first } = await handled(came.key, () =>
      needs.on({ ...inbound, kind: 'press', values: {} }),
    );
    if (first && answer) behind(answered(answer, { channel, user, ref, rev, code }));
  }

  /** Whether they mean it; and the answer no, which changes nothing but that card. */
  async function asked(
    key: Exclude<Key, { does: 'press' }>,
    {
      key: id,
      user,
      ref,
      code,
    }: Pick<AppPress, 'key' | 'user' | 'ref'> & { readonly code: string | undefined },
  ): Promise<void> {
    const { first } = await handled(id, () => Promise.resolve(undefined));
    if (!first) return;
    if (key.does === 'sure') return behind(speaker.question(user, sureCard(key, ref, newTask(), look)));
    if (code !== undefined) behind(speaker.replace(code, user, droppedCard(key.label, ref, look)));
  }

  interface Place {
    readonly channel: string;
    readonly user: string;
    readonly ref: string;
    readonly rev: number;
    readonly code: string | undefined;
  }

  async function answered(answer: Answer, { channel, user, ref, rev, code }: Place): Promise<void> {
    const changed =
      answer.card !== undefined &&
      code !== undefined &&
      (await speaker.change(code, ref, answer.card, channel));
    if (code !== undefined && !answer.card) await speaker.keepCode(ref, code);
    if (!changed || !cardSaysItAll(answer, rev)) await speaker.tell(user, answer);
  }

  async function spoke(words: AppWords): Promise<void> {
    const asked = words.said('');
    const { value: answer, first } = await handled(asked.key, async () => {
      const channel = await channelOf(asked.by, asked.text);
      return channel === undefined ? elsewhere(look.words) : needs.on(words.said(channel));
    });
    if (first && answer) behind(speaker.tell(words.user, answer));
  }

  /** A group in which a card with that code stands and the person is, else the first that the person is in. */
  async function channelOf(who: string, text: string): Promise<string | undefined> {
    const code = /[A-Z]\d{1,9}/.exec(text)?.[0] ?? '';
    const named = cardsOf.get(code) ?? new Set();
    const all = needs.channels();
    const inOrder = [...all.filter((each) => named.has(each)), ...all.filter((each) => !named.has(each))];
    for (const channel of inOrder) {
      const members = await rosterOf(channel);
      if (members.known && members.who.includes(who)) return channel;
    }
    return undefined;
  }

  async function rosterOf(channel: string): Promise<Members> {
    const at = needs.now().getTime();
    const seen = rosters.get(channel);
    if (seen && at - seen.at < rosterForMs) return seen.members;
    const members = await needs.roster(channel);
    if (members.known) rosters.set(channel, { members, at });
    return members;
  }

  function behind(work: Promise<void>): void {
    work.catch(() => log.warn({}, 'wecom answer not shown'));
  }

  return {
    /** A card with this code goes to these people. */
    remember(channel: string, message: Message): void {
      if (message.kind !== 'card') return;
      const channels = cardsOf.get(message.code) ?? new Set();
      cardsOf.set(message.code, channels.add(channel));
      const [oldest] = cardsOf.keys();
      if (cardsOf.size > mostCodes && oldest !== undefined) cardsOf.delete(oldest);
    },
    /** @throws what the house threw: nothing was kept, WeCom brings it again */
    async on(fields: ReadonlyMap<string, string>): Promise<void> {
      const read = appInbound(fields, me);
      if (!read.ok) return log.info({ why: read.why }, 'wecom callback passed over');
      if (read.came.kind === 'press') await pressed(read.came);
      else await spoke(read.came);
    },
  };
}
