import { describe, expect, it } from 'vitest';
import {
  configNotice,
  incidentNotice,
  type NoticeContext,
  poisonNotice,
  sourceNotice,
} from '../../../src/bot/cards/notice.ts';
import { plain } from '../../../src/bot/message.ts';
import { type Ring, rings } from '../../../src/policy/effect.ts';
import { east, english, liMin, newYork, opened, viewOf, voice, xuhui, zhouMin } from './sample.ts';

const onSlack: NoticeContext = {
  ...voice,
  identityOf: (person) => (person === zhouMin ? 'slack:T1:U42' : undefined),
};

const said: Readonly<Record<Ring, string>> = {
  opened: '新的舆情',
  levelRise: '等级升为Ⅱ级 重大',
  escalated: '下级上报，请徐汇院区认领',
  called: '到时限无人认领，请徐汇院区认领',
  directed: '上级下发要求，请徐汇院区处理',
  deadlineMissed: '下发要求已超时',
  woken: '提醒时间到，仍未结束',
  moved: '转入徐汇院区处理',
  dismissalAsked: '下级申请排除，请同意或不同意',
  factsReady: '已有确认的事实，可以拟声明',
  drafted: '声明有新的一版，请看',
  sentBack: '声明被退回，请修改',
  approvalAsked: '请审批声明',
  approvalWaits: '声明仍在等审批',
  approvalGiven: '声明已批准，可以发布',
  calledOff: '定时发布没有执行',
  published: '声明已有发布结果',
  publicationTrouble: '声明没有确认发出，请核对',
  pageChanged: '已发布的页面变了，请核对',
  roomMissing: '响应群没有建成，请看卡片手工建群',
  spokeUnapproved: '本集团账号未经批准发声，请核对',
};

describe('a phone rings', () => {
  it.each(rings)('and says which incident and why: %s', (ring) => {
    const text = plain(incidentNotice(viewOf(opened), ring, xuhui, onSlack));
    expect(text).toMatch(/^P128 · /u);
    expect(text).toContain(said[ring]);
    const badge = ring === 'levelRise' ? '' : 'Ⅱ级 重大 · 医疗安全 · ';
    expect(text).toContain(`${badge}患者家属称徐汇院区手术后未告知并发症`);
    expect(text.split('Ⅱ级')).toHaveLength(2);
  });

  it('and the duty person of the called unit is mentioned on the platform that knows them', () => {
    const { spans } = incidentNotice(viewOf(opened), 'called', east, onSlack);
    expect(spans.at(-1)).toEqual({ person: 'slack:T1:U42', name: '周敏' });
  });

  it('and is named in plain words where the platform does not know them', () => {
    expect(onSlack.identityOf(liMin)).toBeUndefined();
    const { spans } = incidentNotice(viewOf(opened), 'called', xuhui, onSlack);
    expect(spans.slice(-2)).toEqual([{ text: ' 值班：' }, { text: '李敏' }]);
  });

  it('and nobody is named where nobody is on duty', () => {
    const text = plain(incidentNotice(viewOf(opened), 'called', newYork, onSlack));
    expect(text).not.toContain('值班');
  });

  it('and nobody is called out by name for news', () => {
    expect(plain(incidentNotice(viewOf(opened), 'opened', east, onSlack))).not.toContain('周敏');
  });

  it('under the card, in its level, marked as a drill when it is one', () => {
    const notice = incidentNotice(viewOf(opened, { drill: true }), 'opened', xuhui, onSlack);
    expect(notice).toMatchObject({ about: 'incident-1', tone: 'orange' });
    expect(plain(notice)).toContain('【演练】');
  });
});

describe('the HQ office hears', () => {
  const since = new Date('2026-11-20T23:00:00Z');
  it('that a source is silent and that it is back', () => {
    const silent = sourceNotice({ source: 'weibo', state: 'silent', since }, voice);
    expect(silent.tone).toBe('trouble');
    expect(plain(silent)).toContain('信源「weibo」自 07:00 起没有新内容');
    const back = sourceNotice({ source: 'weibo', state: 'back', since }, { ...voice, policy: english });
    expect(back.tone).toBe('calm');
    expect(plain(back)).toBe('Source “weibo” is back (silent since 07:00).');
  });

  it('that a changed configuration was not taken', () => {
    const notice = configNotice({ problems: 3, first: 'org.csv:7 机构重复' }, voice);
    expect(plain(notice)).toBe('配置改动没有生效，仍用上一份。有 3 处问题，第一处：org.csv:7 机构重复');
  });

  it('that rules are others from now on', () => {
    const notice = configNotice({ problems: 0, first: 'levels.red.approvals' }, voice);
    expect(plain(notice)).toContain('规则或群的设置已改并生效：levels.red.approvals。');
  });

  it('that something was set aside', () => {
    expect(plain(poisonNotice({ what: '第 12 条\n<b>' }, voice))).toContain('已放到一边：第 12 条 <b>。');
  });
});
