import { beforeAll, describe, expect, it } from 'vitest';
import { type Killed, kill } from '../../fault/kill.ts';

/** One run ends with SIGTERM; every third is killed once more while it comes up. */
const course = { runs: 3, seed: 20_261_122, leave: [2] } as const;

describe('the service is killed in the middle of its work, three times over', () => {
  let killed: Killed;
  beforeAll(async () => {
    killed = await kill(course);
  }, 600_000);

  it('at moments of work and of coming up, with two hundred acknowledged before each', () => {
    expect(killed.report.points).toEqual({ opening: 1, random: 2, sigterm: 1 });
    expect(killed.report.acked).toBeGreaterThanOrEqual(200 * course.runs);
    expect(killed.presses, 'somebody pressed').toBeGreaterThan(0);
    expect(killed.judgement.incidents, 'incidents opened').toBeGreaterThan(0);
    expect(killed.judgement.cards, 'cards were shown').toBeGreaterThan(0);
  });

  it('loses nothing that it acknowledged, and decides all of it', () => {
    expect(killed.judgement.lost).toEqual([]);
  });

  it('does nothing twice: no mention, no press, no card', () => {
    expect(killed.judgement.duplicated).toEqual([]);
  });

  it('shows nothing that nobody asked for', () => {
    expect(killed.judgement.unexpected).toEqual([]);
  });

  it('keeps an audit that verifies', () => {
    expect(killed.judgement.auditOk).toBe(true);
  });

  it('told to leave, it finishes what it has and goes in order within 25 seconds', () => {
    const [left] = killed.left;
    expect(left, left?.log).toMatchObject({ code: 0, leased: 0 });
    expect(left?.seconds).toBeLessThan(25);
  });
});
