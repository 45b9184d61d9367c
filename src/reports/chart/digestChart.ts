import type { Digest } from '../digest/digest.ts';
import { byLevel, head } from './digestHead.ts';
import { management, signs } from './digestMatters.ts';
import type { Drawing, House, Part } from './digestParts.ts';
import { times } from './digestTimes.ts';
import { trend } from './digestTrend.ts';
import { units } from './digestUnits.ts';
import { colour, type Picture, width } from './look.ts';

/** One picture of a digest, section below section; one with nothing to say takes no place. Every figure is in its tables too. */
export function digestChart(digest: Digest, house: House): Picture {
  const elements: Drawing[] = [];
  let y = 0;
  const add = (part: Part) => {
    elements.push(...part.elements);
    y += part.high;
  };
  add(head(digest, house, y));
  add(byLevel(digest, house, y));
  const days = trend(digest, house, y);
  add(days);
  for (const section of [times, units, signs, management]) add(section(digest, house, y));
  const ground = { animation: false, backgroundColor: colour.ground } as const;
  return { width, height: y + 12, option: { ...ground, ...days.option, graphic: { elements } } };
}
