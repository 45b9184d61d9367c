import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../src');

const inside = 'incident|triage|policy|statement';
/** All that we ask of the world: what everything rests on stands on one page, the rest by subject in its folder. */
const ports = /^ports(\.ts|\/)/;
/** Who may import whom, from the inside out. First match wins; a folder may always import itself. */
const layers: readonly (readonly [layer: RegExp, mayImport: RegExp])[] = [
  [/^incident\//, /^$/],
  [/^(triage|policy)\//, /^(incident|policy)\//],
  [/^statement\//, /^(incident|policy|triage)\//],
  [/^bot\/(message\.ts|cards\/|degrade\.ts)/, new RegExp(`^(${inside})/|^bot/(message\\.ts|cards/)`)],
  [ports, new RegExp(`^(${inside}|reports/digest|ports)/|^bot/message\\.ts|^ports\\.ts`)],
  [/^handlers\/phrasebook\.ts/, new RegExp(`^(${inside})/|^bot/`)],
  [
    /^(handlers|jobs)\//,
    new RegExp(
      `^(${inside}|handlers|reports/digest)/|^bot/(message\\.ts|cards/|degrade\\.ts)|^ports(\\.ts|/)`,
    ),
  ],
  [/^bot\/kit\//, /^$/],
  // What a platform says of itself before there is one: read by the config, and by nobody else.
  [
    /^bot\/[a-z]+\/(kind|env|open)\.ts/,
    new RegExp(
      `^(${inside})/|^bot/message\\.ts|^ports(\\.ts|/)|^config/(kind|variables|found|table|rosters)\\.ts`,
    ),
  ],
  [/^config\/kinds\.ts/, new RegExp(`^(${inside})/|^config|^ports(\\.ts|/)|^bot/[a-z]+/kind\\.ts`)],
  [/^config\/kind\.ts/, new RegExp(`^(${inside})/|^config|^ports(\\.ts|/)|^bot/message\\.ts`)],
  [/^bot\/[a-z]+\//, new RegExp(`^(${inside})/|^bot/(message\\.ts|kit/)|^ports(\\.ts|/)`)],
  [
    /^(sources|store|llm|publish)\//,
    new RegExp(`^(${inside}|reports/digest)/|^bot/message\\.ts|^ports(\\.ts|/)`),
  ],
  [/^reports\/digest\//, new RegExp(`^(${inside})/|^bot/(message\\.ts|cards/)`)],
  [/^reports\//, new RegExp(`^(${inside})/|^bot/(message\\.ts|cards/)|^ports(\\.ts|/)`)],
  [/^config(\.ts|\/)/, new RegExp(`^(${inside})/|^config|^ports(\\.ts|/)`)],
  [/^(http|health)\.ts/, ports],
  [/^model\.ts/, new RegExp(`^(${inside})/|^log\\.ts`)],
  [/^log\.ts/, /^$/],
  [/^(main|run|platforms|pulls|speech|digests)\.ts|^cli(\.ts|\/)/, /./],
];

/** Each dependency has one home. */
const homes: readonly (readonly [module: RegExp, home: RegExp])[] = [
  [/^@slack\//, /^bot\/slack\//],
  [/^@larksuiteoapi\//, /^bot\/feishu\//],
  [/^wechaty/, /^bot\/wechaty\//],
  [/^@wecom\//, /^bot\/wecom\//],
  [/^(@prisma\/|pg$|pg-boss|@electric-sql\/)/, /^store\//],
  [/^openai/, /^llm\//],
  [/^node-cron/, /^jobs\//],
  [/^(feedsmith|undici|ipaddr\.js)/, /^sources\//],
  [/^opencc-js/, /^triage\//],
  [/^diff$/, /^statement\//],
  [/^luxon$/, /^reports\/digest\//],
  [/^yaml/, /^(config|sources)\//],
  [/^(echarts|@resvg\/)/, /^reports\/chart\//],
];

/** Pure code has no clock, no dice, no environment and cannot wait. */
const pure = new RegExp(
  `^(${inside})/|^bot/(message\\.ts|cards/|degrade\\.ts)|^handlers/(phrasebook|press)\\.ts|^reports/(digest/|chart/(difference|digest|fit|look))`,
);
const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bawait\b|\bfetch\(/;

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('store/generated/'))
  .map((path) => ({ path, code: readFileSync(join(src, path), 'utf8') }));

function importsOf(code: string): readonly string[] {
  return [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap((match) => match[1] ?? []);
}

function folder(path: string): string {
  return path.includes('/') ? dirname(path) : path;
}

describe.each(files)('$path', ({ path, code }) => {
  const imports = importsOf(code);

  it('imports only what its layer may', () => {
    const rule = layers.find(([layer]) => layer.test(path));
    expect(rule, 'every file belongs to a layer').toBeDefined();
    const local = imports.filter((name) => name.startsWith('.'));
    const targets = local.map((name) => relative('/', normalize(join('/', dirname(path), name))));
    const top = path.split('/').slice(0, path.startsWith('bot/') ? 2 : 1);
    const own = (target: string) => folder(target) === folder(path) || target.startsWith(`${top.join('/')}/`);
    expect(targets.filter((target) => !own(target) && !rule?.[1].test(target))).toEqual([]);
  });

  it('keeps each dependency in its home', () => {
    const strays = imports.filter((name) =>
      homes.some(([module, home]) => module.test(name) && !home.test(path)),
    );
    expect(strays).toEqual([]);
  });

  it('has no clock, dice or environment and cannot wait, where it is of the inside', () => {
    expect(pure.test(path) ? impure.exec(code)?.[0] : undefined).toBeUndefined();
  });

  // What everything rests on of what we ask of the world stands on one page, however long that page is.
  it('is short enough to read at once', () => {
    expect(code.split('\n').length).toBeLessThanOrEqual(path === 'ports.ts' ? 820 : 250);
  });
});
