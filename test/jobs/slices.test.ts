import { expect, it } from 'vitest';
import { inSlices } from '../../src/jobs/slices.ts';

function* counting(turns: number): Generator<undefined, number> {
  let sum = 0;
  for (let turn = 0; turn < turns; turn++) {
    const end = performance.now() + 1;
    while (performance.now() < end) sum += 1;
    yield;
  }
  return sum;
}

it('lets others work between the slices and gives the result at the end', async () => {
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 1);
  const sum = await inSlices(counting(60));
  clearInterval(others);
  expect(sum).toBeGreaterThan(0);
  expect(turns).toBeGreaterThan(2);
});

it('passes on what the work throws', async () => {
  function* broken(): Generator<undefined, number> {
    yield;
    throw new Error('broken');
  }
  await expect(inSlices(broken())).rejects.toThrow('broken');
});
