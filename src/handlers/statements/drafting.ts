import type { Actor, TextId } from '../../incident/incident.ts';
import type { Decision, IncidentEvent } from '../../incident/language.ts';
import type { Refusal } from '../../incident/refusal.ts';
import {
  type FactId,
  type Form,
  forms,
  type Purpose,
  statementFrom,
  type Version,
} from '../../incident/statement.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Role } from '../../policy/org.ts';
import type { Ask } from '../../ports.ts';
import { inspect } from '../../statement/inspect.ts';
import { canonical, textOf } from '../../statement/text.ts';
import { draftFrom } from '../../statement/write.ts';
import { type Door, execute } from '../execute.ts';
import { briefOf } from './brief.ts';
import { basisOf, marksOf, nextNumber, versionHash } from './text.ts';

interface Writing {
  readonly door: Door;
  readonly newId: () => string;
}

/** Who asks, in what standing; the key makes it happen once. */
export interface Asking {
  readonly key: string;
  readonly actor: Actor;
  readonly role?: Role;
  readonly standing?: Ask['standing'];
}

/** A text that is to become a version. */
export interface NewVersion {
  readonly form: Form;
  readonly purpose: Purpose;
  readonly text: string;
  /** Why these words can be no text, found before: whom it is for at all is said first. */
  readonly wrong?: Refusal;
  readonly facts: readonly FactId[];
  /** The version that it takes the place of. */
  readonly base?: Version;
  readonly about?: number;
}

/**
 * Makes a version: its one spelling, its hash, what the checks find in it. A letter that nobody sees is refused, never taken out
 * in silence: what is approved is what is seen. What can be no text is refused at the door like everything else.
 */
export async function makeVersion(
  { door, newId }: Writing,
  asking: Asking,
  view: IncidentView,
  { form, purpose, text, wrong, facts, base, about }: NewVersion,
): Promise<Decision> {
  const { words, no } = spelledOf(text, wrong);
  const { org, policy } = door.settings();
  const number = nextNumber(view.incident);
  const statement = base?.statement ?? statementFrom(number);
  const id = newId() as TextId;
  const incident = view.incident.id;
  const findings = inspect(words, basisOf(view, { form, statement }, org));
  const decision = await execute(door, {
    ...{ id: asking.key, actor: asking.actor },
    ...(asking.role && { role: asking.role }),
    ...(asking.standing && { standing: asking.standing }),
    command: {
      ...{ type: 'draft', incident, statement, number, form, purpose },
      ...(words !== '' && { text: id }),
      hash: versionHash({ incident, statement, number, form, text: words }),
      facts: facts.filter((id) => isConfirmed(view, id)),
      marks: marksOf(words, findings, policy),
      ...(base && { base: base.number }),
      ...(about !== undefined && { about }),
    },
    texts: words === '' ? [] : [{ id, kind: 'statement', words }],
  });
  const nothingElse = !decision.ok && decision.refusal.reason === 'textMissing';
  return no && nothingElse ? { ok: false, refusal: no } : decision;
}

/** The one spelling of a text; none, and why, where it can be no text. */
function spelledOf(
  text: string,
  wrong: Refusal | undefined,
): { readonly words: string; readonly no?: Refusal } {
  const spelled = canonical(text);
  if (wrong) return { words: '', no: wrong };
  return spelled.ok
    ? { words: spelled.text }
    : { words: '', no: { reason: 'invisible', what: spelled.what } };
}

/** What is named as still being looked into is no fact that a text rests on. */
function isConfirmed({ incident }: IncidentView, fact: FactId): boolean {
  return incident.facts?.find(({ id }) => id === fact)?.state === 'confirmed';
}

/** First texts from the templates, one for each audience that was chosen; the first no ends it. */
export async function firstDrafts(
  writing: Writing,
  asking: Asking,
  read: () => Promise<IncidentView | undefined>,
  wanted: { readonly forms: readonly Form[]; readonly purpose: Purpose; readonly about?: number },
): Promise<Decision> {
  const events: IncidentEvent[] = [];
  const none: Decision = { ok: false, refusal: { reason: 'notFound' } };
  for (const form of wanted.forms) {
    const view = await read();
    if (!view) break;
    const draft = draftFrom(briefOf(view, { ...wanted, form }, writing.door.settings(), writing.door.now()));
    const facts = [...new Set(draft.sentences.flatMap((sentence) => sentence.facts))];
    const { purpose, about } = wanted;
    const made = { form, purpose, text: textOf(draft), facts, ...(about !== undefined && { about }) };
    const decision = await makeVersion(writing, { ...asking, key: `${asking.key}:${form}` }, view, made);
    if (!decision.ok) return decision;
    events.push(...decision.events);
  }
  return events.length > 0 ? { ok: true, events } : none;
}

/** Which audiences were chosen; none: the site's long form. */
export function formsIn(chosen: string | undefined): readonly Form[] {
  const words = (chosen ?? '').split(/[\s,，、]+/u);
  const named = forms.filter((form) => words.includes(form));
  return named.length > 0 ? named : ['site'];
}
