import { escalatesTo } from '../bot/cards/actions.ts';
import { directivesToFinish } from '../bot/cards/forms.ts';
import {
  type IncidentId,
  levels,
  type MentionId,
  natures,
  type PersonId,
  type TextId,
  type UnitPath,
} from '../incident/incident.ts';
import type { Command } from '../incident/language.ts';
import type { IncidentView } from '../incident/view.ts';
import { type Contact, contactNamed } from '../policy/contacts.ts';
import type { Org, People, Role } from '../policy/org.ts';
import { parent } from '../policy/tree.ts';
import type { NewFile, SentFile } from '../ports/evidence.ts';
import type { NewId, NewText } from '../ports.ts';
import { factAdded, factMoved } from './pressFacts.ts';

/** A press as the group's member meant it: the command and the words that go with it. */
export interface Pressed {
  readonly command: Command;
  readonly texts: readonly NewText[];
  readonly files?: readonly NewFile[];
}

export interface PressContext {
  readonly view: IncidentView;
  readonly seat: Role;
  readonly org: Org;
  readonly people: People;
  /** The contact book, as far as the group has it. */
  readonly contacts: readonly Contact[];
  readonly now: Date;
  readonly newId: NewId;
  /** The incident that the press calls by its code. */
  readonly into?: IncidentId;
  /** Files that came with it. */
  readonly files?: readonly SentFile[];
  /** The mentions that the press names. */
  readonly mentions?: readonly MentionId[];
}

type Values = Readonly<Record<string, string>>;
type Read = (values: Values, context: PressContext) => Pressed | undefined;

