import type { Level } from '../incident/incident.ts';
import { levels } from '../incident/incident.ts';
import type { Duty, StandingDuty } from '../policy/org.ts';
import { standingDuties } from '../policy/org.ts';
import type { LevelCondition, LevelRule, Policy } from '../policy/policy.ts';
import { readDigest } from './digestRule.ts';
import type { Place, Report } from './found.ts';
import { choose, quoted } from './found.ts';
import type { WrittenLevel, WrittenPolicy } from './policySchema.ts';
import { policySchema } from './policySchema.ts';
import { readRing } from './ringRule.ts';
import { checkApprovers, readStatements } from './statementRule.ts';
import type { Parsed } from './yaml.ts';
import { readYaml } from './yaml.ts';

/** policy.yaml laid over `defaults`; what is not written stays as it is there (DESIGN section 6). */
export function readPolicy(text: string | undefined, defaults: Policy, report: Report): Policy {
  const parsed = readYaml('policy.yaml', text ?? '', policySchema, report);
  if (parsed === undefined) return defaults;
  const { value } = parsed;
  const policy: Policy = {
    language: value.language ?? defaults.language,
    duties: readDuties(parsed, defaults, report),
    levels: {
      red: overlay(defaults.levels.red, value.levels?.red),
      orange: overlay(defaults.levels.orange, value.levels?.orange),
      yellow: overlay(defaults.levels.yellow, value.levels?.yellow),
      blue: overlay(defaults.levels.blue, value.levels?.blue),
    },
    levelTable: value.level_table?.map(condition) ?? defaults.levelTable,
    riseAgain: value.rise_again ?? defaults.riseAgain,
    dismissalWaitsFrom: value.dismissal_waits_from ?? defaults.dismissalWaitsFrom,
    mayOpen: {
      words: value.may_open?.words ?? defaults.mayOpen.words,
      author: value.may_open?.author ?? defaults.mayOpen.author,
    },
    secondOpinion: secondOpinion(value.second_opinion, defaults.secondOpinion),
    ring: readRing(parsed, defaults.ring, report),
    statements: readStatements(parsed, defaults.statements, report),
    digest: readDigest(value, defaults.digest),
    snoozeMs: value.snooze ?? defaults.snoozeMs,
    undoMs: value.undo ?? defaults.undoMs,
    joinWindowMs: value.join_window ?? defaults.joinWindowMs,
  };
  for (const level of levels) checkLevel(level, policy, parsed.place, report);
  checkNamed(['may_open'], policy.mayOpen, policy, parsed.place, report);
  checkNamed(['digest', 'to'], policy.digest.to, policy, parsed.place, report);
  return policy;
}

/** Standing duties may be renamed; a new duty says which standing one it is like, and so what it may do. */
function readDuties(
  { value, place }: Parsed<WrittenPolicy>,
  defaults: Policy,
  report: Report,
): Policy['duties'] {
  const written = Object.entries(value.duties ?? {}).map(([duty, { name, like }]) => {
    const as = standsLike(duty, like, (...path) => place('duties', duty, ...path), report);
    return [duty, { name, like: as }] as const;
  });
  return { ...defaults.duties, ...Object.fromEntries(written) };
}

function standsLike(
  duty: string,
  like: StandingDuty | undefined,
  place: (...path: string[]) => Place,
  report: Report,
): StandingDuty {
  const standing = standingDuties.find((each) => each === duty);
  if (!/^[a-z][a-z0-9_-]{0,39}$/.test(duty)) {
    report(
      place(),
      { zh: `职责代号 ${quoted(duty)} 写法不对`, en: `the duty ${quoted(duty)} is not well formed` },
      {
        zh: '用小写英文字母、数字、- 和 _；中文写在 name',
        en: 'lower-case letters, digits, - and _; what people read goes into name',
      },
    );
  } else if (standing === undefined && like === undefined) {
    report(
      place(),
      {
        zh: `新职责 ${quoted(duty)} 没有说等同于哪一项`,
        en: `the new duty ${quoted(duty)} does not say which it is like`,
      },
      { zh: `加上 like：${standingDuties.join('、')}`, en: `add like: ${standingDuties.join(', ')}` },
    );
  }
  if (standing !== undefined && like !== undefined && like !== standing) {
    report(
      place('like'),
      { zh: `${duty} 是固有职责，不能等同于别的`, en: `${duty} is a standing duty and is like itself` },
      { zh: '删去 like', en: 'leave like out' },
    );
  }
  return standing ?? like ?? 'monitor';
}

