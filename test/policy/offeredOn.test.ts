import { describe, expect, it } from 'vitest';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { offeredOn } from '../../src/policy/offeredOn.ts';
import { org, type UnitName, unit } from '../support/demoOrg.ts';
import { drafted, ended, publishing, ready, scheduled, submitted, told } from '../support/speech.ts';
import { chenYu, dismissedBy, known, liMin, mergedBy, opened, person } from '../support/story.ts';

const ways = [{ name: 'site', forms: ['site'] }] as const;

function offers(history: readonly IncidentEvent[], duty: string, name: UnitName = 'hq') {
  const incident = known(...history);
  const version = incident.versions?.at(-1);
  if (!version) throw new Error('no text');
  return offeredOn(incident, version, { unit: unit(name), duty }, org, defaultPolicy, ways).toSorted();
}

const text = [opened, drafted(person(liMin))];
const handedIn = [...text, submitted()];
const out = [...ready, publishing()];

describe('what may be pressed on a text', () => {
  it.each<readonly [string, readonly IncidentEvent[], string, readonly string[]]>([
    ['a draft, by its writers', text, 'release', ['edit', 'submit']],
    ['a draft, by who approves', text, 'review', []],
    [
      'what waits, by command',
      handedIn,
      'command',
      ['approve', 'askChanges', 'edit', 'liftStop', 'reject', 'stopAll', 'takeBack'],
    ],
    ['what waits, by review at a level that does not ask it', handedIn, 'review', ['askChanges', 'reject']],
    ['what waits, by its writers', handedIn, 'release', ['edit', 'takeBack']],
    ['what is ready, by its writers', ready, 'release', ['edit', 'publish', 'register', 'takeBack']],
    [
      'what is ready, by command',
      ready,
      'command',
      ['askChanges', 'edit', 'liftStop', 'publish', 'register', 'reject', 'stopAll', 'takeBack', 'unapprove'],
    ],
    [
      'what is set for later',
      [...ready, scheduled(60)],
      'release',
      ['callOff', 'edit', 'publish', 'register', 'takeBack'],
    ],
    ['what is on its way', out, 'release', ['correct', 'register']],
    ['what is public', [...out, told('published')], 'release', ['correct', 'register']],
    ['what is public, by command', [...out, told('published')], 'command', ['correct', 'register']],
    [
      'what is not known',
      [...out, told('uncertain')],
      'release',
      ['correct', 'register', 'settlePublication'],
    ],
    ['what failed', [...out, told('failed')], 'release', ['edit', 'publish', 'register', 'takeBack']],
    ['what was sent back', [...handedIn, ended('rejected')], 'release', ['edit']],
    ['what was sent back, by who approves', [...handedIn, ended('rejected')], 'review', []],
    ['what is in a dismissed matter', [...ready, dismissedBy(liMin)], 'command', []],
    ['what is in a merged one', [...ready, mergedBy(chenYu)], 'command', []],
    ['what is no business of analysis', ready, 'analysis', []],
  ])('%s', (_what, history, duty, presses) => {
    expect(offers(history, duty)).toEqual(presses);
  });

  it('is nothing outside headquarters, whatever the group is called', () => {
    for (const name of ['east', 'xuhui', 'pudong'] as const)
      for (const duty of Object.keys(defaultPolicy.duties)) expect(offers(ready, duty, name)).toEqual([]);
  });

  it('is the difference, where there was a text before', () => {
    const second = drafted(person(liMin), { version: 2, hash: 'h2', base: 1 });
    expect(offers([...text, ended('superseded', 4), second], 'review')).toEqual(['difference']);
  });
});
