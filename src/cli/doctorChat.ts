import type { Channel } from '../policy/org.ts';
import type { Finding, Members, Platform, Words } from '../ports.ts';
import { type Chain, groupFinding } from './doctorGroups.ts';

/** What is asked of a platform; it need not be started. */
export type Looked = Pick<Platform, 'name' | 'check' | 'members' | 'ring'>;

/** A platform that says nothing for so long is a finding, ms. */
export const patience = 10_000;
/** How much longer it may take for each group: vendors let us ask so many questions a minute and no more. */
const perGroup = 3_000;
const longest = 10 * 60_000;

/**
 * What a platform says of itself and of these groups, then who is in each of them and whom people.csv knows. Who is in
 * a group is put into `seen`. Never throws, and never waits without an end.
 */
export async function* chatFindings(
  platform: Looked,
  channels: readonly Channel[],
  chain: Chain,
  { seen, patienceMs }: { readonly seen: Map<string, Members>; readonly patienceMs: number },
): AsyncGenerator<Finding> {
  const found: Finding[] = [];
  for await (const finding of checked(platform, channels, patienceMs)) {
    found.push(finding);
    yield finding;
    if (finding.id === hangs(platform)) return;
  }
  const ill = found.filter(({ id, state }) => state === 'bad' && !id.includes('.channel.'));
  // Nothing may be asked with a token that is not accepted.
  if (ill.some(({ id }) => id === `${platform.name}.token`)) return;
  for (const [at, channel] of channels.entries()) {
    if (found.some((each) => closes(each, channel))) continue;
    const members = await within(patienceMs, membersOf(platform, channel));
    if (members === late) {
      yield silent(platform, channels.length - at);
      return;
    }
    // Why nobody can say who is in it has been said of the whole platform.
    if (!members.known && ill.length > 0) continue;
    seen.set(channel.key, members);
    yield groupFinding(channel, members, chain);
  }
}

async function* checked(
  platform: Looked,
  channels: readonly Channel[],
  patienceMs: number,
): AsyncGenerator<Finding> {
  if (!platform.check) return;
  const asked = platform
    .check(channels.map(({ id }) => id))
    .catch((error: unknown) => [failed(platform, error)]);
  let found = await within(patienceMs, asked);
  if (found === late && channels.length > 0) {
    yield slow(platform, patienceMs);
    found = await within(Math.min(longest, (patienceMs / patience) * perGroup * channels.length), asked);
  }
  if (found === late) yield silent(platform, channels.length);
  else yield* found;
}

async function membersOf(platform: Looked, { id }: Channel): Promise<Members> {
  try {
    return await platform.members(id);
  } catch (error) {
    return { known: false, why: error instanceof Error ? error.name : 'error' };
  }
}

/** Nobody can press in a group that is of no use, whoever is in it. */
function closes({ id, state }: Finding, { platform, id: channel }: Channel): boolean {
  const group = `${platform}.channel.${channel}`;
  return state === 'bad' && (id === group || id.startsWith(`${group}.`));
}

const late = Symbol('late');

/** What is asked goes on by itself when nobody waits for it any more. */
function within<T>(ms: number, asked: Promise<T>): Promise<T | typeof late> {
  const { promise, resolve, reject } = Promise.withResolvers<T | typeof late>();
  const timer = setTimeout(() => resolve(late), ms);
  asked.then(resolve, reject).finally(() => clearTimeout(timer));
  return promise;
}

const hangs = ({ name }: Looked): string => `${name}.hangs`;

function silent(platform: Looked, groups: number): Finding {
  const { name } = platform;
  const [zh, en] =
    groups > 0 ? [`，${groups} 个群没有看`, `, ${groups} groups were not looked at`] : ['', ''];
  return {
    ...{ state: 'bad', id: hangs(platform) },
    what: { zh: `${name} 没有答复${zh}`, en: `${name} gives no answer${en}` },
    next: network,
  };
}

function slow({ name }: Looked, ms: number): Finding {
  const seconds = ms / 1000;
  return {
    ...{ state: 'warn', id: `${name}.slow` },
    what: {
      zh: `${name} ${seconds} 秒还没有答完，群多的时候要等它限速，再等等`,
      en: `${name} is not done after ${seconds} s; with many groups it makes us wait, so we wait on`,
    },
  };
}

/** An error's message may hold a token: its name is enough. */
function failed({ name }: Looked, error: unknown): Finding {
  const kind = error instanceof Error ? error.name : 'error';
  return {
    ...{ state: 'bad', id: `${name}.check` },
    what: { zh: `${name} 看不成（${kind}）`, en: `${name} could not be looked at (${kind})` },
    next: network,
  };
}

const network: Words = {
  zh: '检查到该平台的网络和代理，再试一次',
  en: 'check the network and the proxy towards it, then try again',
};
