import { graver } from '../../incident/incident.ts';
import type { ReasonCode } from '../../incident/language.ts';
import type { MentionView } from '../../incident/view.ts';
import { readsAsHearsay } from '../../triage/hearsay.ts';
import { marksIn, piecesOf } from '../../triage/marks.ts';
import { quoteOf } from '../../triage/quote.ts';
import type { Card, Line } from '../message.ts';
import { languageOf, personName, shortLevel } from './context.ts';
import { type Sheet, titleOf } from './lines.ts';
import { oneLine } from './stranger.ts';
import { natureWords, reasonWords } from './words.ts';

/** Two lines on a phone. */
const longestQuote = 50;
/** What is read of a post to find the words that say most. */
const longestRead = 1000;
const mostReasons = 3;

/** The title with the words in it that are why marked; absent where there are none. */
export function titleSpansOf(sheet: Sheet): Pick<Card, 'titleSpans'> {
  const spans = piecesOf(titleOf(sheet), shownReasons(sheet));
  return spans.some(({ mark }) => mark) ? { titleSpans: spans } : {};
}

/** What is said, with the words that are why marked, why this level, and whether it is told as hearsay is. */
export function whyLines(sheet: Sheet): readonly Line[] {
  const post = telling(sheet);
  const words = quoteOf(post ? saidIn(post, sheet) : '', longestQuote, shownReasons(sheet));
  return [...quoteLine(words, sheet), ...reasonsLine(words, sheet), ...hearsayLine(post, sheet)];
}

/** The masked words that say most, where they say more than the title. */
function quoteLine(words: string, sheet: Sheet): readonly Line[] {
  if (words === '') return [];
  const [open, close] = sheet.say.quote;
  return [
    { kind: 'quote', spans: [{ text: open }, ...piecesOf(words, shownReasons(sheet)), { text: close }] },
  ];
}

/** The post that reached most; the first one where only that speaks of the reasons, or says anything. */
function telling(sheet: Sheet): MentionView | undefined {
  const { quote, first } = sheet.view;
  const posts = [quote, first].flatMap((post) => (post ? [{ post, said: saidIn(post, sheet) }] : []));
  const reasons = shownReasons(sheet);
  const best = posts.find(({ said }) => marksIn(said, reasons).length > 0);
  return (best ?? posts.find(({ said }) => said !== '') ?? posts[0])?.post;
}

/** What a post says besides the title of the card: many repeat their headline in their text. */
function saidIn({ title, text }: MentionView, { view }: Sheet): string {
  const known = oneLine(view.first?.title ?? '', longestRead);
  const words = oneLine(text || title, longestRead);
  const rest = known !== '' && words.startsWith(known) ? words.slice(known.length) : words;
  return rest.replace(/^[\s。，,.；;：:！!]+/u, '');
}

/** Who set the level, if a person did, and at most three reasons in all, else its nature; a reason that only the title speaks of says by which word. */
function reasonsLine(words: string, sheet: Sheet): readonly Line[] {
  const { incident, seat, voice, say } = sheet;
  const { levelBy } = incident;
  const setBy = levelBy.kind === 'person' ? [say.whyBy(personName(levelBy.id, seat.unit, voice))] : [];
  const marked = marksIn(words, shownReasons(sheet)).map(({ reason }) => reason);
  const reasons = shownReasons(sheet).map((reason) => {
    const said = reasonWords[reason][languageOf(voice)];
    const word = marked.includes(reason) ? undefined : wordInTitle(reason, sheet);
    return word === undefined ? said : say.whyWord(said, word);
  });
  const all = [...setBy, ...reasons].slice(0, mostReasons);
  const why = all.length > 0 ? all : byNature(sheet);
  if (why.length === 0) return [];
  const text = say.why(shortLevel(incident.level, voice), why.join(say.dot));
  return [{ kind: 'reasons', spans: [{ text }] }];
}

/** A level that no word, reach or pace has made was made by the nature; blue needs no reason. */
function byNature({ incident, voice, say }: Sheet): readonly string[] {
  if (!graver(incident.level, 'blue')) return [];
  return [say.whyNature(natureWords[incident.nature][languageOf(voice)])];
}

/** A report of our own people is no hearsay, whatever it passes on. */
function hearsayLine(post: MentionView | undefined, { say }: Sheet): readonly Line[] {
  if (!post || post.kind === 'report') return [];
  const words = oneLine(`${post.title}\n${post.text}`, longestRead);
  return readsAsHearsay(words) ? [{ kind: 'plain', spans: [{ text: say.hearsay, weight: 'quiet' }] }] : [];
}

function wordInTitle(reason: ReasonCode, sheet: Sheet): string | undefined {
  const title = titleOf(sheet);
  const [mark] = marksIn(title, [reason]);
  return mark && title.slice(mark.start, mark.end);
}

function shownReasons({ view }: Sheet): readonly ReasonCode[] {
  return view.reasons.slice(0, mostReasons);
}
