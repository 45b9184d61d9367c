/** Feishu's card, JSON 2.0. Its server refuses a card with a property it does not know, so only these are written. */
export type Element = { readonly tag: string } & Readonly<Record<string, unknown>>;

export interface CardJson {
  readonly schema: '2.0';
  readonly config: {
    /** Everybody sees the same card, and it may be changed; the only value that JSON 2.0 knows. */
    readonly update_multi: true;
    /** A card stays in the group it was made for. */
    readonly enable_forward: false;
    /** What the notification and the list of chats say. */
    readonly summary?: { readonly content: string };
  };
  readonly header?: {
    readonly title: PlainText;
    readonly subtitle?: PlainText;
    readonly template: string;
  };
  readonly body: { readonly elements: readonly Element[] };
}

/** Never parsed: where a stranger's words stand. */
export interface PlainText {
  readonly tag: 'plain_text';
  readonly content: string;
}

export function plainText(content: string): PlainText {
  return { tag: 'plain_text', content };
}

export type TextLook = Readonly<{ text_size?: 'heading' | 'normal' | 'notation'; text_color?: 'grey' }>;

export function words(content: string, look: TextLook = {}): Element {
  return { tag: 'div', text: { ...plainText(content), ...look } };
}

/** Things beside one another, as many as fit; the rest flows on below. */
export function row(elements: readonly Element[]): Element {
  return {
    tag: 'column_set',
    flex_mode: 'flow',
    horizontal_spacing: '8px',
    columns: elements.map((element) => ({ tag: 'column', width: 'auto', elements: [element] })),
  };
}
