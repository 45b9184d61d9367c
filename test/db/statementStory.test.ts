import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { UnitPath } from '../../src/incident/incident.ts';
import { latestOf, versionOf } from '../../src/incident/quorum.ts';
import type { Version } from '../../src/incident/statement.ts';
import type { IncidentView } from '../../src/incident/view.ts';
import { type House, openHouse } from '../support/house.ts';

const Answered = z.object({ tone: z.string(), text: z.string() });
const everywhere = ['hq' as UnitPath];

/** The chain's own site: takes what is signed, shows it, and lets somebody change it. */
const site = {
  posts: [] as { readonly key: string; readonly title: string; readonly body: string }[],
  page: '',
};
let cms: Server;
let house: House;
let code: string;

beforeAll(async () => {
  cms = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const post = JSON.parse(body) as { key: string; title: string; body: string };
      site.posts.push(post);
      site.page = `<html><body><h1>${post.title}</h1><p>${post.body.replaceAll('\n', '</p><p>')}</p></body></html>`;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ link: 'https://www.demo.example/notice/1' }));
    });
  });
  await new Promise<void>((resolve) => cms.listen(0, '127.0.0.1', resolve));
  const { port } = cms.address() as AddressInfo;
  house = await openHouse({
    edit: { 'policy.yaml': (text) => `${text}\nstatements: {watch: 2s}\n` },
    publish: {
      site: {
        url: `http://127.0.0.1:${port}/notices`,
        secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
        hosts: [],
      },
    },
    fetchPage: async (url) => ({
      ...{ ok: true, status: 200, url, headers: { 'content-type': 'text/html; charset=utf-8' } },
      bytes: Buffer.from(site.page),
    }),
  });
  const title = '示例医院徐汇院区手术后未告知并发症，患者死亡，家属讨说法';
  await house.intake.keep('s', [{ externalId: 'a', kind: 'post', site: '微博', title }]);
  await house.quiet();
  const [view] = await house.store.reads.list(everywhere, { limit: 1 });
  code = view?.code ?? '';
});
afterAll(async () => {
  await house?.stop();
  cms?.close();
});

async function typed(account: string, group: string, text: string) {
  const visitor = await house.visitor(account);
  const answer = Answered.parse(await visitor.post('/api/say', { group, text }));
  await house.quiet();
  return answer;
}

async function seen(): Promise<IncidentView> {
  const view = await house.store.reads.byCode(everywhere, code);
  if (!view) throw new Error('no incident');
  return view;
}

/** The newest text, by the name that people type. */
async function newest(): Promise<{ readonly name: string; readonly version: Version }> {
  const version = (await seen()).incident.versions?.at(-1);
  if (!version) throw new Error('no text');
  return { name: `${code}-v${version.number} ${version.hash.slice(0, 8)}`, version };
}

const today = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format();

