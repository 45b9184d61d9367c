import { z } from 'zod';

/** What WeCom says of template cards, written down a second time from its paper and not from our own limits. */
const words = (most: number) => z.string().refine((each) => [...each].length <= most, `more than ${most} 字`);
const key = z
  .string()
  .min(1)
  .refine((each) => Buffer.byteLength(each) <= 1024, 'key over 1024 bytes');
const Row = z.object({
  type: z.union([z.literal(0), z.literal(1), z.literal(3)]).optional(),
  keyname: words(5).min(1),
  value: words(26).optional(),
  url: z.url().optional(),
});
const Common = z.strictObject({
  card_type: z.enum(['text_notice', 'button_interaction']),
  task_id: z.string().regex(/^[0-9A-Za-z_\-@]{1,128}$/),
  source: z.strictObject({ desc: words(13), desc_color: z.int().min(0).max(3).optional() }).optional(),
  main_title: z.strictObject({ title: words(26).optional(), desc: words(30).optional() }).optional(),
  quote_area: z.strictObject({ quote_text: z.string(), title: z.string().optional() }).optional(),
  sub_title_text: words(112).optional(),
  horizontal_content_list: z.array(Row).max(6).optional(),
  button_list: z
    .array(z.strictObject({ text: words(10).min(1), style: z.int().min(1).max(4).optional(), key }))
    .min(1)
    .max(6)
    .optional(),
  action_menu: z
    .strictObject({
      desc: z.string(),
      action_list: z
        .array(z.strictObject({ text: z.string().min(1), key }))
        .min(1)
        .max(3),
    })
    .optional(),
  card_action: z.strictObject({ type: z.literal(1), url: z.url() }).optional(),
});

export type VendorCard = z.infer<typeof Common>;

/** The card as WeCom would take it, or why it would not. */
export function asVendor(card: unknown): VendorCard | string {
  const { data, error } = Common.safeParse(card);
  if (!data) return z.prettifyError(error);
  if (!data.main_title?.title && !data.sub_title_text) return 'no title';
  if (data.card_type === 'button_interaction' && !data.button_list) return 'no buttons';
  if (data.card_type === 'text_notice' && !data.card_action) return 'no card_action';
  const keys = [...(data.button_list ?? []), ...(data.action_menu?.action_list ?? [])].map(
    (each) => each.key,
  );
  return new Set(keys).size === keys.length ? data : 'the same key twice';
}

/** Every word of a card that a person reads, buttons too. */
export function wordsOf(card: VendorCard): string {
  return [
    card.source?.desc,
    card.main_title?.title,
    card.main_title?.desc,
    card.quote_area?.quote_text,
    card.sub_title_text,
    ...(card.horizontal_content_list ?? []).map(({ keyname, value }) => `${keyname} ${value ?? ''}`),
    ...(card.button_list ?? []).map(({ text }) => text),
    ...(card.action_menu?.action_list ?? []).map(({ text }) => text),
  ]
    .filter((each) => each !== undefined)
    .join('\n');
}

/** The key of the button with these words on it, or of the one that carries this action. */
export function keyOn(card: VendorCard, button: string): string {
  const all = [...(card.button_list ?? []), ...(card.action_menu?.action_list ?? [])];
  const found = all.find(({ text, key }) => text === button || JSON.parse(key).a === button);
  if (!found) throw new Error(`no button ${button} on the card`);
  return found.key;
}
