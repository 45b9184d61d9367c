/** Block Kit's limits (PLATFORMS section A): what goes over them Slack refuses whole, so nothing is sent unchecked. */
const longest: Readonly<Record<string, number>> = {
  'header.text': 150,
  'section.text': 3000,
  'button.text': 75,
  'button.value': 2000,
  'button.url': 3000,
  'option.text': 75,
  'option.value': 150,
  'option.description': 75,
  'confirm.title': 100,
  'confirm.text': 300,
  'confirm.confirm': 30,
  'confirm.deny': 30,
  'modal.title': 24,
  'modal.submit': 24,
  'modal.close': 24,
  'modal.private_metadata': 3000,
  'modal.callback_id': 255,
  'input.label': 2000,
  'input.hint': 2000,
  'group.label': 75,
  placeholder: 150,
  action_id: 255,
  block_id: 255,
  'text.text': 3000,
  'link.url': 3000,
};

/** How many entries a list may have; `overflow` takes at most five. */
const most: Readonly<Record<string, number>> = {
  'actions.elements': 25,
  'context.elements': 10,
  'section.fields': 10,
  'overflow.options': 5,
  'checkboxes.options': 10,
  'static_select.options': 100,
  'multi_static_select.options': 100,
  'static_select.option_groups': 100,
};

const wholeMessage = 12_000;
const known = new Set(['header', 'section', 'context', 'actions', 'divider', 'rich_text', 'image', 'input']);

/**
 * What Slack would refuse in these blocks, each with where it is; empty when it may be sent.
 * `where` is a message (50 blocks) or a modal (100 blocks, given as the view itself).
 */
export function overLimits(what: unknown, where: 'message' | 'modal'): readonly string[] {
  const blocks = where === 'modal' ? list(field(what, 'blocks')) : list(what);
  const top = where === 'modal' ? 100 : 50;
  const size = textLength(what);
  return [
    ...(blocks.length > top ? [`${blocks.length} blocks, at most ${top}`] : []),
    ...(where === 'message' && size > wholeMessage ? [`${size} characters in one message`] : []),
    ...blocks.flatMap((block, index) =>
      known.has(String(field(block, 'type'))) ? [] : [`blocks[${index}]: no such type`],
    ),
    ...repeated(
      blocks.map((block) => field(block, 'block_id')),
      'block_id',
    ),
    ...walk(what, where === 'modal' ? 'modal' : 'blocks', where),
  ];
}

function walk(node: unknown, kind: string, path: string): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((each, index) => walk(each, kind, `${path}[${index}]`));
  if (typeof node !== 'object' || node === null) return [];
  const name =
    typeof field(node, 'type') === 'string' && kind !== 'modal' ? String(field(node, 'type')) : kind;
  return [
    ...(name === 'actions'
      ? repeated(
          list(field(node, 'elements')).map((each) => field(each, 'action_id')),
          path,
        )
      : []),
    ...Object.entries(node).flatMap(([key, value]) => [
      ...check(`${name}.${key}`, key, value, `${path}.${key}`),
      ...walk(value, inside[key] ?? name, `${path}.${key}`),
    ]),
  ];
}

/** Objects without a `type` of their own are known by the key they stand under. */
const inside: Readonly<Record<string, string>> = {
  confirm: 'confirm',
  options: 'option',
  option_groups: 'group',
  blocks: 'blocks',
};

function check(rule: string, key: string, value: unknown, path: string): readonly string[] {
  const words = typeof value === 'string' ? value : field(value, 'text');
  const limit = longest[rule] ?? longest[key];
  const count = most[rule];
  return [
    ...(typeof words === 'string' && limit !== undefined && words.length > limit
      ? [`${path}: ${words.length} characters, at most ${limit}`]
      : []),
    ...(typeof words === 'string' && words === '' && mayNotBeEmpty.has(rule) ? [`${path}: empty`] : []),
    ...(Array.isArray(value) && count !== undefined && value.length > count
      ? [`${path}: ${value.length} entries, at most ${count}`]
      : []),
    ...(Array.isArray(value) && value.length === 0 && key !== 'blocks' ? [`${path}: empty`] : []),
  ];
}

const mayNotBeEmpty = new Set([
  'text.text',
  'header.text',
  'section.text',
  'button.text',
  'option.text',
  'option.value',
]);

function repeated(ids: readonly unknown[], path: string): readonly string[] {
  const named = ids.filter((id) => typeof id === 'string');
  return new Set(named).size === named.length ? [] : [`${path}: the same id twice`];
}

function textLength(node: unknown): number {
  if (typeof node === 'string') return 0;
  if (Array.isArray(node)) return node.reduce<number>((sum, each) => sum + textLength(each), 0);
  if (typeof node !== 'object' || node === null) return 0;
  return Object.entries(node).reduce(
    (sum, [key, value]) =>
      sum + (key === 'text' && typeof value === 'string' ? value.length : textLength(value)),
    0,
  );
}

function field(node: unknown, key: string): unknown {
  return typeof node === 'object' && node !== null
    ? Object.getOwnPropertyDescriptor(node, key)?.value
    : undefined;
}

function list(node: unknown): readonly unknown[] {
  return Array.isArray(node) ? node : [];
}
