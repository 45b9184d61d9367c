import { postPress, postSay, Trouble } from './api.js';
import { showChanges } from './changes.js';
import { ask } from './form.js';
import { toast } from './toast.js';
import { whisper } from './whisper.js';
import { t } from './words.js';

/** @import { Action, Answer, Card } from '../bot/message.ts' */
/** @import { Picked } from './picker.js' */

/** @typedef {{ group: string, as: string }} Place where one presses and who one believes to be */

/** Presses under way: a second click on the same button is not a second press. @type {Set<string>} */
const underWay = new Set();
/** What stops or lets go all publishing is no press on one text: the question names none. */
const ofHouse = new Set(['stopAll', 'liftStop', 'stopPublishing']);

/** @param {Card} card @param {Action} action */
function confirming({ code }, { id, label }) {
  return t('confirmAction', { action: label, code: ofHouse.has(id) ? '' : code }).trim();
}

/**
 * A button of a card, with the questions it asks first.
 * @param {Place} place @param {Card} card @param {Action} action @param {() => void} stranger called when one is somebody else by now
 */
export async function pressAction(place, card, action, stranger) {
  /** @param {Record<string, string>} values @param {readonly Picked[]} [files] */
  const send = (values, files) =>
    sendPress(
      place,
      { subject: card.subject, action: action.id, rev: card.rev, values, ...sent(files) },
      `${card.code} ${action.label}`,
      stranger,
    );
  const about = `${card.code} · ${card.title}`;
  const draft = `${place.group}/${card.subject}/${action.id}`;
  if (action.form || action.confirm !== undefined) {
    return ask({
      title: action.label,
      ...(!ofHouse.has(action.id) && { about }),
      ...(action.confirm !== undefined && { confirm: action.confirm }),
      fields: action.form ?? [],
      submit: action.style === 'danger' ? confirming(card, action) : action.label,
      danger: action.style === 'danger',
      draft,
      send,
    });
  }
  const name = `${card.subject}/${action.id}`;
  if (underWay.has(name)) return;
  underWay.add(name);
  mark(card.subject, action.id, true);
  const answer = await send({});
  underWay.delete(name);
  mark(card.subject, action.id, false);
  if (answer.form) await askMore(place, answer.form, card.rev, stranger);
  else if (answer.tone !== 'ok') toast(answer.tone, answer.text);
}

/**
 * A typed line. True when it was taken; a refusal leaves it where it was typed.
 * @param {Place} place @param {string} text @param {readonly Picked[]} files @param {() => void} stranger
 */
export async function sayLine(place, text, files, stranger) {
  const body = {
    key: crypto.randomUUID(),
    ...place,
    text,
    files: [],
    ...sent(files),
  };
  const answer = await guarded(() => postSay(body), stranger);
  if (answer.form) await askMore(place, answer.form, undefined, stranger);
  else if (answer.tone === 'trouble') toast('trouble', answer.text);
  else if (answer.changes) showChanges(text, answer.text, answer.changes);
  else whisper(text || files.map(({ name }) => name).join('、'), answer);
  return answer.tone === 'ok';
}

/** The service asks for more before the press counts. @param {Place} place @param {NonNullable<Answer['form']>} form @param {number | undefined} rev @param {() => void} stranger */
function askMore(place, form, rev, stranger) {
  return ask({
    title: form.title,
    fields: form.fields,
    submit: t('confirm'),
    danger: false,
    draft: `${place.group}/${form.subject}/${form.action}`,
    send: (values, files) =>
      sendPress(
        place,
        {
          ...{ subject: form.subject, action: form.action, values },
          ...(rev !== undefined && { rev }),
          ...sent(files),
        },
        form.title,
        stranger,
      ),
  });
}

/** What goes along with a press or a line. @param {readonly Picked[]} [files] */
function sent(files = []) {
  if (files.length === 0) return {};
  return { files: files.map(({ name, mime, base64 }) => ({ name, mime, base64 })) };
}

/**
 * A yes is a toast, and stands under the cards where it has more to read; a no is for the caller to show where the person
 * is: in the form, or as a toast.
 * @param {Place} place @param {Omit<Parameters<typeof postPress>[0], 'key' | 'group' | 'as'>} press
 * @param {string} pressed what it is called @param {() => void} stranger @returns {Promise<Answer>}
 */
async function sendPress(place, press, pressed, stranger) {
  const answer = await guarded(() => postPress({ key: crypto.randomUUID(), ...place, ...press }), stranger);
  if (answer.tone === 'ok' && !answer.form) {
    if (answer.changes) showChanges(pressed, answer.text, answer.changes);
    else if (answer.text.includes('\n')) whisper(pressed, answer);
    else toast('ok', answer.text);
  }
  return answer;
}

/** What could not be sent is answered by the page itself. @param {() => Promise<Answer>} send @param {() => void} stranger @returns {Promise<Answer>} */
async function guarded(send, stranger) {
  try {
    return await send();
  } catch (error) {
    const code = error instanceof Trouble ? error.code : 'other';
    if (code === 'identityChanged' || code === 'notFound') stranger();
    return { tone: 'trouble', text: troubleText(code) };
  }
}

/** What the page itself says when something was not done. @param {string} code */
export function troubleText(code) {
  if (code === 'net') return t('troubleNet');
  if (code === 'unavailable') return t('troubleText');
  if (code === 'tooLarge') return t('troubleLarge');
  if (code === 'identityChanged') return t('troubleIdentity');
  if (code === 'notFound') return t('troubleGone');
  return t('troubleOther');
}

/** @param {string} subject @param {string} action @param {boolean} busy */
function mark(subject, action, busy) {
  const selector = `[data-subject="${CSS.escape(subject)}"] [data-action="${CSS.escape(action)}"]`;
  for (const button of document.querySelectorAll(selector)) button.setAttribute('aria-busy', String(busy));
}
