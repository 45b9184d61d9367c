import type { Action, Card, Field, Line, Notice } from '../../src/bot/message.ts';

/** Cards of the example chain with everything on them that a card can have. Times are given, so that clocks run. */

const reason: Field = {
  name: 'reason',
  label: '排除理由',
  input: 'text',
  required: true,
  hint: '至少 4 个字。Ⅲ级及以上需上级同意，同意前时限照走',
  maxLength: 500,
};

export const actions = {
  claim: { id: 'claim', label: '认领', style: 'primary' },
  escalate: {
    id: 'escalate',
    label: '上报区域',
    style: 'plain',
    form: [{ name: 'reason', label: '需要上级做什么', input: 'text', required: false, maxLength: 500 }],
  },
  addFact: {
    id: 'addFact',
    label: '补充事实',
    style: 'plain',
    form: [
      {
        name: 'text',
        label: '事实',
        input: 'text',
        required: true,
        hint: '至少 4 个字，一条只写一件事，写清时间、数字，不写患者姓名',
        maxLength: 500,
      },
    ],
  },
  dismiss: { id: 'dismiss', label: '排除', style: 'plain', form: [reason] },
  direct: {
    id: 'direct',
    label: '下发',
    style: 'plain',
    form: [
      {
        name: 'to',
        label: '下发给',
        input: 'choice',
        required: true,
        options: ['徐汇院区', '浦东院区', '苏州院区'].map((label) => ({ value: label, label })),
      },
      { name: 'text', label: '要求', input: 'text', required: true, hint: '动词开头', maxLength: 500 },
      {
        name: 'minutes',
        label: '多久内完成',
        input: 'minutes',
        required: true,
        options: ['15 分钟', '30 分钟', '1 小时', '2 小时', '4 小时', '8 小时', '24 小时'].map(
          (label, index) => ({
            value: `${[15, 30, 60, 120, 240, 480, 1440][index]}`,
            label,
          }),
        ),
      },
    ],
  },
  setLevel: {
    id: 'setLevel',
    label: '定级',
    style: 'plain',
    form: [
      {
        name: 'level',
        label: '等级',
        input: 'choice',
        required: true,
        options: [
          { value: 'red', label: 'Ⅰ级 特别重大' },
          { value: 'yellow', label: 'Ⅲ级 较大' },
          { value: 'blue', label: 'Ⅳ级 一般' },
        ],
      },
      { name: 'reason', label: '定级理由', input: 'text', required: true, maxLength: 500 },
    ],
  },
  close: {
    id: 'close',
    label: '关闭',
    style: 'danger',
    confirm:
      'P128 在徐汇院区、华东区域、示例医疗集团的卡片都将变为已关闭，所有时限停止，不再提醒。之后可以重新打开。',
    form: [{ name: 'note', label: '处置小结', input: 'text', required: true, maxLength: 500 }],
  },
  snooze: { id: 'snooze', label: '稍后 30 分钟', style: 'plain' },
  notOurs: { id: 'notOurs', label: '非我院', style: 'plain' },
  view: { id: 'view', label: '查看原文', style: 'plain' },
  history: { id: 'history', label: '历史', style: 'plain' },
} as const satisfies Readonly<Record<string, Action>>;

const more = (action: Action): Action => ({ ...action, more: true });

function minutesLater(now: Date, minutes: number): string {
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}

function clocks(now: Date, ...each: readonly (readonly [name: string, minutes: number])[]): Line {
  const spans = each.flatMap(([name, minutes], index) => [
    { text: `${index === 0 ? '时限：' : ' · '}${name} ` },
    { text: `${minutes} 分钟`, due: minutesLater(now, minutes) },
  ]);
  return { kind: 'clocks', spans };
}

