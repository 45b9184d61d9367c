import { parentPort } from 'node:worker_threads';
import { readFeed } from './feedRead.ts';
import type { ThreadAnswer, ThreadAsk } from './feedReader.ts';

/** The far side of feedReader: strangers' bytes are parsed here, where a blow-up costs a thread and not the service. */
parentPort?.on('message', ({ id, feed }: ThreadAsk) => {
  const answer: ThreadAnswer = { id, read: readFeed(feed) };
  parentPort?.postMessage(answer);
});

parentPort?.postMessage('ready');
