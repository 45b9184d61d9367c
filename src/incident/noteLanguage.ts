import type { Happened, IncidentId, TextId } from './incident.ts';

/** What people write down beside the matter itself. */
export type NoteCommand =
  | { readonly type: 'addNote'; readonly incident: IncidentId; readonly text?: TextId }
  /** Somebody outside was called: who, and what was said; `contact` names a row of the contact book. */
  | {
      readonly type: 'addContact';
      readonly incident: IncidentId;
      readonly contact?: string;
      readonly text?: TextId;
    };

export type NoteEvent =
  | (Happened & { readonly type: 'noted'; readonly text: TextId })
  | (Happened & { readonly type: 'contacted'; readonly text: TextId; readonly contact?: string });
