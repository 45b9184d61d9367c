import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { z } from 'zod';
import { execute } from '../../src/handlers/execute.ts';
import { makeVersion } from '../../src/handlers/statements/drafting.ts';
import type { IncidentId, PersonId, TextId, UnitPath } from '../../src/incident/incident.ts';
import type { Command, Decision } from '../../src/incident/language.ts';
import { versionOf } from '../../src/incident/quorum.ts';
import { type FactId, subjectOf, type Version } from '../../src/incident/statement.ts';
import type { IncidentView } from '../../src/incident/view.ts';
import { fireStatement } from '../../src/jobs/statementTimers.ts';
import type { Role } from '../../src/policy/org.ts';
import { openPostgres } from './databases.ts';
import { type House, openHouse } from './house.ts';

/** What no fact says is held back here, so that each attack meets one wall more. */
const strict = 'statements: {checks: {unsupported: blocking}}';

/** What an attempt was answered, by whatever way it came. */
export const Answered = z.object({ tone: z.string(), text: z.string() });
export type Answered = z.output<typeof Answered>;

/** One text of one incident, as those who press on it name it. */
export interface Target {
  readonly incident: IncidentId;
  readonly code: string;
  readonly number: number;
  readonly hash: string;
  readonly facts: readonly FactId[];
  /** `P1-v3 a41f09c2` */
  readonly name: string;
  readonly subject: string;
}

/** Chats beside the console. */
type Chats = Pick<NonNullable<Parameters<typeof openHouse>[0]>, 'edit' | 'chats' | 'elsewhere'>;

interface Making {
  readonly incident?: IncidentId;
  readonly by?: string;
  readonly base?: Target;
  readonly facts?: readonly FactId[];
}

const root = 'hq' as UnitPath;
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const sealKey = Buffer.alloc(32, 9).toString('base64');
const titles = [
  '示例医院徐汇院区手术后未告知并发症，患者死亡，家属讨说法',
  '示例医院浦东院区门诊排队三小时，投诉电话没人接',
  '示例医院天河院区停车场收费太贵，保安态度恶劣',
];

/** Who is who in the example chain, by the last part of their web account. */
const people: Readonly<Record<string, readonly [PersonId, string, UnitPath]>> = {
  commander: ['E001' as PersonId, 'command', root],
  'deputy-commander': ['E002' as PersonId, 'command', root],
  office: ['E003' as PersonId, 'command', root],
  release: ['E007' as PersonId, 'release', root],
  'release-2': ['E008' as PersonId, 'release', root],
  legal: ['E009' as PersonId, 'review', root],
  medical: ['E010' as PersonId, 'review', root],
  'office-clerk': ['E004' as PersonId, 'office', root],
  analyst: ['E005' as PersonId, 'analysis', root],
  east: ['E101' as PersonId, 'coordination', 'hq/east' as UnitPath],
  'xuhui-emergency': ['E113' as PersonId, 'monitor', 'hq/east/xuhui/emergency' as UnitPath],
  pudong: ['E121' as PersonId, 'monitor', 'hq/east/pudong' as UnitPath],
  xuhui: ['E111' as PersonId, 'monitor', 'hq/east/xuhui' as UnitPath],
  'xuhui-2': ['E112' as PersonId, 'monitor', 'hq/east/xuhui' as UnitPath],
};

