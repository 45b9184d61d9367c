import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { factAdded } from '../../src/handlers/pressFacts.ts';
import { pdf } from '../support/evidenceFiles.ts';
import { incident } from '../support/story.ts';

function added(files: Parameters<typeof factAdded>[1]['files']) {
  let counted = 0;
  const newId = () => `id-${++counted}`;
  const view = { incident: { id: incident } } as Parameters<typeof factAdded>[1]['view'];
  return factAdded({ text: '急诊11月20日接诊' }, { view, newId, ...(files && { files }) });
}

describe('a fact that comes with a file', () => {
  it('names it, says what it is by its bytes, and hands the bytes on to be sealed', () => {
    const { command, texts, files } = added([{ name: '值班记录.txt', bytes: pdf }]);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const [shown] = command.type === 'addFact' ? (command.files ?? []) : [];
    expect(shown).toMatchObject({ size: pdf.length, sha256, kind: 'pdf' });
    expect(texts).toContainEqual({ id: shown?.name, kind: 'file', words: '值班记录.txt' });
    expect(files).toEqual([{ id: shown?.id, sha256, kind: 'pdf', bytes: pdf }]);
  });

  it('keeps of one whose bytes are not ours its name, its size and where it lies', () => {
    const link = 'https://chat.example/files/F1';
    const { command, texts, files } = added([{ name: '监控.pdf', size: 3_400_000, link }]);
    const [shown] = command.type === 'addFact' ? (command.files ?? []) : [];
    expect(shown).toEqual({ id: shown?.id, name: shown?.name, size: 3_400_000, link: shown?.link });
    expect(texts.filter(({ kind }) => kind === 'file').map(({ words }) => words)).toEqual([link, '监控.pdf']);
    expect(files).toEqual([]);
  });

  it('hands on nothing of what is no evidence: the command says of which file', () => {
    const { command, files } = added([{ name: 'a.pdf', bytes: Uint8Array.of(0x4d, 0x5a, 0) }]);
    expect(command).toMatchObject({ files: [{ size: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }] });
    expect(command).not.toMatchObject({ files: [{ kind: expect.anything() }] });
    expect(files).toEqual([]);
  });

  it.each([
    ['C:\\Users\\li\\值班记录.pdf', '值班记录.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['记录\u202Efdp.exe', '记录fdp.exe'],
    ['a\0b\n.pdf', 'ab.pdf'],
    ['', 'file'],
    ['目录/', 'file'],
    [`${'长'.repeat(300)}.pdf`, '长'.repeat(200)],
  ])('is called by its name alone: %j', (name, called) => {
    const words = added([{ name, bytes: pdf }]).texts.find(({ kind }) => kind === 'file')?.words;
    expect(words).toBe(called);
  });
});
