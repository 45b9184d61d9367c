import type { Group } from './term.ts';

/** Thanks and rescue, and what turns a claim into its denial. */
export const polarities: readonly Group[] = [
  {
    term: { role: 'praise', weight: 2 },
    words: `感谢 谢谢 感恩 感激 点赞 致敬 暖心 锦旗 妙手回春 医者仁心 救死扶伤 白衣天使 最美医生 最美护士 仁心仁术 医术高明
    医术精湛 技术精湛 细心 耐心 亲切 贴心 温柔 用心 服务好 服务很好 态度很好 态度好 非常好 很棒 超棒 满意 好评 五星 跪地 救人
    救下 救回 施救 救了 果断救助 成功抢救 转危为安 康复出院 极限救人 捐骨髓 义诊 免费看病 全球首例 国内首例 攻克 表彰 见义勇为
    泪目 无可挑剔 好迅速 无微不至 讲解清楚 仔细 火速 挺身而出 人工呼吸 心肺复苏 守护 坚守 春天 最伟大 身首离断 送去春天 守岁
    叮嘱 无微`,
  },
  {
    term: { role: 'praise', weight: 1 },
    words: `专业 推荐 方便 舒服 干净 开心 温暖 可爱 值得 便宜 友善 笑容 帮忙 帮助 热情 热心 周到 不错 优秀 高兴 喜欢 顺利 顺畅
    恢复得 乐观 奇迹 安心 放心 感动 获奖 接力 助人 救助`,
  },
  {
    term: { role: 'refuted' },
    words: `谣言 辟谣 不属实 不实 误会 误读 造谣 编造 虚构 假新闻 假消息 没有证据 与事实不符 失实 虚假信息 不实信息 传谣`,
  },
];
