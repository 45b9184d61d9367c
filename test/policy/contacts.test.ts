import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitPath } from '../../src/incident/incident.ts';
import {
  type Contact,
  contactNamed,
  contactsLike,
  contactsOf,
  maskEmail,
  maskPhone,
  mayUseContacts,
} from '../../src/policy/contacts.ts';
import { org, unit } from '../support/demoOrg.ts';

const [hq, east, south] = [org.root, unit('east'), unit('south')];

function contact(id: string, region: UnitPath, more: Partial<Contact> = {}): Contact {
  const empty = { organisation: '', name: '', post: '', phone: '', email: '', note: '' };
  return { id, kind: 'media', region, ...empty, ...more };
}

const paper = contact('paper', hq, { organisation: '示例晚报', name: '温知秋', note: '先打电话' });
const police = contact('police', east, { kind: 'police', organisation: '示例区公安分局' });
const south1 = contact('south', south, { organisation: '南方示例报', name: '骆青禾' });
const book = [paper, police, south1];
const ids = (contacts: readonly Contact[]) => contacts.map(({ id }) => id);

describe('the contact book', () => {
  it.each`
    who      | sees
    ${hq}    | ${['paper', 'police', 'south']}
    ${east}  | ${['paper', 'police']}
    ${south} | ${['paper', 'south']}
  `('of $who holds $sees', ({ who, sees }) => {
    expect(ids(contactsOf(book, who))).toEqual(sees);
  });

  it.each`
    who              | may
    ${hq}            | ${true}
    ${east}          | ${true}
    ${unit('xuhui')} | ${false}
    ${'hq/nowhere'}  | ${false}
  `('is open to $who: $may', ({ who, may }) => {
    expect(mayUseContacts(who, org)).toBe(may);
  });

  it.each`
    asked                                    | finds
    ${{}}                                    | ${['paper', 'police', 'south']}
    ${{ about: 'police' }}                   | ${['police']}
    ${{ about: 'regulator' }}                | ${[]}
    ${{ words: '示例 温知秋' }}              | ${['paper']}
    ${{ about: 'media', words: '先打电话' }} | ${['paper']}
    ${{ words: 'south' }}                    | ${['south']}
  `('asked for $asked shows $finds', ({ asked, finds }) => {
    expect(ids(contactsLike(book, asked, org))).toEqual(finds);
  });

  it.each`
    words                        | who
    ${'温知秋 已告知正在核实'}   | ${'paper'}
    ${'示例晚报 温知秋：已告知'} | ${'paper'}
    ${'示例晚报：已告知'}        | ${undefined}
    ${'有人来电'}                | ${undefined}
  `('knows whom "$words" begins with: $who', ({ words, who }) => {
    expect(contactNamed(book, words)?.id).toBe(who);
  });

  it('names nobody where two are called so', () => {
    const again = contact('again', east, { organisation: '另一家报', name: '温知秋' });
    expect(contactNamed([...book, again], '温知秋 已告知')).toBeUndefined();
    expect(contactNamed([...book, again], '另一家报温知秋 已告知')?.id).toBe('again');
  });
});

describe('in a group', () => {
  it.each`
    phone              | shown
    ${'021-5555 0301'} | ${'021-**** **01'}
    ${'13800000000'}   | ${'138******00'}
    ${'110'}           | ${'*10'}
    ${''}              | ${''}
  `('$phone is $shown', ({ phone, shown }) => {
    expect(maskPhone(phone)).toBe(shown);
  });

  it('no number of seven or more can be dialled', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{7,15}$/u), (phone) => {
        expect(maskPhone(phone).replaceAll(/[^*]/gu, '').length).toBeGreaterThanOrEqual(2);
        expect(maskPhone(phone)).toHaveLength(phone.length);
      }),
    );
  });

  it('an address keeps its first letter and its house', () => {
    expect(maskEmail('wen@news.invalid')).toBe('w***@news.invalid');
  });
});
