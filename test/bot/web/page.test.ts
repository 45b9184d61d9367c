import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'src/console');
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const scripts = files.filter(({ name }) => name.endsWith('.js'));

describe('the page', () => {
  it('keeps its types, which are those of the messages it shows', { timeout: 60_000 }, async () => {
    const run = promisify(execFile)(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { cwd: root });
    await expect(run).resolves.toMatchObject({ stdout: '' });
  });

  it.each(scripts)('$name makes elements of words, never of markup', ({ text }) => {
    expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
  });

  it.each(scripts)('$name is short enough to read at once', ({ text }) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(200);
  });

  it.each(files)('$name brings nothing in from elsewhere', ({ text }) => {
    const hosts = [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map((match) => match[1]);
    expect(hosts.filter((host) => host !== 'www.w3.org' && host !== 'example.com')).toEqual([]);
  });

  it('says the same things in Chinese and in English, with the same names to fill in', () => {
    const [zh, en] = ['wordsZh.js', 'wordsEn.js'].map(sentences);
    expect(zh?.length).toBeGreaterThan(60);
    expect(en).toEqual(zh);
  });
});

/** Each sentence's key with the names in it, in order. */
function sentences(file: string): readonly (readonly [key: string, names: readonly string[]])[] {
  const text = files.find(({ name }) => name === file)?.text ?? '';
  return [...text.matchAll(/^ {2}(\w+):\s+(['"].*['"]),$/gm)].map(([, key = '', words = '']) => [
    key,
    (words.match(/\{\w+\}/g) ?? []).sort(),
  ]);
}
