import { groundOf } from './check/ground.ts';
import { identitiesIn } from './check/identity.ts';
import { invisibleIn } from './check/invisible.ts';
import { absolutesIn, attacksIn, liabilityIn } from './check/judgement.ts';
import { mismatchesIn } from './check/mismatch.ts';
import { promisesIn } from './check/promise.ts';
import { unitNamesIn } from './check/unitNames.ts';
import { unsupportedIn, untoldOf } from './check/unsupported.ts';
import { contradictionsIn, lengthOf, missingIn } from './check/whole.ts';
import type { Basis, Finding } from './finding.ts';

/**
 * Looks a text over before anyone can approve it: everything that the checks find, in the order of the text, each with the
 * words that caused it. It finds what can be found by rule; it never says that a text is right.
 */
export function inspect(text: string, basis: Basis): readonly Finding[] {
  const ground = groundOf(text, basis);
  const units = unitNamesIn(ground);
  const mismatches = apartFrom(units, mismatchesIn(ground));
  const identities = identitiesIn(ground);
  const findings = [
    ...unsupportedIn(ground, [...units, ...mismatches]),
    ...untoldOf(ground, identities),
    ...mismatches,
    ...identities,
    ...liabilityIn(ground),
    ...absolutesIn(ground),
    ...attacksIn(ground),
    ...promisesIn(ground),
    ...units,
    ...invisibleIn(text),
    ...contradictionsIn(ground),
    ...missingIn(ground),
    ...lengthOf(ground),
  ];
  return once(findings).sort((a, b) => a.from - b.from || a.to - b.to);
}

/** A slip in a unit's name is that, not another place. */
function apartFrom(units: readonly Finding[], findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ from, to }) => !units.some((unit) => unit.from < to && from < unit.to));
}

/** The same words are told once for each check. */
function once(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const each of findings) {
    const key = `${each.check} ${each.from} ${each.to} ${each.check === 'missing' ? each.instead : ''}`;
    if (!seen.has(key)) seen.set(key, each);
  }
  return [...seen.values()];
}
