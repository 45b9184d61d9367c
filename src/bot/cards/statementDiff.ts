import type { Words } from '../../policy/policy.ts';
import { type Stretch, tally } from '../../statement/diff.ts';
import type { Tone } from '../../statement/draft.ts';
import { numbered } from '../../statement/numbered.ts';
import type { Answer } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, type Voice } from './context.ts';
import type { VersionContext } from './statementForms.ts';
import { oneLine } from './stranger.ts';

/** So much of what stayed stands around a change. */
const around = 16;
const mostChanges = 30;
const longestChange = 200;
const longestSentence = 200;

/** What became of a text since the version before, change by change, each with the words around it. */
export function differenceAnswer(stretches: readonly Stretch[], ctx: VersionContext): Answer {
  const { view, version } = ctx;
  const language = languageOf(ctx);
  const { gone, new: come } = tally(stretches);
  const name = (number: number) => `${view.code}-v${number}`;
  const head = filled(words.head, language, {
    name: name(version.number),
    before: name(version.base ?? version.number),
    gone: `${gone}`,
    come: `${come}`,
  });
  const changes = stretches.flatMap((each, index) => {
    const follows = each.kind === 'new' && stretches[index - 1]?.kind === 'gone';
    return each.kind === 'same' || follows ? [] : [changeAt(index, stretches)];
  });
  const rest = changes.length - mostChanges;
  const more = rest > 0 ? [filled(words.rest, language, { rest: `${rest}` })] : [];
  return {
    tone: 'ok',
    text: [head, ...changes.slice(0, mostChanges), ...more].join('\n'),
    changes: stretches,
  };
}

function changeAt(index: number, stretches: readonly Stretch[]): string {
  const [first, second] = [stretches[index], stretches[index + 1]];
  const pair = first?.kind === 'gone' && second?.kind === 'new' ? [first, second] : [first];
  const marked = pair.map((each) => {
    const sign = each?.kind === 'gone' ? '－' : '＋';
    return `〔${sign}${oneLine(each?.text ?? '', longestChange)}〕`;
  });
  const [before, after] = [stretches[index - 1], stretches[index + pair.length]];
  return `${tailOf(before)}${marked.join('')}${headOf(after)}`;
}

function tailOf(stretch: Stretch | undefined): string {
  const letters = [...(stretch?.text ?? '').replaceAll('\n', ' ')];
  return `${letters.length > around ? '…' : ''}${letters.slice(-around).join('')}`;
}

function headOf(stretch: Stretch | undefined): string {
  const letters = [...(stretch?.text ?? '').replaceAll('\n', ' ')];
  return `${letters.slice(0, around).join('')}${letters.length > around ? '…' : ''}`;
}

/** The text's sentences by their numbers, and how one of them is replaced by typing. */
export function sentencesAnswer({ view, version, ...ctx }: VersionContext): Answer {
  const named = `${view.code}-v${version.number} ${version.hash.slice(0, 8)}`;
  const rows = numbered(view.texts.get(version.text) ?? '').map(
    ({ number, text }) => `${number} ${oneLine(text, longestSentence)}`,
  );
  const how = filled(words.how, languageOf(ctx), { named });
  return { tone: 'ok', text: [...rows, how].join('\n') };
}

/** In which manner a draft is written, and why so. */
export function toneAnswer(answer: Answer, { cluster, reasons }: Tone, ctx: Pick<Voice, 'policy'>): Answer {
  const language = languageOf(ctx);
  const why = reasons.map((each) => each[language]).join(language === 'zh' ? '；' : '; ');
  const text = filled(words.tone, language, { cluster: clusters[cluster][language], why });
  return { ...answer, text: `${answer.text}\n${text}` };
}

/** What was registered could not be held against the approved text: somebody must look themselves. */
export function unreadAnswer(answer: Answer, ctx: Pick<Voice, 'policy'>): Answer {
  return { ...answer, text: `${answer.text}\n${words.unread[languageOf(ctx)]}` };
}

const words = {
  head: {
    zh: '{name} 相对 {before}：删 {gone} 字，增 {come} 字',
    en: '{name} against {before}: {gone} characters gone, {come} new',
  },
  rest: { zh: '另有 {rest} 处改动，请在控制台看。', en: 'And {rest} more changes, in the console.' },
  how: {
    zh: '改其中一句：{named} 修改 5 新句子',
    en: 'To replace one of them: {named} edit 5 NEW SENTENCE',
  },
  tone: { zh: '语气：{cluster}。{why}', en: 'Tone: {cluster}. {why}' },
  unread: {
    zh: '那个网页没能读到，没有比对，请自己核对一遍文字。',
    en: 'That page could not be read, so nothing was compared; please check its words yourselves.',
  },
} as const satisfies Readonly<Record<string, Words>>;

const clusters: Readonly<Record<Tone['cluster'], Words>> = {
  victim: { zh: '受害型', en: 'victim' },
  accident: { zh: '意外型', en: 'accident' },
  preventable: { zh: '可预防型', en: 'preventable' },
};
