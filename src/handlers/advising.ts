import type { IncidentId, TextId } from '../incident/incident.ts';
import type { Mentions, MuteBook, SecondOpinion } from '../ports.ts';
import type { Item, Verdict } from '../triage/mention.ts';
import type { Model } from '../triage/model/model.ts';
import { mutesOf } from '../triage/mute.ts';
import { isSure, type Opinion } from '../triage/opinion.ts';
import { gather, makeKit, verdictOf } from '../triage/triage.ts';
import { execute } from './execute.ts';
import { opinionPurse, type PurseNeeds } from './opinionPurse.ts';
import { carryOut, type OutcomeNeeds } from './outcomes.ts';
import { makeSecondOpinions, type SecondOpinionNeeds, type SecondOpinions } from './secondOpinion.ts';

export interface AdvisingNeeds extends OutcomeNeeds {
  readonly mentions: Pick<Mentions, 'alike' | 'openMatters' | 'settle'>;
  readonly mutes: Pick<MuteBook, 'inForce' | 'held'>;
  readonly model?: Model | undefined;
}

/** All of it: who is asked, what it may cost, and what follows. */
export function openSecondOpinions(
  reader: SecondOpinion,
  needs: AdvisingNeeds & PurseNeeds & Pick<SecondOpinionNeeds, 'log'>,
): SecondOpinions {
  const { settings, now, log } = needs;
  const act: SecondOpinionNeeds['act'] = (item, opinion) => advise(needs, item, opinion);
  return makeSecondOpinions({ reader, purse: opinionPurse(needs), settings, now, act, log });
}

/**
 * What an opinion that is sure of itself brings about. Where there is an incident, a hint on it. Where triage had held the mention
 * back and the opinion is against us, triage judges it again without its doubt: by its own words and policy.yaml it opens,
 * joins, or stays noise. It lowers, dismisses and closes nothing; there is no command for that.
 */
async function advise(needs: AdvisingNeeds, item: Item, opinion: Opinion): Promise<void> {
  if (!isSure(opinion)) return;
  const incident = await incidentOf(needs, item.verdict);
  if (incident) return tell(needs, incident, item, opinion);
  if (opinion.stance !== 'adverse') return;
  const verdict = await reconsider(needs, item, opinion);
  const woken = verdict && (await incidentOf(needs, verdict));
  if (woken) await tell(needs, woken, item, opinion);
}

/** Where a mention with these words about these units is by now. */
async function incidentOf(needs: AdvisingNeeds, verdict: Verdict): Promise<IncidentId | undefined> {
  const units = verdict.units.join(' ');
  const alike = await needs.mentions.alike([verdict], since(needs));
  return alike.find((each) => each.exact === verdict.exact && each.units.join(' ') === units && each.incident)
    ?.incident;
}

/** Undefined when it is no louder without the doubt. */
async function reconsider(
  needs: AdvisingNeeds,
  item: Item,
  { stance }: Opinion,
): Promise<Verdict | undefined> {
  const { org, policy } = needs.settings();
  const kit = makeKit(org, policy, needs.model);
  const mention = { ...item.mention, update: true };
  const verdict = verdictOf(mention, kit, stance);
  if (verdict.level === item.verdict.level) return undefined;
  const now = needs.now();
  const alike = await needs.mentions.alike(
    [verdict],
    since(needs),
    mention.parentUrl ? [mention.parentUrl] : [],
  );
  const incidents = [...new Set(alike.flatMap(({ incident }) => incident ?? []))];
  const matters = await needs.mentions.openMatters(incidents, since(needs));
  const mutes = mutesOf(await needs.mutes.inForce(now));
  const items = [{ mention, verdict }];
  await carryOut(needs, kit, items, gather(items, { alike, now, policy, mutes }), matters, () => false);
  return verdict;
}

async function tell(
  needs: AdvisingNeeds,
  incident: IncidentId,
  { mention }: Item,
  { stance, words }: Opinion,
): Promise<void> {
  const text = words.length > 0 ? (needs.newId() as TextId) : undefined;
  await execute(needs.door, {
    id: `advise:${incident}:${mention.id}:${stance}`,
    actor: { kind: 'machine', id: 'adviser' },
    command: { type: 'advise', incident, mention: mention.id, stance, ...(text && { text }) },
    texts: text ? [{ id: text, kind: 'note', words: words.join(' / ') }] : [],
  });
}

function since({ now, settings }: AdvisingNeeds): Date {
  return new Date(now().getTime() - settings().policy.joinWindowMs);
}
