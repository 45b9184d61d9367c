import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Inbound, Platform, Route } from '../../ports.ts';
import { once } from '../kit/once.ts';
import type { Answer } from '../message.ts';
import { answerApi, nameOf } from './api.ts';
import { webGroups } from './check.ts';
import { kept } from './guard.ts';
import { live } from './live.ts';
import type { WebOptions } from './options.ts';
import { attach, send, show, update } from './outbound.ts';
import { locked, trouble } from './reply.ts';
import { standings } from './standing.ts';
import { assets, serve } from './static.ts';
import { visitor } from './visitor.ts';

/**
 * The console as a chat platform: its groups are kept on our own board, its members are the roster of people.csv, its
 * page is `src/console`. Outside the example chain nothing of it is open until sign-in exists (SECURITY T25).
 */
export function webPlatform(options: WebOptions): Platform {
  const files = assets(join(import.meta.dirname, '../../console'));
  const listeners = live();
  const standing = standings(options.board);
  const asked = once<Answer>(5_000, ({ tone, unmasked }) => tone !== 'trouble' && !unmasked);
  let on: (inbound: Inbound) => Promise<Answer> = notStarted;
  let unwatch: () => Promise<void> = () => Promise.resolve();

  async function page(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const why = kept(request);
    if (why) return trouble(response, why);
    const { pathname } = new URL(request.url ?? '/', 'http://console');
    const file = files.get(pathname === '/' ? 'index.html' : pathname.slice('/console/'.length));
    if (file) serve(request, response, file);
    else trouble(response, 'notFound');
  }

  async function api(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const why = kept(request);
    if (why) return trouble(response, why);
    const who = visitor(request, options.people(), options.org());
    if (!who) return trouble(response, 'notFound');
    const desk = {
      ...options,
      on: async (inbound: Inbound) => (await asked(inbound.key, () => on(inbound))).value,
    };
    const url = new URL(request.url ?? '/', 'http://console');
    await answerApi(url, { desk, who, standings: standing, live: listeners, request, response });
  }

  /** A stranger's page acts for nobody, whatever cookie the browser has. */
  function whoAsks(request: IncomingMessage) {
    const who = kept(request) ? undefined : visitor(request, options.people(), options.org());
    const what = nameOf((request.url ?? '').split('?', 1)[0] ?? '');
    return who && { actor: `person:${who.person.id}`, what };
  }

  async function safely(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await api(request, response);
    } catch (error) {
      options.log.error({ error, path: request.url }, 'a console request failed');
      if (response.headersSent) response.destroy();
      else trouble(response, 'unavailable');
    }
  }

  const open: readonly Route[] = [
    { method: 'GET', path: '/', handle: page },
    { method: 'GET', path: '/console/*', handle: page },
    { method: 'ANY', path: '/api/*', handle: safely, asked: whoAsks },
  ];
  const closed: readonly Route[] = [
    { method: 'ANY', path: '/', handle: async (_request, response) => locked(response) },
    { method: 'ANY', path: '/console/*', handle: async (_request, response) => locked(response) },
    { method: 'ANY', path: '/api/*', handle: async (_request, response) => trouble(response, 'noSignIn') },
  ];

  return {
    ...webGroups(options),
    can: { buttons: true, update: true, form: true, members: true, private: true, files: true },
    allowance: [],
    routes: options.demo ? open : closed,
    async start(handler) {
      on = handler;
      unwatch = await options.board.watch((channel) => {
        standing.forget(channel);
        listeners.changed(channel);
      });
    },
    async stop() {
      await unwatch();
      listeners.close();
    },
    send: (channel, message, key) => send(options, channel, message, key),
    update: (channel, ref, message) => update(options, channel, ref, message),
    attach: (channel, file, caption, key) => attach(options, channel, file, caption, key),
    show: (channel, picture, notice, key) => show(options, channel, picture, notice, key),
  };
}

function notStarted(): Promise<Answer> {
  return Promise.resolve({ tone: 'trouble', text: '服务正在启动，请稍后重试。' });
}
