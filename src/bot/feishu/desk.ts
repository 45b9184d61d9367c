import type { Inbound } from '../../ports.ts';
import { type Once, once } from '../kit/once.ts';
import type { Answer, Card } from '../message.ts';
import { type Asker, type CardAnswer, notKept, showTo, type Telling, tell, toastOf } from './answers.ts';
import type { Channels } from './channels.ts';
import { type Again, boxNames, type Form, formCard, hasRoom } from './formCard.ts';
import type { Pressed } from './pressed.ts';
import type { Updates } from './update.ts';

export interface Behind extends Telling {
  readonly channels: Channels;
  readonly updates: Updates;
  /** Set by `Platform.start`. */
  readonly on: (inbound: Inbound) => Promise<Answer>;
}

/** What a delivery came to: what Feishu shows, and the house's card behind the one in it. */
export interface Came {
  readonly answer: CardAnswer;
  readonly card?: Card;
}

/** What stands between Feishu's payloads and the house: once per delivery, only where we may work, always an answer. */
export interface Desk {
  /** The work of one delivery, once; what was answered the first time is answered again. @throws what the house threw */
  take(key: string, work: () => Promise<Came>): Promise<Once<Came>>;
  /** @throws what the house threw: nothing was kept, Feishu may bring it again */
  ask(inbound: Inbound): Promise<Answer>;
  /** The same where Feishu does not bring it again: trouble becomes an answer, so that the person knows. */
  askNow(inbound: Inbound): Promise<Answer>;
  tell(asker: Asker, answer: Answer): Promise<void>;
  /** Shows a form to one person; what to say instead when it could not be shown. */
  open(asker: Asker, form: Form, asked: Pressed): Promise<CardAnswer>;
}

export function deskOf({ client, channels, log, on }: Behind): Desk {
  const run = once<Came>(2000, ({ answer }) => answer.toast?.type !== 'error');

  async function ask(inbound: Inbound): Promise<Answer> {
    const trouble = await channels.problem(inbound.channel);
    if (!trouble) return on(inbound);
    return { tone: trouble.outcome === 'failed' ? 'refused' : 'trouble', text: trouble.why };
  }

  return {
    take: run,
    ask,
    async askNow(inbound) {
      try {
        return await ask(inbound);
      } catch {
        log.warn({ kind: inbound.kind }, 'feishu press not kept');
        return notKept;
      }
    },
    tell: (asker, answer) => tell({ client, log }, asker, answer),
    async open(asker, form, asked) {
      if (!hasRoom(form)) {
        await tell({ client, log }, asker, sentenceBySentence(form.title));
        return {};
      }
      const named = { ...asked, f: [...boxNames(form)] };
      const shown = await showTo({ client, log }, asker, formCard(form, named));
      if (shown === 'inGroup') return {};
      return { toast: shown ? lookAside : notOpened };
    },
  };
}

/** `修改 P128-v3`: what it is called when it is typed. */
function sentenceBySentence(title: string): Answer {
  const name = title.split(' ').at(-1);
  return {
    tone: 'refused',
    text: `全文太长，飞书的表单放不下。请逐句改：@烽火 ${name} 修改 5 新的一句；或到控制台改全文。\nThe text is too long for a form on Feishu. Change it sentence by sentence: @烽火 ${name} edit 5 the new sentence; or edit it in the console.`,
  };
}

const lookAside = { type: 'info', content: '表单已发到你与烽火的私聊里，请在那里填写' } as const;
const notOpened = {
  type: 'error',
  content: '没有打开表单：请再按一次，或改用打字（@烽火 编号 动作 理由）',
} as const;

/** The house's answer to a bare press, as Feishu shows it: a line, a card for one person, or the form it asks. */
export async function answered(
  desk: Desk,
  asker: Asker,
  answer: Answer,
  asked: Pressed,
): Promise<CardAnswer> {
  if (answer.form) {
    const { action, subject } = answer.form;
    return desk.open(asker, answer.form, { ...asked, a: action, s: subject });
  }
  const toast = toastOf(answer);
  if (toast) return { toast };
  await desk.tell(asker, answer);
  return {};
}

/** What became of a form stands where the form stood; with errors it is the form again, with what was typed. */
export function formAnswered(
  answer: Answer,
  form: Form | undefined,
  asked: Pressed,
  values: Again['values'],
): CardAnswer | undefined {
  const toast = toastOf({ ...answer, tone: answer.errors ? 'refused' : answer.tone });
  if (answer.form) {
    const { action, subject } = answer.form;
    const next = { ...asked, a: action, s: subject, f: [...boxNames(answer.form)] };
    return { card: { type: 'raw', data: formCard(answer.form, next) } };
  }
  // A no to a text that somebody has changed: the form stays, or their work would be gone.
  const held =
    answer.tone === 'refused' && form?.fields.find(({ input, value }) => input === 'text' && value);
  if (answer.errors || answer.tone === 'trouble' || held) {
    const errors = answer.errors ?? (held ? { [held.name]: answer.text } : {});
    const again = { values, errors: underFields(errors, form) };
    const card = form ? { card: { type: 'raw', data: formCard(form, asked, again) } as const } : {};
    return { ...(toast ? { toast } : {}), ...card };
  }
  return undefined;
}

/** An error of a field that is not there stands under the first one. */
function underFields(errors: NonNullable<Answer['errors']>, form: Form | undefined): Again['errors'] {
  const names = form?.fields.map(({ name }) => name) ?? [];
  const [first = ''] = names;
  return Object.fromEntries(
    Object.entries(errors).map(([name, wrong]) => [names.includes(name) ? name : first, wrong]),
  );
}
