import type { UnitPath } from '../../incident/incident.ts';
import { latestOf, mayStillApprove } from '../../incident/quorum.ts';
import { type StatementId, topicOf, type Version } from '../../incident/statement.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Ring } from '../../policy/effect.ts';
import type { Person } from '../../policy/org.ts';
import type { Words } from '../../policy/policy.ts';
import type { Notice, Span } from '../message.ts';
import { filled } from './actionWords.ts';
import { dutyName, languageOf, unitName } from './context.ts';
import { type Sheet, sheetOf, titleOf } from './lines.ts';
import { type NoticeContext, personSpan } from './notice.ts';
import { onCallWords, ringWords } from './noticeWords.ts';
import { versionState, waitsFor } from './statementState.ts';
import { formWords } from './statementWords.ts';

/** The third reminder is the last one, and names the deputy (policy/reactStatement). */
const lastReminder = 3;
/** A line that names half the group calls nobody. */
const mostNamed = 3;

/**
 * The short message that rings phones about a statement: which text, why now, how it stands, whose. An approval that is
 * waited for names who of the group can give it; the last time their deputies too.
 */
export function statementNotice(
  view: IncidentView,
  statement: StatementId,
  ring: Ring,
  unit: UnitPath,
  ctx: NoticeContext,
): Notice | undefined {
  const version = latestOf(view.incident, { statement });
  if (!version) return undefined;
  const language = languageOf(ctx);
  const sheet = sheetOf(view, { unit, duty: '' }, ctx);
  const { say } = sheet;
  const why = filled(ringWords[ring], language, { unit: unitName(unit, unit, ctx) });
  const form = formWords[version.form][language];
  const rest = [form, versionState(version, sheet), unitName(view.incident.unit, unit, ctx), titleOf(sheet)];
  return {
    kind: 'notice',
    tone: view.incident.level,
    spans: [
      { text: [`${view.code}-v${version.number}`, why].join(say.dot), weight: 'strong' },
      { text: ['', ...rest].join(say.dot) },
      ...(ring === 'approvalWaits' ? waitingSpans(version, sheet, ctx) : []),
    ],
    about: topicOf(view.incident.id, statement),
  };
}

/** Whose yes is missing, and who of this group can still give it; the last time their deputies too. */
function waitingSpans(version: Version, sheet: Sheet, ctx: NoticeContext): readonly Span[] {
  const language = languageOf(ctx);
  const waits = waitsFor(version, sheet).map((duty) => dutyName(duty, ctx));
  const asked = askedOf(version, ctx);
  const lead = asked.some(({ onCall }) => onCall) ? onCallWords : words.please;
  return [
    { text: filled(words.waits, language, { waits: waits.join(comma(ctx)) }) },
    ...named(lead, asked, ctx),
    ...named(words.deputy, isLast(version, ctx) ? deputiesOf(asked, version, ctx) : [], ctx),
  ];
}

/** The duty persons of those in the group who have not answered and may; without any, the first of all who may. */
function askedOf(version: Version, { present = [], org }: NoticeContext): readonly Person[] {
  const open = present.filter(({ id }) => mayStillApprove(id, version));
  const onCall = open.filter((person) => person.onCall && person.unit === org.root);
  return (onCall.length > 0 ? onCall : open).slice(0, mostNamed);
}

function deputiesOf(
  asked: readonly Person[],
  version: Version,
  { people }: NoticeContext,
): readonly Person[] {
  const deputies = asked.flatMap(({ deputy }) => (deputy && people.byId.get(deputy)) ?? []);
  return [...new Set(deputies)].filter(
    (person) => !asked.includes(person) && mayStillApprove(person.id, version),
  );
}

function isLast({ submission }: Version, { now, policy }: NoticeContext): boolean {
  const since = now.getTime() - (submission?.at.getTime() ?? now.getTime());
  return since >= lastReminder * policy.statements.remindMs;
}

function named(lead: Words, persons: readonly Person[], ctx: NoticeContext): readonly Span[] {
  return persons.flatMap((person, at) => [
    { text: at === 0 ? ` ${lead[languageOf(ctx)]}` : comma(ctx) },
    personSpan(person, ctx),
  ]);
}

function comma(ctx: NoticeContext): string {
  return languageOf(ctx) === 'zh' ? '、' : ', ';
}

const words = {
  waits: { zh: '；还差 {waits}', en: '; still missing: {waits}' },
  please: { zh: '请看：', en: 'Please look: ' },
  deputy: { zh: '代理：', en: 'Deputy: ' },
} as const satisfies Readonly<Record<string, Words>>;
