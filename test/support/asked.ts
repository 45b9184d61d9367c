import type { PersonId, UnitPath } from '../../src/incident/incident.ts';
import type { Command } from '../../src/incident/language.ts';
import { unit } from './demoOrg.ts';
import { after, incident, noon, otherIncident, post, words } from './story.ts';

/** Each command as the group of `at` would ask it of an incident of 徐汇. */
export function asked(type: Command['type'], at: UnitPath): Command {
  const it = { incident } as const;
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
    snooze: { ...it, type: 'snooze', unit: at },
    close: { ...it, type: 'close', note: words },
    reopen: { ...it, type: 'reopen', reason: words },
    callNext: { ...it, type: 'callNext', to: [unit('east')] },
    directiveLate: { ...it, type: 'directiveLate', to: unit('xuhui'), at: noon },
    wake: { ...it, type: 'wake' },
  };
  return all[type];
}
