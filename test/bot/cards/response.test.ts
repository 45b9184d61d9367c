import { describe, expect, it } from 'vitest';
import { alertCard } from '../../../src/bot/cards/alert.ts';
import { historyLines } from '../../../src/bot/cards/history.ts';
import { roomName, roomNotice, roomTold } from '../../../src/bot/cards/response.ts';
import { plain } from '../../../src/bot/message.ts';
import type { Known, Response } from '../../../src/incident/incident.ts';
import {
  branchSeat,
  closed,
  english,
  hqSeat,
  minutesAgo,
  opened,
  regionSeat,
  viewOf,
  voice,
  wangFang,
} from './sample.ts';

function responding(room: Response['room'], incident: Known = opened): Known {
  return { ...incident, response: { by: wangFang, at: minutesAgo(5), room } };
}
const asked = { is: 'asked', on: 'slack' } as const;
const made = { is: 'made', channel: 'slack:C9' } as const;

function card(incident: Known, seat = hqSeat, policy = voice.policy): string {
  return plain(alertCard(viewOf(incident), seat, { ...voice, policy, offered: ['startResponse'] }));
}

describe('the line of the response on a card', () => {
  it.each<[string, Response['room'], string]>([
    ['being made', asked, '响应群：正在建'],
    ['there', made, '响应群：P128 响应群'],
    ['not to be had', { is: 'none', why: 'cannot' }, '没有建成（这里的平台不能由程序建群）'],
    ['of nobody', { is: 'none', why: 'nobody' }, '没有建成（总部各群的人在这个平台上没有账号）'],
    ['refused', { is: 'none', why: 'refused' }, '没有建成（平台没有让建）'],
    ['cut off', { is: 'none', why: 'unsure' }, '也许已有一个同名的群'],
  ])('tells headquarters that its group is %s', (_how, room, words) => {
    const text = card(responding(room));
    expect(text).toContain('王芳 09:09 启动响应');
    expect(text).toContain(words);
    if (room.is === 'none') expect(text).toContain('在群里发「绑定 P128」');
    expect(card(responding(room), hqSeat, english)).not.toMatch(/响应群|\{|undefined/u);
  });

  it.each([branchSeat, regionSeat])('tells those below no more than that there is one: $unit', (seat) => {
    const text = card(responding(made), seat);
    expect(text).toContain('总部 09:09 已启动响应');
    expect(text).not.toContain('响应群');
    expect(text).not.toContain('王芳');
  });

  it('is not there without one', () => {
    expect(card(opened)).not.toContain('响应');
  });

  it('offers the button with what it does to whom, and not in red', () => {
    const { actions } = alertCard(viewOf(opened), hqSeat, { ...voice, offered: ['startResponse'] });
    const button = actions.find(({ id }) => id === 'startResponse');
    expect(button).toMatchObject({ label: '启动响应', style: 'primary' });
    expect(button?.confirm).toContain('请进来，手机会响');
  });
});

describe('what is said in the group', () => {
  const view = viewOf(responding(made));

  it('first: whose it is, what counts there', () => {
    const text = plain(roomNotice(view, wangFang, minutesAgo(5), false, voice));
    for (const words of [
      'P128 的响应群',
      '徐汇院区',
      '王芳 09:09 启动',
      '看你现在在总部的哪个群',
      '留着备查',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('患者');
  });

  it('first, where nothing comes back: that people act elsewhere', () => {
    const text = plain(roomNotice(view, wangFang, minutesAgo(5), true, voice));
    expect(text).toContain('机器人只说不听');
    expect(text).not.toContain('按下面卡片上的按钮');
  });

  it('at the end, and when it goes on after all', () => {
    expect(plain(roomTold(viewOf(responding(made, closed)), voice))).toMatch(/^P128 已结束（已关闭（.+））/u);
    expect(plain(roomTold(view, voice))).toMatch(/^P128 还要继续（待认领/u);
  });

  it('in English as well', () => {
    const ctx = { ...voice, policy: english };
    const all = [
      plain(roomNotice(view, wangFang, minutesAgo(5), false, ctx)),
      plain(roomNotice(view, wangFang, minutesAgo(5), true, ctx)),
      plain(roomTold(view, ctx)),
      roomName(view, ctx),
    ];
    for (const text of all) expect(text).not.toMatch(/[{}]|undefined|响应/u);
  });

  it('is called by its code alone, and a drill says that it is one', () => {
    expect(roomName(viewOf(opened), voice)).toBe('P128 响应群');
    expect(roomName(viewOf(opened, { drill: true }), voice)).toBe('【演练】P128 响应群');
  });
});

it('the history tells who started it and what came of its group', () => {
  const stamp = { incident: opened.id, by: { kind: 'person', id: wangFang }, at: minutesAgo(5) } as const;
  const host = { ...stamp, by: { kind: 'machine', id: 'host' } } as const;
  const events = [
    { ...stamp, type: 'responseStarted', on: 'slack' },
    { ...host, type: 'roomOpened', channel: 'slack:C9' },
    { ...host, type: 'roomMissing', why: 'nobody' },
  ] as const;
  const entries = events.map((event) => ({ at: event.at, by: event.by, type: event.type, event }));
  expect(historyLines(entries, viewOf(opened), hqSeat, voice)).toEqual([
    '09:09 王芳 启动响应',
    '09:09 建群 响应群已就位',
    '09:09 建群 响应群没有建成：总部各群的人在这个平台上没有账号',
  ]);
});
