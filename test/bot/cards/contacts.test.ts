import { expect, it } from 'vitest';
import { contactsAnswer } from '../../../src/bot/cards/contacts.ts';
import type { Contact } from '../../../src/policy/contacts.ts';
import { defaultPolicy } from '../../../src/policy/defaults.ts';
import { org, unit } from '../../support/demoOrg.ts';

const seat = { unit: unit('hq'), duty: 'command' };
const people = { byId: new Map(), byIdentity: new Map() };
const ctx = { org, people, policy: defaultPolicy, now: new Date('2026-03-01T04:00:00Z'), seat };
const wen: Contact = {
  ...{ id: 'a', kind: 'media', region: unit('hq'), organisation: '示例晚报', name: '温知秋', post: '记者' },
  ...{ phone: '021-5555 0301', email: 'wen@news.invalid', note: '手机 13800000000' },
};

it('shows numbers and addresses whole to one who is answered alone, and masked where all see them', () => {
  expect(contactsAnswer([wen], true, ctx).text).toContain('021-5555 0301 · wen@news.invalid');
  const { text } = contactsAnswer([wen], false, ctx);
  expect(text).toContain('示例晚报 温知秋 记者 · 021-**** **01 · w***@news.invalid');
  expect(text).not.toMatch(/0301|13800000000/u);
  expect(text).toContain('人人可见');
});

it('puts them under their kind, counts what is left, and makes of a row one line', () => {
  const many = Array.from({ length: 25 }, (_, at) => ({ ...wen, id: `${at}`, name: `某\n${at}` }));
  const lines = contactsAnswer([...many, { ...wen, kind: 'police' }], true, ctx).text.split('\n');
  expect(lines[0]).toBe('【媒体】');
  expect(lines.filter((line) => line.startsWith('· '))).toHaveLength(20);
  expect(lines.some((line) => line.startsWith('另有 6 位'))).toBe(true);
});

it('says how to ask where nobody fits', () => {
  expect(contactsAnswer([], true, ctx).text).toContain('通讯录 媒体');
});
