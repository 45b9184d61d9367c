import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../ports.ts';
import type { Env } from './env.ts';

/**
 * The secrets of a webhook source as Standard Webhooks writes them (`whsec_…`), several while one is being replaced;
 * empty when there is none, which `checkBinding` has refused for every chain but the example.
 */
export async function webhookSecrets(
  env: Env,
  { demo }: Settings,
  secretEnv: string,
): Promise<readonly string[]> {
  const given = env.secret(secretEnv);
  if (given !== undefined) return given.split(/\s+/);
  return demo ? [await exampleWebhookSecret(env.data)] : [];
}

/** The secrets of all webhook sources, by the name under which sources.yaml knows them. */
export async function secretsOf(
  env: Env,
  settings: Settings,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = settings.sources.flatMap((source) => (source.kind === 'webhook' ? [source.secretEnv] : []));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await webhookSecrets(env, settings, name)] as const)),
  );
}

/** The webhook secret of the example chain, made once per data folder and readable by its owner only (DESIGN section 4). */
export async function exampleWebhookSecret(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'webhook-example.secret');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const fresh = `whsec_${randomBytes(32).toString('base64')}`;
  // Whole or not there: whoever reads it while it is made must not read half of it.
  const making = `${path}.${randomUUID()}`;
  await writeFile(making, `${fresh}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(making, path);
    return fresh;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return (await readFile(path, 'utf8')).trim();
  } finally {
    await rm(making, { force: true });
  }
}
