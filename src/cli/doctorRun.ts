import type { Env } from '../config/env.ts';
import type { AskedModel } from '../llm/record.ts';
import type { Channel, ChannelKey } from '../policy/org.ts';
import type { Outlet } from '../ports/statements.ts';
import type { Finding, Members, Settings } from '../ports.ts';
import { waysOut } from '../speech.ts';
import type { DatabaseLook } from '../store/look.ts';
import type { Store } from '../store/open.ts';
import { chatFindings, type Looked, patience } from './doctorChat.ts';
import { configFindings, secretFindings } from './doctorConfig.ts';
import { databaseFindings } from './doctorDatabase.ts';
import { dutyFindings } from './doctorDuties.ts';
import { dataFindings, modelFinding, sealFindings } from './doctorHouse.ts';
import { type Outward, outwardFindings } from './doctorOutward.ts';
import { peopleFindings } from './doctorPeople.ts';
import { tenantFindings } from './doctorTenants.ts';

const monthMs = 30 * 24 * 3_600_000;

/** What is looked at: of a running service what it has, else what was built to be looked at. */
export interface Parts {
  readonly env: Env;
  /** In force; absent where the config has problems, and with it all that needs one. */
  readonly settings: Settings | undefined;
  readonly platforms: readonly Looked[];
  readonly look: () => Promise<DatabaseLook>;
  /** Writes a row: given by a running service alone. */
  readonly ready?: Store['ready'];
  /** Where approved texts go, and the model that is asked; of a running service its own, else what the environment says. */
  readonly outlets?: readonly Outlet[];
  readonly llm?: AskedModel | undefined;
  /** What models were asked before: a running service knows. */
  readonly exchanges?: Store['exchanges'];
  readonly now: () => Date;
  /** ms; only for tests other than ten seconds. */
  readonly patienceMs?: number;
}

/**
 * Everything an administrator can have wrong, one finding each, in the order in which it is mended: config, data, database,
 * key, model, secrets, each platform with its groups, duties, what reaches outside. Changes nothing and tells nobody anything.
 */
export async function* diagnose(parts: Parts): AsyncGenerator<Finding> {
  const { env, settings, now } = parts;
  yield running(parts.ready !== undefined);
  yield* await configFindings(env);
  yield* await dataFindings(env);
  const look = await parts.look();
  yield* await databaseFindings(look, parts.ready, now);
  yield* await sealFindings(env, look);
  yield await modelFinding();
  if (!settings) return;
  yield* secretFindings(env, settings);
  yield* peopleFindings(settings);
  yield* chat(parts, settings);
}

async function* chat(parts: Parts, settings: Settings): AsyncGenerator<Finding> {
  const seen = new Map<ChannelKey, Members>();
  const told = new Set<string>();
  const bound = Map.groupBy(settings.org.channels.values(), ({ platform }): string => platform);
  for (const platform of inOrder(parts.platforms, bound)) {
    const channels = bound.get(platform.name) ?? [];
    const looking = { seen, patienceMs: parts.patienceMs ?? patience };
    for await (const finding of chatFindings(platform, channels, settings, looking)) {
      // Ways into the same vendor share a token, and say the same of it.
      if (!told.has(finding.id)) yield finding;
      told.add(finding.id);
    }
  }
  yield* tenantFindings(parts.env, settings);
  yield* dutyFindings(settings, seen);
  yield* outwardFindings(outwardOf(parts), settings);
}

function outwardOf({
  env,
  platforms,
  now,
  exchanges,
  llm = env.llm,
  outlets = waysOut(env, { now }).outlets,
}: Parts): Outward {
  const spent = exchanges && (() => exchanges.spent(new Date(now().getTime() - monthMs)));
  return { platforms, hook: env.ringHook !== undefined, outlets, llm, ...(spent && { spent }) };
}

/** Platforms with groups first: what is bound matters more than what is configured only. */
function inOrder(
  platforms: readonly Looked[],
  bound: ReadonlyMap<string, readonly Channel[]>,
): readonly Looked[] {
  return platforms.toSorted((a, b) => Number(bound.has(b.name)) - Number(bound.has(a.name)));
}

function running(yes: boolean): Finding {
  const id = 'service';
  if (yes)
    return {
      state: 'ok',
      id,
      what: { zh: '服务在运行，以下由它来看', en: 'the service runs; it looks at what follows' },
    };
  return {
    ...{ state: 'warn', id },
    what: {
      zh: '服务没有运行，以下由本命令自己看',
      en: 'no service runs on this data folder; the command looks by itself',
    },
    next: { zh: '看完之后 fenghuo start', en: 'fenghuo start, when all is well' },
  };
}
