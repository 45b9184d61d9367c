import type { PersonId } from '../incident/incident.ts';
import type { Bindings } from '../ports.ts';
import type { Work } from './scope.ts';

/** Accounts that people have bound to themselves. */
export function makeBindings(work: Work): Bindings {
  return {
    all: () =>
      work.asWorker(
        (tx) => tx.$queryRaw<readonly { identity: string; person: PersonId }[]>`
          SELECT identity, person FROM binding ORDER BY identity`,
        'single',
      ),
    async bind(identity, person, at) {
      await work.asWorker(
        (tx) => tx.$executeRaw`
          INSERT INTO binding (identity, person, at) VALUES (${identity}, ${person}, ${at}::timestamptz)
          ON CONFLICT (identity) DO UPDATE SET person = excluded.person, at = excluded.at`,
        'single',
      );
    },
    async unbind(identity) {
      const gone = await work.asWorker(
        (tx) => tx.$executeRaw`DELETE FROM binding WHERE identity = ${identity}`,
        'single',
      );
      return gone > 0;
    },
  };
}
