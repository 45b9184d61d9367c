import fc from 'fast-check';
import { type Incident, type Known, levels, type TextId } from '../../src/incident/incident.ts';
import type { Command } from '../../src/incident/language.ts';
import type { FactId, PublicationId, StatementId, Version } from '../../src/incident/statement.ts';
import { incident } from './story.ts';

const minute = 60_000;
export const words = 't-1' as TextId;

/** What can happen, and how often. */
const kinds = {
  ...{
    onward: 50,
    draft: 2,
    edit: 4,
    write: 1,
    submit: 2,
    approve: 12,
    unapprove: 3,
    reject: 1,
    takeBack: 1,
  },
  ...{ publish: 9, schedule: 6, due: 6, callOff: 1, register: 4, settle: 3, tell: 6, late: 2, waits: 2 },
  ...{ level: 5, doubt: 3, confirm: 7, stop: 2, go: 3, clock: 4, replay: 6, leaves: 2, delegate: 3 },
};
export type Kind = keyof typeof kinds;

/** One step, as dice: what they mean depends on where the course is. */
export const step = fc.record({
  kind: fc.oneof(
    ...Object.entries(kinds).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind as Kind) })),
  ),
  who: fc.nat(39),
  pick: fc.nat(97),
  odd: fc.nat(99),
  hours: fc.constantFrom(-3, -1, 0.4, 0.5, 1, 1.1, 2, 2.1, 5),
});
export type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

const stands = ['same', 'differs', 'notFound', 'unread'] as const;

/** What people would do now with this text. */
function nextOf(version: Version | undefined, pick: number): Kind {
  if (!version || version.end) return version ? 'edit' : 'draft';
  const { submission, scheduled } = version;
  if (!submission) return 'submit';
  if (scheduled) return 'due';
  if (!submission.approvedAt) return 'approve';
  return pick % 3 === 0 ? 'schedule' : 'publish';
}

export const firstFact = 'f-1' as FactId;
const otherFact = 'f-2' as FactId;

/** What these dice ask of the incident as it is: mostly sensible, so that courses get far; at times not at all. */
export function commandOf(dice: Step, state: Incident, serial: number, now: number): Command | undefined {
  if (state.stage === 'none') return undefined;
  const { kind: rolled, who, pick, odd } = dice;
  const versions = state.versions ?? [];
  const any = (at: number): Version | undefined => versions[at % Math.max(versions.length, 1)];
  const version = odd < 85 ? versions.at(pick % 9 === 1 ? -2 : -1) : any(pick);
  const hash = (odd % 12 === 5 ? any(who) : version)?.hash ?? 'x';
  const kind = rolled === 'onward' ? nextOf(version, pick) : rolled;
  return makers[kind]?.({
    dice,
    state,
    version,
    serial,
    now,
    kind,
    named: { incident, version: version?.number ?? 1, hash },
  });
}

interface Made {
  readonly dice: Step;
  readonly state: Known;
  readonly version: Version | undefined;
  readonly serial: number;
  readonly now: number;
  readonly kind: Kind;
  readonly named: { readonly incident: typeof incident; readonly version: number; readonly hash: string };
}

