import type { IncidentId, MentionId, UnitPath } from '../src/incident/incident.ts';
import { defaultPolicy } from '../src/policy/defaults.ts';
import { fold } from '../src/triage/fold.ts';
import { fingerprint } from '../src/triage/likeness.ts';
import type { Item, Likeness } from '../src/triage/mention.ts';
import { gather } from '../src/triage/triage.ts';
import { share } from './scores.ts';

/** What reposters do to a text. `pick` gives a whole number below its argument. */
type Edit = (text: string, pick: (below: number) => number) => string;

const openers = ['转发微博！求扩散：', '【网友投稿】', '看看这家医院！', '转：', '太气人了，转给大家看看——'];
const endings = [
  ' @城市观察 @本地热点',
  '（来自某某客户端）',
  ' #医院# #曝光#',
  '……收起全文',
  '，求转发，谢谢大家！',
];
const comments = [
  '太过分了，我上次去也是这样，真的无语。//@某某：',
  '这种医院还有人去吗，希望有关部门好好管一管。//@路人甲：',
  '身边的人都说不要去，果然是真的，大家避雷吧。//@小透明：',
];

const edits = {
  prefix: (text, pick) => openers[pick(openers.length)] + text,
  suffix: (text, pick) => text + endings[pick(endings.length)],
  comment: (text, pick) => comments[pick(comments.length)] + text,
  changed5: (text, pick) => changed(text, 0.05, pick),
  changed10: (text, pick) => changed(text, 0.1, pick),
  cut70: (text) => text.slice(0, Math.ceil(text.length * 0.7)),
  reordered,
} satisfies Readonly<Record<string, Edit>>;

/** Recall of each edit over `n` known texts, and what should not be found. */
type Measured = Readonly<Record<keyof typeof edits | 'n' | 'falsePairs' | 'otherBranchJoined', number>>;

const here = ['hq/east/here' as UnitPath];
const there = ['hq/east/there' as UnitPath];
const noon = new Date('2026-03-01T04:00:00Z');

/** Reviews of hospitals that are long enough to be told from each other. */
export function measureReviews(
  rows: readonly { readonly domain: string; readonly text: string }[],
): Measured {
  const reviews = rows.filter(({ domain, text }) => domain.startsWith('hospital_') && text.length >= 40);
  return measureLikeness([...new Set(reviews.map(({ text }) => text))]);
}

/**
 * Recall of each edit, how often a text finds another that it was not made from, and how often the same template about
 * another branch joins. Half of the texts are known, the other half asks.
 */
export function measureLikeness(texts: readonly string[]): Measured {
  const known = texts.filter((_text, index) => index % 2 === 0);
  const others = texts.filter((_text, index) => index % 2 === 1);
  const store = makeStore(known);
  const recall = (edit: Edit) => {
    const pick = dice(known.length);
    const found = known.filter((text, index) => store.find(edit(text, pick), here) === idOf(index));
    return share(found.length, known.length);
  };
  return {
    n: known.length,
    prefix: recall(edits.prefix),
    suffix: recall(edits.suffix),
    comment: recall(edits.comment),
    changed5: recall(edits.changed5),
    changed10: recall(edits.changed10),
    cut70: recall(edits.cut70),
    reordered: recall(edits.reordered),
    falsePairs: share(others.filter((text) => store.find(text, here) !== undefined).length, others.length),
    otherBranchJoined: known.filter((text) => store.find(text, there) !== undefined).length,
  };
}

function makeStore(texts: readonly string[]) {
  const byKey = new Map<bigint, Likeness[]>();
  for (const [index, text] of texts.entries()) {
    const like = { ...printOf(text), units: here, incident: idOf(index) };
    for (const key of keysOf(like)) byKey.set(key, [...(byKey.get(key) ?? []), like]);
  }
  return {
    /** The incident whose words these nearly are. */
    find: (text: string, units: readonly UnitPath[]): IncidentId | undefined => {
      const item = itemOf(text, units);
      const alike = keysOf(item.verdict).flatMap((key) => byKey.get(key) ?? []);
      const [outcome] = gather([item], { alike, now: noon, policy: defaultPolicy });
      return outcome?.outcome === 'joins' ? outcome.incident : undefined;
    },
  };
}

function itemOf(text: string, units: readonly UnitPath[]): Item {
  const id = 'asked' as MentionId;
  return {
    mention: { id, source: 'eval', externalId: id, kind: 'post', text, foundAt: noon, update: false },
    verdict: {
      ...{ mention: id, units, unit: 'hq' as UnitPath, relevant: true, negative: true, nature: 'complaint' },
      ...{ level: 'blue', reasons: [], told: '' },
      ...printOf(text),
    },
  };
}

function printOf(text: string) {
  return fingerprint(fold(text));
}

function keysOf({ exact, bands }: Pick<Likeness, 'exact' | 'bands'>): readonly bigint[] {
  return [exact, ...bands];
}

function idOf(index: number): IncidentId {
  return `incident-${index}` as IncidentId;
}

/** This share of the letters becomes other letters of the same text, as a typist or a thesaurus would. */
function changed(text: string, part: number, pick: (below: number) => number): string {
  const letters = [...text];
  for (let count = Math.round(letters.length * part); count > 0; count--) {
    letters[pick(letters.length)] = letters[pick(letters.length)] ?? '某';
  }
  return letters.join('');
}

function reordered(text: string, pick: (below: number) => number): string {
  const sentences = text.match(/[^，。！？!?；;\n]+[，。！？!?；;\n]*/gu) ?? [text];
  const rest = [...sentences];
  const order: string[] = [];
  while (rest.length > 0) order.push(...rest.splice(pick(rest.length), 1));
  return order.join('');
}

/** The same numbers in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
