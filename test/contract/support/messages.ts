import type { Card, Notice } from '../../../src/bot/message.ts';

/** A card as bot/cards makes it, with everything on it that a card can have. */
export const card: Card = {
  kind: 'card',
  subject: '01980000-0000-7000-8000-000000000128',
  rev: 3,
  level: 'orange',
  badge: 'Ⅱ级 重大 · 医疗安全',
  code: 'P128',
  state: '待认领 12:40',
  title: '患者家属称徐汇院区手术后未告知并发症',
  lines: [
    { kind: 'facts', spans: [{ text: '徐汇院区 · 微博 等 3 个平台 · 23 条 ↑ 8 条/10分钟' }] },
    { kind: 'quote', spans: [{ text: '「【患者】术后高烧三天，家属多次询问……」' }] },
    {
      kind: 'reasons',
      spans: [{ text: '为什么是Ⅱ级：', weight: 'strong' }, { text: '称医疗损害 · 涉及未成年人' }],
    },
    {
      kind: 'origin',
      spans: [{ text: '首见 09:12 · ' }, { link: 'https://weibo.example/1', text: '原文' }],
    },
    { kind: 'clocks', spans: [{ text: '时限：认领 12 分钟' }] },
  ],
  actions: [
    { id: 'claim', label: '认领', style: 'primary' },
    {
      id: 'dismiss',
      label: '排除',
      style: 'plain',
      form: [{ name: 'reason', label: '理由', input: 'text', required: true, maxLength: 500 }],
    },
    { id: 'escalate', label: '上报区域', style: 'plain' },
    { id: 'close', label: '关闭', style: 'danger', confirm: '关闭后徐汇院区监测群不再收到提醒。' },
    { id: 'snooze', label: '稍后30分钟', style: 'plain', more: true },
    { id: 'notOurs', label: '非我院', style: 'plain', more: true },
  ],
  done: false,
  drill: false,
};

export const claimed: Card = {
  ...card,
  rev: 4,
  state: '处置中（李敏）',
  actions: card.actions.filter(({ id }) => id !== 'claim'),
};

export const notice: Notice = {
  kind: 'notice',
  tone: 'orange',
  spans: [{ text: 'P128 无人认领，已上报华东区域。' }],
};
