import type { Finding } from '../finding.ts';
import type { Ground } from './ground.ts';
import { identitiesIn } from './identity.ts';
import { absolutesIn, attacksIn, liabilityIn } from './judgement.ts';
import { mismatchesIn } from './mismatch.ts';
import { promisesIn } from './promise.ts';
import { unitNamesIn } from './unitNames.ts';

/** What is found in a text before it is asked what no fact says: a wrong number or name is that, and no claim of its own. */
export interface Elsewhere {
  readonly mismatches: readonly Finding[];
  readonly units: readonly Finding[];
  readonly identities: readonly Finding[];
  readonly promises: readonly Finding[];
  readonly liabilities: readonly Finding[];
  readonly absolutes: readonly Finding[];
  readonly attacks: readonly Finding[];
}

/** Numbers and names other than the facts', slips in units' names, and patients. */
export function elsewhereIn(ground: Ground): Elsewhere {
  const units = unitNamesIn(ground);
  return {
    units,
    mismatches: apartFrom(units, mismatchesIn(ground)),
    identities: identitiesIn(ground),
    promises: promisesIn(ground),
    liabilities: liabilityIn(ground),
    absolutes: absolutesIn(ground),
    attacks: attacksIn(ground),
  };
}

/** A slip in a unit's name is that, not another place. */
function apartFrom(units: readonly Finding[], findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ from, to }) => !units.some((unit) => unit.from < to && from < unit.to));
}
