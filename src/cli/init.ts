import { constants } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { configFiles } from '../config/files.ts';
import type { Usage } from './flags.ts';
import { readFlags } from './flags.ts';
import type { Subcommand } from './frame.ts';

const usage: Usage = {
  line: 'fenghuo init [文件夹 FOLDER]',
  about:
    '写一份起步配置（默认写到 ./config），已有的文件不动。\nWrites a config to start from (into ./config by default) and touches no file that is there.',
  words: 1,
};

const starter = join(import.meta.dirname, '../../examples/starter');

/** `fenghuo init`: exit 1 without writing anything when one of the files is there already. */
export const init: Subcommand = async (argv, io) => {
  const flags = readFlags(argv, usage, io);
  if (typeof flags === 'number') return flags;
  const folder = resolve(io.cwd, flags.words[0] ?? 'config');
  const why = await write(folder);
  if (flags.json)
    io.out(
      JSON.stringify(
        why === undefined ? { ok: true, folder, files: configFiles } : { ok: false, folder, why },
      ),
    );
  if (why !== undefined) {
    io.err(why);
    return 1;
  }
  if (!flags.json) io.out(configFiles.map((file) => join(folder, file)).join('\n'));
  io.err(
    '接下来 next: 填好 org.csv 和 people.csv → fenghuo org check → fenghuo policy check → fenghuo start',
  );
  return 0;
};

/** Undefined when all four were written, else why none was. */
async function write(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o750 });
    const there = await readdir(folder);
    const taken = configFiles.filter((file) => there.includes(file));
    if (taken.length > 0) return `已经有了，不覆盖 already there, left alone: ${taken.join(', ')}`;
    for (const file of configFiles)
      await copyFile(join(starter, file), join(folder, file), constants.COPYFILE_EXCL);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
