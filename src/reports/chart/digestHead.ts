import { shortLevel } from '../../bot/cards/context.ts';
import { clockTime, count } from '../../bot/cards/numbers.ts';
import { levels } from '../../incident/incident.ts';
import type { Digest, Period } from '../digest/digest.ts';
import { againstOf } from '../digest/period.ts';
import { fitted, grey, type House, levelMark, nameOf, type Part } from './digestParts.ts';
import { digestWords as say, weekday } from './digestWords.ts';
import { widthOf } from './fit.ts';
import { box, colour, line, margin, width, words } from './look.ts';

type Language = House['policy']['language'];
const inner = width - 2 * margin;
const formSize = 24;

/** Whose digest it is and of which days, its four counts, and what they were the time before. */
export function head(digest: Digest, house: House, y: number): Part {
  const { language } = house.policy;
  const { period, counts, before } = digest;
  const form = say.form[period.form](language);
  const room = inner - widthOf(form) * formSize - 20;
  const against = say.against[againstOf(period)](language);
  const change = changed(counts.mentions, before.mentions, language);
  const mentions = say.mentions(count(counts.mentions, language), change)(language);
  const elements = [
    fitted(margin, y + 42, nameOf(digest.unit, house), room, { size: 30 }),
    words(width - margin, y + 42, form, { size: formSize, align: 'right' }),
    fitted(margin, y + 84, dates(period, language), inner, { size: 20, ...grey }),
    ...tiles(digest, y + 112, language),
    fitted(margin, y + 228, `+/− ${against}·${mentions}`, inner, grey),
  ];
  return { high: 252, elements };
}

function tiles({ counts, before }: Digest, y: number, language: Language) {
  const gap = 12;
  const wide = (inner - 3 * gap) / 4;
  return (['fresh', 'open', 'overdue', 'closed'] as const).flatMap((kind, index) => {
    const x = margin + index * (wide + gap);
    const was = kind === 'fresh' || kind === 'closed' ? before[kind] : undefined;
    const late = kind === 'overdue' && counts.overdue > 0;
    const fill = late ? colour.red : colour.text;
    return [
      box(x, y, wide, 94, colour.sunken, 8),
      ...(late ? [box(x, y + 8, 4, 78, colour.red, 2)] : []),
      words(x + 14, y + 26, say.counts[kind](language), grey),
      words(x + 14, y + 64, exactly(counts[kind], language), { size: 38, fill }),
      ...(was === undefined
        ? []
        : [words(x + wide - 12, y + 26, changed(counts[kind], was, language), { ...grey, align: 'right' })]),
    ];
  });
}

/** What was opened and what is live, by level; the signs are those of the columns below. */
export function byLevel({ levels: sums }: Digest, house: House, y: number): Part {
  const { language } = house.policy;
  const first = margin + 96;
  const wide = (width - margin - first) / levels.length;
  const heads = levels.flatMap((level, index) => {
    const x = first + index * wide;
    return [levelMark(level, x + 12, y + 22), fitted(x + 30, y + 22, shortLevel(level, house), wide - 36)];
  });
  const rows = (['fresh', 'open'] as const).flatMap((kind, row) => {
    const middle = y + 56 + row * 32;
    return [
      words(margin, middle, say.counts[kind](language), grey),
      ...levels.map((level, index) => {
        const value = sums[level][kind];
        const fill = value > 0 ? colour.text : colour.text2;
        return words(first + index * wide + 30, middle, exactly(value, language), { size: 20, fill });
      }),
    ];
  });
  return { high: 122, elements: [line([margin, y, width - margin, y], colour.line), ...heads, ...rows] };
}

/** What is counted one by one is told so, as long as there is room. */
function exactly(value: number, language: Language): string {
  return value < 100_000 ? `${value}` : count(value, language);
}

function changed(now: number, was: number, language: Language): string {
  if (now === was) return say.same(language);
  return `${now > was ? '+' : '−'}${count(Math.abs(now - was), language)}`;
}

function dates({ form, first, last, to, zone, running }: Period, language: Language): string {
  const [year = '', month = ''] = first.split('-');
  const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
  const named =
    form === 'day' ? `${first} ${dayName(first, language)}` : say.month(year, Number(month))(language);
  const whole =
    form === 'week' || (form === 'day' && days > 1) ? say.days(first, last, days)(language) : named;
  if (!running) return whole;
  const time = clockTime(to, to, zone);
  const until = form === 'day' ? time : `${last.slice(5)} ${time}`;
  return `${whole}·${say.upTo(until)(language)}`;
}

function dayName(day: string, language: Language): string {
  return `${language === 'zh' ? '周' : ''}${weekday(day, language)}`;
}
