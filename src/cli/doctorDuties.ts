import type { Level } from '../incident/incident.ts';
import { levels } from '../incident/incident.ts';
import type { Channel, ChannelKey, Duty, Unit } from '../policy/org.ts';
import { dutiesThatWrite, quorumOf } from '../policy/quorum.ts';
import { demandsOf } from '../policy/speech.ts';
import { channelsOf } from '../policy/tree.ts';
import type { Finding, Members, Words } from '../ports.ts';
import { type Chain, few, personsIn } from './doctorGroups.ts';

/** Who was found in each group; a group that is missing could not be asked. */
export type Seen = ReadonlyMap<ChannelKey, Members>;

/** What the rules count on and nobody holds: duties of each tier, approvals of each level, somebody on call, accounts. */
export function dutyFindings(chain: Chain, seen: Seen): readonly Finding[] {
  return [
    ...tiers.flatMap((tier) => dutiesOf(tier, chain).flatMap((duty) => dutyFinding(tier, duty, chain, seen))),
    ...levels.map((level) => approvalFinding(level, chain, seen)),
    callFinding(chain),
    reachFinding(chain),
  ];
}

const tiers = ['hq', 'region', 'branch'] as const;
type Tier = (typeof tiers)[number];
const tierNames: Readonly<Record<Tier, Words>> = {
  hq: { zh: '总部', en: 'headquarters' },
  region: { zh: '区域', en: 'regions' },
  branch: { zh: '分院', en: 'branches' },
};

function dutiesOf(tier: Tier, { policy }: Chain): readonly Duty[] {
  const rules = levels.map((level) => policy.levels[level]);
  const hear = rules.flatMap(({ hears }) => hears[tier]);
  return [...new Set(tier === 'hq' ? [...hear, ...rules.flatMap(({ hqOwn }) => hqOwn)] : hear)];
}

/** `none`: nobody; `unknown`: nobody whom we know of, and a group could not be asked. */
type Held = 'held' | 'none' | 'unknown';

function holding(channels: readonly Channel[], chain: Chain, seen: Seen): Held {
  const found = channels.map(({ key }) => personsIn(seen.get(key), chain.people));
  if (found.some((persons) => persons && persons.length > 0)) return 'held';
  return found.includes(undefined) ? 'unknown' : 'none';
}

function dutyFinding(tier: Tier, duty: Duty, chain: Chain, seen: Seen): readonly Finding[] {
  const units = [...chain.org.units.values()].filter(({ kind }) => kind === tier);
  if (units.length === 0) return [];
  const held = units.map((unit) => holding(channelsOf(chain.org, unit.path, [duty]), chain, seen));
  const idle = units.filter((_unit, at) => held[at] === 'none');
  const name = chain.policy.duties[duty]?.name ?? { zh: duty, en: duty };
  const id = `duty.${tier}.${duty}`;
  const at = tierNames[tier];
  if (idle.length > 0) {
    const some = fewUnits(idle);
    const what = {
      zh: `没有人承担“${name.zh}”：${at.zh} ${units.length} 个中的 ${idle.length} 个，${some.zh}`,
      en: `nobody holds the duty ${name.en} in ${idle.length} of ${units.length} ${at.en}: ${some.en}`,
    };
    return [{ state: 'warn', id, what, next: bind(duty) }];
  }
  const unsure = held.filter((each) => each === 'unknown').length;
  const what = {
    zh: `有人承担“${name.zh}”：${at.zh} ${units.length - unsure} 个`,
    en: `somebody holds the duty ${name.en}: ${units.length - unsure} ${at.en}`,
  };
  if (unsure === 0) return [{ state: 'ok', id, what }];
  const [zh, en] = [`${what.zh}，另有 ${unsure} 个问不到`, `${what.en}, ${unsure} more could not be asked`];
  return [{ state: 'warn', id, what: { zh, en }, next: again }];
}

const bind = (duty: Duty): Words => ({
  zh: `在 org.csv 给它绑定一个职责为 ${duty} 的群，群里要有 people.csv 认得的人`,
  en: `bind a group of the duty ${duty} in org.csv, with people in it whom people.csv knows`,
});
const again: Words = {
  zh: '先办好上面说的平台和群，再看一次',
  en: 'mend what is said of platforms and groups above, then look again',
};

