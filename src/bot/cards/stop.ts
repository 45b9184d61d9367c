import type { PersonId } from '../../incident/incident.ts';
import type { Words } from '../../policy/policy.ts';
import type { Answer, Notice } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, personName, type Seat, type Voice, zoneOf } from './context.ts';
import { clockTime } from './numbers.ts';
import { oneLine } from './stranger.ts';

/** All publishing is stopped: by whom, since when, and who has asked to lift it. */
export interface Stop {
  readonly by: PersonId;
  readonly at: Date;
  readonly liftedBy: readonly PersonId[];
}

type Here = Voice & { readonly seat: Seat };

/** Two different members of the command group lift what one of them stopped. */
const needed = 2;

/** How the stop switch stands after a press on it: who stopped, since when, who has lifted, who is still needed. */
export function stopAnswer(stop: Stop | undefined, ctx: Here): Answer {
  const language = languageOf(ctx);
  if (!stop) return { tone: 'ok', text: words.off[language] };
  const { liftedBy } = stop;
  const lifted =
    liftedBy.length === 0
      ? words.nobody[language]
      : filled(words.lifted, language, { who: liftedBy.map((id) => name(id, ctx)).join(comma(ctx)) });
  const rest = filled(words.rest, language, { rest: `${Math.max(0, needed - liftedBy.length)}` });
  const text = filled(words.on, language, {
    who: name(stop.by, ctx),
    at: clockTime(stop.at, ctx.now, zoneOf(ctx, ctx.seat.unit)),
  });
  return { tone: 'ok', text: [text, lifted + rest].join('\n') };
}

/** What every group of headquarters hears when all publishing is stopped, or goes on. */
export function stopNotice(
  { state, by }: { readonly state: 'stopped' | 'lifted'; readonly by: PersonId },
  ctx: Here,
): Notice {
  const text = filled(words[state === 'stopped' ? 'stoppedNews' : 'liftedNews'], languageOf(ctx), {
    who: name(by, ctx),
  });
  return { kind: 'notice', tone: state === 'stopped' ? 'trouble' : 'calm', spans: [{ text }] };
}

export type DelegationCame = 'given' | 'ended' | 'none' | 'nobody' | 'several' | 'time';

/** What came of lending one's voice 代理; `who` is the name as it was typed or as it is known. */
export function delegationAnswer(came: DelegationCame, who: string, ctx: Here, until?: Date): Answer {
  const text = filled(delegation[came], languageOf(ctx), {
    who: oneLine(who, 30),
    until: until ? clockTime(until, ctx.now, zoneOf(ctx, ctx.seat.unit)) : '',
  });
  return { tone: came === 'given' || came === 'ended' ? 'ok' : 'refused', text };
}

function name(id: PersonId, ctx: Here): string {
  return personName(id, ctx.seat.unit, ctx);
}

function comma(ctx: Here): string {
  return languageOf(ctx) === 'zh' ? '、' : ', ';
}

const words = {
  on: {
    zh: '停止一切发布：{who} {at} 停止。所有还没发出的都已拦下，新的也不会发出。',
    en: 'All publishing is stopped, by {who} {at}. What had not gone out is held, and nothing new goes out.',
  },
  nobody: { zh: '还没有人解除，', en: 'Nobody has lifted it yet; ' },
  lifted: { zh: '{who}已同意解除，', en: '{who} agreed to lift it; ' },
  rest: {
    zh: '还需 {rest} 位指挥部成员打：解除停止发布',
    en: '{rest} more of the command must type: lift stop',
  },
  off: {
    zh: '现在没有停止发布。被拦下的不会自动补发，请在卡片上重新按「发布」。',
    en: 'Publishing is not stopped. What was held does not go out by itself; press “Publish” on its card again.',
  },
  stoppedNews: {
    zh: '{who}停止了一切发布。所有还没发出的都已拦下；需两位指挥部成员解除。',
    en: '{who} stopped all publishing. What had not gone out is held; two members of the command lift it.',
  },
  liftedNews: {
    zh: '停止发布已由两位指挥部成员解除（后一位：{who}）。被拦下的请重新按「发布」。',
    en: 'Two members of the command lifted the stop (the second: {who}). Press “Publish” again for what was held.',
  },
} as const satisfies Readonly<Record<string, Words>>;

const delegation: Readonly<Record<DelegationCame, Words>> = {
  given: {
    zh: '{until} 前由{who}代你审批，每次都会记下是代谁。要提前结束请打：取消代理 {who}',
    en: '{who} approves in your place until {until}; each time it is noted for whom. To end it: end delegation {who}',
  },
  ended: { zh: '{who}的代理已取消。', en: '{who} does not stand in any more.' },
  none: {
    zh: '{who}现在没有代理，没有可取消的。请核对姓名，或写工号。',
    en: '{who} stands in for nobody now; there is nothing to end. Check the name, or write their number.',
  },
  nobody: {
    zh: '人员名单里没有{who}。请写全名或工号，如：代理 姓名 到 11-23 18:00',
    en: '{who} is not in the list of people. Write the full name or the number, such as: delegate NAME until 11-23 18:00',
  },
  several: {
    zh: '有不止一位叫{who}，请写工号。',
    en: 'More than one is called {who}; please write their number.',
  },
  time: {
    zh: '没有交给{who}：时间要在现在之后、14 天之内，如 11-23 18:00。',
    en: 'Not given to {who}: the time must lie ahead, within 14 days, such as 11-23 18:00.',
  },
};
