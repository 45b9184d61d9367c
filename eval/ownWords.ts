import type { IncidentId, UnitPath } from '../src/incident/incident.ts';
import { isStatementLike, unapprovedAbout } from '../src/triage/ownWords.ts';
import { read, told } from '../src/triage/reading.ts';
import { kit } from './chain.ts';
import type { PairRow } from './events.ts';
import { share } from './scores.ts';

/** A reply of a hospital to a review. */
export interface ReplyRow {
  readonly hospital_reply: string;
}

const unit = kit.org.root;
const [it, death] = ['inc-1', 'inc-2'] as [IncidentId, IncidentId];

/**
 * What our own account would be heard for: the statement-like one of two titles as ours while the other is open (of the same event, and of
 * the lexically closest other one), and replies to reviews while something grave and unrelated is open.
 */
export function measureOwnWords(pairs: readonly PairRow[], replies: readonly ReplyRow[]) {
  const said = pairs
    .flatMap(({ a, b, same }) => [
      { own: a, public: b, same },
      { own: b, public: a, same },
    ])
    .filter(({ own }) => isStatementLike(own));
  const heard = said.filter((each) => isHeard(each.own, it, each.public));
  const ofSame = said.filter(({ same }) => same);
  const right = heard.filter(({ same }) => same).length;
  const grave = '急诊科输液后七岁男童死亡，家属拉横幅';
  return {
    sameEvent: { n: ofSame.length, recall: share(right, ofSame.length) },
    closestOtherEvent: {
      n: said.length - ofSame.length,
      alarms: share(heard.length - right, said.length - ofSame.length),
    },
    replies: {
      n: replies.length,
      alarms: replies.filter(({ hospital_reply }) => isHeard(hospital_reply, death, grave)).length,
    },
  };
}

function isHeard(own: string, incident: IncidentId, open: string): boolean {
  const concern = { incident, unit, level: 'orange', told: [tells(open)], out: false } as const;
  const units: readonly UnitPath[] = [unit];
  return unapprovedAbout({ words: own, told: tells(own), speaker: unit, units }, [concern]) !== undefined;
}

function tells(words: string): string {
  return told(read(words, kit.reader));
}
