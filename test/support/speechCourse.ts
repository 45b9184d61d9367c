import fc from 'fast-check';
import type { Actor, Incident, Level, MentionId, PersonId } from '../../src/incident/incident.ts';
import { levels, nothingYet } from '../../src/incident/incident.ts';
import type { Command, Decision } from '../../src/incident/language.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Role } from '../../src/policy/org.ts';
import type { Ask, Ledger, Settings } from '../../src/ports.ts';
import { org, unit } from './demoOrg.ts';
import { MemoryLedger } from './memoryLedger.ts';
import { commandOf, firstFact, type Kind, type Step, step, words } from './speechDice.ts';
import type { Past } from './speechOracle.ts';
import { incident, noon } from './story.ts';

/** The door, or a copy of it with a wall missing. */
export type Run = (door: CourseDoor, ask: Ask) => Promise<Decision>;
export interface CourseDoor {
  readonly ledger: Ledger;
  readonly settings: () => Settings;
  readonly now: () => Date;
  readonly ways: readonly { readonly name: string; readonly forms: readonly ['site'] }[];
}

const minute = 60_000;
const hqRole = (duty: string): Role => ({ unit: unit('hq'), duty });
const settings: Settings = {
  ...{ org, people: { byId: new Map(), byIdentity: new Map() }, policy: defaultPolicy },
  ...{ sources: [], contacts: [], hash: 'h', demo: false, folder: '' },
};

/** Who is in which groups, by as many accounts as they have: some write and command, some command and review. */
const cast: readonly (readonly [PersonId, readonly Role[]])[] = (
  [
    ['writes', [hqRole('release')]],
    ['writesAndCommands', [hqRole('release'), hqRole('command')]],
    ['commands', [hqRole('command')]],
    ['commandsToo', [hqRole('command')]],
    ['commandsAndReviews', [hqRole('command'), hqRole('review')]],
    ['reviews', [hqRole('review')]],
    ['region', [{ unit: unit('east'), duty: 'coordination' }]],
    ['branch', [{ unit: unit('xuhui'), duty: 'monitor' }]],
  ] as const
).map(([id, roles]) => [id as PersonId, roles]);

const seats = cast.flatMap(([id, roles]) => roles.map((role) => [id, role] as const));

/** In which groups this is mostly pressed; at times it is pressed anywhere. */
function duties({ type }: Command): readonly string[] {
  if (type === 'approve' || type === 'reject' || type === 'unapprove') return ['command', 'review'];
  return type === 'setLevel' ? ['command'] : ['release', 'release', 'command'];
}

export const courses = fc.array(step, { minLength: 20, maxLength: 45, size: 'max' });

