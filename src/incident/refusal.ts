import type { IncidentId, Level, PersonId, Stage, UnitPath } from './incident.ts';
import type { Check, FactId, VersionEnd } from './statement.ts';

/** Why the answer is no, and what would make it a yes. A refusal is an answer, not an exception. */
export type Refusal =
  /** `needs` are the duties that may; `nearest` is the unit whose group can do it. */
  | { readonly reason: 'notPermitted'; readonly needs: readonly string[]; readonly nearest?: UnitPath }
  /** Known to us, but not in the group where it was asked. */
  | { readonly reason: 'notMember' }
  | { readonly reason: 'membershipUnknown' }
  | { readonly reason: 'personUnknown' }
  | { readonly reason: 'notFound' }
  | { readonly reason: 'wrongStage'; readonly stage: Stage }
  | { readonly reason: 'alreadyOwned'; readonly owner: PersonId; readonly at: Date }
  | { readonly reason: 'notOwner'; readonly owner: PersonId }
  | {
      readonly reason: 'textMissing';
      readonly field: 'reason' | 'note' | 'text' | 'into' | 'mentions' | 'link';
    }
  | { readonly reason: 'sameValue' }
  | { readonly reason: 'noHigherUnit' }
  | { readonly reason: 'notBelow'; readonly unit: UnitPath }
  | { readonly reason: 'dueInPast' }
  | { readonly reason: 'alreadyCalled'; readonly unit: UnitPath }
  | { readonly reason: 'nothingToUndo' }
  | { readonly reason: 'undoTooLate' }
  | { readonly reason: 'dismissalWaits'; readonly since: Date }
  | { readonly reason: 'noDismissal' }
  /** It ends in another one: what was asked is to be asked there. */
  | { readonly reason: 'mergedInto'; readonly into: IncidentId }
  /** The incident to merge into is over. */
  | { readonly reason: 'otherIsOver'; readonly stage: Stage }
  | { readonly reason: 'sameIncident' }
  /** Not a mention of this incident, or no longer. */
  | { readonly reason: 'notItsMention' }
  /** A split would leave nothing behind. */
  | { readonly reason: 'nothingLeft' }
  /** The unit has no instruction that is still to be done. */
  | { readonly reason: 'noDirective' }
  /** What is not masked is for one person's eyes, and an answer there is seen by the whole group. */
  | { readonly reason: 'notPrivate' }
  /** Not an error: what was asked is already so, or the timer's question has been answered. */
  | { readonly reason: 'noLongerNeeded' }
  /** Headquarters gathers for what is grave only. */
  | { readonly reason: 'levelTooLow'; readonly level: Level }
  | { readonly reason: 'respondedAlready'; readonly by: PersonId; readonly at: Date }
  /** A group is bound to what headquarters responds to; nobody has pressed that. */
  | { readonly reason: 'notResponded' }
  /** It has its group, or that is being made. */
  | { readonly reason: 'roomThere' }
  /** The group has a duty, or is another incident's. */
  | { readonly reason: 'groupTaken' }
  /** A group of one incident is for nothing else; `code` names it. */
  | { readonly reason: 'otherRoom'; readonly code: string }
  /** No fact of that name here. */
  | { readonly reason: 'noFact' }
  /** A file that we do not take for evidence: of no kind that we know, too large, with nothing in it, or one too many. */
  | { readonly reason: 'fileUnfit'; readonly why: 'kind' | 'size' | 'empty' | 'many' }
  /** Whoever says a thing does not confirm it: another person must. */
  | { readonly reason: 'ownFact' }
  /** A fact that the text rests on is no longer confirmed. */
  | { readonly reason: 'factsChanged'; readonly facts: readonly FactId[] }
  /** Another text has taken the place of the one that was meant. */
  | { readonly reason: 'textChanged'; readonly current?: number }
  /** That version has ended. */
  | { readonly reason: 'versionOver'; readonly how: VersionEnd['how'] }
  /** Nobody has handed it in. */
  | { readonly reason: 'notSubmitted' }
  | { readonly reason: 'submittedAlready' }
  /** These checks must be mended in the text first. */
  | { readonly reason: 'blocked'; readonly checks: readonly Check[] }
  /** These can be overruled by the approver, with a reason. */
  | { readonly reason: 'warned'; readonly checks: readonly Check[] }
  /** Who wrote or changed the text cannot approve it. */
  | { readonly reason: 'isAuthor' }
  | { readonly reason: 'approvedAlready'; readonly at: Date }
  /** Somebody of that duty has approved it: the others are waited for. */
  | { readonly reason: 'dutyFilled'; readonly waits: readonly string[] }
  /** Nothing of theirs to take back. */
  | { readonly reason: 'notApproved' }
  | { readonly reason: 'approvalExpired'; readonly at: Date }
  /** One person for each of these is missing still. */
  | { readonly reason: 'quorumMissing'; readonly waits: readonly string[] }
  /** Who stands in says yes in a group that has not been shown the text. */
  | { readonly reason: 'textUnseen' }
  /** A list in a file says nothing of who is in the group now: not enough at this level. */
  | { readonly reason: 'rosterTooWeak' }
  /** The stop switch is on. */
  | { readonly reason: 'stopped'; readonly by: PersonId; readonly at: Date }
  | { readonly reason: 'publishedAlready'; readonly way: string }
  /** It is on its way out, or was: nothing can be taken back any more. */
  | { readonly reason: 'underway' }
  | { readonly reason: 'noPublication' }
  /** What was handed over is public only once its words were found at the link; `read`: the page was, and has none of them. */
  | { readonly reason: 'linkUnverified'; readonly read: boolean }
  /** No way out of that name, or it does not take this form. */
  | { readonly reason: 'noWay' }
  | { readonly reason: 'timeWrong' }
  | { readonly reason: 'notScheduled' }
  /** The text has no sentence of that number. */
  | { readonly reason: 'noSentence'; readonly last: number }
  /** What cannot be seen stands in the text. */
  | { readonly reason: 'invisible'; readonly what: string };