/** The whole house on a database of its own, with a site that takes whatever is signed, and three incidents to speak about. */
export async function openStage({ edit, ...elsewhere }: Chats = {}) {
  const database = await openPostgres();
  const site = { posts: [] as string[], page: '' };
  const cms = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      site.posts.push(body);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ link: `https://www.demo.example/notice/${site.posts.length}` }));
    });
  });
  await new Promise<void>((resolve) => cms.listen(0, '127.0.0.1', resolve));
  const { port } = cms.address() as AddressInfo;
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const open = () =>
    openHouse({
      ...{ databaseUrl: database.databaseUrl ?? '', sealKey, now },
      ...elsewhere,
      edit: {
        'policy.yaml': (text) => `${text.replace(/claim: *\S+/g, 'claim: 20h')}\n${strict}\n`,
        ...edit,
      },
      publish: { site: { url: `http://127.0.0.1:${port}/notices`, secret, hosts: [] } },
      fetchPage: async (url) => ({
        ...{ ok: true, status: 200, url, headers: { 'content-type': 'text/html; charset=utf-8' } },
        bytes: Buffer.from(site.page),
      }),
    });
  let house = await open();
  await house.intake.keep(
    's',
    titles.map((title, at) => ({ externalId: `a${at}`, kind: 'post', site: '微博', title })),
  );
  await house.quiet();

  const door = () => ({
    ...{ ledger: house.store.ledger, settings: house.settings, now },
    ways: [{ name: 'site', forms: ['site' as const] }],
  });
  const roleOf = (account: string): Role => {
    const [, duty = '', unit = root] = people[account] ?? [];
    return { duty, unit };
  };
  const personOf = (account: string): PersonId => people[account]?.[0] ?? expect.fail(`who is ${account}?`);

  /** What a person of ours does, at the door itself, to make ready. */
  async function does(account: string, command: Command, words?: string): Promise<Decision> {
    const text = 'reason' in command ? command.reason : 'text' in command ? command.text : undefined;
    return execute(door(), {
      ...{
        id: randomUUID(),
        actor: { kind: 'person', id: personOf(account) },
        role: roleOf(account),
        command,
      },
      texts: text && words !== undefined ? [{ id: text, kind: 'fact', words }] : [],
    });
  }

  async function view(incident: IncidentId): Promise<IncidentView> {
    return (await house.store.reads.incident([root], incident)) ?? expect.fail(`no ${incident}`);
  }

  const incidents = await house.store.reads.list([root], { limit: 10 });
  expect(incidents.length).toBeGreaterThanOrEqual(titles.length);
  const about = (words: string): IncidentView =>
    incidents.find(({ first, quote }) => JSON.stringify([first, quote]).includes(words)) ??
    expect.fail(`no incident about ${words}`);
  /** Two people of different duties must say yes to what is said about the grave one, one of the command about the others. */
  const grave = about('手术后').incident.id;
  const mild = about('排队').incident.id;
  const slight = about('停车').incident.id;

  async function fact(incident: IncidentId, words: string): Promise<FactId> {
    const id = randomUUID() as FactId;
    const text = randomUUID() as TextId;
    const said = await does('release', { type: 'addFact', incident, fact: id, text }, words);
    expect(said.ok, JSON.stringify(said)).toBe(true);
    const confirmed = await does('commander', { type: 'confirmFact', incident, fact: id });
    expect(confirmed.ok, JSON.stringify(confirmed)).toBe(true);
    return id;
  }

  async function target(
    incident: IncidentId,
    number: number,
  ): Promise<Target & { readonly version: Version }> {
    const { incident: known, code } = await view(incident);
    const version = versionOf(known, number) ?? expect.fail(`no version ${number}`);
    const { hash, facts } = version;
    const name = `${code}-v${number} ${hash.slice(0, 8)}`;
    return {
      ...{ incident, code, number, hash, facts, name, version },
      subject: subjectOf(incident, version),
    };
  }

  /** A draft that passes its checks, as a new statement or as the next version of one. */
  async function drafted(
    incident: IncidentId,
    by: string,
    base: Target | undefined,
    own?: readonly FactId[],
  ) {
    const before = await view(incident);
    const known = before.incident.facts?.find(({ state }) => state === 'confirmed');
    const facts = own ??
      base?.facts ?? [known?.id ?? (await fact(incident, '家属于11月20日向院区提出投诉，院区当日受理'))];
    const made = {
      ...({ form: 'site', purpose: 'statement', facts, text: fitting(now()) } as const),
      ...(base && { base: versionOf(before.incident, base.number) ?? expect.fail() }),
    };
    const actor = { kind: 'person', id: personOf(by) } as const;
    const asking = { key: randomUUID(), role: roleOf(by), actor };
    const decision = await makeVersion(
      { door: door(), newId: randomUUID },
      asking,
      await view(incident),
      made,
    );
    const event = decision.ok ? decision.events.find(({ type }) => type === 'drafted') : undefined;
    if (event?.type !== 'drafted') throw new Error(JSON.stringify(decision));
    return target(incident, event.version);
  }

  async function signs(account: string, type: 'submit' | 'approve', { incident, ...named }: Target) {
    const seen = type === 'approve' ? { reason: randomUUID() as TextId } : {};
    const command = { type, incident, version: named.number, hash: named.hash, ...seen };
    const decision = await does(account, command, '已看过');
    expect(decision.ok, `${type} ${JSON.stringify(decision)}`).toBe(true);
  }

  /** A text that was drafted, handed in, or approved by all who must. */
  async function text(
    to: 'drafted' | 'submitted' | 'approved' = 'submitted',
    { incident = grave, by = 'release', base, facts }: Making = {},
  ): Promise<Target> {
    const made = await drafted(incident, by, base, facts);
    if (to !== 'drafted') await signs(by, 'submit', made);
    if (to === 'approved') await signs('commander', 'approve', made);
    if (to === 'approved' && incident === grave) await signs('legal', 'approve', made);
    return made;
  }

  const kept = new Map<string, Promise<Target>>();
  /** The same text for everybody who will not change it. */
  function waits(to: 'drafted' | 'submitted' | 'approved', incident = grave): Promise<Target> {
    const key = `${to} ${incident}`;
    const made = kept.get(key) ?? text(to, { incident });
    kept.set(key, made);
    return made;
  }

  async function say(account: string, group: string, words: string, key = randomUUID()): Promise<Answered> {
    const visitor = await house.visitor(account);
    return Answered.parse(await visitor.post('/api/say', { group, text: words, key }));
  }

  /** A press as the console sends it. The name of a value is there when a button asks nothing: no form comes back. */
  async function press(
    account: string,
    group: string,
    subject: string,
    action: string,
    values: Readonly<Record<string, string>> = { pressed: 'yes' },
    key = randomUUID(),
  ): Promise<Answered> {
    const visitor = await house.visitor(account);
    return Answered.parse(await visitor.post('/api/press', { group, subject, action, values, key }));
  }

  /** What time asks for has come, as its clock says. */
  async function comes(timer: Parameters<typeof fireStatement>[1]): Promise<void> {
    const { statements } = house.store;
    const page = () => Promise.reject(new Error('nobody reads a page here'));
    const needs = { door: door(), statements, page, newId: randomUUID };
    await fireStatement(needs, timer, await view(timer.incident));
  }

  const rows = (sql: string, ...values: readonly unknown[]) => database.raw(sql, ...values);
  const auditSince = (seq: unknown) =>
    rows('SELECT seq, actor, action, subject, detail FROM audit WHERE seq > $1 ORDER BY seq', seq);
  const lastSeq = async () => (await rows('SELECT coalesce(max(seq), 0) AS seq FROM audit'))[0]?.seq ?? 0;
  const publications = async () => (await rows('SELECT id FROM publication')).length;

  return {
    ...{
      site,
      database,
      grave,
      mild,
      slight,
      does,
      fact,
      view,
      text,
      waits,
      target,
      say,
      press,
      comes,
      rows,
    },
    ...{ auditSince, lastSeq, publications, door, personOf, roleOf, now },
    house: (): House => house,
    /** Moves every clock of the house. */
    later: (ms: number) => {
      ahead += ms;
    },
    /** Stops the house and opens another one on the same data. */
    async restart(): Promise<void> {
      await house.stop();
      house = await open();
    },
    beside: open,
    async close(): Promise<void> {
      await house.stop();
      cms.close();
      await database.drop();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

const fitting = (now: Date): string =>
  [
    '关于有关情况的说明',
    '家属于11月20日向院区提出投诉，院区当日受理。',
    '我们理解大家的关切，有关情况正在核实。',
    '示例医疗集团',
    new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(now),
  ].join('\n\n');
