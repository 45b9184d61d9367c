import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnitPath } from '../../src/incident/incident.ts';
import { pdf } from '../support/evidenceFiles.ts';
import { type House, openHouse, type Visitor } from '../support/house.ts';

const name = '王小明病历 13812345678.pdf';
const marker = 'only in the file';
const bytes = Buffer.concat([pdf, Buffer.from(marker)]);
const file = { name, mime: 'application/pdf', base64: bytes.toString('base64') };
const hq = ['hq' as UnitPath];

interface Answer {
  readonly tone: string;
  readonly text: string;
  readonly errors?: Readonly<Record<string, string>>;
}

interface Seen {
  readonly trouble?: string;
  readonly facts?: readonly {
    readonly name: string;
    readonly text: string;
    readonly files: readonly { readonly said: string; readonly id?: string }[];
  }[];
}

/** The whole service, spoken to through its console. */
describe('a fact with the file that shows it', () => {
  let house: House;
  let subject: string;
  let sealed = '';
  const visitors = new Map<string, Visitor>();
  beforeAll(async () => {
    house = await openHouse();
    const title = '示例医院徐汇院区手术后未告知并发症，患者死亡，家属讨说法';
    await house.intake.keep('s', [{ externalId: 'a', kind: 'post', site: '微博', title }]);
    await house.quiet();
    const [view] = await house.store.reads.list(hq, { limit: 1 });
    subject = view?.incident.id ?? '';
  });
  afterAll(() => house.stop());

  async function visitor(account: string): Promise<Visitor> {
    const known = visitors.get(account) ?? (await house.visitor(account));
    visitors.set(account, known);
    return known;
  }

  async function add(files: readonly object[], text = '急诊11月20日14时05分接诊'): Promise<Answer> {
    const press = { group: 'xuhui', subject, action: 'addFact', values: { text }, files };
    return (await (await visitor('xuhui')).post('/api/press', press)) as Answer;
  }

  async function seen(account: string, group: string): Promise<Seen> {
    return (await (await visitor(account)).get(`/api/incidents/${subject}/timeline?group=${group}`)) as Seen;
  }

  /** What a page would get: the file, or the words of a no. */
  async function open(account: string, group: string, reason: string, id = sealed) {
    const { person } = await visitor(account);
    const response = await fetch(`${house.url}/api/incidents/${subject}/files/${id}`, {
      method: 'POST',
      headers: { origin: house.url, cookie: `fenghuo_as=${person}`, 'content-type': 'application/json' },
      body: JSON.stringify({ key: randomUUID(), as: person, group, reason }),
    });
    return { status: response.status, got: Buffer.from(await response.arrayBuffer()) };
  }

  const count = async () => ({ ...(await house.store.audit.verify()) });

  it('is kept with its file, and shown by name, size and hash, masked', async () => {
    expect((await add([file])).text).toContain('已记下事实 F1（待确认），1 个文件已封存');
    const { facts = [] } = await seen('xuhui', 'xuhui');
    const [shown] = facts[0]?.files ?? [];
    sealed = shown?.id ?? '';
    expect(facts[0]).toMatchObject({ name: 'F1', text: '急诊11月20日14时05分接诊' });
    expect(shown?.said).toMatch(/^王某某病历 【电话】\.pdf（1 KB，sha256 [0-9a-f]{8}）$/u);
    const typed = (await (
      await visitor('xuhui')
    ).post('/api/say', {
      ...{ group: 'xuhui', text: 'P1 事实' },
    })) as Answer;
    expect(typed.text).toContain(`证据：${shown?.said}`);
  });

  it('is opened by who may see the fact, with a reason: branch, region and headquarters', async () => {
    for (const [account, group] of [
      ['xuhui', 'xuhui'],
      ['commander', 'hq-command'],
    ] as const) {
      const { got } = await open(account, group, '核对接诊时间');
      expect(got.equals(bytes), account).toBe(true);
    }
  });

  it.each([
    ['no reason worth the name', 'xuhui', 'xuhui', '看看', '请写明理由'],
    ['another branch', 'pudong', 'pudong', '核对接诊时间', '没有找到'],
  ])('is not opened for %s', async (_who, account, group, reason, words) => {
    const { status, got } = await open(account, group, reason);
    expect(status).toBe(200);
    expect(got.toString()).toContain(words);
    expect(got.includes(marker)).toBe(false);
  });

  it('is the same nothing, absent or forbidden', async () => {
    const forbidden = await open('pudong', 'pudong', '核对接诊时间');
    const absent = await open('xuhui', 'xuhui', '核对接诊时间', randomUUID());
    expect(JSON.parse(absent.got.toString())).toEqual(JSON.parse(forbidden.got.toString()));
    expect((await seen('pudong', 'pudong')).trouble).toBe('notFound');
  });

  it('leaves one row in the audit for each yes and each no', async () => {
    const before = await count();
    await open('xuhui', 'xuhui', '核对接诊时间');
    await open('pudong', 'pudong', '核对接诊时间');
    const after = await count();
    expect({ ok: after.ok, more: after.rows - before.rows }).toEqual({ ok: true, more: 2 });
  });

  it.each([
    [
      'what is no evidence',
      [{ ...file, base64: Buffer.from('MZ\0\0').toString('base64') }],
      '这个文件收不了',
    ],
    ['an empty one', [{ ...file, base64: '' }], '文件是空的'],
    ['a sixth', Array.from({ length: 6 }, () => file), '至多附 5 个文件'],
    [
      'more than ten megabytes together',
      Array.from({ length: 2 }, () => ({
        ...file,
        base64: Buffer.concat([pdf, Buffer.alloc(5 * 1024 * 1024, 7)]).toString('base64'),
      })),
      '文件合计超过 10 MB',
    ],
  ])('is not kept with %s, and nothing of it is', async (_what, files, words) => {
    const answer = await add(files, '没有保存的事实');
    expect(answer.tone).toBe('refused');
    expect(answer.errors?.file).toContain(words);
    const view = await house.store.reads.incident(hq, subject as never);
    expect(view?.incident.facts).toHaveLength(1);
  });

  it('typed with the file is the same', async () => {
    const typed = (await (
      await visitor('xuhui')
    ).post('/api/say', {
      ...{ group: 'xuhui', text: 'P1 补充事实 当晚三次查房 来源：值班表', files: [file] },
    })) as Answer;
    expect(typed.text).toContain('1 个文件已封存');
  });

  it('says that files were not kept which came with something else', async () => {
    const unread = { group: 'xuhui', text: 'P1 事实', files: [file] };
    const answer = (await (await visitor('xuhui')).post('/api/say', unread)) as Answer;
    expect(answer.text).toContain('一起发来的文件没有留存');
  });

  it('is told in no group: neither what the file holds nor what it is called', async () => {
    await house.quiet();
    for (const group of ['xuhui', 'east', 'hq-command', 'hq-release', 'hq-office']) {
      const said = JSON.stringify(await house.store.board.read(group, undefined, 1000));
      for (const words of [marker, '王小明', '13812345678', file.base64.slice(0, 40)])
        expect(said.includes(words), `${words} in ${group}`).toBe(false);
    }
  });
});
