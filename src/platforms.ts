import { historyRow } from './bot/cards/history.ts';
import { ringHook } from './bot/hook/index.ts';
import { webPlatform } from './bot/web/index.ts';
import type { Env } from './config/env.ts';
import { feishu } from './platforms/feishu.ts';
import type { Needs } from './platforms/needs.ts';
import { slack } from './platforms/slack.ts';
import { wechaty } from './platforms/wechaty.ts';
import { wecom } from './platforms/wecom.ts';
import type { Now, Platform, RingHook } from './ports.ts';
import { sign } from './sources/signature.ts';
import type { Store } from './store/open.ts';

/** What the console needs beside. */
type HouseNeeds = Needs & Pick<Store, 'audit' | 'board' | 'reads' | 'sourceStates'>;

/** The console and every platform that is configured, not yet started. */
export async function allPlatforms(env: Env, needs: HouseNeeds): Promise<readonly Platform[]> {
  return [consoleOf(needs), ...(await chatPlatforms(env, needs))];
}

function consoleOf({ settings, audit, board, reads, sourceStates, now, log }: HouseNeeds): Platform {
  const names = (): readonly string[] => settings().sources.map(({ name }) => name);
  return webPlatform({
    ...{ board, reads, now, log },
    org: () => settings().org,
    people: () => settings().people,
    policy: () => settings().policy,
    demo: settings().demo,
    sourceHealth: () => sourceStates.health(names(), now()),
    historyRow: (entry, view, seat) => historyRow(entry, view, seat, { ...settings(), now: now() }),
    viewed: ({ person, seat, incident, mentions }) =>
      audit.note({
        actor: `person:${person.id}`,
        action: 'viewed',
        subject: incident,
        detail: { mentions: mentions.map(({ id }) => id), unit: seat.unit, duty: seat.duty },
        at: now(),
      }),
  });
}

/**
 * The platforms that this environment configures, the console apart, not yet started: for the service, and for `fenghuo
 * doctor`, which never starts them. To add one: a line here, one in the contract battery. An SDK is loaded only where it
 * is used.
 */
export async function chatPlatforms(env: Env, needs: Needs): Promise<readonly Platform[]> {
  const made = await Promise.all([
    env.slack ? [slack(env.slack, needs)] : [],
    env.feishu ? [feishu(env.feishu, needs)] : [],
    env.wecom ? wecom(env.wecom, env.url, needs) : [],
    env.wechaty ? [wechaty(env.wechaty, env.data, needs)] : [],
  ]);
  return Promise.all(made.flat());
}

/** Whoever sends our text messages and makes our calls, where that is configured. */
export function ringHookOf({ ringHook: hook }: Env, now: Now): RingHook | undefined {
  return hook && ringHook({ ...hook, sign, now });
}
