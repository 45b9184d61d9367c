import { type Contact, type ContactKind, contactKinds, maskEmail, maskPhone } from '../../policy/contacts.ts';
import type { Words } from '../../policy/policy.ts';
import { mask } from '../../triage/mask.ts';
import type { Answer } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, type Seat, unitName, type Voice } from './context.ts';
import { oneLine } from './stranger.ts';

const mostListed = 20;

/**
 * Whom one may call, by kind. Numbers and addresses are whole only where nobody but the one who asked sees them (`alone`); else
 * enough is left to know them by.
 */
export function contactsAnswer(
  contacts: readonly Contact[],
  alone: boolean,
  ctx: Voice & { readonly seat: Seat },
): Answer {
  const language = languageOf(ctx);
  if (contacts.length === 0) return { tone: 'ok', text: words.none[language] };
  const shown = contactKinds.flatMap((kind) => contacts.filter((each) => each.kind === kind));
  const lines = shown.slice(0, mostListed).flatMap((contact, at) => {
    const heads = shown[at - 1]?.kind === contact.kind ? [] : [kinds[contact.kind][language]];
    return [...heads, lineOf(contact, alone, ctx)];
  });
  const rest = shown.length - mostListed;
  const more = rest > 0 ? [filled(words.more, language, { rest: `${rest}` })] : [];
  const masked = alone ? [] : [words.masked[language]];
  return { tone: 'ok', text: [...lines, ...more, ...masked, words.log[language]].join('\n') };
}

function lineOf(contact: Contact, alone: boolean, ctx: Voice & { readonly seat: Seat }): string {
  const { organisation, name, post, region } = contact;
  const say = (text: string, longest = 60) => oneLine(text, longest);
  const phone = alone ? contact.phone : maskPhone(contact.phone);
  const email = alone ? contact.email : maskEmail(contact.email);
  const note = alone ? contact.note : mask(contact.note);
  const who = [say(organisation), say(name, 30), say(post, 30)].filter((part) => part !== '').join(' ');
  const where = region === ctx.org.root ? '' : unitName(region, ctx.seat.unit, ctx);
  return [`· ${who}`, say(phone), say(email), where, say(note, 80)].filter((part) => part !== '').join(' · ');
}

const kinds: Readonly<Record<ContactKind, Words>> = {
  media: { zh: '【媒体】', en: '[Media]' },
  regulator: { zh: '【监管】', en: '[Regulators]' },
  police: { zh: '【公安】', en: '[Police]' },
  other: { zh: '【其他】', en: '[Others]' },
};

const words = {
  none: {
    zh: '通讯录里没有符合的人。可以打：通讯录、通讯录 媒体（或 监管、公安）、通讯录 单位或姓名。名单在 contacts.csv 里，由管理员维护。',
    en: 'Nobody in the contact book fits. Type: contacts, contacts media (or regulator, police), contacts NAME. The list is contacts.csv, kept by the administrator.',
  },
  more: { zh: '另有 {rest} 位，请加上单位或姓名再查。', en: 'And {rest} more: add a house or a name.' },
  masked: {
    zh: '本群的回答人人可见，号码已遮住；完整号码请在能单独回答的平台或控制台里查。',
    en: 'Everybody here sees this answer, so numbers are masked; ask in the console, or where you are answered alone.',
  },
  log: {
    zh: '联系之后请记一笔：P128 联系 单位 姓名 说了什么',
    en: 'After a call, log it: P128 contacted HOUSE NAME WHAT WAS SAID',
  },
} as const satisfies Readonly<Record<string, Words>>;
