import { describe, expect, it } from 'vitest';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { follows } from '../support/following.ts';
import {
  after,
  chenYu,
  claimedBy,
  closedBy,
  dismissedBy,
  incident,
  liMin,
  mergedBy,
  opened,
  person,
  words,
} from '../support/story.ts';

const orange = { ...opened, level: 'orange' } as const;
const stamp = { incident, by: person(chenYu), at: after(1) } as const;
const started: IncidentEvent = { ...stamp, type: 'responseStarted', on: 'slack' };
const made: IncidentEvent = { ...stamp, type: 'roomOpened', channel: 'slack:C9' };
const missing: IncidentEvent = { ...stamp, type: 'roomMissing', why: 'refused' };
const reopened: IncidentEvent = { ...stamp, type: 'reopened', reason: words };
const undone: IncidentEvent = { ...stamp, type: 'undone', what: 'dismissal' };

/** What the incident's own group has to do after the last of these. */
function rooms(...events: readonly IncidentEvent[]): readonly string[] {
  return follows([orange, ...events]).flatMap((effect) => (effect.type === 'room' ? effect.what : []));
}

describe('the group of an incident 响应群', () => {
  it.each<[string, readonly IncidentEvent[], readonly string[]]>([
    ['is to be made when the response starts', [started], ['make']],
    ['is made by people where no platform can', [{ ...stamp, type: 'responseStarted' }], []],
    ['hears what it is for when it is there', [started, made], ['open']],
    ['hears of the end', [started, made, closedBy(chenYu, 2)], ['tell']],
    ['hears of a dismissal', [started, made, dismissedBy(liMin, 2)], ['tell']],
    ['hears that its incident went into another', [started, made, mergedBy(chenYu, 2)], ['tell']],
    ['hears of a new beginning', [started, made, closedBy(chenYu, 2), reopened], ['tell']],
    ['hears that a dismissal was undone', [started, made, dismissedBy(liMin, 2), undone], ['tell']],
    [
      'hears nothing of a claim that was undone',
      [started, made, claimedBy(liMin, 2), { ...stamp, type: 'undone', what: 'claim' }],
      [],
    ],
    ['is not there before it is made', [started, closedBy(chenYu, 2)], []],
    ['is not there when it was not made', [started, missing, closedBy(chenYu, 2)], []],
    ['is nobody’s without a response', [closedBy(chenYu, 2)], []],
  ])('%s', (_what, events, expected) => {
    expect(rooms(...events)).toEqual(expected);
  });

  it('rings the command group when it could not be made', () => {
    const told = follows([orange, started, missing]).filter((effect) => effect.type === 'tell');
    expect(told).toMatchObject([{ unit: 'hq', duties: ['command'], ring: 'roomMissing' }]);
  });
});
