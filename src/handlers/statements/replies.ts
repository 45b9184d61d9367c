import { type ApprovedAnswer, noReplyAnswer, repliesAnswer, replyAnswer } from '../../bot/cards/replies.ts';
import type { Answer } from '../../bot/message.ts';
import { unconfirmed } from '../../incident/decide/facts.ts';
import { hasQuorum, waiting } from '../../incident/quorum.ts';
import type { Refusal } from '../../incident/refusal.ts';
import type { Version } from '../../incident/statement.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Policy } from '../../policy/policy.ts';
import { demandsOf } from '../../policy/speech.ts';
import { versionName } from '../../statement/name.ts';
import { answersIn } from '../../statement/questions.ts';
import type { Desk, Doing } from '../desk.ts';
import type { RepliesPhrase } from '../phraseReplies.ts';
import { refused } from '../refused.ts';
import { versionHash } from './text.ts';

/** Whose groups speak under our own posts. */
const speakers: readonly string[] = ['release', 'command'];

/**
 * The approved answers 口径 of an incident, by number, and one of them to copy (REQ-S6, S7). Only what has its quorum, has not ended and
 * rests on facts that still stand is given, letter by letter; who took which is in the audit. Anything else needs its own approval.
 */
export async function replying(desk: Desk, doing: Doing, asked: RepliesPhrase): Promise<Answer> {
  const { policy, org } = desk.settings();
  const { role } = doing;
  if (role.unit !== org.root || !speaks(role.duty, policy))
    return refused(desk, doing, { reason: 'notPermitted', needs: ['release'], nearest: org.root });
  const view = await desk.reads.byCode([role.unit], asked.code);
  return view ? giving(desk, doing, asked, view) : refused(desk, doing, { reason: 'notFound' });
}

/** The same by the button of a set's own card: only of that set. */
export function usingReply(
  desk: Desk,
  doing: Doing,
  view: IncidentView,
  { number: only }: Version,
  { question, link }: Readonly<Record<string, string>>,
): Promise<Answer> {
  const { org, policy } = desk.settings();
  const { role } = doing;
  if (role.unit !== org.root || !speaks(role.duty, policy))
    return refused(desk, doing, { reason: 'notPermitted', needs: ['release'], nearest: org.root });
  const asked: RepliesPhrase = {
    ...{ kind: 'replies', code: view.code, number: Number(question) },
    ...(link?.trim() && { link: link.trim() }),
  };
  return giving(desk, doing, asked, view, only);
}

async function giving(
  desk: Desk,
  doing: Doing,
  asked: RepliesPhrase,
  view: IncidentView,
  only?: number,
): Promise<Answer> {
  const stopped = await desk.stopSwitch.state();
  if (stopped) return refused(desk, doing, { reason: 'stopped', by: stopped.by, at: stopped.at });
  const approved = setsOf(view, desk.settings().policy);
  const sets = only === undefined ? approved : approved.filter(({ number }) => number === only);
  if (only !== undefined && sets.length === 0) return refused(desk, doing, { reason: 'notApproved' });
  const standing = sets.filter(({ facts }) => !unconfirmed(view.incident, facts));
  const lost = standing.length < sets.length ? lostOf(view, sets) : undefined;
  if (lost && standing.length === 0) return refused(desk, doing, lost);
  const all = await answersOf(desk, view, standing);
  return chosen(desk, doing, asked, view, all);
}

async function chosen(
  desk: Desk,
  doing: Doing,
  asked: RepliesPhrase,
  { incident, code }: IncidentView,
  all: readonly Answered[],
): Promise<Answer> {
  const { policy } = desk.settings();
  if (asked.number === undefined) {
    const like = all.filter(({ question }) => question.includes(asked.words ?? ''));
    return asked.words !== undefined && like.length === 0
      ? noReplyAnswer(code, all, { policy })
      : repliesAnswer(code, like, { policy });
  }
  const found = all.find(({ number }) => number === asked.number);
  const { person, role } = doing;
  await desk.audit.note({
    actor: `person:${person.id}`,
    action: found ? 'replyUsed' : 'replyUnapproved',
    subject: incident.id,
    detail: {
      ...(found && { version: found.version, hash: found.hash, answer: found.place }),
      ...(!found && { asked: asked.number }),
      ...(asked.link !== undefined && { link: asked.link.slice(0, 500) }),
      ...{ unit: role.unit, duty: role.duty },
    },
    at: desk.now(),
  });
  return found ? replyAnswer(found, { policy }) : noReplyAnswer(code, all, { policy });
}

interface Answered extends ApprovedAnswer {
  readonly version: number;
  readonly hash: string;
  /** Its number within that version. */
  readonly place: number;
}

function speaks(duty: string, { duties }: Policy): boolean {
  const like = Object.hasOwn(duties, duty) ? duties[duty]?.like : undefined;
  return like !== undefined && speakers.includes(like);
}

/** The last approved text of each line of replies; one that an approved correction or withdrawal speaks of is no longer ours. */
function setsOf({ incident }: IncidentView, policy: Policy): readonly Version[] {
  const { versions = [], level } = incident;
  const demands = demandsOf(level, policy);
  const approved = versions.filter(
    (each) => each.submission && hasQuorum(each) && waiting(each.submission, demands).length === 0,
  );
  const amended = new Set(approved.flatMap(({ about }) => about ?? []));
  const sets = approved.filter(
    ({ form, purpose, number }) => form === 'replies' && purpose !== 'withdrawal' && !amended.has(number),
  );
  return sets.filter(
    (each) => sets.findLast(({ statement }) => statement === each.statement)?.number === each.number,
  );
}

function lostOf({ incident }: IncidentView, sets: readonly Version[]): Refusal | undefined {
  return sets.map(({ facts }) => unconfirmed(incident, facts)).find((each) => each !== undefined);
}

/** The exact words, numbered through; words that are not those that were approved are not shown at all. */
async function answersOf(
  { statements }: Desk,
  { incident, code }: IncidentView,
  sets: readonly Version[],
): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  for (const { number: version, hash, statement, form } of sets) {
    const text = await statements.words(incident.id, version);
    if (text === undefined) continue;
    if (versionHash({ incident: incident.id, statement, number: version, form, text }) !== hash) continue;
    const name = versionName(code, version);
    for (const { number: place, question, answer } of answersIn(text))
      answers.push({ number: answers.length + 1, question, answer, name, version, hash, place });
  }
  return answers;
}
