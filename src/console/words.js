import { en } from './wordsEn.js';
import { zh } from './wordsZh.js';

/** @typedef {'zh' | 'en'} Language */
/** @typedef {{ readonly zh: string, readonly en: string }} Words */
/** @typedef {keyof typeof zh} Key */

const stored = 'fenghuo.language';
/** @type {Language} */
let language = localStorage.getItem(stored) === 'en' ? 'en' : 'zh';

/** The language of the console's own words; cards speak the language of policy.yaml. */
export function currentLanguage() {
  return language;
}

export function switchLanguage() {
  language = language === 'zh' ? 'en' : 'zh';
  localStorage.setItem(stored, language);
}

/**
 * One of our sentences, with `{names}` filled in.
 * @param {Key} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const words = language === 'zh' ? zh[key] : en[key];
  return words.replace(/\{(\w+)\}/g, (_whole, name) => String(values[name] ?? ''));
}

/** @param {Words} words */
export function pick(words) {
  return words[language];
}

/** Puts our words on what stands in index.html. */
export function applyWords() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-t]')) {
    element.textContent = t(keyOf(element, 'data-t'));
  }
  for (const element of document.querySelectorAll('[data-t-label]')) {
    element.setAttribute('aria-label', t(keyOf(element, 'data-t-label')));
  }
  for (const element of document.querySelectorAll('[data-t-placeholder]')) {
    element.setAttribute('placeholder', t(keyOf(element, 'data-t-placeholder')));
  }
}

/** @param {Element} element @param {string} name @returns {Key} */
function keyOf(element, name) {
  return /** @type {Key} */ (element.getAttribute(name) ?? '');
}
