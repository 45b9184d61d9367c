import type { Happened, IncidentId, MentionId, TextId } from './incident.ts';
import type { ReasonCode } from './language.ts';
import type { Weight } from './weight.ts';

/** What happens between two incidents: each has an event of its own. */
export type KinEvent =
  /** Of the incident that ends; what it had is told of the other, as `absorbed`. */
  | (Happened & { readonly type: 'merged'; readonly into: IncidentId; readonly reason?: TextId })
  | (Happened & {
      readonly type: 'absorbed';
      readonly from: IncidentId;
      readonly mentions: readonly MentionId[];
      /** Found in these. */
      readonly reasons?: readonly ReasonCode[];
      /** What the two weigh together, where a person had set the level of either. */
      readonly weighed?: Weight;
    })
  /** Of the incident that keeps the rest; what went is told of the new one, as `opened`. */
  | (Happened & {
      readonly type: 'splitOff';
      readonly to: IncidentId;
      readonly mentions: readonly MentionId[];
      readonly reason?: TextId;
    });
