import type { UnitPath } from '../../incident/incident.ts';
import type { IncidentEvent } from '../../incident/language.ts';
import { versionOf, waiting } from '../../incident/quorum.ts';
import type { Refusal } from '../../incident/refusal.ts';
import type { Check, FactId } from '../../incident/statement.ts';
import type { FactEvent, StatementEvent } from '../../incident/statementLanguage.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Words } from '../../policy/policy.ts';
import { demandsOf } from '../../policy/speech.ts';
import { filled } from './actionWords.ts';
import { dutyName, languageOf, personName, type Seat, type Voice, zoneOf } from './context.ts';
import { filesDone } from './evidence.ts';
import { factNames } from './facts.ts';
import { clockTime } from './numbers.ts';
import { lapsedWords, pageWords, restWords, statementDone } from './statementDone.ts';
import { type StatementRefusal, statementRefusals, unfitWords } from './statementRefusals.ts';
import {
  checkWords,
  endWords,
  factStateWords,
  formWords,
  publicationWords,
  purposeWords,
} from './statementWords.ts';
import { type Way, wayName } from './ways.ts';
import type { Language } from './words.ts';

/** Who is told of it, and what is at hand of the matter: without it a version is called by its number alone. */
export interface StatementVoice extends Voice {
  readonly seat?: Seat;
  readonly view?: Pick<IncidentView, 'code' | 'incident'>;
  readonly ways?: readonly Way[];
}

type Values = Readonly<Record<string, string>>;
export type StatementNo = Extract<Refusal, { reason: StatementRefusal }>;
export type OfStatement = FactEvent | StatementEvent;

/** Whether an event is told by `statementValues`: one list for what is answered and for the history. */
export function isOfStatement(event: IncidentEvent): event is OfStatement {
  return Object.hasOwn(statementDone, event.type);
}

/** Whether a no is told by `statementRefusalValues`. */
export function isStatementRefusal(refusal: Refusal): refusal is StatementNo {
  return Object.hasOwn(statementRefusals, refusal.reason);
}

/** What fills the gaps of a no about facts, texts and publications. */
export function statementRefusalValues(refusal: StatementNo, ctx: StatementVoice): Values {
  const language = languageOf(ctx);
  switch (refusal.reason) {
    case 'factsChanged':
      return { facts: factsSaid(refusal.facts, ctx) };
    case 'textChanged':
      return { name: refusal.current === undefined ? newest[language] : versionSaid(refusal.current, ctx) };
    case 'versionOver':
      return { how: endWords[refusal.how][language] };
    case 'blocked':
    case 'warned':
      return { checks: checksSaid(refusal.checks, language) };
    case 'approvedAlready':
    case 'approvalExpired':
      return { at: time(refusal.at, ctx) };
    case 'dutyFilled':
    case 'quorumMissing':
      return { waits: dutiesSaid(refusal.waits, ctx) };
    case 'stopped':
      return { who: personName(refusal.by, seatOf(ctx), ctx), at: time(refusal.at, ctx) };
    case 'publishedAlready':
      return { way: wayName(refusal.way, ctx.ways, language) };
    case 'noSentence':
      return { last: `${refusal.last}` };
    case 'invisible':
      return { what: unseenSaid(refusal.what)[language] };
    case 'linkUnverified':
      return { found: there[refusal.read ? 'read' : 'unread'][language] };
    case 'fileUnfit':
      return { what: unfitWords[refusal.why][language] };
    case 'noFact':
    case 'ownFact':
    case 'notSubmitted':
    case 'submittedAlready':
    case 'isAuthor':
    case 'notApproved':
    case 'textUnseen':
    case 'rosterTooWeak':
    case 'underway':
    case 'noPublication':
    case 'noWay':
    case 'timeWrong':
    case 'notScheduled':
      return {};
  }
}

const there = {
  read: { zh: '那个网页里没有找到批准的文字', en: 'The approved words were not found on that page' },
  unread: { zh: '那个网页没能读到', en: 'That page could not be read' },
} as const satisfies Readonly<Record<string, Words>>;

/** Kinds of letters that cannot be seen (statement/text). */
const unseen = {
  bidi: { zh: '改变阅读方向的字符', en: 'letters that turn the reading round' },
  zeroWidth: { zh: '零宽字符', en: 'letters without width' },
  control: { zh: '控制字符', en: 'control letters' },
} as const satisfies Readonly<Record<string, Words>>;

function unseenSaid(what: string): Words {
  return what === 'bidi' || what === 'zeroWidth' ? unseen[what] : unseen.control;
}

const newest: Words = { zh: '新的一版', en: 'a newer version' };

