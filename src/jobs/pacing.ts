import type { Allowance, Budget, Delivery, Now, Paces, Platform } from '../ports.ts';

/** Whose turn is it: one that waits for its group, by how grave it is and how long it has waited. */
export interface Ticket {
  /** One for each thing that is to be said. */
  readonly id: string;
  /** Less is graver. */
  readonly rank: number;
  readonly what: 'send' | 'update';
}

/** Keeps us to what a platform allows: who may speak now, and who waits how long (issue: "red ahead of blue"). */
export interface Pacer {
  /** 0: the call may be made now. Else the milliseconds after which to ask again: the place in line is kept till then. */
  turn(platform: Pick<Platform, 'name' | 'allowance'>, channel: string, ticket: Ticket): Promise<number>;
  /** What became of the call: who is told to wait is left alone for that long. */
  heard(platform: Pick<Platform, 'name'>, channel: string, delivery: Delivery): Promise<void>;
}

interface Waiting extends Ticket {
  readonly group: string;
  readonly app: string;
  readonly order: number;
  /** When it was told to come back. */
  readonly due: number;
}

/** Who does not come back when told, and a little later, has lost their place. */
const graceMs = 5_000;

export function makePacer(paces: Paces, now: Now): Pacer {
  const line = new Map<string, Waiting>();
  /** As far as we have heard: spares asking in vain. */
  const freeAt = new Map<string, number>();
  let orders = 0;

  /** Those who go first: the graver, and of equals who came first. In other groups only who was promised this moment. */
  function ahead(mine: Waiting, at: number): readonly Waiting[] {
    for (const [id, { due }] of line) if (due + graceMs < at) line.delete(id);
    return [...line.values()].filter(
      (each) =>
        each.id !== mine.id &&
        each.app === mine.app &&
        (each.rank < mine.rank || (each.rank === mine.rank && each.order < mine.order)) &&
        (each.group === mine.group || each.due <= at),
    );
  }

  async function turn(
    { name, allowance }: Pick<Platform, 'name' | 'allowance'>,
    channel: string,
    ticket: Ticket,
  ): Promise<number> {
    if (allowance.length === 0) return 0;
    const at = now();
    const [app, group] = [name, keyOf(name, channel, 'group')];
    const order = line.get(ticket.id)?.order ?? ++orders;
    const mine: Waiting = { ...ticket, app, group, order, due: at.getTime() };
    const counted = allowance.filter(({ of }) => of === undefined || of === ticket.what);
    const budgets = [held(app), held(group), ...counted.map((each) => budgetOf(each, app, group))];
    const first = ahead(mine, at.getTime());
    const free = first.length === 0 ? await paces.take(budgets, at) : 0;
    if (first.length === 0 && free === 0) {
      line.delete(ticket.id);
      return 0;
    }
    for (const { key } of budgets) note(key, at.getTime() + free);
    const wait = Math.max(1, Math.ceil(untilFree(budgets, at) + behind(first, group, counted)));
    line.set(ticket.id, { ...mine, due: at.getTime() + wait });
    return wait;
  }

  function untilFree(budgets: readonly { readonly key: string }[], at: Date): number {
    return Math.max(0, ...budgets.map(({ key }) => (freeAt.get(key) ?? 0) - at.getTime()));
  }

  function note(key: string, at: number): void {
    freeAt.set(key, Math.max(freeAt.get(key) ?? 0, at));
  }

  return {
    turn,
    async heard({ name }, channel, delivery) {
      if (delivery.outcome !== 'retry' || !delivery.scope) return;
      const key = keyOf(name, channel, delivery.scope);
      const until = now().getTime() + delivery.afterMs;
      note(key, until);
      await paces.hold(key, new Date(until));
    },
  };
}

/** Nothing may be said in it while the platform has told us to wait. */
function held(key: string): Budget {
  return { key, everyMs: 0, aheadMs: 0 };
}

function budgetOf(each: Allowance, app: string, group: string): Budget {
  const { scope, of = 'all', calls, inMs, burst = 1 } = each;
  const everyMs = spacing(each);
  const key = `${scope === 'app' ? app : group} ${of} ${calls}/${inMs}`;
  return { key, everyMs, aheadMs: (burst - 1) * everyMs };
}

/** How long those take who go first. */
function behind(first: readonly Waiting[], group: string, allowance: readonly Allowance[]): number {
  const inGroup = first.filter((each) => each.group === group).length;
  return Math.max(
    0,
    ...allowance.map((each) => spacing(each) * (each.scope === 'group' ? inGroup : first.length)),
  );
}

function keyOf(platform: string, channel: string, scope: Allowance['scope']): string {
  return scope === 'app' ? platform : `${platform}:${channel}`;
}

/** Evenly: a burst at the end of one minute and one at the beginning of the next would be twice what is allowed. */
function spacing({ calls, inMs }: Allowance): number {
  return inMs / calls;
}
