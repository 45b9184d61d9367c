import { z } from 'zod';
import { milliseconds } from './duration.ts';
import { quoted } from './found.ts';
import { issue } from './yaml.ts';

/** `90s`, `30m`, `2h`, `2d`, in milliseconds; zero, negative and bare numbers are refused (SEC-T26). */
export const duration = z.union([z.string(), z.number()]).transform((written, ctx) => {
  const ms = typeof written === 'string' ? milliseconds(written) : undefined;
  if (ms !== undefined) return ms;
  ctx.issues.push(
    issue(
      written,
      { zh: `时长 ${quoted(written)} 不对`, en: `${quoted(written)} is not a duration` },
      {
        zh: '写大于零、不超过一年的时长，如 90s、30m、2h、2d',
        en: 'write a duration above zero and within a year: 90s, 30m, 2h, 2d',
      },
    ),
  );
  return z.NEVER;
});

/** As `duration`, and no longer than `most`. */
export function durationUpTo(most: string) {
  return duration.transform((ms, ctx) => {
    if (ms <= (milliseconds(most) ?? 0)) return ms;
    ctx.issues.push(
      issue(
        ms,
        { zh: '时长太长', en: 'that is too long' },
        { zh: `最长 ${most}`, en: `${most} at the most` },
      ),
    );
    return z.NEVER;
  });
}

/** `08:00`, of a day of 24 hours. */
export const timeOfDay = z.union([z.string(), z.number()]).transform((written, ctx) => {
  const match = typeof written === 'string' ? /^(\d{1,2}):(\d{2})$/.exec(written.trim()) : undefined;
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  if (match && hour < 24 && minute < 60) return `${`${hour}`.padStart(2, '0')}:${match[2]}`;
  ctx.issues.push(
    issue(
      written,
      { zh: `时刻 ${quoted(written)} 不对`, en: `${quoted(written)} is not a time of day` },
      { zh: '写 00:00 至 23:59，加引号，如 "08:00"', en: 'write 00:00 to 23:59 in quotes, like "08:00"' },
    ),
  );
  return z.NEVER;
});

/** Words people read: one form for both languages, or one for each. */
export const words = z
  .union([z.string(), z.strictObject({ zh: z.string(), en: z.string() })])
  .transform((written, ctx) => {
    const both = typeof written === 'string' ? { zh: written, en: written } : written;
    if (both.zh.trim() !== '' && both.en.trim() !== '' && both.zh.length <= 40 && both.en.length <= 40)
      return both;
    ctx.issues.push(
      issue(
        written,
        { zh: '名称是空的或太长', en: 'the name is empty or too long' },
        {
          zh: '1 至 40 字；中英不同时写成 {zh: …, en: …}',
          en: '1 to 40 characters; {zh: …, en: …} where they differ',
        },
      ),
    );
    return z.NEVER;
  });

/** A whole number of at least `least`. */
export function count(least: number) {
  return z.number().transform((written, ctx) => {
    if (Number.isSafeInteger(written) && written >= least) return written;
    ctx.issues.push(
      issue(
        written,
        { zh: `${quoted(written)} 不行`, en: `${quoted(written)} is not possible here` },
        { zh: `写不小于 ${least} 的整数`, en: `write a whole number of at least ${least}` },
      ),
    );
    return z.NEVER;
  });
}

/** How many times as much: above 1, for less would be no growth. */
export const times = z.number().transform((written, ctx) => {
  if (written > 1 && written <= 100) return written;
  ctx.issues.push(
    issue(
      written,
      { zh: `${quoted(written)} 倍不行`, en: `${quoted(written)} times is not possible here` },
      {
        zh: '写大于 1、不超过 100 的倍数，如 2 或 1.5',
        en: 'write a number above 1 and up to 100, like 2 or 1.5',
      },
    ),
  );
  return z.NEVER;
});
