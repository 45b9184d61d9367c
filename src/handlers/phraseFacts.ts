import type { PressId } from '../bot/cards/presses.ts';
import { formTyped } from '../bot/cards/statementWords.ts';
import { forms } from '../incident/statement.ts';

type Values = Readonly<Record<string, string>>;

/** Behind the fact's own words: who says so, and what shows it. */
const parts = /[\s,，;；。]{0,6}(来源|來源|谁说的|source|证据|證據|evidence)\s?[:：]\s?/giu;
const evidence = /^(?:证据|證據|evidence)$/iu;

/** `术前有签字 来源：外科 证据：https://…`: a fact's words, who says so and what shows it. */
export function addedFact(tail: string): Values {
  const found = [...tail.slice(0, longest).matchAll(parts)].filter(({ index }) => index > 0);
  const [first] = found;
  const text = tail.slice(0, first?.index ?? tail.length).trim();
  const rest = found.flatMap((match, at) => {
    const words = tail.slice(match.index + match[0].length, found[at + 1]?.index ?? tail.length).trim();
    return words === '' ? [] : [[evidence.test(match[1] ?? '') ? 'evidence' : 'source', words]];
  });
  return { ...(text !== '' && { text }), ...Object.fromEntries(rest) };
}

const longest = 4000;

/** `2`, `F2`, `#2`: which fact, as the list of facts numbers them. */
export function factAt(tail: string): { readonly value: string; readonly length: number } | undefined {
  const match = /^[#＃]?[FfＦｆ]?([\d０-９]{1,4})(?=$|[\s:：,，、。;；])/u.exec(tail);
  return match ? { value: `F${Number(match[1]?.normalize('NFKC'))}`, length: match[0].length } : undefined;
}

const wordsOfForms = forms
  .flatMap((form) => formTyped[form].map((word) => ({ form, word: word.toLowerCase() })))
  .sort((a, b) => b.word.length - a.word.length);

/** `微博 官网`: for whom a draft is to be written; what is none of these is passed over. */
export function formsIn(tail: string): Values {
  const named = new Set<string>();
  let rest = tail.slice(0, 200).toLowerCase();
  while (rest !== '') {
    const found = wordsOfForms.find(({ word }) => rest.startsWith(word));
    if (found) named.add(found.form);
    rest = found ? rest.slice(found.word.length) : rest.replace(/^(?:[a-z]+|.)/su, '');
  }
  return named.size === 0 ? {} : { forms: [...named].join(' ') };
}

/**
 * What a verb about facts means with what stands behind it: 事实 alone asks for the list, with words it adds one; 正在核实
 * says that it is not known yet.
 */
export function aboutFacts(
  action: PressId,
  word: string,
  values: Values,
): { readonly action: PressId; readonly values: Values } {
  const adds = action === 'facts' && values.text !== undefined ? 'addFact' : action;
  const open = adds === 'addFact' && /正在核[实實]|checking/u.test(word);
  return { action: adds, values: open ? { ...values, open: 'open' } : values };
}
