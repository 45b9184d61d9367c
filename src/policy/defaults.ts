import type { Nature } from '../incident/incident.ts';
import type { Duty } from './org.ts';
import type { LevelCondition, LevelRule, Policy } from './policy.ts';

const minute = 60_000;
const hour = 60 * minute;

const hqGroups: readonly Duty[] = ['command', 'analysis', 'office'];
const everyTier: LevelRule['hears'] = { branch: ['monitor'], region: ['coordination'], hq: hqGroups };

/** What is not praise and not nothing. */
const adverse: readonly Nature[] = ['rumour', 'complaint', 'fault', 'safety', 'violence', 'privacy'];

/** From the gravest on; after the labelling rubric of medical opinion (death, mass harm, attack … down to one person's displeasure). */
const levelTable: readonly LevelCondition[] = [
  { level: 'red', anyOf: ['death', 'massHarm'] },
  { level: 'red', natures: ['violence'], anyOf: ['harm', 'minor'] },
  { level: 'red', anyOf: ['crime', 'harm', 'violence'], minReach: 1_000_000 },
  { level: 'orange', anyOf: ['harm', 'violence', 'privacyLeak', 'crime', 'fraud'] },
  { level: 'orange', natures: ['safety', 'violence', 'privacy'], anyOf: ['minor', 'official'] },
  { level: 'orange', natures: adverse, minReach: 100_000 },
  { level: 'orange', natures: adverse, minTrend: 50 },
  { level: 'yellow', natures: ['safety', 'violence', 'privacy'] },
  { level: 'yellow', natures: adverse, anyOf: ['dispute', 'rumour', 'minor', 'media', 'official'] },
  { level: 'yellow', natures: adverse, minReach: 10_000 },
  { level: 'yellow', natures: adverse, minTrend: 10 },
  { level: 'yellow', natures: adverse, minUnits: 2 },
];

/** Every rule that policy.yaml does not change (DESIGN section 6). */
export const defaultPolicy: Policy = {
  language: 'zh',
  duties: {
    monitor: { name: { zh: '监测', en: 'monitoring' }, like: 'monitor' },
    coordination: { name: { zh: '协调', en: 'coordination' }, like: 'coordination' },
    office: { name: { zh: '办公室', en: 'office' }, like: 'office' },
    command: { name: { zh: '指挥部', en: 'command' }, like: 'command' },
    analysis: { name: { zh: '监测分析', en: 'analysis' }, like: 'analysis' },
    release: { name: { zh: '信息发布', en: 'release' }, like: 'release' },
    review: { name: { zh: '法务医务审核', en: 'legal and medical review' }, like: 'review' },
  },
  levels: {
    red: {
      name: { zh: 'Ⅰ级 特别重大', en: 'Level I, red' },
      claimMs: 5 * minute,
      hears: everyTier,
      hqOwn: hqGroups,
      unclaimed: 'all',
      approvals: ['command', 'review'],
      clocks: {
        authorityReportMs: 2 * hour,
        informationMs: 5 * hour,
        responseMs: 24 * hour,
        followUpMs: 48 * hour,
      },
    },
    orange: {
      name: { zh: 'Ⅱ级 重大', en: 'Level II, orange' },
      claimMs: 15 * minute,
      hears: everyTier,
      hqOwn: hqGroups,
      unclaimed: 'next',
      approvals: ['command', 'review'],
      clocks: {
        authorityReportMs: 2 * hour,
        informationMs: 5 * hour,
        responseMs: 24 * hour,
        followUpMs: 48 * hour,
      },
    },
    yellow: {
      name: { zh: 'Ⅲ级 较大', en: 'Level III, yellow' },
      claimMs: 30 * minute,
      hears: { branch: ['monitor'], region: ['coordination'], hq: [] },
      hqOwn: ['office', 'analysis'],
      unclaimed: 'next',
      approvals: ['command'],
      clocks: { informationMs: 24 * hour, responseMs: 48 * hour, followUpMs: 24 * hour },
    },
    blue: {
      name: { zh: 'Ⅳ级 一般', en: 'Level IV, blue' },
      claimMs: 120 * minute,
      hears: { branch: ['monitor'], region: [], hq: [] },
      hqOwn: ['office'],
      unclaimed: 'once',
      approvals: ['command'],
      clocks: { responseMs: 48 * hour },
    },
  },
  levelTable,
  riseAgain: 2,
  dismissalWaitsFrom: 'yellow',
  mayOpen: { words: ['command', 'review'], author: ['monitor'] },
  secondOpinion: { dailyCalls: 500, dailyTokens: 1_000_000, deadlineMs: 8_000 },
  ring: {
    when: { red: 'at_once', orange: 'unclaimed', yellow: 'never', blue: 'never' },
    by: { red: ['app', 'sms', 'phone'], orange: ['app'], yellow: ['app'], blue: ['app'] },
    repeatMs: 3 * minute,
  },
  statements: {
    approvalMs: 2 * hour,
    remindMs: 30 * minute,
    checks: {
      // By rule alone three findings in ten are none: an approver explains it, nobody is stopped by it.
      unsupported: 'warning',
      mismatch: 'blocking',
      identity: 'blocking',
      liability: 'blocking',
      attack: 'blocking',
      invisible: 'blocking',
      length: 'blocking',
      absolute: 'warning',
      promise: 'warning',
      unit: 'warning',
      channels: 'warning',
      missing: 'warning',
    },
    watchMs: 15 * minute,
    watchForMs: 7 * 24 * hour,
    writer: { deadlineMs: minute, dailyTokens: 500_000, incidentTokens: 60_000 },
  },
  digest: {
    at: '08:00',
    weekOn: 1,
    month: true,
    to: { branch: ['monitor'], region: ['coordination'], hq: ['office', 'command'] },
  },
  snoozeMs: 30 * minute,
  undoMs: minute,
  joinWindowMs: 14 * 24 * hour,
};
