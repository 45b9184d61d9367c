import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { type Asked, outletWire, type Told } from './outletWire.ts';

export const siteSecret = `whsec_${Buffer.from('the secret that site and we share').toString('base64')}`;

const Said = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ping'), key: z.string().min(1) }),
  z.strictObject({
    type: z.literal('publish'),
    key: z.string().min(1),
    name: z.string().min(1),
    form: z.literal('site'),
    title: z.string(),
    body: z.string().min(1),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
]);

/** A site's CMS as docs/PUBLISHING.md asks for it: genuine questions only, one page for each key. */
export async function siteCms() {
  const pages = new Map<string, { readonly title: string; readonly body: string }>();
  let instead: Told | undefined;

  function obey({ method, headers, body }: Asked): Told {
    if (method !== 'POST') return { status: 405, json: { detail: 'POST' } };
    const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `${value}`]));
    if (!isGenuine(body, given)) return { status: 401, json: { detail: 'signature' } };
    const { data: said } = Said.safeParse(JSON.parse(body));
    if (said?.key !== given['webhook-id']) return { status: 422, json: { detail: 'not understood' } };
    return instead ?? done(said);
  }

  function done(said: z.infer<typeof Said> | undefined): Told {
    if (said?.type !== 'publish') return { status: 200, json: {} };
    if (!pages.has(said.key)) pages.set(said.key, { title: said.title, body: said.body });
    const number = [...pages.keys()].indexOf(said.key);
    return { status: 200, json: { link: `https://www.example.cn/news/${number}.html` } };
  }

  const wire = await outletWire(obey, ({ method }) => method === 'POST');
  return {
    ...wire,
    url: `${wire.base}/publish`,
    pages,
    /** What it says to whatever is genuine, doing nothing. */
    answerBy: (told: Told | undefined) => {
      instead = told;
    },
  };
}

function isGenuine(body: string, headers: Readonly<Record<string, string>>): boolean {
  try {
    new Webhook(siteSecret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
