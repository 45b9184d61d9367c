/** The result of work that is done once for a key, and whether this was the time it was done. */
export interface Once<Value> {
  readonly value: Value;
  readonly first: boolean;
}

/**
 * Platforms deliver again what we were slow to answer, and the outbox asks again for what it is unsure of: a second
 * asking joins the first. Work that failed, or whose value `keep` does not want, is forgotten and may be done again.
 * Memory only, the latest `most` keys: across restarts the inbox, the keepsakes and the group's history stand behind it.
 */
export function once<Value>(most: number, keep: (value: Value) => boolean = () => true) {
  const known = new Map<string, Promise<Value>>();
  return async function run(key: string, work: () => Promise<Value>): Promise<Once<Value>> {
    const before = known.get(key);
    if (before) return { value: await before, first: false };
    const now = work();
    known.set(key, now);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    try {
      const value = await now;
      if (!keep(value)) known.delete(key);
      return { value, first: true };
    } catch (error) {
      known.delete(key);
      throw error;
    }
  };
}
