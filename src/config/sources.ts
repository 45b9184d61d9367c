import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import type { UnitPath } from '../incident/incident.ts';
import type { Org } from '../policy/org.ts';
import type { SourceConfig } from '../ports.ts';
import type { Report } from './found.ts';
import { choose, quoted } from './found.ts';
import { duration } from './schema.ts';
import { readYaml } from './yaml.ts';

const minute = 60_000;
const soonest = 5000;

/** Our fields a vendor's may be mapped to (DESIGN section 4, webhook in). */
const mapped = [
  'mentions',
  'id',
  'kind',
  'url',
  'parentUrl',
  'title',
  'text',
  'author',
  'site',
  'publishedAt',
  'reads',
  'comments',
  'shares',
] as const;

const mapping = z.strictObject(
  Object.fromEntries(mapped.map((field) => [field, z.string().min(1).max(200).optional()])),
);

const everyone = {
  name: z.string(),
  silent: duration.optional(),
  site: z.string().max(40).optional(),
  ours: z.string().optional(),
};

const source = z.discriminatedUnion('kind', [
  z.strictObject({
    ...everyone,
    kind: z.literal('feed'),
    url: z.string(),
    every: duration.optional(),
    allow_private: z.boolean().optional(),
  }),
  z.strictObject({
    ...everyone,
    kind: z.literal('webhook'),
    secret_env: z.string(),
    mapping: mapping.optional(),
  }),
  z.strictObject({
    ...everyone,
    kind: z.literal('csv'),
    folder: z.string().min(1),
    every: duration.optional(),
    mapping: mapping.optional(),
  }),
]);

const schema = z.strictObject({ sources: z.array(source).optional() });
type Written = z.infer<typeof source>;

/**
 * Where mentions come from. `folder` is the config folder, which a relative drop folder is counted from. A source that is our
 * own site or account says whose it is by a unit of `org`.
 */
export function readSources(
  text: string | undefined,
  folder: string,
  org: Org,
  report: Report,
): readonly SourceConfig[] {
  const parsed = readYaml('sources.yaml', text ?? '', schema, report);
  const all = parsed?.value.sources ?? [];
  const seen = new Map<string, number>();
  for (const [index, written] of all.entries()) {
    const at: At = (field) => parsed?.place('sources', index, field) ?? { file: 'sources.yaml' };
    checkName(written.name, seen.get(written.name), at, report);
    seen.set(written.name, index);
    checkKind(written, at, report);
    checkOurs(written.ours, org, at, report);
  }
  return all.map((written) => finished(written, folder));
}

type At = (field: string) => Parameters<Report>[0];

function checkName(name: string, before: number | undefined, at: At, report: Report): void {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(name)) {
    report(
      at('name'),
      { zh: `信源名 ${quoted(name)} 写法不对`, en: `the source name ${quoted(name)} is not well formed` },
      {
        zh: '用小写字母、数字和 -，至多 40 位；它会出现在网址里',
        en: 'lower-case letters, digits and -, at most 40; it becomes part of an address',
      },
    );
  }
  if (before === undefined) return;
  report(
    at('name'),
    {
      zh: `信源名 ${quoted(name)} 与第 ${before + 1} 个信源重复`,
      en: `source ${before + 1} is named ${quoted(name)} already`,
    },
    { zh: '每个信源一个名称', en: 'give every source a name of its own' },
  );
}

function checkOurs(ours: string | undefined, org: Org, at: At, report: Report): void {
  const path = ours as UnitPath | undefined;
  if (path === undefined || org.units.size === 0 || org.units.has(path)) return;
  report(
    at('ours'),
    { zh: `不认识的机构 ${quoted(path)}`, en: `unknown unit ${quoted(path)}` },
    choose(path, [...org.units.keys()].slice(0, 60)),
  );
}

function checkKind(written: Written, at: At, report: Report): void {
  if (written.kind === 'feed' && !httpAddress(written.url)) {
    report(
      at('url'),
      { zh: '地址不对', en: 'the address is not usable' },
      {
        zh: '写 http 或 https 地址，不带用户名和密码',
        en: 'an http or https address without user name and password',
      },
    );
  }
  if (written.kind === 'webhook' && !/^[A-Z][A-Z0-9_]{0,79}$/.test(written.secret_env)) {
    report(
      at('secret_env'),
      { zh: 'secret_env 不是环境变量名', en: 'secret_env is not the name of an environment variable' },
      {
        zh: '写变量名，如 VENDOR_SECRET；密钥本身只放在环境变量或 *_FILE 里',
        en: 'a name such as VENDOR_SECRET; the secret itself stays in the environment or a *_FILE',
      },
    );
  }
  if (written.kind !== 'webhook' && written.every !== undefined && written.every < soonest) {
    report(
      at('every'),
      { zh: '间隔太短', en: 'the interval is too short' },
      { zh: `不短于 ${soonest / 1000}s`, en: `at least ${soonest / 1000}s` },
    );
  }
}

function httpAddress(written: string): boolean {
  if (!URL.canParse(written)) return false;
  const { protocol, username, password } = new URL(written);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}

function finished(written: Written, folder: string): SourceConfig {
  const common = {
    name: written.name,
    silentMs: written.silent ?? 24 * 60 * minute,
    ...(written.site === undefined ? {} : { site: written.site }),
    ...(written.ours === undefined ? {} : { ours: written.ours as UnitPath }),
  };
  switch (written.kind) {
    case 'feed':
      return {
        ...common,
        kind: 'feed',
        url: written.url,
        everyMs: written.every ?? minute,
        allowPrivate: written.allow_private ?? false,
      };
    case 'webhook':
      return { ...common, kind: 'webhook', secretEnv: written.secret_env, ...paths(written.mapping) };
    case 'csv':
      return {
        ...common,
        kind: 'csv',
        folder: isAbsolute(written.folder) ? written.folder : resolve(folder, written.folder),
        everyMs: written.every ?? minute,
        ...paths(written.mapping),
      };
  }
}

function paths(written: Readonly<Record<string, string | undefined>> | undefined): {
  readonly mapping?: Readonly<Record<string, string>>;
} {
  if (written === undefined) return {};
  const named = Object.entries(written).flatMap(([ours, theirs]) =>
    theirs === undefined ? [] : [[ours, theirs] as const],
  );
  return { mapping: Object.fromEntries(named) };
}
