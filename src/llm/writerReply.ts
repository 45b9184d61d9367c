import { z } from 'zod';
import type { FactId } from '../incident/statement.ts';
import type { Brief, Draft, KnownFact, Part, Sentence } from '../statement/draft.ts';
import { textOf, weiboLength } from '../statement/text.ts';
import { mask } from '../triage/mask.ts';
import { claimsIn, withoutOwn } from './claims.ts';
import { jsonIn } from './completion.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import {
  type Ground,
  holdsAddress,
  isClean,
  isGrounded,
  isManner,
  isStillAsked,
  isTitle,
  saysTooMuch,
} from './sentenceGate.ts';
import { parts, shapes, type Told, type ToldFact } from './writerPrompt.ts';

const Answered = z.strictObject({
  title: z.string().max(200),
  sentences: z
    .array(
      z.strictObject({
        part: z.enum(parts),
        text: z.string().min(1).max(500),
        facts: z.array(z.string().max(8)).max(40),
      }),
    )
    .min(1)
    .max(40),
});
type Answered = z.infer<typeof Answered>;

const longestAnswer = 20_000;

/** All that an answer is read with. */
export interface Asked {
  readonly brief: Brief;
  /** Whose tone it has and whose signature it bears. */
  readonly template: Draft;
  readonly told: Told;
  readonly names: Pseudonyms;
  /** What we call ourselves: every sentence may say that. */
  readonly own: readonly string[];
}

/**
 * The draft that a model's words hold, in masked words and signed by us where the form is signed. Undefined when anything in
 * it is not by the facts; a sentence of manner that is no such is left out; where it says too much, a second is no slip.
 */
export function draftIn(content: string, asked: Asked): Draft | undefined {
  const answer = Answered.safeParse(jsonIn(content, longestAnswer));
  if (!answer.success) return undefined;
  const { brief, template } = asked;
  const { titled, longest } = shapes[brief.form];
  const title = titled ? titleIn(answer.data.title, asked) : ours('title', template);
  const said = sentencesIn(answer.data, asked);
  if (!title || !said || !saysFacts(said, brief)) return undefined;
  const sentences = [...title, ...opened(said, template), ...ours('signature', template)];
  const isShort = weiboLength(textOf({ form: brief.form, sentences })) <= longest;
  return isShort ? { ...template, sentences } : undefined;
}

function ours(kind: Part, { sentences }: Draft): readonly Sentence[] {
  return sentences.filter(({ part }) => part === kind);
}

/** What a correction or a withdrawal is about, and when that was published, is ours to say: it stands first, behind the address. */
function opened(said: readonly Sentence[], { form, purpose, sentences }: Draft): readonly Sentence[] {
  if (purpose === 'statement' || form === 'replies') return said;
  const body = sentences.filter(({ part }) => part !== 'title' && part !== 'address');
  const opening = leading(
    body,
    ({ part, facts, text }) => part === 'fact' && facts.length === 0 && !text.endsWith('：'),
  );
  const address = leading(said, ({ part }) => part === 'address');
  return [...address, ...opening, ...said.slice(address.length)];
}

function leading(sentences: readonly Sentence[], is: (sentence: Sentence) => boolean): readonly Sentence[] {
  const end = sentences.findIndex((sentence) => !is(sentence));
  return end < 0 ? sentences : sentences.slice(0, end);
}

/** Where facts are known, a text that tells none is none. */
function saysFacts(said: readonly Sentence[], { facts }: Brief): boolean {
  return said.length > 0 && (facts.length === 0 || said.some((sentence) => sentence.facts.length > 0));
}

function titleIn(words: string, { told, names, own }: Asked): readonly Sentence[] | undefined {
  const title = narrow(words.trim());
  if (!isClean(title) || !isTitle(title, groundOf(told.facts), own)) return undefined;
  return sentenceOf('title', title, [], names, own);
}

function sentencesIn({ sentences }: Answered, asked: Asked): readonly Sentence[] | undefined {
  const read = sentences.map((sentence) => readSentence(sentence, asked));
  const left = sentences.filter((_, at) => read[at]?.length === 0);
  const slips = left.filter(({ text }) => saysTooMuch(text, asked.own)).length;
  return read.includes(undefined) || slips > 1 ? undefined : read.flatMap((each) => each ?? []);
}

/** The sentence in masked words; none where it is one of manner that says too much; undefined where it spoils the whole. */
function readSentence(said: Answered['sentences'][number], asked: Asked): readonly Sentence[] | undefined {
  const { told } = asked;
  const sentence = { part: said.part, words: ended(narrow(said.text.trim())) };
  const facts = told.facts.filter(({ id }) => said.facts.includes(id));
  const open = told.open.filter(({ id }) => said.facts.includes(id));
  if (!isClean(sentence.words) || facts.length + open.length < new Set(said.facts).size) return undefined;
  if (open.length > 0) return facts.length > 0 ? undefined : askedStill(sentence, open, asked);
  return facts.length > 0 ? factual(sentence, facts, asked) : ofManner(sentence, asked);
}

interface Words {
  readonly part: Part;
  readonly words: string;
}

function askedStill({ part, words }: Words, open: readonly ToldFact[], { brief, told, names, own }: Asked) {
  const fits = part === 'fact' || part === 'followUp';
  if (!fits || !isStillAsked(words, groundOf(open), own)) return undefined;
  return sentenceOf(part, words, idsOf(open, told.open, brief.open), names, own);
}

function factual({ part, words }: Words, facts: readonly ToldFact[], { brief, told, names, own }: Asked) {
  if (!isGrounded(words, groundOf(facts), own)) return undefined;
  return sentenceOf(part, words, idsOf(facts, told.facts, brief.facts), names, own);
}

/** Our own ids, which never left. */
function idsOf(named: readonly ToldFact[], told: readonly ToldFact[], known: readonly KnownFact[]) {
  return known.filter((_, at) => named.some((fact) => fact === told[at])).map(({ id }) => id);
}

function ofManner({ part, words }: Words, { brief, told, names, own }: Asked) {
  if (part === 'fact' || part === 'measure' || names.restore(words) === undefined) return undefined;
  const asks = brief.form === 'replies' && part === 'address';
  if (isManner(words, groundOf(told.facts).text, own, asks)) return sentenceOf(part, words, [], names, own);
  return holdsAddress(words) ? undefined : [];
}

/** In masked words again; undefined where a bracket is none of ours or somebody could be known by it. */
function sentenceOf(
  part: Part,
  words: string,
  facts: readonly FactId[],
  names: Pseudonyms,
  own: readonly string[],
): readonly Sentence[] | undefined {
  const text = names.restore(words);
  if (text === undefined) return undefined;
  const others = withoutOwn(text, own);
  return mask(others) === others ? [{ part, text, facts }] : undefined;
}

function groundOf(facts: readonly ToldFact[]): Ground {
  const text = facts.map((fact) => `${fact.text} ${fact.source ?? ''}`).join('\n');
  return { text, claims: claimsIn(text, []) };
}

/** Letters and figures in one width. */
function narrow(text: string): string {
  return text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/gu, (wide) => wide.normalize('NFKC'));
}

function ended(text: string): string {
  return /[。！？：；…”）?!]$/u.test(text) ? text : `${text.replace(/[,.，、]$/u, '')}。`;
}
