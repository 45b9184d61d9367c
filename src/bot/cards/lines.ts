import type { Known } from '../../incident/incident.ts';
import type { IncidentView, MentionView } from '../../incident/view.ts';
import type { Line, Span } from '../message.ts';
import { languageOf, type Seat, unitName, type Voice, zoneOf } from './context.ts';
import { clockTime, count } from './numbers.ts';
import { type CardPhrases, cardPhrases } from './phrases.ts';
import { oneLine, safeLink } from './stranger.ts';
import { natureWords } from './words.ts';

/** All that a line of a card is made from. */
export interface Sheet {
  readonly view: IncidentView;
  readonly incident: Known;
  readonly seat: Seat;
  readonly voice: Voice;
  readonly say: CardPhrases;
  /** A time as this group reads it. */
  readonly at: (time: Date) => string;
}

const longestTitle = 60;
const longestReason = 80;
const hour = 3_600_000;

export function sheetOf(view: IncidentView, seat: Seat, voice: Voice): Sheet {
  const zone = zoneOf(voice, seat.unit);
  return {
    view,
    incident: view.incident,
    seat,
    voice,
    say: cardPhrases[languageOf(voice)],
    at: (time) => clockTime(time, voice.now, zone),
  };
}

/** The matter in one line: the masked title of the first mention, else its words, else unit and nature. */
export function titleOf({ view, incident, seat, voice, say }: Sheet): string {
  const mark = view.drill ? say.drill : '';
  const longest = longestTitle - mark.length;
  for (const words of [view.first?.title, view.first?.text, view.quote?.title]) {
    const title = oneLine(words ?? '', longest);
    if (title !== '') return mark + title;
  }
  const nature = natureWords[incident.nature][languageOf(voice)];
  return `${mark}${say.noTitle(unitName(incident.unit, seat.unit, voice), nature)}`;
}

/** `徐汇院区 · 微博 等 3 个平台 · 23 条 ↑ 8 条/10分钟 · 触达 1.2万` */
export function factsLine({ view, incident, seat, voice, say }: Sheet): Line {
  const language = languageOf(voice);
  const number = (value: number) => count(value, language);
  const trend = view.recentCount > 1 ? ` ${say.trend(number(view.recentCount))}` : '';
  const sites = view.sites.map((site) => oneLine(site, 12)).filter((site) => site !== '');
  const [site] = sites;
  const parts = [
    ...(site ? [sites.length > 1 ? say.sites(site, `${sites.length}`) : site] : []),
    `${say.mentions(number(view.mentionCount))}${trend}`,
    ...(view.reach > 0 ? [say.reach(number(view.reach))] : []),
  ];
  const unit: Span = { text: unitName(incident.unit, seat.unit, voice), weight: 'strong' };
  return { kind: 'facts', spans: [unit, { text: say.dot + parts.join(say.dot) }] };
}

/** `首见 09:12（微博 @城市观察）· 原帖 · 证据已固定 #a41f09c2` */
export function originLine({ view, say, at }: Sheet): readonly Line[] {
  const { first } = view;
  if (!first) return [];
  const link = safeLink(first.url);
  const where = [oneLine(first.site, 12), author(first), published(first, say, at)].filter(
    (part) => part !== '',
  );
  const dot = where.length > 0 ? say.dotAfterBracket : say.dot;
  const spans: readonly Span[] = [
    { text: say.firstSeen(at(first.foundAt), where.join(' ')) },
    ...(link ? [{ text: dot }, { link, text: say.original }] : []),
    { text: (link ? say.dot : dot) + say.evidence(oneLine(first.evidence, 64).slice(0, 8)), weight: 'quiet' },
  ];
  return [{ kind: 'origin', spans }];
}

/** What had been found of the matter before it hurt anybody. */
export function earlierLine({ incident, voice, say }: Sheet): readonly Line[] {
  if (!incident.earlier) return [];
  const text = say.earlier(count(incident.earlier, languageOf(voice)));
  return [{ kind: 'origin', spans: [{ text, weight: 'quiet' }] }];
}

function author({ author }: MentionView): string {
  const name = oneLine(author ?? '', 20).replace(/^@+/u, '');
  return name === '' ? '' : `@${name}`;
}

/** Told only when the post is notably older than our finding of it. */
function published({ publishedAt, foundAt }: MentionView, say: CardPhrases, at: Sheet['at']): string {
  const old = publishedAt !== undefined && foundAt.getTime() - publishedAt.getTime() >= hour;
  return old ? say.published(at(publishedAt)) : '';
}

/** Our own people's masked words behind a text id; empty when they have been shredded. */
export function wordsOf({ view }: Sheet, id: Parameters<IncidentView['texts']['get']>[0]): string {
  return oneLine(view.texts.get(id) ?? '', longestReason);
}
