import { cut } from './text.ts';

/** WeChat gives no number; beyond about this many characters clients cut or fold a message. */
export const longestText = 2000;
/** Letters of a text that one message holds beside its head and names; a text never stands among other lines. */
export const room = { card: 0, message: 1500 } as const;
/** Longer names of groups are cut by WeChat itself. */
const longestTopic = 30;
/** What an ordinary account may send without trouble. */
const longestFile = 20 * 1024 * 1024;

const longestLine = 400;
const longestHead = 200;
/** What to type is kept before what is told. */
const forTyping = 900;

/** A message in lines: what it is, what it tells, and what to type. */
export interface Parts {
  readonly head: readonly string[];
  readonly body: readonly string[];
  readonly tail: readonly string[];
}

/** The lines as one text of at most `longest` characters; what was left off is counted and said. */
export function fitted({ head, body, tail }: Parts, longest = longestText): string {
  const top = head.map((line) => cut(line, longestHead));
  const told = body.map((line) => cut(line, longestLine));
  const typed = tail.map((line) => cut(line, longestHead));
  const whole = [...top, ...told, ...typed].join('\n');
  if (whole.length <= longest) return whole;
  const below = fitting(typed, forTyping);
  const note = (left: number): string => `……另有 ${left} 行，请在控制台查看全文`;
  const used = size(top) + size(below) + note(told.length + typed.length).length + 1;
  const above = fitting(told, longest - used);
  const left = told.length - above.length + typed.length - below.length;
  const lines = left > 0 ? [...top, ...above, note(left), ...below] : [...top, ...above, ...below];
  return cut(lines.join('\n'), longest);
}

/** As many of the lines, from the first on, as fit. */
function fitting(lines: readonly string[], budget: number): readonly string[] {
  let used = 0;
  const over = lines.findIndex((line) => {
    used += line.length + 1;
    return used > budget;
  });
  return over < 0 ? lines : lines.slice(0, over);
}

function size(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

/** The name of a group as WeChat will show it. */
export function topicOf(name: string): string {
  return cut(name, longestTopic);
}

/** Why a file is not sent; undefined when it may be. */
export function fileProblem(bytes: number): string | undefined {
  if (bytes === 0) return '文件是空的（empty file）';
  if (bytes <= longestFile) return undefined;
  return `文件超过 20 MiB，不发到微信群：请在控制台查看（file too large）`;
}
