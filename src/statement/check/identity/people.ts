import type { Ground, Said } from '../ground.ts';
import type { Mark } from './marks.ts';
import { knownAs } from './matters.ts';

/** Somebody of whom a sentence speaks, and of what kind they are by what stands around them. */
export interface Who extends Mark {
  readonly kind: string;
}

const people: ReadonlySet<string> = new Set(
  'patient party poster media you they kin child elder person name staff police press lawyer expert handle surname parent'.split(
    ' ',
  ),
);
/** Whoever is one of these is only that, whatever stands around. */
const plain: ReadonlySet<string> = new Set(
  'staff police press lawyer expert you they media handle surname parent'.split(' '),
);
/** What may be another's: a fact tells whether it is theirs. */
const common: ReadonlySet<string> = new Set(['party', 'child', 'elder', 'person', 'kin', 'patient']);

/** Whether a role is that of somebody. */
export function isOfPeople(role: string): boolean {
  return people.has(role);
}

/** Whether facts that have the very word speak of the same. */
export function isCommon({ roles }: Mark): boolean {
  return roles.some((role) => common.has(role));
}

/** Who is meant by a mark, in one word or more; nobody by most marks. */
export function whoOf(ground: Ground, sentence: Said, marks: readonly Mark[], at: number): readonly Who[] {
  const mark = marks[at];
  const role = mark?.roles.find(isOfPeople);
  if (mark === undefined || role === undefined) return [];
  const kinds =
    role === 'name' ? kindsOfName(ground, sentence, marks, mark) : [kindOf(sentence, marks, mark, role)];
  return kinds.map((kind) => ({ ...mark, kind }));
}

const dutiful = ['staff', 'police', 'lawyer', 'press', 'expert', 'dummy'];
const cared = ['patient', 'party', 'poster', 'kin', 'child', 'elder', 'person', 'age', 'bed'];

/** A name by its form, by what is said beside it, and by what the facts say of it. */
function kindsOfName(ground: Ground, sentence: Said, marks: readonly Mark[], mark: Mark): readonly string[] {
  const form = mark.roles[1] ?? 'full';
  const known = ground.facts.length === 0 ? [] : [knownAs(ground, sentence.text.slice(mark.from, mark.to))];
  if (form === 'duty') return ['nameDuty', ...known];
  const beside = [...leftOf(sentence, marks, mark, 1), ...rightOf(sentence, marks, mark, 1)];
  return [besideName(beside), form, ...known];
}

function besideName(roles: readonly string[]): string {
  if (cared.some((each) => roles.includes(each))) return 'namePatient';
  const duty = dutiful.find((each) => roles.includes(each));
  if (duty === 'police') return 'namePolice';
  if (duty === 'dummy') return 'nameDummy';
  return duty === undefined ? 'nameBare' : 'nameDuty';
}

/** How far before a word that may stand which one it is: 视频中的那位 …. */
const far = 3;

function kindOf(sentence: Said, marks: readonly Mark[], mark: Mark, role: string): string {
  if (plain.has(role)) return role;
  const group = ['poster', 'party', 'kin', 'patient'].includes(role) ? role : 'person';
  const before = leftOf(sentence, marks, mark, far);
  if (before.includes('many') || /^(?:们|等|均|都)/u.test(sentence.text.slice(mark.to)))
    return `${group}Many`;
  if (before.includes('oneof')) return `${group}One`;
  if (before.includes('anon')) return `${group}Some`;
  if (before.includes('pointed') || before.includes('media')) return `${group}This`;
  if (role === 'kin' && before.some(isOfPeople)) return kinOf(before);
  return sentence.clauses.some(({ from }) => mark.from - from <= 1 && mark.from >= from)
    ? `${group}First`
    : group;
}

function kinOf(before: readonly string[]): string {
  if (before.includes('you')) return 'kinYours';
  return before.includes('staff') || before.includes('duty') ? 'kinStaff' : 'kinOf';
}

function leftOf({ text }: Said, marks: readonly Mark[], { from }: Mark, gap: number): readonly string[] {
  return marks.flatMap((each) =>
    each.to <= from && from - each.to <= gap && isJoined(text, each.to, from) ? each.roles : [],
  );
}

function rightOf({ text }: Said, marks: readonly Mark[], { to }: Mark, gap: number): readonly string[] {
  return marks.flatMap((each) =>
    each.from >= to && each.from - to <= gap && isJoined(text, to, each.from) ? each.roles : [],
  );
}

function isJoined(text: string, from: number, to: number): boolean {
  return !/[,、:;。]/u.test(text.slice(from, to));
}
