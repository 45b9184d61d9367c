import { pick } from './words.js';

/** @import { Level } from '../incident/incident.ts' */
/** @import { Words } from './words.js' */

/** A level is never colour alone (CARDS). @type {Readonly<Record<Level, string>>} */
const shapes = { red: '●', orange: '◆', yellow: '▲', blue: '■' };

/** Gravest first. @type {readonly Level[]} */
export const levels = ['red', 'orange', 'yellow', 'blue'];

/** @type {Readonly<Record<Level, Words>>} */
let names = {
  red: { zh: 'Ⅰ级 特别重大', en: 'Level I' },
  orange: { zh: 'Ⅱ级 重大', en: 'Level II' },
  yellow: { zh: 'Ⅲ级 较大', en: 'Level III' },
  blue: { zh: 'Ⅳ级 一般', en: 'Level IV' },
};

/** The names that policy.yaml gives them. @param {Readonly<Record<Level, Words>>} given */
export function nameLevels(given) {
  names = given;
}

/** @param {Level} level */
export function levelName(level) {
  return pick(names[level]);
}

/** `Ⅱ级`, `Level II`. @param {Level} level */
export function shortName(level) {
  return levelName(level).split(/[\s,，]+(?![IVX]+)/u)[0] ?? '';
}

/** @param {Level} level */
export function levelShape(level) {
  return shapes[level];
}
