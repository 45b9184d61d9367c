import { refusalAnswer } from '../bot/cards/answer.ts';
import type { Answer } from '../bot/message.ts';
import type { TextId } from '../incident/incident.ts';
import type { FactFiles, FileAsked, OpenedFile } from '../ports/evidence.ts';
import type { Audit, NewId, Now, Reads, Settings } from '../ports.ts';

export interface FileDesk {
  readonly reads: Reads;
  readonly factFiles: FactFiles;
  readonly audit: Audit;
  readonly settings: () => Settings;
  readonly newId: NewId;
  readonly now: Now;
}

const shortestReason = 4;

/**
 * A file that shows a fact, for the one who asks with a reason and whose group may see the fact: its bytes as they were sealed.
 * What the group may not see is answered as what is absent; each opening and each no is audited (REQ-P5).
 */
export async function openingFile(desk: FileDesk, asked: FileAsked): Promise<OpenedFile | Answer> {
  const { person, seat, incident, file } = asked;
  const voice = { ...desk.settings(), now: desk.now(), seat };
  const reason = asked.reason.trim();
  const view = await desk.reads.incident([seat.unit], incident);
  const files = view?.incident.facts?.flatMap((fact) => fact.files ?? []) ?? [];
  const known = files.some(({ id, sha256 }) => id === file && sha256 !== undefined);
  if (!known) return refused(desk, asked);
  if ([...reason].length < shortestReason)
    return refusalAnswer({ reason: 'textMissing', field: 'reason' }, voice);
  const opened = await desk.factFiles.open({
    ...{ incident, file, by: person.id, role: seat, at: voice.now },
    reason: { id: desk.newId() as TextId, words: reason },
  });
  return opened ?? refused(desk, asked);
}

async function refused(desk: FileDesk, { person, seat, incident }: FileAsked): Promise<Answer> {
  await desk.audit.note({
    ...{ actor: `person:${person.id}`, action: 'refused.openFile', subject: incident, at: desk.now() },
    detail: { reason: 'notFound', as: `${seat.duty}@${seat.unit}` },
  });
  return refusalAnswer({ reason: 'notFound' }, { ...desk.settings(), now: desk.now(), seat });
}
