import { access, constants, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import type { Rehearsed } from '../handlers/rehearsing.ts';
import type { Org } from '../policy/org.ts';
import type { DifferenceReport } from '../reports/chart/difference.ts';
import { differenceChart } from '../reports/chart/differenceChart.ts';
import { chartDrawer } from '../reports/chart/drawer.ts';
import type { Io } from './frame.ts';

/** Why no chart can be written there, before the work of a minute is done for it; undefined when it can. */
export async function whyNotThere(file: string | undefined, io: Io): Promise<string | undefined> {
  if (file === undefined) return undefined;
  const path = resolve(io.cwd, file);
  if (extname(path).toLowerCase() !== '.png') return `--chart ${file}: 文件名要以 .png 结尾 must end in .png`;
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) return `--chart ${file}: 这是文件夹 is a folder`;
  const place = there ? path : dirname(path);
  return access(place, constants.W_OK).then(
    () => undefined,
    (error: NodeJS.ErrnoException) =>
      `--chart ${file}: ${error.code === 'ENOENT' ? '没有这个文件夹 no such folder' : '不能写 cannot be written'} (${place})`,
  );
}

export interface Drawing {
  readonly chart: string;
  /** The changed policy, by the name it was given. */
  readonly file: string;
  readonly since: Date;
  readonly language: 'zh' | 'en';
}

/** Draws what `policy simulate` found and writes it; why not, when it could not. */
export async function writeChart(
  { policies, units }: Rehearsed,
  org: Org,
  { chart, file, since, language }: Drawing,
  io: Io,
): Promise<string | undefined> {
  const hq = org.units.get(org.root);
  const report: DifferenceReport = {
    chain: hq?.name ?? org.root,
    since,
    until: io.now(),
    zone: hq?.zone ?? 'UTC',
    before: { file: 'policy.yaml', hash: policies.before },
    after: { file: basename(file), hash: policies.after },
    units: units.map((each) => ({ ...each, name: org.units.get(each.unit)?.name ?? each.unit })),
  };
  const drawer = chartDrawer();
  try {
    const drawn = await drawer.draw(differenceChart(report, language));
    if (!drawn.ok) return `没有画成图 the chart could not be drawn: ${drawn.why}`;
    await writeFile(resolve(io.cwd, chart), drawn.png);
    io.err(`图已写到 chart written: ${chart}（${Math.ceil(drawn.png.length / 1000)} kB）`);
    return undefined;
  } catch (error) {
    return `图没有写成 the chart could not be written: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await drawer.close();
  }
}
