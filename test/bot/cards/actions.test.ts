import { describe, expect, it } from 'vitest';
import { actionOf, escalatesTo, formOf } from '../../../src/bot/cards/actions.ts';
import type { ActionContext } from '../../../src/bot/cards/forms.ts';
import { pressIds } from '../../../src/bot/cards/presses.ts';
import type { Known, MentionId } from '../../../src/incident/incident.ts';
import {
  answered,
  branchSeat,
  claimed,
  east,
  english,
  escalated,
  fact,
  hq,
  hqSeat,
  liMin,
  matter,
  minutesAgo,
  opened,
  org,
  post,
  raisedAndInstructed,
  regionSeat,
  surgery,
  takenByRegion,
  viewOf,
  voice,
} from './sample.ts';
import { facts } from './statementSample.ts';

function at(seat: ActionContext['seat'], incident: Known = opened): ActionContext {
  return { ...voice, view: viewOf(incident), seat };
}

function optionsOf(id: Parameters<typeof formOf>[0], name: string, ctx: ActionContext) {
  return formOf(id, ctx)
    ?.fields.find((field) => field.name === name)
    ?.options?.map(({ label }) => label);
}

it.each`
  press                 | asks
  ${'claim'}            | ${undefined}
  ${'release'}          | ${undefined}
  ${'undo'}             | ${undefined}
  ${'snooze'}           | ${undefined}
  ${'confirmDismissal'} | ${undefined}
  ${'view'}             | ${['reason']}
  ${'history'}          | ${undefined}
  ${'dismiss'}          | ${['reason*']}
  ${'rejectDismissal'}  | ${['reason']}
  ${'escalate'}         | ${['reason']}
  ${'notOurs'}          | ${['reason']}
  ${'reopen'}           | ${['reason*']}
  ${'direct'}           | ${['to*', 'text*', 'minutes*']}
  ${'setLevel'}         | ${['level*', 'reason*']}
  ${'setNature'}        | ${['nature*', 'reason']}
  ${'addNote'}          | ${['text*']}
  ${'addFact'}          | ${['text*', 'source', 'evidence', 'file', 'open']}
  ${'confirmFact'}      | ${['fact*']}
  ${'disputeFact'}      | ${['fact*', 'reason*']}
  ${'withdrawFact'}     | ${['fact*', 'reason*']}
  ${'facts'}            | ${undefined}
  ${'draft'}            | ${['forms']}
  ${'close'}            | ${['note*']}
  ${'move'}             | ${['to*', 'reason']}
  ${'handOver'}         | ${['person*']}
  ${'finishDirective'}  | ${['note*']}
  ${'merge'}            | ${['into*', 'reason']}
  ${'split'}            | ${undefined}
`('$press asks for $asks (* must be filled in)', ({ press, asks }) => {
  const fields = formOf(press, at(hqSeat))?.fields;
  expect(fields?.map(({ name, required }) => (required ? `${name}*` : name))).toEqual(asks);
});

describe('a button', () => {
  it('that ends a matter says to whom before it acts', () => {
    expect(actionOf('close', at(hqSeat, takenByRegion))).toMatchObject({
      style: 'danger',
      confirm:
        'P128 在徐汇院区、华东区域、总部的卡片都将变为已关闭，所有时限停止，不再提醒。之后可以重新打开。',
    });
    const closing = actionOf('close', { ...at(hqSeat), policy: english });
    expect(closing.confirm).toContain(
      'Every card of P128 in 徐汇院区, 华东区域, 总部 will show it as closed',
    );
  });

  it('is no danger button otherwise', () => {
    const others = pressIds.filter((id) => id !== 'close' && id !== 'stopPublishing');
    expect(others.filter((id) => actionOf(id, at(regionSeat)).style !== 'plain')).toEqual([]);
  });

  it('says what it undoes', () => {
    const undoable = {
      what: 'claim',
      by: liMin,
      at: minutesAgo(0),
      before: { stage: 'open', since: matter.openedAt },
    } as const;
    expect(actionOf('undo', at(branchSeat, { ...claimed, undoable })).label).toBe('撤销认领');
  });

  it('to escalate names the next tier that does not have it yet', () => {
    expect(actionOf('escalate', at(branchSeat)).label).toBe('上报区域');
    expect(actionOf('escalate', at(branchSeat, escalated)).label).toBe('上报总部');
    expect(escalatesTo(viewOf(opened), branchSeat, org)).toBe(east);
    expect(escalatesTo(viewOf({ ...opened, called: [east, hq] }), branchSeat, org)).toBeUndefined();
  });
});

