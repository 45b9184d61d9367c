import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { canonical, fromJson, storable, toJson } from '../../src/store/codec.ts';
import { sealKey } from '../../src/store/keys.ts';
import { makeSeal, openJson, sealJson } from '../../src/store/seal.ts';
import { noon } from '../support/story.ts';

const key = new Uint8Array(32).fill(1);
const words = Buffer.from('家属电话13812345678');

describe('a seal', () => {
  const seal = makeSeal(key);

  it('opens what it closed, in its own place only', () => {
    const sealed = seal.close('text/1', words);
    expect(Buffer.from(seal.open('text/1', sealed))).toEqual(words);
    expect(() => seal.open('text/2', sealed)).toThrow('text/2 was changed, moved');
  });

  it('never looks the same twice, and shows nothing of the words', () => {
    const [one, other] = [seal.close('text/1', words), seal.close('text/1', words)];
    expect(one).not.toEqual(other);
    expect(Buffer.from(one).includes('138')).toBe(false);
  });

  it('does not open when any one byte was changed or the end is missing', () => {
    const sealed = seal.close('text/1', words);
    for (let index = 0; index < sealed.length; index += 1) {
      const bent = Uint8Array.from(sealed);
      bent[index] = (bent[index] ?? 0) ^ 1;
      expect(() => seal.open('text/1', bent)).toThrow(/was changed|another key/);
    }
    for (const end of [0, 10, 28, sealed.length - 1]) {
      expect(() => seal.open('text/1', sealed.subarray(0, end))).toThrow(/cut short|was changed/);
    }
  });

  it('says that the key is another one, and refuses a key of the wrong size', () => {
    const sealed = seal.close('text/1', words);
    const other = makeSeal(new Uint8Array(32).fill(2));
    expect(() => other.open('text/1', sealed)).toThrow('sealed with another key');
    expect(() => makeSeal(new Uint8Array(31))).toThrow('32 bytes');
  });

  it('veils numbers: the same again with the same key and place, and nowhere else', () => {
    const secrets = [7, 8, 2 ** 36 + 0.5, 7].map((number) => ({ number, within: 'hq/east' }));
    const veiled = seal.veil(secrets);
    expect(veiled[0]).toBe(veiled[3]);
    expect(new Set(veiled).size).toBe(3);
    expect(seal.veil(secrets)).toEqual(veiled);
    const elsewhere = seal.veil(secrets.map(({ number }) => ({ number, within: 'hq/west' })));
    const others = makeSeal(new Uint8Array(32).fill(2)).veil(secrets);
    expect(new Set([...veiled, ...elsewhere, ...others]).size).toBe(9);
    expect(seal.veil([])).toEqual([]);
  });

  it('veils what was veiled by an earlier version as it was then: what is kept is found again', () => {
    const secrets = [
      { number: 34359738369.5, within: 'hq/east' },
      { number: -3n, within: '' },
      { number: 34359738369.5, within: 'hq/east' },
    ];
    const then = [-2425692798247706715n, 4919977517243691411n, -2425692798247706715n];
    expect(makeSeal(new Uint8Array(32).fill(7)).veil(secrets)).toEqual(then);
  });

  it('never uses a nonce twice', () => {
    const nonces = Array.from({ length: 1_000 }, () =>
      Buffer.from(seal.close('text/1', words).subarray(1, 13)).toString('hex'),
    );
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  it('keeps data whole, times and bytes included', () => {
    const data = { at: noon, bytes: new Uint8Array([0, 255]), list: [{ deep: true }], text: '上报' };
    expect(openJson(seal, 'inbox/1', sealJson(seal, 'inbox/1', data))).toEqual(data);
  });
});

describe('the sealing key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-key-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once, for its owner’s eyes only, and found again', () => {
    const made = sealKey(folder);
    expect(made).toHaveLength(32);
    expect(sealKey(folder)).toEqual(made);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'seal.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'seal.key'), 'utf8').trim()).toBe(Buffer.from(made).toString('base64'));
  });

  it('may be given as base64 or as hex, and nothing else passes for one', () => {
    expect(sealKey(folder, `${Buffer.from(key).toString('base64')}\n`)).toEqual(Buffer.from(key));
    expect(sealKey(folder, Buffer.from(key).toString('hex'))).toEqual(Buffer.from(key));
    for (const bad of ['', 'secret', 'ab'.repeat(31)])
      expect(() => sealKey(folder, bad)).toThrow('openssl rand');
    writeFileSync(join(folder, 'seal.key'), 'torn');
    expect(() => sealKey(folder)).toThrow('seal.key is not a key');
  });
});

describe('what is stored as JSON', () => {
  const data = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary' }).map(storable),
      fc.integer(),
      fc.boolean(),
      fc.date({ noInvalidDate: true }),
      fc.uint8Array({ maxLength: 8 }),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(
        fc.string({ unit: 'grapheme-ascii', minLength: 1 }).filter((name) => !name.startsWith('$')),
        tie('any'),
        { maxKeys: 4 },
      ),
    ),
  })).any;

  it('comes back exactly as it was', () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(fromJson(JSON.parse(JSON.stringify(toJson(value))))).toEqual(value);
      }),
      { seed: 20261121, numRuns: 500 },
    );
  });

  it('has one canonical form, whatever the order of its keys', () => {
    fc.assert(
      fc.property(data, (value) => {
        const json = toJson({ a: value, b: 1, 中: 2 });
        const turned = JSON.parse(
          JSON.stringify(json, (_, v) =>
            v && typeof v === 'object' && !Array.isArray(v)
              ? Object.fromEntries(Object.entries(v).reverse())
              : v,
          ),
        );
        expect(canonical(turned)).toBe(canonical(json));
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });

  it('leaves out what is absent, and refuses what it could not give back', () => {
    expect(toJson({ a: undefined, b: 1 })).toEqual({ b: 1 });
    expect(() => toJson({ a: 1n })).toThrow('bigint');
    expect(() => toJson({ a: () => 1 })).toThrow('function');
    expect(() => toJson(null)).toThrow('null');
  });
});
