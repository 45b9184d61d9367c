import type { Level } from '../incident/incident.ts';
import type { ReasonCode } from '../incident/language.ts';

/**
 * A message as the bot means it: data, never markup. Every string may hold a stranger's words; each platform's
 * outbound escapes all of them by its one function (SECURITY T11). Only `person` spans become mentions.
 */
export type Span =
  | {
      readonly text: string;
      readonly weight?: 'strong' | 'quiet';
      /** These words are why: they speak of this reason. A platform marks them by more than colour. */
      readonly mark?: ReasonCode;
      /** The deadline (RFC 3339) that `text` tells of: a platform that can keeps it running, others print the text. */
      readonly due?: string;
    }
  /** A link whose words are ours and whose address is a stranger's. */
  | { readonly link: string; readonly text: string }
  /** A mention made by our code: `identity` is the account on this message's platform. */
  | { readonly person: string; readonly name: string };

/** One line of a card body. `kind` lets a platform lay it out; a platform that cannot prints the spans. */
export interface Line {
  readonly kind:
    | 'facts'
    | 'quote'
    | 'reasons'
    | 'origin'
    | 'clocks'
    | 'state'
    | 'directive'
    /** What is to be said in public, exactly: never shortened. */
    | 'statement'
    | 'plain';
  readonly spans: readonly Span[];
  /** Goes on in the paragraph of the line before: a text that is too long for one line is in several. */
  readonly continues?: true;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  /**
   * `choices`: several of the options may be chosen; their values come back with blanks between them. `file`: at most five
   * files, which come back beside the values; where a form takes none its hint says how to send them.
   */
  readonly input: 'line' | 'text' | 'choice' | 'choices' | 'minutes' | 'file';
  readonly required: boolean;
  readonly hint?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly maxLength?: number;
  /** What stands in it when it opens; of `choices` with blanks between. */
  readonly value?: string;
}

/** A button. `id` is what comes back; the incident comes back beside it as an opaque id. */
export interface Action {
  readonly id: string;
  readonly label: string;
  readonly style: 'primary' | 'plain' | 'danger';
  /** Under 更多 rather than on the card's face (CARDS: at most 4 on the face). */
  readonly more?: boolean;
  /** What will happen to whom, asked once more before a danger button acts. */
  readonly confirm?: string;
  /** Asked before the press counts; a platform without forms says how to type it. */
  readonly form?: readonly Field[];
  /** Its form is made when it is pressed; where there are no forms, this is what to write behind it. */
  readonly typed?: string;
}

/** A card about one incident in one group: rendered at delivery, so that it shows the truth of then. */
export interface Card {
  readonly kind: 'card';
  /** Opaque to platforms: comes back with every press. */
  readonly subject: string;
  /** The incident's version that this shows. */
  readonly rev: number;
  readonly level: Level;
  /** `Ⅱ级 重大 · 医疗安全` */
  readonly badge: string;
  /** `P128` */
  readonly code: string;
  /** What it is called where its buttons are typed, where that is more than `code`: `P128-v3 a41f09bc`. */
  readonly named?: string;
  /** `待认领 12:40` */
  readonly state: string;
  /** The state's word and the deadline (RFC 3339) beside it: a platform that can keeps it running instead of `state`. */
  readonly running?: { readonly word: string; readonly due: string };
  readonly title: string;
  /** The title in pieces where words of it are why; the same words. */
  readonly titleSpans?: readonly Span[];
  readonly lines: readonly Line[];
  readonly actions: readonly Action[];
  readonly done: boolean;
  readonly drill: boolean;
}

/** A short message that rings phones: a rise in level, an escalation, a missed deadline, a notice to the office. */
export interface Notice {
  readonly kind: 'notice';
  readonly tone: Level | 'calm' | 'trouble';
  readonly spans: readonly Span[];
  /** The incident's card in the same group, where a platform can thread under it. */
  readonly about?: string;
  /** Words to the public, or a part of them, that stand below the spans letter by letter: never shortened. */
  readonly exact?: string;
  /**
   * Stands below the first span. Only where we keep what is said ourselves: elsewhere a picture is a message of its own,
   * sent by `Platform.attach`. Its bytes lie where the message does; width and height are theirs, in pixels, two to a logical one.
   */
  readonly picture?: { readonly alt: string; readonly width: number; readonly height: number };
  /** Below the rest, folded away; left out where a platform shows none, because what is said in spans suffices. */
  readonly tables?: readonly Table[];
}

/** The numbers of a picture, for those who cannot see it. Of a row the first cell names it; each row is as long as `head`. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type Message = Card | Notice;

/** What the presser alone sees. `form` asks for more before the press counts. */
export interface Answer {
  readonly tone: 'ok' | 'refused' | 'trouble';
  readonly text: string;
  /** Holds what is masked everywhere else: shown to the presser, never kept or logged. */
  readonly unmasked?: true;
  readonly form?: {
    readonly title: string;
    readonly action: string;
    readonly subject: string;
    readonly fields: readonly Field[];
  };
  /** The card as it stands now, for platforms that show it in the answer (or can change it in no other way). */
  readonly card?: Card;
  /** A text with what became of it since the version before, whole; `text` tells the same in lines. */
  readonly changes?: readonly { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }[];
  /** Field name → what is wrong; the form stays open with what was typed. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** The message as plain lines: the fallback text of a notification, and the whole of it where nothing else is shown. */
export function plain(message: Message): string {
  if (message.kind === 'notice') {
    const said = wordsOf(message.spans);
    return message.exact === undefined ? said : `${said}\n${message.exact}`;
  }
  const head = [`${message.badge} · ${message.code} · ${message.state}`, message.title];
  return [...head, ...(message.lines.length > 0 ? [flowing(message.lines)] : [])].join('\n');
}

/** What is to be said in public, letter by letter as it was written; empty when these lines hold none of it. */
export function exactText(lines: readonly Line[]): string {
  return flowing(lines.filter(({ kind }) => kind === 'statement'));
}

function flowing(lines: readonly Line[]): string {
  return lines
    .map(({ spans, continues }, index) => (continues || index === 0 ? '' : '\n') + wordsOf(spans))
    .join('');
}

function wordsOf(spans: readonly Span[]): string {
  return spans.map((span) => ('person' in span ? `@${span.name}` : span.text)).join('');
}

/**
 * A long text for boxes of at most `longest` letters: put together again, each on lines of its own, they are the text.
 * Undefined when a paragraph alone is longer.
 */
export function boxesOf(text: string, longest: number): readonly string[] | undefined {
  const boxes: string[] = [];
  for (const paragraph of text.split(/\n(?!\n)/u)) {
    if (paragraph.length > longest) return undefined;
    const last = boxes.at(-1);
    if (last === undefined || last.length + 1 + paragraph.length > longest) boxes.push(paragraph);
    else boxes.splice(-1, 1, `${last}\n${paragraph}`);
  }
  return boxes;
}
