import { lookup } from 'node:dns/promises';
import { isPublicAddress } from './address.ts';

/** A place that may be connected to: these addresses, and no others for this name. */
export interface Checked {
  readonly ok: true;
  readonly url: URL;
  readonly addresses: readonly string[];
}

export type Refused = { readonly ok: false; readonly why: string };

export interface Rules {
  /** True for a place of the operator's own network. */
  readonly allowPrivate: boolean;
  readonly ports: readonly number[];
  /** Host → every address it has. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
}

/**
 * Whether a URL may be fetched: http or https, no credentials, an open port, and a name all of whose addresses are public;
 * one that is not refuses them all (no lottery). Rejects when the name cannot be resolved.
 */
export async function checkUrl(text: string, rules: Rules): Promise<Checked | Refused> {
  if (!URL.canParse(text)) return refuse(`不是网址 (not a URL): ${text.slice(0, 200)}`);
  const url = new URL(text);
  const wrong = wrongUrl(url, rules);
  if (wrong) return refuse(wrong);

  url.hostname = url.hostname.replace(/\.$/, '');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!rules.allowPrivate && isHomeName(host)) return refuse(`内部主机名 (internal host name): ${host}`);
  const addresses = await rules.resolve(host);
  if (addresses.length === 0) return refuse(`域名没有地址 (no address): ${host}`);
  const inside = rules.allowPrivate ? undefined : addresses.find((address) => !isPublicAddress(address));
  if (inside) return refuse(`${host} 指向内部地址 (leads to a non-public address): ${inside}`);
  return { ok: true, url, addresses };
}

/** Every address of a name, as this machine resolves it. */
export async function everyAddress(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}

export function refuse(why: string): Refused {
  return { ok: false, why };
}

function wrongUrl(url: URL, { allowPrivate, ports }: Rules): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return `只取 http 和 https (only http and https): ${url.protocol}`;
  }
  if (url.username || url.password) return '网址里不能带用户名或密码 (no user name or password in the URL)';
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (!allowPrivate && !ports.includes(port)) return `只取 80 和 443 端口 (only ports 80 and 443): ${port}`;
  return undefined;
}

/** Names that mean "here" or "this network" whatever DNS says. */
function isHomeName(host: string): boolean {
  const bare = !host.includes('.') && !host.includes(':');
  return bare || /\.(localhost|local|internal|home\.arpa)$/i.test(host);
}
