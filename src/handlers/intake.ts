import type { SourceStates } from '../ports/sources.ts';
import type { Intake, Kept, Mentions, MuteBook, Settings, Sorting } from '../ports.ts';
import type { Item, Mention, Outcome } from '../triage/mention.ts';
import type { Model } from '../triage/model/model.ts';
import { mutesOf } from '../triage/mute.ts';
import { gather, gathering, type Kit, makeKit, verdictOf } from '../triage/triage.ts';
import { makeInHand, type Sorted } from './inHand.ts';
import { carryOut, countMuted, type OutcomeNeeds } from './outcomes.ts';
import { heldBack } from './statements/unapproved.ts';

export interface IntakeNeeds extends OutcomeNeeds {
  readonly mentions: Mentions;
  readonly mutes: MuteBook;
  readonly sourceStates: SourceStates;
  /** Absent: the lexicon judges alone. */
  readonly model?: Model | undefined;
  readonly log: { readonly error: (fields: object, message: string) => void };
  /** Told what was decided, afterwards; nothing waits for what it makes of it. Absent: no second opinion is asked for. */
  readonly hear?: ((items: readonly Item[], outcomes: readonly Outcome[]) => void) | undefined;
  /** Hears what our own accounts say, before it is settled. */
  readonly listen?: (items: readonly Item[], outcomes: readonly Outcome[]) => Promise<void>;
}

export interface Deciding extends Intake {
  readonly decideAll: () => Promise<number>;
  /** Finishes the incident at hand and takes no more; what was taken and not decided waits for the next process. */
  readonly stop: () => Promise<void>;
}

/** Small enough that the first card of a storm does not wait for the last post of it. */
const batch = 200;

/**
 * From found to decided. `keep` resolves when the mentions are persisted (only then may a source acknowledge). What is
 * no noise is decided after it, one batch at a time in this process: what was judged just now as it stands, the rest as it
 * waits in the store, where it survives a crash.
 */
export function makeIntake(needs: IntakeNeeds): Deciding {
  let working: Promise<number> | undefined;
  let again = false;
  let stopped = false;
  /** Taken when something broke, and not given back yet. */
  let held: readonly Mention[] = [];
  const inHand = makeInHand(needs.now);
  const underWay = new Set<Promise<unknown>>();

  async function rounds(): Promise<number> {
    let decided = 0;
    do {
      again = false;
      await giveBack();
      for (let took = await decideSome(); took > 0; took = await decideSome()) decided += took;
    } while (again);
    return decided;
  }

  async function giveBack(): Promise<void> {
    if (held.length > 0) await needs.mentions.giveBack(held);
    held = [];
  }

  /** What breaks in the middle waits for no lease to end: the next round begins by giving back what this one took. */
  async function decideSome(): Promise<number> {
    if (stopped) return 0;
    const fresh = inHand.take();
    held = fresh ? fresh.items.map(({ mention }) => mention) : await needs.mentions.take(batch);
    if (fresh) await decideFresh(needs, fresh, () => stopped);
    else if (held.length > 0) await decideBatch(needs, held, () => stopped);
    const took = held.length;
    if (!stopped) held = [];
    return took;
  }

  /** Joins the round under way, so that callers in a burst share it. */
  function decideAll(): Promise<number> {
    again = true;
    working ??= rounds().finally(() => {
      working = undefined;
    });
    return working;
  }

  /** Who is told to leave takes nothing more in hand, and waits for what is being kept: it may have to be given back. */
  function taking(source: string, found: Parameters<Intake['keep']>[1], at: Date) {
    const room = !stopped && inHand.hasRoom();
    const keeping = keepSorted(needs, source, found, at, room).then((done) => {
      if (room) inHand.add(done.sorted);
      return done;
    });
    const over = keeping.catch(() => {}).then(() => void underWay.delete(over));
    underWay.add(over);
    return keeping;
  }

  async function keep(source: string, found: Parameters<Intake['keep']>[1]): Promise<Kept> {
    const at = needs.now();
    const { kept, sorted } = await taking(source, found, at);
    needs.hear?.(
      sorted.items,
      sorted.outcomes.filter(({ outcome }) => outcome === 'noise'),
    );
    const news = kept.results.some((result) => result !== 'duplicate');
    await Promise.all([
      needs.sourceStates.set(source, { lastOkAt: at, ...(news && { lastItemAt: at }) }),
      countMuted(needs, sorted.outcomes, sorted.items),
    ]);
    decideAll().catch((error: unknown) => needs.log.error({ error, source }, 'deciding mentions failed'));
    return kept;
  }

  async function stop(): Promise<void> {
    stopped = true;
    await Promise.all([working?.catch(() => {}), ...underWay]);
    held = [...held, ...inHand.all().map(({ mention }) => mention)];
    await giveBack();
  }

  return { keep, decideAll, stop };
}

const kits = new WeakMap<Settings['org'], Kit>();

