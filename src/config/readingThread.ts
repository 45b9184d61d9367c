import { parentPort } from 'node:worker_threads';
import { readSettings } from '../config.ts';
import type { Order } from './readApart.ts';

parentPort?.on('message', async ({ folder, language }: Order) => {
  parentPort?.postMessage(await readSettings(folder, language));
});