/** What each button of a card (bot/cards/actions) asks of the incident. Undefined when a choice is not one of ours. */
const reads: Readonly<Record<string, Read>> = {
  claim: (_values, context) => bare({ type: 'claim', incident: id(context), unit: context.seat.unit }),
  release: (_values, context) => bare({ type: 'release', incident: id(context) }),
  confirmDismissal: (_values, context) => bare({ type: 'confirmDismissal', incident: id(context) }),
  undo: (_values, context) => bare({ type: 'undo', incident: id(context) }),
  snooze: (_values, context) => bare({ type: 'snooze', incident: id(context), unit: context.seat.unit }),
  dismiss: (values, context) =>
    worded(values, 'reason', context, (reason) => ({ type: 'dismiss', incident: id(context), ...reason })),
  rejectDismissal: (values, context) =>
    worded(values, 'reason', context, (reason) => ({
      type: 'rejectDismissal',
      incident: id(context),
      ...reason,
    })),
  escalate: (values, context) => {
    const to = escalatesTo(context.view, context.seat, context.org) ?? context.org.root;
    return worded(values, 'reason', context, (reason) => ({
      type: 'escalate',
      incident: id(context),
      to,
      ...reason,
    }));
  },
  notOurs: (values, context) => {
    const to = parent(context.org, context.view.incident.unit) ?? context.org.root;
    return worded(values, 'reason', context, (reason) => ({
      type: 'notOurs',
      incident: id(context),
      to,
      ...reason,
    }));
  },
  move: (values, context) => {
    const to = unitOf(values.to, context.org);
    return (
      to &&
      worded(values, 'reason', context, (reason) => ({ type: 'move', incident: id(context), to, ...reason }))
    );
  },
  setLevel: (values, context) => {
    const level = levels.find((each) => each === values.level);
    return (
      level &&
      worded(values, 'reason', context, (reason) => ({
        type: 'setLevel',
        incident: id(context),
        level,
        ...reason,
      }))
    );
  },
  setNature: (values, context) => {
    const nature = natures.find((each) => each === values.nature);
    return (
      nature &&
      worded(values, 'reason', context, (reason) => ({
        type: 'setNature',
        incident: id(context),
        nature,
        ...reason,
      }))
    );
  },
  handOver: (values, context) => {
    const person = context.people.byId.get((values.person ?? '') as PersonId);
    return person && bare({ type: 'handOver', incident: id(context), to: person.id, unit: person.unit });
  },
  direct: (values, context) => {
    const to = unitOf(values.to ?? context.view.incident.unit, context.org);
    if (!to || !minutesSaid.test(values.minutes ?? '')) return undefined;
    const due = new Date(context.now.getTime() + Number(values.minutes) * 60_000);
    return worded(values, 'text', context, (text) => ({
      type: 'direct',
      incident: id(context),
      to,
      due,
      ...text,
    }));
  },
  finishDirective: (values, context) => {
    const open = directivesToFinish(context);
    const meant = open.find(({ at }) => at.toISOString() === values.directive) ?? open[0];
    const { to, at } = meant ?? { to: context.seat.unit, at: context.now };
    return worded(values, 'note', context, (note) => ({
      type: 'finishDirective',
      incident: id(context),
      to,
      at,
      ...note,
    }));
  },
  merge: (values, context) => {
    const into = context.into && { into: context.into };
    return worded(values, 'reason', context, (reason) => ({
      type: 'merge',
      incident: id(context),
      ...into,
      ...reason,
    }));
  },
  split: (values, context) => {
    const unit = values.to ? unitOf(values.to, context.org) : context.view.incident.unit;
    const to = context.newId() as IncidentId;
    const mentions = context.mentions ?? [];
    return (
      unit &&
      worded(values, 'reason', context, (reason) => ({
        type: 'split',
        incident: id(context),
        ...{ to, unit, mentions },
        ...reason,
      }))
    );
  },
  addFact: (values, context) => factAdded(values, context),
  confirmFact: (values, context) => factMoved('confirmFact', values, context),
  disputeFact: (values, context) => factMoved('disputeFact', values, context),
  withdrawFact: (values, context) => factMoved('withdrawFact', values, context),
  addNote: (values, context) =>
    worded(values, 'text', context, (text) => ({ type: 'addNote', incident: id(context), ...text })),
  addContact: (values, context) => {
    const contact = contactNamed(context.contacts, values.text ?? '')?.id;
    return worded(values, 'text', context, (text) => ({
      ...{ type: 'addContact', incident: id(context), ...(contact && { contact }) },
      ...text,
    }));
  },
  close: (values, context) =>
    worded(values, 'note', context, (note) => ({ type: 'close', incident: id(context), ...note })),
  reopen: (values, context) =>
    worded(values, 'reason', context, (reason) => ({ type: 'reopen', incident: id(context), ...reason })),
};

/** Turns a press into its command; undefined for an action or a choice that no card of ours offers. */
export function pressed(action: string, values: Values, context: PressContext): Pressed | undefined {
  return Object.hasOwn(reads, action) ? reads[action]?.(values, context) : undefined;
}

function id({ view }: PressContext): IncidentId {
  return view.incident.id;
}

function bare(command: Command): Pressed {
  return { command, texts: [] };
}

/** Two hundred years at the most: what lies beyond is a time that no calendar of ours can hold. */
const minutesSaid = /^-?\d{1,8}$/;

type Wording = 'reason' | 'note' | 'text';
const kinds = { reason: 'reason', note: 'note', text: 'note' } as const satisfies Record<
  Wording,
  NewText['kind']
>;

function worded<Field extends Wording>(
  values: Values,
  field: Field,
  { newId }: PressContext,
  make: (named: { readonly [Name in Field]?: TextId }) => Command,
): Pressed {
  const words = values[field]?.trim() ?? '';
  if (words === '') return bare(make({}));
  const text: NewText = { id: newId() as TextId, kind: kinds[field], words };
  const named: { readonly [Name in Field]?: TextId } = Object.fromEntries([[field, text.id]]) as {
    readonly [Name in Field]?: TextId;
  };
  return { command: make(named), texts: [text] };
}

function unitOf(value: string | undefined, org: Org): UnitPath | undefined {
  return org.units.get((value ?? '') as UnitPath)?.path;
}
