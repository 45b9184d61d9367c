import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkTogether } from './config/binding.ts';
import { readContacts } from './config/contacts.ts';
import type { Env, EnvRead } from './config/env.ts';
import { envFrom } from './config/env.ts';
import { readFiles, type Texts } from './config/files.ts';
import type { Language } from './config/found.ts';
import { collector, inWords } from './config/found.ts';
import { readOrg } from './config/org.ts';
import { readPeople } from './config/people.ts';
import { readPolicy } from './config/policy.ts';
import { readSources } from './config/sources.ts';
import type { Variables } from './config/variables.ts';
import { defaultPolicy } from './policy/defaults.ts';
import type { Problem, Settings } from './ports.ts';

/** The made-up chain that runs when nothing else is configured. */
export const exampleFolder = join(import.meta.dirname, '../examples/demo-chain');

export type SettingsRead =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads the config folder whole: settings that passed every check, or every problem at once (SEC-T26). `instead`: texts
 * that stand for files of the folder, to see what they would do; the hash is the one the folder would have with them.
 */
export async function readSettings(
  folder: string,
  language: Language = 'zh',
  instead: Partial<Texts> = {},
): Promise<SettingsRead> {
  const { found, report } = collector();
  const path = resolve(folder);
  const { hash, ...texts } = await readFiles(path, report, instead);
  const policy = readPolicy(texts['policy.yaml'], defaultPolicy, report);
  const org = readOrg(texts['org.csv'], Object.keys(policy.duties), report);
  const people = readPeople(texts['people.csv'], org, report);
  const sources = readSources(texts['sources.yaml'], path, org, report);
  const contacts = readContacts(texts['contacts.csv'], org, report);
  if (found.length > 0) return { ok: false, problems: inWords(found, language) };
  const demo = isExample(path);
  return { ok: true, settings: { org, people, policy, sources, contacts, hash, demo, folder: path } };
}

/** Reads the environment: what it says, or every problem at once. */
export function readEnv(variables: Variables = process.env, language: Language = 'zh'): EnvRead {
  return envFrom(variables, process.cwd(), exampleFolder, language);
}

/** What is wrong with this environment for this config; nothing may start while there is something. */
export function checkBinding(env: Env, settings: Settings, language: Language = 'zh'): readonly Problem[] {
  const { found, report } = collector();
  checkTogether(env, settings, report);
  return inWords(found, language);
}

/** Only the folder that came with the program is the example: a copy of it is a chain of its own. */
function isExample(folder: string): boolean {
  try {
    return realpathSync(folder) === realpathSync(exampleFolder);
  } catch {
    return false;
  }
}
