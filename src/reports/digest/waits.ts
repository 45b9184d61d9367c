import { levels, type PersonId, type UnitPath } from '../../incident/incident.ts';
import { unfilled } from '../../incident/quorum.ts';
import type { Org } from '../../policy/org.ts';
import { parent } from '../../policy/tree.ts';
import { isLive, type Standing } from './course.ts';
import type { Late, Wait } from './digest.ts';

type Item = Wait['items'][number];
interface Turn {
  readonly whose: Omit<Wait, 'items'>;
  readonly what: Item['what'];
  readonly late: boolean;
}

/** Whose turn it is with what is live, by person and by group: the gravest first, then who has most. */
export function waitsOf(standings: readonly Standing[], org: Org): readonly Wait[] {
  const all = standings.flatMap((standing) => {
    const { id, code, state } = standing;
    return turnsOf(standing, org).map(({ whose, what, late }) => ({
      whose,
      item: { what, id, code, level: state.level, late },
    }));
  });
  const grouped = Map.groupBy(all, ({ whose }) => [whose.person, whose.unit, whose.duty].join('\n'));
  return [...grouped.values()]
    .flatMap((group) => {
      const [first] = group;
      const items = group.map(({ item }) => item).toSorted((a, b) => grave(a) - grave(b));
      return first ? [{ ...first.whose, items }] : [];
    })
    .toSorted((a, b) => gravest(a) - gravest(b) || b.items.length - a.items.length);
}

function turnsOf({ state, late }: Standing, org: Org): readonly Turn[] {
  if (!isLive(state)) return [];
  const isLate = (...clocks: readonly Late['clock'][]) => late.some(({ clock }) => clocks.includes(clock));
  const directives = state.directives
    .filter(({ done }) => !done)
    .map(
      ({ to, missedAt }): Turn => ({ whose: { unit: to }, what: 'directive', late: missedAt !== undefined }),
    );
  return [...theirs(state, isLate, org), ...directives, ...approvals(state)];
}

function theirs(
  state: Standing['state'],
  isLate: (...clocks: readonly Late['clock'][]) => boolean,
  org: Org,
): readonly Turn[] {
  if ((state.stage === 'open' || state.stage === 'owned') && state.dismissal)
    return [
      { whose: { unit: parent(org, state.unit) ?? state.unit }, what: 'dismissal', late: isLate('claim') },
    ];
  if (state.stage === 'open') return [{ whose: { unit: state.unit }, what: 'claim', late: isLate('claim') }];
  if (state.stage !== 'owned') return [];
  const whose: { readonly person: PersonId; readonly unit: UnitPath } = {
    person: state.owner,
    unit: state.ownerUnit,
  };
  return [{ whose, what: 'handle', late: isLate('information', 'response') }];
}

/** A text that was handed in waits for whoever has not said yes. */
function approvals({ versions = [] }: Standing['state']): readonly Turn[] {
  return versions.flatMap(({ submission, end, publications }) => {
    if (!submission || submission.approvedAt || end || publications.length > 0) return [];
    return unfilled(submission.needs, submission.approvals).map(
      (duty): Turn => ({ whose: { duty }, what: 'approval', late: false }),
    );
  });
}

function grave({ level }: Pick<Item, 'level'>): number {
  return levels.indexOf(level);
}

function gravest({ items }: Wait): number {
  return Math.min(...items.map(grave));
}
