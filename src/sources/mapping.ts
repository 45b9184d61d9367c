/** Where each of our fields stands in a vendor's JSON: `{ mentions: 'data.items', id: 'doc_id', site: '=微博' }`. */
export type Mapping = Readonly<Record<string, string>>;

/** Our fields and where they stand when nothing else is said: the contract of DESIGN section 4. */
const ourPaths = {
  mentions: 'mentions',
  id: 'id',
  kind: 'kind',
  url: 'url',
  parentUrl: 'parentUrl',
  title: 'title',
  text: 'text',
  author: 'author',
  site: 'site',
  publishedAt: 'publishedAt',
  reads: 'reach.reads',
  comments: 'reach.comments',
  shares: 'reach.shares',
} as const;

export type Field = keyof typeof ourPaths;

/**
 * The value of one of our fields in a vendor's JSON. A path is names joined by dots, a number counts into an array, `.`
 * is the whole, `=value` is that value itself. Missing anywhere on the way: undefined; null and '' too, since
 * vendors write them for "none".
 */
export function valueAt(row: unknown, field: Field, mapping: Mapping = {}): unknown {
  const path = (Object.hasOwn(mapping, field) ? mapping[field] : undefined) ?? ourPaths[field];
  if (path.startsWith('=')) return path.slice(1);
  const value = path === '.' ? row : path.split('.').reduce<unknown>(step, row);
  return value === null || value === '' ? undefined : value;
}

/** Only what the row itself holds: `__proto__` and `constructor` lead nowhere. */
function step(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}
