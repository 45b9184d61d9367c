import type { Env } from '../config/env.ts';
import { checkBinding, readSettings } from '../config.ts';
import type { Finding, Problem, Settings } from '../ports.ts';

/** The folder as it is now: in a running service an earlier version may be in force, the last good one. */
export async function configFindings(env: Env): Promise<readonly Finding[]> {
  const [zh, en] = [await read(env, 'zh'), await read(env, 'en')];
  if (zh.settings) return [configOk(zh.settings)];
  // Both languages find the same in the same order.
  return zh.problems.flatMap((problem, at) => problemFinding(problem, en.problems?.[at] ?? problem));
}

type Read =
  | { readonly settings: Settings; readonly problems?: undefined }
  | { readonly settings?: undefined; readonly problems: readonly Problem[] };

async function read(env: Env, language: 'zh' | 'en'): Promise<Read> {
  const folder = await readSettings(env.config, language);
  if (!folder.ok) return folder;
  const problems = checkBinding(env, folder.settings, language);
  return problems.length > 0 ? { problems } : folder;
}

/** What is wrong with a file or a variable, said twice. */
export function problemFinding(zh: Problem, en: Problem): Finding {
  const place = [zh.file, zh.line, zh.column].filter((part) => part !== undefined).join(':');
  const where = [place, zh.field].filter((part) => part !== undefined).join(' ');
  return {
    state: 'bad',
    id: ['config', zh.file, zh.line, zh.field].filter((part) => part !== undefined).join('.'),
    what: { zh: `${where}：${zh.wrong}`, en: `${where}: ${en.wrong}` },
    next: { zh: zh.right, en: en.right },
  };
}

function configOk({ org, people, sources, hash, folder, demo }: Settings): Finding {
  const [units, groups, persons] = [org.units.size, org.channels.size, people.byId.size];
  const version = hash.slice(0, 8);
  return {
    ...{ state: 'ok', id: 'config' },
    what: {
      zh: `${demo ? '示例' : ''}配置没有问题：${units} 个机构、${groups} 个群、${persons} 人、${sources.length} 个信源，版本 ${version}（${folder}）`,
      en: `the ${demo ? 'example ' : ''}config has no problems: ${units} units, ${groups} groups, ${persons} people, ${sources.length} sources, version ${version} (${folder})`,
    },
  };
}

/** The secret of each webhook source, by the name of its variable. */
export function secretFindings(env: Env, settings: Settings): readonly Finding[] {
  const wrong = new Set(checkBinding(env, settings).map(({ field }) => field));
  return settings.sources.flatMap((source) => {
    if (source.kind !== 'webhook' || wrong.has(source.secretEnv)) return [];
    const count = env.secret(source.secretEnv)?.split(/\s+/).length ?? 0;
    const [zh, en] =
      count > 1
        ? [
            `，轮换中（${count} 个），旧的停用后删去`,
            `, ${count} of them while rotating: take the old ones out afterwards`,
          ]
        : ['', ''];
    const what = {
      zh: `信源 ${source.name} 的密钥写法正确${zh}`,
      en: `the secret of source ${source.name} is well formed${en}`,
    };
    return [{ state: 'ok' as const, id: `source.${source.name}.secret`, what }];
  });
}
