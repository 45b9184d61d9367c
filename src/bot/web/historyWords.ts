import type { Nature } from '../../incident/incident.ts';
import type { ReasonCode } from '../../incident/language.ts';
import type { Words } from '../../policy/policy.ts';

/** Machines by the names that people read in a history. */
export const machineWords = {
  triage: { zh: '自动研判', en: 'Triage' },
  timer: { zh: '时限', en: 'Clock' },
} as const satisfies Readonly<Record<string, Words>>;

export const natureWords: Readonly<Record<Nature, Words>> = {
  rumour: { zh: '不实/谣言', en: 'rumour' },
  complaint: { zh: '投诉/纠纷', en: 'complaint' },
  fault: { zh: '管理服务问题', en: 'service fault' },
  safety: { zh: '医疗安全', en: 'patient safety' },
  violence: { zh: '伤医', en: 'violence' },
  privacy: { zh: '隐私泄露', en: 'privacy' },
  praise: { zh: '表扬', en: 'praise' },
  other: { zh: '其他', en: 'other' },
};

export const reasonWords: Readonly<Record<ReasonCode, Words>> = {
  death: { zh: '称有人死亡', en: 'a death is claimed' },
  harm: { zh: '称医疗损害', en: 'medical harm is claimed' },
  massHarm: { zh: '涉及多人受害', en: 'several people harmed' },
  minor: { zh: '涉及未成年人', en: 'a minor is concerned' },
  violence: { zh: '涉及暴力', en: 'violence' },
  privacyLeak: { zh: '涉及隐私泄露', en: 'private data leaked' },
  crime: { zh: '涉嫌违法', en: 'a crime is claimed' },
  fraud: { zh: '涉及欺诈', en: 'fraud is claimed' },
  dispute: { zh: '医患纠纷', en: 'a dispute' },
  service: { zh: '服务问题', en: 'service' },
  rumour: { zh: '疑似不实', en: 'probably untrue' },
  reach: { zh: '传播量大', en: 'wide reach' },
  trend: { zh: '短时间内激增', en: 'rising fast' },
  manyUnits: { zh: '涉及多家机构', en: 'several units concerned' },
  media: { zh: '媒体报道', en: 'reported by media' },
  official: { zh: '官方关注', en: 'noticed by authorities' },
  praise: { zh: '表扬', en: 'praise' },
  report: { zh: '人工上报', en: 'reported by hand' },
};
