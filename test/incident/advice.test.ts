import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/incident/language.ts';
import {
  adviser,
  after,
  claimedBy,
  closedBy,
  dismissalAskedBy,
  dismissedBy,
  given,
  known,
  liMin,
  machine,
  opened,
  post,
  words,
} from '../support/story.ts';

type Advise = Extract<Command, { type: 'advise' }>;
const byAdviser = machine(adviser);

function thinks(stance: Advise['stance'], more: Partial<Advise> = {}) {
  return { type: 'advise', mention: post, stance, ...more } as const;
}

describe('a second opinion', () => {
  it('is kept as a hint, with the words that it points at', () => {
    const next = given(opened)
      .when(byAdviser, thinks('fair', { text: words }), 5)
      .yields({ type: 'advised', mention: post, stance: 'fair', text: words });
    expect(next).toEqual({
      ...known(opened),
      advice: { stance: 'fair', mention: post, at: after(5), text: words },
    });
  });

  it('takes away neither the undo of the press before it nor a dismissal that waits', () => {
    const claimed = given(opened, claimedBy(liMin)).when(byAdviser, thinks('aside'), 2);
    expect(claimed.next).toMatchObject({ stage: 'owned', undoable: { what: 'claim' } });
    const waiting = given(opened, dismissalAskedBy(liMin)).when(byAdviser, thinks('adverse'), 3);
    expect(waiting.next).toMatchObject({ dismissal: { by: liMin }, advice: { stance: 'adverse' } });
  });

  it('is not said twice', () => {
    const heard = { ...opened, type: 'advised', mention: post, stance: 'fair', at: after(1) } as const;
    given(opened, heard).when(byAdviser, thinks('fair')).yields();
  });

  it('against us is not talked away by a later one, and one against us is heard after any', () => {
    const heard = { incident: opened.incident, by: adviser, at: after(1), mention: post } as const;
    given(opened, { ...heard, type: 'advised', stance: 'adverse' })
      .when(byAdviser, thinks('aside'))
      .yields();
    given(opened, { ...heard, type: 'advised', stance: 'aside' })
      .when(byAdviser, thinks('adverse'))
      .yields({ type: 'advised', mention: post, stance: 'adverse' });
  });

  it.each([
    ['dismissed', [opened, dismissedBy(liMin)]],
    ['closed', [opened, closedBy(liMin)]],
    ['not there', []],
  ])('comes too late for what is %s, and reopens nothing', (_stage, history) => {
    given(...history)
      .when(byAdviser, thinks('adverse'), 60)
      .refused({ reason: 'noLongerNeeded' });
  });
});