function overlay(rule: LevelRule, written: WrittenLevel | undefined): LevelRule {
  if (written === undefined) return rule;
  return {
    name: written.name ?? rule.name,
    claimMs: written.claim ?? rule.claimMs,
    hears: {
      branch: written.hears?.branch ?? rule.hears.branch,
      region: written.hears?.region ?? rule.hears.region,
      hq: written.hears?.hq ?? rule.hears.hq,
    },
    hqOwn: written.hq_own ?? rule.hqOwn,
    unclaimed: written.unclaimed ?? rule.unclaimed,
    approvals: written.approvals ?? rule.approvals,
    clocks: {
      ...clock('authorityReportMs', written.clocks?.authority_report, rule),
      ...clock('informationMs', written.clocks?.information, rule),
      ...clock('responseMs', written.clocks?.response, rule),
      ...clock('followUpMs', written.clocks?.follow_up, rule),
    },
  };
}

function secondOpinion(
  written: WrittenPolicy['second_opinion'],
  defaults: Policy['secondOpinion'],
): Policy['secondOpinion'] {
  return {
    dailyCalls: written?.daily_calls ?? defaults.dailyCalls,
    dailyTokens: written?.daily_tokens ?? defaults.dailyTokens,
    deadlineMs: written?.deadline ?? defaults.deadlineMs,
  };
}

function clock(
  name: keyof LevelRule['clocks'],
  written: number | 'none' | undefined,
  rule: LevelRule,
): LevelRule['clocks'] {
  const ms = written ?? rule.clocks[name];
  return ms === undefined || ms === 'none' ? {} : { [name]: ms };
}

type WrittenCondition = NonNullable<WrittenPolicy['level_table']>[number];

function condition(written: WrittenCondition): LevelCondition {
  return {
    level: written.level,
    ...(written.any_of === undefined ? {} : { anyOf: written.any_of }),
    ...(written.natures === undefined ? {} : { natures: written.natures }),
    ...(written.min_reach === undefined ? {} : { minReach: written.min_reach }),
    ...(written.min_trend === undefined ? {} : { minTrend: written.min_trend }),
    ...(written.min_units === undefined ? {} : { minUnits: written.min_units }),
  };
}

function checkLevel(level: Level, policy: Policy, place: (...path: string[]) => Place, report: Report): void {
  const { hears, hqOwn, approvals } = policy.levels[level];
  const lists: readonly (readonly [readonly string[], readonly Duty[]])[] = [
    [['hears', 'branch'], hears.branch],
    [['hears', 'region'], hears.region],
    [['hears', 'hq'], hears.hq],
    [['hq_own'], hqOwn],
    [['approvals'], approvals],
  ];
  for (const [path, duties] of lists) {
    checkDuties(['levels', level, ...path], duties, policy, place, report);
  }
  checkApprovers(['levels', level, 'approvals'], approvals, policy, place, report);
  const silent = [...hears.branch, ...hears.region, ...hears.hq].length === 0;
  for (const [path, empty] of [
    ['hears', silent],
    ['hq_own', hqOwn.length === 0],
    ['approvals', approvals.length === 0],
  ] as const) {
    if (!empty) continue;
    report(
      place('levels', level, path),
      { zh: `${level} 级这里一个职责也没有`, en: `no duty at all for ${level} here` },
      {
        zh: '至少写一个职责：没有人知道或没有人审批都不行',
        en: 'name at least one duty: somebody must hear, and somebody must approve',
      },
    );
  }
}

function checkNamed(
  path: readonly string[],
  lists: Readonly<Record<string, readonly Duty[]>>,
  policy: Policy,
  place: (...path: string[]) => Place,
  report: Report,
): void {
  for (const [name, duties] of Object.entries(lists))
    checkDuties([...path, name], duties, policy, place, report);
}

function checkDuties(
  path: readonly string[],
  duties: readonly Duty[],
  policy: Policy,
  place: (...path: string[]) => Place,
  report: Report,
): void {
  const known = Object.keys(policy.duties);
  for (const [index, duty] of duties.entries()) {
    if (known.includes(duty)) continue;
    report(
      place(...path, String(index)),
      { zh: `不认识的职责 ${quoted(duty)}`, en: `unknown duty ${quoted(duty)}` },
      choose(duty, known),
    );
  }
}