/** A new incident at a branch: the card of CARDS "Anatomy". */
export function newIncident(now: Date): Card {
  return {
    kind: 'card',
    subject: 'incident-128',
    rev: 3,
    level: 'orange',
    badge: 'Ⅱ级 重大 · 医疗安全',
    code: 'P128',
    state: '待认领 12:40',
    running: { word: '待认领', due: minutesLater(now, 12.7) },
    title: '患者家属称徐汇院区手术后未告知并发症',
    titleSpans: [{ text: '患者家属称徐汇院区手术后未告知' }, { text: '并发症', mark: 'harm' }],
    lines: [
      {
        kind: 'facts',
        spans: [
          { text: '徐汇院区', weight: 'strong' },
          { text: ' · 微博 等 3 个平台 · 23 条 ↑ 8 条/10分钟 · 触达 1.2万' },
        ],
      },
      {
        kind: 'quote',
        spans: [
          { text: '「【患者】术后高烧三天，家属多次询问值班医生，得到的答复都是正常反应，直到转院才知道是' },
          { text: '并发症', mark: 'harm' },
          { text: '……」' },
        ],
      },
      { kind: 'reasons', spans: [{ text: '为什么是Ⅱ级：称医疗损害 · 1小时内转发过千 · 涉及未成年人' }] },
      {
        kind: 'origin',
        spans: [
          { text: '首见 09:12（微博 @城市观察） · ' },
          { link: 'https://weibo.example/status/50012', text: '原帖' },
          { text: ' · 证据已固定 #a41f09c2' },
        ],
      },
      clocks(now, ['认领', 12.7], ['上级报告', 108], ['权威信息', 288]),
    ],
    actions: [
      actions.claim,
      actions.dismiss,
      actions.addFact,
      actions.escalate,
      more(actions.notOurs),
      more(actions.snooze),
      more(actions.view),
      more(actions.history),
    ],
    done: false,
    drill: false,
  };
}

/** The same incident in somebody's hands, seen from the region. */
export function inHand(now: Date): Card {
  const { running: _running, ...card } = newIncident(now);
  return {
    ...card,
    rev: 4,
    state: '处置中（顾小满）',
    lines: [
      ...card.lines.filter(({ kind }) => kind !== 'clocks'),
      clocks(now, ['上级报告', 4], ['权威信息', 288]),
      { kind: 'state', spans: [{ text: '顾小满（徐汇院区）09:24 认领' }] },
      { kind: 'state', spans: [{ text: '已上报华东区域 09:31 顾小满：家属已联系媒体 → 等待认领' }] },
      {
        kind: 'directive',
        spans: [
          { text: '下发徐汇院区：调取病历和谈话记录，核实告知过程' },
          { text: '（蒋思远 09:40，10:40 前，还有 45 分钟）', weight: 'quiet' },
        ],
      },
    ],
    actions: [
      actions.addFact,
      actions.direct,
      actions.setLevel,
      actions.close,
      more(actions.view),
      more(actions.history),
    ],
  };
}

/** The gravest level, past its deadline. */
export function overdue(now: Date): Card {
  const { titleSpans: _spans, ...card } = newIncident(now);
  return {
    ...card,
    subject: 'incident-131',
    level: 'red',
    badge: 'Ⅰ级 特别重大 · 伤医',
    code: 'P131',
    state: '待认领 超时 3 分钟',
    running: { word: '待认领', due: minutesLater(now, -3) },
    title: '网传急诊科医生被患者家属持刀刺伤，现场视频流出',
    lines: [
      {
        kind: 'facts',
        spans: [
          { text: '徐汇院区', weight: 'strong' },
          { text: ' · 抖音 等 6 个平台 · 1,204 条 ↑ 310 条/10分钟 · 触达 386万' },
        ],
      },
      { kind: 'reasons', spans: [{ text: '为什么是Ⅰ级：涉及暴力伤人 · 称医疗损害 · 传播量大' }] },
      { kind: 'origin', spans: [{ text: '首见 10:02（抖音） · 证据已固定 #07be91d4' }] },
      clocks(now, ['认领', -3], ['上级报告', 112]),
    ],
  };
}

