import type { Members, Now, Platform } from '../ports.ts';

/** Who is in each group, asked of the platform and remembered for no longer than who asks allows. */
export interface Roll {
  /** `maxAgeMs` 0: asked now. What is not known is never remembered. */
  members(platform: string, channel: string, maxAgeMs: number): Promise<Members>;
  /** Somebody came or went: what is remembered, or is being asked, counts no more. */
  forget(platform: string, channel: string): void;
  /** The config has changed, and rosters with it. */
  forgetAll(): void;
}

interface Known {
  readonly askedAt: number;
  readonly members: Promise<Members>;
}

export function makeRoll(platformOf: (name: string) => Platform | undefined, now: Now): Roll {
  const known = new Map<string, Known>();

  function ask(key: string, platform: string, channel: string): Promise<Members> {
    const there = platformOf(platform);
    if (!there) return Promise.resolve({ known: false, why: `no platform ${platform}` });
    const entry: Known = { askedAt: now().getTime(), members: there.members(channel) };
    known.set(key, entry);
    const drop = (): void => {
      if (known.get(key) === entry) known.delete(key);
    };
    entry.members.then((members) => {
      if (!members.known) drop();
    }, drop);
    return entry.members;
  }

  return {
    members(platform, channel, maxAgeMs) {
      const key = `${platform}:${channel}`;
      const last = known.get(key);
      const fresh = last && now().getTime() - last.askedAt < maxAgeMs;
      return fresh ? last.members : ask(key, platform, channel);
    },
    forget: (platform, channel) => void known.delete(`${platform}:${channel}`),
    forgetAll: () => known.clear(),
  };
}
