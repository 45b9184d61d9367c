import { describe, expect, it } from 'vitest';
import type { TextId } from '../../src/incident/incident.ts';
import type { EvidenceFile, EvidenceKind, FileId } from '../../src/incident/statement.ts';
import {
  bedFree,
  confirmed,
  doubted,
  givenSpeech,
  reason,
  release,
  said,
  treated,
} from '../support/speech.ts';
import {
  after,
  chenYu,
  closedBy,
  dismissedBy,
  hq,
  liMin,
  machine,
  mergedBy,
  opened,
  otherIncident,
  person,
  timer,
  words,
  zhouJie,
} from '../support/story.ts';

const [li, chen, zhou] = [liMin, chenYu, zhouJie].map((id) => ({ actor: person(id), duty: 'monitor' }));
if (!li || !chen || !zhou) throw new Error('three people');
const add = { type: 'addFact', fact: bedFree, text: words } as const;
const sealed: EvidenceFile & { readonly kind: EvidenceKind } = {
  ...{ id: 'file-1' as FileId, name: 'name-1' as TextId, size: 1200, sha256: 'a41f'.repeat(16), kind: 'pdf' },
};
const elsewhere: EvidenceFile & { readonly kind?: never } = {
  ...{ id: 'file-2' as FileId, name: 'name-2' as TextId, link: 'link-2' as TextId },
};
const confirm = { type: 'confirmFact', fact: bedFree } as const;
const dispute = { type: 'disputeFact', fact: bedFree, reason } as const;
const withdraw = { ...dispute, type: 'withdrawFact' } as const;

describe('saying what is known', () => {
  it('keeps what was said, by whom, and what shows it', () => {
    const source = { source: words, evidence: reason };
    const next = givenSpeech(opened)
      .when(li, { ...add, ...source })
      .yields({ type: 'factAdded', fact: bedFree, text: words, ...source, state: 'said', unit: hq });
    const history = [{ to: 'said', by: liMin, unit: hq, at: after(10) }];
    expect(next.facts).toEqual([{ id: bedFree, text: words, ...source, state: 'said', history }]);
  });

  it('keeps which files show it: what each is called, and the hash of those that are sealed', () => {
    const files = [sealed, elsewhere];
    const next = givenSpeech(opened)
      .when(li, { ...add, files })
      .yields({ type: 'factAdded', fact: bedFree, text: words, files, state: 'said', unit: hq });
    expect(next.facts?.[0]?.files).toEqual(files);
  });

  it.each([
    ['is of no kind that we take', [{ ...sealed, kind: undefined }], 'kind'],
    ['is one byte too large', [{ ...sealed, size: 10 * 1024 * 1024 + 1 }], 'size'],
    ['is half of what is too large', [sealed, { ...sealed, size: 10 * 1024 * 1024 - 1199 }], 'size'],
    ['has nothing in it', [{ ...sealed, size: 0 }], 'empty'],
    ['is the sixth', Array.from({ length: 6 }, () => elsewhere), 'many'],
  ] as const)('does not take a file that %s', (_what, files, why) => {
    givenSpeech(opened)
      .when(li, { ...add, files: files.map(({ kind, ...file }) => ({ ...file, ...(kind && { kind }) })) })
      .refused({ reason: 'fileUnfit', why });
  });

  it('takes the largest that is allowed, and measures nothing that lies elsewhere', () => {
    const files = [
      { ...sealed, size: 10 * 1024 * 1024 },
      { ...elsewhere, size: 10 ** 10 },
    ];
    givenSpeech(opened)
      .when(li, { ...add, files })
      .yields({ type: 'factAdded', fact: bedFree, text: words, files, state: 'said', unit: hq });
  });

  it('keeps apart what is still being looked into 正在核实', () => {
    givenSpeech(opened)
      .when(li, { ...add, open: true })
      .yields({ type: 'factAdded', fact: bedFree, text: words, state: 'open', unit: hq });
  });

  it.each([
    ['dismissed', dismissedBy(liMin)],
    ['closed', closedBy(chenYu)],
  ] as const)('goes on when it is %s: what is learnt later belongs to the file', (_stage, over) => {
    givenSpeech(opened, over)
      .when(li, add, 40)
      .yields({ type: 'factAdded', fact: bedFree, text: words, state: 'said', unit: hq });
  });

  it('needs words, an incident, and a person', () => {
    givenSpeech(opened)
      .when(li, { type: 'addFact', fact: bedFree })
      .refused({ reason: 'textMissing', field: 'text' });
    givenSpeech().when(li, add).refused({ reason: 'wrongStage', stage: 'none' });
    givenSpeech(opened, mergedBy(liMin))
      .when(li, add, 40)
      .refused({ reason: 'mergedInto', into: otherIncident });
    givenSpeech(opened).when(machine(timer), add).refused({ reason: 'notPermitted', needs: [] });
  });

  it('says nothing twice under one name', () => {
    givenSpeech(opened, said(liMin)).when(chen, add).refused({ reason: 'noLongerNeeded' });
  });
});

