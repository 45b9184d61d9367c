import type { Intake, Kept, Mentions, MuteBook, Settings, Sorting, SourceStates } from '../ports.ts';
import type { Item, Mention } from '../triage/mention.ts';
import type { Model } from '../triage/model/model.ts';
import { mutesOf } from '../triage/mute.ts';
import { gather, gathering, type Kit, makeKit, verdictOf } from '../triage/triage.ts';
import { carryOut, type OutcomeNeeds } from './outcomes.ts';

export interface IntakeNeeds extends OutcomeNeeds {
  readonly mentions: Mentions;
  readonly mutes: MuteBook;
  readonly sourceStates: SourceStates;
  /** Absent: the lexicon judges alone. */
  readonly model?: Model | undefined;
  readonly log: { readonly error: (fields: object, message: string) => void };
}

export interface Deciding extends Intake {
  readonly decideAll: () => Promise<number>;
  /** Finishes the incident at hand and takes no more; what was taken and not decided waits for the next process. */
  readonly stop: () => Promise<void>;
}

/** Small enough that the first card of a storm does not wait for the last post of it. */
const batch = 200;

/**
 * From found to decided. `keep` resolves when the mentions are persisted (only then may a source acknowledge);
 * deciding follows in batches, one at a time in this process, and survives a crash because undecided mentions wait in
 * the store.
 */
export function makeIntake(needs: IntakeNeeds): Deciding {
  let working: Promise<number> | undefined;
  let again = false;
  let stopped = false;
  /** Taken when something broke, and not given back yet. */
  let held: readonly Mention[] = [];

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
    held = await needs.mentions.take(batch);
    if (held.length > 0) await decideBatch(needs, held, () => stopped);
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

  async function keep(source: string, found: Parameters<Intake['keep']>[1]): Promise<Kept> {
    const at = needs.now();
    const kept = await needs.mentions.keep(source, found, at, () => sorting(needs, at));
    const news = kept.results.some((result) => result !== 'duplicate');
    await needs.sourceStates.set(source, { lastOkAt: at, ...(news && { lastItemAt: at }) });
    decideAll().catch((error: unknown) => needs.log.error({ error, source }, 'deciding mentions failed'));
    return kept;
  }

  async function stop(): Promise<void> {
    stopped = true;
    await working?.catch(() => {});
    await giveBack();
  }

  return { keep, decideAll, stop };
}

const kits = new WeakMap<Settings, Kit>();

/** Compiling the org's names is work for every new config, not for every batch. */
function kitOf(settings: Settings, model: Model | undefined): Kit {
  const known = kits.get(settings);
  if (known) return known;
  const kit = makeKit(settings.org, settings.policy, model);
  kits.set(settings, kit);
  return kit;
}

/** Mutes are asked of what might alarm only, when it is decided: noise needs none. */
function sorting(needs: IntakeNeeds, now: Date): Sorting {
  const settings = needs.settings();
  const { policy } = settings;
  const kit = kitOf(settings, needs.model);
  return {
    ...gathering({ now, policy }),
    since: new Date(now.getTime() - policy.joinWindowMs),
    judge: (mentions) => mentions.flatMap((mention) => judgedOr(mention, kit, () => {}) ?? []),
  };
}

async function decideBatch(
  needs: IntakeNeeds,
  taken: readonly Mention[],
  stopping: () => boolean,
): Promise<void> {
  const settings = needs.settings();
  const { policy } = settings;
  const kit = kitOf(settings, needs.model);
  const now = needs.now();
  const items = await judged(needs, kit, taken);
  const since = new Date(now.getTime() - policy.joinWindowMs);
  const verdicts = items.map(({ verdict }) => verdict);
  const parents = taken.flatMap(({ parentUrl }) => parentUrl ?? []);
  const alike = await needs.mentions.alike(verdicts, since, parents);
  const named = [...alike, ...taken].flatMap(({ incident }) => incident ?? []);
  const matters = await needs.mentions.openMatters([...new Set(named)], since);
  const mutes = mutesOf(await needs.mutes.inForce(now));
  const outcomes = gather(items, { alike, now, policy, mutes });
  await carryOut(needs, kit, items, outcomes, matters, stopping);
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
