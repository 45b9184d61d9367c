import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Attack, nothing } from './attack.ts';
import type { Stage } from './attackStage.ts';

/** A request that is no act of anybody: it is refused with this, and the record says who asked, for what, and why not. */
interface No {
  readonly status: number;
  readonly actor: string;
  readonly what: string;
  readonly reason: string;
}

async function refusedRequest(stage: Stage, no: No, attempt: () => Promise<Response>): Promise<void> {
  const target = await stage.waits('approved');
  const seq = await stage.lastSeq();
  await nothing(stage, target, async () => {
    const response = await attempt();
    await response.arrayBuffer();
    expect(response.status).toBe(no.status);
  });
  const { actor, what: subject, reason } = no;
  await expect
    .poll(() => stage.auditSince(seq))
    .toContainEqual(
      expect.objectContaining({ actor, action: 'refused.request', subject, detail: { reason } }),
    );
}

/** By accounts of their own: noes of one kind to one account are counted. */
const unknown = { status: 404, actor: 'person:E001', what: '/api/*', reason: 'notFound' };
const unasked = { status: 405, actor: 'nobody', reason: 'notFound' };
const nowhere = { status: 404, actor: 'nobody', what: 'nowhere', reason: 'notFound' };

/** What an approval would look like to each path of the house that takes anything. */
const paths: readonly (readonly [path: string, no: No])[] = [
  ['/api/approve', unknown],
  ['/api/publish', { ...unknown, actor: 'person:E002' }],
  ['/api/statements', { ...unknown, actor: 'person:E003' }],
  ['/api/export', { ...unknown, actor: 'person:E004' }],
  ['/api/digest', { ...unknown, actor: 'person:E005' }],
  ['/api/press', { status: 409, actor: 'person:E001', what: '/api/press', reason: 'identityChanged' }],
  ['/api/say', { status: 409, actor: 'person:E001', what: '/api/say', reason: 'identityChanged' }],
  ['/api/read', { status: 409, actor: 'person:E001', what: '/api/read', reason: 'identityChanged' }],
  ['/api/identity', { ...unknown, what: '/api/identity' }],
  ['/api/incidents/x/timeline', { ...unknown, what: '/api/incidents/:id/timeline' }],
  ['/api/groups/hq-command/messages', { ...unknown, what: '/api/groups/:id/messages' }],
  ['/api/groups/hq-command/pictures/1', { ...unknown, what: '/api/groups/:id/pictures/:ref' }],
  ['/healthz', { ...unasked, what: '/healthz' }],
  ['/metrics', { ...unasked, what: '/metrics' }],
  ['/', { ...unasked, what: '/' }],
  ['/slack/events', nowhere],
  ['/hooks/publisher', { ...nowhere, what: '/hooks/*' }],
  ['/hooks/vendor-demo', { status: 401, actor: 'nobody', what: '/hooks/*', reason: 'notSigned' }],
];

const routes: readonly Attack[] = paths.map(([path, no]) => [
  `an approval is posted to ${path}`,
  async (stage) => {
    const { incident, number, hash, subject } = await stage.waits('approved');
    const { url } = stage.house();
    const body = {
      ...{ key: randomUUID(), as: 'machine:publisher', person: 'machine:publisher' },
      ...{ group: 'hq-command', ref: '1', subject, action: 'publish', values: { ways: 'site' } },
      ...{ actor: { kind: 'machine', id: 'publisher' }, text: '停止一切发布' },
      command: { type: 'tellPublication', incident, version: number, hash, state: 'published' },
    };
    const headers = {
      'content-type': 'application/json',
      origin: url,
      cookie: `fenghuo_as=${no.actor.replace('person:', '')}`,
    };
    await refusedRequest(stage, no, () =>
      fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  },
]);

/** Who asks and for whom they say that they are; every one by an account of their own, for noes of one kind are counted. */
const claims: readonly (readonly [as: string, cookie: string, no: Pick<No, 'status' | 'reason'>])[] = [
  ['machine:publisher', 'E111', { status: 409, reason: 'identityChanged' }],
  ['E002', 'E112', { status: 409, reason: 'identityChanged' }],
  ['__proto__', 'E121', { status: 409, reason: 'identityChanged' }],
  ['', 'E101', { status: 400, reason: 'notUnderstood' }],
];
const spoofed: readonly Attack[] = [
  ...claims.map(
    ([as, cookie, no]): Attack => [
      `a press is sent as “${as}” by another session`,
      (stage) =>
        refusedRequest(stage, { ...no, actor: `person:${cookie}`, what: '/api/press' }, () =>
          pressed(stage, cookie, { as }),
        ),
    ],
  ),
  [
    'a press is sent into a group that one is not in: it is answered as for a group that there is not',
    async (stage) => {
      const no = { ...unknown, actor: 'person:E111', what: '/api/press' };
      const answers: unknown[] = [];
      for (const group of ['hq-command', 'no-such-group'])
        await refusedRequest(
          stage,
          { ...no, actor: group === 'hq-command' ? no.actor : 'person:E112' },
          async () => {
            const response = await pressed(stage, group === 'hq-command' ? 'E111' : 'E112', { group });
            answers.push([response.status, await response.clone().json()]);
            return response;
          },
        );
      expect(answers[0]).toEqual(answers[1]);
    },
  ],
  [
    'a page elsewhere has the browser of a commander press',
    (stage) =>
      refusedRequest(stage, { status: 403, actor: 'nobody', what: '/api/*', reason: 'notHere' }, async () => {
        const said = await pressed(stage, 'E001', {}, { origin: 'https://evil.example' });
        expect(said.status).toBe(403);
        return pressed(stage, 'E001', {}, { 'sec-fetch-site': 'cross-site' });
      }),
  ],
  [
    'the doors are tried five hundred times',
    async (stage) => {
      const { url } = stage.house();
      const target = await stage.waits('approved');
      const seq = await stage.lastSeq();
      await nothing(stage, target, async () => {
        for (let round = 0; round < 10; round += 1)
          await Promise.all(
            Array.from({ length: 50 }, async (_, at) =>
              (await fetch(`${url}/guess/${round}/${at}`, { method: 'POST' })).arrayBuffer(),
            ),
          );
      });
      const noes = (await stage.auditSince(seq)).filter(({ action }) => action === 'refused.request');
      expect(noes.length).toBeLessThanOrEqual(2);
    },
  ],
];

async function pressed(
  stage: Stage,
  person: string,
  more: Readonly<Record<string, string>>,
  header: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { subject } = await stage.waits('submitted');
  const { url } = stage.house();
  const press = { group: 'hq-command', subject, action: 'approve', values: { reason: '已看过' } };
  const body = JSON.stringify({ key: randomUUID(), as: person, ...press, ...more });
  const headers = {
    'content-type': 'application/json',
    origin: url,
    cookie: `fenghuo_as=${person}`,
    ...header,
  };
  return fetch(`${url}/api/press`, { method: 'POST', headers, body });
}

/** Paths that there are and are not, and sessions that say they are another's. */
export const doors: readonly Attack[] = [...routes, ...spoofed];