const reason = words;
const outcomes = ['published', 'handedOver', 'failed', 'uncertain', 'stopped'] as const;
const makers: Partial<Record<Kind, (made: Made) => Command>> = {
  draft: ({ state, dice, serial }) => draftOf(state, undefined, { ...dice, serial }),
  edit: ({ state, version, dice, serial }) => draftOf(state, version, { ...dice, serial }),
  write: ({ state, version, dice, serial }) => draftOf(state, version, { ...dice, serial }),
  submit: ({ named }) => ({ type: 'submit', ...named }),
  takeBack: ({ named }) => ({ type: 'takeBack', ...named }),
  unapprove: ({ named }) => ({ type: 'unapprove', ...named }),
  callOff: ({ named }) => ({ type: 'callOff', ...named }),
  approve: ({ named }) => ({ type: 'approve', ...named, reason }),
  reject: ({ named }) => ({ type: 'reject', ...named, reason }),
  publish: ({ named, dice: { pick, odd }, serial }) => ({
    type: 'publish',
    ...named,
    ways: waysOf(pick, serial, odd),
  }),
  schedule: ({ named, dice: { pick, odd, hours }, serial, now }) => ({
    ...{
      type: 'publish',
      ...named,
      ways: waysOf(pick, serial, odd),
      at: new Date(now + hours * 60 * minute),
    },
  }),
  due: ({ named: { version }, serial }) => ({
    type: 'publishDue',
    incident,
    version,
    ways: waysOf(2, serial, 0),
  }),
  register: ({ named, dice, version, serial }) => {
    const publication = (dice.odd < 50 && outOf(version, dice)) || (`p-${serial}` as PublicationId);
    return {
      type: 'register',
      ...named,
      publication,
      link: words,
      found: stands[dice.odd % stands.length] ?? 'same',
    };
  },
  settle: ({ named, dice, version }) => ({
    ...{
      type: 'settlePublication',
      ...named,
      publication: outOf(version, dice) ?? named0,
      published: dice.odd % 2 === 0,
    },
  }),
  tell: ({ named: { version: number }, dice, version }) => ({
    ...{ type: 'tellPublication', incident, version: number, publication: outOf(version, dice) ?? named0 },
    state: outcomes[dice.who % outcomes.length] ?? 'failed',
  }),
  late: ({ named: { version } }) => ({ type: 'approvalLate', incident, version }),
  waits: ({ named: { version } }) => ({ type: 'approvalWaits', incident, version, step: 1 }),
  level: ({ dice: { pick } }) => ({
    type: 'setLevel',
    incident,
    level: levels[pick % levels.length] ?? 'red',
    reason,
  }),
  doubt: ({ dice: { pick, odd } }) => ({
    ...{
      type: odd < 90 ? 'disputeFact' : 'withdrawFact',
      incident,
      fact: pick % 2 === 0 ? firstFact : otherFact,
      reason,
    },
  }),
  confirm: ({ dice: { pick }, state }) => {
    const fact = pick % 2 === 0 ? firstFact : otherFact;
    const there = state.facts?.some(({ id }) => id === fact);
    return there ? { type: 'confirmFact', incident, fact } : { type: 'addFact', incident, fact, text: words };
  },
};

function outOf(version: Version | undefined, { pick }: Step): PublicationId | undefined {
  return version?.publications[pick % Math.max(version.publications.length, 1)]?.id;
}

const named0 = 'p-none' as PublicationId;

function waysOf(pick: number, serial: number, odd: number) {
  const site = { way: 'site', publication: `p-${serial}-a` as PublicationId };
  const other = { way: odd % 9 === 1 ? 'site' : 'mirror', publication: `p-${serial}-b` as PublicationId };
  return pick % 3 === 0 ? [site] : pick % 3 === 1 ? [other] : [site, other];
}

function draftOf(
  state: Known,
  base: Version | undefined,
  { pick, odd, serial }: { readonly pick: number; readonly odd: number; readonly serial: number },
): Command {
  const number = (state.versions?.length ?? 0) + 1;
  const confirmed = (state.facts ?? []).filter((each) => each.state === 'confirmed').map(({ id }) => id);
  // At times the one before is forgotten, which would forget its authors too.
  const forgets = odd % 10 === 3;
  const before = base ?? (forgets ? state.versions?.at(-1) : undefined);
  const statement = before?.statement ?? (`s${number}` as StatementId);
  return {
    ...{ type: 'draft', incident, number, statement, form: 'site', purpose: 'statement', text: words },
    ...{ hash: `h${number}-${serial}`, marks: [], facts: odd % 2 === 0 ? confirmed : [] },
    ...(base && !forgets && { base: base.number }),
    ...(pick % 40 === 1 && { number: number - 1 }),
  };
}
