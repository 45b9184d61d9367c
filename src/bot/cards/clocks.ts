import type { Clock } from '../../policy/clocks.ts';
import type { Words } from '../../policy/policy.ts';
import type { Line, Span } from '../message.ts';
import { languageOf, mayName, unitName } from './context.ts';
import type { Sheet } from './lines.ts';
import { duration } from './numbers.ts';

export const clockWords: Readonly<Record<Clock['kind'], Words>> = {
  claim: { zh: '认领', en: 'claim' },
  directive: { zh: '下发', en: 'instruction to ' },
  authorityReport: { zh: '上级报告', en: 'authority report' },
  information: { zh: '权威信息', en: 'information' },
  response: { zh: '全面回应', en: 'full response' },
  followUp: { zh: '跟踪', en: 'follow-up' },
};

/** More would be a table; a phone shows a line. */
const mostClocks = 3;

/** Standing deadlines, soonest first, each with its time of day, so that the line stays true when it is read later. */
export function clocksLine(clocks: readonly Clock[], sheet: Sheet): readonly Line[] {
  const { seat, say } = sheet;
  const known = clocks.filter((clock) => clock.kind !== 'directive' || mayName(seat.unit, clock.to));
  if (known.length === 0) return [];
  const spans = known
    .slice(0, mostClocks)
    .flatMap((clock, index) => [
      { text: `${index === 0 ? say.clocks : say.dotAfterBracket}${clockName(clock, sheet)} ` },
      ...timeSpans(clock, sheet),
    ]);
  return [{ kind: 'clocks', spans }];
}

function clockName(clock: Clock, { seat, voice }: Sheet): string {
  const name = clockWords[clock.kind][languageOf(voice)];
  return clock.kind === 'directive' ? name + unitName(clock.to, seat.unit, voice) : name;
}

function timeSpans({ due }: Clock, { voice, say, at }: Sheet): readonly Span[] {
  const left = due.getTime() - voice.now.getTime();
  const time = duration(Math.abs(left), languageOf(voice));
  return [
    { text: left > 0 ? time : say.late(time), due: due.toISOString() },
    { text: say.clockDue(at(due)) },
  ];
}
