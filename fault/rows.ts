import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../../shared/data/replay_hospital_dev.jsonl');

/** One post as the webhook takes it. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly site: string;
  readonly reach: { readonly reads: number };
}

const branches = [
  '徐汇示例医院',
  '浦东示例医院',
  '苏州示例医院',
  '天河示例医院',
  '福田示例医院',
  '珠海示例医院',
];
const matters = [
  '多收检查费 家属维权',
  '输液后患者死亡 家属要说法',
  '急诊等了五小时没人管',
  '护士打错针 孩子昏迷',
  '手术后大出血 质疑误诊',
  '停车场保安打人',
  '病历被改 家属举报',
  '药房发错药 老人住院',
];
const often = 6;

/**
 * The n-th post of an endless stream: real hot-list titles where they are at hand, and every sixth one about a branch of
 * the example chain, so that incidents open and cards are shown while the process is killed.
 */
export function rowAt(titles: readonly string[], n: number): Row {
  const [branch = '', matter = ''] = [
    branches[Math.floor(n / often) % branches.length],
    matters[Math.floor(n / often / branches.length) % matters.length],
  ];
  const title = titles[n % Math.max(1, titles.length)];
  const own = n % often === 0 || title === undefined;
  return {
    id: `post-${n}`,
    title: own ? `${branch}${matter}（第${n}帖）` : title,
    site: '微博',
    reach: { reads: 100 },
  };
}

/** Titles of the real replay; none where it is not at hand. */
export function realTitles(): readonly string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => /"title": "((?:[^"\\]|\\.)+)"/.exec(line)?.[1] ?? []);
}
