import type { Known, Response } from './incident.ts';
import { changed } from './parts.ts';
import type { ResponseEvent } from './responseLanguage.ts';

/** The response of headquarters, and its group, after what happened. */
export function evolveResponse(incident: Known, event: ResponseEvent): Known {
  if (event.type === 'responseStarted') {
    const { by, at, on } = event;
    if (by.kind !== 'person') throw new Error('only a person does this');
    const room = on === undefined ? ({ is: 'none', why: 'cannot' } as const) : ({ is: 'asked', on } as const);
    return changed(incident, { response: { by: by.id, at, room } });
  }
  if (!incident.response) throw new Error(`${event.type} without a response at ${incident.id}`);
  const room: Response['room'] =
    event.type === 'roomOpened' ? { is: 'made', channel: event.channel } : { is: 'none', why: event.why };
  return changed(incident, { response: { ...incident.response, room } });
}
