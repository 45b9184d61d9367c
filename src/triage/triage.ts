import type { MentionId, Stance, UnitPath } from '../incident/incident.ts';
import type { ReasonCode } from '../incident/language.ts';
import { type Judgement, levelAfter, levelOf, type Signals } from '../policy/level.ts';
import type { Org } from '../policy/org.ts';
import type { Policy } from '../policy/policy.ts';
import {
  clueOf,
  type Found,
  type GatherContext,
  homeOf,
  knowAlike,
  noHomes,
  opens,
  outcomeOf,
  type Place,
  remember,
  spared,
  strangersTo,
} from './home.ts';
import { fingerprint } from './likeness.ts';
import type { Item, Likeness, Mention, OpenMatter, Outcome, Reach, Verdict } from './mention.ts';
import type { Model } from './model/model.ts';
import { mutedBy } from './mute.ts';
import { type Reader, type Reading, read, readerOf, told } from './reading.ts';
import { giveBack, keptSoFar } from './slab.ts';
import { ownerOf } from './units.ts';
import { wordsOf } from './words.ts';

/** What triage knows of a chain, made ready: build it once per config, it is good for every mention after. */
export interface Kit {
  readonly org: Org;
  readonly policy: Policy;
  readonly reader: Reader;
  /** Absent: the lexicon judges alone. */
  readonly model?: Model;
  /** Sources that are sites or accounts of ours, by name, and whose they are. */
  readonly ours?: ReadonlyMap<string, UnitPath>;
}

/** Compiles the names of the chain on the first call for an org; later calls for the same org cost nothing. */
export function makeKit(org: Org, policy: Policy, model?: Model): Kit {
  return { org, policy, reader: readerOf(org), ...(model && { model }) };
}

/** How a matter is heard that may be none and is nobody's of ours. */
const quiet = { level: 'blue', reasons: [] } as const;

/**
 * What triage says of one mention: whose it is, whether it hurts, how gravely and why. A person's report is always
 * relevant and belongs to the unit in whose group it was made. A second opinion against us takes a doubt away, and nothing
 * else. Never throws, whatever the text.
 */
export function verdictOf(mention: Mention, kit: Kit, advised?: Stance): Verdict {
  const kept = keptSoFar();
  const verdict = judged(mention, kit, advised);
  giveBack(kept);
  return verdict;
}

/** A verdict holds strings and numbers of its own and nothing that was folded. */
function judged(mention: Mention, kit: Kit, advised: Stance | undefined): Verdict {
  const reading = readingOf(mention, kit);
  const { speaker } = reading;
  const reported = mention.kind === 'report';
  const units = unitsOf(mention, reading);
  const reasons = reported ? [...reading.reasons, 'report' as const] : reading.reasons;
  const nature = reported && reading.nature === 'praise' ? 'other' : reading.nature;
  const doubtful = reading.doubtful && !reported && advised !== 'adverse';
  const quietly = doubtful && units.length === 0;
  const signals = { reasons, nature, reach: peopleReached(mention), trend: 1, units: units.length };
  const { level, reasons: why } = quietly ? quiet : levelOf(signals, kit.policy.levelTable);
  // What is nobody's matter is never looked for by what it is nearly like.
  const isMatter = units.length > 0 || reading.negative || reported;
  const { exact, bands, signature } = fingerprint(reading.folded, isMatter ? 'nearly' : 'exactly');
  const verdict: Verdict = {
    mention: mention.id,
    units,
    unit: ownerOf(units, kit.org),
    relevant: reported || reading.relevant,
    negative: reading.negative,
    nature,
    level,
    reasons: why,
    exact,
    bands,
    signature,
    told: told(reading),
  };
  if (speaker) return { ...verdict, speaker };
  return doubtful ? { ...verdict, doubtful } : verdict;
}

function readingOf(mention: Mention, { reader, model, ours }: Kit): Reading {
  const { kind, author, source } = mention;
  if (kind === 'report') return read(wordsOf(mention), reader, { model });
  // Under what stands on a site of ours strangers may comment.
  const speaker = kind === 'comment' ? undefined : ours?.get(source);
  return read(wordsOf(mention), reader, { model, author, speaker });
}

