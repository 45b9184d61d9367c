import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { degrade } from '../../src/bot/degrade.ts';
import { kinds } from '../../src/config/kinds.ts';
import { folderWith } from '../config/folder.ts';
import { type PlatformWorld, platformContract } from './platform.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { line } from './support/lineKind.ts';
import { linePlatform } from './support/linePlatform.ts';
import { LineWire } from './support/lineWire.ts';
import { card } from './support/messages.ts';

const Found = z.object({
  findings: z.array(
    z.object({ id: z.string(), state: z.string(), what: z.string(), next: z.string().optional() }),
  ),
});

/** The sixth platform of docs/platforms/adding.md: what it takes to add one, held to the same battery. */
async function lineWorld(): Promise<PlatformWorld> {
  const wire = new LineWire();
  wire.room('xuhui', ['limin', 'zhouyu']);
  const keepsakes = keepsakesOf();
  const make = () => linePlatform(wire, keepsakes, () => new Date());
  const platform = make();
  const typed = degrade(card, platform.can);
  const ours = (who: string): string => who.split(':').at(-1) ?? '';
  return {
    platform,
    channel: 'xuhui',
    nowhere: 'elsewhere',
    people: ['line:net:limin', 'line:net:zhouyu'],
    again: make,
    shown: async () =>
      wire.lines.filter(({ by }) => by === 'fenghuo').map(({ id, text }) => ({ ref: id, words: text })),
    async press(who, _ref, action, values = {}) {
      const label = card.actions.find(({ id }) => id === action)?.label ?? action;
      const lines = typed.kind === 'card' ? typed.lines.flatMap(({ spans }) => spans) : [];
      const told = lines
        .map((span) => ('text' in span ? span.text : ''))
        .find((text) => text.startsWith('回复') && text.includes(label));
      const number = /P128 (\d+)/u.exec(told ?? '')?.[1];
      if (number === undefined) throw new Error(`the card does not say how to type ${label}`);
      wire.say('xuhui', ours(who), [`P128 ${number}`, ...Object.values(values)].join(' '));
    },
    async pressAgain() {
      const last = wire.lines.findLast(({ by }) => by !== 'fenghuo');
      if (last) wire.again(last);
    },
    told: async (who) => wire.whispered(ours(who)),
    breakMembers: () => {
      wire.away = true;
    },
    mend: () => {
      wire.away = false;
    },
    close: async () => {},
  };
}

platformContract('line (the example of a sixth)', lineWorld);

const folder = (path: string): string => join(import.meta.dirname, path);
const code = (file: string): string => readFileSync(folder(`support/${file}`), 'utf8');

describe('the page on adding a platform', () => {
  const page = readFileSync(folder('../../docs/platforms/adding.md'), 'utf8');

  it.each(['linePlatform.ts', 'lineKind.ts'])(
    'shows the code that passes the battery, and no other: %s',
    (file) => {
      expect(page).toContain(code(file).trim());
      expect(code(file).trim().split('\n').length).toBeLessThanOrEqual(65);
    },
  );

  it('says truly that nothing outside its folder and the list names a platform', () => {
    const src = folder('../../src');
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const naming = files.filter((file) => /wechaty/iu.test(readFileSync(join(src, file), 'utf8')));
    expect(naming.filter((file) => !/^bot[\\/]wechaty[\\/]/u.test(file))).toEqual([
      join('config', 'kinds.ts'),
    ]);
  });
});

it.each(Object.entries({ ...kinds, line }))(
  'the examples that %s gives are written as its ids are',
  (name, kind) => {
    const ways = Object.entries(kind.ways);
    expect(ways.map(([way]) => way)).toContain(name);
    for (const [way, { id, example }] of ways) {
      const [platform, ...rest] = example.split(':');
      expect(platform).toBe(way);
      expect(rest.slice(0, -1).join(':')).toMatch(id);
    }
    const [platform, tenant, ...account] = kind.account.example.split(':');
    expect(platform).toBe(name);
    expect(tenant).toMatch(kind.account.tenant);
    expect(account.join(':')).toMatch(kind.account.id);
  },
);

describe('a sixth platform', () => {
  const root = mkdtempSync(join(tmpdir(), 'fenghuo-sixth-'));
  const config = folderWith({
    'org.csv': 'path,kind,name,channels\nhq,hq,示例集团,line:xuhui:command\n',
    'people.csv': 'employee_no,name,unit,identities\nE1,李敏,hq,line:net:limin\n',
    'sources.yaml': 'sources: []\n',
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** What the command says, of the source as it stands in `root`. */
  function doctor(more: Readonly<Record<string, string>>) {
    const env = { PATH: process.env.PATH, FENGHUO_CONFIG: config, FENGHUO_DATA: join(root, 'data'), ...more };
    const { stdout } = spawnSync(process.execPath, [join(root, 'src/cli.ts'), 'doctor', '--json'], { env });
    const { findings } = Found.parse(JSON.parse(stdout.toString()));
    return (id: string) => findings.find((each) => each.id === id);
  }

  it('is its folder and one line in the list: org.csv, people.csv, the variables and doctor know it by that', () => {
    cpSync(folder('../../src'), join(root, 'src'), { recursive: true });
    for (const name of ['node_modules', 'models', 'prisma', 'package.json']) {
      symlinkSync(folder(`../../${name}`), join(root, name));
    }
    mkdirSync(join(root, 'src/bot/line'));
    for (const file of ['lineKind.ts', 'linePlatform.ts', 'lineWire.ts']) {
      writeFileSync(
        join(root, 'src/bot/line', file),
        code(file).replaceAll('../../../src/', '../../').replace('../../bot/', '../'),
      );
    }
    const list = join(root, 'src/config/kinds.ts');
    const before = readFileSync(list, 'utf8');
    writeFileSync(
      list,
      `import { line } from '../bot/line/lineKind.ts';\n${before.replace('export const kinds = { ', 'export const kinds = { line, ')}`,
    );
    expect(doctor({})('config.env.LINE_TOKEN')).toMatchObject({ state: 'bad', next: '设置 LINE_TOKEN' });
    const found = doctor({ LINE_TOKEN: 'a-token-of-the-tests' });
    expect(found('line.channel.xuhui')).toMatchObject({ state: 'ok', what: 'xuhui 正常' });
    expect(found('line.channel.xuhui.people')).toMatchObject({
      state: 'warn',
      what: expect.stringContaining('成员 2 人，people.csv 认得 1 人，不认得 line:net:zhouyu'),
    });
  });
});
