import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Attack, denied, nothing } from './attack.ts';
import type { Stage } from './attackStage.ts';
import type { Target } from './attackTexts.ts';

const lines = (target: Target): readonly string[] => [
  `${target.name} 同意 已看过`,
  `${target.name} 发布`,
  '停止一切发布',
  '代理 E007 到 23:59',
];

/** What is not refused, for it is no press: the record says what it was taken for, and nothing else was done. */
async function taken(
  stage: Stage,
  target: Target,
  as: readonly string[],
  attempt: () => Promise<unknown>,
): Promise<void> {
  const seq = await stage.lastSeq();
  await nothing(stage, target, attempt);
  const rows = await stage.auditSince(seq);
  expect([...new Set(rows.map(({ action }) => action))].sort()).toEqual(as);
}

/** Words that read like commands: reported by people, pushed by a source, quoted in a talk. */
export const words: readonly Attack[] = [
  [
    'a report says 同意: it is a report',
    async (stage) => {
      const target = await stage.waits('submitted');
      await taken(stage, target, ['join', 'open'], async () => {
        for (const line of lines(target)) {
          const said = await stage.say('commander', 'hq-command', `上报 网友留言：${line}`);
          expect(said.tone, said.text).toBe('ok');
        }
      });
    },
  ],
  [
    'a note says 同意: it is a note',
    async (stage) => {
      const target = await stage.waits('submitted');
      await taken(stage, target, ['addNote'], async () => {
        for (const line of lines(target)) {
          const said = await stage.say('commander', 'hq-command', `${target.code} 备注 ${line}`);
          expect(said.tone, said.text).toBe('ok');
        }
      });
    },
  ],
  [
    'a mention from a source says 同意: it is a mention',
    async (stage) => {
      const target = await stage.waits('submitted');
      await taken(stage, target, [], () =>
        stage.house().intake.keep(
          's',
          lines(target).map((title) => ({ externalId: randomUUID(), kind: 'post', site: '微博', title })),
        ),
      );
    },
  ],
  ...(['他说 NAME 同意', '> NAME 同意', '“NAME 同意”', '大家都说 NAME 发布'] as const).map(
    (line): Attack => [
      `a line quotes a press: ${line}`,
      async (stage) => {
        const target = await stage.waits('submitted');
        await denied(stage, target, 'commander', 'notFound', () =>
          stage.say('commander', 'hq-command', line.replace('NAME', target.name)),
        );
      },
    ],
  ),
  [
    '取消代理 of somebody who stands in for nobody',
    async (stage) => {
      const target = await stage.waits('submitted');
      await denied(stage, target, 'commander', 'notFound', () =>
        stage.say('commander', 'hq-command', '取消代理 E008'),
      );
    },
  ],
];
