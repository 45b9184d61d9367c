import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const src = join(import.meta.dirname, '../../src');

/** A process of its own that tells which packages were read, and runs `then` with the platform. */
async function inProcess(
  module: string,
  then = '',
  gone = '',
): Promise<{ readonly read: string; readonly said: string }> {
  const script = `
    import { registerHooks } from 'node:module';
    const read = [];
    registerHooks({
      resolve(name, context, next) {
        if (name === ${JSON.stringify(gone)}) {
          throw Object.assign(new Error("Cannot find package '" + name + "'"), { code: 'ERR_MODULE_NOT_FOUND' });
        }
        const found = next(name, context);
        read.push(found.url);
        return found;
      },
    });
    const module = await import(${JSON.stringify(join(src, module))});
    const log = { info() {}, warn() {}, error() {} };
    const keepsakes = { get: async () => undefined, put: async () => {}, take: async () => undefined };
    const platformOf = (puppet) => module.wechatyPlatform({ puppet, keepsakes, log, now: () => new Date() });
    let said = '';
    ${then}
    console.log(JSON.stringify({ read: read.filter((url) => /node_modules\\/(?:wechaty|file-box)/.test(url)).join(), said }));
    process.exit(0);
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: join(src, '..'),
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const told: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  if (typeof told !== 'object' || told === null || !('read' in told) || !('said' in told))
    throw new Error(stdout);
  return { read: String(told.read), said: String(told.said) };
}

const making = `const platform = platformOf({ name: 'wechaty-puppet-nothere' });`;
const starting = `${making} await platform.start(async () => ({ tone: 'ok', text: '' })).catch((error) => { said = error.message; });`;

describe('wechaty, which is 353 packages,', () => {
  it('is not read by importing its platform, nor by making one', async () => {
    expect((await inProcess('bot/wechaty/index.ts', making)).read).toBe('');
  });

  it('is not read by anything else of the service', async () => {
    expect((await inProcess('main.ts')).read).toBe('');
  });

  it('is read when the platform starts; a puppet that is missing says what to install', async () => {
    const { read, said } = await inProcess('bot/wechaty/index.ts', starting);
    expect(read).toContain('node_modules/wechaty/');
    expect(said).toContain('没有安装 wechaty-puppet-nothere');
    expect(said).toContain('npm install wechaty-puppet-nothere');
  });

  it('itself missing says what to install, in Chinese and English', async () => {
    const { said } = await inProcess('bot/wechaty/index.ts', starting, 'wechaty');
    expect(said).toContain('没有安装 wechaty：');
    expect(said).toContain('wechaty is not installed: run "npm install wechaty"');
  });

  it('loads nothing but a puppet by the name that is configured', async () => {
    const { said } = await inProcess(
      'bot/wechaty/index.ts',
      starting.replace('wechaty-puppet-nothere', 'node:fs'),
    );
    expect(said).toContain('不是 puppet 的包名');
  });
});
