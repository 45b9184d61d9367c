import { describe, expect, it } from 'vitest';
import { evolve } from '../../src/incident/evolve.ts';
import type { Level } from '../../src/incident/incident.ts';
import type { IncidentEvent, ReasonCode } from '../../src/incident/language.ts';
import type { Weight } from '../../src/incident/weight.ts';
import {
  after,
  chenYu,
  coordinator,
  given,
  incident,
  known,
  levelSet,
  machine,
  opened,
  otherIncident,
  person,
  post,
  repost,
  triage,
  words,
} from '../support/story.ts';

const byTriage = machine(triage);
const weight = { reach: 500, trend: 3, units: 1 };
const weighed: Weight = { reasons: ['harm'], ...weight };

/** A person set it from yellow to blue after five minutes, and it weighed that. */
const lowered: IncidentEvent = {
  ...{ type: 'levelChanged', incident, by: person(chenYu), at: after(5) },
  ...{ from: 'yellow', to: 'blue', reasons: [], reason: words, weighed },
};

function join(level: Level, ...reasons: readonly ReasonCode[]) {
  return { type: 'join', mentions: [repost], level, reasons } as const;
}
const joined = { type: 'joined', mentions: [repost] } as const;

describe('a person’s word on the level', () => {
  it('keeps what the matter weighed then', () => {
    const toBlue = { type: 'setLevel', level: 'blue', reason: words } as const;
    const next = given(opened)
      .when({ ...coordinator(chenYu), weight }, toBlue)
      .yields({ type: 'levelChanged', from: 'yellow', to: 'blue', reasons: [], reason: words, weighed });
    expect(next).toMatchObject({ level: 'blue', levelBy: person(chenYu), weighed });
  });

  it('is not taken back for what was there then', () => {
    given(opened, lowered).when(byTriage, join('red', 'harm')).yields(joined);
    given(opened, lowered).when(byTriage, join('red')).yields(joined);
    given(opened, lowered)
      .when(byTriage, join('red', 'harm', 'death'))
      .yields({ ...joined, reasons: ['death'] });
  });

  it('gives way to a cause that was not there, or that was counted', () => {
    const next = given(opened, lowered)
      .when(byTriage, join('red', 'death', 'harm'))
      .yields(
        { ...joined, reasons: ['death'] },
        { type: 'levelChanged', from: 'blue', to: 'red', reasons: ['death', 'harm'] },
      );
    expect(next).toMatchObject({ level: 'red', levelBy: triage, weighed });
    given(opened, lowered)
      .when(byTriage, join('yellow', 'reach'))
      .yields(joined, { type: 'levelChanged', from: 'blue', to: 'yellow', reasons: ['reach'] });
  });

  it('stands behind a rise of triage’s too: the old cause does not come in by that door', () => {
    const rise: IncidentEvent = {
      ...{ type: 'levelChanged', incident, by: triage, at: after(6) },
      ...{ from: 'blue', to: 'yellow', reasons: ['media'] },
    };
    given(opened, lowered, rise)
      .when(byTriage, join('orange', 'harm', 'media'))
      .yields(joined);
  });

  it('stands for good where it is not known what the matter weighed', () => {
    given(opened, levelSet('yellow', 'blue', 5))
      .when(byTriage, join('red', 'death'))
      .yields({ ...joined, reasons: ['death'] });
  });

  it('of a later person is the one that counts', () => {
    expect(known(opened, lowered, levelSet('blue', 'yellow', 7))).not.toHaveProperty('weighed');
  });
});

describe('two that are merged', () => {
  const other = known({ ...opened, incident: otherIncident, reasons: ['minor'] });
  const merge = { type: 'merge', into: otherIncident, reason: words } as const;

  it('weigh together from then on, where a person has spoken of either', () => {
    const { decision } = given(opened, lowered).when({ ...coordinator(chenYu), other, weight }, merge);
    const events = decision.ok ? decision.events.filter((event) => event.incident === otherIncident) : [];
    expect(events.reduce(evolve, other)).toMatchObject({
      reasons: ['minor', 'harm'],
      weighed: { reasons: ['minor', 'harm'], ...weight },
    });
  });

  it('keep what was found in both, and nobody’s word where nobody spoke', () => {
    const { decision } = given(opened).when({ ...coordinator(chenYu), other, weight }, merge);
    const absorbed = decision.ok ? decision.events.find(({ type }) => type === 'absorbed') : undefined;
    expect(absorbed).toMatchObject({ reasons: ['harm'] });
    expect(absorbed).not.toHaveProperty('weighed');
  });
});

it('knows of no reasons before any are found', () => {
  expect(known({ ...opened, reasons: [], mentions: [post] })).not.toHaveProperty('reasons');
});
