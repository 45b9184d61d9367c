import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { z } from 'zod';
import { execute } from '../../src/handlers/execute.ts';
import type { IncidentId } from '../../src/incident/incident.ts';
import type { Command, Decision } from '../../src/incident/language.ts';
import type { IncidentView } from '../../src/incident/view.ts';
import { fireStatement } from '../../src/jobs/statementTimers.ts';
import { personOf, roleOf, root } from './attackPeople.ts';
import { openSite } from './attackSite.ts';
import { makeTexts } from './attackTexts.ts';
import { openPostgres } from './databases.ts';
import { type House, openHouse } from './house.ts';

/** What no fact says is held back here, so that each attack meets one wall more. */
const strict = 'statements: {checks: {unsupported: blocking}}';

/** What an attempt was answered, by whatever way it came. */
export const Answered = z.object({ tone: z.string(), text: z.string() });
export type Answered = z.output<typeof Answered>;

/** Chats beside the console, a model. */
type Beside = Pick<NonNullable<Parameters<typeof openHouse>[0]>, 'edit' | 'chats' | 'elsewhere' | 'llm'>;

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const sealKey = Buffer.alloc(32, 9).toString('base64');
const titles = [
  '示例医院徐汇院区手术后未告知并发症，患者死亡，家属讨说法',
  '示例医院浦东院区门诊排队三小时，投诉电话没人接',
  '示例医院天河院区停车场收费太贵，保安态度恶劣',
];

/** The whole house on a database of its own, with a site that takes whatever is signed, and three incidents to speak about. */
export async function openStage({ edit, ...elsewhere }: Beside = {}) {
  const database = await openPostgres();
  const { site, url, close: closeSite } = await openSite();
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const open = () =>
    openHouse({
      ...{ databaseUrl: database.databaseUrl ?? '', sealKey, secret, now },
      ...elsewhere,
      edit: {
        'policy.yaml': (text) => `${text.replace(/claim: *\S+/g, 'claim: 20h')}\n${strict}\n`,
        ...edit,
      },
      publish: { site: { url, secret, hosts: [] } },
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

  const { fact, target, text, waits } = makeTexts({ door, does, view, now, grave });

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
      closeSite();
      await database.drop();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
