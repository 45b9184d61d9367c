import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadModel, modelFile } from '../src/model.ts';

const folder = mkdtempSync(join(tmpdir(), 'model-'));
const shipped = readFileSync(modelFile);

async function loaded(path: string) {
  const said: [string, object, string][] = [];
  const result = await loadModel(path, {
    info: (fields, message) => said.push(['info', fields, message]),
    warn: (fields, message) => said.push(['warn', fields, message]),
  });
  return { result, said };
}

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('the model at start', () => {
  it('is ready and says so', async () => {
    const { result, said } = await loaded(modelFile);
    expect(result.state).toBe('ready');
    expect(said).toEqual([['info', { path: modelFile, bytes: shipped.length }, 'the model is ready']]);
  });

  it.each`
    what                | path                                                         | problem
    ${'absent'}         | ${join(folder, 'nowhere.bin')}                               | ${'notThere'}
    ${'cut off'}        | ${file('cut.bin', shipped.subarray(0, 1_000_000))}           | ${'truncated'}
    ${'of tomorrow'} | ${file('new.bin', Uint8Array.from(shipped, (b, at) => (at === 7 ? 9 : b)))} | ${'otherVersion'}
    ${'something else'} | ${file('else.bin', new TextEncoder().encode('not a model'))} | ${'notAModel'}
  `('refuses a file that is $what by name, and the lexicon serves', async ({ path, problem }) => {
    const { result, said } = await loaded(path);
    expect(result).toEqual({ model: undefined, state: problem });
    expect(said).toEqual([
      ['warn', { path, problem }, 'the model file was refused; the lexicon judges alone'],
    ]);
  });
});