describe('confirming 核实', () => {
  it.each([
    ['what was said', [said(liMin)]],
    ['what was disputed', [said(liMin), doubted(zhouJie)]],
  ])('lets another person confirm %s', (_what, history) => {
    const next = givenSpeech(opened, ...history)
      .when(chen, confirm)
      .yields({ type: 'factMoved', fact: bedFree, to: 'confirmed', unit: hq });
    expect(next.facts?.[0]?.history.at(-1)).toEqual({ to: 'confirmed', by: chenYu, unit: hq, at: after(10) });
  });

  it('is nobody’s who said it, not even after it was disputed', () => {
    givenSpeech(opened, said(liMin)).when(li, confirm).refused({ reason: 'ownFact' });
    givenSpeech(opened, said(liMin), confirmed(chenYu), doubted(zhouJie))
      .when(li, confirm)
      .refused({ reason: 'ownFact' });
  });

  it('does not bring back what was withdrawn', () => {
    givenSpeech(opened, said(liMin), doubted(liMin, 'withdrawn'))
      .when(chen, confirm)
      .refused({ reason: 'sameValue' });
  });

  it('needs a fact that is there, once, and a person', () => {
    givenSpeech(opened, said(liMin))
      .when(chen, { ...confirm, fact: treated })
      .refused({ reason: 'noFact' });
    givenSpeech().when(chen, confirm).refused({ reason: 'noFact' });
    givenSpeech(opened, said(liMin), confirmed(chenYu)).when(zhou, confirm).refused({ reason: 'sameValue' });
    givenSpeech(opened, said(liMin))
      .when(machine(timer), confirm)
      .refused({ reason: 'notPermitted', needs: [] });
  });
});

describe('disputing and withdrawing', () => {
  it.each([
    ['said', [said(liMin)]],
    ['confirmed', [said(liMin), confirmed(chenYu)]],
  ])('may happen to what is %s, by anybody, with a reason', (_state, history) => {
    for (const [asked, to] of [
      [dispute, 'disputed'],
      [withdraw, 'withdrawn'],
    ] as const)
      givenSpeech(opened, ...history)
        .when(li, asked)
        .yields({ type: 'factMoved', fact: bedFree, to, reason, unit: hq });
  });

  it('leaves every step in the history, oldest first', () => {
    const next = givenSpeech(opened, said(liMin), confirmed(chenYu), doubted(zhouJie))
      .when(li, withdraw)
      .yields({ type: 'factMoved', fact: bedFree, to: 'withdrawn', reason, unit: hq });
    expect(next.facts?.[0]?.history.map(({ to, by, reason: why }) => [to, by, why])).toEqual([
      ['said', liMin, undefined],
      ['confirmed', chenYu, undefined],
      ['disputed', zhouJie, words],
      ['withdrawn', liMin, reason],
    ]);
  });

  it.each([
    ['a fact that is there', [], dispute, { reason: 'noFact' }],
    [
      'a reason',
      [said(liMin)],
      { type: 'disputeFact', fact: bedFree },
      { reason: 'textMissing', field: 'reason' },
    ],
    [
      'a reason, to withdraw too',
      [said(liMin)],
      { type: 'withdrawFact', fact: bedFree },
      { reason: 'textMissing', field: 'reason' },
    ],
    ['that it is not disputed yet', [said(liMin), doubted(zhouJie)], dispute, { reason: 'sameValue' }],
    [
      'that it is not withdrawn',
      [said(liMin), doubted(zhouJie, 'withdrawn')],
      dispute,
      { reason: 'sameValue' },
    ],
    [
      'that it is not withdrawn yet',
      [said(liMin), doubted(zhouJie, 'withdrawn')],
      withdraw,
      { reason: 'sameValue' },
    ],
  ] as const)('needs %s', (_what, history, asked, refusal) => {
    givenSpeech(opened, ...history)
      .when(chen, asked)
      .refused(refusal);
  });

  it('is for people', () => {
    givenSpeech(opened, said(liMin))
      .when({ actor: timer }, dispute)
      .refused({ reason: 'notPermitted', needs: [] });
    givenSpeech(opened).when(release, withdraw).refused({ reason: 'noFact' });
  });
});
