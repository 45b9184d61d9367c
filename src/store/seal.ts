import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes } from 'node:crypto';
import { fromJson, toJson } from './codec.ts';

/** Seals words so that only who has the key, which is kept outside the database, can read them. */
export interface Seal {
  /** `row` names where the sealed bytes will stand: moved to another row they no longer open. */
  close(row: string, words: Uint8Array): Uint8Array<ArrayBuffer>;
  /** @throws Error saying whether the key is another one or the bytes were changed. */
  open(row: string, sealed: Uint8Array): Uint8Array;
  /** Numbers that stand for these, the same every time; only who has the key can tell which, or that two are one elsewhere. */
  veil(secrets: readonly Secret[]): readonly bigint[];
}

/** A number that would give a word away, and what it is told apart by: the same number elsewhere is another. */
export interface Secret {
  readonly number: number | bigint;
  readonly within: string;
}

/** The first byte of whatever is sealed with this key. */
export function keyIdOf(key: Uint8Array): number {
  return createHash('sha256').update('fenghuo seal ').update(key).digest()[0] ?? 0;
}

const nonceBytes = 12;
const noncesAtOnce = 256;
const tagBytes = 16;
const headBytes = 1 + nonceBytes + tagBytes;

/** AES-256-GCM: key id (1 byte) ‖ nonce (12) ‖ tag (16) ‖ cipher text, with the row's name as additional data. */
export function makeSeal(key: Uint8Array): Seal {
  if (key.length !== 32) throw new Error(`a sealing key has 32 bytes, this one has ${key.length}`);
  const secret = createSecretKey(key);
  const keyId = keyIdOf(key);

  const nonces = makeNonces();

  function close(row: string, words: Uint8Array): Uint8Array<ArrayBuffer> {
    const nonce = nonces();
    const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(row));
    const body = cipher.update(words);
    cipher.final();
    return Buffer.concat([Uint8Array.of(keyId), nonce, cipher.getAuthTag(), body]);
  }

  function open(row: string, sealed: Uint8Array): Uint8Array {
    if (sealed.length < headBytes) throw new Error(`the sealed text of ${row} is cut short`);
    if (sealed[0] !== keyId) throw new Error(`the sealed text of ${row} was sealed with another key`);
    const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(1, 1 + nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(row)).setAuthTag(sealed.subarray(1 + nonceBytes, headBytes));
    const begun = decipher.update(sealed.subarray(headBytes));
    try {
      decipher.final();
      return begun;
    } catch (cause) {
      throw new Error(`the sealed text of ${row} was changed, moved, or sealed with another key`, { cause });
    }
  }

  const veilKey = createHash('sha256').update('fenghuo veil ').update(key).digest();

  /** One block of AES for each number: a permutation that nobody undoes or guesses without the key. */
  function veil(secrets: readonly Secret[]): readonly bigint[] {
    const whole = new BigInt64Array(secrets.length * 2);
    const broken = new Float64Array(whole.buffer);
    const places = new Map<string, bigint>();
    let last: { readonly within: string; readonly place: bigint } | undefined;
    for (const [index, { number, within }] of secrets.entries()) {
      if (last?.within !== within) last = { within, place: places.get(within) ?? placeOf(within) };
      places.set(within, last.place);
      if (typeof number === 'bigint') whole[index * 2] = number;
      else broken[index * 2] = number;
      whole[index * 2 + 1] = last.place;
    }
    const cipher = createCipheriv('aes-256-ecb', veilKey, null).setAutoPadding(false);
    const veiled = cipher.update(new Uint8Array(whole.buffer));
    cipher.final();
    const keys = new BigInt64Array(veiled.buffer.slice(veiled.byteOffset, veiled.byteOffset + veiled.length));
    return secrets.map((_secret, index) => keys[index * 2] ?? 0n);
  }

  return { close, open, veil };
}

/** Half of a block: where a number stands. */
function placeOf(within: string): bigint {
  return createHash('sha256').update(within).digest().readBigInt64LE(0);
}

/** Dice are thrown for many at once; each nonce is given out once. */
function makeNonces(): () => Uint8Array {
  let pool = new Uint8Array(0);
  let used = 0;
  return () => {
    if (used === pool.length) {
      pool = randomBytes(nonceBytes * noncesAtOnce);
      used = 0;
    }
    used += nonceBytes;
    return pool.subarray(used - nonceBytes, used);
  };
}

/** Seals our own data, Dates and bytes included. */
export function sealJson(seal: Seal, row: string, value: unknown): Uint8Array<ArrayBuffer> {
  return seal.close(row, Buffer.from(JSON.stringify(toJson(value))));
}

/** Opens what `sealJson` sealed there. */
export function openJson<Shape>(seal: Seal, row: string, sealed: Uint8Array): Shape {
  return fromJson<Shape>(JSON.parse(Buffer.from(seal.open(row, sealed)).toString()));
}
