import { z } from 'zod';

/**
 * What Feishu's server says of a card of JSON 2.0, written from its documents and apart from our own check: unlike 1.0
 * it refuses what it does not know.
 */
const text = ['tag', 'content', 'text_size', 'text_color', 'text_align', 'lines'];
const layout = ['element_id', 'margin'];
const known: Readonly<Record<string, readonly string[]>> = {
  plain_text: text,
  div: ['tag', 'text', 'icon', 'width', ...layout],
  markdown: ['tag', 'content', 'text_size', 'text_align', 'icon', ...layout],
  hr: ['tag', ...layout],
  column_set: [
    'tag',
    'columns',
    'flex_mode',
    'horizontal_spacing',
    'horizontal_align',
    'background_style',
    'action',
    ...layout,
  ],
  column: [
    'tag',
    'elements',
    'width',
    'weight',
    'vertical_align',
    'vertical_spacing',
    'background_style',
    'padding',
    ...layout,
  ],
  button: [
    'tag',
    'text',
    'type',
    'size',
    'width',
    'icon',
    'hover_tips',
    'disabled',
    'disabled_tips',
    'confirm',
    'behaviors',
    'name',
    'required',
    'form_action_type',
    ...layout,
  ],
  form: [
    'tag',
    'name',
    'elements',
    'direction',
    'vertical_spacing',
    'horizontal_spacing',
    'padding',
    ...layout,
  ],
  input: [
    'tag',
    'name',
    'required',
    'placeholder',
    'default_value',
    'disabled',
    'width',
    'max_length',
    'input_type',
    'rows',
    'auto_resize',
    'max_rows',
    'label',
    'label_position',
    'value',
    'behaviors',
    'confirm',
    ...layout,
  ],
  select_static: [
    'tag',
    'name',
    'type',
    'required',
    'disabled',
    'placeholder',
    'width',
    'initial_index',
    'initial_option',
    'options',
    'behaviors',
    'confirm',
    ...layout,
  ],
  multi_select_static: [
    'tag',
    'name',
    'type',
    'required',
    'disabled',
    'placeholder',
    'width',
    'selected_values',
    'options',
    'behaviors',
    'confirm',
    ...layout,
  ],
  collapsible_panel: [
    'tag',
    'expanded',
    'background_color',
    'header',
    'border',
    'elements',
    'direction',
    'vertical_spacing',
    'padding',
    ...layout,
  ],
  standard_icon: ['tag', 'token', 'color', 'size'],
};
const holders = new Set(['form', 'column_set', 'collapsible_panel']);

const Card = z.strictObject({
  schema: z.literal('2.0'),
  config: z
    .strictObject({
      update_multi: z.literal(true).optional(),
      enable_forward: z.boolean().optional(),
      summary: z.strictObject({ content: z.string() }).optional(),
      width_mode: z.string().optional(),
      streaming_mode: z.boolean().optional(),
    })
    .optional(),
  header: z
    .strictObject({
      title: z.looseObject({ tag: z.string(), content: z.string().min(1) }),
      subtitle: z.looseObject({ tag: z.string(), content: z.string() }).optional(),
      template: z.enum([
        'blue',
        'wathet',
        'turquoise',
        'green',
        'yellow',
        'orange',
        'red',
        'carmine',
        'violet',
        'purple',
        'indigo',
        'grey',
        'default',
      ]),
    })
    .optional(),
  body: z.strictObject({ elements: z.array(z.looseObject({ tag: z.string() })).min(1) }),
});

/** Undefined when Feishu takes it; else what it says. A card of JSON 1.0, or an entity's, is not looked into. */
export function cardProblem(content: string): string | undefined {
  const json = Loose.parse(JSON.parse(content));
  if (json.schema !== '2.0') return undefined;
  if (Buffer.byteLength(JSON.stringify({ content })) > 30 * 1000) return 'card is over 30 KB';
  const card = Card.safeParse(json);
  if (!card.success)
    return card.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  const nodes = nodesOf(json.body, []);
  const names = nodes
    .filter(({ tag, within }) => tag === 'form' || within.includes('form'))
    .map(({ value }) => value.name);
  const named = names.filter((name) => name !== undefined);
  const wrong = [
    ...(nodes.length > 200 ? ['over 200 elements'] : []),
    ...(new Set(named).size === named.length ? [] : ['a name twice']),
    ...nodes.flatMap(wrongIn),
  ];
  return wrong[0];
}

const Loose = z.record(z.string(), z.unknown());

interface Node {
  readonly tag: string;
  readonly value: z.infer<typeof Loose>;
  readonly within: readonly string[];
}

/** Everything with a `tag`, however deep, with the containers around it. */
export function nodesOf(what: unknown, within: readonly string[]): readonly Node[] {
  if (Array.isArray(what)) return what.flatMap((each) => nodesOf(each, within));
  const value = Loose.safeParse(what).data;
  if (!value) return [];
  const tag = typeof value.tag === 'string' ? value.tag : undefined;
  const inner = tag !== undefined && holders.has(tag) ? [...within, tag] : within;
  const own = tag === undefined ? [] : [{ tag, value, within }];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, each]) => (key === 'value' ? [] : nodesOf(each, inner))),
  ];
}

function wrongIn({ tag, value, within }: Node): readonly string[] {
  const may = known[tag];
  if (!may) return [`unknown tag ${tag}`];
  const strange = Object.keys(value).filter((key) => !may.includes(key));
  const submit = value.form_action_type === 'submit';
  const wrong: readonly (readonly [boolean, string])[] = [
    [strange.length > 0, `${tag}: unknown property ${strange[0]}`],
    [tag === 'form' && within.length > 0, 'a form stands at the root only'],
    [
      tag === 'form' && !/"form_action_type":"submit"/.test(JSON.stringify(value)),
      'a form without a submit button',
    ],
    [tag === 'input' && Number(value.max_length ?? 1) > 1000, 'max_length over 1000'],
    [
      within.includes('form') && inputs.has(tag) && typeof value.name !== 'string',
      `${tag} in a form has no name`,
    ],
    [submit && typeof value.name !== 'string', 'a submit button has no name'],
    [submit && !within.includes('form'), 'a submit button outside a form'],
    [within.length > 5, 'over five containers deep'],
  ];
  return wrong.flatMap(([is, what]) => (is ? [what] : []));
}

const inputs = new Set(['input', 'select_static', 'multi_select_static']);

/** Every word that a person reads on a card or in a post. */
export function wordsIn(what: unknown): readonly string[] {
  if (Array.isArray(what)) return what.flatMap(wordsIn);
  const value = Loose.safeParse(what).data;
  if (!value) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    (key === 'content' || key === 'text') && typeof each === 'string' ? [read(each)] : wordsIn(each),
  );
}

function read(content: string): string {
  return content
    .replace(/&#(\d+);/g, (_whole, code) => String.fromCharCode(Number(code)))
    .replaceAll('**', '');
}
