/** Feishu's limits of a card: what goes over them is refused whole, so nothing is sent unchecked. */
const mostBytes = 28_000;
const mostParts = 200;
const longestInput = 1000;
/** Containers may stand in one another so deep. */
const deepest = 5;

/**
 * What Feishu would refuse in a card, each with where it is; empty when it may be sent. Bytes are counted as they go
 * out, a card being a string within the request: 30 KB, of which the request's own part is left free.
 */
export function overLimits(card: unknown): readonly string[] {
  const bytes = Buffer.byteLength(JSON.stringify(JSON.stringify(card)));
  const parts = partsOf(card, 'card', 0);
  return [
    ...(bytes > mostBytes ? [`${bytes} bytes, at most ${mostBytes}`] : []),
    ...(parts.length > mostParts ? [`${parts.length} parts, at most ${mostParts}`] : []),
    ...parts.flatMap(wrongIn),
  ];
}

interface Part {
  readonly tag: string;
  readonly value: object;
  readonly path: string;
  readonly depth: number;
}

const containers = new Set(['column_set', 'form', 'collapsible_panel', 'interactive_container']);

/** Everything with a `tag` in it, however deep; `depth` counts the containers around it. */
function partsOf(node: unknown, path: string, depth: number): readonly Part[] {
  if (Array.isArray(node)) return node.flatMap((each, index) => partsOf(each, `${path}[${index}]`, depth));
  if (typeof node !== 'object' || node === null) return [];
  const tag = field(node, 'tag');
  const own = typeof tag === 'string' ? [{ tag, value: node, path, depth }] : [];
  const inner = depth + (typeof tag === 'string' && containers.has(tag) ? 1 : 0);
  return [...own, ...Object.entries(node).flatMap(([key, each]) => partsOf(each, `${path}.${key}`, inner))];
}

function wrongIn({ tag, value, path, depth }: Part): readonly string[] {
  const content = field(value, 'content');
  const longest = field(value, 'max_length');
  const options = field(value, 'options');
  return [
    ...(depth > deepest ? [`${path}: ${depth} containers deep`] : []),
    ...(tag === 'form' && depth > 0 ? [`${path}: a form stands at the root only`] : []),
    ...((tag === 'plain_text' || tag === 'markdown') && content === '' ? [`${path}: empty`] : []),
    ...(typeof longest === 'number' && (longest < 1 || longest > longestInput)
      ? [`${path}: max_length ${longest}, at most ${longestInput}`]
      : []),
    ...(Array.isArray(options) && options.length === 0 ? [`${path}: nothing to choose from`] : []),
  ];
}

function field(node: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(node, key)?.value;
}
