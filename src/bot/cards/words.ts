import type { Level, Nature, Stage } from '../../incident/incident.ts';
import type { ReasonCode } from '../../incident/language.ts';
import type { StandingDuty, UnitKind } from '../../policy/org.ts';
import type { Policy, Words } from '../../policy/policy.ts';

export type Language = Policy['language'];

/** The nature of the matter 性质, as it stands beside the level on a card. */
export const natureWords: Readonly<Record<Nature, Words>> = {
  rumour: { zh: '不实/谣言', en: 'Rumour' },
  complaint: { zh: '投诉/纠纷', en: 'Complaint' },
  fault: { zh: '管理服务问题', en: 'Service fault' },
  safety: { zh: '医疗安全', en: 'Medical safety' },
  violence: { zh: '伤医', en: 'Violence against staff' },
  privacy: { zh: '隐私泄露', en: 'Privacy leak' },
  praise: { zh: '表扬', en: 'Praise' },
  other: { zh: '其他', en: 'Other' },
};

/** Why triage chose a level: what the posts say, never what is true. */
export const reasonWords: Readonly<Record<ReasonCode, Words>> = {
  death: { zh: '称有人死亡', en: 'a death is alleged' },
  harm: { zh: '称医疗损害', en: 'medical harm is alleged' },
  massHarm: { zh: '称多人受害', en: 'harm to several people is alleged' },
  minor: { zh: '涉及未成年人', en: 'a minor is involved' },
  violence: { zh: '涉及暴力或伤医', en: 'violence is mentioned' },
  privacyLeak: { zh: '涉及个人信息泄露', en: 'personal data may have leaked' },
  crime: { zh: '涉及违法犯罪', en: 'a crime is alleged' },
  fraud: { zh: '称欺诈或乱收费', en: 'fraud or overcharging is alleged' },
  dispute: { zh: '医患纠纷', en: 'a dispute with a patient' },
  service: { zh: '服务或管理问题', en: 'a service problem' },
  rumour: { zh: '疑似不实信息', en: 'probably untrue' },
  reach: { zh: '传播量大', en: 'wide reach' },
  trend: { zh: '短时间内快速增加', en: 'growing fast' },
  manyUnits: { zh: '涉及多个机构', en: 'several units are named' },
  media: { zh: '媒体已报道', en: 'covered by the media' },
  official: { zh: '官方机构已发声', en: 'an authority has spoken' },
  praise: { zh: '内容为表扬', en: 'words of praise' },
  report: { zh: '员工上报', en: 'reported by staff' },
};

/** The state in words people use; who and when stand beside it. */
export const stageWords: Readonly<Record<Stage, Words>> = {
  none: { zh: '未建立', en: 'Not opened' },
  open: { zh: '待认领', en: 'Unclaimed' },
  owned: { zh: '处置中', en: 'In hand' },
  dismissed: { zh: '已排除', en: 'Dismissed' },
  closed: { zh: '已关闭', en: 'Closed' },
  merged: { zh: '已并入', en: 'Merged' },
};

/** Where a matter in hand stands once words to the public are asked for; watched: its page is read again and again. */
export const spokenWords: Readonly<Record<'waiting' | 'published' | 'watched', Words>> = {
  waiting: { zh: '待审批', en: 'Awaiting approval' },
  published: { zh: '已发布', en: 'Published' },
  watched: { zh: '跟踪中', en: 'Following up' },
};

/** Who does what is a duty; these are the people who do it, as a refusal names them. */
export const roleWords: Readonly<Record<StandingDuty, Words>> = {
  monitor: { zh: '分院监测员', en: 'a branch monitor' },
  coordination: { zh: '区域协调员', en: 'a regional coordinator' },
  office: { zh: '总部办公室', en: 'the HQ office' },
  command: { zh: '总指挥', en: 'an HQ commander' },
  analysis: { zh: '分析人员', en: 'an analyst' },
  release: { zh: '信息发布组', en: 'the release group' },
  review: { zh: '法务/医务审核人', en: 'a legal or medical reviewer' },
};

/** A tier as people say it when its name must not be said or need not be. */
export const tierWords: Readonly<Record<UnitKind, Words>> = {
  hq: { zh: '总部', en: 'HQ' },
  region: { zh: '区域', en: 'region' },
  branch: { zh: '院区', en: 'branch' },
  department: { zh: '科室', en: 'department' },
};

/** The levels as people type them, besides the names that policy.yaml gives them. */
export const levelTyped: Readonly<Record<Level, readonly string[]>> = {
  red: ['red', '红', '红色', 'Ⅰ', 'Ⅰ级', 'I', 'I级', '1级', '一级', '特别重大'],
  orange: ['orange', '橙', '橙色', 'Ⅱ', 'Ⅱ级', 'II', 'II级', '2级', '二级', '重大'],
  yellow: ['yellow', '黄', '黄色', 'Ⅲ', 'Ⅲ级', 'III', 'III级', '3级', '三级', '较大'],
  blue: ['blue', '蓝', '蓝色', 'Ⅳ', 'Ⅳ级', 'IV', 'IV级', '4级', '四级', '一般'],
};
