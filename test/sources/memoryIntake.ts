import type { Intake } from '../../src/ports.ts';
import type { FoundMention } from '../../src/triage/mention.ts';

/** Keeps what it is given in memory; says "duplicate" to what it has. Down when told to be. */
export class MemoryIntake implements Intake {
  readonly kept = new Map<string, FoundMention>();
  calls = 0;
  down = false;

  keep(_source: string, found: readonly FoundMention[]) {
    this.calls++;
    if (this.down) return Promise.reject(new Error('database away'));
    const results = found.map((mention) => {
      const before = this.kept.get(mention.externalId);
      this.kept.set(mention.externalId, mention);
      if (!before) return 'accepted' as const;
      return JSON.stringify(before) === JSON.stringify(mention)
        ? ('duplicate' as const)
        : ('updated' as const);
    });
    return Promise.resolve({ results, ids: [] });
  }
}
