import type { Contact } from '../policy/contacts.ts';
import type { Channel, Person, Unit } from '../policy/org.ts';
import type { Policy } from '../policy/policy.ts';
import type { Settings, SourceConfig } from '../ports.ts';
import { rosterName } from './rosters.ts';

/** What a change was made to, for the audit: ids, enums and times only, never a person's data (DESIGN section 6). */
export interface ConfigChange {
  readonly what: 'unit' | 'channel' | 'person' | 'policy' | 'source' | 'contact';
  /** The unit's path, the channel's key, the employee number, the source's name, the contact's id; empty for the policy. */
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Which field of it, by its path, e.g. `levels.red.claimMs`. Absent when the whole came or went. */
  readonly field?: string;
  /** Values of fields that are ids, enums, numbers or durations; others only say that they changed. */
  readonly before?: string;
  readonly after?: string;
}

/** Every change from one version of the config to the next. */
export function diffSettings(before: Settings, after: Settings): readonly ConfigChange[] {
  return [
    ...compare('unit', before.org.units, after.org.units, unitFields),
    ...compare('channel', before.org.channels, after.org.channels, channelFields),
    ...compare('person', before.people.byId, after.people.byId, personFields),
    ...compare('source', byName(before), byName(after), sourceFields),
    ...compare('contact', byId(before), byId(after), () => ({})),
    ...compareFields('policy', '', policyFields(before.policy), policyFields(after.policy)),
  ];
}

/** A field's value, and whether the audit may hold it as it is. */
interface Shown {
  readonly value: string;
  readonly open: boolean;
}

type Fields = Readonly<Record<string, Shown>>;

function unitFields({ kind, name, aliases, keywords, exclude = [], zone }: Unit): Fields {
  return {
    kind: open(kind),
    name: closed(name),
    aliases: closed(aliases),
    keywords: closed(keywords),
    exclude: closed(exclude),
    zone: open(zone),
  };
}

function channelFields({ unit, duty, roster }: Channel): Fields {
  return { unit: open(unit), duty: open(duty), roster: open(roster ? rosterName(roster) : '') };
}

function personFields(person: Person): Fields {
  return {
    name: closed(person.name),
    unit: open(person.unit),
    department: closed(person.department),
    post: closed(person.post),
    phone: closed(person.phone),
    email: closed(person.email),
    identities: closed(person.identities),
    deputy: open(person.deputy ?? ''),
    onCall: open(person.onCall),
    roster: open(person.roster),
  };
}

/** An address may carry a key of its vendor's, so it only says that it changed. */
function sourceFields(source: SourceConfig): Fields {
  return Object.fromEntries(
    Object.entries(source)
      .filter(([field]) => field !== 'name')
      .map(([field, value]) => [field, field === 'url' || field === 'site' ? closed(value) : open(value)]),
  );
}

/** Words that people read are left out; the rest of the policy is numbers and enums. */
function policyFields(policy: Policy): Fields {
  return Object.fromEntries(
    leaves('', policy).map(([path, value]) => [
      path,
      /(^|\.)name\./.test(path) ? closed(value) : open(value),
    ]),
  );
}

function leaves(path: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(path === '' ? key : `${path}.${key}`, inner));
}

/** A changed row is another contact: none of its words are the audit's. */
function byId({ contacts }: Settings): ReadonlyMap<string, Contact> {
  return new Map(contacts.map((contact) => [contact.id, contact]));
}

function byName({ sources }: Settings): ReadonlyMap<string, SourceConfig> {
  return new Map(sources.map((source) => [source.name, source]));
}

function compare<Id extends string, Thing>(
  what: ConfigChange['what'],
  before: ReadonlyMap<Id, Thing>,
  after: ReadonlyMap<Id, Thing>,
  fields: (thing: Thing) => Fields,
): readonly ConfigChange[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  return ids.flatMap((id) => {
    const [old, fresh] = [before.get(id), after.get(id)];
    if (old === undefined) return [{ what, id, change: 'added' as const }];
    if (fresh === undefined) return [{ what, id, change: 'removed' as const }];
    if (same(old, fresh)) return [];
    return compareFields(what, id, fields(old), fields(fresh));
  });
}

/** The same all through: of two thousand units one has changed, and only that one is written out to be compared. */
function same(old: unknown, fresh: unknown): boolean {
  if (typeof old !== 'object' || typeof fresh !== 'object' || !old || !fresh) return Object.is(old, fresh);
  const [before, after] = [Object.values(old), Object.values(fresh)];
  return before.length === after.length && before.every((value, at) => same(value, after[at]));
}

function compareFields(
  what: ConfigChange['what'],
  id: string,
  before: Fields,
  after: Fields,
): readonly ConfigChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field) => {
    const [old, fresh] = [before[field], after[field]];
    if (old?.value === fresh?.value) return [];
    return [
      {
        what,
        id,
        field,
        change: 'changed' as const,
        ...(old?.open === true ? { before: old.value } : {}),
        ...(fresh?.open === true ? { after: fresh.value } : {}),
      },
    ];
  });
}

function open(value: unknown): Shown {
  return { value: written(value), open: true };
}

function closed(value: unknown): Shown {
  return { value: written(value), open: false };
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
