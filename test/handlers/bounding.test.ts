import { describe, expect, it } from 'vitest';
import { bounding } from '../../src/handlers/bounding.ts';
import type { Audit } from '../../src/ports.ts';
import { noon } from '../support/story.ts';

type Entry = Parameters<Audit['note']>[0];

const no: Entry = {
  ...{ actor: 'nobody', action: 'refused.request', subject: '/hooks/*', at: noon },
  detail: { reason: 'notSigned' },
};

/** The audit that forgets nothing, in a list. */
function bounded() {
  const rows: Entry[] = [];
  const verify: Audit['verify'] = async () => ({ ok: true, rows: rows.length, head: '' });
  const audit = bounding({ note: async (entry) => void rows.push(entry), verify }, (error) => {
    throw error;
  });
  return { audit, rows };
}

describe('noes to outsiders', () => {
  it('have one row at once and one that counts the rest, however many they are', async () => {
    const { audit, rows } = bounded();
    for (let time = 0; time < 1000; time += 1) await audit.note(no);
    expect(rows).toEqual([no]);
    await audit.settle();
    expect(rows).toEqual([no, { ...no, detail: { ...no.detail, more: 999 } }]);
  });

  it('are told apart by who, where and why', async () => {
    const { audit, rows } = bounded();
    const others = [
      { ...no, subject: '/slack/events' },
      { ...no, actor: 'person:E111' },
      { ...no, detail: { reason: 'notHere' } },
      { ...no, action: 'refused.approve', detail: { reason: 'personUnknown', channel: 'slack:C1' } },
    ];
    for (const each of [no, ...others, no, ...others]) await audit.note(each);
    expect(rows).toEqual([no, ...others]);
  });

  it('cannot be made many by calling things differently', async () => {
    const { audit, rows } = bounded();
    for (let time = 0; time < 1000; time += 1) await audit.note({ ...no, subject: `/${time}` });
    await audit.settle();
    expect(rows.length).toBeLessThan(30);
    const counted = rows.map(({ detail }) => Number(detail.more ?? 1));
    expect(counted.reduce((sum, each) => sum + each)).toBe(1000);
  });

  it('crowd out nobody else’s', async () => {
    const { audit, rows } = bounded();
    for (let time = 0; time < 1000; time += 1) await audit.note({ ...no, subject: `/${time}` });
    const own = { ...no, actor: 'person:E111', subject: '/api/press' };
    await audit.note(own);
    expect(rows).toContainEqual(own);
  });

  it('begin anew when they have been counted', async () => {
    const { audit, rows } = bounded();
    await audit.note(no);
    await audit.settle();
    await audit.note(no);
    expect(rows).toEqual([no, no]);
  });
});

it('what a person of ours did or was refused has its row each time', async () => {
  const { audit, rows } = bounded();
  const own = { ...no, actor: 'person:E111', action: 'refused.approve' };
  for (let time = 0; time < 5; time += 1) await audit.note(own);
  expect(rows).toHaveLength(5);
});
