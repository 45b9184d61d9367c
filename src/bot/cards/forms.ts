import { type Directive, graver, levels, natures, type UnitPath } from '../../incident/incident.ts';
import { forms } from '../../incident/statement.ts';
import { standsOver } from '../../incident/unit.ts';
import type { IncidentView, MentionView } from '../../incident/view.ts';
import type { Person, Unit } from '../../policy/org.ts';
import { mayOpen } from '../../policy/rights.ts';
import { below, kindOf, parent, within } from '../../policy/tree.ts';
import type { Field } from '../message.ts';
import { type FieldName, fieldWords, filled, knownWords, particularFields } from './actionWords.ts';
import { languageOf, levelName, type Seat, shortLevel, type Voice, zoneOf } from './context.ts';
import { factOptions, isFactPress } from './facts.ts';
import { asks, opens } from './formAsks.ts';
import { clockTime, duration } from './numbers.ts';
import type { PressId } from './presses.ts';
import { formChoices } from './statementWords.ts';
import { oneLine } from './stranger.ts';
import { natureWords } from './words.ts';

/** What an action is about: this incident, pressed in this group. */
export interface ActionContext extends Voice {
  readonly view: IncidentView;
  readonly seat: Seat;
  /** Its latest mentions, where they are at hand: only then can a form ask which of them. */
  readonly mentions?: readonly MentionView[];
}

type Option = NonNullable<Field['options']>[number];

const longestText = 500;
/** A menu longer than this is no menu on a phone, and more than platforms show. */
const longestMenu = 100;
/** More than platforms show as boxes to tick. */
const mostMentions = 10;
const dueMinutes = [15, 30, 60, 120, 240, 480, 1440] as const;

/**
 * The fields a press needs, by the names handlers/press reads. A unit is asked for only where there is a choice:
 * an instruction goes to the owner unit, an escalation to the next tier, when nothing is chosen.
 */
export function fieldsOf(id: PressId, ctx: ActionContext): readonly Field[] {
  if (id === 'split' && !ctx.mentions) return [];
  const opening = id === 'view' && mayOpen(ctx.seat, ctx.view.incident, ctx.org, ctx.policy);
  return (opening ? opens : asks[id]).flatMap(([name, required]) => {
    const options = menus[name]?.(id, ctx);
    const chosenForYou = options !== undefined && options.length <= mostUnasked(id, name);
    return chosenForYou ? [] : [field(id, name, required, options, ctx)];
  });
}

/** Not asked where there is but one answer, or none but to leave it as it is; -1 for what is always asked. */
function mostUnasked(id: PressId, name: FieldName): number {
  if (name === 'directive' || name === 'mention' || (id === 'direct' && name === 'to')) return 1;
  return id === 'split' && name === 'to' ? 0 : -1;
}

function field(
  id: PressId,
  name: FieldName,
  required: boolean,
  options: readonly Option[] | undefined,
  ctx: ActionContext,
): Field {
  const particular = id === 'dismiss' && !dismissalWaits(ctx) ? undefined : particularFields[id]?.[name];
  const words = particular ?? fieldWords[name];
  const language = languageOf(ctx);
  const waits = shortLevel(ctx.policy.dismissalWaitsFrom, ctx);
  return {
    name,
    label: filled(words.label, language),
    input: inputs[name] ?? (options ? 'choice' : 'text'),
    required,
    ...(words.hint && { hint: filled(words.hint, language, { waits }) }),
    ...(options ? { options } : { maxLength: longestText }),
  };
}

const inputs: Readonly<Partial<Record<FieldName, Field['input']>>> = {
  minutes: 'minutes',
  into: 'line',
  mentions: 'choices',
  forms: 'choices',
  source: 'line',
  evidence: 'line',
  file: 'file',
};

/** A branch does not dismiss alone what is grave (DESIGN section 6). */
function dismissalWaits({ view, seat, policy, org }: ActionContext): boolean {
  const kind = kindOf(org, seat.unit);
  const branch = kind === 'branch' || kind === 'department';
  return branch && !graver(policy.dismissalWaitsFrom, view.incident.level);
}