/** Whoever speaks of 我院 and names nobody speaks of themselves. */
function unitsOf({ reportedFor }: Mention, { units, speaker }: Reading): readonly UnitPath[] {
  if (reportedFor) return [reportedFor];
  return units.length === 0 && speaker ? [speaker] : units;
}

/** What one mention brings to the judgement of its matter, whatever the policy makes of it. */
export function signalsOf(
  mention: Mention,
  kit: Kit,
): { readonly reasons: readonly ReasonCode[]; readonly reach: number; readonly units: readonly UnitPath[] } {
  const { reasons, units } = verdictOf(mention, kit);
  return { reasons, reach: peopleReached(mention), units };
}

/**
 * What the whole matter weighs now that these have joined it: all reasons, all reach, the pace, the units. A later reading
 * of one of its own mentions counts with what the matter holds already, never twice. Where a person has set the level
 * it rises only for what is new since.
 */
export function risen(matter: OpenMatter, joining: readonly Item[], { policy }: Kit): Judgement {
  const fresh = joining.filter(({ mention }) => mention.incident !== matter.incident);
  const verdicts = joining.map(({ verdict }) => verdict);
  const signals: Signals = {
    reasons: [...new Set([...(matter.reasons ?? []), ...verdicts.flatMap(({ reasons }) => reasons)])],
    nature: matter.nature,
    reach: matter.reach + fresh.reduce((sum, { mention }) => sum + peopleReached(mention), 0),
    trend: matter.recentCount + fresh.length,
    units: new Set([...matter.units, ...verdicts.flatMap(({ units }) => units)]).size,
  };
  const { level, weighed } = matter;
  return weighed ? levelAfter({ level, weighed }, signals, policy) : levelOf(signals, policy.levelTable);
}

/** A batch on its way through triage, whole or a part at a time. */
export interface Gathering {
  /** Those whose like is to be asked for: the rest is nearly the same as one of them, or as one gathered before. */
  strangers(items: readonly Item[]): readonly Item[];
  /** What becomes of each, in order; what was gathered or given as alike before is known. */
  gather(items: readonly Item[], alike: readonly Likeness[]): readonly Outcome[];
}

/**
 * Begins to gather. The same or nearly the same words about the same units join;
 * comments follow their parent; other words join where the evidence is strong; what hurts opens; the rest is noise, and
 * noise about one matter is kept together: when one of it hurts, the matter opens as a whole.
 * What HQ has muted is noise, unless it is red. Nothing ever joins across unit sets: one template about two branches is two matters.
 */
export function gathering(context: GatherContext): Gathering {
  const homes = noHomes();
  let groups = 0;

  function outcome(item: Item): Outcome {
    const muted = mutedBy(item, context.mutes);
    if (muted !== undefined) return { outcome: 'noise', verdict: spared(item.verdict), muted };
    const clue = clueOf(item);
    const found = homeOf(item, clue, homes);
    const place: Place = found?.place ?? { home: { quiet: item.mention.id } };
    const quiet = opens(item) && 'quiet' in place.home ? place.home.quiet : undefined;
    if (quiet) place.home = { group: groups++ };
    const verdict = kept(item, found, quiet);
    remember(item, clue, { place, ...(found && { why: found.why }) }, homes);
    return outcomeOf(verdict, place, found?.why ?? 'matter');
  }

  return {
    strangers: (items) => strangersTo(homes, items),
    gather: (items, alike) => {
      knowAlike(homes, alike, context);
      return items.map(outcome);
    },
  };
}

/** What becomes of each mention of a batch, in order. */
export function gather(
  items: readonly Item[],
  { alike, ...context }: GatherContext & { readonly alike: readonly Likeness[] },
): readonly Outcome[] {
  return gathering(context).gather(items, alike);
}

/** The verdict as the store should keep it: with the quiet matter that it wakes, if others are in that. */
function kept({ mention, verdict }: Item, found: Found | undefined, quiet: MentionId | undefined): Verdict {
  const again = found?.why === 'exact' || found?.why === 'near';
  const judged = again && !mention.update ? spared(verdict) : verdict;
  return quiet && found ? { ...judged, quiet } : judged;
}

/** Reads where the site counts them; comments and shares stand for those who spoke up. */
function peopleReached({ reach }: Pick<Mention, 'reach'>): number {
  const { reads = 0, comments = 0, shares = 0 }: Partial<Reach> = reach ?? {};
  return Math.max(reads, comments + shares);
}
