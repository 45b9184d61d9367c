import { decide } from '../incident/decide.ts';
import type { Actor, Known, PersonId, TextId } from '../incident/incident.ts';
import type { Command } from '../incident/language.ts';
import { isOut } from '../incident/quorum.ts';
import type { PublicationId, Version } from '../incident/statement.ts';
import type { Org, Role } from './org.ts';
import { permit } from './permit.ts';
import type { Policy } from './policy.ts';
import { commands, speechOf, type Ways } from './speech.ts';

/** A press on the card of a statement: a command of its version, a further text, or a look. */
export type OfferedOn =
  | Extract<
      Command['type'],
      | 'approve'
      | 'reject'
      | 'askChanges'
      | 'submit'
      | 'publish'
      | 'register'
      | 'settlePublication'
      | 'unapprove'
      | 'takeBack'
      | 'callOff'
    >
  | 'edit'
  | 'correct'
  | 'difference'
  | 'useReply'
  | 'stopAll'
  | 'liftStop';

/**
 * Which buttons this group may press on this text now: what permit and decide would both say yes to, were it asked by
 * whoever of the group may most (who approved it where something is taken back). No table of its own.
 */
export function offeredOn(
  incident: Known,
  version: Version,
  seat: Role,
  org: Org,
  policy: Policy,
  ways: Ways,
): readonly OfferedOn[] {
  if (seat.unit !== org.root) return [];
  const now = version.submission?.at ?? version.at;
  const yes = probes(incident, version, ways).filter(([, command, by = someone]) => {
    const actor: Actor = { kind: 'person', id: by };
    const permission = permit(command, incident, actor, seat, org, policy);
    if (!permission.allowed) return false;
    const { undoMs, snoozeMs } = policy;
    const speech = speechOf(incident, { role: seat }, policy, ways, undefined);
    return decide(command, incident, { ...permission, actor, now, undoMs, snoozeMs, speech }).ok;
  });
  const looks: readonly OfferedOn[] = [
    ...(version.base === undefined ? [] : (['difference'] as const)),
    ...(isAnswerSet(version) && permits(incident, version, seat, org, policy) ? (['useReply'] as const) : []),
  ];
  const stops: readonly OfferedOn[] =
    commands(seat.duty, policy) && mightGoOut(incident, version) ? ['stopAll', 'liftStop'] : [];
  return [...new Set([...yes.map(([press]) => press), ...looks, ...stops])];
}

/** It was handed in, and is neither over nor public: the command may stop it, and all else, or let it go on. */
function mightGoOut({ stage }: Known, { submission, end, publications }: Version): boolean {
  if (stage === 'dismissed' || stage === 'merged') return false;
  return submission !== undefined && !end && !publications.some(({ state }) => state === 'published');
}

const someone = 'someone' as PersonId;
const words = 'words' as TextId;
const another = 'another' as PublicationId;

type Probe = readonly [press: OfferedOn, command: Command, by?: PersonId];

/** For each button a press that could be meant. Where several are possible, one of them must do. */
function probes(incident: Known, version: Version, ways: Ways): readonly Probe[] {
  const it = { incident: incident.id, version: version.number, hash: version.hash };
  const approvers = version.submission?.approvals.map(({ by }) => by) ?? [];
  const open = version.publications.find(({ state }) => state === 'handedOver' || state === 'uncertain');
  const fitting = ways.filter(({ forms }) => forms.includes(version.form));
  return [
    ['approve', { ...it, type: 'approve', reason: words }],
    ['reject', { ...it, type: 'reject', reason: words }],
    ['askChanges', { ...it, type: 'askChanges', reason: words }],
    ['submit', { ...it, type: 'submit' }],
    ...fitting.map(
      ({ name: way }): Probe => [
        'publish',
        { ...it, type: 'publish', ways: [{ way, publication: another }] },
      ],
    ),
    ['register', { ...it, type: 'register', publication: open?.id ?? another, link: words, found: 'same' }],
    ...(open
      ? [
          [
            'settlePublication',
            { ...it, type: 'settlePublication', publication: open.id, published: false },
          ] satisfies Probe,
        ]
      : []),
    ['edit', draftAfter(incident, version)],
    ...(version.publications.some(isOut)
      ? [['correct', correctionOf(incident, version)] satisfies Probe]
      : []),
    ...approvers.map((by): Probe => ['unapprove', { ...it, type: 'unapprove' }, by]),
    ['takeBack', { ...it, type: 'takeBack' }],
    ['callOff', { ...it, type: 'callOff' }],
  ];
}

function draftAfter(incident: Known, { number, statement, form, purpose, about }: Version): Command {
  return {
    ...{ type: 'draft', incident: incident.id, statement, form, purpose, text: words, hash: '' },
    ...{ facts: [], marks: [], base: number, number: (incident.versions?.length ?? 0) + 1 },
    ...(about !== undefined && { about }),
  };
}

function correctionOf(incident: Known, { number, form }: Version): Command {
  return {
    ...{ type: 'draft', incident: incident.id, statement: another as string as Version['statement'] },
    ...{ form, purpose: 'correction', text: words, hash: '', facts: [], marks: [], about: number },
    number: (incident.versions?.length ?? 0) + 1,
  };
}

/** A set of answers 口径问答 that has its approvals: each may be given out as it stands. */
function isAnswerSet({ form, submission, end }: Version): boolean {
  return form === 'replies' && submission?.approvedAt !== undefined && !end;
}

/** Whoever may write words for the public may give out those that are approved. */
function permits(incident: Known, version: Version, seat: Role, org: Org, policy: Policy): boolean {
  const command = {
    type: 'submit',
    incident: incident.id,
    version: version.number,
    hash: version.hash,
  } as const;
  return permit(command, incident, { kind: 'person', id: someone }, seat, org, policy).allowed;
}
