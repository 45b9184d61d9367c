import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { envFrom } from '../../src/config/env.ts';
import type { Variables } from '../../src/config/variables.ts';
import { exampleFolder } from '../../src/config.ts';

const nowhere = mkdtempSync(join(tmpdir(), 'fenghuo-publish-'));
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const url = 'https://cms.example/publish';
const site = { PUBLISH_SITE_URL: url, PUBLISH_SITE_SECRET: secret };
const appId = 'wx0123456789abcdef';
const appSecret = '0123456789abcdef0123456789abcdef';
const cover = '9p-m_bFNKi9cDOyUgfbEnqvyl3Rox79zs1DvpLad1ZBQ4q59A5AKCjqiKgk3nyWb';
const wechat = {
  PUBLISH_WECHAT_APP_ID: appId,
  PUBLISH_WECHAT_APP_SECRET: appSecret,
  PUBLISH_WECHAT_COVER: cover,
};

function read(variables: Variables, language: 'zh' | 'en' = 'zh') {
  return envFrom(variables, nowhere, exampleFolder, language);
}

describe('the ways of publishing in the environment', () => {
  it.each<[string, Variables, unknown]>([
    ['none', {}, undefined],
    ['a site', site, { site: { url, secret, hosts: [] } }],
    [
      'a site with its hosts',
      { ...site, PUBLISH_SITE_HOSTS: 'WWW.example.cn，m.example.cn' },
      { site: { url, secret, hosts: ['www.example.cn', 'm.example.cn'] } },
    ],
    [
      'a site beside us, its secret in a file',
      { PUBLISH_SITE_URL: 'http://cms:8080/', PUBLISH_SITE_SECRET_FILE: fileWith(secret) },
      { site: { url: 'http://cms:8080/', secret, hosts: [] } },
    ],
    ['an official account', wechat, { wechat: { appId, appSecret, cover } }],
    [
      'both',
      { ...site, ...wechat },
      { site: { url, secret, hosts: [] }, wechat: { appId, appSecret, cover } },
    ],
    ['none of hosts alone', { PUBLISH_SITE_HOSTS: 'www.example.cn' }, undefined],
  ])('are %s', (_what, variables, expected) => {
    const env = read(variables);
    expect(env.ok && env.value.publish).toEqual(expected);
  });

  it.each<[string, Variables, string]>([
    ['a site without secret', { PUBLISH_SITE_URL: url }, 'PUBLISH_SITE_SECRET'],
    ['a site without address', { PUBLISH_SITE_SECRET: secret }, 'PUBLISH_SITE_URL'],
    ['over the open net in clear', { ...site, PUBLISH_SITE_URL: 'http://cms.example/' }, 'PUBLISH_SITE_URL'],
    ['with a password', { ...site, PUBLISH_SITE_URL: 'https://me:pw@cms.example/' }, 'PUBLISH_SITE_URL'],
    ['with a short secret', { ...site, PUBLISH_SITE_SECRET: 'whsec_c2hvcnQ=' }, 'PUBLISH_SITE_SECRET'],
    ['with addresses for hosts', { ...site, PUBLISH_SITE_HOSTS: 'https://a.cn/' }, 'PUBLISH_SITE_HOSTS'],
    ['an account without cover', { ...wechat, PUBLISH_WECHAT_COVER: '' }, 'PUBLISH_WECHAT_COVER'],
    ['without secret', { ...wechat, PUBLISH_WECHAT_APP_SECRET: '' }, 'PUBLISH_WECHAT_APP_SECRET'],
    ['of another kind', { ...wechat, PUBLISH_WECHAT_APP_ID: 'ww5823bf96d3bd56c7' }, 'PUBLISH_WECHAT_APP_ID'],
  ])('are refused %s, in both languages and without quoting it', (_what, variables, field) => {
    for (const language of ['zh', 'en'] as const) {
      const env = read(variables, language);
      expect(env.ok ? [] : env.problems.map((problem) => problem.field)).toEqual([field]);
      expect(JSON.stringify(env)).not.toMatch(/me:pw|c2hvcnQ|ww5823/);
    }
  });
});

function fileWith(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'fenghuo-secret-')), 'secret');
  writeFileSync(path, `${text}\n`);
  return path;
}
