import { describe, expect, it } from 'vitest';
import { counting } from '../../src/handlers/counting.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import type { Ask, Audit, Change } from '../../src/ports.ts';
import { MemoryLedger } from '../support/memoryLedger.ts';
import { bedFree, command, first, publisher, siteOut } from '../support/speech.ts';
import { incident, noon } from '../support/story.ts';

/** An audit that forgets. */
const audit: Audit = { note: async () => {}, verify: async () => ({ ok: true, rows: 0, head: '' }) };
const of = { incident, statement: first, version: 1, hash: 'h1', by: command.actor, at: noon } as const;
const approve: Ask = {
  ...{ id: 'a', actor: command.actor, texts: [] },
  command: { type: 'approve', incident, version: 1, hash: 'h1' },
};

function changed(...events: readonly IncidentEvent[]): Change {
  return {
    ask: approve,
    events,
    next: { stage: 'none' },
    effects: [],
    verdicts: [],
    drill: false,
    lessons: [],
  };
}

describe('what is counted', () => {
  it('is what was approved, sent back and published, and each no to a person', async () => {
    const counted = counting(new MemoryLedger(), audit);
    await counted.ledger.commit(
      0,
      changed(
        { ...of, type: 'approved', duty: 'command' },
        { ...of, type: 'approved', duty: 'review' },
        { ...of, type: 'versionEnded', how: 'superseded' },
        { ...of, type: 'versionEnded', how: 'rejected' },
        { ...of, type: 'publicationTold', publication: siteOut, way: 'site', state: 'uncertain' },
      ),
    );
    await counted.ledger.refuse(approve, { reason: 'isAuthor' });
    const late: Ask = {
      ...approve,
      actor: publisher,
      command: { type: 'confirmFact', incident, fact: bedFree },
    };
    await counted.ledger.refuse(late, { reason: 'notFound' });
    expect(counted.figures()).toEqual([
      'approvals_total{result="approved"} 2',
      'approvals_total{result="rejected"} 1',
      'approvals_total{result="refused"} 1',
      'publish_total{result="uncertain"} 1',
      'authz_denied_total{action="approve"} 1',
    ]);
  });

  it('is nothing that was not written down', async () => {
    const counted = counting(new MemoryLedger(), audit);
    await expect(counted.ledger.commit(7, changed({ ...of, type: 'unapproved' }))).rejects.toThrow();
    expect(counted.figures()).toEqual([]);
  });

  it('names no word of a stranger, and never grows without an end', async () => {
    const counted = counting(new MemoryLedger(), audit);
    const note = (action: string) =>
      counted.audit.note({ actor: 'person:E1', action, subject: 's', detail: {}, at: noon });
    await note('refused.home');
    await note('refused.canary"} 1\n# 13812345678');
    await note('viewed');
    for (let at = 0; at < 200; at += 1)
      await note(`refused.${'a'.repeat((at % 40) + 1)}${'b'.repeat(at / 40)}`);
    const figures = counted.figures();
    expect(figures).toContain('authz_denied_total{action="home"} 1');
    expect(figures.join('\n')).not.toMatch(/canary|138/);
    expect(figures.length).toBeLessThanOrEqual(101);
  });
});
