import { expect, it } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { folderWith, settingsOf } from './folder.ts';

const changed = 'language: en\n';

it('names a policy that is only tried by the hash the folder would have with it, as the audit will', async () => {
  const tried = await readSettings(folderWith(), 'zh', { 'policy.yaml': changed });
  const { hash, policy } = await settingsOf(folderWith({ 'policy.yaml': changed }));
  expect(tried).toMatchObject({ ok: true, settings: { hash, policy } });
});

it('tries a policy in a folder whose own is missing or broken', async () => {
  for (const policy of [undefined, 'levels: [']) {
    const tried = await readSettings(folderWith({ 'policy.yaml': policy }), 'zh', { 'policy.yaml': changed });
    expect(tried.ok).toBe(true);
  }
});
