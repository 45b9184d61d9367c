import { nowhere } from '../eval/nowhere.ts';
import { judged, type RiskRow, riskFigures } from '../eval/risk.ts';
import { defaultPolicy } from '../src/policy/defaults.ts';
import { makeKit } from '../src/triage/triage.ts';
import type { Fitted } from './fit.ts';
import { matterOf } from './heads.ts';
import { hashOf } from './held.ts';
import { packed } from './pack.ts';
import type { Labelled } from './sets.ts';

/** How titles are parted: by chance, or by year, so that no matter is both learned from and judged. */
export const partings: Readonly<Record<string, (text: Labelled) => string>> = {
  parts: ({ text }) => `${Number.parseInt(hashOf(text).slice(2, 8), 16) % 5}`,
  years: ({ year }) => year,
};

/**
 * How well what is learned from titles holds on titles it has not seen: each part is judged by heads made of the other
 * parts, and beside them by the words alone. `mood` has read no title, so it serves all.
 */
export function crossValidated(texts: readonly Labelled[], partOf: (text: Labelled) => string, mood: Fitted) {
  const words = makeKit(nowhere, defaultPolicy);
  const all = [...new Set(texts.map(partOf))].flatMap((part) => {
    const { stance, category } = matterOf(texts.filter((each) => partOf(each) !== part));
    const model = packed(mood, stance, category);
    const kit = makeKit(nowhere, defaultPolicy, model);
    const unseen = texts.filter((each) => partOf(each) === part && isWhole(each));
    return unseen.map((each) => ({
      row: rowOf(each),
      said: judged(each.text, kit),
      alone: judged(each.text, words),
    }));
  });
  const rows = all.map(({ row }) => row);
  return {
    withModel: riskFigures(
      rows,
      all.map(({ said }) => said),
    ),
    wordsAlone: riskFigures(
      rows,
      all.map(({ alone }) => alone),
    ),
  };
}

/** A nature that somebody pressed leaves open what the rubric asks. */
function isWhole({ relevant, negative, category }: Labelled): boolean {
  return !relevant || (negative !== undefined && category !== undefined);
}

function rowOf({ text, relevant, negative, category = 'none', level }: Labelled): RiskRow {
  return { text, relevant: relevant ? 1 : 0, negative: negative ? 1 : 0, category, level };
}
