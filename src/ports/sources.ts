import type { Problem } from '../ports.ts';
import type { FoundMention } from '../triage/mention.ts';

/** What a source remembers between readings, and how it is doing. */
export interface SourceState {
  readonly etag?: string;
  readonly lastModified?: string;
  /** CSV: sha256 of files already read; replay: rows already sent. */
  readonly cursor?: string;
  readonly lastOkAt?: Date;
  readonly lastItemAt?: Date;
  readonly lastError?: string;
  readonly lastErrorAt?: Date;
  /** Set while an alarm about its silence stands. */
  readonly silentSince?: Date;
}

export type SourceChange = { readonly [Field in keyof SourceState]?: SourceState[Field] | undefined };

export interface SourceHealth extends SourceState {
  readonly source: string;
  readonly mentions24h: number;
  /** Milliseconds; undefined without enough samples. */
  readonly publishedToFound?: { readonly p50: number; readonly p95: number };
  readonly foundToCard?: { readonly p50: number; readonly p95: number };
}

export interface SourceStates {
  get(source: string): Promise<SourceState>;
  /** A field given as undefined is forgotten. */
  set(source: string, change: SourceChange): Promise<void>;
  health(sources: readonly string[], now: Date): Promise<readonly SourceHealth[]>;
}

/** What a pulled source brought this time. The state is stored only after the mentions are. */
export type Reading =
  | {
      readonly ok: true;
      readonly found: readonly FoundMention[];
      readonly state: Partial<SourceState>;
      /** Rows that could not be taken, each with where and what would be right; the good rows go through. */
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly why: string; readonly retryAfterMs?: number };

export type Pull = (state: SourceState, now: Date) => Promise<Reading>;
