/** What is said first says what it is about, what is said last how it ended: a longer text is not read between them. */
const opening = 160;
const closing = 80;
/** So many runs begin at one letter. */
const longestRun = 3;
/** As many letters as sums of bytes fit into half a number: 3 · 80 · 255 < 2^16. */
const stretch = 80;
/** What stands for no weight at all in a byte of the table. */
const nought = 128;

const golden = 0x9e37_79b1;
const silver = 0x85eb_ca6b;

/**
 * The buckets of every run of one to three letters in the folded words, as often as they stand there. `bits` = the
 * logarithm of how many buckets there are. Two runs that share a bucket are one to the model: rare, and measured with it.
 */
export function bucketsOf(codes: Uint16Array, bits: number): Uint32Array {
  const found: number[] = [];
  const shift = 32 - bits;
  for (const [from, to] of partsOf(codes)) {
    for (let at = from; at < to; at++) {
      const letter = codes[at] ?? 0;
      found.push(Math.imul(letter, golden) >>> shift);
      if (at + 1 === to) break;
      const two = ofTwo(letter, codes[at + 1] ?? 0);
      found.push(two >>> shift);
      if (at + 2 < to) found.push(ofThree(two, codes[at + 2] ?? 0) >>> shift);
    }
  }
  return Uint32Array.from(found);
}

/** The parts of a text that are looked at, one or two of them. */
function partsOf({ length }: Uint16Array): readonly (readonly [from: number, to: number])[] {
  if (length <= opening + closing) return [[0, length]];
  return [
    [0, opening],
    [length - closing, length],
  ];
}

/** How many buckets `bucketsOf` would give. */
export function runsIn({ length }: Uint16Array): number {
  if (length > opening + closing) return longestRun * (opening + closing - 2);
  return length < 2 ? length : longestRun * (length - 1);
}

/** Four sums. */
export type Four = readonly [number, number, number, number];

/**
 * The weights of all runs added up, of a table that has four weights for each of its buckets, a byte each (`nought` = none), in one
 * number: a run costs one look into memory and two additions, and no list of buckets is made.
 */
export function sumsOf(codes: Uint16Array, table: Int32Array): Four {
  const { length } = codes;
  sums.fill(0);
  if (length <= opening + closing) sumPart(codes, 0, length, table);
  else {
    sumPart(codes, 0, opening, table);
    sumPart(codes, length - closing, length, table);
  }
  const least = nought * runsIn(codes);
  return [(sums[0] ?? 0) - least, (sums[1] ?? 0) - least, (sums[2] ?? 0) - least, (sums[3] ?? 0) - least];
}

const sums = new Float64Array(4);

/** Two sums live in each of two numbers, and are taken out before they could run into one another. */
function sumPart(codes: Uint16Array, from: number, to: number, table: Int32Array): void {
  const shift = Math.clz32(table.length) + 1;
  const last = to - 2;
  for (let start = from; start < last; start += stretch) {
    sumThrees(codes, start, Math.min(last, start + stretch), table, shift);
  }
  if (last >= from) sumPair(codes[last] ?? 0, codes[last + 1] ?? 0, table, shift);
  if (to > from) sumRun(Math.imul(codes[to - 1] ?? 0, golden), table, shift);
}

/** Three runs from every letter that has two more behind it. */
function sumThrees(codes: Uint16Array, from: number, to: number, table: Int32Array, shift: number): void {
  let [first, second] = [codes[from] ?? 0, codes[from + 1] ?? 0];
  let [even, odd] = [0, 0];
  for (let at = from; at < to; at++) {
    const third = codes[at + 2] ?? 0;
    const two = ofTwo(first, second);
    const one = table[Math.imul(first, golden) >>> shift] ?? 0;
    const pair = table[two >>> shift] ?? 0;
    const three = table[ofThree(two, third) >>> shift] ?? 0;
    even = (even + (one & 0xff_00ff) + (pair & 0xff_00ff) + (three & 0xff_00ff)) | 0;
    odd = (odd + ((one >>> 8) & 0xff_00ff) + ((pair >>> 8) & 0xff_00ff) + ((three >>> 8) & 0xff_00ff)) | 0;
    first = second;
    second = third;
  }
  takeOut(even, odd);
}

/** The runs that begin at the last letter but one. */
function sumPair(first: number, second: number, table: Int32Array, shift: number): void {
  sumRun(Math.imul(first, golden), table, shift);
  sumRun(ofTwo(first, second), table, shift);
}

function sumRun(hash: number, table: Int32Array, shift: number): void {
  const weights = table[hash >>> shift] ?? 0;
  takeOut(weights & 0xff_00ff, (weights >>> 8) & 0xff_00ff);
}

function takeOut(even: number, odd: number): void {
  sums[0] = (sums[0] ?? 0) + (even & 0xffff);
  sums[1] = (sums[1] ?? 0) + (odd & 0xffff);
  sums[2] = (sums[2] ?? 0) + (even >>> 16);
  sums[3] = (sums[3] ?? 0) + (odd >>> 16);
}

function ofTwo(first: number, second: number): number {
  return Math.imul((first << 16) | second, silver);
}

function ofThree(two: number, third: number): number {
  return Math.imul(two ^ (two >>> 15) ^ third, golden);
}
