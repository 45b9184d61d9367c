import { missing, oneOf, type Reading, shaped } from '../../config/variables.ts';
import type { Words } from '../../policy/policy.ts';

export interface FeishuEnv {
  readonly mode: 'socket' | 'http';
  readonly appId: string;
  readonly appSecret: string;
  /** Both are there where the mode is `http`. */
  readonly encryptKey?: string;
  readonly verificationToken?: string;
  readonly domain: 'feishu' | 'lark';
  /** The `tenant_key` that is ours; absent: the one that the app belongs to. */
  readonly tenant?: string;
}

/** Any of its secrets, or its app id, is the switch; what is missing beside it is then named. */
export function feishuOf(reading: Reading): FeishuEnv | undefined {
  const { word, secret } = reading;
  const appId = word('FEISHU_APP_ID');
  const appSecret = secret('FEISHU_APP_SECRET');
  const encryptKey = secret('FEISHU_ENCRYPT_KEY');
  const verificationToken = secret('FEISHU_VERIFICATION_TOKEN');
  const tenant = word('FEISHU_TENANT');
  if ([appId, appSecret, encryptKey, verificationToken].every((each) => each === undefined)) return undefined;
  const mode = oneOf(reading, 'FEISHU_MODE', ['socket', 'http']);
  const domain = oneOf(reading, 'FEISHU_DOMAIN', ['feishu', 'lark']);
  // The SDK's long connection says nothing and stays idle with an id of another shape.
  shaped(reading, 'FEISHU_APP_ID', appId, /^cli_[0-9a-fA-F]{16}$/, {
    zh: 'cli_ 加 16 位，在开放平台“凭证与基础信息”里',
    en: 'cli_ and 16 digits, under Credentials & Basic Info of the developer console',
  });
  const http = mode === 'http';
  demand(reading, 'FEISHU_APP_SECRET', appSecret, credentials);
  demand(reading, 'FEISHU_ENCRYPT_KEY', http ? encryptKey : '', callbacks);
  demand(reading, 'FEISHU_VERIFICATION_TOKEN', http ? verificationToken : '', callbacks);
  shaped(reading, 'FEISHU_TENANT', tenant ?? 'ours', /^[0-9A-Za-z_-]{4,64}$/, {
    zh: '写企业的 tenant_key；不写则用应用所属的企业',
    en: 'the tenant_key of the company; left out, the one that the app belongs to',
  });
  return {
    ...{ mode, domain, appId: appId ?? '', appSecret: appSecret ?? '' },
    ...(encryptKey === undefined ? {} : { encryptKey }),
    ...(verificationToken === undefined ? {} : { verificationToken }),
    ...(tenant === undefined ? {} : { tenant }),
  };
}

const credentials = {
  zh: '在开放平台“凭证与基础信息”里；也可用 FEISHU_APP_SECRET_FILE',
  en: 'it stands under Credentials & Basic Info; FEISHU_APP_SECRET_FILE works too',
};
const callbacks = {
  zh: '在开放平台“事件与回调 → 加密策略”里；没有公网地址就用 FEISHU_MODE=socket，两个都不用填',
  en: 'it stands under Events & Callbacks → Encryption; FEISHU_MODE=socket needs neither, nor a public address',
};

function demand({ report }: Reading, name: string, value: string | undefined, right: Words): void {
  if (value === undefined) missing(report, name, right);
}
