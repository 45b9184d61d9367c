import { factRows } from './bot/cards/facts.ts';
import { historyRow } from './bot/cards/history.ts';
import { ringHook } from './bot/hook/index.ts';
import { webPlatform } from './bot/web/index.ts';
import type { Env } from './config/env.ts';
import type { House, Needs } from './config/kind.ts';
import { chats } from './config/kinds.ts';
import { openingFile } from './handlers/openingFile.ts';
import { understand } from './handlers/phrasebook.ts';
import type { NewId, Now, Platform, RingHook } from './ports.ts';
import { sign } from './sources/signature.ts';
import type { Store } from './store/open.ts';

/** What the console needs beside. */
type HouseNeeds = Needs &
  Pick<Store, 'audit' | 'board' | 'factFiles' | 'reads' | 'sourceStates'> & { readonly newId: NewId };

/** The console and every platform that is configured, not yet started. */
export async function allPlatforms(env: Env, needs: HouseNeeds): Promise<readonly Platform[]> {
  return [consoleOf(needs), ...(await chatPlatforms(env, needs))];
}

function consoleOf(needs: HouseNeeds): Platform {
  const { settings, audit, board, reads, sourceStates, now, log } = needs;
  const names = (): readonly string[] => settings().sources.map(({ name }) => name);
  return webPlatform({
    ...{ board, reads, now, log },
    org: () => settings().org,
    people: () => settings().people,
    policy: () => settings().policy,
    demo: settings().demo,
    sourceHealth: () => sourceStates.health(names(), now()),
    historyRow: (entry, view, seat) => historyRow(entry, view, seat, { ...settings(), now: now() }),
    factRows: (view, seat) => factRows(view, seat, { ...settings(), now: now() }),
    openFile: (asked) => openingFile(needs, asked),
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
 * doctor`, which never starts them.
 */
export async function chatPlatforms(env: Env, needs: Needs): Promise<readonly Platform[]> {
  const meant = (text: string): boolean =>
    /^(?:press|approval)$/u.test(understand(text, needs.settings()).kind);
  const house: House = { ...needs, data: env.data, consoleUrl: env.url, meant };
  const opened = await Promise.all(chats(env).map(({ open }) => open(house)));
  return opened.flat();
}

/** Whoever sends our text messages and makes our calls, where that is configured. */
export function ringHookOf({ ringHook: hook }: Env, now: Now): RingHook | undefined {
  return hook && ringHook({ ...hook, sign, now });
}
