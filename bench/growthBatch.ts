import type { FoundMention } from '../src/triage/mention.ts';
import { words } from '../src/triage/names/words.ts';
import { type Dice, seeded } from './chain.ts';

/** What comes in together. Of a repost it says what it is of, by the original's own id. */
export interface Batch {
  readonly found: readonly FoundMention[];
  readonly reposts: ReadonlyMap<string, string>;
}

const branches = ['徐汇院区', '浦东院区', '苏州院区', '天河院区', '福田院区', '珠海院区'];
const wrong = ['误诊害人', '分诊护士态度恶劣', '打电话投诉没人管', '乱收费要求给说法', '推诿扯皮耽误治疗'];
/** The commonest words of two letters. */
const daily = Object.values(words)
  .flatMap(([, pairs = '']) => pairs.match(/../gu) ?? [])
  .slice(0, 1200);
/** How a repost begins, in each stand another way. */
const passing = ['转', '转发', '转自'];
const [originals, complaints] = [300, 30];
const [fresh, passedOn, complained] = [60, 40, 14];

/** What the service has kept before anybody measures: what people say all day, and complaints, each of its own matter. */
export function beginning(): readonly FoundMention[] {
  return [
    ...Array.from({ length: complaints }, (_each, at) => complaintOf(0, at)),
    ...Array.from({ length: originals }, (_each, at) => plainOf(0, at)),
  ];
}

/**
 * A hundred: most of them new, the others pass on what is known already, word for word but for a beginning. In each turn
 * every stand is handed as much of the same kind, in words of its own.
 */
export function batchOf(turn: number, stand: number, known: readonly FoundMention[]): Batch {
  const choice = seeded(turn);
  const reposts = new Map<string, string>();
  const others = Array.from({ length: passedOn }, (_each, at): FoundMention => {
    const some = at < complained ? known.slice(0, complaints) : known.slice(complaints);
    const { externalId, text, ...rest } = some[choice(some.length)] ?? plainOf(turn, at);
    const id = `repost-${turn}-${stand}-${at}`;
    reposts.set(id, externalId);
    return { ...rest, externalId: id, text: `${passing[stand]}：${text}` };
  });
  const news = Array.from({ length: fresh }, (_each, at) => plainOf(turn * 1000 + stand, at));
  return { found: [...news, ...others], reposts };
}

function plainOf(seed: number, at: number): FoundMention {
  const dice = seeded(seed * 1_000_003 + at);
  const branch = dice(5) < 3 ? `示例医院${branches[dice(branches.length)]}` : '';
  return postOf(`${seed}-plain${at}`, `昨天去${branch}，`, `${branch}${wordsOf(dice, 2)}`, dice);
}

function complaintOf(seed: number, at: number): FoundMention {
  const dice = seeded(seed * 1_000_003 - 1 - at);
  const branch = branches[at % branches.length] ?? '';
  const fault = wrong[at % wrong.length] ?? '';
  return postOf(
    `${seed}-complaint${at}`,
    `在示例医院${branch}${fault}，`,
    `${branch}${wordsOf(dice, 2)}${fault}`,
    dice,
  );
}

/** What somebody says of no matter of ours; another number, other words. */
export function anything(seed: number): string {
  return wordsOf(seeded(seed), 60);
}

/** Some 120 letters. */
function postOf(externalId: string, head: string, title: string, dice: Dice): FoundMention {
  let text = head;
  while (text.length < 110) text += `${wordsOf(dice, 3)}，`;
  return { externalId, kind: 'post', site: '微博', title, text: `${text}谢谢。` };
}

function wordsOf(dice: Dice, count: number): string {
  return Array.from({ length: count }, () => daily[dice(daily.length)] ?? '').join('');
}
