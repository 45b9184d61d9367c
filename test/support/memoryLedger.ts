import type { Incident } from '../../src/incident/incident.ts';
import { nothingYet } from '../../src/incident/incident.ts';
import type { Decision, Refusal } from '../../src/incident/language.ts';
import { type Ask, type Change, type Ledger, type Loaded, Stale } from '../../src/ports.ts';

/** A real ledger that forgets. Held to the same contract as the one on PostgreSQL. */
export class MemoryLedger implements Ledger {
  readonly changes: Change[] = [];
  readonly refusals: { readonly ask: Ask; readonly refusal: Refusal }[] = [];

  load(ask: Ask): Promise<Loaded> {
    return Promise.resolve(this.#read(ask));
  }

  /** Looks and writes without an `await` between: as atomic as the transaction it stands in for. */
  commit(version: number, change: Change): Promise<void> {
    if (this.#read(change.ask).version !== version) {
      return Promise.reject(new Stale(change.ask.command.incident));
    }
    this.changes.push(change);
    return Promise.resolve();
  }

  refuse(ask: Ask, refusal: Refusal): Promise<void> {
    this.refusals.push({ ask, refusal });
    return Promise.resolve();
  }

  #read({ id, command }: Ask): Loaded {
    const past = this.changes.filter(({ ask }) => ask.command.incident === command.incident);
    const incident: Incident = past.at(-1)?.next ?? nothingYet;
    const repeated = this.#answered(id);
    return { incident, version: past.length, ...(repeated && { repeated }) };
  }

  #answered(id: string): Decision | undefined {
    const change = this.changes.find(({ ask }) => ask.id === id);
    if (change) return { ok: true, events: change.events };
    const refused = this.refusals.find(({ ask }) => ask.id === id);
    return refused && { ok: false, refusal: refused.refusal };
  }
}
