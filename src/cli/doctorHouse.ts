import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../config/env.ts';
import { loadModel, modelFile } from '../model.ts';
import type { Finding } from '../ports.ts';
import { sealKey } from '../store/keys.ts';
import type { DatabaseLook } from '../store/look.ts';
import { keyIdOf } from '../store/seal.ts';

const gigabyte = 1024 ** 3;

/** The data folder: there, ours alone, writable, with room left. */
export async function dataFindings({ data }: Env): Promise<readonly Finding[]> {
  const id = 'data.folder';
  const there = await stat(data).catch(() => undefined);
  if (!there) {
    const what = {
      zh: `数据文件夹 ${data} 还没有，首次启动时建`,
      en: `the data folder ${data} is made at the first start`,
    };
    return [{ state: 'ok', id, what }];
  }
  const writable = await access(data, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable) {
    const what = { zh: `数据文件夹 ${data} 写不了`, en: `the data folder ${data} cannot be written` };
    const next = {
      zh: '让运行烽火的用户拥有它（chown）',
      en: 'give it to the user who runs Fenghuo (chown)',
    };
    return [{ state: 'bad', id, what, next }];
  }
  const open = process.platform !== 'win32' && (there.mode & 0o077) !== 0;
  const folder: Finding = open
    ? {
        ...{ state: 'warn', id },
        what: { zh: `本机别的用户也能看 ${data}`, en: `other users of this machine can look into ${data}` },
        next: { zh: `chmod 700 ${data}`, en: `chmod 700 ${data}` },
      }
    : {
        state: 'ok',
        id,
        what: {
          zh: `数据文件夹 ${data} 可写，只归自己`,
          en: `the data folder ${data} is writable and ours alone`,
        },
      };
  return [folder, await roomIn(data)];
}

async function roomIn(data: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(data);
  const free = (bavail * bsize) / gigabyte;
  const what = { zh: `磁盘还有 ${free.toFixed(1)} GiB`, en: `${free.toFixed(1)} GiB are free on the disk` };
  if (free >= 2) return { state: 'ok', id: 'data.space', what };
  const next = {
    zh: '腾出空间或换一块盘：写满之后什么也收不进来',
    en: 'make room: nothing is taken once it is full',
  };
  return { state: free < 0.25 ? 'bad' : 'warn', id: 'data.space', what, next };
}

/** The key that seals free text, without making one: there, ours alone, and the one that sealed what is kept. */
export async function sealFindings(env: Env, look: DatabaseLook): Promise<readonly Finding[]> {
  const id = 'seal.key';
  const file = join(env.data, 'seal.key');
  const made = await stat(file).catch(() => undefined);
  const sealedBy = look.state === 'there' ? look.sealedBy : undefined;
  if (env.sealKey === undefined && !made) {
    return [
      sealedBy === undefined
        ? {
            state: 'ok',
            id,
            what: {
              zh: '封存原话的密钥首次启动时生成',
              en: 'the key that seals words is made at the first start',
            },
          }
        : {
            state: 'bad',
            id,
            what: {
              zh: `密钥 ${file} 不见了，封存的原话打不开`,
              en: `the key ${file} is gone, and sealed words cannot be opened`,
            },
            next: restore,
          },
    ];
  }
  try {
    const own = keyIdOf(sealKey(env.data, env.sealKey));
    if (sealedBy !== undefined && sealedBy !== own) {
      const what = { zh: '库里的原话不是用这把密钥封存的', en: 'what is kept was not sealed with this key' };
      return [{ state: 'bad', id, what, next: restore }];
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      {
        state: 'bad',
        id,
        what: { zh: `密钥用不了：${why}`, en: `the key cannot be used: ${why}` },
        next: restore,
      },
    ];
  }
  if (env.sealKey === undefined && made && process.platform !== 'win32' && (made.mode & 0o077) !== 0) {
    const what = { zh: `本机别的用户也能看 ${file}`, en: `other users of this machine can read ${file}` };
    return [{ state: 'warn', id, what, next: { zh: `chmod 600 ${file}`, en: `chmod 600 ${file}` } }];
  }
  const what = {
    zh: '封存原话的密钥在；请与数据分开备份',
    en: 'the key that seals words is there; back it up apart from the data',
  };
  return [{ state: 'ok', id, what }];
}

const restore = {
  zh: '从备份放回原来的密钥（FENGHUO_SEAL_KEY 或数据文件夹里的 seal.key），不要新建',
  en: 'put the earlier key back from your backup (FENGHUO_SEAL_KEY, or seal.key in the data folder); do not make a new one',
};

/** The weights that are shipped. */
export async function modelFinding(): Promise<Finding> {
  const { state } = await loadModel(modelFile, { info: () => {}, warn: () => {} });
  const id = 'model';
  if (state === 'ready') return { state: 'ok', id, what: { zh: '判断模型可用', en: 'the model is ready' } };
  return {
    ...{ state: 'warn', id },
    what: {
      zh: `判断模型不能用（${state}），只靠词表判断`,
      en: `the model cannot be used (${state}); the lexicon judges alone`,
    },
    next: { zh: `重新安装烽火，放回 ${modelFile}`, en: `install Fenghuo again: it brings ${modelFile}` },
  };
}
