import type { IncidentId, PersonId, Stage, UnitPath } from './incident.ts';

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
  | { readonly reason: 'textMissing'; readonly field: 'reason' | 'note' | 'text' | 'into' | 'mentions' }
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
  | { readonly reason: 'noLongerNeeded' };
