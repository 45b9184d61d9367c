/** Memory that texts are folded in. */
export interface Room {
  readonly units: Uint16Array;
  /** The same memory. */
  readonly bytes: Buffer;
  /** Where each unit stood in the original: a place for it, where that is not simply where it stands. */
  readonly places: () => Uint32Array;
}

/** Small texts share a slab: to ask for a piece of memory of its own takes longer than to fold a short text. */
const slabSize = 1 << 15;
/** Beyond the text's own length, so that a character may become several. */
const spare = 64;

let slab = roomOf(slabSize);
let used = 0;

/** Room for a text of so many code units and some more, from `startOf` on. Nobody else writes to it. */
export function roomFor(length: number): Room {
  if (length + spare > slabSize / 8) return roomOf(length + spare);
  if (used + length + spare > slabSize) {
    slab = roomOf(slabSize);
    used = 0;
  }
  return slab;
}

/** Where in a room the text begins. */
export function startOf(room: Room): number {
  return room === slab ? used : 0;
}

/** Where the room for a text of so many code units ends. */
export function endOf(room: Room, length: number): number {
  return startOf(room) + length + spare;
}

/** Keeps what was written to the room up to here. */
export function keep(room: Room, end: number): void {
  if (room === slab) used = end;
}

/** How much of the slab is kept now: see `giveBack`. */
export function keptSoFar(): number {
  return used;
}

/**
 * What was kept since may be written over. Whoever folds, judges and keeps nothing folded gives the room back: the next
 * text then stands where this one stood, in memory that is at hand, and no slab is made.
 */
export function giveBack(keptBefore: number): void {
  used = Math.min(used, keptBefore);
}

function roomOf(length: number): Room {
  const memory = new ArrayBuffer(length * 2);
  let places: Uint32Array | undefined;
  return {
    units: new Uint16Array(memory),
    bytes: Buffer.from(memory),
    places: () => {
      places ??= new Uint32Array(length);
      return places;
    },
  };
}
