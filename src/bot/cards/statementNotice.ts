import type { UnitPath } from '../../incident/incident.ts';
import { latestOf } from '../../incident/quorum.ts';
import { type StatementId, topicOf, type Version } from '../../incident/statement.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Ring } from '../../policy/effect.ts';
import type { Person } from '../../policy/org.ts';
import type { Words } from '../../policy/policy.ts';
import type { Notice, Span } from '../message.ts';
import { filled } from './actionWords.ts';
import { dutyName, languageOf, onCall, unitName } from './context.ts';
import { type Sheet, sheetOf, titleOf } from './lines.ts';
import { type NoticeContext, personSpan } from './notice.ts';
import { onCallWords, ringWords } from './noticeWords.ts';
import { versionState, waitsFor } from './statementState.ts';
import { formWords } from './statementWords.ts';

/** The third reminder is the last one, and names the deputy (policy/reactStatement). */
const lastReminder = 3;

/**
 * The short message that rings phones about a statement: which text, why now, how it stands, whose. An approval that is
 * waited for names the duty person of headquarters; the last time their deputy too.
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

/** Whose yes is missing, and who is to see to it. */
function waitingSpans(version: Version, sheet: Sheet, ctx: NoticeContext): readonly Span[] {
  const language = languageOf(ctx);
  const waits = waitsFor(version, sheet).map((duty) => dutyName(duty, ctx));
  const duty = onCall(ctx.org.root, ctx);
  const deputy = isLast(version, ctx) && duty?.deputy ? ctx.people.byId.get(duty.deputy) : undefined;
  return [
    { text: filled(words.waits, language, { waits: waits.join(language === 'zh' ? '、' : ', ') }) },
    ...named(onCallWords, duty, ctx),
    ...named(words.deputy, deputy, ctx),
  ];
}

function isLast({ submission }: Version, { now, policy }: NoticeContext): boolean {
  const since = now.getTime() - (submission?.at.getTime() ?? now.getTime());
  return since >= lastReminder * policy.statements.remindMs;
}

function named(lead: Words, person: Person | undefined, ctx: NoticeContext): readonly Span[] {
  return person ? [{ text: ` ${lead[languageOf(ctx)]}` }, personSpan(person, ctx)] : [];
}

const words = {
  waits: { zh: '；还差 {waits}', en: '; still missing: {waits}' },
  deputy: { zh: '代理：', en: 'Deputy: ' },
} as const satisfies Readonly<Record<string, Words>>;