/** Compiling the org's names is work for every new config, not for every batch. */
function kitOf(settings: Settings, model: Model | undefined): Kit {
  const known = kits.get(settings.org);
  if (known) return known;
  const ours = settings.sources.flatMap(({ name, ours }) => (ours ? [[name, ours] as const] : []));
  const kit = { ...makeKit(settings.org, settings.policy, model), ours: new Map(ours) };
  kits.set(settings.org, kit);
  return kit;
}

/** Judges and gathers while the store writes, and remembers what came of it. */
async function keepSorted(
  needs: IntakeNeeds,
  source: string,
  found: Parameters<Intake['keep']>[1],
  now: Date,
  inHand: boolean,
): Promise<{ readonly kept: Kept; readonly sorted: Sorted }> {
  const settings = needs.settings();
  const { policy } = settings;
  const kit = kitOf(settings, needs.model);
  const mutes = mutesOf(await needs.mutes.inForce(now));
  let sorted: { items: Item[]; outcomes: Outcome[] } = { items: [], outcomes: [] };
  const sort = (): Sorting => {
    sorted = { items: [], outcomes: [] };
    const { strangers, gather } = gathering({ now, policy, mutes });
    return {
      since: new Date(now.getTime() - policy.joinWindowMs),
      inHand,
      judge: (mentions) => mentions.flatMap((mention) => judgedOr(mention, kit, () => {}) ?? []),
      strangers,
      gather: (items, alike) => {
        const outcomes = heldBack(items, gather(items, alike), 'statements');
        sorted.items.push(...items);
        sorted.outcomes.push(...outcomes);
        return outcomes;
      },
    };
  };
  const kept = await needs.mentions.keep(source, found, now, sort);
  return { kept, sorted };
}

/** What was judged as it was kept, decided as it was found then; what is like something that was waiting, by what became of that. */
async function decideFresh(
  needs: IntakeNeeds,
  { items, outcomes }: Sorted,
  stopping: () => boolean,
): Promise<void> {
  const settings = needs.settings();
  const kit = kitOf(settings, needs.model);
  const since = new Date(needs.now().getTime() - settings.policy.joinWindowMs);
  const joined = outcomes.flatMap((each) => (each.outcome === 'joins' ? each.incident : []));
  const matters = joined.length > 0 ? await needs.mentions.openMatters([...new Set(joined)], since) : [];
  await needs.listen?.(items, outcomes);
  await carryOut(needs, kit, items, outcomes, matters, stopping);
  needs.hear?.(items, outcomes);
  const late = items.filter((_, at) => outcomes[at]?.outcome === 'waits');
  if (late.length > 0) await decideItems(needs, kit, late, stopping);
}

async function decideBatch(
  needs: IntakeNeeds,
  taken: readonly Mention[],
  stopping: () => boolean,
): Promise<void> {
  const kit = kitOf(needs.settings(), needs.model);
  await decideItems(needs, kit, await judged(needs, kit, taken), stopping);
}

async function decideItems(
  needs: IntakeNeeds,
  kit: Kit,
  items: readonly Item[],
  stopping: () => boolean,
): Promise<void> {
  const { policy } = kit;
  const now = needs.now();
  const since = new Date(now.getTime() - policy.joinWindowMs);
  const verdicts = items.map(({ verdict }) => verdict);
  const parents = items.flatMap(({ mention }) => mention.parentUrl ?? []);
  const alike = await needs.mentions.alike(verdicts, since, parents);
  const named = [...alike, ...items.map(({ mention }) => mention)].flatMap(({ incident }) => incident ?? []);
  const matters = await needs.mentions.openMatters([...new Set(named)], since);
  const mutes = mutesOf(await needs.mutes.inForce(now));
  const outcomes = heldBack(items, gather(items, { alike, now, policy, mutes }), 'opening');
  await needs.listen?.(items, outcomes);
  await carryOut(needs, kit, items, outcomes, matters, stopping);
  await countMuted(needs, outcomes, items);
  needs.hear?.(items, outcomes);
  // Whoever opens is none of ours: fewer are left each time.
  const late = items.filter((_, at) => outcomes[at]?.outcome === 'waits');
  if (late.length > 0) await decideItems(needs, kit, late, stopping);
}

/** A mention that triage trips over would trip it again: it is set aside and named, and the others go on. */
async function judged(needs: IntakeNeeds, kit: Kit, taken: readonly Mention[]): Promise<readonly Item[]> {
  const stumbled: (readonly [Mention, unknown])[] = [];
  const items = taken.flatMap(
    (mention) => judgedOr(mention, kit, (error) => stumbled.push([mention, error])) ?? [],
  );
  for (const [{ id, source, externalId }, error] of stumbled) {
    needs.log.error({ error, id, source, externalId }, 'a mention could not be judged; it is set aside');
    await needs.mentions.setAside(id, error instanceof Error ? error.message : String(error));
  }
  return items;
}

function judgedOr(mention: Mention, kit: Kit, stumble: (error: unknown) => void): Item | undefined {
  try {
    return { mention, verdict: verdictOf(mention, kit) };
  } catch (error) {
    stumble(error);
    return undefined;
  }
}
