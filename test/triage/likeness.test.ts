import { describe, expect, it } from 'vitest';
import { fold } from '../../src/triage/fold.ts';
import { fingerprint, similar } from '../../src/triage/likeness.ts';

const original =
  '昨天带母亲去看病，挂的是上午十点的号，一直等到下午两点才见到医生，问诊不到三分钟就让去做检查，检查费花了一千多，结果出来又说没事。' +
  '我们问能不能解释一下报告，护士说医生下班了，让我们改天再来。老人家坐了三个小时的车，回去的路上一直在叹气，希望院方给一个说法。';

function print(text: string) {
  return fingerprint(fold(text));
}

function likeness(a: string, b: string): number {
  return similar(print(a).signature, print(b).signature);
}

function share(a: string, b: string): boolean {
  const bands = new Set(print(a).bands);
  return print(b).bands.some((band) => bands.has(band));
}

const edits: Readonly<Record<string, string>> = {
  'a prefix': `转发微博！求扩散：${original}`,
  'a suffix': `${original} @城市观察 @本地热点`,
  'a comment before it': `太过分了，我上次去也是这样，真的无语。//@某某：${original}`,
  '5 % of its letters changed': [...original].map((letter, at) => (at % 20 === 7 ? '某' : letter)).join(''),
  'a third cut off': original.slice(0, Math.floor(original.length * 0.7)),
  'its halves in the other order': original.slice(60) + original.slice(0, 60),
};

describe('nearly the same words', () => {
  it.each(Object.entries(edits))('are seen through %s', (_name, edited) => {
    expect(share(original, edited)).toBe(true);
    expect(likeness(original, edited)).toBeGreaterThanOrEqual(0.4);
  });

  it('are not another text of the same length', () => {
    const other = original.split('').reverse().join('');
    expect(share(original, other)).toBe(false);
    expect(likeness(original, other)).toBeLessThan(0.2);
  });
});

describe('a fingerprint', () => {
  it('is equal for the same words, however they are written and pointed', () => {
    expect(print('徐匯院區，誤診！').exact).toBe(print('徐汇院区 误诊').exact);
  });

  it('differs for other words', () => {
    const texts = ['', '误诊', '误诊。了', '诊误', '徐汇院区误诊', '浦东院区误诊', '😀', '😂'];
    expect(new Set(texts.map((text) => print(text).exact)).size).toBe(texts.length);
  });

  it('has 16 bands and 48 bytes, or none for texts under twelve letters', () => {
    expect(print(original)).toMatchObject({ bands: { length: 16 }, signature: { length: 48 } });
    expect(print('这里太差了，差评！')).toMatchObject({ bands: [], signature: { length: 0 } });
    expect(similar(print('太差').signature, print('太差').signature)).toBe(0);
  });

  it('fits the signed 64 bits of a database', () => {
    for (const hash of [print(original).exact, ...print(original).bands]) {
      expect(BigInt.asIntN(64, hash)).toBe(hash);
    }
  });

  it('stays what it was: stored ones must be found again', () => {
    expect(print(original).exact).toMatchInlineSnapshot(`327916428672851197n`);
    expect(print(original).bands.slice(0, 2)).toMatchInlineSnapshot(`
      [
        1282329931317859027n,
        -7200694622113288811n,
      ]
    `);
  });
});