describe('a form', () => {
  it('is named by its button and the incident', () => {
    expect(formOf('setLevel', at(hqSeat))?.title).toBe('定级 P128');
  });

  it('offers every level but the present one', () => {
    expect(optionsOf('setLevel', 'level', at(hqSeat))).toEqual(['Ⅰ级 特别重大', 'Ⅲ级 较大', 'Ⅳ级 一般']);
  });

  it('offers every nature but the present one', () => {
    expect(optionsOf('setNature', 'nature', at(branchSeat))).not.toContain('医疗安全');
    expect(optionsOf('setNature', 'nature', at(branchSeat))).toHaveLength(7);
  });

  it('instructs the owner unit first, then the tiers between', () => {
    expect(optionsOf('direct', 'to', at(hqSeat))).toEqual(['徐汇院区', '华东区域']);
  });

  it('does not ask whom to instruct where there is one', () => {
    expect(formOf('direct', at(regionSeat))?.fields.map(({ name }) => name)).toEqual(['text', 'minutes']);
  });

  it('instructs any unit below where HQ owns the matter itself', () => {
    expect(optionsOf('direct', 'to', at(hqSeat, { ...opened, unit: hq }))).toHaveLength(5);
  });

  it('asks why only of those who may open what is sealed, and which where there are two', () => {
    const names = (ctx: ActionContext) => formOf('view', ctx)?.fields.map(({ name }) => name);
    expect(names(at(branchSeat))).toEqual(['reason']);
    expect(names(at(regionSeat))).toBeUndefined();
    const { first } = viewOf(opened);
    if (!first) throw new Error('the sample has a first mention');
    const widest = { ...first, id: 'm-9' as MentionId, evidence: 'b7'.repeat(32), title: '转发最多的一条' };
    const two = { ...at(hqSeat), view: { ...viewOf(opened), first, quote: widest } };
    expect(names(two)).toEqual(['mention', 'reason']);
    expect(optionsOf('view', 'mention', two)?.[0]).toContain('#b7b7b7b7');
  });

  it('offers due times in words', () => {
    const due = optionsOf('direct', 'minutes', at(hqSeat));
    expect(due).toEqual(['15 分钟', '30 分钟', '1 小时', '2 小时', '4 小时', '8 小时', '1 天']);
  });

  it('does not move a matter to where it is, nor to a department', () => {
    expect(optionsOf('move', 'to', at(hqSeat))).toEqual(['总部', '华东区域', '浦东院区', '纽约院区']);
  });

  it('hands over to anybody but the one who has it', () => {
    expect(optionsOf('handOver', 'person', at(regionSeat, claimed))).toEqual(['周敏 协调员']);
    expect(optionsOf('handOver', 'person', at(hqSeat, claimed))).toEqual(['周敏 协调员', '王芳 总指挥']);
  });

  it('hands a department’s matter to people of its branch', () => {
    expect(optionsOf('handOver', 'person', at(branchSeat, { ...opened, unit: surgery }))).toEqual([
      '李敏 监测员',
    ]);
  });

  it('tells a branch when its dismissal waits for the next tier', () => {
    const hint = (seat: ActionContext['seat'], level: Known['level']) =>
      formOf('dismiss', at(seat, { ...opened, level }))?.fields[0]?.hint;
    expect(hint(branchSeat, 'yellow')).toContain('Ⅲ级及以上需上级同意');
    expect(hint(branchSeat, 'blue')).toBe('至少 4 个字');
    expect(hint(regionSeat, 'red')).toBe('至少 4 个字');
  });

  it('asks which instruction is done only where there are several of the group’s own', () => {
    expect(formOf('finishDirective', at(branchSeat, answered))?.fields.map(({ name }) => name)).toEqual([
      'note',
    ]);
    const [done, open, theirs] = answered.directives;
    const two = {
      ...answered,
      directives: [open, { ...open, text: fact, due: minutesAgo(-5) }, theirs, done],
    };
    expect(optionsOf('finishDirective', 'directive', at(branchSeat, two as Known))).toEqual([
      '术前谈话有签字，正在调阅病历 09:19',
      '帖子说的是三年前的事，已答复 09:34',
    ]);
  });

  it('to split lists each text once, the latest first, and the units it may go to', () => {
    const mention = (id: string, title: string) => ({ ...post, id: id as MentionId, title });
    const mentions = [mention('m-3', '转发'), mention('m-2', '另一件事'), mention('m-1', '转发')];
    const form = formOf('split', { ...at(regionSeat), mentions });
    expect(form?.fields.map(({ name, input }) => `${name}:${input}`)).toEqual([
      ...['mentions:choices', 'to:choice', 'reason:text'],
    ]);
    expect(form?.fields[0]?.options).toEqual([
      { value: 'm-3', label: '转发 · 微博' },
      { value: 'm-2', label: '另一件事 · 微博' },
    ]);
    expect(formOf('split', { ...at(branchSeat), mentions })?.fields.map(({ name }) => name)).toEqual([
      ...['mentions', 'reason'],
    ]);
  });

  it('never asks without saying what for', () => {
    for (const policy of [voice.policy, english]) {
      for (const id of pressIds) {
        for (const field of formOf(id, { ...at(hqSeat, { ...raisedAndInstructed, facts }), policy })
          ?.fields ?? []) {
          expect(field.label).not.toBe('');
          expect(field.options?.length ?? 2, `${id}.${field.name}`).toBeGreaterThan(1);
        }
      }
    }
  });
});
