import type { Happened, IncidentId, MentionId, PersonId, TextId, UnitPath } from './incident.ts';
import type { Refusal } from './refusal.ts';
import type {
  EvidenceFile,
  FactId,
  FactState,
  Form,
  Mark,
  PublicationId,
  PublicationState,
  Purpose,
  Stands,
  StatementId,
} from './statement.ts';

interface About {
  readonly incident: IncidentId;
}

/** Names one text: its number and its hash. What was pressed on another text counts for nothing. */
export interface Named {
  readonly version: number;
  readonly hash: string;
}

/** What can be asked about what is known. */
export type FactCommand =
  | (About & {
      readonly type: 'addFact';
      readonly fact: FactId;
      readonly text?: TextId;
      /** Who says so. */
      readonly source?: TextId;
      readonly evidence?: TextId;
      readonly files?: readonly EvidenceFile[];
      /** Not known yet: being looked into 正在核实. */
      readonly open?: true;
    })
  | (About & { readonly type: 'confirmFact'; readonly fact: FactId })
  | (About & { readonly type: 'disputeFact'; readonly fact: FactId; readonly reason?: TextId })
  | (About & { readonly type: 'withdrawFact'; readonly fact: FactId; readonly reason?: TextId });

/** What can be asked about what may be said in public. */
export type StatementCommand =
  /** A text: the first of a statement, or the next after `base`. */
  | (About & {
      readonly type: 'draft';
      readonly statement: StatementId;
      /** The number it will have: whoever was faster has it, and this one is to be looked at again. */
      readonly number: number;
      readonly form: Form;
      readonly purpose: Purpose;
      readonly text?: TextId;
      readonly hash: string;
      readonly facts: readonly FactId[];
      readonly marks: readonly Mark[];
      readonly base?: number;
      readonly about?: number;
    })
  | (About & Named & { readonly type: 'submit' })
  | (About & Named & { readonly type: 'takeBack' })
  | (About & Named & { readonly type: 'approve'; readonly reason?: TextId })
  | (About & Named & { readonly type: 'unapprove' })
  | (About & Named & { readonly type: 'reject'; readonly reason?: TextId })
  | (About & Named & { readonly type: 'askChanges'; readonly reason?: TextId })
  /** By these ways, now or at that time. */
  | (About &
      Named & {
        readonly type: 'publish';
        readonly ways: readonly { readonly way: string; readonly publication: PublicationId }[];
        readonly at?: Date;
      })
  | (About & Named & { readonly type: 'callOff' })
  /** Published by hand, with where it is to be read; or how an uncertain one turned out. */
  | (About &
      Named & {
        readonly type: 'register';
        readonly publication: PublicationId;
        readonly link?: TextId;
        /** What was found there: what was approved, other words in its place, nothing of it; or nobody could read it. */
        readonly found: 'same' | 'differs' | 'notFound' | 'unread';
        readonly stands?: Stands;
        readonly difference?: TextId;
      })
  | (About &
      Named & {
        readonly type: 'settlePublication';
        readonly publication: PublicationId;
        readonly published: boolean;
        readonly link?: TextId;
      })
  /** The timer's: nobody approved in time. */
  | (About & { readonly type: 'approvalLate'; readonly version: number })
  /** The timer's: still not all have approved. `step` counts from 1; the last one calls the deputies. */
  | (About & { readonly type: 'approvalWaits'; readonly version: number; readonly step: number })
  /** The timer's: the minute of a publication has come. */
  | (About & {
      readonly type: 'publishDue';
      readonly version: number;
      readonly ways: readonly { readonly way: string; readonly publication: PublicationId }[];
    })
  /** The publisher's: what became of one publication. */
  | (About & {
      readonly type: 'tellPublication';
      readonly version: number;
      readonly publication: PublicationId;
      readonly state: Exclude<PublicationState, 'asked'>;
      readonly link?: TextId;
      /** Why it did not, or is not known to have gone out. */
      readonly why?: TextId;
    })
  /** The publisher's: the page says something else now. */
  | (About & {
      readonly type: 'tellChange';
      readonly version: number;
      readonly publication: PublicationId;
      readonly gone: boolean;
      /** It reads as approved again. */
      readonly restored?: true;
      readonly stands?: Stands;
      readonly difference?: TextId;
    })
  /** Triage's: an account or site of ours speaks about it, and no approved text says so (REQ-P6, P7). */
  | (About & { readonly type: 'tellUnapproved'; readonly mention: MentionId });

export type FactEvent =
  | (Happened & {
      readonly type: 'factAdded';
      readonly fact: FactId;
      readonly text: TextId;
      readonly source?: TextId;
      readonly evidence?: TextId;
      readonly files?: readonly EvidenceFile[];
      readonly state: Extract<FactState, 'said' | 'open'>;
      readonly unit?: UnitPath;
    })
  | (Happened & {
      readonly type: 'factMoved';
      readonly fact: FactId;
      readonly to: Exclude<FactState, 'open' | 'said'>;
      readonly reason?: TextId;
      readonly unit?: UnitPath;
    });

type OfVersion = Happened & Named;

export type StatementEvent =
  | (OfVersion & {
      readonly type: 'drafted';
      readonly statement: StatementId;
      readonly form: Form;
      readonly purpose: Purpose;
      readonly text: TextId;
      readonly facts: readonly FactId[];
      readonly marks: readonly Mark[];
      readonly authors: readonly PersonId[];
      readonly base?: number;
      readonly about?: number;
    })
  | (OfVersion & { readonly type: 'submitted'; readonly needs: readonly string[]; readonly until: Date })
  | (OfVersion & {
      readonly type: 'versionEnded';
      readonly how: 'rejected' | 'changesAsked' | 'takenBack' | 'expired' | 'superseded';
      readonly reason?: TextId;
    })
  | (OfVersion & {
      readonly type: 'approved';
      readonly duty: string;
      readonly behalf?: PersonId;
      readonly byFile?: true;
      readonly overruled?: TextId;
      /** Set when it is the last that was needed: until when it may be published. */
      readonly until?: Date;
    })
  | (OfVersion & { readonly type: 'unapproved' })
  | (OfVersion & { readonly type: 'approvalReminded'; readonly step: number })
  | (OfVersion & { readonly type: 'scheduled'; readonly due: Date; readonly ways: readonly string[] })
  | (OfVersion & {
      readonly type: 'calledOff';
      /** Why it could not be published when its minute came. */
      readonly why?: Refusal['reason'];
    })
  | (OfVersion & {
      readonly type: 'publishing';
      readonly publication: PublicationId;
      readonly way: string;
      readonly pressedBy: PersonId;
    })
  | (OfVersion & {
      readonly type: 'publicationTold';
      readonly publication: PublicationId;
      readonly way: string;
      readonly state: Exclude<PublicationState, 'asked'>;
      readonly link?: TextId;
      readonly why?: TextId;
      /** False: what was found there is not what was approved. */
      readonly same?: boolean;
      readonly stands?: Stands;
      readonly difference?: TextId;
    })
  | (OfVersion & {
      readonly type: 'pageChanged';
      readonly publication: PublicationId;
      readonly gone: boolean;
      /** It reads as approved again. */
      readonly restored?: true;
      readonly stands?: Stands;
      readonly difference?: TextId;
    })
  | (Happened & { readonly type: 'spokeUnapproved'; readonly mention: MentionId });
