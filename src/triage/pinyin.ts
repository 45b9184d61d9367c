import { readings } from './pinyinTable.ts';

/** Characters that are read in another way in names of places and houses. */
const also = `
  chong 重 chang 长场 zhang 长 xia 厦夏 du 都 xing 行 hang 行 le 乐 yue 乐 shen 沈 chao 朝 zhao 朝 dan 单 shan 单 diao 调
  tiao 调 dai 大 fu 佛 bo 柏 bai 柏 xi 系 he 和 lu 六绿 yan 燕 zeng 曾 ceng 曾 jia 贾 hui 会 kuai 会
`;

/** Syllables as code units of the private use area, so that they are no character's. */
const first = 0xe000;

const sounds = new Uint16Array(0x10000);
const syllables = new Map<string, number>();
const others = new Map<number, number[]>();
const none: readonly number[] = [];

for (const [, syllable = '', characters = ''] of readings.matchAll(/([a-z]+) (\S+)/g)) {
  const sound = first + syllables.size;
  syllables.set(syllable, sound);
  for (const character of characters) sounds[character.charCodeAt(0)] = sound;
}
for (const [, syllable = '', characters = ''] of also.matchAll(/([a-z]+) ([^\sa-z]+)/g)) {
  const sound = syllables.get(syllable) ?? 0;
  for (const character of characters) {
    const unit = character.charCodeAt(0);
    if (sounds[unit] !== sound) others.set(unit, [...(others.get(unit) ?? []), sound]);
  }
}

const initials = Array.from(syllables.keys(), (syllable) => syllable.slice(0, 1));

/** The longest syllable, zhuang or chuang. */
export const longestSyllable = 6;

/** How a character is mostly read, as one code unit of the private use area; the character itself where nobody knows. */
export function soundOf(unit: number): number {
  return sounds[unit] || unit;
}

/** How else a character of a name may be read. */
export function otherSoundsOf(unit: number): readonly number[] {
  return others.get(unit) ?? none;
}

/** The sound that these Latin letters spell, or 0. */
export function soundSpelt(letters: string): number {
  return syllables.get(letters) ?? 0;
}

/** The letter its reading begins with, e.g. x for 徐; undefined for what has none. */
export function initialOf(unit: number): string | undefined {
  return initials[(sounds[unit] ?? 0) - first];
}
