import type { Finding, Words } from '../ports.ts';
import type { Called, WechatApi } from './wechatApi.ts';

/** Whether the account gives us a token, lets us at its drafts and has the cover; the first that fails hides the rest. */
export async function wechatFindings(api: WechatApi, cover: string): Promise<readonly Finding[]> {
  const drafts = await api.call('GET', 'draft/count');
  const first = draftsFinding(drafts);
  if (first.state !== 'ok') return [first];
  return [first, coverFinding(await api.call('POST', 'material/get_material', { media_id: cover }))];
}

function draftsFinding(told: Called): Finding {
  const id = 'publish.wechat';
  if (told.what === 'done')
    return {
      state: 'ok',
      id,
      what: { zh: '公众号令牌有效，能写草稿箱', en: 'The official account takes our token and our drafts' },
    };
  const code = told.what === 'undone' ? told.code : undefined;
  const ip = told.what === 'undone' ? told.ip : undefined;
  return {
    state: 'bad',
    id,
    what: { zh: `公众号用不了：${told.why}`, en: `The official account cannot be used: ${told.why}` },
    next: code === 40164 ? whitelist(ip) : (nexts.get(code ?? 0) ?? credentials),
  };
}

/** A cover that is there comes as an image, which is no JSON. */
function coverFinding(told: Called): Finding {
  const id = 'publish.wechat.cover';
  if (told.what === 'done' || (told.what === 'unknown' && !told.readable))
    return { state: 'ok', id, what: { zh: '封面素材在', en: 'The cover is there' } };
  return {
    state: 'bad',
    id,
    what: { zh: `封面用不了：${told.why}`, en: `The cover cannot be used: ${told.why}` },
    next: {
      zh: 'PUBLISH_WECHAT_COVER 写公众号“素材管理”里一张图片的永久 media_id（docs/PUBLISHING.md）',
      en: 'PUBLISH_WECHAT_COVER takes the permanent media_id of an image of the account (docs/PUBLISHING.md)',
    },
  };
}

function whitelist(ip: string | undefined): Words {
  return {
    zh: `登录公众平台，设置与开发 → 基本配置 → IP白名单，加上${ip === undefined ? '这台机器的出口 IP' : ` ${ip}`}`,
    en: `Sign in to mp.weixin.qq.com, Settings & Development → Basic Configuration → IP Whitelist, and add ${ip ?? 'the outgoing IP of this machine'}`,
  };
}

const credentials = {
  zh: '核对 PUBLISH_WECHAT_APP_ID、PUBLISH_WECHAT_APP_SECRET，以及到 api.weixin.qq.com 的网络',
  en: 'Check PUBLISH_WECHAT_APP_ID, PUBLISH_WECHAT_APP_SECRET and the way to api.weixin.qq.com',
};
const confirming = {
  zh: '请公众号管理员在微信里确认这台机器的 IP',
  en: 'Ask the administrator of the account to confirm the IP of this machine in WeChat',
};
const nexts: ReadonlyMap<number, Words> = new Map([
  [48001, { zh: '草稿接口要认证过的账号', en: 'The draft API needs a verified account' }],
  [89503, confirming],
  [89506, confirming],
  [89507, confirming],
]);
