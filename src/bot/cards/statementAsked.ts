import type { Version } from '../../incident/statement.ts';
import type { Words } from '../../policy/policy.ts';
import type { Line } from '../message.ts';
import { filled } from './actionWords.ts';
import { dutyName, languageOf, shortLevel } from './context.ts';
import type { Sheet } from './lines.ts';
import type { VersionPressId } from './presses.ts';
import { standingOf, waitsFor } from './statementState.ts';

/** What this group is asked to do with the text, before the text: who looks at a phone at night reads no further for it. */
export function askedLines(
  version: Version,
  sheet: Sheet,
  offeredOn: readonly VersionPressId[],
): readonly Line[] {
  const { incident, seat, voice } = sheet;
  const language = languageOf(voice);
  const standing = standingOf(version, sheet);
  if (standing === 'waiting') {
    const waits = waitsFor(version, sheet);
    const values = {
      level: shortLevel(incident.level, voice),
      waits: waits.map((duty) => dutyName(duty, voice)).join(language === 'zh' ? '、' : ', '),
    };
    return [asked(filled(words[waits.includes(seat.duty) ? 'ours' : 'others'], language, values))];
  }
  if (standing !== 'approved' || !offeredOn.includes('register')) return [];
  return [asked(words[offeredOn.includes('publish') ? 'publish' : 'register'][language])];
}

function asked(text: string): Line {
  return { kind: 'directive', spans: [{ text, weight: 'strong' }] };
}

const words = {
  ours: {
    zh: '请审批（{level}）：读完全文再按。还差 {waits} 同意',
    en: 'Please decide ({level}): read all of it, then press. Still missing: {waits}',
  },
  others: { zh: '等审批（{level}）：还差 {waits} 同意', en: 'Waits for approval ({level}) by {waits}' },
  publish: {
    zh: '审批已齐：按「发布」原样发出；自行发出的，按「登记发布」填链接',
    en: 'All have approved: press “Publish”; where you put it out yourselves, “Register publication” with its link',
  },
  register: {
    zh: '审批已齐：请按原文在对应渠道发出，再按「登记发布」填链接',
    en: 'All have approved: put it out as it is, then press “Register publication” with its link',
  },
} as const satisfies Readonly<Record<string, Words>>;
