import type { IncidentId } from '../../incident/incident.ts';
import { hasQuorum, maybeRead } from '../../incident/quorum.ts';
import type { IncidentView, MentionView } from '../../incident/view.ts';
import type { Statements } from '../../ports/statements.ts';
import type { Reads, Scope, Settings } from '../../ports.ts';
import { approvedText } from '../../statement/approved.ts';
import { compare } from '../../statement/page/compare.ts';
import type { ApprovedText } from '../../statement/page/page.ts';
import { answersIn } from '../../statement/questions.ts';
import type { Item, Outcome } from '../../triage/mention.ts';
import { type Concern, isStatementLike, unapprovedAbout } from '../../triage/ownWords.ts';
import { read, readerOf, told } from '../../triage/reading.ts';
import { wordsOf } from '../../triage/words.ts';
import { type Door, execute } from '../execute.ts';

interface Needs {
  readonly door: Door;
  readonly reads: Pick<Reads, 'incident' | 'list'>;
  readonly statements: Pick<Statements, 'words'>;
  readonly settings: () => Settings;
}

/** So many of the latest incidents of whoever speaks are looked at. */
const most = 100;

/**
 * What of our own accounts waits for a second look, at which all that it may be about is open: what belongs to a group that only
 * now opens, and at the first look a statement that seems to be about nothing.
 */
export function heldBack(
  items: readonly Item[],
  outcomes: readonly Outcome[],
  which: 'statements' | 'opening',
): readonly Outcome[] {
  return outcomes.map((each, at): Outcome => {
    const mention = items[at]?.mention;
    if (!each.verdict.speaker || !mention || mention.update) return each;
    const statement = which === 'statements' && each.outcome === 'noise' && isStatementLike(wordsOf(mention));
    return statement || each.outcome === 'opens' ? { outcome: 'waits', verdict: each.verdict } : each;
  });
}

/**
 * Listens to what our own accounts and sites say: who speaks of an open incident without an approved text is told to
 * headquarters at once, and written down once for each mention whatever becomes of it later (REQ-P6, P7).
 */
export function listening(needs: Needs) {
  return async (items: readonly Item[], outcomes: readonly Outcome[]): Promise<void> => {
    for (const [at, item] of items.entries()) {
      const outcome = outcomes[at];
      const settled = outcome?.outcome === 'joins' || outcome?.outcome === 'noise';
      if (item.verdict.speaker && !item.mention.update && settled) await heard(needs, item, outcome);
    }
  };
}

async function heard(needs: Needs, { mention, verdict }: Item, outcome: Outcome): Promise<void> {
  const { speaker, units } = verdict;
  if (!speaker) return;
  const { org } = needs.settings();
  const reader = readerOf(org);
  const words = wordsOf(mention);
  const joined =
    outcome.outcome === 'joins' ? await standing(needs, [org.root], outcome.incident) : undefined;
  const views = [
    ...(joined ? [joined] : []),
    ...(await needs.reads.list([speaker], { limit: most })).filter(({ drill }) => !drill),
  ];
  const about = unapprovedAbout(
    {
      ...{ words, speaker, units, told: told(read(words, reader)) },
      ...(joined && isLive(joined) && { joins: joined.incident.id }),
    },
    views.filter(isLive).map((view) => concernOf(view, (each) => told(read(wordsOf(each), reader)))),
  );
  if (!about || (await isApproved(needs, words, views))) return;
  await execute(needs.door, {
    ...{ id: `unapproved:${mention.id}`, actor: { kind: 'machine', id: 'triage' }, texts: [] },
    command: { type: 'tellUnapproved', incident: about, mention: mention.id },
  });
}

/** The incident, or the one that it was merged into. */
async function standing({ reads }: Needs, scope: Scope, id: IncidentId): Promise<IncidentView | undefined> {
  const view = await reads.incident(scope, id);
  return view?.incident.stage === 'merged' ? reads.incident(scope, view.incident.into) : view;
}

function isLive({ incident: { stage } }: IncidentView): boolean {
  return stage === 'open' || stage === 'owned';
}

function concernOf(
  { incident, first, quote }: IncidentView,
  tells: (mention: MentionView) => string,
): Concern {
  const { id, unit, level, versions = [] } = incident;
  return {
    ...{ incident: id, unit, level },
    told: [first, quote].flatMap((each) => (each ? tells(each) : [])),
    out: versions.some(({ publications }) => publications.some(maybeRead)),
  };
}

/** What an account puts around a text: its name, a date, a few tags. */
const around = 60;

/** As near as a page must be to what was approved, and next to nothing more; one answer of an approved set is as good as the set. */
async function isApproved(
  { statements }: Needs,
  words: string,
  views: readonly IncidentView[],
): Promise<boolean> {
  for (const { incident, code } of views) {
    for (const version of (incident.versions ?? []).filter(hasQuorum)) {
      const approved = await statements.words(incident.id, version.number);
      if (approved !== undefined && says(words, approvedText(code, version, approved))) return true;
    }
  }
  return false;
}

function says(words: string, whole: ApprovedText): boolean {
  const answers = whole.form === 'replies' ? answersIn(whole.body) : [];
  return [whole, ...answers.map(({ answer }) => ({ ...whole, title: '', body: answer }))]
    .filter(({ title, body }) => words.length <= title.length + body.length + around)
    .some((each) => compare(each, words).is === 'same');
}