/** Each approval is another person's, and people from a list in a file approve nothing red or orange (issue 4). */
function approvalFinding(level: Level, chain: Chain, seen: Seen): Finding {
  const { approvals, name } = chain.policy.levels[level];
  const strict = demandsOf(level, chain.policy).liveOnly;
  const id = `approval.${level}`;
  const needs = approvals.map((duty) => {
    const channels = channelsOf(chain.org, chain.org.root, [duty]);
    const asked = channels.map(({ key }) => seen.get(key));
    const counting = asked.filter((members) => !(strict && members?.known && members.by === 'file'));
    const persons = counting.flatMap((members) => personsIn(members, chain.people) ?? []);
    return { duty, persons: persons.map((person) => person.id), unsure: asked.some((each) => !each?.known) };
  });
  const writing = channelsOf(chain.org, chain.org.root, dutiesThatWrite(chain.policy));
  const writers = writing.flatMap(({ key }) => personsIn(seen.get(key), chain.people) ?? []);
  const quorum = quorumOf(
    needs.map(({ persons }) => persons),
    writers.map((person) => person.id),
  );
  const duties = approvals.map((duty) => chain.policy.duties[duty]?.name ?? { zh: duty, en: duty });
  const [zh, en] = [duties.map((each) => each.zh).join('、'), duties.map((each) => each.en).join(', ')];
  if (quorum === 'met') {
    return {
      ...{ state: 'ok', id },
      what: { zh: `${name.zh} 的声明有人能批（${zh}）`, en: `${name.en} statements can be approved (${en})` },
    };
  }
  const unsure = [...needs, ...writing.map(({ key }) => ({ unsure: !seen.get(key)?.known }))];
  const each = approvals.length > 1;
  const what =
    quorum === 'authorsOnly'
      ? selfApproved(name, { zh, en })
      : {
          zh: `${name.zh} 的声明没有人能批：总部要有 ${zh}${each ? ' 各一人，不能是同一人' : ''}`,
          en: `${name.en} statements cannot be approved: headquarters needs ${en}${each ? ', one person each, not the same' : ''}`,
        };
  if (unsure.some((need) => need.unsure)) return { state: 'warn', id, what, next: again };
  const next = quorum === 'authorsOnly' ? bringAnother : strict ? bringStrictly : bring;
  return { state: 'bad', id, what, next };
}

const selfApproved = (level: Words, duties: Words): Words => ({
  zh: `${level.zh} 的声明没有人能批：能拟稿的人就是仅有的审批人（${duties.zh}），自己拟的自己不能批`,
  en: `${level.en} statements cannot be approved: whoever can write is the only one who can approve (${duties.en}), and nobody approves what they wrote`,
});
const bringAnother: Words = {
  zh: '再拉一人进总部的信息发布组来拟稿，或进审批的群',
  en: 'bring one more person into the release group of headquarters to write, or into a group that approves',
};

const bring: Words = {
  zh: '把承担这些职责的人拉进总部的群',
  en: 'bring people of these duties into the groups of headquarters',
};
const bringStrictly: Words = {
  zh: `${bring.zh}；people.csv 里的名单不算，要平台或通讯录说了算`,
  en: `${bring.en}; a list in people.csv does not count, the platform or the directory must say it`,
};

/** Whoever does not claim is called by name: the unit's person on call. */
function callFinding({ org, people }: Chain): Finding {
  const called = new Set([...people.byId.values()].filter(({ onCall }) => onCall).map(({ unit }) => unit));
  const tier = (unit: Unit) => unit.kind !== 'department';
  const units = [...org.units.values()].filter(tier);
  const silent = units.filter(({ path }) => !called.has(path));
  const id = 'people.onCall';
  if (silent.length === 0) {
    return { state: 'ok', id, what: { zh: '每个机构都有值班人', en: 'every unit has somebody on call' } };
  }
  const some = fewUnits(silent);
  return {
    ...{ state: 'warn', id },
    what: {
      zh: `${silent.length} 个机构没有值班人，无人认领时点不到名：${some.zh}`,
      en: `${silent.length} units have nobody on call to be named when nobody claims: ${some.en}`,
    },
    next: { zh: '在 people.csv 的 on_call 列写“是”', en: 'write yes into the on_call column of people.csv' },
  };
}

/** An account on any platform that the chain uses; WeCom's is one on all of its ways. */
function reachFinding({ org, people }: Chain): Finding {
  const used = new Set(
    [...org.channels.values()].map(({ platform }) => platform.replace(/^wecom-.*/, 'wecom')),
  );
  const reached = (identities: readonly string[]) =>
    identities.some((identity) => used.has(identity.slice(0, identity.indexOf(':'))));
  const lost = [...people.byId.values()].filter(({ onCall, identities }) => onCall && !reached(identities));
  const id = 'people.accounts';
  if (lost.length === 0) {
    return { state: 'ok', id, what: { zh: '值班人都有账号', en: 'everybody on call has an account' } };
  }
  const some = few(lost.map((person) => person.id));
  return {
    ...{ state: 'warn', id },
    what: {
      zh: `${lost.length} 个值班人在用到的平台上没有账号：工号 ${some.zh}`,
      en: `${lost.length} on call have no account on a platform in use: ${some.en}`,
    },
    next: { zh: '在 people.csv 的 identities 列补上', en: 'add them to the identities column of people.csv' },
  };
}

/** By name in Chinese, by path in English: an English line stays English. */
function fewUnits(units: readonly Unit[]): Words {
  return { zh: few(units.map(({ name }) => name)).zh, en: few(units.map(({ path }) => path)).en };
}
