import { parentPort, workerData } from 'node:worker_threads';
import { readSettings } from '../config.ts';
import type { Order } from './readApart.ts';

const { folder, language }: Order = workerData;
parentPort?.postMessage(await readSettings(folder, language));
