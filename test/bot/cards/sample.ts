import type { Seat, Voice } from '../../../src/bot/cards/context.ts';
import type {
  IncidentId,
  Known,
  Matter,
  MentionId,
  PersonId,
  TextId,
  UnitPath,
} from '../../../src/incident/incident.ts';
import type { IncidentView, MentionView } from '../../../src/incident/view.ts';
import { defaultPolicy } from '../../../src/policy/defaults.ts';
import type { ChannelKey, Org, People, Person, Unit, UnitKind } from '../../../src/policy/org.ts';
import type { Policy } from '../../../src/policy/policy.ts';

/** A small chain: HQ, the east with two branches, and a branch in New York for its summer time. */
export const [hq, east, xuhui, pudong, surgery, newYork] = [
  'hq',
  'hq/east',
  'hq/east/xuhui',
  'hq/east/pudong',
  'hq/east/xuhui/surgery',
  'hq/newyork',
] as [UnitPath, UnitPath, UnitPath, UnitPath, UnitPath, UnitPath];

export const [liMin, zhouMin, chenChen] = ['1001', '2001', '1002'] as [PersonId, PersonId, PersonId];
export const wangFang = '3001' as PersonId;

const dutiesOf: Readonly<Record<UnitKind, readonly string[]>> = {
  hq: ['command', 'analysis', 'office'],
  region: ['coordination'],
  branch: ['monitor'],
  department: [],
};

function unit(path: UnitPath, kind: UnitKind, name: string, zone = 'Asia/Shanghai'): [UnitPath, Unit] {
  const channels = dutiesOf[kind].map((duty) => {
    const id = `${path}-${duty}`;
    return { key: `web:${id}` as ChannelKey, platform: 'web', id, unit: path, duty };
  });
  return [path, { path, kind, name, aliases: [], keywords: [], channels, zone }];
}

export const org: Org = {
  root: hq,
  channels: new Map(),
  units: new Map([
    unit(hq, 'hq', '总部'),
    unit(east, 'region', '华东区域'),
    unit(xuhui, 'branch', '徐汇院区'),
    unit(surgery, 'department', '徐汇院区外科'),
    unit(pudong, 'branch', '浦东院区'),
    unit(newYork, 'branch', '纽约院区', 'America/New_York'),
  ]),
};

export function person(id: PersonId, name: string, at: UnitPath, post: string): [PersonId, Person] {
  const phone = '';
  return [
    id,
    {
      id,
      name,
      unit: at,
      department: '',
      post,
      phone,
      email: '',
      identities: [],
      onCall: true,
      roster: [],
    },
  ];
}

export const people: People = {
  byId: new Map([
    person(liMin, '李敏', xuhui, '监测员'),
    person(zhouMin, '周敏', east, '协调员'),
    person(wangFang, '王芳', hq, '总指挥'),
    person(chenChen, '陈晨', pudong, '监测员'),
  ]),
  byIdentity: new Map(),
};

/** 09:14:20 in Shanghai. */
export const now = new Date('2026-11-21T01:14:20Z');
export function minutesAgo(minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}

export const voice: Voice = { org, people, policy: defaultPolicy, now };
export const english: Policy = { ...defaultPolicy, language: 'en' };

export const branchSeat: Seat = { unit: xuhui, duty: 'monitor' };
export const regionSeat: Seat = { unit: east, duty: 'coordination' };
export const hqSeat: Seat = { unit: hq, duty: 'command' };
export const rivalSeat: Seat = { unit: pudong, duty: 'monitor' };

export const why = 'text-1' as TextId;
export const instruction = 'text-2' as TextId;
export const fact = 'text-3' as TextId;

const texts = new Map([
  [why, '帖子说的是三年前的事，已答复'],
  [instruction, '核实术后告知记录'],
  [fact, '术前谈话有签字，正在调阅病历'],
]);

