import { sheetOf, titleOf } from '../bot/cards/lines.ts';
import type { Notice } from '../bot/message.ts';
import type { IncidentId, UnitPath } from '../incident/incident.ts';
import type { SourceStates } from '../ports/sources.ts';
import type { Reads, Settings } from '../ports.ts';
import { type Digest, mostDismissals, type Period, type SourceSum } from '../reports/digest/digest.ts';
import type { Digests } from '../reports/digest/kept.ts';
import { digestOf } from '../reports/digest/make.ts';
import { daysFrom, knownFrom, periodBefore } from '../reports/digest/period.ts';
import type { QuietMentions, QuietRead } from '../reports/digest/quiet.ts';
import { spokenOf } from '../reports/digest/spoken.ts';
import { digestNotice } from '../reports/digest/told.ts';

export interface DigestNeeds {
  readonly settings: () => Settings;
  readonly digests: Pick<Digests, 'read'>;
  readonly quietMentions: QuietMentions;
  readonly reads: Pick<Reads, 'incident'>;
  readonly sourceStates: Pick<SourceStates, 'get'>;
  /** Works a little at a time, so that whoever presses a button meanwhile is answered. */
  readonly inSlices: <Result>(work: Generator<undefined, Result>) => Promise<Result>;
  readonly now: () => Date;
}

/** What keeps coming back is looked for over so long a time before the period's end. */
const signMs = 30 * 86_400_000;

/** The digest of a unit for a period, read with the eyes of that unit, and as it is told. */
export async function digesting(
  needs: DigestNeeds,
  unit: UnitPath,
  period: Period,
): Promise<{ readonly digest: Digest; readonly notice: Notice }> {
  const { org, people, policy, sources } = needs.settings();
  const rows = await needs.digests.read([unit], {
    ...{ from: knownFrom(period), period, before: periodBefore(period), days: daysFrom(period) },
    whole: unit === org.root,
  });
  const house = { org, people, policy };
  const quiet = period.form === 'day' ? { mentions: [] } : await quietBefore(needs, unit, period);
  const digest = await needs.inSlices(
    digestOf(
      {
        ...{ unit, period, ...rows },
        sources: await healthOf(sources, needs.sourceStates),
        spoken: await needs.inSlices(spokenOf(quiet.mentions)),
        ...(quiet.since && { spokenSince: quiet.since }),
      },
      house,
    ),
  );
  const titles = await titlesOf(needs, digest);
  return { digest, notice: digestNotice(digest, { ...house, now: needs.now(), titles }) };
}

function quietBefore(
  { quietMentions }: DigestNeeds,
  unit: UnitPath,
  { from, to }: Period,
): Promise<QuietRead> {
  const since = new Date(to.getTime() - signMs);
  return quietMentions.read([unit], since < from ? since : from, to);
}

async function healthOf(sources: Settings['sources'], states: Pick<SourceStates, 'get'>): Promise<SourceSum> {
  const known = await Promise.all(sources.map(async ({ name }) => ({ name, ...(await states.get(name)) })));
  const silent = known.flatMap(({ name, silentSince }) =>
    silentSince ? [{ name, since: silentSince }] : [],
  );
  const failing = known.flatMap(({ name, lastErrorAt, lastOkAt }) =>
    lastErrorAt && (!lastOkAt || lastErrorAt > lastOkAt) ? [{ name, since: lastErrorAt }] : [],
  );
  return { total: sources.length, silent, failing };
}

async function titlesOf(
  { settings, reads, now }: DigestNeeds,
  { unit, top, dismissals }: Digest,
): Promise<ReadonlyMap<IncidentId, string>> {
  const voice = { ...settings(), now: now() };
  const titles = await Promise.all(
    [...top, ...dismissals.slice(0, mostDismissals)].map(async ({ id }) => {
      const view = await reads.incident([unit], id);
      return view ? [[id, titleOf(sheetOf(view, { unit, duty: '' }, voice))] as const] : [];
    }),
  );
  return new Map(titles.flat());
}
