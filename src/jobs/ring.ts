import { rungNotice, rungText } from '../bot/cards/rung.ts';
import { degrade } from '../bot/degrade.ts';
import type { Rung } from '../incident/rung.ts';
import type { IncidentView } from '../incident/view.ts';
import type { Person } from '../policy/org.ts';
import { hookWay, reasonsToRing } from '../policy/ringing.ts';
import type { Delivery, Job, JobResult, Platform } from '../ports.ts';
import { told } from './deliver.ts';
import { accountOf, lookJob, meansOf, type RingNeeds } from './ringing.ts';
import { ranks, waitTurn } from './turns.ts';

export type PhoneJob = Extract<Job, { queue: 'ring'; way: string }>;

const done: JobResult = { done: true };
/** An answer that was lost so often will not come: not everybody who is asked again under one key rings once for it. */
const mostAsked = 3;

/** One person's phone, once: not if somebody has it by now, and never behind what only waits for its group. */
export async function ringPhone(
  needs: RingNeeds,
  { rung: id }: PhoneJob,
  attempt: number,
): Promise<JobResult> {
  const rung = await needs.rungs.get(id);
  if (!rung || (rung.outcome !== undefined && rung.outcome !== 'uncertain')) return done;
  const view = await stillWanted(needs, rung);
  if (!view) {
    if (rung.outcome === undefined) await needs.rungs.settle(id, 'dropped', needs.now());
    return done;
  }
  const line = lineTo(needs, rung, view);
  // Who is rung is a group of their own to the platform: no other group's pace is in the way.
  const ticket = { id, rank: ranks.rollUp, what: 'send' } as const;
  const turn = line.platform ? await waitTurn(needs, line.platform, rung.person, ticket) : 0;
  if (turn > 0) return { done: false, afterMs: turn, why: 'others go first', early: true };
  const delivery = await line.ring();
  if (line.platform) await needs.pacer.heard(line.platform, rung.person, delivery);
  await note(needs, rung, delivery);
  if (delivery.outcome === 'uncertain' && attempt + 1 >= mostAsked) return done;
  return told(needs, delivery, attempt, { rung: id, way: rung.way });
}

/** The incident as it is, if there still is this reason to ring for that unit. */
async function stillWanted({ settings, reads }: RingNeeds, rung: Rung): Promise<IncidentView | undefined> {
  const { org, policy } = settings();
  const view = await reads.incident([rung.unit], rung.incident);
  const reasons = view ? reasonsToRing(view.incident, org, policy) : [];
  return reasons.some(({ unit, why }) => unit === rung.unit && why === rung.why) ? view : undefined;
}

/** A way to a person's phone, and the platform whose budget it uses, if it is one. */
interface PhoneLine {
  readonly platform?: Platform;
  readonly ring: () => Promise<Delivery>;
}

function lineTo(needs: RingNeeds, rung: Rung, view: IncidentView): PhoneLine {
  const person = needs.settings().people.byId.get(rung.person);
  if (rung.way === hookWay) return { ring: () => byHook(needs, rung, view, person) };
  const platform = needs.platform(rung.way);
  const account = accountOf(person, rung.way);
  if (!platform || account === undefined) return { ring: noLine };
  return { platform, ring: () => byPlatform(needs, rung, view, platform, account) };
}

async function byPlatform(
  { settings, now }: RingNeeds,
  rung: Rung,
  view: IncidentView,
  platform: Platform,
  account: string,
): Promise<Delivery> {
  const voice = { ...settings(), now: now() };
  const notice = degrade(rungNotice(view, rung.unit, rung.why, voice), platform.can, voice.policy.language);
  if (notice.kind !== 'notice') return noLine();
  return (await platform.ring?.(account, notice, rung.how, rung.id)) ?? noLine();
}

/** The number is looked up now and goes nowhere else. */
async function byHook(
  needs: RingNeeds,
  rung: Rung,
  view: IncidentView,
  person: Person | undefined,
): Promise<Delivery> {
  const { hook, settings, now } = needs;
  if (!hook || !person || person.phone === '' || !meansOf(needs, view).hook) return noLine();
  const text = rungText(view, rung.unit, rung.why, { ...settings(), now: now() });
  const { level } = view.incident;
  const how = rung.how === 'phone' ? 'phone' : 'sms';
  return hook.ring(
    { employeeNo: person.id, phone: person.phone },
    { code: view.code, level, text, how },
    rung.id,
  );
}

function noLine(): Promise<Delivery> {
  return Promise.resolve({ outcome: 'failed', why: 'no account or number any more' });
}

/** What became of it stands on the card; who could not be reached at all is at once rung by another way. */
async function note(
  { rungs, outbox, now }: RingNeeds,
  { id, incident }: Rung,
  delivery: Delivery,
): Promise<void> {
  if (delivery.outcome === 'retry') return;
  await rungs.settle(id, delivery.outcome, now(), delivery.outcome === 'sent' ? delivery.ref : undefined);
  const effect = { type: 'refresh', incident } as const;
  await outbox.put([
    { queue: 'spread', effect, key: `${id} ${delivery.outcome}` },
    ...(delivery.outcome === 'failed' ? [lookJob(incident, now(), `failed ${id}`)] : []),
  ]);
}
