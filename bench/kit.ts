import { readFileSync } from 'node:fs';
import type { UnitPath } from '../src/incident/incident.ts';
import { modelFile } from '../src/model.ts';
import { defaultPolicy } from '../src/policy/defaults.ts';
import type { Org, Unit } from '../src/policy/org.ts';
import { readModel } from '../src/triage/model/file.ts';
import { type Kit, makeKit } from '../src/triage/triage.ts';
import { patternsOf, seeded } from './chain.ts';

const namesEach = 20;

/** Headquarters and so many branches of twenty names each: with 2,000 of them the patterns of PERFORMANCE section 1. */
export function chainOf(size: number): Org {
  const names = patternsOf(seeded(20_260_101), size);
  const root = 'hq' as UnitPath;
  const unit = (path: UnitPath, kind: Unit['kind'], name: string, aliases: readonly string[]): Unit => ({
    ...{ path, kind, name, aliases, keywords: [], channels: [], zone: 'Asia/Shanghai' },
  });
  const branch = (_each: unknown, index: number): Unit => {
    const aliases = names.slice(index * namesEach, (index + 1) * namesEach);
    return unit(`hq/b${index}` as UnitPath, 'branch', aliases[0] ?? '', aliases);
  };
  const units = [unit(root, 'hq', '示例医疗集团', []), ...Array.from({ length: size }, branch)];
  return { root, units: new Map(units.map((each) => [each.path, each])), channels: new Map() };
}

/** Triage for a chain, with the shipped model. */
export function kitOf(org: Org): Kit {
  const model = readModel(readFileSync(modelFile));
  if (!model.ok) throw new Error(`the shipped model is refused: ${model.problem}`);
  return makeKit(org, defaultPolicy, model.model);
}