/** What fills the gaps of what was done, and of the history, about facts and statements. */
export function statementValues(event: OfStatement, ctx: StatementVoice): Values {
  const language = languageOf(ctx);
  const name = 'version' in event ? versionSaid(event.version, ctx) : '';
  switch (event.type) {
    case 'factAdded':
      return {
        ...{ fact: factAfter(event.fact, ctx), state: factStateWords[event.state][language] },
        files: filesDone(event.files, language),
      };
    case 'factMoved':
      return { fact: factsSaid([event.fact], ctx), state: factStateWords[event.to][language] };
    case 'drafted':
      return { name, form: formWords[event.form][language], purpose: purposeWords[event.purpose][language] };
    case 'submitted':
      return { name, needs: dutiesSaid(event.needs, ctx), until: time(event.until, ctx) };
    case 'versionEnded':
      return { name, how: endWords[event.how][language] };
    case 'approved':
      return {
        name,
        duty: dutyName(event.duty, ctx),
        behalf: behalfSaid(event, ctx),
        rest: restSaid(event, ctx),
      };
    case 'approvalReminded':
      return { name, step: `${event.step}` };
    case 'scheduled':
      return { name, due: time(event.due, ctx), ways: waysSaid(event.ways, ctx) };
    case 'calledOff':
      return { name, why: event.why === undefined ? '' : lapsed(event.why)[language] };
    case 'publishing':
      return { name, way: wayName(event.way, ctx.ways, language) };
    case 'publicationTold':
      return {
        name,
        way: wayName(event.way, ctx.ways, language),
        state: publicationWords[event.state][language] + (event.same === false ? otherwise[language] : ''),
      };
    case 'pageChanged':
      return {
        name,
        what: pageWords[event.restored ? 'restored' : event.gone ? 'gone' : 'changed'][language],
      };
    case 'unapproved':
      return { name };
    case 'spokeUnapproved':
      return {};
  }
}

const otherwise: Words = {
  zh: '，但那里的文字与批准的不同，请核对',
  en: ', but the words there are not those that were approved; please look',
};

/** Why it could not go out when its minute came. */
function lapsed(why: Refusal['reason']): Words {
  const { zh, en } = lapsedWords[why] ?? { zh: '条件已不满足', en: 'what it needed was no longer so' };
  return { zh: `（到时${zh}）`, en: ` (${en})` };
}

/** `P128-v4`; where the matter is not at hand, the number alone. */
function versionSaid(number: number, { view, policy }: StatementVoice): string {
  if (view) return `${view.code}-v${number}`;
  return policy.language === 'zh' ? `第 ${number} 版` : `version ${number}`;
}

function factsSaid(facts: readonly FactId[], ctx: StatementVoice): string {
  const language = languageOf(ctx);
  const names = ctx.view ? factNames(facts, ctx.view.incident) : [];
  return names.length > 0 ? names.join(comma(language)) : filled(someFacts, language);
}

const someFacts: Words = { zh: '所选的事实', en: 'a fact' };

/** The name of a fact that was just added: it stands in no view that was read before. */
function factAfter(fact: FactId, { view }: StatementVoice): string {
  if (!view) return '';
  const [known] = factNames([fact], view.incident);
  const name = known ?? `F${(view.incident.facts?.length ?? 0) + 1}`;
  return ` ${name}`;
}

function checksSaid(checks: readonly Check[], language: Language): string {
  return [...new Set(checks)].map((check) => checkWords[check][language]).join(comma(language));
}

function dutiesSaid(duties: readonly string[], ctx: StatementVoice): string {
  return duties.map((duty) => dutyName(duty, ctx)).join(comma(languageOf(ctx)));
}

function waysSaid(ways: readonly string[], ctx: StatementVoice): string {
  const language = languageOf(ctx);
  return ways.map((way) => wayName(way, ctx.ways, language)).join(comma(language));
}

type Approved = Extract<StatementEvent, { type: 'approved' }>;

function behalfSaid({ behalf }: Approved, ctx: StatementVoice): string {
  return behalf ? filled(standsIn, languageOf(ctx), { who: personName(behalf, seatOf(ctx), ctx) }) : '';
}

const standsIn: Words = { zh: '，代{who}', en: ', for {who}' };

/** Whether it may go out now; else who is waited for still, as far as that is at hand. */
function restSaid({ until, version: number, duty, by, at }: Approved, ctx: StatementVoice): string {
  const language = languageOf(ctx);
  if (until) return filled(restWords.all, language, { until: time(until, ctx) });
  const { submission } = (ctx.view && versionOf(ctx.view.incident, number)) ?? {};
  if (!ctx.view || !submission || by.kind !== 'person') return restWords.more[language];
  const before = submission.approvals.filter((each) => each.by !== by.id);
  const approvals = [...before, { by: by.id, duty, at }];
  const waits = waiting({ ...submission, approvals }, demandsOf(ctx.view.incident.level, ctx.policy));
  if (waits.length === 0) return restWords.more[language];
  return filled(waitsWords, language, { waits: dutiesSaid(waits, ctx) });
}

const waitsWords: Words = { zh: '还差：{waits}。', en: 'Still missing: {waits}.' };

function seatOf({ seat }: StatementVoice): UnitPath | undefined {
  return seat?.unit;
}

function time(at: Date, ctx: StatementVoice): string {
  return clockTime(at, ctx.now, zoneOf(ctx, seatOf(ctx)));
}

function comma(language: Language): string {
  return language === 'zh' ? '、' : ', ';
}
