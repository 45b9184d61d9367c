import { describe, expect, it } from 'vitest';
import { openBindingBook } from '../../src/handlers/bindings.ts';
import { bindPhrase } from '../../src/handlers/phraseBind.ts';
import type { PersonId } from '../../src/incident/incident.ts';
import type { Settings } from '../../src/ports.ts';
import { people, voice } from '../bot/cards/sample.ts';
import { keepsakesOf } from '../contract/support/keepsakes.ts';
import { after, noon } from '../support/story.ts';

const li = '1001' as PersonId;
const settings: Settings = {
  ...{
    org: voice.org,
    people,
    policy: voice.policy,
    sources: [],
    contacts: [],
    hash: '',
    demo: false,
    folder: '',
  },
};

async function book() {
  let time = noon;
  let ids = 0;
  const rows = new Map<string, PersonId>();
  const bindings = await openBindingBook({
    bindings: {
      all: async () => [...rows].map(([identity, person]) => ({ identity, person })),
      bind: async (identity, person) => void rows.set(identity, person),
      unbind: async (identity) => rows.delete(identity),
    },
    codes: keepsakesOf(() => time),
    now: () => time,
    newId: () => `id-${++ids}`,
  });
  return {
    bindings,
    rows,
    at: (when: Date): void => {
      time = when;
    },
  };
}

describe('an account bound by a code', () => {
  it('is the person’s from then on, beside the others', async () => {
    const { bindings } = await book();
    const code = await bindings.issue(li);
    expect(code).toMatch(/^\d{8}$/);
    expect(await bindings.redeem('wecom:ww1:limin', code)).toEqual({ ok: true, person: li });
    const known = bindings.over(settings).people;
    expect(known.byIdentity.get('wecom:ww1:limin')?.name).toBe('李敏');
    expect(known.byId.get(li)?.identities).toContain('wecom:ww1:limin');
    expect(bindings.over(settings)).toBe(bindings.over(settings));
  });

  it('is bound by a code once, and not after ten minutes', async () => {
    const { bindings, at } = await book();
    const code = await bindings.issue(li);
    await bindings.redeem('slack:T1:U1', code);
    expect(await bindings.redeem('slack:T1:U2', code)).toEqual({ ok: false, why: 'wrong' });
    const late = await bindings.issue(li);
    at(after(10));
    expect(await bindings.redeem('slack:T1:U3', late)).toEqual({ ok: false, why: 'wrong' });
  });

  it('may guess five times in ten minutes, also with a right code at the sixth', async () => {
    const { bindings } = await book();
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await bindings.redeem('slack:T1:U9', `0000000${guess}`)).toEqual({ ok: false, why: 'wrong' });
    }
    const code = await bindings.issue(li);
    expect(await bindings.redeem('slack:T1:U9', code)).toEqual({ ok: false, why: 'tooMany' });
  });

  it('may guess no oftener by guessing many times at once', async () => {
    const { bindings } = await book();
    const guesses = Array.from({ length: 40 }, (_each, at) => `${at}`.padStart(8, '0'));
    const all = await Promise.all(guesses.map((code) => bindings.redeem('slack:T1:U8', code)));
    expect(all.filter((each) => !each.ok && each.why === 'wrong')).toHaveLength(5);
    expect(await bindings.redeem('slack:T1:U7', '00000000')).toEqual({ ok: false, why: 'wrong' });
  });

  it('stands for nobody who has left people.csv, and never for another than people.csv says', async () => {
    const { bindings, rows } = await book();
    rows.set('slack:T1:U4', 'gone' as PersonId);
    await bindings.refresh();
    expect(bindings.over(settings).people.byIdentity.has('slack:T1:U4')).toBe(false);
    const fixed = people.byId.get(li);
    if (!fixed) throw new Error('the sample has no 李敏');
    const written = { byId: people.byId, byIdentity: new Map([['slack:T1:U5', fixed]]) };
    rows.set('slack:T1:U5', '2001' as PersonId);
    await bindings.refresh();
    expect(bindings.over({ ...settings, people: written }).people.byIdentity.get('slack:T1:U5')?.id).toBe(li);
  });

  it('is let go by who has it', async () => {
    const { bindings } = await book();
    await bindings.redeem('slack:T1:U6', await bindings.issue(li));
    expect(await bindings.release('slack:T1:U6')).toBe(true);
    expect(await bindings.release('slack:T1:U6')).toBe(false);
    expect(bindings.over(settings).people.byIdentity.has('slack:T1:U6')).toBe(false);
  });
});

describe('what is typed for it', () => {
  it.each([
    ['绑定', { kind: 'bind' }],
    ['绑定 48300217', { kind: 'bind', code: '48300217' }],
    ['绑定：4830 0217', { kind: 'bind', code: '48300217' }],
    ['bind 48300217', { kind: 'bind', code: '48300217' }],
    ['解绑', { kind: 'unbind' }],
    ['绑定手机不给退费', undefined],
    ['绑定 12', undefined],
  ])('%s', (text, phrase) => expect(bindPhrase(text)).toEqual(phrase));
});