describe('no word leaves without headquarters', () => {
  it('what is known is said by one and confirmed by another', async () => {
    const said = await typed(
      'xuhui',
      'xuhui',
      `${code} 补充事实 患者家属于11月20日向徐汇院区提出投诉，徐汇院区当日受理`,
    );
    expect(said.tone).toBe('ok');
    const own = await typed('xuhui', 'xuhui', `${code} 确认事实 1`);
    expect(own.tone).toBe('refused');
    expect((await typed('xuhui-2', 'xuhui', `${code} 确认事实 1`)).tone).toBe('ok');
    expect((await typed('xuhui', 'xuhui', `${code} 正在核实 手术前是否告知并发症`)).tone).toBe('ok');
    expect((await seen()).incident.facts?.map(({ state }) => state)).toEqual(['confirmed', 'open']);
  });

  it('a branch drafts nothing, the release group does', async () => {
    expect((await typed('xuhui', 'xuhui', `${code} 拟声明`)).tone).toBe('refused');
    const drafted = await typed('release', 'hq-release', `${code} 拟声明`);
    expect(drafted.tone, drafted.text).toBe('ok');
    const { version } = await newest();
    expect(version.form).toBe('site');
    expect((await seen()).texts.get(version.text)).toContain('11月20日');
  });

  it('what the checks block is not handed in, and a text that is edited is another one', async () => {
    const first = await newest();
    const blocked = await typed('release', 'hq-release', `${first.name} 提交`);
    expect(blocked.tone, blocked.text).toBe('refused');
    const text = [
      '关于徐汇院区有关情况的说明',
      '患者家属于11月20日向徐汇院区提出投诉，徐汇院区当日受理。',
      '我们理解大家的关切，手术前是否告知并发症正在核实。',
      '示例医疗集团徐汇院区',
      today,
    ].join('\n\n');
    const edited = await typed('release', 'hq-release', `${first.name} 修改 ${text}`);
    expect(edited.tone, edited.text).toBe('ok');
    const second = await newest();
    expect(second.version.number).toBe(first.version.number + 1);
    expect(versionOf((await seen()).incident, first.version.number)?.end?.how).toBe('superseded');
    const old = await typed('release', 'hq-release', `${first.name} 提交`);
    expect(old.tone).toBe('refused');
    const submitted = await typed('release', 'hq-release', `${second.name} 提交`);
    expect(submitted.tone, `${submitted.text} ${JSON.stringify(second.version.marks)}`).toBe('ok');
  });

  it('its author, a branch and a stranger to the duty approve nothing; two others do', async () => {
    const { name } = await newest();
    expect((await typed('xuhui', 'xuhui', `${name} 同意`)).tone).toBe('refused');
    expect((await typed('release', 'hq-release', `${name} 同意`)).tone).toBe('refused');
    const early = await typed('release', 'hq-release', `${name} 发布`);
    expect(early.tone).toBe('refused');
    const one = await typed('commander', 'hq-command', `${name} 同意 已看过`);
    expect(one.tone, one.text).toBe('ok');
    expect((await typed('deputy-commander', 'hq-command', `${name} 同意`)).tone).toBe('refused');
    expect((await typed('legal', 'hq-review', `${name} 同意`)).tone).toBe('ok');
    expect(site.posts).toEqual([]);
  });

  it('while all publishing is stopped nothing goes out, until two of the command lift it', async () => {
    const { name } = await newest();
    expect((await typed('commander', 'hq-command', '停止一切发布 等待公安通报')).tone).toBe('ok');
    expect((await typed('release', 'hq-release', `${name} 发布`)).tone).toBe('refused');
    await typed('commander', 'hq-command', '解除停止发布');
    await typed('commander', 'hq-command', '解除停止发布');
    expect((await typed('release', 'hq-release', `${name} 发布`)).tone).toBe('refused');
    await typed('deputy-commander', 'hq-command', '解除停止发布');
    expect(site.posts).toEqual([]);
  });

  it('what was approved goes out once, byte for byte', async () => {
    const { name, version } = await newest();
    const out = await typed('release', 'hq-release', `${name} 发布`);
    expect(out.tone, out.text).toBe('ok');
    expect((await typed('release', 'hq-release', `${name} 发布`)).tone).toBe('refused');
    expect(site.posts).toHaveLength(1);
    const words = (await seen()).texts.get(version.text);
    expect(`${site.posts[0]?.title}\n\n${site.posts[0]?.body}`).toBe(words);
    expect((await newest()).version.publications.map(({ state }) => state)).toEqual(['published']);
    expect((await seen()).spoken).toMatchObject({ before: 1, after: 0 });
  });

  it('when its page says something else, headquarters hears; a correction is a text of its own', async () => {
    const { publications, number } = (await newest()).version;
    const [published] = publications;
    site.page = site.page.replace('11月20日', '11月19日');
    await expect
      .poll(
        async () => {
          await house.quiet();
          return (await newest()).version.publications[0]?.changedAt !== undefined;
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe(true);
    expect(published?.state).toBe('published');
    const { name } = await newest();
    const corrected = await typed('release', 'hq-release', `${name} 更正`);
    expect(corrected.tone, corrected.text).toBe('ok');
    const correction = (await newest()).version;
    expect(correction).toMatchObject({ purpose: 'correction', about: number });
    expect(latestOf((await seen()).incident, correction)?.number).toBe(correction.number);
  });

  it('every step is in the audit, and the chain holds', async () => {
    expect((await house.store.audit.verify()).ok).toBe(true);
  });
});
