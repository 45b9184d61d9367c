import type { Happened, IncidentId, TextId, UnitPath } from './incident.ts';

/** What a higher unit asks of a lower one 下发, and what becomes of it. */
export type DirectiveCommand =
  | {
      readonly type: 'direct';
      readonly incident: IncidentId;
      readonly to: UnitPath;
      readonly text?: TextId;
      readonly due: Date;
    }
  /** The unit that was instructed says that it is done 办结; `at` is when the instruction was given. */
  | {
      readonly type: 'finishDirective';
      readonly incident: IncidentId;
      readonly to: UnitPath;
      readonly at: Date;
      readonly note?: TextId;
    }
  /** The timer's: the instruction given at `at` to `to` is past its due time. */
  | {
      readonly type: 'directiveLate';
      readonly incident: IncidentId;
      readonly to: UnitPath;
      readonly at: Date;
    };

export type DirectiveEvent =
  | (Happened & {
      readonly type: 'directed';
      readonly from?: UnitPath;
      readonly to: UnitPath;
      readonly text: TextId;
      readonly due: Date;
    })
  | (Happened & { readonly type: 'directiveMissed'; readonly to: UnitPath; readonly givenAt: Date })
  | (Happened & {
      readonly type: 'directiveDone';
      readonly to: UnitPath;
      readonly givenAt: Date;
      readonly note: TextId;
    });
