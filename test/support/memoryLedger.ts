import type { Held } from '../../src/incident/circumstances.ts';
import type { Incident, IncidentId, Known } from '../../src/incident/incident.ts';
import { nothingYet } from '../../src/incident/incident.ts';
import type { Decision } from '../../src/incident/language.ts';
import type { Refusal } from '../../src/incident/refusal.ts';
import { type Also, type Ask, type Change, type Ledger, type Loaded, Stale } from '../../src/ports.ts';

/** A real ledger that forgets. Held to the same contract as the one on PostgreSQL. */
export class MemoryLedger implements Ledger {
  readonly changes: Change[] = [];
  readonly refusals: { readonly ask: Ask; readonly refusal: Refusal }[] = [];

  load(ask: Ask): Promise<Loaded> {
    return Promise.resolve(this.#read(ask));
  }

  /** Looks and writes without an `await` between: as atomic as the transaction it stands in for. */
  commit(version: number, change: Change): Promise<void> {
    const { ask, also } = change;
    const { incident } = ask.command;
    const second = also && existing(also.next).id;
    const stale =
      this.#past(incident).length !== version || (second && this.#past(second).length !== also.version);
    if (stale) return Promise.reject(new Stale(incident));
    this.changes.push(change);
    if (also && second) this.#move(incident, second, also.takes);
    return Promise.resolve();
  }

  /** Stands in for the mentions' own rows: a test says what each incident holds. */
  readonly held = new Map<IncidentId, readonly Held[]>();

  #move(from: IncidentId, to: IncidentId, takes: Also['takes']): void {
    const all = this.held.get(from) ?? [];
    const goes = ({ id }: Held): boolean => takes === 'all' || takes.includes(id);
    this.held.set(to, [...(this.held.get(to) ?? []), ...all.filter(goes)]);
    this.held.set(
      from,
      all.filter((each) => !goes(each)),
    );
  }

  refuse(ask: Ask, refusal: Refusal): Promise<void> {
    this.refusals.push({ ask, refusal });
    return Promise.resolve();
  }

  #read({ id, command }: Ask): Loaded {
    const { incident, version } = this.#now(command.incident);
    const repeated = this.#answered(id);
    const named = command.type === 'merge' ? command.into : undefined;
    const other = named && this.#past(named).length > 0 && { other: this.#now(named) };
    const held = this.held.get(command.incident);
    const looks = command.type === 'merge' || command.type === 'split';
    return { incident, version, ...(repeated && { repeated }), ...other, ...(looks && held && { held }) };
  }

  #now(id: IncidentId): { readonly incident: Incident; readonly version: number } {
    const past = this.#past(id);
    return { incident: past.at(-1) ?? nothingYet, version: past.length };
  }

  #past(id: IncidentId): readonly Incident[] {
    return this.changes.flatMap(({ ask, next, also }) => {
      if (ask.command.incident === id) return [next];
      return also && existing(also.next).id === id ? [also.next] : [];
    });
  }

  #answered(id: string): Decision | undefined {
    const change = this.changes.find(({ ask }) => ask.id === id);
    if (change) return { ok: true, events: [...change.events, ...(change.also?.events ?? [])] };
    const refused = this.refusals.find(({ ask }) => ask.id === id);
    return refused && { ok: false, refusal: refused.refusal };
  }
}

function existing(incident: Incident): Known {
  if (incident.stage === 'none') throw new Error('a change leaves no incident behind');
  return incident;
}
