/** A card's subject names the incident, of a statement's card also the statement and its version: `incident/statement/3`. */

/** @param {string} subject @returns {string} */
export function incidentIn(subject) {
  return subject.split('/')[0] ?? '';
}

/** What a card is about, whichever version it shows. @param {string} subject @returns {string} */
export function topicIn(subject) {
  return subject.split('/').slice(0, 2).join('/');
}