export function complaint(now: Date): Card {
  const { running: _running, titleSpans: _spans, ...card } = newIncident(now);
  return {
    ...card,
    subject: 'incident-126',
    level: 'yellow',
    badge: 'Ⅲ级 较大 · 投诉/纠纷',
    code: 'P126',
    state: '处置中（曹既白）',
    title: '门诊退费排队三小时，自助机全部停用',
    lines: [
      { kind: 'facts', spans: [{ text: '徐汇院区', weight: 'strong' }, { text: ' · 小红书 · 3 条' }] },
      { kind: 'quote', spans: [{ text: '「窗口只开两个，老人站着等，没有人解释。」' }] },
      { kind: 'reasons', spans: [{ text: '为什么是Ⅲ级：服务问题 · 媒体报道' }] },
      { kind: 'state', spans: [{ text: '曹既白（徐汇院区）08:40 认领' }] },
    ],
    actions: [actions.addFact, actions.escalate, actions.close, more(actions.view), more(actions.history)],
  };
}

export function closed(now: Date): Card {
  const { running: _running, titleSpans: _spans, ...card } = newIncident(now);
  return {
    ...card,
    subject: 'incident-119',
    level: 'blue',
    badge: 'Ⅳ级 一般 · 管理服务问题',
    code: 'P119',
    state: '已关闭（曹既白）',
    title: '停车场收费标识不清，车主与保安争执',
    lines: [
      { kind: 'facts', spans: [{ text: '徐汇院区', weight: 'strong' }, { text: ' · 大众点评 · 1 条' }] },
      { kind: 'state', spans: [{ text: '曹既白 16:20 关闭：已更换标识并向车主说明，车主删帖' }] },
    ],
    actions: [{ id: 'reopen', label: '重新打开', style: 'plain' }, more(actions.history)],
    done: true,
  };
}

export function drill(now: Date): Card {
  return {
    ...complaint(now),
    subject: 'incident-130',
    level: 'blue',
    badge: 'Ⅳ级 一般 · 不实/谣言',
    code: 'P130',
    title: '【演练】网传本院泄露体检名单',
    drill: true,
    actions: [actions.claim, actions.dismiss],
  };
}

/** A stranger's worst: markup, mentions, bidi, towers of accents, one endless word. */
export function hostile(now: Date): Card {
  const { titleSpans: _spans, ...card } = newIncident(now);
  return {
    ...card,
    subject: 'incident-132',
    code: 'P132',
    title: '<img src=x onerror=alert(1)> <!channel> @all <at id=all></at> \u202Egpj.exe',
    lines: [
      { kind: 'facts', spans: [{ text: '<script>alert(1)</script>'.repeat(3) }] },
      { kind: 'quote', spans: [{ text: `${'啊'.repeat(300)}${'W'.repeat(400)}` }] },
      { kind: 'reasons', spans: [{ text: `Z${'\u0351\u0327'.repeat(60)}algo` }] },
      {
        kind: 'origin',
        spans: [
          { link: 'javascript:alert(1)', text: '原帖' },
          { text: ' · ' },
          { link: 'https://xn--80ak6aa92e.example/', text: 'https://apple.com' },
        ],
      },
    ],
  };
}

export const risen: Notice = {
  kind: 'notice',
  tone: 'orange',
  spans: [{ text: 'P128', weight: 'strong' }, { text: ' 等级由Ⅲ级升为Ⅱ级：1小时内转发过千' }],
  about: 'incident-128',
};

export const called: Notice = {
  kind: 'notice',
  tone: 'red',
  spans: [
    { text: 'P131 无人认领，已呼叫华东区域。请 ' },
    { person: 'web:demo:xuhui', name: '顾小满' },
    { text: ' 处理' },
  ],
  about: 'incident-131',
};

export const silent: Notice = {
  kind: 'notice',
  tone: 'trouble',
  spans: [{ text: '信源「卫健热线」自 08:10 起没有新信息，平时每 30 分钟有一条。' }],
};
