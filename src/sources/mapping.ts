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

/** What a row holds for each field of a mention; undefined where it holds nothing. */
export type Values = Readonly<Record<Exclude<Field, 'mentions'>, unknown>>;

/**
 * The value of one of our fields in a vendor's JSON. A path is names joined by dots, a number counts into an array, `.`
 * is the whole, `=value` is that value itself. Missing anywhere on the way: undefined; null and '' too, since
 * vendors write them for "none".
 */
export function valueAt(row: unknown, field: Field, mapping: Mapping = {}): unknown {
  const path = (Object.hasOwn(mapping, field) ? mapping[field] : undefined) ?? ourPaths[field];
  if (path.startsWith('=')) return path.slice(1);
  return some(path === '.' ? row : path.split('.').reduce<unknown>(step, row));
}

/** All values of a row whose names are a vendor's. */
export function mapped(row: object, mapping: Mapping): Values {
  const at = (field: Field) => valueAt(row, field, mapping);
  return {
    id: at('id'),
    kind: at('kind'),
    url: at('url'),
    parentUrl: at('parentUrl'),
    title: at('title'),
    text: at('text'),
    author: at('author'),
    site: at('site'),
    publishedAt: at('publishedAt'),
    reads: at('reads'),
    comments: at('comments'),
    shares: at('shares'),
  };
}

/** The same where the names are ours: no path is walked, as this is asked of every mention. */
export function ours(row: Readonly<Record<string, unknown>>): Values {
  const { reach } = row;
  const { reads, comments, shares } = isObject(reach) ? reach : nothing;
  return {
    id: some(row.id),
    kind: some(row.kind),
    url: some(row.url),
    parentUrl: some(row.parentUrl),
    title: some(row.title),
    text: some(row.text),
    author: some(row.author),
    site: some(row.site),
    publishedAt: some(row.publishedAt),
    reads: some(reads),
    comments: some(comments),
    shares: some(shares),
  };
}

/** What can hold values by name. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const nothing: Readonly<Record<string, unknown>> = {};

/** Vendors write null and '' for "none". */
function some(value: unknown): unknown {
  return value === null || value === '' ? undefined : value;
}

/** Only what the row itself holds: `__proto__` and `constructor` lead nowhere. */
function step(value: unknown, name: string): unknown {
  if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}
