import type { Kind } from '../../config/kind.ts';
import { type FeishuEnv, feishuOf } from './env.ts';

/** Feishu or Lark, before there is one. */
export const feishu: Kind<FeishuEnv> = {
  ways: {
    feishu: {
      id: /^oc_[0-9A-Za-z_]{4,64}$/,
      example: 'feishu:oc_a0553eda9014c201e6969b478895c230:monitor',
      members: 'group',
      needs: {
        field: 'FEISHU_APP_ID',
        name: { zh: '飞书群', en: 'Feishu groups' },
        given: () => true,
        right: {
          zh: '设置 FEISHU_APP_ID 和 FEISHU_APP_SECRET（密钥可用 *_FILE）',
          en: 'set FEISHU_APP_ID and FEISHU_APP_SECRET (*_FILE for the secret)',
        },
      },
    },
  },
  account: {
    tenant: /^[0-9A-Za-z_-]{4,64}$/,
    id: /^ou_[0-9A-Za-z_-]{1,64}$/,
    example: 'feishu:2ed263bf32cf1651:ou_84aad35d084aa403a838cf73ee18467',
  },
  read: feishuOf,
  tenant: ({ tenant }) => tenant,
  async open({ tenant, ...rest }, { now, log, feishuApi, keepsakes }) {
    const { feishuPlatform } = await import('./index.ts');
    const platform = feishuPlatform({
      ...rest,
      ...(tenant !== undefined && { tenantKey: tenant }),
      ...(feishuApi !== undefined && { domain: feishuApi }),
      keepsakes: keepsakes('feishu'),
      ...{ now, log },
    });
    return [platform];
  },
};
