import type { IncidentId, PersonId } from '../incident/incident.ts';
import type { Form, PublicationId } from '../incident/statement.ts';
import type { Role } from '../policy/org.ts';
import type { Words } from '../policy/policy.ts';
import type { Finding, NewText } from '../ports.ts';
import type { Brief, Draft } from '../statement/draft.ts';
import type { ApprovedText } from '../statement/page/page.ts';

/** Texts for the public as they were approved, and the one place where a publication is let go. */
export interface Statements {
  /** The exact words of a version; undefined when there is none, or its words have been shredded. */
  words(incident: IncidentId, version: number): Promise<string | undefined>;
  /** Incidents with a text that was handed in and is neither over nor public, the latest first; so many at most. */
  waiting(limit: number): Promise<readonly IncidentId[]>;
  /**
   * Takes a publication in hand, once and for good, committed before anything leaves; the database counts its approvals
   * again. `taken`: it was in hand before, and what became of it nobody knows.
   */
  claim(publication: PublicationId, at: Date): Promise<'ours' | 'taken' | 'refused'>;
}

/** A press of a person on something of the whole house. */
export interface HousePress {
  readonly by: PersonId;
  readonly role: Role;
  readonly at: Date;
}

export interface Stopped {
  readonly by: PersonId;
  readonly at: Date;
  /** Who has asked to lift it so far. */
  readonly liftedBy: readonly PersonId[];
}

/** 停止一切发布: one press stops, two different people lift. */
export interface StopSwitch {
  state(): Promise<Stopped | undefined>;
  /** What stands then: the press before this one, where there was one. */
  stop(press: HousePress & { readonly reason?: NewText }): Promise<Stopped>;
  lift(press: HousePress): Promise<{ readonly lifted: boolean; readonly by: readonly PersonId[] }>;
}

export interface Delegation {
  readonly id: string;
  readonly person: PersonId;
  /** By its name of policy.yaml. */
  readonly duty: string;
  readonly behalf: PersonId;
  readonly at: Date;
  readonly until: Date;
}

export interface Delegations {
  inForce(now: Date): Promise<readonly Delegation[]>;
  /** The same id gives one delegation however often it is asked. */
  give(delegation: Delegation, role: Role): Promise<void>;
  /** False when there was none in force. */
  end(person: PersonId, press: HousePress): Promise<boolean>;
}

/** A language model that writes a draft from masked, confirmed facts only. Never throws, and takes no longer than it may. */
export interface Writer {
  /** `stopping` ends it early. Whatever goes wrong is said, and the template stands. */
  write(brief: Brief, withinMs: number, stopping?: AbortSignal): Promise<Written>;
}

/** `late`: no answer in time; `nonsense`: not what was asked for, or not by the facts; `limited`: come back after `restMs`. */
export type Written =
  | { readonly written: true; readonly draft: Draft; readonly tokens: number }
  | {
      readonly written: false;
      readonly why: 'unmasked' | 'refused' | 'nonsense' | 'late' | 'limited' | 'away' | 'stopped';
      readonly tokens: number;
      readonly restMs?: number;
    };

/**
 * What became of a publication. Only `failed` says for certain that nothing is public; whatever is not known for certain is
 * `uncertain` and never tried again by a machine.
 */
export type Outcome =
  | { readonly outcome: 'published'; readonly link?: string; readonly ref?: string }
  | { readonly outcome: 'handedOver'; readonly ref: string }
  | { readonly outcome: 'failed'; readonly why: string }
  | { readonly outcome: 'uncertain'; readonly why: string };

/** Where an approved text goes. At most once: `key` is the publication's id, and nothing is repeated inside. */
export interface Outlet {
  /** As policy and people name it: `site`, `wechat`. */
  readonly name: string;
  readonly label: Words;
  /** What it takes. */
  readonly forms: readonly Form[];
  publish(text: ApprovedText, key: string): Promise<Outcome>;
  /** For `fenghuo doctor`. */
  check?(): Promise<readonly Finding[]>;
}
