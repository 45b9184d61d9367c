import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressIds, pressNumbers, versionPressIds, versionPressNumbers } from '../../src/bot/cards/presses.ts';
import type { Phrase } from '../../src/handlers/phrasebook.ts';
import { openStage, type Stage } from '../support/attackStage.ts';
import type { Target } from '../support/attackTexts.ts';
import { typedLines } from '../support/typedLines.ts';

let stage: Stage;
let target: Target;
beforeAll(async () => {
  stage = await openStage();
  target = await stage.waits('submitted');
  await stage.house().quiet();
});
afterAll(() => stage?.close());

/** By account and group: of another branch, of a department below, of a region that leads neither. */
const others = [
  ['pudong', 'pudong'],
  ['xuhui-emergency', 'xuhui-emergency'],
  ['south', 'south'],
] as const;

/** What a refusal may leave behind: its row, its answer, what was shown. */
const traces = ['audit', 'audit_head', 'ask', 'inbox', 'board_message', 'board_read', 'keepsake', 'card'];
/** What the house writes by the clock, whoever presses what. */
const ofTime = ['digest', 'source_state'];

/** Everything that is kept, by table, as one number. */
async function kept(): Promise<Readonly<Record<string, unknown>>> {
  const tables = await stage.rows(
    `SELECT relname FROM pg_class WHERE relkind = 'r'
    AND relnamespace = 'public'::regnamespace AND NOT relname = ANY($1::text[]) ORDER BY relname`,
    [...traces, ...ofTime],
  );
  expect(tables.length).toBeGreaterThan(20);
  const sums: Record<string, unknown> = {};
  for (const { relname } of tables) {
    const [row] = await stage.rows(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM "${relname}" t`,
    );
    sums[`${relname}`] = row?.sum;
  }
  return sums;
}

/** Words of the matter that nobody else's group may hear. */
function told(text: string): readonly string[] {
  const words = ['徐汇', '手术', '并发症', '家属'].filter((word) => text.includes(word));
  return codeIn().test(text) ? [target.code, ...words] : words;
}

/** As a whole word: P1 is not in P128. */
function codeIn(): RegExp {
  return new RegExp(`\\b${target.code}\\b`, 'g');
}

const nowhere = 'P98765';
const values = {
  reason: '试一试看能不能',
  text: '试一试看能不能',
  pressed: 'yes',
  ways: 'site',
  minutes: '30',
};

describe.each(others)('%s', (account, group) => {
  it('nothing is changed by any press on what is not theirs, and each is one no on record, like what is absent', async () => {
    const before = await kept();
    const seq = await stage.lastSeq();
    const { subject, incident, hash } = target;
    const presses = [
      ...pressIds.map((id) => [incident, id] as const),
      ...versionPressIds.map((id) => [subject, id] as const),
    ];
    for (const [what, action] of presses) {
      const answer = await stage.press(account, group, what, action, values);
      const absent = await stage.press(account, group, what.replaceAll(incident, 'absent'), action, values);
      expect(answer, action).toEqual(absent);
      expect(answer.tone, action).toBe('refused');
    }
    const numbers = [
      ...pressIds.map((id) => (code: string) => `${code} ${pressNumbers[id]} 试一试看能不能`),
      ...versionPressIds.map(
        (id) => (code: string) => `${code}-v1 ${hash.slice(0, 8)} ${versionPressNumbers[id]} 试一试看能不能`,
      ),
    ];
    for (const line of numbers) {
      const answer = await stage.say(account, group, line(target.code));
      const absent = await stage.say(account, group, line(nowhere));
      expect(answer.text.replace(codeIn(), nowhere), line(target.code)).toBe(absent.text);
      expect(answer.tone, line(target.code)).toBe('refused');
    }
    const noes = (await stage.auditSince(seq)).filter(({ action }) => `${action}`.startsWith('refused.'));
    expect(noes).toHaveLength(2 * (presses.length + numbers.length));
    expect(await kept()).toEqual(before);
  });
});

/** What a branch may say for itself, and what it may not say at all; `own` changes nothing of anybody else's. */
const mine: Readonly<Record<Exclude<Phrase['kind'], 'press' | 'approval'>, 'no' | 'own'>> = {
  report: 'own',
  status: 'own',
  help: 'own',
  mute: 'no',
  mutes: 'no',
  unmute: 'no',
  muteHow: 'no',
  bind: 'own',
  unbind: 'own',
  bindRoom: 'no',
  approvalHow: 'no',
  approvals: 'own',
  stop: 'no',
  liftStop: 'no',
  delegate: 'no',
  undelegate: 'no',
  contacts: 'no',
  replies: 'no',
  digest: 'own',
  bare: 'own',
  unknown: 'own',
};

describe('what a branch types of the whole house', () => {
  it.each(Object.entries(mine))('%s: %s', async (kind, may) => {
    const line = Object.entries(typedLines).find(([each]) => each === kind)?.[1] ?? expect.fail();
    const before = await kept();
    const seq = await stage.lastSeq();
    const { tone, text } = await stage.say('pudong', 'pudong', line);
    // What one has typed oneself is no news.
    expect(told(text).filter((word) => !line.includes(word))).toEqual([]);
    if (may === 'own') return;
    expect(tone).toBe('refused');
    const noes = (await stage.auditSince(seq)).filter(({ actor }) => actor === 'person:E121');
    expect(noes.map(({ action }) => action)).toEqual(['refused.ask']);
    expect(await kept()).toEqual(before);
  });
});
