import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { emptyDatabase } from './databases.ts';

const root = join(import.meta.dirname, '../..');

/** The little of it that is used; our types are without a browser's. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ readonly instance: { readonly exports: Readonly<Record<string, unknown>> } }>;
};

const opened: pg.Pool[] = [];
let engine: Promise<SchemaEngine> | undefined;

/** What Prisma would change so that the SQL of `migrations` becomes `schema`: an empty migration when they agree. */
export async function schemaDiff(migrations: string, schema: string): Promise<string> {
  engine ??= startEngine();
  const { stdout } = await (await engine).diff({
    from: { tag: 'migrations', ...migrationList(migrations) },
    to: { tag: 'schemaDatamodel', files: [{ path: schema, content: readFileSync(schema, 'utf8') }] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  await Promise.all(opened.splice(0).map((pool) => pool.end()));
  return stdout?.trim() ?? '';
}

export const ours = {
  migrations: join(root, 'prisma/migrations'),
  schema: join(root, 'prisma/schema.prisma'),
} as const;

function migrationList(folder: string) {
  const lockfile = join(folder, 'migration_lock.toml');
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: readFileSync(lockfile, 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: names.map(({ name }) => {
      const content = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return {
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: content } as const },
      };
    }),
  };
}

/** Prisma's own schema engine as WebAssembly, with what Node's loader will not do by itself. */
async function startEngine(): Promise<SchemaEngine> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = await import(entry);
  const bytes = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: () => {} } });
  glue.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start === 'function') start();
  const factory = bindMigrationAwareSqlAdapterFactory(shadow);
  return glue.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
}

/** Databases to throw away. Prisma's adapter would split a script at every `;`, and knows no type "char" (oid 18). */
const shadow: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: 'fenghuo-shadow',
  connect: shadowDatabase,
  connectToShadowDb: shadowDatabase,
};

async function shadowDatabase(): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: await emptyDatabase(), max: 1 });
  opened.push(pool);
  const chars = charsAsText(pool);
  const adapter = await new PrismaPg(pool).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    executeScript: async (script: string) => {
      await pool.query(script);
    },
    queryRaw: async (...args: Parameters<typeof queryRaw>) => {
      const result = await queryRaw(...args);
      const columnTypes = result.columnTypes.map((type, index) =>
        chars.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    },
  });
}

/** @returns the names of the columns of the last result that were "char". */
function charsAsText(pool: pg.Pool): ReadonlySet<string> {
  const [char, text] = [18, 25];
  const chars = new Set<string>();
  const query = pool.query.bind(pool);
  const patched = async (config: pg.QueryArrayConfig) => {
    const result = await query(config);
    chars.clear();
    for (const field of result.fields ?? []) {
      if (field.dataTypeID !== char) continue;
      chars.add(field.name);
      field.dataTypeID = text;
    }
    return result;
  };
  Object.assign(pool, { query: patched });
  return chars;
}
