import type { VersionPressId } from '../../bot/cards/presses.ts';
import type { TextId } from '../../incident/incident.ts';
import type { Command, Decision } from '../../incident/language.ts';
import type { Refusal } from '../../incident/refusal.ts';
import type { PublicationId, Version } from '../../incident/statement.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { NewText } from '../../ports.ts';
import { approvedText } from '../../statement/approved.ts';
import { replace } from '../../statement/numbered.ts';
import type { Desk, Doing } from '../desk.ts';
import { execute } from '../execute.ts';
import { type Asking, firstDrafts, makeVersion } from './drafting.ts';
import { foundAt } from './foundAt.ts';
import { groupOf, isApproving, isShownTo, standIn } from './standIn.ts';
import { timeIn } from './times.ts';
import { waysSaid } from './waysSaid.ts';

type Values = Readonly<Record<string, string>>;

/** What came of a press; `unread`: the page that was named could not be read, so nothing was compared. */
export type Done = Decision & { readonly unread?: true };

interface OnVersion {
  readonly desk: Desk;
  readonly doing: Doing;
  readonly view: IncidentView;
  readonly version: Version;
  readonly values: Values;
  readonly asking: Asking;
}

/** One press on one text: what it asks for is decided at the one door like everything else. */
export async function pressOn(
  desk: Desk,
  doing: Doing,
  view: IncidentView,
  version: Version,
  action: Exclude<VersionPressId, 'difference' | 'useReply' | 'stopAll' | 'liftStop'>,
  values: Values,
): Promise<Done> {
  const asking = askingOf(desk, doing, view, version, action);
  const on: OnVersion = { desk, doing, view, version, values, asking: await asking };
  switch (action) {
    case 'edit':
      return edit(on);
    case 'correct':
      return correct(on);
    case 'publish':
      return publish(on);
    case 'register':
      return register(on);
    case 'settlePublication':
      return settle(on);
    case 'approve':
      return approve(on);
    case 'reject':
    case 'askChanges':
      return worded(on, 'reason', (reason) => ({ type: action, ...named(on), ...reason }));
    case 'submit':
    case 'takeBack':
    case 'unapprove':
    case 'callOff':
      return bare(on, { type: action, ...named(on) });
  }
}

/** Who may not approve in their own group may stand in for one who may, for as long as it was given 代理. */
async function askingOf(
  desk: Desk,
  doing: Doing,
  { incident }: IncidentView,
  { statement }: Version,
  action: VersionPressId,
): Promise<Asking> {
  const { platform, inbound, person, role, byFile = false } = doing;
  const behalf = isApproving(action) ? await standIn(desk, doing) : undefined;
  const actor = { kind: 'person', id: person.id } as const;
  const key = `${platform}:${inbound.key}`;
  if (!behalf || incident.id === '') return { key, actor, role, standing: { byFile } };
  const isSeen = action !== 'approve' || (await isShownTo(desk, doing, incident.id, statement));
  const standing = { byFile, behalf: behalf.behalf, ...(!isSeen && { unseen: true as const }) };
  return { key, actor, role: { unit: role.unit, duty: behalf.duty }, standing };
}

/** Who stands in where the text was not shown gets its card, and presses again. */
async function approve(on: OnVersion): Promise<Decision> {
  const { desk, doing, view, version } = on;
  const decision = await worded(on, 'reason', (reason) => ({ type: 'approve', ...named(on), ...reason }));
  if (!decision.ok && decision.refusal.reason === 'textUnseen')
    await desk.show(view.incident.id, version.statement, groupOf(doing));
  return decision;
}

function edit({ desk, view, version, values, asking }: OnVersion): Promise<Decision> {
  const before = view.texts.get(version.text) ?? '';
  const anew = edited(before, values, version.end !== undefined);
  const { form, purpose, about } = version;
  const facts = (view.incident.facts ?? []).filter(({ state }) => state === 'confirmed').map(({ id }) => id);
  const said = typeof anew === 'string' ? { text: anew } : { text: '', wrong: anew };
  const made = { form, purpose, ...said, facts, base: version, ...(about !== undefined && { about }) };
  return makeVersion({ door: desk.door, newId: desk.newId }, asking, view, made);
}

