import { createHash } from 'node:crypto';
import type { Known, TextId } from '../../incident/incident.ts';
import { latestOf } from '../../incident/quorum.ts';
import type { Mark, Version } from '../../incident/statement.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Org } from '../../policy/org.ts';
import type { Policy } from '../../policy/policy.ts';
import { blanksIn } from '../../statement/blanks.ts';
import type { KnownFact } from '../../statement/draft.ts';
import { type Basis, type Finding, isBlocking } from '../../statement/finding.ts';
import { inspect } from '../../statement/inspect.ts';
import { knownFrom } from '../../statement/known.ts';
import { type Hashed, hashInput } from '../../statement/name.ts';

/** Names a text for good: SHA-256 (hex) of its canonical words with what they belong to (SECURITY T6). */
export function versionHash(hashed: Hashed): string {
  return createHash('sha256').update(hashInput(hashed)).digest('hex');
}

/** Facts in this state, as a writer may use them: masked words; as a text is held against them: as they were typed. */
export function factsOf(
  { incident, texts, exact }: IncidentView,
  state: 'confirmed' | 'open',
  how: 'masked' | 'exact' = 'masked',
): readonly KnownFact[] {
  const words = (id: TextId): string => (how === 'exact' ? exact?.get(id) : undefined) ?? texts.get(id) ?? '';
  return (incident.facts ?? [])
    .filter((fact) => fact.state === state)
    .map(({ id, text, source }) => ({
      ...{ id, text: words(text) },
      ...(source && { source: words(source) }),
    }));
}

/** What a text of this incident is held against: what is confirmed, how our units are called, what else we are about to say. */
export function basisOf(
  view: IncidentView,
  { form, statement }: Pick<Version, 'form' | 'statement'>,
  org: Org,
): Basis {
  const facts = factsOf(view, 'confirmed', 'exact');
  const { incident, texts } = view;
  const siblings = (incident.versions ?? []).filter(
    (each) => each.statement !== statement && !each.end && latestOf(incident, each)?.number === each.number,
  );
  return {
    ...{ form, facts, open: factsOf(view, 'open', 'exact'), unitNames: namesOf(org) },
    inquiryDone: knownFrom(facts).verdict !== 'none',
    siblings: siblings.map((each) => ({ form: each.form, text: texts.get(each.text) ?? '' })),
  };
}

const unitNames = new WeakMap<Org, readonly string[]>();

function namesOf(org: Org): readonly string[] {
  const known = unitNames.get(org);
  if (known) return known;
  const names = [...org.units.values()].flatMap(({ name, aliases }) => [name, ...aliases]);
  unitNames.set(org, names);
  return names;
}

/** How grave each finding is by policy.yaml; a blank that only a person can fill in blocks like a missing part. */
export function marksOf(text: string, findings: readonly Finding[], { statements }: Policy): readonly Mark[] {
  const marks = findings.flatMap((finding): readonly Mark[] => {
    const { check } = finding;
    const how = statements.checks[check];
    return how === 'off' ? [] : [{ check, blocking: isBlocking(finding, how) }];
  });
  const blank: readonly Mark[] = blanksIn(text).length > 0 ? [{ check: 'missing', blocking: true }] : [];
  return [...new Map([...marks, ...blank].map((mark) => [`${mark.check} ${mark.blocking}`, mark])).values()];
}

const longest = 300;
const known = new Map<string, readonly Finding[]>();

/** What the checks find in a version now; the same text against the same facts is looked over once. */
export function findingsIn(view: IncidentView, version: Version, org: Org): readonly Finding[] {
  const text = view.texts.get(version.text) ?? '';
  const basis = basisOf(view, version, org);
  const key = createHash('sha256')
    .update(JSON.stringify([version.hash, basis.facts, basis.open, basis.siblings, basis.unitNames.length]))
    .digest('base64');
  const before = known.get(key);
  if (before) return before;
  const findings = inspect(text, basis);
  if (known.size >= longest) known.delete(known.keys().next().value ?? '');
  known.set(key, findings);
  return findings;
}

/** The number that the next text of this incident has. */
export function nextNumber({ versions }: Known): number {
  return (versions?.length ?? 0) + 1;
}
