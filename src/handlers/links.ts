const mostLinks = 10;
const longestLink = 2000;
/** Beyond this nobody typed it; what is behind it is kept as text, not read for links. */
const readAtMost = 20_000;

/**
 * The http(s) addresses in what a person typed, each once, in order. An address with a user name in it is left out:
 * it shows one host and leads to another.
 */
export function linksIn(text: string): readonly string[] {
  const found =
    text.slice(0, readAtMost).match(/https?:\/\/[^\s<>"'|`，。；！？、（）【】《》「」“”]{1,4000}/giu) ?? [];
  const links = found.map(withoutTail).filter((link) => link.length <= longestLink && isPlain(link));
  return [...new Set(links)].slice(0, mostLinks);
}

/** The full stop and the bracket belong to the sentence around the link. */
function withoutTail(link: string): string {
  const bare = link.replace(/[.,;:!?\])}*_~]{1,20}$/u, '');
  return bare.includes('(') && link.startsWith(`${bare})`) ? `${bare})` : bare;
}

function isPlain(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, username, password, hostname } = new URL(link);
  const web = protocol === 'http:' || protocol === 'https:';
  return web && username === '' && password === '' && hostname !== '';
}
