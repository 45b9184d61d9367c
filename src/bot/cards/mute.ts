import type { Words } from '../../policy/policy.ts';
import type { MuteKind, MuteView } from '../../triage/mute.ts';
import type { Answer } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, personName, type Seat, type Voice, zoneOf } from './context.ts';
import { oneLine } from './stranger.ts';

type Here = Voice & { readonly seat: Seat };

const day = 86_400_000;
const mostListed = 40;

const kindWords: Readonly<Record<MuteKind, Words>> = {
  author: { zh: '作者', en: 'author' },
  site: { zh: '站点', en: 'site' },
  phrase: { zh: '短语', en: 'phrase' },
};

const words = {
  row: {
    zh: '{id} 号 {kind}「{value}」到 {until}，还有 {days} 天，已静音 {held} 条。{who}：{reason}',
    en: 'No. {id} {kind} “{value}” until {until}, {days} d left, {held} muted. {who}: {reason}',
  },
  made: {
    zh: '已静音 {id} 号：{kind}「{value}」，到 {until}，还有 {days} 天。信息照常保存，不再提醒；Ⅰ级（红）的仍会提醒。取消请打：取消静音 {id}',
    en: 'Muted, no. {id}: {kind} “{value}” until {until}, {days} d left. Mentions are kept and do not alarm; red ones still do. To end it: unmute {id}',
  },
  head: { zh: '静音中 {total} 条：', en: 'Muted now: {total}' },
  rest: { zh: '另有 {rest} 条。', en: 'And {rest} more.' },
  none: { zh: '现在没有静音。', en: 'Nothing is muted.' },
  lifted: {
    zh: '已取消静音 {id} 号，之后的信息照常提醒。',
    en: 'No. {id} is unmuted; what comes from now on alarms.',
  },
  absent: {
    zh: '没有 {id} 号静音，或已到期、已取消。打「静音列表」查看。',
    en: 'There is no mute no. {id}, or it has ended. Type “mutes” to see them.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type MuteTrouble = 'how' | 'short' | 'unit' | 'date' | 'reason';

const troubles: Readonly<Record<MuteTrouble, Words>> = {
  how: {
    zh: '请写：静音 作者 名称 到 2026-12-01 原因（作者、站点、短语三选一；也可写 30天）。另有：静音列表、取消静音 3',
    en: 'Write: mute author NAME until 2026-12-01 REASON (author, site or phrase; or 30 days). Also: mutes, unmute 3',
  },
  short: {
    zh: '没有静音：太短了，会把不相干的也静音。短语至少写 4 个字。',
    en: 'Not muted: that is too short and would mute what has nothing to do with it. A phrase has at least 4 letters.',
  },
  unit: {
    zh: '没有静音：这是本集团机构名称里的字，会让整个机构不再提醒。请写更具体的短语。',
    en: 'Not muted: that stands in the name of a unit of ours and would silence the whole unit. Write a longer phrase.',
  },
  date: {
    zh: '没有静音：日期要在今天到一年之内，如 到 2026-12-01，或 30天。',
    en: 'Not muted: the date must lie between today and a year from now, such as until 2026-12-01, or 30 days.',
  },
  reason: {
    zh: '没有静音：请在日期后写原因，至少 4 个字。',
    en: 'Not muted: give the reason behind the date, at least 4 characters.',
  },
};

/** It is muted, until when, and how to end it. */
export function mutedAnswer(mute: MuteView, ctx: Here): Answer {
  return { tone: 'ok', text: filled(words.made, languageOf(ctx), valuesOf(mute, ctx)), unmasked: true };
}

/** What is muted now, with the days left and how much each has kept quiet. */
export function muteListAnswer(mutes: readonly MuteView[], ctx: Here): Answer {
  const language = languageOf(ctx);
  if (mutes.length === 0) return { tone: 'ok', text: words.none[language] };
  const rest = mutes.length - mostListed;
  const lines = [
    filled(words.head, language, { total: `${mutes.length}` }),
    ...mutes.slice(0, mostListed).map((mute) => filled(words.row, language, valuesOf(mute, ctx))),
    ...(rest > 0 ? [filled(words.rest, language, { rest: `${rest}` })] : []),
  ];
  return { tone: 'ok', text: lines.join('\n'), unmasked: true };
}

export function unmutedAnswer(lifted: boolean, id: number, ctx: Pick<Voice, 'policy'>): Answer {
  const text = filled(words[lifted ? 'lifted' : 'absent'], languageOf(ctx), { id: `${id}` });
  return { tone: lifted ? 'ok' : 'refused', text };
}

/** Why nothing was muted, and how it is written. */
export function muteHowAnswer(trouble: MuteTrouble, ctx: Pick<Voice, 'policy'>): Answer {
  return { tone: 'refused', text: troubles[trouble][languageOf(ctx)] };
}

function valuesOf(mute: MuteView, ctx: Here): Readonly<Record<string, string>> {
  const { id, kind, value, reason, until, by, held } = mute;
  return {
    id: `${id}`,
    kind: kindWords[kind][languageOf(ctx)],
    value: oneLine(value, 60),
    reason: oneLine(reason, 100),
    until: lastDay(until, zoneOf(ctx, ctx.seat.unit)),
    days: `${Math.ceil((until.getTime() - ctx.now.getTime()) / day)}`,
    who: personName(by, ctx.seat.unit, ctx),
    held: `${held}`,
  };
}

/** `2026-12-01`: the day that it still holds. */
function lastDay(until: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(until.getTime() - 1));
}