export const matter: Matter = {
  id: 'incident-1' as IncidentId,
  unit: xuhui,
  nature: 'safety',
  level: 'orange',
  levelSince: { orange: new Date('2026-11-21T01:12:00Z') },
  openedAt: new Date('2026-11-21T01:12:00Z'),
  called: [xuhui],
  escalations: [],
  directives: [],
  notes: [],
  levelBy: { kind: 'machine', id: 'triage' },
};

export const opened: Known = { ...matter, stage: 'open', since: matter.openedAt };

export const post: MentionView = {
  id: 'mention-1' as MentionId,
  kind: 'post',
  site: '微博',
  url: 'https://weibo.example/1',
  title: '患者家属称徐汇院区手术后未告知并发症',
  text: '【患者】术后高烧三天，家属多次询问……',
  author: '城市观察',
  foundAt: new Date('2026-11-21T01:12:00Z'),
  evidence: 'a41f09c2e7b855aa',
};

export function viewOf(incident: Known, change: Partial<IncidentView> = {}): IncidentView {
  return {
    incident,
    version: 3,
    code: 'P128',
    drill: false,
    reasons: ['harm', 'reach', 'minor', 'media'],
    mentionCount: 23,
    recentCount: 8,
    sites: ['微博', '抖音', '知乎'],
    reach: 12_034,
    kin: new Map(),
    first: post,
    quote: post,
    texts,
    rung: [],
    ...change,
  };
}

/** The incident at each stage, as the chain's own people brought it there. */
const bySomeone = { kind: 'person', id: liMin } as const;
const upToEast = { to: east, by: bySomeone, at: minutesAgo(1), reason: why };
const upByClock = { to: east, by: { kind: 'machine', id: 'timer' }, at: minutesAgo(1) } as const;

export const claimed = {
  ...matter,
  stage: 'owned',
  owner: liMin,
  ownerUnit: xuhui,
  claimedAt: minutesAgo(1),
} as const satisfies Known;
export const escalated: Known = { ...opened, called: [xuhui, east], escalations: [upToEast] };
export const silent: Known = { ...opened, called: [xuhui, east], escalations: [upByClock] };
export const takenByRegion: Known = {
  ...claimed,
  owner: zhouMin,
  ownerUnit: east,
  claimedAt: minutesAgo(0.5),
  called: [xuhui, east],
  escalations: [upToEast],
};
export const raisedAndInstructed: Known = {
  ...claimed,
  level: 'red',
  levelBy: { kind: 'person', id: wangFang },
  levelSince: { ...matter.levelSince, red: minutesAgo(0.2) },
  directives: [{ to: xuhui, by: zhouMin, text: instruction, at: minutesAgo(0.3), due: minutesAgo(-30) }],
  notes: [why, fact],
};
export const waitingToBeDismissed: Known = {
  ...opened,
  dismissal: { by: liMin, reason: why, at: minutesAgo(0.5) },
};
export const dismissed: Known = {
  ...matter,
  stage: 'dismissed',
  by: zhouMin,
  reason: why,
  at: minutesAgo(0.5),
};
export const otherIncident = 'incident-2' as IncidentId;
export const merged: Known = {
  ...matter,
  stage: 'merged',
  by: zhouMin,
  into: otherIncident,
  reason: why,
  at: minutesAgo(1),
  kin: [otherIncident],
};
export const answered: Known = {
  ...claimed,
  directives: [
    {
      ...{ to: xuhui, by: zhouMin, text: instruction, at: minutesAgo(3), due: minutesAgo(-30) },
      done: { by: liMin, at: minutesAgo(1), note: fact },
    },
    { to: xuhui, by: zhouMin, text: why, at: minutesAgo(2), due: minutesAgo(-20) },
    { to: pudong, by: zhouMin, text: why, at: minutesAgo(2), due: minutesAgo(-20) },
  ],
};
export const closed: Known = { ...matter, stage: 'closed', by: wangFang, note: why, at: minutesAgo(0) };
