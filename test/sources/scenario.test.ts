import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playScenario, scenarioSteps } from '../../src/sources/scenario.ts';
import type { FoundMention } from '../../src/triage/mention.ts';

const story = `name: 试演
steps:
  - after: 2s
    mention: {id: a, title: 徐汇院区排队, author: 网友甲, url: https://x.example/1, reach: {reads: 10}}
    repeat: {times: 2, every: 500ms}
  - after: 1m
    mention: {id: b, text: 没人管}
`;

function read(text: string) {
  const scenario = scenarioSteps(text);
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.problems));
  return scenario.steps;
}

/** Plays a story on a clock of its own. */
async function played(text: string) {
  let clock = Date.parse('2026-01-01T00:00:00Z');
  const heard: { at: number; mention: FoundMention }[] = [];
  await playScenario(read(text), {
    keep: async (found) => void heard.push(...found.map((mention) => ({ at: clock, mention }))),
    sleep: async (ms) => {
      clock += ms;
    },
    now: () => new Date(clock),
  });
  return heard.map(({ at, mention }) => ({
    s: (at - Date.parse('2026-01-01T00:00:00Z')) / 1000,
    ...mention,
  }));
}

describe('a sample story', () => {
  it('is told at its pace, reposts between', async () => {
    expect((await played(story)).map(({ s, externalId }) => [s, externalId])).toEqual([
      [2, 'a'],
      [2.5, 'a-r1'],
      [3, 'a-r2'],
      [63, 'b'],
    ]);
  });

  it('has the same ids each time, so that a restart brings nothing twice', async () => {
    const ids = (await played(story)).map(({ externalId }) => externalId);
    expect((await played(story)).map(({ externalId }) => externalId)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lets reposts differ in words, author and address and name what they repeat', async () => {
    const [original, first, second] = await played(story);
    expect(new Set([original?.text, first?.text, second?.text]).size).toBe(3);
    expect([first?.parentUrl, first?.url]).toEqual(['https://x.example/1', 'https://x.example/1?repost=1']);
  });

  it.each`
    what                | text                                                                    | line | wrong
    ${'no mention'}     | ${'name: x\nsteps:\n  - after: 1s\n'}                                   | ${3} | ${/./}
    ${'no words'}       | ${'name: x\nsteps:\n  - after: 1s\n    mention: {id: a}\n'}             | ${4} | ${/title/}
    ${'a bad duration'} | ${'name: x\nsteps:\n  - after: soon\n    mention: {id: a, title: t}\n'} | ${3} | ${/./}
    ${'broken YAML'}    | ${'name: x\nsteps: [\n'}                                                | ${3} | ${/./}
  `('$what is refused with its line', ({ text, line, wrong }) => {
    const scenario = scenarioSteps(text);
    expect(scenario.ok ? [] : scenario.problems).toEqual([
      expect.objectContaining({ line, wrong: expect.stringMatching(wrong) }),
    ]);
  });

  it('ships with the example chain and lasts three to four minutes', () => {
    const steps = read(
      readFileSync(join(import.meta.dirname, '../../examples/demo-chain/scenario.yaml'), 'utf8'),
    );
    const seconds = steps.reduce((sum, { afterMs }) => sum + afterMs, 0) / 1000;
    expect(steps.length).toBeGreaterThan(10);
    expect(seconds).toBeGreaterThan(120);
    expect(seconds).toBeLessThan(300);
  });
});
