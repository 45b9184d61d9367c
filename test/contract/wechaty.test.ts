import { isPressId, pressNumbers } from '../../src/bot/cards/presses.ts';
import { type PlatformWorld, platformContract } from './platform.ts';
import { puppetService } from './support/wechatyService.ts';
import { kinds, wechatyWorld as makeWorld, until } from './support/wechatyWorld.ts';

/**
 * WeChat groups: the real wechaty over the mock puppet of its makers, in our process or behind the real puppet service, as a
 * provider runs one.
 */
async function wechatyWorld(how: 'direct' | 'service'): Promise<PlatformWorld> {
  const service = how === 'service' ? await puppetService() : undefined;
  const world = await makeWorld(service && { puppet: service.choice });
  await service?.serve(world.puppet);
  const { mocker, puppet, room, ann, bo, me, house, heard } = world;
  const platform = world.make();
  const identityOf = (id: string) => `wechaty:${me.id}:${id}`;
  const contactOf = (who: string) => mocker.ContactMock.load(who.slice(`wechaty:${me.id}:`.length));
  const told = new Map<string, number>();
  let latest = '';
  puppet.on('message', ({ messageId }) => {
    if (mocker.messagePayload(messageId).talkerId !== me.id) latest = messageId;
  });

  /** What the message says to type for a button: `回复 P128 2 排除 + 排除理由` → `P128 2`. */
  function typed(ref: string, action: string): string {
    const words = mocker.messagePayload(ref).text ?? '';
    const number = isPressId(action) ? pressNumbers[action] : 0;
    const [, said] = new RegExp(`^回复 (P\\d+ ${number}) `, 'mu').exec(words) ?? [];
    if (said === undefined) throw new Error(`the message does not say how to type ${action}`);
    return said;
  }

  return {
    platform: {
      ...platform,
      async start(on) {
        house.says = on;
        await world.started(platform);
      },
    },
    channel: room.id,
    nowhere: '404@chatroom',
    people: [identityOf(ann.id), identityOf(bo.id)],
    again: () => world.make(),
    async shown() {
      return world.spoken(room.id).map(({ id, text }) => ({ ref: id, words: text ?? '' }));
    },
    async press(who, ref, action, values = {}) {
      const before = heard.length;
      contactOf(who)
        .say([typed(ref, action), ...Object.values(values)].join(' '))
        .to(room);
      await until(() => heard.length > before);
    },
    async pressAgain() {
      puppet.emit('message', { messageId: latest });
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
    async told(who) {
      const name = `@${contactOf(who).payload.name} `;
      const all = world.spoken(room.id).filter(({ text }) => text?.startsWith(name));
      const fresh = all.slice(told.get(who) ?? 0);
      told.set(who, all.length);
      return fresh.map(({ text }) => text ?? '');
    },
    loseNextAnswer: () => void puppet.faults.push({ kind: 'lost', arrives: true }),
    async move(who, change) {
      const moved = contactOf(who);
      if (change === 'left') room.remove(moved).by(me);
      else room.add(moved).by(me);
    },
    async files(channel) {
      return world.spoken(channel).flatMap(({ id }) => {
        const file = mocker.cacheFileBoxPayload.get(id);
        if (!file || !('base64' in file)) return [];
        return [{ name: file.name, bytes: Buffer.from(file.base64, 'base64').length }];
      });
    },
    async outsider() {
      const { id } = mocker.createContact({ type: kinds.corporation, coworker: false });
      room.add(mocker.ContactMock.load(id)).by(ann);
      return identityOf(id);
    },
    breakMembers: () => {
      puppet.memberError = '14 UNAVAILABLE: away';
    },
    mend: () => {
      puppet.memberError = undefined;
      puppet.faults.length = 0;
    },
    close: async () => service?.stop(),
  };
}

platformContract('wechaty', () => wechatyWorld('direct'));
platformContract('wechaty, by a puppet service over gRPC and TLS', () => wechatyWorld('service'));
