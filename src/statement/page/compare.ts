import { createHash } from 'node:crypto';
import { difference, type Stretch } from '../diff.ts';
import { type Folded, folded, likeness } from './folded.ts';
import { linesAt, nearest, type Rows, widened } from './nearest.ts';
import type { ApprovedText } from './page.ts';

/**
 * What stands at a link, held against what was approved. `hash` names what stands there in title and text: the same as long
 * as nothing of it changes, whatever becomes of the page around it.
 */
export type Compared =
  | { readonly is: 'same'; readonly hash: string }
  | { readonly is: 'differs'; readonly differences: readonly Stretch[]; readonly hash: string }
  | { readonly is: 'notFound' };

/** Nobody reads more at once; each is cut where it is long. */
const mostShown = 5;
const longestShown = 60;

/**
 * Holds the words of a page against an approved text. The page around it, blanks, and full or half width may differ; every
 * letter, number and sentence of the text may not, nor may a sentence stand directly before or after it.
 */
export function compare(approved: ApprovedText, found: string): Compared {
  const page = folded(found);
  const text = folded(approved.body);
  const rows = exact(page, text) ?? near(page, text);
  if (rows === undefined) return { is: 'notFound' };
  const title = titleOn(page, rows, folded(approved.title).text);
  const stands = wordsIn(page, rows);
  const hash = createHash('sha256').update(`${title.stands}\n${stands}`).digest('hex');
  const differences = [...title.differences, ...changes(text.text, stands)];
  return differences.length === 0
    ? { is: 'same', hash }
    : { is: 'differs', differences: differences.slice(0, mostShown).map(shortened), hash };
}

/** Where it stands letter by letter, sentences beside it included; the first such place that has none. */
function exact(page: Folded, { text }: Folded): Rows | undefined {
  if (text === '') return undefined;
  let first: Rows | undefined;
  for (let at = page.text.indexOf(text); at !== -1; at = page.text.indexOf(text, at + 1)) {
    const rows = linesAt(page, { from: at, to: at + text.length });
    const all = widened(rows, (line) => isSentence(lineOf(page, line)));
    if (wordsIn(page, all) === text) return all;
    first ??= all;
  }
  return first;
}

function near(page: Folded, text: Folded): Rows | undefined {
  const span = nearest(page.text, text.text);
  if (!span) return undefined;
  const ours = text.lines.map(({ from, to }) => text.text.slice(from, to));
  return widened(linesAt(page, span), (number) => {
    const line = lineOf(page, number);
    return isSentence(line) || ours.some((own) => likeness(own, line) >= 0.5);
  });
}

const ended = /[。！？!?][”"」』)）]?$/u;
const ofTemplate =
  /版权|转载|免责|仅供参考|仅代表|责任编辑|来源:|上一篇|下一篇|扫码|扫一扫|二维码|备案|浏览器|登录|copyright|cookie/iu;

/** Directly beside a text it reads as a part of it, unless it is one of those that every page of a site has. */
function isSentence(line: string): boolean {
  return line.length >= 6 && ended.test(line) && !ofTemplate.test(line);
}

interface TitleThere {
  readonly stands: string;
  readonly differences: readonly Stretch[];
}

/** The line nearest above the text that is like the title decides. */
function titleOn(page: Folded, { first }: Rows, title: string): TitleThere {
  if (title === '') return { stands: '', differences: [] };
  for (let number = first - 1; number >= 0; number--) {
    const line = lineOf(page, number);
    if (isTitle(line, title)) return { stands: title, differences: [] };
    if (line.length < 4 * title.length && likeness(line, title) >= 0.5)
      return { stands: line, differences: changes(title, line) };
  }
  return { stands: '', differences: [{ kind: 'gone', text: title }] };
}

/** Alone, behind its way through the site or a rubric, or before the site's name. */
function isTitle(line: string, title: string): boolean {
  const at = line.indexOf(title);
  if (at === -1) return false;
  const after = line.slice(at + title.length);
  return (
    /^(?:|.{0,60}[>»›/]|【.{1,12}】|\[.{1,12}\])$/u.test(line.slice(0, at)) &&
    /^(?:|[-_|—–·].{0,40})$/u.test(after)
  );
}

function changes(before: string, after: string): readonly Stretch[] {
  if (before === after) return [];
  return difference(before, after).filter(({ kind }) => kind !== 'same');
}

function shortened({ kind, text }: Stretch): Stretch {
  const letters = [...text];
  return { kind, text: letters.length > longestShown ? `${letters.slice(0, longestShown).join('')}…` : text };
}

function lineOf({ text, lines }: Folded, number: number): string {
  const line = lines[number];
  return line ? text.slice(line.from, line.to) : '';
}

function wordsIn({ text, lines }: Folded, { first, last }: Rows): string {
  return text.slice(lines[first]?.from ?? 0, lines[last]?.to ?? 0);
}
