import { describe, expect, it } from 'vitest';
import type { Desk, Doing } from '../../src/handlers/desk.ts';
import { looking } from '../../src/handlers/looking.ts';
import type { Opening } from '../../src/policy/rights.ts';
import type { Audit } from '../../src/ports.ts';
import { now, opened, people, post, viewOf, voice, wangFang } from '../bot/cards/sample.ts';

type Note = Parameters<Audit['note']>[0];

const view = viewOf(opened, { first: post, quote: post });
const reason = '核实患者身份';

/** The command group on a chat that can answer one person alone, or cannot. */
function houseWhere(isPrivate: boolean, note?: Audit['note']) {
  const notes: Note[] = [];
  const openings: Opening[] = [];
  const desk = {
    ...{ settings: () => voice, now: () => now, newId: () => 'text-9' },
    groups: { platform: () => ({ can: { private: isPrivate } }) },
    reads: { mentionsOf: async () => [post] },
    audit: { note: note ?? (async (entry: Note) => void notes.push(entry)) },
    openings: {
      open: async (opening: Opening) => {
        openings.push(opening);
        return { evidence: post.evidence, text: '原文' };
      },
    },
  } as unknown as Desk;
  const doing = {
    ...{ platform: 'chat', person: people.byId.get(wangFang), byFile: false },
    role: { unit: voice.org.root, duty: 'command' },
    inbound: { kind: 'press', key: 'k', at: now, by: 'chat:t:wang', channel: 'g1', subject: opened.id },
  } as unknown as Doing;
  const look = (values: Readonly<Record<string, string>>) => looking(desk, doing, view, 'view', values);
  return { notes, openings, look };
}

describe('who looks at what was said', () => {
  it('is on record, with what they looked at and as whom', async () => {
    const { notes, look } = houseWhere(true);
    expect(await look({})).toMatchObject({ tone: 'ok' });
    const detail = { mentions: [post.id], unit: voice.org.root, duty: 'command' };
    expect(notes).toEqual([
      { actor: `person:${wangFang}`, action: 'viewed', subject: opened.id, detail, at: now },
    ]);
  });

  it('is shown nothing when it cannot be put on record', async () => {
    const { look } = houseWhere(true, () => Promise.reject(new Error('no audit')));
    await expect(look({})).rejects.toThrow('no audit');
  });

  it('has what is sealed opened for them alone', async () => {
    const { openings, look } = houseWhere(true);
    expect(await look({ reason })).toMatchObject({ tone: 'ok' });
    expect(openings).toEqual([
      expect.objectContaining({ incident: opened.id, mention: post.id, by: wangFang }),
    ]);
  });

  it('has nothing opened where others would read it; that is on record', async () => {
    const { notes, openings, look } = houseWhere(false);
    expect(await look({ reason })).toMatchObject({ tone: 'refused' });
    expect(openings).toEqual([]);
    expect(notes.map(({ detail }) => detail.reason)).toEqual(['notPrivate']);
  });
});
