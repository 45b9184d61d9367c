import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { envFrom } from '../../src/config/env.ts';
import type { Variables } from '../../src/config/variables.ts';
import { exampleFolder } from '../../src/config.ts';

const nowhere = mkdtempSync(join(tmpdir(), 'fenghuo-ring-'));
const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const url = 'https://sms.example/rings';
const hook = { RING_HOOK_URL: url, RING_HOOK_SECRET: secret };

function read(variables: Variables, language: 'zh' | 'en' = 'zh') {
  return envFrom(variables, nowhere, exampleFolder, language);
}

describe('the ring hook in the environment', () => {
  it.each<[string, Variables, unknown]>([
    ['nothing', {}, undefined],
    ['an address and a secret', hook, { url, secret }],
    ['a secret in a file', { RING_HOOK_URL: url, RING_HOOK_SECRET_FILE: fileWith(secret) }, { url, secret }],
    [
      'a server of the house',
      { ...hook, RING_HOOK_URL: 'http://10.0.0.8/r' },
      { url: 'http://10.0.0.8/r', secret },
    ],
    [
      'a container beside us',
      { ...hook, RING_HOOK_URL: 'http://sms:8080/' },
      { url: 'http://sms:8080/', secret },
    ],
  ])('is %s', (_what, variables, expected) => {
    const env = read(variables);
    expect(env.ok && env.value.ringHook).toEqual(expected);
  });

  it.each<[string, Variables, string]>([
    ['without secret', { RING_HOOK_URL: url }, 'RING_HOOK_SECRET'],
    ['without address', { RING_HOOK_SECRET: secret }, 'RING_HOOK_URL'],
    ['over the open net in clear', { ...hook, RING_HOOK_URL: 'http://sms.example/' }, 'RING_HOOK_URL'],
    ['with a password in it', { ...hook, RING_HOOK_URL: 'https://me:pw@sms.example/' }, 'RING_HOOK_URL'],
    ['that is no address', { ...hook, RING_HOOK_URL: 'sms.example' }, 'RING_HOOK_URL'],
    ['of another kind', { ...hook, RING_HOOK_URL: 'ftp://sms.example/' }, 'RING_HOOK_URL'],
    [
      'with a secret that can be guessed',
      { ...hook, RING_HOOK_SECRET: 'whsec_c2hvcnQ=' },
      'RING_HOOK_SECRET',
    ],
  ])('is refused %s, in both languages and without quoting it', (_what, variables, field) => {
    for (const language of ['zh', 'en'] as const) {
      const env = read(variables, language);
      expect(env.ok ? [] : env.problems.map((problem) => problem.field)).toEqual([field]);
      expect(JSON.stringify(env)).not.toMatch(/me:pw|c2hvcnQ|ftp:\/\/sms/);
    }
  });
});

function fileWith(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'fenghuo-secret-')), 'secret');
  writeFileSync(path, `${text}\n`);
  return path;
}
