import { join } from 'node:path';
import { env } from 'node:process';
import { defineConfig } from 'prisma/config';

/** `FENGHUO_PRISMA_ENGINE=native` authors migrations with Prisma's own engine; without it nothing is downloaded. */
const { FENGHUO_PRISMA_ENGINE: engine, PRISMA_SCHEMA_ENGINE_BINARY: binary } = env;
if (engine !== 'native' && !binary) {
  Object.assign(env, { PRISMA_SCHEMA_ENGINE_BINARY: join(import.meta.dirname, 'scripts/noEngine.js') });
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
