import type { Card, Notice } from '../message.ts';

/** Lines that count or quote: they change with every mention, and who stands by is told nothing new by it. */
const counting: readonly Card['lines'][number]['kind'][] = ['facts', 'quote', 'origin', 'clocks', 'reasons'];

/**
 * What of a card matters to who has seen it: how grave, whose, what is asked, what may be pressed. Two cards with one
 * face differ in numbers only, and never in a word of what is to be said in public. Times that pass are left out.
 */
export function faceOf({ level, badge, state, running, title, lines, actions, done }: Card): string {
  const said = lines.filter(({ kind }) => !counting.includes(kind) && kind !== 'statement').map(wordsOf);
  const onFace = actions.flatMap(({ id, more }) => (more ? [] : id));
  const parts = [level, badge, running?.word ?? state, title, ...said, done, ...onFace];
  const exact = lines.filter(({ kind }) => kind === 'statement').map(wordsOf);
  return [parts.join('\n').replaceAll(/\d+/gu, '#'), ...exact].join('\n');
}

function wordsOf({ spans }: Card['lines'][number]): string {
  return spans.map((span) => ('person' in span ? span.name : span.text)).join('');
}

/** For a group whose card cannot be changed: what it would show now, in one line. */
export function stateNotice({ subject, level, code, state, title, done }: Card): Notice {
  return {
    kind: 'notice',
    tone: done ? 'calm' : level,
    spans: [{ text: `${code} · ${state}`, weight: 'strong' }, { text: ` · ${title}` }],
    about: subject,
  };
}
