import { h } from './dom.js';

/** @import { Line } from '../bot/message.ts' */

/** Longer than a headline; a text that begins with a sentence has no headline. */
const longestHead = 40;

/**
 * What is to be said in public as it will be read: its headline, its paragraphs, and not a letter of it left off.
 * @param {readonly Line[]} lines
 */
export function sayingElement(lines) {
  const paragraphs = paragraphsOf(lines);
  const headed = paragraphs.length > 1 && isHead(paragraphs[0] ?? '');
  return h(
    'div',
    { class: 'saying' },
    ...paragraphs.map((text, index) =>
      h('p', { class: headed && index === 0 ? 'head' : text === '' ? 'gap' : '' }, h('bdi', {}, text)),
    ),
  );
}

/** A paragraph that was too long for one line goes on in the next one. @param {readonly Line[]} lines */
function paragraphsOf(lines) {
  /** @type {string[]} */
  const paragraphs = [];
  for (const { spans, continues } of lines) {
    const text = spans.map((span) => ('person' in span ? span.name : span.text)).join('');
    const before = continues ? paragraphs.pop() : undefined;
    paragraphs.push((before ?? '') + text);
  }
  return paragraphs;
}

/** @param {string} text */
function isHead(text) {
  return text.length > 0 && text.length <= longestHead && !/[。！？；…]$/u.test(text);
}
