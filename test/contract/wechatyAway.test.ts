import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/ports.ts';
import { notice } from './support/messages.ts';
import { puppetService } from './support/wechatyService.ts';
import { until, type WechatyWorld, wechatyWorld } from './support/wechatyWorld.ts';

let world: WechatyWorld;
let platform: Platform;
let service: Awaited<ReturnType<typeof puppetService>>;

beforeEach(async () => {
  service = await puppetService();
  // The mock takes a second to say that it is there.
  const waits = { echo: 300, answers: 0, looks: 1500 };
  world = await wechatyWorld({ puppet: service.choice, waits });
  world.puppet.remembered = world.me.id;
  platform = world.make();
});
afterEach(async () => {
  await platform.stop();
  await service.stop();
});

/** Somebody says it until it is heard, or thirty seconds have passed. */
async function heardSoon(): Promise<boolean> {
  for (let tries = 0; tries < 60 && world.heard.length === 0; tries += 1) {
    world.ann.say('P128 1').to(world.room);
    await until(() => world.heard.length > 0, 500);
  }
  return world.heard.length > 0;
}

describe('a puppet service that is away', () => {
  it('when we start is asked again until it is there', async () => {
    await platform.start(async (inbound) => {
      world.heard.push(inbound);
      return { tone: 'ok', text: '' };
    });
    expect(await platform.send(world.room.id, notice, 'away')).toMatchObject({ outcome: 'retry' });
    await service.serve(world.puppet);
    expect(await heardSoon()).toBe(true);
    expect((await platform.send(world.room.id, notice, 'away')).outcome).toBe('sent');
  });

  it('and comes back is heard again: wechaty alone would say and never hear', async () => {
    await service.serve(world.puppet);
    await world.started(platform);
    await service.stop();
    await service.serve(world.puppet);
    expect(await heardSoon()).toBe(true);
    expect(world.logged.map(({ message }) => message)).toContain('wechaty hears nothing, starting anew');
  });

  it('is left in peace while it is there, however quiet the groups are', async () => {
    await service.serve(world.puppet);
    await world.started(platform);
    await new Promise((resolve) => setTimeout(resolve, 7000));
    expect(world.logged.map(({ message }) => message)).not.toContain('wechaty hears nothing, starting anew');
  });
});
