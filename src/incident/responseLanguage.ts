import type { Happened, IncidentId } from './incident.ts';

/**
 * Why no group was made: no platform of theirs makes one, none of its people has an account there, the platform would not,
 * or it may be there and nobody can tell where.
 */
export type NoRoom = 'cannot' | 'nobody' | 'refused' | 'unsure';

/** Headquarters takes a grave incident in hand with a group of its own 启动响应. */
export type ResponseCommand =
  /** `on` is the platform that is to make the group 响应群; absent: none can, people make one. */
  | { readonly type: 'startResponse'; readonly incident: IncidentId; readonly on?: string }
  /** A group that people made is to be the incident's: `platform:id`. */
  | { readonly type: 'bindRoom'; readonly incident: IncidentId; readonly channel: string }
  /** The host's: what became of making it. */
  | {
      readonly type: 'tellRoom';
      readonly incident: IncidentId;
      readonly room: { readonly channel: string } | { readonly why: NoRoom };
    };

export type ResponseEvent =
  | (Happened & { readonly type: 'responseStarted'; readonly on?: string })
  | (Happened & { readonly type: 'roomOpened'; readonly channel: string })
  | (Happened & { readonly type: 'roomMissing'; readonly why: NoRoom });