/** The whole text anew, or one sentence of it by its number; what is over may be brought again as it was. */
function edited(before: string, { text, number, words }: Values, over: boolean): string | Refusal {
  if (number !== undefined) {
    const changed = replace(before, Number(number), words ?? '');
    return changed.ok ? changed.text : { reason: 'noSentence', last: changed.last };
  }
  const whole = text?.trim() ?? '';
  if (whole === '') return { reason: 'textMissing', field: 'text' };
  return whole === before.trim() && !over ? { reason: 'sameValue' } : whole;
}

function correct({ desk, doing, view, version, values, asking }: OnVersion): Promise<Decision> {
  const purpose = values.purpose === 'withdrawal' ? 'withdrawal' : 'correction';
  const read = () => desk.reads.incident([doing.role.unit], view.incident.id);
  const wanted = { forms: [version.form], purpose, about: version.number } as const;
  return firstDrafts({ door: desk.door, newId: desk.newId }, asking, read, wanted);
}

function publish(on: OnVersion): Promise<Decision> {
  const { desk, doing, version, values } = on;
  const { org } = desk.settings();
  const fitting = desk.outlets.filter(({ forms }) => forms.includes(version.form)).map(({ name }) => name);
  const chosen = waysSaid(values.ways ?? '', desk.outlets);
  const ways = (chosen.length > 0 ? chosen : fitting).map((way) => ({
    ...{ way, publication: desk.newId() as PublicationId },
  }));
  const said = values.at?.trim() ?? '';
  const zone = org.units.get(doing.role.unit)?.zone ?? 'UTC';
  // What is no time is a time that has passed: the no is the door's.
  const at = said === '' ? undefined : (timeIn(said, desk.now(), zone) ?? new Date(0));
  return bare(on, { type: 'publish', ...named(on), ways, ...(at && { at }) });
}

/** Published by people: what stands at the link is held against what was approved. */
async function register(on: OnVersion): Promise<Done> {
  const { desk, doing, view, version, values } = on;
  const link = values.link?.trim() ?? '';
  const open = version.publications.find(({ state }) => state === 'handedOver' || state === 'uncertain');
  const publication = open?.id ?? (desk.newId() as PublicationId);
  const mayAsk = link !== '' && doing.role.unit === desk.settings().org.root;
  const page = mayAsk ? await desk.page(link) : undefined;
  const approved = approvedText(view.code, version, view.texts.get(version.text) ?? '');
  const { found, stands, words } = foundAt(approved, page);
  const difference = desk.newId() as TextId;
  const decision = await worded(
    { ...on, values: { link } },
    'link',
    (text) => ({
      ...{ type: 'register', ...named(on), publication, found, ...text },
      ...(stands !== undefined && { stands }),
      ...(words !== '' && { difference }),
    }),
    'link',
    words === '' ? [] : [{ id: difference, kind: 'reason', words }],
  );
  return decision.ok && page && !page.read ? { ...decision, unread: true } : decision;
}

function settle(on: OnVersion): Promise<Decision> {
  const { version, values } = on;
  const open = version.publications.find(({ state }) => state === 'uncertain' || state === 'handedOver');
  const publication = open?.id ?? ('' as PublicationId);
  const published = values.published === 'yes';
  return worded(
    on,
    'link',
    (link) => ({ type: 'settlePublication', ...named(on), publication, published, ...link }),
    'link',
  );
}

function named({ view, version }: OnVersion) {
  return { incident: view.incident.id, version: version.number, hash: version.hash };
}

function worded<Field extends 'reason' | 'link'>(
  on: OnVersion,
  field: Field,
  make: (text: { readonly [Name in Field]?: TextId }) => Command,
  kind: NewText['kind'] = 'reason',
  more: readonly NewText[] = [],
): Promise<Decision> {
  const words = on.values[field]?.trim() ?? '';
  if (words === '') return bare(on, make({}));
  const id = on.desk.newId() as TextId;
  const text = { [field]: id } as { readonly [Name in Field]?: TextId };
  return bare(on, make(text), [{ id, kind, words }, ...more]);
}

function bare(
  { desk, asking }: OnVersion,
  command: Command,
  texts: readonly NewText[] = [],
): Promise<Decision> {
  const { key: id, actor, role, standing } = asking;
  return execute(desk.door, {
    ...{ id, actor, command, texts },
    ...(role && { role }),
    ...(standing && { standing }),
  });
}
