import type { Notice } from '../bot/message.ts';
import { type DigestNeeds, digesting } from '../handlers/digesting.ts';
import type { Attachment, Delivery, JobResult, Platform } from '../ports.ts';
import type { Digest, Period } from '../reports/digest/digest.ts';
import { inParts, type Parts } from '../reports/digest/inParts.ts';
import type { DigestJob } from '../reports/digest/kept.ts';
import { periodOf } from '../reports/digest/period.ts';
import { headOf, isQuiet, tabled } from '../reports/digest/told.ts';
import { type DeliverNeeds, told } from './deliver.ts';
import { ranks, waitTurn } from './turns.ts';

export interface DigestDelivery extends DeliverNeeds {
  readonly digesting: DigestNeeds;
  /** Draws it somewhere else, as PNG; why not, where it could not. */
  readonly draw: (
    digest: Digest,
  ) => Promise<
    { readonly ok: true; readonly png: Uint8Array } | { readonly ok: false; readonly why: string }
  >;
}

/**
 * A group gets its digest: the picture first, then what it says in words, as one message where the platform has such. A
 * picture that could not be drawn or sent holds nothing up: the words say everything. Each is sent once under its key,
 * where the platform can tell.
 */
export async function deliverDigest(
  needs: DigestDelivery,
  job: DigestJob,
  attempt: number,
): Promise<JobResult> {
  const group = needs.settings().org.channels.get(job.channel);
  const platform = group && needs.platform(group.platform);
  if (!group || !platform) return { done: true };
  const period = periodTold(job, needs.settings().org.units.get(group.unit)?.zone ?? 'UTC');
  const { digest, notice } = await digesting(needs.digesting, group.unit, period);
  const turn = await waitTurn(needs, platform, group.id, { id: job.key, rank: ranks.other, what: 'send' });
  if (turn > 0) return { done: false, afterMs: turn, why: 'others go first', early: true };
  const to = { platform, to: group.id };
  const seen = isQuiet(digest) || job.table ? undefined : await show(needs, { digest, notice }, job, to);
  const whole = seen?.outcome === 'sent' && platform.show;
  if (seen && (whole || seen.outcome === 'retry')) return told(needs, seen, attempt, about(job));
  const said = inParts(job.table ? tabled(notice) : notice, platform.can.letters?.message);
  return told(needs, await say(needs, said, job, to), attempt, about(job));
}

/** One message after the other, each under a key of its own; the next waits for the one before. */
async function say(
  needs: DigestDelivery,
  [first, ...more]: Parts,
  job: DigestJob,
  to: Place,
): Promise<Delivery> {
  const one = async (notice: Notice, key: string): Promise<Delivery> => {
    const delivery = await to.platform.send(to.to, notice, key);
    await needs.pacer.heard(to.platform, to.to, delivery);
    return delivery;
  };
  let delivery = await one(first, job.key);
  for (const [at, part] of more.entries()) {
    if (delivery.outcome !== 'sent') return delivery;
    delivery = await one(part, `${job.key}:${at + 2}`);
  }
  return delivery;
}

interface Place {
  readonly platform: Platform;
  /** The group, by the platform's own id. */
  readonly to: string;
}

/** Undefined where there is no picture, or no way to show one. */
async function show(
  needs: DigestDelivery,
  { digest, notice }: Awaited<ReturnType<typeof digesting>>,
  job: DigestJob,
  { platform, to }: Place,
): Promise<Delivery | undefined> {
  const picture = (platform.show ?? platform.attach) && (await pictured(needs, digest, job));
  if (!picture) return undefined;
  const caption = headOf(digest, { ...needs.settings(), now: needs.now() });
  const seen = platform.show
    ? await platform.show(to, picture, notice, job.key)
    : await platform.attach?.(to, picture, caption, `${job.key}:picture`);
  if (!seen) return undefined;
  await needs.pacer.heard(platform, to, seen);
  if (seen.outcome === 'failed' || seen.outcome === 'uncertain')
    needs.log.warn({ ...about(job), why: seen.why }, 'the picture of a digest was not taken');
  return seen;
}

function periodTold({ form, first, last, upTo }: DigestJob, zone: string): Period {
  const period = periodOf(form, first, last, zone);
  return upTo === undefined ? period : { ...period, to: new Date(upTo), running: true };
}

async function pictured(
  { draw, log }: DigestDelivery,
  digest: Digest,
  job: DigestJob,
): Promise<Attachment | undefined> {
  const drawn = await draw(digest);
  if (!drawn.ok) {
    log.warn({ ...about(job), why: drawn.why }, 'a digest goes out without its picture');
    return undefined;
  }
  return { name: `fenghuo-${job.form}-${job.last}.png`, mime: 'image/png', bytes: drawn.png };
}

function about({ channel, form, last }: DigestJob): object {
  return { channel, form, last };
}
