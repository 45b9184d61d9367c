import type { Keepsakes } from '../../../src/ports.ts';

/** What a platform remembers over a restart, for as long as the world around it stands. */
export function keepsakesOf(now: () => Date = () => new Date()): Keepsakes {
  const kept = new Map<string, { readonly value: string; readonly until: Date }>();
  const get = (key: string): string | undefined => {
    const found = kept.get(key);
    return found && found.until > now() ? found.value : undefined;
  };
  return {
    get: async (key) => get(key),
    put: async (key, value, until) => void kept.set(key, { value, until }),
    async take(key) {
      const value = get(key);
      kept.delete(key);
      return value;
    },
  };
}
