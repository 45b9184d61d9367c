import { bindAnswer } from '../bot/cards/bindWords.ts';
import type { Answer } from '../bot/message.ts';
import type { Asked, Desk, Doing } from './desk.ts';
import type { BindPhrase } from './phraseBind.ts';
import { understand } from './phrasebook.ts';

/** A code for another account of this person, or this account let go. */
export async function binding(
  desk: Desk,
  doing: Doing<Asked>,
  phrase: Exclude<BindPhrase, { kind: 'bindRoom' }>,
): Promise<Answer> {
  const voice = desk.settings();
  const { person, inbound, platform } = doing;
  if (phrase.kind === 'unbind') {
    const gone = await desk.bindings.release(inbound.by);
    if (gone) await note(desk, `person:${person.id}`, 'unbound', inbound.by);
    return bindAnswer(gone ? 'gone' : 'fixed', voice);
  }
  if (phrase.code !== undefined) return bindAnswer('bound', voice, { name: person.name });
  if (!desk.groups.platform(platform)?.can.private) return bindAnswer('notPrivate', voice);
  const code = await desk.bindings.issue(person.id);
  await note(desk, `person:${person.id}`, 'bindingAsked', inbound.by);
  return bindAnswer('code', voice, { code });
}

/** An account that nobody knows brings a code: the one thing it may do. Undefined: that is not what it said. */
export async function bindingStranger(desk: Desk, inbound: Asked): Promise<Answer | undefined> {
  const phrase = understand(inbound.text);
  if (phrase.kind !== 'bind' || phrase.code === undefined) return undefined;
  const redeemed = await desk.bindings.redeem(inbound.by, phrase.code);
  if (!redeemed.ok) {
    await note(desk, 'nobody', 'refused.bind', inbound.by);
    return bindAnswer(redeemed.why, desk.settings());
  }
  await note(desk, `person:${redeemed.person}`, 'bound', inbound.by);
  const name = desk.settings().people.byId.get(redeemed.person)?.name;
  return name === undefined
    ? bindAnswer('wrong', desk.settings())
    : bindAnswer('bound', desk.settings(), { name });
}

function note(desk: Desk, actor: string, action: string, identity: string): Promise<void> {
  return desk.audit.note({ actor, action, subject: identity, detail: {}, at: desk.now() });
}
