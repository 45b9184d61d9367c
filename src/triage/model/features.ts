/** The longest run of letters that is looked at. */
const longestRun = 4;
/** What is said first says what it is about; the rest of a long post is more of the same. */
const longestText = 600;

/**
 * The buckets of every run of one to four letters in the folded words, each once. `bits` = the logarithm of how many
 * buckets there are. Two runs that share a bucket are one to the model: rare, and measured with it.
 */
export function bucketsOf(codes: Uint16Array, bits: number): Uint32Array {
  const length = Math.min(codes.length, longestText);
  const found = new Uint32Array(length * longestRun);
  const seen = new Uint32Array(roomFor(found.length));
  const shift = 32 - bits;
  let count = 0;
  for (let start = 0; start < length; start++) {
    const end = Math.min(length, start + longestRun);
    let hash = 0x811c_9dc5;
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ (codes[at] ?? 0), 0x0100_0193);
      hash ^= hash >>> 15;
      const bucket = Math.imul(hash, 0x9e37_79b1) >>> shift;
      if (isNew(seen, bucket)) found[count++] = bucket;
    }
  }
  return found.subarray(0, count);
}

/** A power of two with at least half of it free. */
function roomFor(items: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(8, items * 2)));
}

/** Takes the bucket in where it is not known yet. */
function isNew(seen: Uint32Array, bucket: number): boolean {
  const last = seen.length - 1;
  let at = bucket & last;
  while (seen[at] !== 0) {
    if (seen[at] === bucket + 1) return false;
    at = (at + 1) & last;
  }
  seen[at] = bucket + 1;
  return true;
}
