import type { IncidentEvent } from '../incident/language.ts';
import type { Audit, Ledger } from '../ports.ts';

export interface Counted {
  readonly ledger: Ledger;
  readonly audit: Audit;
  /** For /metrics, since this process began: numbers and names of ours only. */
  readonly figures: () => readonly string[];
}

/** What a press is called is a stranger's word until it is known: so many different ones, and letters alone. */
const mostActions = 100;

/** The same ledger and audit, with approvals, publications and refusals of people counted as they are written down. */
export function counting(ledger: Ledger, audit: Audit): Counted {
  const approvals = new Map<string, number>();
  const publications = new Map<string, number>();
  const denied = new Map<string, number>();

  function deny(action: string): void {
    const isKnown = denied.has(action) || denied.size < mostActions;
    add(denied, isKnown && /^[A-Za-z]{1,40}$/.test(action) ? action : 'other');
  }

  return {
    ledger: {
      load: (ask, verdicts) => ledger.load(ask, verdicts),
      commit: async (version, change) => {
        await ledger.commit(version, change);
        for (const event of change.events) {
          const result = approvalIn(event);
          if (result) add(approvals, result);
          if (event.type === 'publicationTold') add(publications, event.state);
        }
      },
      refuse: async (ask, refusal) => {
        await ledger.refuse(ask, refusal);
        if (ask.actor.kind === 'person') deny(ask.command.type);
        if (ask.command.type === 'approve') add(approvals, 'refused');
      },
    },
    audit: {
      note: async (entry) => {
        await audit.note(entry);
        if (entry.action.startsWith('refused.')) deny(entry.action.slice('refused.'.length));
      },
      verify: (noted) => audit.verify(noted),
    },
    figures: () => [
      ...lines('approvals_total', 'result', approvals),
      ...lines('publish_total', 'result', publications),
      ...lines('authz_denied_total', 'action', denied),
    ],
  };
}

function approvalIn(event: IncidentEvent): string | undefined {
  if (event.type === 'approved' || event.type === 'unapproved') return event.type;
  return event.type === 'versionEnded' && event.how !== 'superseded' ? event.how : undefined;
}

function add(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

function lines(name: string, label: string, counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].map(([what, times]) => `${name}{${label}="${what}"} ${times}`);
}
