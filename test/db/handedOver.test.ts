import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/attackStage.ts';
import type { Target } from '../support/attackTexts.ts';

let stage: Stage;
let target: Target;
beforeAll(async () => {
  stage = await openStage();
  target = await stage.text('approved');
  stage.site.answer = { draft: true, ref: 'draft-1' };
});
afterAll(() => stage?.close());

const link = 'https://www.demo.example/notice/9';
const says = (words: string) => stage.say('release', 'hq-release', `${target.name} ${words}`);

async function states(): Promise<readonly string[]> {
  await stage.house().quiet();
  const { incident } = await stage.view(target.incident);
  const version = incident.versions?.find(({ number }) => number === target.number);
  return version?.publications.map(({ state }) => state) ?? [];
}

async function isNot(words: string, told: string): Promise<void> {
  const answer = await says(words);
  expect(answer.tone, answer.text).toBe('refused');
  expect(answer.text).toContain(told);
  expect(await states()).toEqual(['handedOver']);
}

describe('a draft that lies elsewhere', () => {
  it('is handed over and not public', async () => {
    expect((await says('发布 官网')).tone).toBe('ok');
    expect(await states()).toEqual(['handedOver']);
  });

  it('is not public by a link at which its words are not found', async () => {
    stage.site.page = '<html><body><h1>官网首页</h1><p>门诊时间请见公告。</p></body></html>';
    await isNot(`登记发布 ${link}`, '没有找到批准的文字，仍记为已移交。请核对链接');
  });

  it('nor by one that could not be read, nor by nobody’s link', async () => {
    stage.site.page = '<html><body><p>当前环境异常，完成验证后即可继续访问。</p></body></html>';
    await isNot(`登记发布 ${link}`, '没能读到，仍记为已移交');
    await isNot('核对结果 已发布', '链接');
  });

  it('is public once its words stand at its link', async () => {
    const { texts, incident } = await stage.view(target.incident);
    const text = incident.versions?.find(({ number }) => number === target.number)?.text;
    const words = (text && texts.get(text)) ?? expect.fail('no words');
    stage.site.page = `<html><body><p>${words.replaceAll('\n\n', '</p><p>')}</p></body></html>`;
    const answer = await says(`登记发布 ${link}`);
    expect(answer.tone, answer.text).toBe('ok');
    expect(await states()).toEqual(['published']);
    expect(stage.site.posts).toHaveLength(1);
  });
});
