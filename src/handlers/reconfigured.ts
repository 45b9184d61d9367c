import type { Audit, NewId, Now, Problem, Settings } from '../ports.ts';
import type { Desk } from './desk.ts';

/** As much of a change as is said of it here: the audit has all. */
interface ConfigChange {
  readonly what: string;
  readonly id: string;
  readonly field?: string;
}

/** So many of the changed fields are named in a group. */
const mostNamed = 5;

interface Needs extends Pick<Desk, 'tellOffice' | 'tellHq'> {
  readonly audit: Pick<Audit, 'note'>;
  readonly newId: NewId;
  readonly now: Now;
  readonly log: {
    readonly info: (fields: object, message: string) => void;
    readonly warn: (fields: object, message: string) => void;
  };
}

/**
 * What is written down and said of a changed config folder: which version is in force, or that the last good one stands. Whoever
 * may write a file changes the plan, so headquarters hears at once that its rules or its groups are others (REQ-P13, P14).
 */
export function reconfigured({ audit, tellOffice, tellHq, newId, now, log }: Needs) {
  const entry = { actor: 'machine:config', action: 'configChanged', subject: 'config' };
  return {
    /** What was changed while nobody ran has its version in the audit too. */
    found: async ({ hash }: Settings): Promise<void> => {
      await audit.note({ ...entry, detail: { hash }, at: now(), unlessSame: true });
    },
    inForce: async ({ hash }: Settings, diff: readonly ConfigChange[]): Promise<void> => {
      await audit.note({ ...entry, detail: { hash, diff }, at: now() });
      log.info({ hash, changes: diff.length }, 'a changed config is in force');
      const rules = diff.filter(({ what }) => what === 'policy' || what === 'channel');
      if (rules.length === 0) return;
      const first = rules.slice(0, mostNamed).map(({ id, field }) => field ?? id);
      await tellHq({ about: 'config', problems: 0, first: first.join(', ') }, `config:${newId()}`);
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
