import { feishu } from '../bot/feishu/kind.ts';
import { slack } from '../bot/slack/kind.ts';
import { wechaty } from '../bot/wechaty/kind.ts';
import { wecom } from '../bot/wecom/kind.ts';
import type { Channel } from '../policy/org.ts';
import type { Platform } from '../ports.ts';
import type { Report } from './found.ts';
import type { House, Kind, Way } from './kind.ts';
import type { Reading } from './variables.ts';

/** The chat platforms, the console apart. To add one: its folder, a line here, one in the contract battery. */
export const kinds = { slack, feishu, wecom, wechaty };

type ItsOf<AnyKind> = AnyKind extends Kind<infer Its> ? Its : never;
type Its = { readonly [Name in keyof typeof kinds]: ItsOf<(typeof kinds)[Name]> };
type Name = keyof Its;
const kindOf: { readonly [Each in Name]: Kind<Its[Each]> } = kinds;
const names: readonly Name[] = Object.keys(kinds).filter(isName);

function isName(key: string): key is Name {
  return Object.hasOwn(kinds, key);
}

/** What the environment says of each platform; one that is not configured is absent. */
export type ChatEnvs = { readonly [Each in Name]?: Its[Each] };

export function readChats(reading: Reading): ChatEnvs {
  const found: { -readonly [Each in Name]?: Its[Each] } = {};
  function read<Each extends Name>(name: Each): void {
    const its = kindOf[name].read(reading);
    if (its !== undefined) found[name] = its;
  }
  names.forEach(read);
  return found;
}

/** One platform as this environment has it, whichever it is. */
export interface Chat {
  readonly name: string;
  readonly tenant: string | undefined;
  /** The ways into groups for which something is missing. */
  readonly absent: ReadonlyMap<string, Pick<Way<never>, 'needs'>>;
  readonly checkGroups: (channels: readonly Channel[], report: Report) => void;
  /** Nothing where it is not configured. */
  readonly open: (house: House) => Promise<readonly Platform[]>;
}

/** Every platform, also those that are not configured. */
export function chats(envs: ChatEnvs): readonly Chat[] {
  return names.map((name) => chat(name, envs));
}

function chat<Each extends Name>(name: Each, envs: ChatEnvs): Chat {
  const kind = kindOf[name];
  const its: Its[Each] | undefined = envs[name];
  const absent = Object.entries(kind.ways).filter(([, way]) => its === undefined || !way.needs.given(its));
  return {
    name,
    absent: new Map(absent),
    tenant: its && kind.tenant(its),
    checkGroups: (channels, report) => kind.checkGroups?.(its, channels, report),
    open: async (house) => (its === undefined ? [] : kind.open(its, house)),
  };
}