const menus: Readonly<Partial<Record<FieldName, (id: PressId, ctx: ActionContext) => readonly Option[]>>> = {
  level: (_id, ctx) =>
    levels
      .filter((level) => level !== ctx.view.incident.level)
      .map((level) => ({ value: level, label: levelName(level, ctx) })),
  nature: (_id, ctx) =>
    natures
      .filter((nature) => nature !== ctx.view.incident.nature)
      .map((nature) => ({ value: nature, label: natureWords[nature][languageOf(ctx)] })),
  minutes: (_id, ctx) =>
    dueMinutes.map((value) => ({ value: `${value}`, label: duration(value * 60_000, languageOf(ctx)) })),
  to: (id, ctx) =>
    (id === 'direct' ? unitsToInstruct(ctx) : unitsToMoveTo(ctx)).slice(0, longestMenu).map(unitOption),
  directive: (_id, ctx) => directivesToFinish(ctx).slice(0, longestMenu).map(directiveOption(ctx)),
  mentions: (_id, ctx) => mentionsToSplit(ctx).slice(0, mostMentions).map(mentionOption),
  mention: (_id, ctx) => mentionsToOpen(ctx),
  fact: (id, ctx) => (isFactPress(id) ? factOptions(id, ctx.view, ctx) : []),
  open: (_id, ctx) =>
    (['known', 'open'] as const).map((value) => ({ value, label: knownWords[value][languageOf(ctx)] })),
  forms: (_id, ctx) => forms.map((form) => ({ value: form, label: formChoices[form][languageOf(ctx)] })),
  person: (_id, ctx) => peopleToHandTo(ctx).slice(0, longestMenu).map(personOption),
};

/** Those the card shows; any other is typed by its hash. */
function mentionsToOpen({ view: { first, quote } }: ActionContext): readonly Option[] {
  const shown = [quote, first?.id === quote?.id ? undefined : first].flatMap((each) => each ?? []);
  return shown.map(({ id, site, title, text, evidence }) => ({
    value: id,
    label: oneLine(`#${evidence.slice(0, 8)} ${site} ${title || text}`, 60),
  }));
}

/** Below the pressing group: the units on the way down to the owner unit, or all that stand under the owner. */
function unitsToInstruct({ view, seat, org }: ActionContext): readonly Unit[] {
  const owner = view.incident.unit;
  const under = below(org, seat.unit).flatMap((path) => org.units.get(path) ?? []);
  const onTheWay = under.filter(({ path }) => within(owner, [path]));
  return onTheWay.length > 0 ? onTheWay.sort((a, b) => b.path.length - a.path.length) : under;
}

/** What this group was instructed to do and has not done, the soonest due first; a branch answers for its departments. */
export function directivesToFinish({ view, seat, org }: Pick<ActionContext, 'view' | 'seat' | 'org'>) {
  const ours = (to: UnitPath) =>
    to === seat.unit || (kindOf(org, seat.unit) === 'branch' && standsOver(seat.unit, to));
  return view.incident.directives
    .filter(({ to, done }) => !done && ours(to))
    .sort((a, b) => a.due.getTime() - b.due.getTime());
}

function directiveOption({ view, org, now, seat }: ActionContext) {
  return ({ at, due, text }: Directive): Option => {
    const words = oneLine(view.texts.get(text) ?? '', 50);
    return {
      value: at.toISOString(),
      label: `${words} ${clockTime(due, now, zoneOf({ org }, seat.unit))}`.trim(),
    };
  };
}

/** Each text once: those with the same words go together. */
function mentionsToSplit({ mentions = [] }: ActionContext): readonly MentionView[] {
  const said = ({ title, text }: MentionView): string => `${title}\n${text}`;
  const texts = mentions.map(said);
  return mentions.filter((_each, index) => texts.indexOf(texts[index] ?? '') === index);
}

function mentionOption({ id, site, title, text }: MentionView): Option {
  const words = oneLine(title === '' ? text : title, 60);
  const where = oneLine(site, 12);
  return { value: id, label: where === '' ? words : `${words} · ${where}` };
}

/** Any other unit of the pressing group's own part of the tree. */
export function unitsToMoveTo({ view, seat, org }: ActionContext): readonly Unit[] {
  return [...org.units.values()].filter(
    ({ path, kind }) => path !== view.incident.unit && kind !== 'department' && within(path, [seat.unit]),
  );
}

/** Colleagues of the pressing group's unit and of the units between it and the owner unit, those on duty first. */
export function peopleToHandTo({ view, seat, people, org }: ActionContext): readonly Person[] {
  const { incident } = view;
  const holder = incident.stage === 'owned' ? incident.owner : undefined;
  const concerned = (unit: UnitPath) =>
    unit === seat.unit || (within(unit, [seat.unit]) && within(incident.unit, [unit]));
  return [...people.byId.values()]
    .filter(({ id, unit }) => id !== holder && concerned(homeOf(unit, org)))
    .sort((a, b) => Number(b.onCall) - Number(a.onCall));
}

/** People of a department 科室 belong to its branch here. */
function homeOf(unit: UnitPath, org: ActionContext['org']): UnitPath {
  return kindOf(org, unit) === 'department' ? (parent(org, unit) ?? unit) : unit;
}

function unitOption({ path, name }: Unit): Option {
  return { value: path, label: oneLine(name, 60) };
}

function personOption({ id, name, post }: Person): Option {
  return { value: id, label: oneLine(post === '' ? name : `${name} ${post}`, 60) };
}
