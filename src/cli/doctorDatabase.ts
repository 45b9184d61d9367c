import type { Finding, Words } from '../ports.ts';
import type { DatabaseLook } from '../store/look.ts';
import type { Store } from '../store/open.ts';

/** The lock and what stands in the database; `ready` writes a row, where a service runs that may. */
export async function databaseFindings(
  look: DatabaseLook,
  ready: Store['ready'] | undefined,
  now: () => Date,
): Promise<readonly Finding[]> {
  switch (look.state) {
    case 'none':
      return [
        {
          state: 'ok',
          id: 'database',
          what: { zh: '内嵌数据库首次启动时建', en: 'the embedded database is made at the first start' },
        },
      ];
    case 'locked':
      return [{ state: 'bad', id: 'data.lock', what: locked(look.why), next: stop }];
    case 'away':
      return [{ state: 'bad', id: 'database', what: away(look.why), next: reach }];
    case 'there':
      return [
        ...(look.embedded ? [lockFinding(ready !== undefined)] : []),
        versionFinding(look),
        migrationFinding(look, ready !== undefined),
        ...(ready ? [await writeFinding(ready)] : []),
        ...(look.embedded ? [] : [clockFinding(look.clock, now())]),
      ];
  }
}

type There = Extract<DatabaseLook, { readonly state: 'there' }>;

function lockFinding(running: boolean): Finding {
  const what = running
    ? { zh: '数据文件夹的锁在运行中的服务手里', en: 'the running service holds the lock of the data folder' }
    : {
        zh: '数据文件夹的锁空着：没有进程在用',
        en: 'the lock of the data folder is free: no process uses it',
      };
  return { state: 'ok', id: 'data.lock', what };
}

function versionFinding({ embedded, version }: There): Finding {
  const what = embedded
    ? {
        zh: `内嵌数据库（PostgreSQL ${version}）：经得起进程被杀，经不起断电；要防断电请设 DATABASE_URL`,
        en: `the embedded database (PostgreSQL ${version}): safe when the process dies, not when the power goes; set DATABASE_URL for that`,
      }
    : { zh: `数据库 PostgreSQL ${version}`, en: `the database is PostgreSQL ${version}` };
  return { state: 'ok', id: 'database.version', what };
}

function migrationFinding({ pending, refused }: There, running: boolean): Finding {
  const id = 'database.migrations';
  if (refused !== undefined) {
    return {
      ...{ state: 'bad', id },
      what: { zh: `数据库升不了级：${refused}`, en: `the database cannot be brought up to date: ${refused}` },
      next: {
        zh: '换成写过这个库的那个版本的烽火，或恢复备份',
        en: 'run the version of Fenghuo that wrote it, or restore a backup',
      },
    };
  }
  if (pending.length === 0) {
    return {
      state: 'ok',
      id,
      what: {
        zh: '数据库是最新的，没有待做的迁移',
        en: 'the database is up to date, no migration is pending',
      },
    };
  }
  const names = pending.join(', ');
  return {
    ...{ state: 'warn', id },
    what: {
      zh: `待做的迁移 ${pending.length} 个：${names}`,
      en: `${pending.length} migrations are pending: ${names}`,
    },
    next: running
      ? {
          zh: '程序已更新而服务还是旧的：重启服务',
          en: 'the program is newer than the service that runs: restart it',
        }
      : { zh: '先备份，再 fenghuo start：启动时自动做', en: 'back up, then fenghuo start: it applies them' },
  };
}

async function writeFinding(ready: Store['ready']): Promise<Finding> {
  const id = 'database.write';
  const state = await ready();
  if (!state.ok) return { state: 'bad', id, what: away(state.why), next: reach };
  const ms = Math.round(state.ms);
  const what = { zh: `数据库写得进（${ms} 毫秒）`, en: `the database takes a row in ${ms} ms` };
  if (ms < 500) return { state: 'ok', id, what };
  return {
    state: 'warn',
    id,
    what,
    next: {
      zh: '太慢：看磁盘和数据库的负载',
      en: 'that is slow: look at the load of the disk and the database',
    },
  };
}

/** Time limits are the service's clock, rows are the database's. */
function clockFinding(theirs: Date, ours: Date): Finding {
  const seconds = Math.abs(theirs.getTime() - ours.getTime()) / 1000;
  const what = {
    zh: `与数据库的时钟相差 ${seconds.toFixed(1)} 秒`,
    en: `the clocks of this machine and the database differ by ${seconds.toFixed(1)} s`,
  };
  if (seconds < 5) return { state: 'ok', id: 'clock.database', what };
  const next = {
    zh: '两边都开时间同步（NTP）：签名只认五分钟以内',
    en: 'let NTP keep both: signatures hold for five minutes only',
  };
  return { state: seconds < 60 ? 'warn' : 'bad', id: 'clock.database', what, next };
}

const locked = (why: string): Words => ({
  zh: `数据文件夹被占着，又没有服务应答：${why}`,
  en: `the data folder is held, and no service answers: ${why}`,
});
const stop: Words = {
  zh: '等它启动完再看；若是卡住了，停掉那个进程',
  en: 'wait until it has started and look again; if it hangs, stop that process',
};
const away = (why: string): Words => ({
  zh: `数据库用不了：${why}`,
  en: `the database cannot be used: ${why}`,
});
const reach: Words = {
  zh: '看数据库开着没有、DATABASE_URL 和网络对不对',
  en: 'see whether it runs, and check DATABASE_URL and the network',
};
