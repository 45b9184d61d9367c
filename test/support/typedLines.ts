import type { Phrase } from '../../src/handlers/phrasebook.ts';

/** One line for each thing that can be typed; a new one does not compile until it stands here (SECURITY finding 8). */
export const typedLines: Readonly<Record<Phrase['kind'], string>> = {
  report: '上报 https://example.com/a 有人说等了三小时',
  press: 'P1 认领',
  status: '待办',
  help: '帮助',
  mute: '静音 作者 某某 30天 营销号，与诊疗无关',
  mutes: '静音列表',
  unmute: '取消静音 1',
  muteHow: '静音',
  bind: '绑定',
  unbind: '解绑',
  bindRoom: '绑定 P1',
  approval: 'P1-v1 a41f09c2 同意',
  approvalHow: 'P1 同意',
  approvals: '待我审批',
  stop: '停止一切发布 有误',
  liftStop: '解除停止发布',
  delegate: '代理 李敏 到 18:00',
  undelegate: '取消代理 李敏',
  contacts: '通讯录',
  replies: 'P1 口径',
  digest: '日报',
  bare: '1',
  unknown: '今天天气不错',
};
