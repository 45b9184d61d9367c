import { type VersionPressId, versionPressIds, versionPressNumbers } from '../bot/cards/presses.ts';
import { versionValues } from './phraseVersion.ts';

/** What is pressed on a version of a statement: it names the version and what is in it, or it counts for nothing. */
export type ApprovalPhrase =
  | {
      readonly kind: 'approval';
      readonly code: string;
      readonly version: number;
      /** The first characters of the version's hash, at least four, in small letters. */
      readonly hash: string;
      readonly action: VersionPressId;
      /** What was said with it, as the fields of the button's form, as it was written. */
      readonly values: Readonly<Record<string, string>>;
    }
  /** It begins like one and does not say of what: how it is written. */
  | { readonly kind: 'approvalHow'; readonly code?: string };

/** 同意排除 is the answer to a dismissal that waits, which has a verb of its own (phraseVerbs). */
const verbs: readonly (readonly [RegExp, VersionPressId])[] = [
  [/^(?:撤回同意|撤销同意|unapprove|take back approval)/u, 'unapprove'],
  [/^(?:同意发布|同意發布|同意(?!\s?排除)|批准|approved?(?![a-z]))/u, 'approve'],
  [/^(?:驳回|駁回|reject(?:ed)?(?![a-z])(?!\s?dismissal))/u, 'reject'],
  [/^(?:要求修改|ask (?:for )?changes)/u, 'askChanges'],
  [/^(?:提交审批|提交審批|提交|submit(?: for approval)?(?![a-z]))/u, 'submit'],
  [/^(?:登记发布|登記發布|登记|登記|register(?: publication)?(?![a-z]))/u, 'register'],
  [/^(?:取消定时|取消定時|call off)/u, 'callOff'],
  [/^(?:发布|發布|publish(?![a-z]))/u, 'publish'],
  [/^(?:核对结果|核對結果|核对|核對|settle(?![a-z]))/u, 'settlePublication'],
  [/^(?:收回|take back(?![a-z]))/u, 'takeBack'],
  [/^(?:取口径|use answer(?![a-z]))/u, 'useReply'],
  [/^(?:停止一切发布|停止一切發布|stop (?:all )?publishing(?![a-z]))/u, 'stopAll'],
  [/^(?:解除停止发布|解除停止發布|lift (?:the )?stop(?![a-z]))/u, 'liftStop'],
  [/^(?:看改动|改动|改動|changes(?![a-z])|diff(?:erence)?(?![a-z]))/u, 'difference'],
  [/^(?:修改|edit(?![a-z]))/u, 'edit'],
  [
    /^(?:更正\/撤回|correct or withdraw|更正|撤回声明|撤回聲明|correct(?![a-z])|withdraw statement)/u,
    'correct',
  ],
];
const between = /^[\s,.:;、，。-]{0,20}/u;
const codeAndVersion = /^#?p(\d{1,9})(?:[\s_.-]{0,3}v(\d{1,4}))?(?![\da-z])/u;
const hashOf = /^#?([0-9a-f]{4,64})(?![0-9a-z])/u;
const quoted = /(?<![\da-z])p(\d{1,9})[\s_.-]{0,3}v\d{1,4}[\s,.:;、，。-]{1,20}#?[0-9a-f]{4,64}(?![0-9a-z])/u;
const numbered = /^(\d{2})(?!\d)[.、]?/u;

/**
 * `P128-v3 a41f 同意`, `P128-v3 a41f 驳回 理由`, `同意 P128-v3 a41f`, `P128-v3 a41f 31`, and the same in English. `folded` is
 * `words` with letters made plain, place for place. Undefined when it is about something else.
 */
export function approvalPhrase(words: string, folded: string): ApprovalPhrase | undefined {
  const before = firstVerb(folded);
  const named = versionAt(folded, before?.end ?? 0);
  if (!named) return before?.end === folded.length ? { kind: 'approvalHow' } : undefined;
  const { code, version, hash, end } = named;
  const said = before ?? pressIn(folded, end, version !== undefined && hash !== undefined);
  if (!said) return version === undefined ? undefined : { kind: 'approvalHow', code };
  if (!version || hash === undefined) return withoutText(code, said, version);
  const rest = words.slice(Math.max(end, said.end)).trim();
  const { action, word } = said;
  return { kind: 'approval', code, version, hash, action, values: versionValues(action, word, rest) };
}

/** `他说 P128-v3 a41f 同意`: quoted among other words it counts for nothing, and whoever meant it hears how it is written. */
export function approvalInside(folded: string): ApprovalPhrase | undefined {
  const found = quoted.exec(folded);
  const verb = found && verbIn(folded, gapAt(folded, found.index + found[0].length));
  return verb ? { kind: 'approvalHow', code: `P${found[1]}` } : undefined;
}

/** To stop all publishing is a button of an incident's card too. */
function withoutText(code: string, { action }: Said, version: unknown): ApprovalPhrase | undefined {
  return action === 'stopAll' && version === undefined ? undefined : { kind: 'approvalHow', code };
}

interface Said {
  readonly action: VersionPressId;
  /** The verb as it was written, in small letters. */
  readonly word: string;
  readonly end: number;
}

/** By the number of its button, with or without its name behind it, or by its name. */
function pressIn(folded: string, at: number, counts: boolean): Said | undefined {
  const number = counts ? numbered.exec(folded.slice(at)) : null;
  const action = number && versionPressIds.find((id) => versionPressNumbers[id] === Number(number[1]));
  if (!number || !action) return verbIn(folded, at);
  const end = gapAt(folded, at + number[0].length);
  const name = verbIn(folded, end);
  return name?.action === action ? name : { action, word: '', end };
}

/** To stop all publishing, or to lift that, said without a version is the house's own. */
function firstVerb(folded: string): Said | undefined {
  const said = verbIn(folded, 0);
  return said?.action === 'stopAll' || said?.action === 'liftStop' ? undefined : said;
}

function verbIn(folded: string, at: number): Said | undefined {
  const text = folded.slice(at, at + 60);
  for (const [pattern, action] of verbs) {
    const word = pattern.exec(text)?.[0];
    if (word !== undefined) return { action, word, end: gapAt(folded, at + word.length) };
  }
  return undefined;
}

/** The code, and as much as is said of which version. */
function versionAt(folded: string, at: number) {
  const named = codeAndVersion.exec(folded.slice(at));
  if (!named) return undefined;
  const behind = gapAt(folded, at + named[0].length);
  const version = named[2] === undefined ? undefined : Number(named[2]);
  const hash = hashOf.exec(folded.slice(behind));
  const end = hash ? gapAt(folded, behind + hash[0].length) : behind;
  return { code: `P${named[1]}`, version, hash: hash ? hash[1] : undefined, end };
}

/** Where the text goes on behind blanks and signs. */
function gapAt(folded: string, at: number): number {
  return at + (between.exec(folded.slice(at))?.[0].length ?? 0);
}
