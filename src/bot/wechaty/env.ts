import { list } from '../../config/table.ts';
import { file, missing, type Reading } from '../../config/variables.ts';

/** wechaty: groups without an official bot, by a puppet that somebody runs; opt-in, for what it risks. */
export interface WechatyEnv {
  /** The npm package of the puppet. */
  readonly puppet: string;
  readonly token?: string;
  /** Where the puppet service stands, `host:port`; absent: found by the token. */
  readonly endpoint?: string;
  /** The id of the account that is ours; whoever else scans the code is not spoken for. */
  readonly login?: string;
  /** Groups that are only listened to, as a source: by id or by their exact name, which may hold blanks. */
  readonly watch: readonly string[];
}

const service = 'wechaty-puppet-service';

/** A puppet or a token is the switch. */
export function wechatyOf(reading: Reading): WechatyEnv | undefined {
  const { word, secret, report } = reading;
  const token = secret('WECHATY_TOKEN');
  const written = word('WECHATY_PUPPET');
  const endpoint = word('WECHATY_ENDPOINT');
  const login = word('WECHATY_LOGIN');
  const watch = list(word('WECHATY_WATCH') ?? '');
  if (token === undefined && written === undefined) return undefined;
  const puppet = written ?? service;
  // It is loaded by this name: nothing but a puppet may be.
  if (!/^(@[a-z0-9][a-z0-9-]*\/)?wechaty-puppet-[a-z0-9-]+$/.test(puppet)) {
    report(
      { file, field: 'WECHATY_PUPPET' },
      { zh: 'WECHATY_PUPPET 不是 puppet 的包名', en: 'WECHATY_PUPPET is not the package of a puppet' },
      { zh: `如 ${service}（默认）`, en: `e.g. ${service} (the default)` },
    );
  }
  if (puppet === service && token === undefined) {
    missing(report, 'WECHATY_TOKEN', {
      zh: 'puppet 服务商给的令牌；也可用 WECHATY_TOKEN_FILE',
      en: 'the token that the puppet’s provider gave; WECHATY_TOKEN_FILE works too',
    });
  }
  if (endpoint !== undefined && !/^[0-9A-Za-z.-]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i.test(endpoint)) {
    report(
      { file, field: 'WECHATY_ENDPOINT' },
      { zh: 'WECHATY_ENDPOINT 不是 主机:端口', en: 'WECHATY_ENDPOINT is not host:port' },
      {
        zh: '如 10.0.0.8:9001；不写则按令牌去找',
        en: 'e.g. 10.0.0.8:9001; left out, it is found by the token',
      },
    );
  }
  return {
    ...{ puppet, watch },
    ...(token === undefined ? {} : { token }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(login === undefined ? {} : { login }),
  };
}
