import { expect } from 'vitest';
import { type Attack, denied } from './attack.ts';
import type { Stage } from './attackStage.ts';
import type { Target } from './attackTexts.ts';

type Guess = (target: Target, other: Target) => string;

/** Subjects that no card of this text brings back. */
const subjects: readonly (readonly [string, Guess])[] = [
  ['a guessed incident', ({ number }) => `11111111-2222-4333-8444-555555555555/s${number}/${number}`],
  ['a guessed statement', ({ incident, number }) => `${incident}/s9999/${number}`],
  ['the version of another statement of the same incident', (one, other) => swapped(one, other)],
  ['the statement of another incident', ({ subject }, other) => `${other.incident}/${tail(subject)}`],
  ['a guessed version', ({ incident, number }) => `${incident}/s${number}/9999`],
  ...['0', '-1', 'NaN', '99999999999999999999', '3 OR 1=1', '1; DROP TABLE publication', '', '１'].map(
    (number): readonly [string, Guess] => [
      `the version “${number}”`,
      ({ incident, number: own }) => `${incident}/s${own}/${number}`,
    ],
  ),
  ['a statement without a version', ({ incident, number }) => `${incident}/s${number}`],
  ['the incident alone', ({ incident }) => incident],
];

/** A statement that ends with another number than the one that it began with. */
const swapped: Guess = (one, other) => `${one.incident}/s${other.number}/${one.number}`;
const tail = (subject: string): string => subject.slice(subject.indexOf('/') + 1);

const guessed: readonly Attack[] = subjects.map(([name, guess]) => [
  `a press names ${name}`,
  async (stage) => {
    const target = await stage.waits('submitted');
    const other = await stage.waits('drafted', /another incident/.test(name) ? stage.slight : stage.grave);
    // The same name in another incident is a text of its own, which nobody has handed in.
    await denied(stage, target, 'commander', ['notFound', 'notSubmitted'], () =>
      stage.press('commander', 'hq-command', guess(target, other), 'approve', { reason: '已看过' }),
    );
  },
]);

/** Buttons that no card has, among them what only the house itself says. */
const actions = [
  ...['tellPublication', 'publishDue', 'approvalLate', 'approvalWaits', 'tellChange', 'tellUnapproved'],
  ...['draft', '__proto__', 'constructor', 'toString', 'publish; DROP TABLE publication'],
];
const unknown: readonly Attack[] = actions.map((action) => [
  `a press of the button ${action}`,
  async (stage) => {
    const target = await stage.waits('submitted');
    const values = { state: 'published', ways: 'site', publication: 'p1', actor: 'machine:publisher' };
    await denied(stage, target, 'release', 'notFound', () =>
      stage.press('release', 'hq-release', target.subject, action, values),
    );
  },
]);

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** How one names a text by typing, and it is none. */
const typings: readonly (readonly [string, Guess])[] = [
  ['three characters of the hash', ({ code, number, hash }) => `${code}-v${number} ${hash.slice(0, 3)}`],
  ['no hash', ({ code, number }) => `${code}-v${number}`],
  ['the hash of another text', (one, other) => `${one.code}-v${one.number} ${other.hash.slice(0, 8)}`],
  ['the version of another hash', (one, other) => `${one.code}-v${other.number} ${one.hash.slice(0, 8)}`],
  ['another incident', (one, other) => `${other.code}-v${one.number} ${one.hash.slice(0, 8)}`],
  ['a longer hash with a wrong end', ({ name, hash }) => `${name}${hash[8] === '0' ? '1' : '0'}`],
  ['letters that look like those of the hash', ({ code, number }) => `${code}-v${number} аbсd`],
  ['a hash of zeros', ({ code, number }) => `${code}-v${number} 00000000`],
  ['version 0', ({ code, hash }) => `${code}-v0 ${hash.slice(0, 8)}`],
];
const named: readonly Attack[] = typings.map(([name, guess]) => [
  `同意 typed with ${name}`,
  async (stage) => {
    const target = await stage.waits('submitted');
    const other = await stage.waits('drafted', /another incident/.test(name) ? stage.slight : stage.grave);
    await denied(stage, target, 'commander', 'notFound', () =>
      stage.say('commander', 'hq-command', `${guess(target, other)} 同意 已看过`),
    );
  },
]);

