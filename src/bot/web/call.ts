import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Live } from './live.ts';
import type { Desk, Visitor } from './options.ts';
import type { Standings } from './standing.ts';

/** One request of a known visitor, on its way through the table below. */
export interface Call {
  readonly desk: Desk;
  readonly standings: Standings;
  readonly live: Live;
  readonly who: Visitor;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  /** What stands in the path's place of `:id`. */
  readonly id: string;
  /** And of `:ref`. */
  readonly ref: string;
}
