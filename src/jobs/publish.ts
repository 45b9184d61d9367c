import { type Door, execute } from '../handlers/execute.ts';
import { versionHash } from '../handlers/statements/text.ts';
import type { Known, TextId } from '../incident/incident.ts';
import { versionOf, waiting } from '../incident/quorum.ts';
import type { PublicationState, Version } from '../incident/statement.ts';
import type { IncidentView } from '../incident/view.ts';
import { demandsOf } from '../policy/speech.ts';
import type { Outcome, Outlet, Statements } from '../ports/statements.ts';
import type { Job, JobResult, NewId, Reads } from '../ports.ts';
import { approvedText } from '../statement/approved.ts';

export interface PublishNeeds {
  readonly door: Door;
  readonly reads: Pick<Reads, 'incident'>;
  readonly statements: Statements;
  readonly outlets: readonly Outlet[];
  readonly newId: NewId;
  readonly log: { readonly error: (fields: object, message: string) => void };
}

type PublishJob = Extract<Job, { queue: 'publish' }>;

/**
 * The one place from which words leave (SECURITY T8). Taken in hand in the database first, which counts the approvals again;
 * the very bytes that go out are hashed once more. Whoever finds it in hand already says "uncertain" and asks people, never
 * tries again (SECURITY F2, class B).
 */
export async function publishOut(needs: PublishNeeds, job: PublishJob): Promise<JobResult> {
  const { door, reads, statements, outlets } = needs;
  const view = await reads.incident([door.settings().org.root], job.incident);
  const version = view && versionOf(view.incident, job.version);
  const asked = version?.publications.find(({ id }) => id === job.publication);
  if (!view || !version || (asked && asked.state !== 'asked')) return { done: true };
  // Nobody asked for it: the door says no, and writes it down.
  if (!asked) return tell(needs, job, 'failed');

  const outlet = outlets.find(({ name }) => name === job.way);
  const words = await statements.words(job.incident, job.version);
  if (!outlet || words === undefined || !isWhatWasApproved(view, version, words))
    return tell(needs, job, 'failed');
  if (!stillStands(view.incident, version, door)) return tell(needs, job, 'stopped');
  const hand = await statements.claim(job.publication, door.now());
  if (hand === 'refused') return tell(needs, job, 'stopped');
  if (hand === 'taken') return tell(needs, job, 'uncertain');
  const outcome = await sent(needs, outlet, version, words, view, job);
  return tell(needs, job, outcome.outcome, {
    link: outcome.outcome === 'published' ? outcome.link : undefined,
    why: 'why' in outcome ? outcome.why : undefined,
  });
}

function isWhatWasApproved({ incident }: IncidentView, version: Version, text: string): boolean {
  const { statement, number, form, hash } = version;
  return versionHash({ incident: incident.id, statement, number, form, text }) === hash;
}

/** What has changed since the press: a graver level asks for more, a fact may have fallen. The database does not know. */
function stillStands(incident: Known, { submission, facts }: Version, { settings }: Door): boolean {
  if (!submission) return false;
  const waits = waiting(submission, demandsOf(incident.level, settings().policy));
  const firm = facts.every((id) => incident.facts?.find((each) => each.id === id)?.state === 'confirmed');
  return waits.length === 0 && firm;
}

async function sent(
  { log }: PublishNeeds,
  outlet: Outlet,
  version: Version,
  words: string,
  { code }: IncidentView,
  { publication, way }: PublishJob,
): Promise<Outcome> {
  try {
    return await outlet.publish(approvedText(code, version, words), publication);
  } catch (error) {
    log.error({ error, way }, 'a way out broke while something was on it');
    return { outcome: 'uncertain', why: 'it broke on the way' };
  }
}

/** What became of it, with the link or the reason that came with it. */
async function tell(
  { door, newId }: PublishNeeds,
  { incident, version, publication }: PublishJob,
  state: Exclude<PublicationState, 'asked'>,
  { link, why }: { readonly link?: string | undefined; readonly why?: string | undefined } = {},
): Promise<JobResult> {
  const named = (words: string | undefined): TextId | undefined =>
    words === undefined ? undefined : (newId() as TextId);
  const [linkId, whyId] = [named(link), named(why)];
  await execute(door, {
    id: `published:${publication}:${state}`,
    actor: { kind: 'machine', id: 'publisher' },
    command: {
      ...{ type: 'tellPublication', incident, version, publication, state },
      ...(linkId && { link: linkId }),
      ...(whyId && { why: whyId }),
    },
    texts: [
      ...(linkId && link !== undefined ? [{ id: linkId, kind: 'link', words: link } as const] : []),
      ...(whyId && why !== undefined ? [{ id: whyId, kind: 'reason', words: why } as const] : []),
    ],
  });
  return { done: true };
}
