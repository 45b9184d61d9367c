import { expect, it } from 'vitest';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { lessonOf } from '../../src/triage/lesson.ts';
import {
  after,
  dismissalAskedBy,
  incident,
  liMin,
  person,
  pudong,
  triage,
  words,
  xuhui,
} from '../support/story.ts';

const pressed = { incident, by: person(liMin), at: after(1) } as const;
const dismissed = { ...pressed, type: 'dismissed', reason: words, askedBy: liMin } as const;
const moved = { ...pressed, type: 'moved', from: xuhui, to: pudong } as const;
const toLevel = { ...pressed, type: 'levelChanged', from: 'orange', reasons: [] } as const;
const toNature = { ...pressed, type: 'natureChanged', from: 'safety' } as const;

it.each<[string, IncidentEvent, object | undefined]>([
  ['a final dismissal says it is no matter of ours', dismissed, { said: 'dismissed', relevant: false }],
  ['a dismissal that waits says nothing yet', dismissalAskedBy(liMin), undefined],
  ['非我院 is kept, and says nothing of the words', { ...moved, why: 'notOurs' }, { said: 'notOurs' }],
  ['a move by who knows better says nothing', { ...moved, why: 'move' }, undefined],
  [
    'a grave level says that it hurts',
    { ...toLevel, to: 'yellow' },
    { said: 'level', level: 'yellow', relevant: true, negative: true },
  ],
  ['blue may hurt or not', { ...toLevel, to: 'blue' }, { said: 'level', level: 'blue', relevant: true }],
  [
    'a nature says that it hurts',
    { ...toNature, to: 'complaint' },
    { said: 'nature', nature: 'complaint', relevant: true, negative: true },
  ],
  [
    'praise does not',
    { ...toNature, to: 'praise' },
    { said: 'nature', nature: 'praise', relevant: true, negative: false },
  ],
  [
    'what is untrue may hurt or not',
    { ...toNature, to: 'rumour' },
    { said: 'nature', nature: 'rumour', relevant: true },
  ],
  [
    'an undone dismissal is taken back',
    { ...pressed, type: 'undone', what: 'dismissal' },
    { said: 'takenBack' },
  ],
  ['an undone claim teaches nothing', { ...pressed, type: 'undone', what: 'claim' }, undefined],
  [
    'reopened, it was a matter after all',
    { ...pressed, type: 'reopened', reason: words },
    { said: 'takenBack' },
  ],
  ['what triage says itself teaches it nothing', { ...toLevel, to: 'red', by: triage }, undefined],
])('%s', (_rule, event, lesson) => {
  const by = lesson && !('said' in lesson && lesson.said === 'takenBack') ? { by: 'branch' } : {};
  expect(lessonOf(event, 'branch')).toEqual(lesson && { ...lesson, ...by });
});
