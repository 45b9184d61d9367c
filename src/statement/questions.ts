/** One question of an approved set 口径问答 with its exact answer. */
export interface Question {
  /** Counts from 1, in the order of the text. */
  readonly number: number;
  readonly question: string;
  /** Exactly as it stands in the text, without the 答： before it. */
  readonly answer: string;
}

const asks = /^(?:问|問|q)\s?[:：]\s?/iu;
const answers = /^(?:答|a)\s?[:：]\s?/iu;

/**
 * The questions of a text of the form `replies`: a line 问：…, its answer until the next one. The answer is the text's own
 * letters from its first to its last; what stands before the first question belongs to none, and a question without an answer
 * is left out.
 */
export function answersIn(text: string): readonly Question[] {
  const found: { question: string; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const asked = asks.exec(line);
    if (asked) found.push({ question: line.slice(asked[0].length).trim(), lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  return found
    .map(({ question, lines }) => ({ question, answer: lines.join('\n').trim().replace(answers, '') }))
    .filter(({ answer }) => answer !== '')
    .map(({ question, answer }, at) => ({ number: at + 1, question, answer }));
}
