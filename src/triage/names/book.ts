import {
  affairs,
  callings,
  courtesies,
  duties,
  follows,
  houses,
  leads,
  nicknames,
  offices,
  pets,
  places,
  speech,
  workers,
} from './cues.ts';
import { type Dictionary, dictionaryOf } from './dictionary.ts';
import { extraWords, famous } from './extra.ts';
import { hintsOf } from './hints.ts';
import {
  latinFamily,
  latinFamous,
  latinGiven,
  latinMore,
  latinOnly,
  latinPlayers,
  latinTails,
} from './latinGiven.ts';
import { type Letters, makeLetters, never } from './letters.ts';
import { type WordBook, wordBookOf } from './pairs.ts';
import { renowned } from './renowned.ts';
import { spoken } from './spoken.ts';
import { compoundSurnames } from './surnames.ts';
import { thingWords } from './things.ts';
import { words } from './words.ts';

/** All that is known of names and words, made ready once. */
export interface Book {
  readonly letters: Letters;
  /** What each code unit may be the beginning or the end of: see `marks`. */
  readonly hints: Uint16Array;
  readonly words: WordBook;
  readonly famous: Dictionary;
  readonly compounds: Dictionary;
  /** What may stand after a surname alone. */
  readonly titles: Dictionary;
  /** What may stand after a pet name: 哥. */
  readonly pets: Dictionary;
  /** Written backwards: they are read from the name to the left. */
  readonly leads: Dictionary;
  readonly follows: Dictionary;
  /** Of those who act in public. */
  readonly duties: { readonly forwards: Dictionary; readonly backwards: Dictionary };
  /** Backwards: what persons are. */
  readonly callings: Dictionary;
  /** Backwards: those of them that are an office or a trade. */
  readonly offices: Dictionary;
  /** Backwards: what introduces the name somebody has given himself. */
  readonly nicknames: Dictionary;
  /** Given names in Latin letters. */
  readonly latin: Dictionary;
  readonly latinFamilies: Dictionary;
  /** What players of games are called, English words too. */
  readonly players: Dictionary;
  /** Backwards: what only family names end in. */
  readonly tails: Dictionary;
  /** What persons do, and no thing: 表示. */
  readonly speech: Dictionary;
  /** What follows a place or a thing. */
  readonly places: Dictionary;
  /** What the account of a house ends in, backwards: 日报. */
  readonly houses: Dictionary;
  /** What it has in it anywhere. */
  readonly affairs: Dictionary;
}

/** What a word of ours costs: it is about as common as 手术. */
const ourWord = 8.5;
/** From this price on a word that writes a sound costs one more: the dictionary has 赖特 too. */
const seldomWord = 12.5;

let made: Book | undefined;

/** Takes about a tenth of a second the first time. */
export function book(): Book {
  made ??= makeBook();
  return made;
}

function makeBook(): Book {
  const letters = makeLetters();
  const known = [famous, ...renowned()].join(' ');
  const [titles, before, after] = [
    `${courtesies} ${duties}`,
    `${leads} ${callings} ${duties} ${workers}`,
    `${follows} ${duties} ${workers} ${courtesies}`,
  ];
  return {
    letters,
    hints: hintsOf(letters, {
      compound: compoundSurnames,
      famous: known,
      lead: before,
      title: titles,
      follow: `${after} ${places}`,
      pet: pets,
    }),
    words: wordBookOf(allWords(letters)),
    famous: set(known),
    compounds: set(compoundSurnames),
    titles: set(titles),
    pets: set(pets),
    leads: set(backwards(before)),
    follows: set(after),
    duties: { forwards: set(`${duties} ${workers}`), backwards: set(backwards(`${duties} ${workers}`)) },
    places: set(places),
    callings: set(backwards(callings)),
    offices: set(backwards(offices)),
    nicknames: set(backwards(nicknames)),
    houses: set(backwards(houses)),
    affairs: set(affairs),
    latin: set(`${latinGiven} ${latinMore} ${latinFamous} ${latinOnly}`),
    latinFamilies: set(latinFamily),
    players: set(latinPlayers),
    tails: set(backwards(latinTails)),
    speech: set(speech),
  };
}

/** Those the dictionary knows to be commoner keep their price: of equal words the first stands. */
function allWords({ sound }: Letters): readonly (readonly [string, number])[] {
  const extra = `${extraWords} ${thingWords}`.split(' ').map((word) => [word, ourWord] as const);
  const known = priced().map(([word, price]) => {
    const mayBeName = price >= seldomWord && writesSound(word, sound);
    return [word, mayBeName ? price + 1 : price] as const;
  });
  return [...known, ...extra].sort(([, one], [, other]) => one - other);
}

function priced(): readonly (readonly [string, number])[] {
  const known = Object.entries(words).map(([price, [, ...byLength]]) => [price, byLength] as const);
  return [...known, ...Object.entries(spoken)].flatMap(([price, byLength]) =>
    byLength.flatMap((all, index) => cut(all, index + 2).map((word) => [word, Number(price)] as const)),
  );
}

function writesSound(word: string, sound: Float32Array): boolean {
  for (let at = 0; at < word.length; at++) if ((sound[word.charCodeAt(at)] ?? never) >= never) return false;
  return true;
}

function cut(all: string, size: number): readonly string[] {
  return Array.from({ length: all.length / size }, (_, at) => all.slice(at * size, (at + 1) * size));
}

function set(list: string): Dictionary {
  return dictionaryOf(list.split(' ').map((word) => [word, 0]));
}

function backwards(list: string): string {
  return list
    .split(' ')
    .map((word) => [...word].reverse().join(''))
    .join(' ');
}
