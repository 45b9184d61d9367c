import type { Env } from '../config/env.ts';
import type { Platform } from '../ports.ts';
import type { Needs } from './needs.ts';

export async function feishu(env: NonNullable<Env['feishu']>, needs: Needs): Promise<Platform> {
  const { feishuPlatform } = await import('../bot/feishu/index.ts');
  const { tenant, ...rest } = env;
  const { now, log, feishuApi, keepsakes } = needs;
  return feishuPlatform({
    ...rest,
    ...(tenant !== undefined && { tenantKey: tenant }),
    ...(feishuApi !== undefined && { domain: feishuApi }),
    keepsakes: keepsakes('feishu'),
    ...{ now, log },
  });
}