/** Plays a course through a door and returns all that was asked and answered, and where it ended. */
export async function play(run: Run, steps: readonly Step[]) {
  const ledger = new MemoryLedger();
  const history: Past[] = [];
  let [now, stopped, asked] = [noon.getTime(), false, 0];
  const gone = new Set<string>();
  const lent = new Map<PersonId, PersonId>();
  const stop = { by: 'commands' as PersonId, at: noon };
  const door: CourseDoor = {
    ledger: {
      load: async (ask) => ({ ...(await ledger.load(ask)), ...(stopped && { stopped: stop }) }),
      commit: (version, change) => ledger.commit(version, change),
      refuse: (ask, refusal) => ledger.refuse(ask, refusal),
    },
    settings: () => settings,
    now: () => new Date(now),
    ways: [
      { name: 'site', forms: ['site'] },
      { name: 'mirror', forms: ['site'] },
    ],
  };
  const put = async (ask: Ask) => {
    const answer = await run(door, ask);
    const member = ask.role === undefined || !gone.has(seat(ask.actor, ask.role));
    history.push({ ask, answer, now, stopped, member });
  };
  const machine = (id: 'triage' | 'timer' | 'publisher' | 'writer', command: Command) =>
    put({ id: `ask-${asked++}`, actor: { kind: 'machine', id }, command, texts: [] });

  /** As the handlers do it: who is not in the group any more is told so, and nothing is asked. */
  async function person({ who, odd }: Step, command: Command): Promise<void> {
    const fit = odd < 90 ? seats.filter(([, { duty }]) => duties(command).includes(duty)) : seats;
    const [id, own] = fit[who % fit.length] ?? [];
    if (!id || !own || gone.has(seat({ kind: 'person', id }, own))) return;
    const actor: Actor = { kind: 'person', id };
    const behalf = own.duty === 'release' ? lent.get(id) : undefined;
    const role = behalf && approving.includes(command.type) ? hqRole('command') : own;
    const standing = { byFile: odd % 4 === 0, ...(role !== own && behalf && { behalf }) };
    await put({ id: `ask-${asked++}`, actor, role, standing, command, texts: [] });
  }

  const current = (): Incident => ledger.changes.at(-1)?.next ?? nothingYet;
  await machine('triage', opening(levels[(steps[0]?.pick ?? 0) % levels.length] ?? 'blue'));
  const known = { incident, fact: firstFact } as const;
  await person({ ...beginning, who: 0 }, { type: 'addFact', ...known, text: words });
  await person({ ...beginning, who: 2 }, { type: 'confirmFact', ...known });
  const turns: Partial<Record<Kind, (step: Step) => unknown>> = {
    clock: ({ hours }) => (now += hours * 60 * minute),
    stop: () => (stopped = true),
    go: () => (stopped = false),
    leaves: ({ who, pick }) => toggle(gone, seatAt(who, pick)),
    delegate: ({ who, odd }) => lend(lent, who, odd),
    replay: ({ pick }) => replay(history, pick, put),
  };
  async function press(one: Step): Promise<void> {
    const command = commandOf(one, current(), asked, now);
    const by = one.kind === 'write' ? 'writer' : command && machines[command.type];
    if (command && by) await machine(by, command);
    else if (command) await person(one, command);
  }
  for (const one of steps) {
    await (turns[one.kind] ?? press)(one);
    now += (one.odd % 3) * minute;
  }
  return { history, end: current(), changes: ledger.changes };
}

const beginning: Step = { kind: 'confirm', who: 0, pick: 0, odd: 1, hours: 1 };
const approving: readonly Command['type'][] = ['approve', 'unapprove', 'reject', 'askChanges'];
const machines: Partial<Record<Command['type'], 'timer' | 'publisher'>> = {
  ...{ publishDue: 'timer', approvalLate: 'timer', approvalWaits: 'timer', tellPublication: 'publisher' },
};

function opening(level: Level): Command {
  const mentions = ['m-1' as MentionId];
  return {
    type: 'open',
    incident,
    unit: unit('xuhui'),
    nature: 'safety',
    level,
    reasons: ['harm'],
    mentions,
  };
}

function seat(actor: Actor, role: Role): string {
  return `${actor.id} ${role.duty}`;
}

function seatAt(who: number, pick: number): string {
  const [id, roles] = cast[who % cast.length] ?? ['', []];
  return `${id} ${roles[pick % roles.length]?.duty}`;
}

function toggle(gone: Set<string>, each: string): void {
  if (!gone.delete(each)) gone.add(each);
}

function lend(lent: Map<PersonId, PersonId>, who: number, odd: number): void {
  const to = ['writes', 'writesAndCommands'][who % 2] as PersonId;
  if (!lent.delete(to)) lent.set(to, ['commands', 'commandsToo', 'writesAndCommands'][odd % 3] as PersonId);
}

/** The same ask again, as a platform delivers it: its standing is looked at anew, so only who still has it gets through. */
async function replay(
  history: readonly Past[],
  pick: number,
  put: (ask: Ask) => Promise<void>,
): Promise<void> {
  const old = history[pick % Math.max(history.length, 1)];
  if (old) await put(old.ask);
}
