import { count, duration } from '../../bot/cards/numbers.ts';
import type { Digest, Timed, TimeKind } from '../digest/digest.ts';
import { type Drawing, fitted, grey, type House, type Part, sectionHead } from './digestParts.ts';
import { digestWords as say } from './digestWords.ts';
import { box, colour, line, margin, width, words } from './look.ts';

type Language = House['policy']['language'];
const kinds: readonly TimeKind[] = ['claim', 'escalate', 'firstWord'];
const rowHigh = 70;
/** Where things stand across: all of the planned time is used at `plan`, and no bar goes beyond `end`. */
const across = { bar: 168, plan: 375, end: 444, share: 456, median: width - margin } as const;
const planWide = across.plan - across.bar;

/** How long was taken of the time that the plan gives: the middle one of each kind, and how many were in time. */
export function times({ times: now, timesBefore }: Digest, house: House, y: number): Part {
  const { language } = house.policy;
  const some = kinds.filter((kind) => now[kind].count > 0);
  if (some.length === 0) return { high: 0, elements: [] };
  const head = sectionHead(y, say.times(language));
  const top = y + head.high + 16;
  const end = top + some.length * rowHigh;
  const rows = some.flatMap((kind, index) => {
    const middle = top + index * rowHigh + 22;
    return [
      fitted(margin, middle, say.kinds[kind](language), across.bar - margin - 10, { size: 20 }),
      ...bar(now[kind], middle),
      ...figures(now[kind], middle, language),
      fitted(
        across.bar,
        middle + 28,
        inWords(now[kind], timesBefore[kind], language),
        across.median - across.bar,
        grey,
      ),
    ];
  });
  const plan = [
    words(across.plan, top - 12, say.plan(language), { ...grey, align: 'center' }),
    words(across.median, top - 12, say.median(language), { ...grey, align: 'right' }),
    ...some.map((_, index) => {
      const from = top + index * rowHigh + 4;
      return line([across.plan, from, across.plan, from + 36], colour.text, 2);
    }),
  ];
  return { high: end - y + 8, elements: [...head.elements, ...rows, ...plan] };
}

/** Up to the plan in the accent, beyond it in red; cut with two strokes where it would leave its place. */
function bar({ medianShare: share = 0 }: Timed, y: number): readonly Drawing[] {
  const wide = Math.min(share * planWide, across.end - across.bar);
  const within = Math.min(wide, planWide);
  const isCut = share * planWide > wide;
  const stroke = (x: number) => line([x, y + 14, x + 8, y - 14], colour.ground, 3);
  return [
    box(across.bar, y - 12, across.end - across.bar, 24, colour.sunken),
    ...(share > 0 ? [box(across.bar, y - 12, Math.max(2, within), 24, colour.accent)] : []),
    ...(wide > within ? [box(across.plan, y - 12, wide - within, 24, colour.red)] : []),
    ...(isCut ? [stroke(across.end - 28), stroke(across.end - 18)] : []),
  ];
}

function figures({ medianMs, medianShare }: Timed, y: number, language: Language): readonly Drawing[] {
  if (medianMs === undefined) {
    const room = across.median - across.share;
    return [fitted(across.median, y, say.noneDone(language), room, { ...grey, size: 20, align: 'right' })];
  }
  const fill = (medianShare ?? 0) > 1 ? colour.red : colour.text;
  const share = medianShare === undefined ? '' : percent(medianShare);
  return [
    words(across.share, y, share, { size: 20, fill }),
    words(across.median, y, duration(medianMs, language), { size: 20, align: 'right' }),
  ];
}

function inWords(now: Timed, before: Timed, language: Language): string {
  const onTime = ({ inPlan, count: of }: Timed) => [count(inPlan, language), count(of, language)] as const;
  const said = say.onTime(...onTime(now))(language);
  if (before.count === 0) return said;
  const past = before.medianMs === undefined ? [] : [duration(before.medianMs, language)];
  const parts = [...past, onTime(before).join('/')].join(language === 'zh' ? '、' : ', ');
  return `${said}·${say.earlier(parts)(language)}`;
}

/** `40%`; `×12` where per cent would be no help. */
function percent(share: number): string {
  return share < 9.995 ? `${Math.round(share * 100)}%` : `×${count(share, 'en')}`;
}
