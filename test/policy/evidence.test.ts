import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOfFile } from '../../src/policy/evidence.ts';
import { docx, heic, jpg, mail, pdf, png, words, xlsx, zip } from '../support/evidenceFiles.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const office = ['[Content_Types].xml', 'word/document.xml'];

describe('a file that shows a fact', () => {
  it.each([
    ['pdf', pdf],
    ['png', png],
    ['jpg', jpg],
    ['heic', heic()],
    ['heic', heic('mif1')],
    ['docx', docx],
    ['xlsx', xlsx],
    ['eml', mail],
    ['eml', encode('From: a@b.example\nDate: today\n\tat nine\n\nhello')],
    ['txt', words],
    ['txt', Uint8Array.of(0xff, 0xfe, 0x0d, 0x4e)],
    ['txt', Uint8Array.of(0xd6, 0xb5, 0xb0, 0xe0)],
    ['txt', encode('From: nobody says when\n\nhello')],
    ['txt', encode('From now on\nDate: is a word\nReceived: too')],
    ['txt', encode('<!doctype html><script>alert(1)</script>')],
  ] as const)('is told by its bytes: %s', (kind, bytes) => {
    expect(kindOfFile(bytes)).toBe(kind);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['blanks', encode(' \n ')],
    ['a program', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0)],
    ['a script for a shell with a NUL', encode('#!/bin/sh\0')],
    ['a GIF', encode('GIF89a\u0001\u0002')],
    ['an AVIF', heic('avif')],
    ['a film', heic('isom')],
    ['any ZIP', zip(['a.exe'])],
    ['a ZIP without its directory', docx.subarray(0, 40)],
    ['a document without its list of parts', zip(['word/document.xml'])],
    ['a document with macros', zip([...office, 'word/vbaProject.bin'])],
    ['a table with macros', zip(['[Content_Types].xml', 'xl/workbook.xml', 'xl/VBAPROJECT.BIN'])],
    ['slides', zip(['[Content_Types].xml', 'ppt/presentation.xml'])],
    ['an old Word document', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  ] as const)('is none: %s', (_what, bytes) => {
    expect(kindOfFile(bytes)).toBeUndefined();
  });

  it('is no other kind for what stands behind its first bytes', () => {
    expect(kindOfFile(Uint8Array.of(...pdf, ...docx))).toBe('pdf');
    expect(kindOfFile(Uint8Array.of(...words, ...pdf.map(() => 0)))).toBeUndefined();
  });

  it('is read to its end whatever it holds, and never trips us', () => {
    const beginnings = [pdf, docx, xlsx, mail, heic(), new Uint8Array()];
    const any = fc.tuple(fc.constantFrom(...beginnings), fc.nat(200), fc.uint8Array({ maxLength: 200 }));
    fc.assert(
      fc.property(any, ([beginning, length, rest]) => {
        const kind = kindOfFile(Uint8Array.of(...beginning.subarray(0, length), ...rest));
        expect(['pdf', 'png', 'jpg', 'heic', 'docx', 'xlsx', 'txt', 'eml', undefined]).toContain(kind);
      }),
      { numRuns: 2_000 },
    );
  });
});
