import { z } from 'zod';
import { levels, natures } from '../incident/incident.ts';
import { reasonCodes } from '../incident/language.ts';
import { loudnesses } from '../incident/rung.ts';
import { checks } from '../incident/statement.ts';
import { countedReasons } from '../incident/weight.ts';
import { standingDuties } from '../policy/org.ts';
import { weekdays } from './digestRule.ts';
import { count, duration, durationUpTo, timeOfDay, times, words } from './schema.ts';

/** What is counted has limits of its own: `min_reach`, `min_trend`, `min_units`. */
const saidReasons = z.enum(reasonCodes).exclude(countedReasons).options;

const duties = z.array(z.string());

const level = z
  .strictObject({
    name: words,
    claim: duration,
    hears: z.strictObject({ branch: duties, region: duties, hq: duties }).partial(),
    hq_own: duties,
    unclaimed: z.enum(['next', 'all', 'once']),
    approvals: duties,
    clocks: z
      .strictObject({
        authority_report: z.union([z.literal('none'), duration]),
        information: z.union([z.literal('none'), duration]),
        response: z.union([z.literal('none'), duration]),
        follow_up: z.union([z.literal('none'), duration]),
      })
      .partial(),
  })
  .partial();

const ringWhen = z.enum(['at_once', 'unclaimed', 'never']);
const ringBy = z.array(z.enum(loudnesses));

const statements = z
  .strictObject({
    approval: duration,
    remind: duration,
    checks: z.partialRecord(z.enum(checks), z.enum(['blocking', 'warning', 'off'])),
    watch: duration,
    watch_for: duration,
    writer: z
      .strictObject({ deadline: durationUpTo('60s'), daily_tokens: count(0), incident_tokens: count(0) })
      .partial(),
  })
  .partial();

const digest = z
  .strictObject({
    at: timeOfDay,
    week: z.enum([...weekdays, 'never']),
    month: z.boolean(),
    to: z.strictObject({ branch: duties, region: duties, hq: duties }).partial(),
  })
  .partial();

/** policy.yaml as it is written: everything optional, over DESIGN section 6. */
export const policySchema = z
  .strictObject({
    language: z.enum(['zh', 'en']),
    duties: z.record(z.string(), z.strictObject({ name: words, like: z.enum(standingDuties).optional() })),
    levels: z.strictObject({ red: level, orange: level, yellow: level, blue: level }).partial(),
    level_table: z.array(
      z.strictObject({
        level: z.enum(levels),
        any_of: z.array(z.enum(saidReasons)).optional(),
        natures: z.array(z.enum(natures)).optional(),
        min_reach: count(1).optional(),
        min_trend: count(1).optional(),
        min_units: count(1).optional(),
      }),
    ),
    rise_again: times,
    dismissal_waits_from: z.enum(levels),
    may_open: z.strictObject({ words: duties, author: duties }).partial(),
    second_opinion: z
      .strictObject({ daily_calls: count(0), daily_tokens: count(0), deadline: durationUpTo('8s') })
      .partial(),
    ring: z
      .strictObject({
        red: ringWhen,
        orange: ringWhen,
        yellow: ringWhen,
        blue: ringWhen,
        by: z.strictObject({ red: ringBy, orange: ringBy, yellow: ringBy, blue: ringBy }).partial(),
        repeat: duration,
      })
      .partial(),
    statements,
    digest,
    snooze: duration,
    undo: duration,
    join_window: duration,
  })
  .partial();

export type WrittenPolicy = z.infer<typeof policySchema>;
export type WrittenLevel = z.infer<typeof level>;
