import type { Known, PersonId } from './incident.ts';
import { changed } from './parts.ts';
import type { Fact, FactStep, Publication, Version } from './statement.ts';
import type { FactEvent, StatementEvent } from './statementLanguage.ts';

type Happening<Type extends (FactEvent | StatementEvent)['type']> = Extract<
  FactEvent | StatementEvent,
  { type: Type }
>;

/** What an incident knows, and what may be said of it, after what happened. */
export function evolveStatement(incident: Known, event: FactEvent | StatementEvent): Known {
  switch (event.type) {
    case 'factAdded':
      return factAdded(incident, event);
    case 'factMoved':
      return factMoved(incident, event);
    case 'drafted':
      return drafted(incident, event);
    case 'submitted': {
      const { by, at, needs, until } = event;
      return withVersion(incident, event, () => ({
        submission: { by: personOf(by), at, needs, until, approvals: [] },
      }));
    }
    case 'approved':
      return approved(incident, event);
    case 'unapproved':
      return unapproved(incident, event);
    case 'versionEnded': {
      const { how, by, at, reason } = event;
      return withVersion(incident, event, () => ({ end: { how, by, at, ...(reason && { reason }) } }));
    }
    case 'scheduled': {
      const { due: at, by, ways } = event;
      return withVersion(incident, event, () => ({ scheduled: { at, by: personOf(by), ways } }));
    }
    case 'calledOff':
      return calledOff(incident, event);
    case 'publishing':
      return publishing(incident, event);
    case 'publicationTold':
      return publicationTold(incident, event);
    case 'pageChanged':
      return withPublication(incident, event, (each) => standing(each, event));
    case 'approvalReminded':
      return changed(incident, {});
    case 'spokeUnapproved': {
      const { mention, at } = event;
      return changed(incident, { spokeUnapproved: incident.spokeUnapproved ?? { mention, at } });
    }
  }
}

function factAdded(incident: Known, event: Happening<'factAdded'>): Known {
  const { fact: id, text, source, evidence, files, state } = event;
  const fact: Fact = {
    ...{ id, text, state, history: [stepOf(event, state)] },
    ...(source && { source }),
    ...(evidence && { evidence }),
    ...(files && { files }),
  };
  return changed(incident, { facts: [...(incident.facts ?? []), fact] });
}

function factMoved(incident: Known, event: Happening<'factMoved'>): Known {
  const facts = (incident.facts ?? []).map((each) =>
    each.id === event.fact
      ? { ...each, state: event.to, history: [...each.history, stepOf(event, event.to)] }
      : each,
  );
  return changed(incident, { facts });
}

function stepOf(event: FactEvent, to: Fact['state']): FactStep {
  const { by, at, unit } = event;
  const reason = event.type === 'factMoved' ? event.reason : undefined;
  return { to, by: personOf(by), at, ...(unit && { unit }), ...(reason && { reason }) };
}

function drafted(incident: Known, event: Happening<'drafted'>): Known {
  const { version: number, statement, form, purpose, text, hash, facts, marks, authors, by, at } = event;
  const { base, about } = event;
  const version: Version = {
    ...{ number, statement, form, purpose, text, hash, facts, marks, by, authors, at, publications: [] },
    ...(base !== undefined && { base }),
    ...(about !== undefined && { about }),
  };
  return changed(incident, { versions: [...(incident.versions ?? []), version] });
}

function approved(incident: Known, event: Happening<'approved'>): Known {
  const { by, at, duty, behalf, byFile, overruled, until } = event;
  return withVersion(incident, event, ({ submission }) => {
    if (!submission) throw new Error(`${event.type} of a version that nobody handed in`);
    const approval = {
      ...{ by: personOf(by), duty, at },
      ...(behalf && { behalf }),
      ...(byFile && { byFile }),
      ...(overruled && { overruled }),
    };
    const others = submission.approvals.filter((each) => each.by !== approval.by);
    const approvals = [...others, approval];
    return { submission: { ...submission, approvals, ...(until && { until, approvedAt: at }) } };
  });
}

function unapproved(incident: Known, event: Happening<'unapproved'>): Known {
  const person = personOf(event.by);
  return withVersion(incident, event, ({ submission }) => {
    if (!submission) throw new Error(`${event.type} of a version that nobody handed in`);
    const { approvedAt: _no, ...rest } = submission;
    return { submission: { ...rest, approvals: rest.approvals.filter(({ by }) => by !== person) } };
  });
}

function calledOff(incident: Known, { version: number }: Happening<'calledOff'>): Known {
  const versions = (incident.versions ?? []).map((each) => {
    if (each.number !== number) return each;
    const { scheduled: _no, ...rest } = each;
    return rest;
  });
  return changed(incident, { versions });
}

function publishing(incident: Known, event: Happening<'publishing'>): Known {
  const { publication: id, way, pressedBy: by, at } = event;
  const publication: Publication = { id, way, by, at, state: 'asked', since: at };
  return withVersion(calledOff(incident, { ...event, type: 'calledOff' }), event, ({ publications }) => ({
    publications: [...publications, publication],
  }));
}

function publicationTold(incident: Known, event: Happening<'publicationTold'>): Known {
  const { state, link, why, at, same } = event;
  return withPublication(incident, event, (each) => ({
    ...(same === false ? standing(each, event) : each),
    ...{ state, since: at },
    ...(link && { link }),
    ...(why && { why }),
  }));
}

/** What stands on its page now, where that is not what was approved. */
function standing(
  { changedAt: _at, stands: _stands, difference: _words, ...each }: Publication,
  event: Happening<'publicationTold' | 'pageChanged'>,
): Publication {
  const { at, stands, difference } = event;
  if (event.type === 'pageChanged' && event.restored) return each;
  return {
    ...{ ...each, changedAt: at },
    ...(stands !== undefined && { stands }),
    ...(difference && { difference }),
  };
}

function withVersion(
  incident: Known,
  { version: number }: { readonly version: number },
  change: (version: Version) => Partial<Version>,
): Known {
  const versions = (incident.versions ?? []).map((each) =>
    each.number === number ? { ...each, ...change(each) } : each,
  );
  return changed(incident, { versions });
}

function withPublication(
  incident: Known,
  event: Happening<'publicationTold' | 'pageChanged'>,
  change: (publication: Publication) => Publication,
): Known {
  return withVersion(incident, event, ({ publications }) => ({
    publications: publications.map((each) => (each.id === event.publication ? change(each) : each)),
  }));
}

function personOf(actor: FactEvent['by']): PersonId {
  if (actor.kind !== 'person') throw new Error('only a person does this');
  return actor.id;
}
