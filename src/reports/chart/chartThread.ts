import { parentPort } from 'node:worker_threads';
import { draw } from './draw.ts';
import type { Drawn } from './drawer.ts';
import type { Picture } from './look.ts';

/** The far side of chartDrawer. */
parentPort?.on('message', async (picture: Picture) => {
  parentPort?.postMessage(await drawn(picture));
});

async function drawn(picture: Picture): Promise<Drawn> {
  try {
    return { ok: true, png: await draw(picture) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
