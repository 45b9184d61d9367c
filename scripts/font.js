#!/usr/bin/env node
// Makes the font of the charts anew: the letters of GB 2312 and what stands between them, out of Noto Sans SC. Run it when
// letters are added here; the font is in the repository, so that nobody else needs to. FOLDER is any folder outside of it:
//   npm install --ignore-scripts --prefix FOLDER subset-font@2.9.0 @expo-google-fonts/noto-sans-sc@0.4.3
//   node scripts/font.js FOLDER
// More words after that make a font of these letters alone, beside the tests.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { argv, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';

const here = join(fileURLToPath(import.meta.url), '../..');
const own = join(here, 'src/reports/chart/font');

/** In names of people and places, and newer than GB 2312. */
const newer = '镕堃喆珺玥昇祎赟旻祺翀淏晞琇琎玏垚淼犇骉甪洺浬垟塱喦砉堌镋〇';
const marks =
  '‐‑‒–—―‘’“”…‰′″※←↑→↓↔−×÷±≤≥≈≠∞√•·●○◆◇▲△▼▽▶▷◀◁■□★☆①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤⅥ、。〈〉《》「」『』【】〔〕～！（），．：；？［］｛｝￥％＋－＝＜＞／｜＆＃＊＠';

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');
}

/** Both levels of GB 2312: rows 16 to 87 of 94 letters, of which some stand empty. */
function gb2312() {
  const decoder = new TextDecoder('gb18030');
  const rows = Array.from({ length: 72 }, (_, row) =>
    decoder.decode(Uint8Array.from({ length: 188 }, (_, i) => (i % 2 === 0 ? 0xb0 + row : 0xa1 + (i >> 1)))),
  );
  return rows.join('').replace(/[^\p{Script=Han}]/gu, '');
}

const letters = [range(0x20, 0x7e), range(0xa0, 0x17f), range(0xff10, 0xff5a), marks, gb2312(), newer].join(
  '',
);

async function main([folder, ...words]) {
  if (folder === undefined) {
    stderr.write('node scripts/font.js FOLDER [LETTERS]: see the head of this file\n');
    return 2;
  }
  const bring = createRequire(join(folder, 'node_modules/'));
  const subset = bring('subset-font');
  const source = join(folder, 'node_modules/@expo-google-fonts/noto-sans-sc');
  const whole = readFileSync(join(source, '400Regular/NotoSansSC_400Regular.ttf'));
  const few = words.join('');
  const made = await subset(whole, few === '' ? letters : few, {
    targetFormat: 'sfnt',
    noHinting: true,
    noLayoutClosure: true,
    preserveNameIds: [13, 14],
  });
  const file = few === '' ? join(own, 'NotoSansSC-GB2312.ttf') : join(here, 'test/reports/chart/few.ttf');
  writeFileSync(file, made);
  copyFileSync(join(source, 'LICENSE_FONT'), join(own, 'OFL.txt'));
  stderr.write(`${file}: ${new Set(few === '' ? letters : few).size} letters, ${made.length} bytes\n`);
  return 0;
}

exit(await main(argv.slice(2)));
