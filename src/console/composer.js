import { byId, h } from './dom.js';
import { read } from './picker.js';
import { toast } from './toast.js';
import { t } from './words.js';

/** @import { Picked } from './picker.js' */

const capBytes = 5 * 1024 * 1024;
const mostFiles = 9;

/** @type {readonly Picked[]} */
let picked = [];

/**
 * The line under the cards. Enter sends, but not the Enter that ends a word of a Chinese input method.
 * @param {(text: string, files: readonly Picked[]) => Promise<boolean>} send true when it was taken: only then is it cleared
 */
export function startComposer(send) {
  const say = byId('say', HTMLTextAreaElement);
  const form = byId('composer', HTMLFormElement);
  const file = byId('file', HTMLInputElement);
  const button = byId('send', HTMLButtonElement);

  const touch = matchMedia('(pointer: coarse)');

  say.addEventListener('input', showNote);
  say.addEventListener('keydown', (event) => {
    if (
      event.key !== 'Enter' ||
      event.shiftKey ||
      touch.matches ||
      event.isComposing ||
      event.keyCode === 229
    )
      return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = say.value.trim();
    if ((text === '' && picked.length === 0) || button.disabled) return say.focus();
    button.disabled = true;
    button.textContent = t('sending');
    const taken = await send(text, picked);
    button.disabled = false;
    button.textContent = t('send');
    if (!taken) return say.focus();
    say.value = '';
    picked = [];
    showFiles();
    showNote();
    say.focus();
  });
  byId('attach').addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    await add([...(file.files ?? [])]);
    file.value = '';
  });
  say.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void add(files);
  });
  const main = byId('main');
  main.addEventListener('dragover', (event) => event.preventDefault());
  main.addEventListener('drop', (event) => {
    event.preventDefault();
    void add([...(event.dataTransfer?.files ?? [])]);
  });
  showNote();
}

/** @typedef {'example' | 'exampleRelease' | 'exampleReview'} Example */

/** Writes an example into an empty line. @param {Example} key */
export function fillExample(key) {
  const say = byId('say', HTMLTextAreaElement);
  if (say.value === '') say.value = t(key);
  showNote();
  say.focus();
}

/** What is said of a fact: the files that come with it show that fact. */
const ofFact =
  /^P\d+[\s:：，,]*(?:补充|補充|正在核[实實]|事[实實]|add facts?\b|facts?\b|checking\b|3(?!\d))/i;

/** What will become of what is typed, said before it is sent; the same rule as bot/web/said. */
export function showNote() {
  const say = byId('say', HTMLTextAreaElement);
  say.style.height = 'auto';
  say.style.height = `${Math.min(say.scrollHeight + 2, 160)}px`;
  const text = say.value.trim();
  const report =
    (picked.length > 0 && !ofFact.test(text)) ||
    (!/^(?:上报\s*)?P\d+/i.test(text) && /^(?:上报|\/?report(?:\s|$))|https?:\/\//i.test(text));
  const note = byId('sayNote');
  note.textContent = t(report ? 'sayNoteReport' : text === '' ? 'sayNoteIdle' : 'sayNoteAsk');
  note.classList.toggle('idle', text === '' && !report);
}

/** @param {readonly File[]} files */
async function add(files) {
  for (const file of files) {
    const total = picked.reduce((sum, { size }) => sum + size, file.size);
    if (picked.length >= mostFiles) return toast('refused', t('filesTooMany'));
    if (total > capBytes) toast('refused', t('filesTooLarge', { name: file.name }));
    else picked = [...picked, await read(file)];
  }
  showFiles();
  showNote();
}

function showFiles() {
  const list = byId('files');
  list.hidden = picked.length === 0;
  list.replaceChildren(
    ...picked.map((file) =>
      h(
        'li',
        {},
        h('span', {}, file.name),
        h('span', { class: 'count' }, `${Math.max(1, Math.round(file.size / 1024))} KB`),
        h(
          'button',
          {
            type: 'button',
            class: 'icon',
            'aria-label': t('removeFile', { name: file.name }),
            onclick: () => {
              picked = picked.filter((each) => each !== file);
              showFiles();
              showNote();
              byId('say').focus();
            },
          },
          '×',
        ),
      ),
    ),
  );
}
