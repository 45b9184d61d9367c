/** What is said about a version of a statement: it names the version and what is in it, or it counts for nothing. */
export type ApprovalPhrase =
  | {
      readonly kind: 'approval';
      readonly code: string;
      readonly version: number;
      /** The first characters of the version's hash, at least four, in small letters. */
      readonly hash: string;
      readonly verdict: Verdict;
      /** What was said with it, as it was written. */
      readonly words: string;
    }
  /** It begins like one and does not say of what: how it is written. */
  | { readonly kind: 'approvalHow'; readonly code?: string };

export type Verdict = 'approve' | 'reject';

/** 同意排除 is the answer to a dismissal that waits, which has a verb of its own (phraseVerbs). */
const verdicts: readonly (readonly [RegExp, Verdict])[] = [
  [/^(?:同意发布|同意發布|同意(?!\s?排除)|批准|approved?(?![a-z]))/u, 'approve'],
  [/^(?:驳回|駁回|reject(?:ed)?(?![a-z])(?!\s?dismissal))/u, 'reject'],
];
const between = /^[\s,.:;、，。-]{0,20}/u;
const codeAndVersion = /^#?p(\d{1,9})(?:[\s_.-]{0,3}v(\d{1,4}))?(?![\da-z])/u;
const hashOf = /^#?([0-9a-f]{4,64})(?![0-9a-z])/u;

/**
 * `P128-v3 a41f 同意`, `P128-v3 a41f 驳回 理由`, `同意 P128-v3 a41f`, and the same in English. `folded` is `words` with letters
 * made plain, place for place. Undefined when it is about something else.
 */
export function approvalPhrase(words: string, folded: string): ApprovalPhrase | undefined {
  const before = verdictAt(folded, 0);
  const named = versionAt(folded, before?.end ?? 0);
  if (!named) return before?.end === folded.length ? { kind: 'approvalHow' } : undefined;
  const { code, version, hash, end } = named;
  const said = before ?? verdictAt(folded, end);
  if (!said) return version === undefined ? undefined : { kind: 'approvalHow', code };
  if (!version || hash === undefined) return { kind: 'approvalHow', code };
  const rest = words.slice(Math.max(end, said.end)).trim();
  return { kind: 'approval', code, version, hash, verdict: said.verdict, words: rest };
}

function verdictAt(folded: string, at: number) {
  const text = folded.slice(at);
  for (const [word, verdict] of verdicts) {
    const length = word.exec(text)?.[0].length;
    if (length !== undefined) return { verdict, end: gapAt(folded, at + length) };
  }
  return undefined;
}

/** The code, and as much as is said of which version. */
function versionAt(folded: string, at: number) {
  const named = codeAndVersion.exec(folded.slice(at));
  if (!named) return undefined;
  const behind = gapAt(folded, at + named[0].length);
  const version = named[2] === undefined ? undefined : Number(named[2]);
  const hash = version === undefined ? undefined : hashOf.exec(folded.slice(behind));
  const end = hash ? gapAt(folded, behind + hash[0].length) : behind;
  return { code: `P${named[1]}`, version, hash: hash ? hash[1] : undefined, end };
}

/** Where the text goes on behind blanks and signs. */
function gapAt(folded: string, at: number): number {
  return at + (between.exec(folded.slice(at))?.[0].length ?? 0);
}
