import type { Circumstances } from './circumstances.ts';
import { approvalLate, approvalWaits, approve, sendBack, unapprove } from './decide/approving.ts';
import { direct, directiveLate, finishDirective } from './decide/directives.ts';
import { confirmDismissal, dismiss, rejectDismissal } from './decide/dismissal.ts';
import { draft, submit, takeBack } from './decide/drafting.ts';
import { addFact, confirmFact, doubtFact } from './decide/facts.ts';
import { addContact, addNote, close, reopen, setLevel, setNature, snooze, wake } from './decide/handling.ts';
import { advise, join, open } from './decide/mentions.ts';
import { merge, split } from './decide/merging.ts';
import { claim, handOver, release, undo } from './decide/ownership.ts';
import { settlePublication, tellChange, tellPublication, tellUnapproved } from './decide/published.ts';
import { callOff, publish, publishDue, register } from './decide/publishing.ts';
import { bindRoom, startResponse, tellRoom } from './decide/responding.ts';
import { callNext, escalate, move } from './decide/routing.ts';
import type { Incident } from './incident.ts';
import type { Command, Decision } from './language.ts';

/**
 * May this happen to this incident, and what has then happened. Who may ask at all is policy's (permit); here is only
 * what the incident itself knows. Yields events in the order they happened, or the reason why not; never throws.
 */
export function decide(command: Command, incident: Incident, circumstances: Circumstances): Decision {
  switch (command.type) {
    case 'open':
      return open(command, incident, circumstances);
    case 'join':
      return join(command, incident, circumstances);
    case 'advise':
      return advise(command, incident, circumstances);
    case 'claim':
      return claim(command, incident, circumstances);
    case 'release':
      return release(command, incident, circumstances);
    case 'handOver':
      return handOver(command, incident, circumstances);
    case 'undo':
      return undo(command, incident, circumstances);
    case 'dismiss':
      return dismiss(command, incident, circumstances);
    case 'confirmDismissal':
      return confirmDismissal(command, incident, circumstances);
    case 'rejectDismissal':
      return rejectDismissal(command, incident, circumstances);
    case 'escalate':
      return escalate(command, incident, circumstances);
    case 'callNext':
      return callNext(command, incident, circumstances);
    case 'direct':
      return direct(command, incident, circumstances);
    case 'directiveLate':
      return directiveLate(command, incident, circumstances);
    case 'finishDirective':
      return finishDirective(command, incident, circumstances);
    case 'merge':
      return merge(command, incident, circumstances);
    case 'split':
      return split(command, incident, circumstances);
    case 'move':
    case 'notOurs':
      return move(command, incident, circumstances);
    case 'setLevel':
      return setLevel(command, incident, circumstances);
    case 'setNature':
      return setNature(command, incident, circumstances);
    case 'addNote':
      return addNote(command, incident, circumstances);
    case 'addContact':
      return addContact(command, incident, circumstances);
    case 'close':
      return close(command, incident, circumstances);
    case 'reopen':
      return reopen(command, incident, circumstances);
    case 'snooze':
      return snooze(command, incident, circumstances);
    case 'wake':
      return wake(command, incident, circumstances);
    case 'addFact':
      return addFact(command, incident, circumstances);
    case 'confirmFact':
      return confirmFact(command, incident, circumstances);
    case 'disputeFact':
    case 'withdrawFact':
      return doubtFact(command, incident, circumstances);
    case 'startResponse':
      return startResponse(command, incident, circumstances);
    case 'bindRoom':
      return bindRoom(command, incident, circumstances);
    case 'tellRoom':
      return tellRoom(command, incident, circumstances);
    case 'draft':
      return draft(command, incident, circumstances);
    case 'submit':
      return submit(command, incident, circumstances);
    case 'takeBack':
      return takeBack(command, incident, circumstances);
    case 'approve':
      return approve(command, incident, circumstances);
    case 'unapprove':
      return unapprove(command, incident, circumstances);
    case 'reject':
    case 'askChanges':
      return sendBack(command, incident, circumstances);
    case 'approvalLate':
      return approvalLate(command, incident, circumstances);
    case 'approvalWaits':
      return approvalWaits(command, incident, circumstances);
    case 'publish':
      return publish(command, incident, circumstances);
    case 'publishDue':
      return publishDue(command, incident, circumstances);
    case 'callOff':
      return callOff(command, incident, circumstances);
    case 'register':
      return register(command, incident, circumstances);
    case 'settlePublication':
      return settlePublication(command, incident, circumstances);
    case 'tellPublication':
      return tellPublication(command, incident, circumstances);
    case 'tellChange':
      return tellChange(command, incident, circumstances);
    case 'tellUnapproved':
      return tellUnapproved(command, incident, circumstances);
  }
}
