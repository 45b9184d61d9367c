import { describe, expect, it } from 'vitest';
import { levels, nothingYet, type PersonId } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { permit } from '../../src/policy/permit.ts';
import { permitTable } from '../../src/policy/permitTable.ts';
import { commands, demandsOf, speechOf } from '../../src/policy/speech.ts';
import { org, unit } from '../support/demoOrg.ts';
import { named } from '../support/speech.ts';
import { after, incident, known, levelSet, liMin, opened, person, zhouJie } from '../support/story.ts';

describe('what words to the public take', () => {
  it.each([
    ['red', ['command', 'review'], true],
    ['orange', ['command', 'review'], true],
    ['yellow', ['command'], false],
    ['blue', ['command'], false],
  ] as const)('at %s: %s, by a living list: %s', (level, needs, liveOnly) => {
    expect(demandsOf(level, defaultPolicy)).toEqual({ needs, liveOnly });
  });

  it('is asked at the level of now, in the duty and for whom it is pressed', () => {
    const risen = known(opened, levelSet('yellow', 'red', 5));
    const role = { unit: unit('hq'), duty: 'command' };
    const ways = [{ name: 'site', forms: ['site'] }] as const;
    const asked = { role, standing: { byFile: true, behalf: zhouJie } };
    const stopped = { by: 'E009' as PersonId, at: after(1) };
    expect(speechOf(risen, asked, defaultPolicy, ways, stopped)).toEqual({
      ...{ needs: ['command', 'review'], liveOnly: true, byFile: true, approvalMs: 7_200_000 },
      ...{ ways, duty: 'command', behalf: zhouJie, stopped },
    });
    expect(speechOf(nothingYet, {}, defaultPolicy, [], undefined)).toEqual({
      ...{ needs: ['command'], liveOnly: false, byFile: false, approvalMs: 7_200_000, ways: [] },
    });
  });

  it('every level asks for somebody', () => {
    for (const level of levels) expect(demandsOf(level, defaultPolicy).needs.length).toBeGreaterThan(0);
  });

  it.each([
    ['command', true],
    ['review', false],
    ['constructor', false],
    ['nonesuch', false],
  ])('%s commands: %s', (duty, does) => {
    expect(commands(duty, defaultPolicy)).toBe(does);
  });
});

describe('who brings words to the public', () => {
  const publicWords = [
    ...(['submit', 'takeBack', 'approve', 'unapprove', 'reject', 'askChanges'] as const),
    ...(['publish', 'callOff', 'register', 'settlePublication'] as const),
  ];
  const asked = { incident, ...named, publication: 'p', ways: [], link: 't', found: 'same', published: true };
  const it0 = known(opened);
  const duties = Object.keys(defaultPolicy.duties);
  const places = [...org.units.keys()];

  it.each(publicWords)('%s is headquarters’ alone: no branch, no region, in no duty', (type) => {
    const command = { type, ...asked } as unknown as Parameters<typeof permit>[0];
    for (const at of places)
      for (const duty of duties) {
        const { allowed } = permit(command, it0, person(liMin), { unit: at, duty }, org, defaultPolicy);
        const may = Object.keys(permitTable[type]).includes(duty);
        expect(allowed, `${at} ${duty}`).toBe(at === unit('hq') && may);
      }
  });

  it.each(['approve', 'unapprove'] as const)('%s is no release group’s', (type) => {
    expect(Object.keys(permitTable[type]).toSorted()).toEqual(['command', 'review']);
  });

  it('no machine approves, hands in or publishes', () => {
    for (const type of publicWords)
      for (const machine of ['triage', 'timer', 'adviser', 'writer', 'publisher'] as const) {
        const command = { type, ...asked } as unknown as Parameters<typeof permit>[0];
        const actor = { kind: 'machine', id: machine } as const;
        expect(permit(command, it0, actor, undefined, org, defaultPolicy).allowed).toBe(false);
      }
  });
});
