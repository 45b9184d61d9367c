import type { Audit, NewId, Now, Problem, Settings } from '../ports.ts';
import type { Desk } from './desk.ts';

interface Needs extends Pick<Desk, 'tellOffice'> {
  readonly audit: Pick<Audit, 'note'>;
  readonly newId: NewId;
  readonly now: Now;
  readonly log: {
    readonly info: (fields: object, message: string) => void;
    readonly warn: (fields: object, message: string) => void;
  };
}

/** What is written down and said of a changed config folder: which version is in force, or that the last good one stands. */
export function reconfigured({ audit, tellOffice, newId, now, log }: Needs) {
  const entry = { actor: 'machine:config', action: 'configChanged', subject: 'config' };
  return {
    /** What was changed while nobody ran has its version in the audit too. */
    found: async ({ hash }: Settings): Promise<void> => {
      await audit.note({ ...entry, detail: { hash }, at: now(), unlessSame: true });
    },
    inForce: async ({ hash }: Settings, diff: readonly unknown[]): Promise<void> => {
      await audit.note({ ...entry, detail: { hash, diff }, at: now() });
      log.info({ hash, changes: diff.length }, 'a changed config is in force');
    },
    refused: async (problems: readonly Problem[]): Promise<void> => {
      log.warn({ problems }, 'a changed config was refused; the last good one stands');
      const [problem] = problems;
      const line = problem?.line ? `:${problem.line}` : '';
      const first = problem ? `${problem.file}${line} ${problem.wrong}` : '';
      await tellOffice({ about: 'config', problems: problems.length, first }, `config:${newId()}`);
    },
  };
}
