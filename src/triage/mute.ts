import type { PersonId } from '../incident/incident.ts';
import type { Org, Role } from '../policy/org.ts';
import { fold } from './fold.ts';
import type { Item } from './mention.ts';
import { wordsOf } from './words.ts';

export const muteKinds = ['author', 'site', 'phrase'] as const;
export type MuteKind = (typeof muteKinds)[number];

/** What HQ has muted 静音: an author, a site, or whatever holds a phrase. */
export interface Mute {
  readonly id: number;
  readonly kind: MuteKind;
  readonly value: string;
}

/** Who muted or unmuted, in what standing, when. */
export interface Muter {
  readonly by: PersonId;
  readonly role: Role;
  readonly at: Date;
}

export interface NewMute extends Muter {
  /** Asked twice, made once. */
  readonly key: string;
  readonly kind: MuteKind;
  readonly value: string;
  readonly reason: string;
  readonly until: Date;
}

/** A mute as HQ reads it: what is muted as it was typed, the reason masked. */
export interface MuteView extends Mute {
  readonly reason: string;
  readonly until: Date;
  readonly by: PersonId;
  /** How many mentions it has kept from alarming. */
  readonly held: number;
}

/** The mutes in force, made ready to be held against mentions. */
export interface Mutes {
  readonly authors: ReadonlyMap<string, number>;
  readonly sites: ReadonlyMap<string, number>;
  readonly phrases: readonly (readonly [phrase: string, id: number])[];
}

/** Shorter phrases stand in everything. */
const shortestPhrase = 4;
/** As far as triage reads. */
const longest = 20_000;
const longestName = 200;

export function mutesOf(mutes: readonly Mute[]): Mutes {
  const folded = (kind: MuteKind) =>
    mutes.flatMap((mute) => (mute.kind === kind ? [[foldedBy[kind](mute.value), mute.id] as const] : []));
  return {
    authors: new Map(folded('author')),
    sites: new Map(folded('site')),
    phrases: folded('phrase').filter(([phrase]) => phrase !== ''),
  };
}

/**
 * The mute that keeps a mention from alarming; undefined when none does. Never one that is red by its own words, never a
 * person's report, and not a later reading of what an incident has already.
 */
export function mutedBy({ mention, verdict }: Item, mutes: Mutes | undefined): number | undefined {
  if (!mutes) return undefined;
  const { authors, sites, phrases } = mutes;
  const { author, site, kind, incident } = mention;
  if (verdict.level === 'red' || kind === 'report' || incident) return undefined;
  const muted =
    (author !== undefined && authors.size > 0 ? authors.get(nameOf(author)) : undefined) ??
    (site !== undefined && sites.size > 0 ? sites.get(nameOf(site)) : undefined);
  if (muted !== undefined || phrases.length === 0) return muted;
  const words = lettersOf(wordsOf(mention));
  return phrases.find(([phrase]) => words.includes(phrase))?.[1];
}

/** Why a mute would do harm or nothing: `unit` = it would silence a unit of ours. Undefined when it is fine. */
export function wrongWithMute(kind: MuteKind, value: string, { units }: Org): 'short' | 'unit' | undefined {
  const folded = foldedBy[kind](value);
  if (kind !== 'phrase') return folded === '' ? 'short' : undefined;
  if ([...folded].length < shortestPhrase) return 'short';
  const names = [...units.values()].flatMap(({ name, aliases }) => [name, ...aliases]);
  return names.some((name) => lettersOf(name).includes(folded)) ? 'unit' : undefined;
}

/** `@某某` and `某某` are one. */
function nameOf(words: string): string {
  return fold(words.slice(0, longestName)).text.replace(/[@\s]/gu, '');
}

/** Whatever stands between the letters hides nothing. */
function lettersOf(words: string): string {
  return fold(words.slice(0, longest)).text.replace(/[^\p{L}\p{N}]/gu, '');
}

const foldedBy: Readonly<Record<MuteKind, (words: string) => string>> = {
  author: nameOf,
  site: nameOf,
  phrase: lettersOf,
};
