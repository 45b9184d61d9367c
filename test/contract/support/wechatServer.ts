import { z } from 'zod';
import { type Asked, outletWire, type Told } from './outletWire.ts';

export const account = {
  appId: 'wx0123456789abcdef',
  appSecret: '0123456789abcdef0123456789abcdef',
  cover: '9p-m_bFNKi9cDOyUgfbEnqvyl3Rox79zs1DvpLad1ZBQ4q59A5AKCjqiKgk3nyWb',
};

/** Names and limits as the page 新增草稿 (draft_add) gives them. */
const Article = z.object({
  article_type: z.enum(['news', 'newspic']).optional(),
  title: z.string().min(1),
  author: z.string().optional(),
  digest: z.string().optional(),
  content: z.string().min(1),
  content_source_url: z.string().optional(),
  thumb_media_id: z.string().optional(),
  need_open_comment: z.union([z.literal(0), z.literal(1)]).optional(),
  only_fans_can_comment: z.union([z.literal(0), z.literal(1)]).optional(),
});
type Article = z.infer<typeof Article>;

/** The HTTP API of one official account: stable tokens, drafts, the cover. */
export async function wechatServer() {
  const drafts = new Map<string, Article>();
  const codes: number[] = [];
  let [tokens, token, good] = [0, '', true];
  let refusedIp: string | undefined;

  function obey(asked: Asked): Told {
    if (refusedIp !== undefined)
      return error(40164, `invalid ip ${refusedIp} ipv6 ::ffff:${refusedIp}, not in whitelist rid: 64`);
    const path = asked.url.pathname.replace('/cgi-bin/', '');
    if (path === 'stable_token') return tokenFor(asked);
    const given = asked.url.searchParams.get('access_token');
    if (given === null) return error(41001, 'access_token missing');
    if (given !== token || !good)
      return error(40001, `invalid credential, access_token ${given} is invalid or not latest`);
    return acts[path]?.(asked) ?? error(40066, 'invalid url');
  }

  const acts: Readonly<Record<string, (asked: Asked) => Told>> = {
    'draft/count': () => ({ status: 200, json: { total_count: drafts.size } }),
    'material/get_material': material,
    'draft/add'({ method, body }) {
      if (method !== 'POST') return error(43002, 'require POST method');
      const code = codes.shift();
      return code === undefined ? add(body) : error(code, `told by the test for ${token}`);
    },
  };

  function tokenFor({ method, body }: Asked): Told {
    const said = parsed(body);
    if (method !== 'POST') return error(43002, 'require POST method');
    if (said?.grant_type !== 'client_credential') return error(40002, 'invalid grant_type');
    if (said.appid !== account.appId) return error(40013, 'invalid appid');
    if (said.secret !== account.appSecret) return error(40125, `invalid appsecret ${said.secret}`);
    if (token === '' || !good) {
      tokens += 1;
      [token, good] = [`token-number-${tokens}-of-the-account`, true];
    }
    return { status: 200, json: { access_token: token, expires_in: 7200 } };
  }

  function add(body: string): Told {
    if (/\\u[0-9a-fA-F]{4}/.test(body)) return error(40033, 'invalid charset');
    const { data } = z.object({ articles: z.array(Article).min(1) }).safeParse(parsed(body));
    if (!data) return error(47001, 'data format error');
    const wrong = data.articles.map(wrongIn).find((each) => each !== undefined);
    if (wrong) return wrong;
    const id = `draft-${drafts.size + 1}-${'x'.repeat(40)}`;
    for (const article of data.articles) drafts.set(id, article);
    return { status: 200, json: { media_id: id, item: [] } };
  }

  function material({ body }: Asked): Told {
    const there = parsed(body)?.media_id === account.cover;
    return there
      ? { status: 200, raw: '\u0089PNG '.repeat(40_000), type: 'image/png' }
      : error(40007, 'invalid media_id');
  }

  const wire = await outletWire(obey, ({ url }) => url.pathname === '/cgi-bin/draft/add');
  return {
    ...wire,
    drafts,
    /** What the next draft is answered with, doing nothing. */
    refuse: (...given: readonly number[]) => void codes.push(...given),
    /** Another service has had the token renewed. */
    expire: () => {
      good = false;
    },
    refuseIp: (ip: string | undefined) => {
      refusedIp = ip;
    },
    tokensGiven: () => wire.asked.filter(({ url }) => url.pathname === '/cgi-bin/stable_token').length,
    addsAsked: () => wire.asked.filter(({ url }) => url.pathname === '/cgi-bin/draft/add').length,
    token: () => token,
  };
}

function wrongIn({ title, author = '', digest = '', content, thumb_media_id }: Article): Told | undefined {
  if ([...title].length > 32) return error(45003, 'title size out of limit');
  if ([...author].length > 16) return error(45110, 'author size out of limit');
  if ([...digest].length > 128) return error(45004, 'description size out of limit');
  if (content.length >= 20_000 || Buffer.byteLength(content) >= 1_000_000)
    return error(45002, 'content size out of limit');
  return thumb_media_id === account.cover ? undefined : error(40007, 'invalid media_id');
}

function error(errcode: number, errmsg: string): Told {
  return { status: 200, json: { errcode, errmsg } };
}

function parsed(body: string): Record<string, unknown> | undefined {
  return z.record(z.string(), z.unknown()).safeParse(JSON.parse(body)).data;
}
