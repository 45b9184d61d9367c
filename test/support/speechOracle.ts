import type { Level, PersonId } from '../../src/incident/incident.ts';
import type { Command, Decision, IncidentEvent } from '../../src/incident/language.ts';
import type { Ask } from '../../src/ports.ts';

/** One ask, its answer, and what no ask says: the time, whether all was stopped, whether the asker was in the group. */
export interface Past {
  readonly ask: Ask;
  readonly answer: Decision;
  readonly now: number;
  readonly stopped: boolean;
  readonly member: boolean;
}

/** As the policy of these tests says it, written down once more. */
const quorum: Readonly<Record<Level, readonly string[]>> = {
  red: ['command', 'review'],
  orange: ['command', 'review'],
  yellow: ['command'],
  blue: ['command'],
};
const live: readonly Level[] = ['red', 'orange'];
const hour = 3_600_000;

interface Yes {
  readonly by: PersonId;
  readonly duty: string;
  readonly behalf: PersonId | undefined;
  readonly hash: string;
  readonly at: number;
  readonly weak: boolean;
}
interface Text {
  readonly number: number;
  readonly hash: string;
  readonly statement: string;
  readonly authors: readonly PersonId[];
  readonly facts: readonly string[];
  proposer?: PersonId;
  yes: readonly Yes[];
  over?: true;
  due?: number;
}
interface World {
  level: Level;
  readonly texts: Map<number, Text>;
  readonly outs: Map<string, { readonly version: number; readonly way: string; out: boolean }>;
  readonly facts: Set<string>;
  readonly wrong: string[];
}
interface Leaving extends Past {
  readonly text: Text;
  readonly out: Extract<IncidentEvent, { type: 'publishing' }>;
  /** What counts of what was said to this text. */
  readonly yes: readonly Yes[];
  readonly due: boolean;
}

/**
 * What went out against the rules, told from asks and answers alone. It knows nothing of decide: only who wrote, handed in and
 * said yes to which hash and when, which duties the level asks for, and that nothing leaves twice, late, stopped or replaced.
 */
export function wrongs(history: readonly Past[]): readonly string[] {
  const world: World = { level: 'blue', texts: new Map(), outs: new Map(), facts: new Set(), wrong: [] };
  const seen = new Set<string>();
  for (const past of history) {
    const { ask, answer } = past;
    if (!answer.ok || seen.has(ask.id)) continue;
    seen.add(ask.id);
    learnt(ask.command, past, world);
    for (const event of answer.events) if (event.type === 'publishing') leaves(event, past, world);
  }
  return world.wrong;
}

function leaves(out: Leaving['out'], past: Past, world: World): void {
  const text = world.texts.get(out.version);
  if (!text) {
    world.wrong.push('no text');
    return;
  }
  const no = [...text.authors, text.proposer];
  const yes = text.yes.filter(
    ({ hash, by, behalf, weak }) =>
      hash === out.hash &&
      !no.includes(by) &&
      !(behalf && no.includes(behalf)) &&
      !(weak && live.includes(world.level)),
  );
  const leaving = { ...past, text, out, yes, due: past.ask.command.type === 'publishDue' };
  const broken = Object.entries(rules).filter(([, holds]) => !holds(leaving, world));
  world.wrong.push(...broken.map(([name]) => `${past.ask.command.type}: ${name}`));
  world.outs.set(out.publication, { version: out.version, way: out.way, out: true });
}

const rules: Readonly<Record<string, (leaving: Leaving, world: World) => boolean>> = {
  quorum: ({ yes }, { level }) => quorum[level].every((duty) => yes.some((each) => each.duty === duty)),
  distinct: ({ yes }) => new Set(yes.map(({ by, behalf }) => behalf ?? by)).size === yes.length,
  hash: ({ text, out }) => text.hash === out.hash,
  ended: ({ text }) => !text.over,
  later: ({ text }, { texts }) =>
    ![...texts.values()].some((each) => each.statement === text.statement && each.number > text.number),
  stopped: ({ stopped }) => !stopped,
  facts: ({ text }, { facts }) => text.facts.every((fact) => facts.has(fact)),
  twice: ({ out }, { outs }) =>
    ![...outs.values()].some((each) => each.out && each.version === out.version && each.way === out.way),
  minute: ({ due, text, now }) =>
    !due || (text.due !== undefined && now >= text.due && now < text.due + hour),
  expired: ({ due, yes, now }) => due || yes.every(({ at }) => now - at < 4 * hour),
  late: ({ due, yes, now }) => due || yes.some(({ at }) => now - at < 2 * hour),
};

function learnt(command: Command, past: Past, world: World): void {
  switch (command.type) {
    case 'open':
    case 'setLevel':
      world.level = command.level;
      return;
    case 'confirmFact':
      world.facts.add(command.fact);
      return;
    case 'disputeFact':
    case 'withdrawFact':
      world.facts.delete(command.fact);
      return;
    case 'draft':
      wrote(command, past, world);
      return;
    case 'tellPublication':
      becameOf(command.publication, command.state !== 'failed' && command.state !== 'stopped', world);
      return;
    case 'settlePublication':
      becameOf(command.publication, command.published, world);
      return;
    default: {
      const text = 'version' in command ? world.texts.get(command.version) : undefined;
      if (text) saidOf(text, command, past);
    }
  }
}

function becameOf(publication: string, isOut: boolean, { outs }: World): void {
  const out = outs.get(publication);
  if (out) out.out = isOut;
}

function wrote(
  command: Extract<Command, { type: 'draft' }>,
  { ask }: Past,
  { texts, outs, wrong }: World,
): void {
  const { number, hash, statement, facts } = command;
  const before = [...texts.values()].filter((each) => each.statement === statement);
  const isOut = before.some((each) =>
    [...outs.values()].some(({ version, out }) => out && version === each.number),
  );
  if (isOut) wrong.push('draft: replaced while it was out');
  const own = ask.actor.kind === 'person' ? [ask.actor.id] : [];
  const authors = [...before.flatMap((each) => each.authors), ...own];
  texts.set(number, { number, hash, statement, facts, authors, yes: [] });
}

const ends: readonly Command['type'][] = ['reject', 'askChanges', 'takeBack', 'approvalLate'];

function saidOf(text: Text, command: Command, { ask, now, member }: Past): void {
  const { actor, role, standing } = ask;
  if (ends.includes(command.type)) text.over = true;
  if (command.type === 'publish' && command.at) text.due = command.at.getTime();
  if (actor.kind !== 'person') return;
  const by = actor.id;
  const others = text.yes.filter((each) => each.by !== by);
  if (command.type === 'submit') text.proposer = by;
  if (command.type === 'unapprove') text.yes = others;
  if (command.type === 'approve' && role?.unit === 'hq' && member) {
    const { hash } = command;
    const { byFile: weak = false, behalf } = standing ?? {};
    text.yes = [...others, { by, duty: role.duty, behalf, hash, at: now, weak }];
  }
}
