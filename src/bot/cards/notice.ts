import { levels, type PersonId, type UnitPath } from '../../incident/incident.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Ring } from '../../policy/effect.ts';
import type { Person } from '../../policy/org.ts';
import type { Notice, Span } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, levelName, onCall, unitName, type Voice, zoneOf } from './context.ts';
import { sheetOf, titleOf } from './lines.ts';
import {
  configChangedWords,
  configWords,
  onCallWords,
  poisonWords,
  ringWords,
  rollUpWords,
  sourceWords,
} from './noticeWords.ts';
import { clockTime } from './numbers.ts';
import { badgeOf } from './state.ts';
import { oneLine } from './stranger.ts';

/** `identityOf`: the account of a person on the platform that this notice goes to; undefined where they have none. */
export interface NoticeContext extends Voice {
  readonly identityOf: (person: PersonId) => string | undefined;
  /** Who is in the group that it goes to, where that matters and is known. */
  readonly present?: readonly Person[];
}

/** Rings in which somebody must act at once: the duty person is named. */
const namesDuty: readonly Ring[] = ['called', 'escalated', 'deadlineMissed'];

/**
 * The short message that rings phones in a group of `unit`: which incident, why now, its title; the duty person as a
 * mention where the platform knows them, by name where it does not.
 */
export function incidentNotice(view: IncidentView, ring: Ring, unit: UnitPath, ctx: NoticeContext): Notice {
  const language = languageOf(ctx);
  const sheet = sheetOf(view, { unit, duty: '' }, ctx);
  const why = filled(ringWords[ring], language, {
    unit: unitName(unit, unit, ctx),
    level: levelName(view.incident.level, ctx),
  });
  const spans: readonly Span[] = [
    { text: [view.code, why].join(sheet.say.dot), weight: 'strong' },
    { text: [...(ring === 'levelRise' ? [''] : ['', badgeOf(sheet)]), titleOf(sheet)].join(sheet.say.dot) },
    ...(namesDuty.includes(ring) ? dutySpans(unit, ctx) : []),
  ];
  return { kind: 'notice', tone: view.incident.level, spans, about: view.incident.id };
}

function dutySpans(unit: UnitPath, ctx: NoticeContext): readonly Span[] {
  const person = onCall(unit, ctx);
  if (!person) return [];
  return [{ text: ` ${onCallWords[languageOf(ctx)]}` }, personSpan(person, ctx)];
}

/** A colleague as a mention where the platform knows them, by name where it does not. */
export function personSpan({ id, name }: Person, { identityOf }: Pick<NoticeContext, 'identityOf'>): Span {
  const identity = identityOf(id);
  const short = oneLine(name, 30);
  return identity === undefined ? { text: short } : { person: identity, name: short };
}

/** More titles would be no message on a phone; the rest are named by their codes. */
const titled = 10;
const named = 300;
const titleLetters = 40;

/**
 * Several incidents at once where a group cannot be shown each card in time: all by code, the gravest first; undefined
 * when there are none.
 */
export function rollUpNotice(views: readonly IncidentView[], unit: UnitPath, ctx: Voice): Notice | undefined {
  const gravest = [...views].sort(
    (a, b) => levels.indexOf(a.incident.level) - levels.indexOf(b.incident.level),
  );
  const [worst] = gravest;
  if (!worst) return undefined;
  const language = languageOf(ctx);
  const lead = filled(rollUpWords.lead, language, { count: `${views.length}` });
  const lines = gravest.slice(0, titled).map((view) => {
    const sheet = sheetOf(view, { unit, duty: '' }, ctx);
    return `\n${[view.code, badgeOf(sheet), oneLine(titleOf(sheet), titleLetters)].join(sheet.say.dot)}`;
  });
  const codes = gravest.slice(titled, titled + named).map(({ code }) => code);
  const rest =
    codes.length > 0 ? [`\n${filled(rollUpWords.rest, language, { codes: codes.join(' ') })}`] : [];
  const said = [...lines, ...rest].map((text): Span => ({ text }));
  return { kind: 'notice', tone: worst.incident.level, spans: [{ text: lead, weight: 'strong' }, ...said] };
}

/** For the HQ office: a source is silent for longer than its norm, or is back. */
export function sourceNotice(
  {
    source,
    state,
    since,
  }: { readonly source: string; readonly state: 'silent' | 'back'; readonly since: Date },
  ctx: Voice,
): Notice {
  const text = filled(sourceWords[state], languageOf(ctx), {
    source: oneLine(source, 60),
    since: clockTime(since, ctx.now, zoneOf(ctx, undefined)),
  });
  return { kind: 'notice', tone: state === 'silent' ? 'trouble' : 'calm', spans: [{ text }] };
}

/** A changed configuration was refused, and the last good one stands; without problems: rules or groups are others from now on. */
export function configNotice(
  { problems, first }: { readonly problems: number; readonly first: string },
  ctx: Pick<Voice, 'policy'>,
): Notice {
  const values = { problems: `${problems}`, first: oneLine(first, 200) };
  return {
    kind: 'notice',
    tone: 'trouble',
    spans: [{ text: filled(problems > 0 ? configWords : configChangedWords, languageOf(ctx), values) }],
  };
}

/** For the HQ office: something was set aside after its last attempt. */
export function poisonNotice({ what }: { readonly what: string }, ctx: Pick<Voice, 'policy'>): Notice {
  const text = filled(poisonWords, languageOf(ctx), { what: oneLine(what, 120) });
  return { kind: 'notice', tone: 'trouble', spans: [{ text }] };
}
