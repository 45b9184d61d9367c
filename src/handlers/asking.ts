import { helpAnswer, statusAnswer } from '../bot/cards/ask.ts';
import { filesNotKept, unknownAnswer } from '../bot/cards/saying.ts';
import { approvalHowAnswer, bareAnswer, notWaitingWords } from '../bot/cards/typed.ts';
import type { Answer } from '../bot/message.ts';
import { versionOf } from '../incident/quorum.ts';
import { mayMute } from '../policy/rights.ts';
import { askedDigest } from './askedDigest.ts';
import { binding } from './binding.ts';
import { lookingUp } from './contacts.ts';
import type { Asked, Desk, Doing } from './desk.ts';
import { muting } from './muting.ts';
import { type Phrase, understand } from './phrasebook.ts';
import { act } from './pressing.ts';
import { refused } from './refused.ts';
import { reporting } from './reporting.ts';
import { actOn } from './statements/acting.ts';
import { house } from './statements/house.ts';
import { replying } from './statements/replies.ts';

const most = 50;

/** What a person types to the bot: the same verbs as the buttons, by the incident's code, in the same reach. */
export async function asking(desk: Desk, doing: Doing<Asked>): Promise<Answer> {
  const settings = desk.settings();
  const phrase = understand(doing.inbound.text, settings);
  const answer = await answering(desk, doing, phrase);
  const isFact = phrase.kind === 'press' && phrase.action === 'addFact';
  return isFact || !doing.inbound.files?.length ? answer : filesNotKept(answer, settings);
}

async function answering(desk: Desk, doing: Doing<Asked>, phrase: Phrase): Promise<Answer> {
  const settings = desk.settings();
  const voice = { ...settings, now: desk.now(), seat: doing.role };
  switch (phrase.kind) {
    case 'help':
      return helpAnswer(voice, mayMute(doing.role, settings.org, settings.policy));
    case 'unknown':
      return unknownAnswer(phrase.near, voice);
    case 'report':
      return reporting(desk, { ...doing, inbound: { ...doing.inbound, ...phrase, files: [] } });
    case 'status': {
      if (phrase.code !== undefined) return onCode(desk, doing, phrase.code, 'history', {});
      return statusAnswer(await desk.reads.list([doing.role.unit], { live: true, limit: most }), voice);
    }
    case 'bare': {
      const open = await desk.reads.list([doing.role.unit], { live: true, limit: most });
      return bareAnswer(
        phrase.number,
        open.map(({ code }) => code),
        voice,
      );
    }
    case 'approvalHow':
      await refused(desk, doing, { reason: 'notFound' });
      return approvalHowAnswer(phrase.code, voice);
    case 'approval':
      return onVersion(desk, doing, phrase);
    case 'approvals':
    case 'stop':
    case 'liftStop':
    case 'delegate':
    case 'undelegate':
      return house(desk, doing, phrase);
    case 'replies':
      return replying(desk, doing, phrase);
    case 'digest':
      return askedDigest(desk, doing, phrase);
    case 'contacts':
      return lookingUp(desk, doing, phrase);
    case 'bind':
    case 'unbind':
      return binding(desk, doing, phrase);
    case 'bindRoom':
      return refused(desk, doing, { reason: 'groupTaken' });
    case 'mute':
    case 'mutes':
    case 'unmute':
    case 'muteHow':
      return muting(desk, doing, phrase);
    case 'press':
      return onCode(desk, doing, phrase.code, phrase.action, phrase.values);
  }
}

async function onCode(
  desk: Desk,
  doing: Doing<Asked>,
  code: string,
  action: Extract<Phrase, { kind: 'press' }>['action'],
  values: Readonly<Record<string, string>>,
): Promise<Answer> {
  const view = await desk.reads.byCode([doing.role.unit], code);
  return view ? act(desk, doing, view, action, values) : refused(desk, doing, { reason: 'notFound' });
}

/** What is typed about a version counts for that version and that text alone: `P128-v3 a41f 同意`. */
async function onVersion(
  desk: Desk,
  doing: Doing<Asked>,
  phrase: Extract<Phrase, { kind: 'approval' }>,
): Promise<Answer> {
  const { code, version: number, hash, action, values } = phrase;
  const view = await desk.reads.byCode([doing.role.unit], code);
  const version = view && versionOf(view.incident, number);
  if (view && version?.hash.startsWith(hash)) return actOn(desk, doing, view, version, action, values);
  // It is the refusal that is audited, and what it says is plainer.
  const no = await refused(desk, doing, { reason: 'notFound' });
  return { ...no, text: notWaitingWords(phrase, desk.settings()) };
}
