import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Door } from '../../src/handlers/execute.ts';
import { makeVersion } from '../../src/handlers/statements/drafting.ts';
import type { IncidentId, TextId } from '../../src/incident/incident.ts';
import type { Command, Decision } from '../../src/incident/language.ts';
import { versionOf } from '../../src/incident/quorum.ts';
import { type FactId, subjectOf, type Version } from '../../src/incident/statement.ts';
import type { IncidentView } from '../../src/incident/view.ts';
import { personOf, roleOf } from './attackPeople.ts';

/** One text of one incident, as those who press on it name it. */
export interface Target {
  readonly incident: IncidentId;
  readonly code: string;
  readonly number: number;
  readonly hash: string;
  readonly facts: readonly FactId[];
  /** `P1-v3 a41f09c2` */
  readonly name: string;
  readonly subject: string;
}

interface Making {
  readonly incident?: IncidentId;
  readonly by?: string;
  readonly base?: Target;
  readonly facts?: readonly FactId[];
}

interface Needs {
  readonly door: () => Door;
  /** What a person of ours does, at the door itself, to make ready. */
  readonly does: (account: string, command: Command, words?: string) => Promise<Decision>;
  readonly view: (incident: IncidentId) => Promise<IncidentView>;
  readonly now: () => Date;
  /** The incident that texts are about when nothing else is said. */
  readonly grave: IncidentId;
}

/** Texts made ready for an attack: drafted, handed in, approved, each as its people do it. */
export function makeTexts({ door, does, view, now, grave }: Needs) {
  async function fact(incident: IncidentId, words: string): Promise<FactId> {
    const id = randomUUID() as FactId;
    const text = randomUUID() as TextId;
    const said = await does('release', { type: 'addFact', incident, fact: id, text }, words);
    expect(said.ok, JSON.stringify(said)).toBe(true);
    const confirmed = await does('commander', { type: 'confirmFact', incident, fact: id });
    expect(confirmed.ok, JSON.stringify(confirmed)).toBe(true);
    return id;
  }

  async function target(
    incident: IncidentId,
    number: number,
  ): Promise<Target & { readonly version: Version }> {
    const { incident: known, code } = await view(incident);
    const version = versionOf(known, number) ?? expect.fail(`no version ${number}`);
    const { hash, facts } = version;
    const name = `${code}-v${number} ${hash.slice(0, 8)}`;
    return {
      ...{ incident, code, number, hash, facts, name, version },
      subject: subjectOf(incident, version),
    };
  }

  /** A draft that passes its checks, as a new statement or as the next version of one. */
  async function drafted(
    incident: IncidentId,
    by: string,
    base: Target | undefined,
    own?: readonly FactId[],
  ) {
    const before = await view(incident);
    const known = before.incident.facts?.find(({ state }) => state === 'confirmed');
    const facts = own ??
      base?.facts ?? [known?.id ?? (await fact(incident, '家属于11月20日向院区提出投诉，院区当日受理'))];
    const made = {
      ...({ form: 'site', purpose: 'statement', facts, text: fitting(now()) } as const),
      ...(base && { base: versionOf(before.incident, base.number) ?? expect.fail() }),
    };
    const actor = { kind: 'person', id: personOf(by) } as const;
    const asking = { key: randomUUID(), role: roleOf(by), actor };
    const decision = await makeVersion(
      { door: door(), newId: randomUUID },
      asking,
      await view(incident),
      made,
    );
    const event = decision.ok ? decision.events.find(({ type }) => type === 'drafted') : undefined;
    if (event?.type !== 'drafted') throw new Error(JSON.stringify(decision));
    return target(incident, event.version);
  }

  async function signs(account: string, type: 'submit' | 'approve', { incident, ...named }: Target) {
    const seen = type === 'approve' ? { reason: randomUUID() as TextId } : {};
    const command = { type, incident, version: named.number, hash: named.hash, ...seen };
    const decision = await does(account, command, '已看过');
    expect(decision.ok, `${type} ${JSON.stringify(decision)}`).toBe(true);
  }

  /** A text that was drafted, handed in, or approved by all who must. */
  async function text(
    to: 'drafted' | 'submitted' | 'approved' = 'submitted',
    { incident = grave, by = 'release', base, facts }: Making = {},
  ): Promise<Target> {
    const made = await drafted(incident, by, base, facts);
    if (to !== 'drafted') await signs(by, 'submit', made);
    if (to === 'approved') await signs('commander', 'approve', made);
    if (to === 'approved' && incident === grave) await signs('legal', 'approve', made);
    return made;
  }

  const kept = new Map<string, Promise<Target>>();
  /** The same text for everybody who will not change it. */
  function waits(to: 'drafted' | 'submitted' | 'approved', incident = grave): Promise<Target> {
    const key = `${to} ${incident}`;
    const made = kept.get(key) ?? text(to, { incident });
    kept.set(key, made);
    return made;
  }

  return { fact, target, text, waits };
}

const fitting = (now: Date): string =>
  [
    '关于有关情况的说明',
    '家属于11月20日向院区提出投诉，院区当日受理。',
    '我们理解大家的关切，有关情况正在核实。',
    '示例医疗集团',
    new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(now),
  ].join('\n\n');
