import { elsewhereIn } from './check/elsewhere.ts';
import { groundOf } from './check/ground.ts';
import { invisibleIn } from './check/invisible.ts';
import { unsupportedIn, untoldOf } from './check/unsupported.ts';
import { contradictionsIn, lengthOf, missingIn } from './check/whole.ts';
import type { Basis, Finding } from './finding.ts';

/**
 * Looks a text over before anyone can approve it: everything that the checks find, in the order of the text, each with the
 * words that caused it. It finds what can be found by rule; it never says that a text is right.
 */
export function inspect(text: string, basis: Basis): readonly Finding[] {
  const ground = groundOf(text, basis);
  const elsewhere = elsewhereIn(ground);
  const findings = [
    ...unsupportedIn(ground, elsewhere),
    ...untoldOf(ground, elsewhere.identities),
    ...Object.values(elsewhere).flat(),
    ...invisibleIn(text),
    ...contradictionsIn(ground),
    ...missingIn(ground),
    ...lengthOf(ground),
  ];
  return once(findings).sort((a, b) => a.from - b.from || a.to - b.to);
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
