import type { PersonId, UnitPath } from '../../src/incident/incident.ts';
import type { Command } from '../../src/incident/language.ts';
import { type FactId, type PublicationId, statementFrom } from '../../src/incident/statement.ts';
import { unit } from './demoOrg.ts';
import { after, incident, noon, otherIncident, post, words } from './story.ts';

const fact = 'fact-1' as FactId;
const publication = 'publication-1' as PublicationId;
const hash = 'a41f09bc'.repeat(8);

/** Each command as the group of `at` would ask it of an incident of 徐汇. */
export function asked(type: Command['type'], at: UnitPath): Command {
  const it = { incident } as const;
  const named = { ...it, version: 1, hash };
  const all: Readonly<Record<Command['type'], Command>> = {
    open: { ...it, type: 'open', unit: at, nature: 'safety', level: 'red', reasons: [], mentions: [post] },
    join: { ...it, type: 'join', mentions: [post], level: 'red', reasons: [] },
    advise: { ...it, type: 'advise', mention: post, stance: 'adverse' },
    claim: { ...it, type: 'claim', unit: at },
    release: { ...it, type: 'release' },
    handOver: { ...it, type: 'handOver', to: 'E009' as PersonId, unit: at },
    undo: { ...it, type: 'undo' },
    dismiss: { ...it, type: 'dismiss', reason: words },
    confirmDismissal: { ...it, type: 'confirmDismissal' },
    rejectDismissal: { ...it, type: 'rejectDismissal' },
    escalate: { ...it, type: 'escalate', to: unit('hq') },
    notOurs: { ...it, type: 'notOurs', to: unit('east') },
    move: { ...it, type: 'move', to: unit('pudong') },
    finishDirective: { ...it, type: 'finishDirective', to: at, at: noon, note: words },
    merge: { ...it, type: 'merge', into: otherIncident },
    split: { ...it, type: 'split', to: otherIncident, unit: unit('xuhui'), mentions: [post] },
    direct: { ...it, type: 'direct', to: unit('xuhui'), text: words, due: after(60) },
    setLevel: { ...it, type: 'setLevel', level: 'red', reason: words },
    setNature: { ...it, type: 'setNature', nature: 'rumour' },
    addNote: { ...it, type: 'addNote', text: words },
    addContact: { ...it, type: 'addContact', text: words },
    snooze: { ...it, type: 'snooze', unit: at },
    close: { ...it, type: 'close', note: words },
    reopen: { ...it, type: 'reopen', reason: words },
    callNext: { ...it, type: 'callNext', to: [unit('east')] },
    directiveLate: { ...it, type: 'directiveLate', to: unit('xuhui'), at: noon },
    wake: { ...it, type: 'wake' },
    startResponse: { ...it, type: 'startResponse', on: 'slack' },
    bindRoom: { ...it, type: 'bindRoom', channel: 'wecom:wr1' },
    tellRoom: { ...it, type: 'tellRoom', room: { why: 'nobody' } },
    addFact: { ...it, type: 'addFact', fact, text: words },
    confirmFact: { ...it, type: 'confirmFact', fact },
    disputeFact: { ...it, type: 'disputeFact', fact, reason: words },
    withdrawFact: { ...it, type: 'withdrawFact', fact, reason: words },
    draft: {
      ...{ ...it, type: 'draft', statement: statementFrom(1), number: 1, form: 'site', purpose: 'statement' },
      ...{ text: words, hash, facts: [], marks: [] },
    },
    submit: { ...named, type: 'submit' },
    takeBack: { ...named, type: 'takeBack' },
    approve: { ...named, type: 'approve' },
    unapprove: { ...named, type: 'unapprove' },
    reject: { ...named, type: 'reject', reason: words },
    askChanges: { ...named, type: 'askChanges', reason: words },
    publish: { ...named, type: 'publish', ways: [{ way: 'site', publication }] },
    callOff: { ...named, type: 'callOff' },
    register: { ...named, type: 'register', publication, link: words, found: 'same' },
    settlePublication: { ...named, type: 'settlePublication', publication, published: true },
    approvalLate: { ...it, type: 'approvalLate', version: 1 },
    approvalWaits: { ...it, type: 'approvalWaits', version: 1, step: 1 },
    publishDue: { ...it, type: 'publishDue', version: 1, ways: [] },
    tellPublication: { ...it, type: 'tellPublication', version: 1, publication, state: 'published' },
    tellChange: { ...it, type: 'tellChange', version: 1, publication, gone: false },
    tellUnapproved: { ...it, type: 'tellUnapproved', mention: post },
  };
  return all[type];
}
