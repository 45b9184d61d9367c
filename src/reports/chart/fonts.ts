import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { lettersOf } from './letters.ts';

/** Noto Sans SC with the letters of GB 2312, under the licence beside it (scripts/font.js made it). */
export const shippedFont = join(import.meta.dirname, 'font/NotoSansSC-GB2312.ttf');

/** Where systems keep their fonts. */
const systemFolders: readonly string[] = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.local/share/fonts'),
  join(homedir(), '.fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  join(homedir(), 'Library/Fonts'),
  'C:/Windows/Fonts',
];

export interface Fonts {
  /** The files that together draw what can be drawn; the shipped one first. */
  readonly files: readonly string[];
  /** Letters that no font here can draw: to be replaced, else they would be boxes. */
  readonly missing: ReadonlySet<string>;
}

/** No more files than this are looked into for a rare letter. */
const most = 400;

/**
 * Finds the fonts for a text: the shipped one, and for letters outside of it whatever this machine has. A bare machine has
 * none, and its pictures are right all the same.
 */
export async function fontsFor(
  text: string,
  shipped: string = shippedFont,
  folders: readonly string[] = systemFolders,
): Promise<Fonts> {
  const own = await lettersOf(shipped);
  const missing = new Set([...new Set(text)].filter((letter) => !has(own, letter)));
  const files = [shipped];
  if (missing.size === 0) return { files, missing };
  for (const file of await fontFiles(folders)) {
    const there = await lettersOf(file);
    const found = [...missing].filter((letter) => has(there, letter));
    if (found.length > 0) files.push(file);
    for (const letter of found) missing.delete(letter);
    if (missing.size === 0) break;
  }
  return { files, missing };
}

function has(letters: ReadonlySet<number>, letter: string): boolean {
  return letters.has(letter.codePointAt(0) ?? 0);
}

/** Chinese fonts by the habits of their names come first: a letter is then drawn by the one that draws the most. */
async function fontFiles(folders: readonly string[]): Promise<readonly string[]> {
  const lists = folders.map(async (folder) => {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    return names.map((name) => join(folder, name));
  });
  const all = (await Promise.all(lists)).flat().filter((file) => /\.(ttf|otf|ttc)$/i.test(file));
  const chinese = /cjk|wqy|han|hei|song|ming|kai|yahei|msyh|sim|pingfang|sc\b/i;
  const rank = (file: string) => (chinese.test(file) ? 0 : 1);
  return all.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).slice(0, most);
}
