import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { TextId } from '../../src/incident/incident.ts';
import type { Stage } from './attackStage.ts';
import type { Target } from './attackTexts.ts';

/** The release group asks for it to go out. */
export const out = (
  stage: Stage,
  { subject }: Target,
  values: Readonly<Record<string, string>> = { ways: 'site' },
) => stage.press('release', 'hq-release', subject, 'publish', values);

/** A text that rests on a fact of its own, so that nobody else's loses it. */
export async function ownFact(stage: Stage, to: 'submitted' | 'approved'): Promise<Target> {
  const fact = await stage.fact(stage.grave, '家属于11月20日向院区提出投诉，院区当日受理');
  return stage.text(to, { facts: [fact] });
}

export async function moves(
  stage: Stage,
  { incident, facts }: Target,
  verb: '存疑' | '撤回事实',
): Promise<void> {
  const type = verb === '存疑' ? 'disputeFact' : 'withdrawFact';
  const [fact] = facts;
  if (!fact) throw new Error('it rests on nothing');
  const reason = randomUUID() as TextId;
  const moved = await stage.does('commander', { type, incident, fact, reason }, '当事科室说法不同');
  expect(moved.ok, JSON.stringify(moved)).toBe(true);
}