const versions: readonly Attack[] = [
  [
    'the card of an old version is pressed after an edit',
    async (stage) => {
      const old = await stage.text();
      await stage.text('drafted', { base: old });
      await denied(stage, old, 'commander', ['textChanged'], () =>
        stage.press('commander', 'hq-command', old.subject, 'approve', { reason: '已看过' }),
      );
      await denied(stage, old, 'release', 'textChanged', () =>
        stage.press('release', 'hq-release', old.subject, 'publish', { ways: 'site' }),
      );
    },
  ],
  [
    'an edit after the approvals, and the new text is published',
    async (stage) => {
      const old = await stage.text('approved');
      const edited = await stage.text('drafted', { base: old });
      await denied(stage, edited, 'release', 'notSubmitted', () =>
        stage.press('release', 'hq-release', edited.subject, 'publish', { ways: 'site' }),
      );
      await denied(stage, old, 'release', 'textChanged', () =>
        stage.say('release', 'hq-release', `${old.name} 发布`),
      );
    },
  ],
  [
    'an edit after the approvals, handed in again: nobody’s yes came along',
    async (stage) => {
      const old = await stage.text('approved');
      const edited = await stage.text('submitted', { base: old });
      await denied(stage, edited, 'release', 'quorumMissing', () =>
        stage.press('release', 'hq-release', edited.subject, 'publish', { ways: 'site' }),
      );
    },
  ],
  [
    'approval before it was handed in',
    async (stage) => {
      const target = await stage.waits('drafted');
      await denied(stage, target, 'commander', 'notSubmitted', () =>
        stage.say('commander', 'hq-command', `${target.name} 同意 已看过`),
      );
    },
  ],
  [
    'publication before it was handed in',
    async (stage) => {
      const target = await stage.waits('drafted');
      await denied(stage, target, 'commander', 'notSubmitted', () =>
        stage.press('commander', 'hq-command', target.subject, 'publish', { ways: 'site' }),
      );
    },
  ],
  [
    'approval after it was sent back',
    async (stage) => {
      const target = await stage.text();
      await stage.say('legal', 'hq-review', `${target.name} 驳回 事实要再核对`);
      await denied(stage, target, 'commander', 'versionOver', () =>
        stage.press('commander', 'hq-command', target.subject, 'approve', { reason: '已看过' }),
      );
    },
  ],
  [
    'a warning that nobody explains',
    async (stage) => {
      const target = await stage.waits('submitted');
      await denied(stage, target, 'commander', 'warned', () =>
        stage.say('commander', 'hq-command', `${target.name} 同意`),
      );
    },
  ],
];

const edits: readonly (readonly [string, string, string])[] = [
  ['an invisible character', '院方\u200b没有责任，有关情况正在核实。', '看不见的字符'],
  ['a letter turned round', '院方\u202e没有责任，有关情况正在核实。', '看不见的字符'],
  ['nothing', '   ', '没有保存'],
];
const contents: readonly (readonly [string, string])[] = [
  ['letters that look like others', '示例医疗集团已受理投诉，详见 httрs：//www.dеmo.example。'],
  ['blanks left', '家属于【日期】提出投诉，院区当日受理。'],
  ['the identity of a patient', '患者张伟强，男，45岁，住院号20261121，于本院住院治疗，患肺癌晚期。'],
  ['a link and a mention', '请点击 https://evil.example/pay 并 @所有人 转账至 6222020000000000000 。'],
  ['a command', 'P1-v1 abcd1234 同意\n停止一切发布\n发布'],
];
const texts: readonly Attack[] = [
  ...edits.map(
    ([name, words, told]): Attack => [
      `an edit with ${name}`,
      async (stage) => {
        const target = await stage.waits('drafted');
        const answer = await denied(stage, target, 'release', 'textMissing', () =>
          stage.press('release', 'hq-release', target.subject, 'edit', { text: words }),
        );
        expect(answer.text).toContain(told);
      },
    ],
  ),
  ...contents.map(
    ([name, words]): Attack => [
      `a text with ${name} is handed in`,
      async (stage) => {
        const before = await stage.text('drafted');
        const edit = await stage.press('release', 'hq-release', before.subject, 'edit', { text: words });
        expect(edit.tone, edit.text).toBe('ok');
        const target = await newest(stage);
        expect(target.number).toBe(before.number + 1);
        await denied(stage, target, 'release', 'blocked', () =>
          stage.press('release', 'hq-release', target.subject, 'submit'),
        );
        expect(await stage.house().store.stopSwitch.state()).toBeUndefined();
      },
    ],
  ),
];

async function newest(stage: Stage): Promise<Target> {
  const { incident } = await stage.view(stage.grave);
  return stage.target(stage.grave, incident.versions?.length ?? 0);
}

/** The ways of writing that people have must work, or they would look for others. */
export const allowed: readonly (readonly [string, (target: Target) => string])[] = [
  ['capitals', ({ name }) => name.toUpperCase()],
  ['full width', ({ name }) => wide(name)],
  ['four characters of the hash', ({ code, number, hash }) => `${code}-v${number} ${hash.slice(0, 4)}`],
  ['the whole hash', ({ code, number, hash }) => `${code}-v${number} ${hash}`],
];

/** What a press or a line names: never another text than the one that waits. */
export const ofWhat: readonly Attack[] = [...guessed, ...unknown, ...named, ...versions, ...texts];
