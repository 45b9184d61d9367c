import { createRequire } from 'node:module';
import type { Sayable, Wechaty } from 'wechaty';

/** A puppet that is made already, as tests hand one in. */
export type PuppetObject = Wechaty['puppet'];

/** Which puppet carries us: the npm package's name with what it asks for, or a puppet itself. */
export type PuppetChoice =
  | {
      /** `wechaty-puppet-service`, `wechaty-puppet-padlocal` … installed beside us. */
      readonly name: string;
      /** Of the puppet service. */
      readonly token?: string;
      /** `host:port` of the gateway, where it is not found by its token. */
      readonly endpoint?: string;
    }
  | PuppetObject;

/** Where the session is remembered, so that a restart needs no new QR code: a path without its ending. */
export interface Loading {
  readonly puppet: PuppetChoice;
  readonly memory?: string;
}

/**
 * Wechaty is 353 packages and two seconds: it is read from the disk only here. Its own talk on the console, which holds
 * names and what people wrote, is turned off.
 * @throws an Error that says in Chinese and English which package to install
 */
export async function loadBot({ puppet, memory }: Loading): Promise<Wechaty> {
  const { WechatyBuilder, log } = await installed('wechaty', () => import('wechaty'));
  log.level('silent');
  const name = memory === undefined ? {} : { name: memory };
  if (!isNamed(puppet)) return WechatyBuilder.build({ ...name, puppet });
  const { token, endpoint } = puppet;
  const puppetOptions = {
    ...(token !== undefined && { token }),
    ...(endpoint !== undefined && { endpoint }),
  };
  return WechatyBuilder.build({ ...name, puppet: named(puppet.name), puppetOptions });
}

/**
 * A file as wechaty sends it: FileBox is a package of wechaty's own, so it is asked for as wechaty asks. Base64, because
 * `fromBuffer` fails in some puppets.
 */
export async function boxOf(name: string, bytes: Uint8Array): Promise<Sayable> {
  const module = await installed('file-box', async (): Promise<unknown> => {
    const wechaty = createRequire(import.meta.url).resolve('wechaty');
    return createRequire(wechaty)('file-box');
  });
  if (!hasFileBox(module)) throw new Error('file-box is not what it was');
  return module.FileBox.fromBase64(Buffer.from(bytes).toString('base64'), name);
}

interface FileBoxModule {
  readonly FileBox: { fromBase64(base64: string, name: string): Sayable };
}

function hasFileBox(module: unknown): module is FileBoxModule {
  return typeof module === 'object' && module !== null && 'FileBox' in module;
}

/** What starting a bot throws when its puppet's package is not there, said as to a person. */
export function startError(error: unknown, puppet: PuppetChoice): unknown {
  return isMissing(error) && isNamed(puppet) ? missing(puppet.name) : error;
}

function isNamed(puppet: PuppetChoice): puppet is Exclude<PuppetChoice, PuppetObject> {
  return !('roomCreate' in puppet);
}

type Official = `wechaty-puppet-${'service' | 'padlocal'}`;

/** The SDK's type lists the puppets of its day; any package of that shape is tried. */
function named(name: string): Official {
  if (!isPuppetName(name)) {
    throw new Error(
      `${name} 不是 puppet 的包名，应如 wechaty-puppet-service（not the name of a puppet package）`,
    );
  }
  return name;
}

function isPuppetName(name: string): name is Official {
  return /^(?:@[\w-]+\/)?wechaty-puppet-[\w-]+$/.test(name);
}

async function installed<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    throw isMissing(error) ? missing(name) : error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:ERR_)?MODULE_NOT_FOUND$/.test(String(error.code));
}

function missing(name: string): Error {
  return new Error(
    `没有安装 ${name}：请在烽火的目录里运行 npm install ${name}，再重新启动。\n` +
      `${name} is not installed: run "npm install ${name}" in Fenghuo’s folder and start again.`,
  );
}
