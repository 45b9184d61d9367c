import type { Outcome, Outlet } from '../../src/ports/statements.ts';
import type { ApprovedText } from '../../src/ports.ts';
import { outletContract } from './outlet.ts';
import { approved } from './support/approved.ts';
import type { WireFault } from './support/outletWire.ts';

/** An outlet that forgets: what tests of the house publish to, held to what the real ones are held to. */
class MemoryOutlet implements Outlet {
  readonly name = 'memory';
  readonly label = { zh: '内存', en: 'memory' };
  readonly forms = ['site'] as const;
  readonly there = new Map<string, { readonly text: ApprovedText; readonly told: Outcome }>();
  readonly faults: WireFault[] = [];
  asked = 0;
  away = false;

  async publish(text: ApprovedText, key: string): Promise<Outcome> {
    if (text.form !== 'site') return { outcome: 'failed', why: 'only the site form' };
    if (this.away) return { outcome: 'failed', why: 'nobody is there' };
    this.asked += 1;
    const before = this.there.get(key);
    if (before) return before.told;
    const fault = this.faults.shift();
    const told: Outcome =
      fault === undefined ? { outcome: 'published', ref: key } : { outcome: 'uncertain', why: fault };
    this.there.set(key, { text, told });
    return told;
  }
}

outletContract('one in memory', async () => {
  const outlet = new MemoryOutlet();
  return {
    outlet,
    text: approved,
    done: () => [...outlet.there.values()].map(({ text }) => `${text.title}\n${text.body}`),
    asked: () => outlet.asked,
    next: (fault) => void outlet.faults.push(fault),
    strayed: () => 0,
    leave: async () => {
      outlet.away = true;
    },
    secrets: () => ['徐汇院区'],
    close: async () => undefined,
  };
});
