import { expect } from 'vitest';
import { z } from 'zod';
import type { Answered, Stage } from './attackStage.ts';
import type { Target } from './attackTexts.ts';

/** One way to get words out that must not work, by its name. */
export type Attack = readonly [name: string, run: (stage: Stage) => Promise<void>];

const Detail = z.looseObject({
  reason: z.string().optional(),
  refusal: z.looseObject({ reason: z.string() }).optional(),
});

/** A kind no is in Chinese and names a way out. */
const kind = /\p{Script=Han}.*(?:请|需|如 )/su;

/**
 * The attempt is answered with a kind no, its row in the audit names who tried and why it was refused, nothing went out, and
 * the text and what is known are as they were.
 */
export async function denied(
  stage: Stage,
  target: Target,
  by: string,
  reasons: string | readonly string[],
  attempt: () => Promise<Answered>,
): Promise<Answered> {
  const before = await standing(stage, target);
  const seq = await stage.lastSeq();
  const answer = await attempt();
  expect(answer.tone, answer.text).toBe('refused');
  expect(answer.text).toMatch(kind);
  const noes = (await stage.auditSince(seq)).filter(({ action }) => `${action}`.startsWith('refused.'));
  const who = by === 'nobody' ? by : `person:${stage.personOf(by)}`;
  const own = noes.filter(({ actor }) => actor === who);
  expect(own, `audit rows of the refusal: ${answer.text}`).toHaveLength(1);
  const { reason, refusal } = Detail.parse(own[0]?.detail);
  expect([reasons].flat(), answer.text).toContain(refusal?.reason ?? reason);
  expect(await standing(stage, target)).toEqual(before);
  return answer;
}

/** What must not move: the text, its approvals and its publications, the facts, and what is out. */
async function standing(stage: Stage, { incident, number }: Target) {
  const { incident: known } = await stage.view(incident);
  const versions = known.versions ?? [];
  return {
    version: versions.find((each) => each.number === number),
    facts: known.facts,
    texts: versions.length,
    level: known.level,
    publications: await stage.publications(),
    posts: stage.site.posts.length,
  };
}

/** Nothing is said, stopped or published by this, whatever was answered: it is no press at all. */
export async function nothing(stage: Stage, target: Target, attempt: () => Promise<unknown>): Promise<void> {
  const now = async () => ({
    version: (await stage.view(target.incident)).incident.versions?.find(
      ({ number }) => number === target.number,
    ),
    stopped: await stage.house().store.stopSwitch.state(),
    delegations: await stage.house().store.delegations.inForce(stage.now()),
    publications: await stage.publications(),
    posts: stage.site.posts.length,
  });
  const before = await now();
  await attempt();
  await stage.house().quiet();
  expect(await now()).toEqual(before);
}
