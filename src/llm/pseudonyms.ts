import { maskedSpans, placeholders } from '../triage/mask.ts';

/** What stands in brackets, in what goes out and in what comes back. */
export const slots = /【[^【】]*】/gu;

const reach = new RegExp(placeholders.source, 'iu');

/** Masked words under numbers of their own, for one question: what goes out has them, what comes back is taken out of them. */
export interface Pseudonyms {
  /** 张某某 becomes 【人员1】, 【电话】 becomes 【电话1】, the next 【电话】 is 【电话2】. */
  readonly put: (masked: string) => string;
  /** The masked form again, never more than that. Undefined when a bracket in it is none of ours. */
  readonly restore: (text: string) => string | undefined;
}

/**
 * Numbers what the mask wrote. Who is called the same is the same person, as far as can be told: 张某某 is 【人员1】 in every
 * fact; of two telephones nothing can be told, each is its own.
 */
export function pseudonyms(): Pseudonyms {
  const shownBy = new Map<string, string>();
  const slotOf = new Map<string, string>();
  const counts = new Map<string, number>();

  function slotFor(shown: string, kind: string): string {
    const known = reach.test(shown) ? undefined : slotOf.get(shown);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    const slot = `【${kind}${count}】`;
    counts.set(kind, count);
    slotOf.set(shown, slot);
    shownBy.set(slot, shown);
    return slot;
  }

  return {
    put: (masked) => {
      let put = '';
      let from = 0;
      for (const { start, end, kind } of hiddenIn(masked)) {
        put += masked.slice(from, start) + slotFor(masked.slice(start, end), kind);
        from = end;
      }
      return put + masked.slice(from);
    },
    restore: (text) => {
      if (/[【】]/u.test(text.replace(slots, (slot) => (shownBy.has(slot) ? '' : slot)))) return undefined;
      return text.replace(slots, (slot) => shownBy.get(slot) ?? slot);
    },
  };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** Brackets and masked names, in order and apart; a number that a bracket bears already is left out of its kind. */
function hiddenIn(masked: string): readonly Stretch[] {
  const bracketed = Array.from(masked.matchAll(slots), ({ 0: slot, index }) => ({
    ...{ start: index, end: index + slot.length },
    kind: slot.slice(1, -1).replace(/\p{N}+$/u, '') || '某',
  }));
  const names = maskedSpans(masked)
    .filter(({ start, end }) => bracketed.every((slot) => end <= slot.start || start >= slot.end))
    .map(({ start, end }) => ({ start, end, kind: '人员' }));
  return [...bracketed, ...names].sort((a, b) => a.start - b.start);
}
