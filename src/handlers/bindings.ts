import { createHash } from 'node:crypto';
import type { PersonId } from '../incident/incident.ts';
import type { Person } from '../policy/org.ts';
import type { Bindings, Identity, Keepsakes, NewId, Now, Settings } from '../ports.ts';

/** Accounts that people bind to themselves by a code that another account of theirs was given (issue: several at once). */
export interface BindingBook {
  /** The config with those accounts in it; what people.csv says of an account stands before them. */
  over(settings: Settings): Settings;
  /** Reads them anew: another replica may have bound one. */
  refresh(): Promise<void>;
  /** Eight digits, good for ten minutes and once. */
  issue(person: PersonId): Promise<string>;
  /** Whose code it was: the account is theirs from now on. */
  redeem(identity: Identity, code: string): Promise<Redeemed>;
  /** The company's directory says whose it is. */
  adopt(identity: Identity, person: PersonId): Promise<void>;
  /** False where the account is not bound by a code. */
  release(identity: Identity): Promise<boolean>;
}

export type Redeemed =
  | { readonly ok: true; readonly person: PersonId }
  | { readonly ok: false; readonly why: 'wrong' | 'tooMany' };

export interface BindingNeeds {
  readonly bindings: Bindings;
  readonly codes: Keepsakes;
  readonly now: Now;
  readonly newId: NewId;
}

const goodForMs = 10 * 60_000;
/** Of a hundred million. */
const tries = 5;

type Bound = ReadonlyMap<Identity, PersonId>;

/** With what is bound by now. */
export async function openBindingBook({ bindings, codes, now, newId }: BindingNeeds): Promise<BindingBook> {
  let bound: Bound = new Map();
  let made: { readonly of: Settings; readonly by: Bound; readonly settings: Settings } | undefined;
  const later = (): Date => new Date(now().getTime() + goodForMs);

  async function refresh(): Promise<void> {
    const all = await bindings.all();
    const same =
      all.length === bound.size && all.every(({ identity, person }) => bound.get(identity) === person);
    if (!same) bound = new Map(all.map(({ identity, person }) => [identity, person]));
  }

  /** One try of an account after the other: many at once would all find that none was made yet. */
  const inLine = new Map<Identity, Promise<unknown>>();
  async function inTurn<Value>(identity: Identity, work: () => Promise<Value>): Promise<Value> {
    const before = inLine.get(identity) ?? Promise.resolve();
    const mine = before.then(work, work);
    inLine.set(identity, mine);
    try {
      return await mine;
    } finally {
      if (inLine.get(identity) === mine) inLine.delete(identity);
    }
  }

  /** Counts a try; false when there were too many. */
  async function mayTry(identity: Identity): Promise<boolean> {
    const key = `tries:${identity}`;
    const before = Number((await codes.get(key)) ?? 0);
    if (before >= tries) return false;
    await codes.put(key, `${before + 1}`, later());
    return true;
  }

  await refresh();
  return {
    over(settings) {
      if (bound.size === 0) return settings;
      if (made?.of !== settings || made.by !== bound)
        made = {
          of: settings,
          by: bound,
          settings: { ...settings, people: withBound(settings.people, bound) },
        };
      return made.settings;
    },
    refresh,
    async issue(person) {
      const digits = BigInt(`0x${hash(newId())}`) % 100_000_000n;
      const code = digits.toString().padStart(8, '0');
      await codes.put(`code:${hash(code)}`, person, later());
      return code;
    },
    async redeem(identity, code) {
      if (!(await inTurn(identity, () => mayTry(identity)))) return { ok: false, why: 'tooMany' };
      const person = (await codes.take(`code:${hash(code)}`)) as PersonId | undefined;
      if (person === undefined) return { ok: false, why: 'wrong' };
      await bindings.bind(identity, person, now());
      await refresh();
      return { ok: true, person };
    },
    async adopt(identity, person) {
      await bindings.bind(identity, person, now());
      await refresh();
    },
    async release(identity) {
      const gone = await bindings.unbind(identity);
      await refresh();
      return gone;
    },
  };
}

/** Whoever has left people.csv is nobody, whatever is bound. */
function withBound(people: Settings['people'], bound: Bound): Settings['people'] {
  const byId = new Map(people.byId);
  const byIdentity = new Map(people.byIdentity);
  for (const [identity, id] of bound) {
    const person = byId.get(id);
    if (!person || byIdentity.has(identity)) continue;
    const known: Person = { ...person, identities: [...person.identities, identity] };
    byId.set(id, known);
    for (const each of known.identities) byIdentity.set(each, known);
  }
  return { byId, byIdentity };
}

function hash(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}
