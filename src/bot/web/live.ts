import type { ServerResponse } from 'node:http';
import { safeHeaders } from './reply.ts';

/** Pages that listen: each hears which of its own groups changed, never what changed in them. */
export interface Live {
  join(response: ServerResponse, mayHear: (channel: string) => boolean): void;
  changed(channel: string): void;
  close(): void;
}

interface Listener {
  readonly response: ServerResponse;
  readonly mayHear: (channel: string) => boolean;
  readonly waiting: Set<string>;
}

const beatMs = 15_000;
/** A burst of updates in one group is one word to the page. */
const gatherMs = 60;
const slowBytes = 256 * 1024;

export function live(): Live {
  const listeners = new Set<Listener>();
  const beat = setInterval(() => {
    for (const each of listeners) write(each.response, 'beat', {});
  }, beatMs);
  beat.unref();

  function flush(listener: Listener): void {
    const groups = [...listener.waiting];
    listener.waiting.clear();
    if (listener.response.writableLength > slowBytes) listener.response.destroy();
    else write(listener.response, 'changed', { groups });
  }

  return {
    join(response, mayHear) {
      const listener: Listener = { response, mayHear, waiting: new Set() };
      listeners.add(listener);
      response.on('close', () => listeners.delete(listener));
      response.writeHead(200, {
        ...safeHeaders,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write('retry: 1000\n\n');
      write(response, 'beat', {});
    },
    changed(channel) {
      for (const listener of listeners) {
        if (!listener.mayHear(channel)) continue;
        if (listener.waiting.size === 0) setTimeout(() => flush(listener), gatherMs).unref();
        listener.waiting.add(channel);
      }
    },
    close() {
      clearInterval(beat);
      for (const { response } of listeners) response.end();
      listeners.clear();
    },
  };
}

function write(response: ServerResponse, event: string, data: unknown): void {
  response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
