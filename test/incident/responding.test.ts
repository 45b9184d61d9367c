import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/incident/decide.ts';
import { evolve } from '../../src/incident/evolve.ts';
import type { Incident, Known } from '../../src/incident/incident.ts';
import type { Command, IncidentEvent } from '../../src/incident/language.ts';
import type { ResponseEvent } from '../../src/incident/responseLanguage.ts';
import {
  after,
  chenYu,
  claimedBy,
  closedBy,
  given,
  incident,
  known,
  liMin,
  machine,
  opened,
  person,
  words,
  zhouJie,
} from '../support/story.ts';

const orange = { ...opened, level: 'orange' } as const;
const command = { actor: person(chenYu), stands: 'above', mayDismissAlone: true } as const;
const second = { ...command, actor: person(zhouJie) } as const;
const host = machine({ kind: 'machine', id: 'host' });

function started(on?: string): IncidentEvent {
  const event = { type: 'responseStarted', incident, by: person(chenYu), at: after(1) } as const;
  return on === undefined ? event : { ...event, on };
}

function told(
  event:
    | { type: 'roomOpened'; channel: string }
    | Pick<ResponseEvent & { type: 'roomMissing' }, 'type' | 'why'>,
): IncidentEvent {
  return { incident, by: { kind: 'machine', id: 'host' }, at: after(2), ...event };
}
const made = told({ type: 'roomOpened', channel: 'slack:C9' });
const missing = told({ type: 'roomMissing', why: 'refused' });

describe('starting the response 启动响应', () => {
  const start = { type: 'startResponse', on: 'slack' } as const;

  it.each(['red', 'orange'] as const)('is for what is grave: %s', (level) => {
    const next = given({ ...opened, level })
      .when(command, start)
      .yields({ type: 'responseStarted', on: 'slack' });
    expect(next).toMatchObject({ response: { by: chenYu, room: { is: 'asked', on: 'slack' } } });
  });

  it.each(['yellow', 'blue'] as const)('is not for the rest: %s', (level) => {
    given({ ...opened, level })
      .when(command, start)
      .refused({ reason: 'levelTooLow', level });
  });

  it('says at once that people make the group where no platform can', () => {
    const next = given(orange).when(command, { type: 'startResponse' }).yields({ type: 'responseStarted' });
    expect(next).toMatchObject({ response: { room: { is: 'none', why: 'cannot' } } });
  });

  it.each([
    ['while its group is being made', [started('slack')]],
    ['when its group is there', [started('slack'), made]],
  ])('happens once: %s', (_when, before) => {
    given(orange, ...before)
      .when(second, start)
      .refused({ reason: 'respondedAlready', by: chenYu, at: after(1) });
  });

  it('may be tried again when no group came of it', () => {
    given(orange, started('slack'), missing)
      .when(second, start)
      .yields({ type: 'responseStarted', on: 'slack' });
  });

  it('is a person’s, and not for what has ended', () => {
    given(orange).when(host, start).refused({ reason: 'notPermitted', needs: [] });
    given(orange, closedBy(chenYu)).when(command, start).refused({ reason: 'wrongStage', stage: 'closed' });
  });
});

describe('its group 响应群', () => {
  const room = { type: 'tellRoom', room: { channel: 'slack:C9' } } as const;

  it('is told of once', () => {
    given(orange, started('slack')).when(host, room).yields({ type: 'roomOpened', channel: 'slack:C9' });
    given(orange, started('slack'), made).when(host, room).refused({ reason: 'noLongerNeeded' });
    given(orange, started()).when(host, room).refused({ reason: 'noLongerNeeded' });
    given(orange).when(host, room).refused({ reason: 'noLongerNeeded' });
  });

  it('is told of also when the incident has ended meanwhile, for it is there', () => {
    const next = given(orange, started('slack'), closedBy(chenYu, 2))
      .when(host, room)
      .yields({ type: 'roomOpened', channel: 'slack:C9' });
    expect(next).toMatchObject({ stage: 'closed', response: { room: { is: 'made' } } });
  });

  it('that could not be made says why', () => {
    const next = given(orange, started('slack'))
      .when(host, { type: 'tellRoom', room: { why: 'nobody' } })
      .yields({ type: 'roomMissing', why: 'nobody' });
    expect(next).toMatchObject({ response: { room: { is: 'none', why: 'nobody' } } });
  });

  it('is bound by hand only where none came by itself', () => {
    const bind = { type: 'bindRoom', channel: 'wecom:wr1' } as const;
    given(orange, started()).when(command, bind).yields({ type: 'roomOpened', channel: 'wecom:wr1' });
    given(orange).when(command, bind).refused({ reason: 'notResponded' });
    given(orange, started('slack')).when(command, bind).refused({ reason: 'roomThere' });
    given(orange, started('slack'), made).when(command, bind).refused({ reason: 'roomThere' });
    given(orange, started(), closedBy(chenYu))
      .when(command, bind)
      .refused({ reason: 'wrongStage', stage: 'closed' });
    given(orange, started()).when(host, bind).refused({ reason: 'notPermitted', needs: [] });
  });

  it('stays the incident’s through all that follows', () => {
    const next = given(orange, started('slack'), made, claimedBy(liMin, 3), closedBy(chenYu, 4))
      .when(command, { type: 'reopen', reason: words })
      .yields({ type: 'reopened', reason: words });
    expect(next).toMatchObject({ stage: 'open', response: { room: { is: 'made', channel: 'slack:C9' } } });
  });
});

describe('whatever is pressed, told and bound, in whatever order', () => {
  const commands: readonly Command[] = [
    { type: 'startResponse', incident, on: 'slack' },
    { type: 'startResponse', incident },
    { type: 'bindRoom', incident, channel: 'wecom:wr1' },
    { type: 'tellRoom', incident, room: { channel: 'slack:C9' } },
    { type: 'tellRoom', incident, room: { why: 'unsure' } },
    { type: 'setLevel', incident, level: 'yellow', reason: words },
    { type: 'close', incident, note: words },
    { type: 'reopen', incident, reason: words },
  ];

  interface Course {
    readonly state: Known;
    readonly events: readonly IncidentEvent[];
  }

  function step({ state, events }: Course, command: Command, at: number): Course {
    const role = command.type === 'tellRoom' ? host : second;
    const decision = decide(command, state, { ...role, now: after(at), undoMs: 0, snoozeMs: 0 });
    if (!decision.ok) return { state, events };
    const next = decision.events.reduce<Incident>(evolve, state);
    return { state: next.stage === 'none' ? state : next, events: [...events, ...decision.events] };
  }

  it('an incident has one group at the most, keeps it, and asks for none while it has it', () => {
    const beginning: Course = { state: known({ ...opened, level: 'red' }), events: [] };
    let withGroup = 0;
    const course = fc.array(fc.constantFrom(...commands), { minLength: 10, maxLength: 40 });
    const holds = (all: readonly Command[]): void => {
      const { state, events } = all.reduce(step, beginning);
      const [first, ...others] = events.filter(({ type }) => type === 'roomOpened');
      const since = first ? events.slice(events.indexOf(first)) : [];
      const channel = first?.type === 'roomOpened' ? first.channel : undefined;
      expect(others).toEqual([]);
      expect(since.map(({ type }) => type)).not.toContain('responseStarted');
      if (channel) expect(state.response?.room).toEqual({ is: 'made', channel });
      withGroup += channel ? 1 : 0;
    };
    fc.assert(fc.property(course, holds), { seed: 128, numRuns: 1000 });
    expect(withGroup).toBeGreaterThan(100);
  });
});
