import { blank } from './blanks.ts';
import { followUp } from './compose.ts';
import type { KnownFact } from './draft.ts';
import { allOf } from './known.ts';
import { beforeOf, manner, openSaid, type Said, type Scene, saying, told } from './scene.ts';
import { plain, sentencesOf } from './text.ts';

/** What was wrong, what is right, and when the first was published. */
export function correctionBody(scene: Scene): readonly Said[] {
  const { brief, fill } = scene;
  const { when, title } = beforeOf(brief);
  const facts = allOf(scene.known);
  const published = brief.before?.text ?? '';
  const standing = facts.filter(({ text }) => plain(published).includes(text));
  const changed = facts.filter((fact) => !standing.includes(fact));
  return [
    manner('fact', `${when}，${scene.we}发布的${titled(title)}内容有误，现予更正。`, 1),
    ...righted(published, standing, changed),
    ...told(standing, '以下情况没有变化：', '以下情况没有变化：').map(later),
    ...openSaid(scene),
    manner('attitude', fill('发布信息应当准确，这一次{we}没有做到，诚恳致歉。'), 3),
    manner('measure', '有关内容请您以本次更正为准。', 5),
    manner('followUp', '转载过原文的媒体和账号，请一并更正。', 6),
    ...(scene.early || changed.length === 0 ? followUp(unplanned(scene)) : []),
  ];
}

/** What is taken back, when it was published, and what is known now. */
export function withdrawalBody(scene: Scene): readonly Said[] {
  const { when, title } = beforeOf(scene.brief);
  return [
    manner('fact', `${when}，${scene.we}发布了${titled(title)}，现予撤回。`, 1),
    manner('fact', '撤回原因：【撤回原因】。', 2),
    ...told(allOf(scene.known), '目前已核实的情况如下：', '目前已核实的情况是：').map(later),
    ...openSaid(scene),
    manner('attitude', scene.fill('由此给您带来的不便，{we}诚恳致歉。'), 3),
    manner('measure', '请您不再引用、转发原文。', 4),
    ...followUp({ ...unplanned(scene), early: scene.early }),
  ];
}

/** What follows, where the facts of it have been said already and something is open. */
function unplanned(scene: Scene): Scene {
  return { ...scene, early: true, known: { ...scene.known, planned: [], contacts: [] } };
}

/** In a microblog, what is amended comes before what stands. */
function later(said: Said): Said {
  return { ...said, rank: 6 };
}

function titled(title: string): string {
  return title === '' ? '说明' : `《${title}》`;
}

/** Each wrong sentence with the fact that takes its place; where none is found, a person names it. */
function righted(
  published: string,
  standing: readonly KnownFact[],
  changed: readonly KnownFact[],
): readonly Said[] {
  const suspects = sentencesOf(published)
    .map(({ text }) => bare(plain(text)))
    .filter((text) => !standing.some((fact) => text.includes(fact.text)));
  const pairs = paired(changed, suspects);
  const found = pairs.filter(({ wrong }) => wrong !== undefined);
  const rest = pairs.filter(({ wrong }) => wrong === undefined).map(({ fact }) => fact);
  const unnamed = manner(
    'fact',
    `原文中“${blank('有误的原文')}”的表述有误${rest.length > 0 ? '。' : '，正确情况正在核实。'}`,
    2,
  );
  return [
    ...found.map(({ fact, wrong }) => saying('fact', fact, 2, `原文“${wrong}”有误，应为：`)),
    ...(found.length > 0 ? [] : [unnamed]),
    ...told(rest, '更正后的情况如下：', '更正后的情况是：'),
  ];
}

/** A sentence of a text of ours without what a form put around the fact. */
function bare(sentence: string): string {
  return sentence.replace(/^(?:\d{1,3}\. |经核实，|目前已核实的情况是：)/u, '').replace(/[。！？；]$/u, '');
}

interface Pair {
  readonly fact: KnownFact;
  readonly wrong: string | undefined;
}

/** Each wrong sentence goes to the first fact that speaks of the same. */
function paired(changed: readonly KnownFact[], suspects: readonly string[]): readonly Pair[] {
  const free = new Map(suspects.map((suspect) => [suspect, pairsOf(suspect)]));
  return changed.map((fact) => {
    const wrong = nearest(pairsOf(fact.text), free);
    if (wrong !== undefined) free.delete(wrong);
    return { fact, wrong };
  });
}

/** Two sentences that share half their pairs of letters speak of one thing. */
const alike = 0.5;

function nearest(pairs: Pairs, suspects: ReadonlyMap<string, Pairs>): string | undefined {
  const shares = [...suspects].map(([suspect, theirs]) => ({ suspect, share: likeness(pairs, theirs) }));
  return shares.filter(({ share }) => share > alike).toSorted((one, other) => other.share - one.share)[0]
    ?.suspect;
}

/** Dice's coefficient, 0 to 1. */
function likeness(mine: Pairs, theirs: Pairs): number {
  let common = 0;
  for (const pair of mine) if (theirs.has(pair)) common += 1;
  return (2 * common) / Math.max(1, mine.size + theirs.size);
}

type Pairs = ReadonlySet<string>;

function pairsOf(text: string): Pairs {
  const letters = [...text];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}
