/** The words of courtesy, concern and what comes next: a sentence of manner is made of these, and tells nobody anything new. */
const vocabulary = [
  '我们 我院 本院 我集团 本集团 院方 医院 集团 您 你 大家 各位 社会各界 公众 网友 网民 市民 朋友 媒体 记者 患者 家属 当事人 群众 广大 所有 每一位 有关 相关 各方 双方 方面 部门 主管部门 上级 卫生健康 行政部门 公安机关 人员 职工 医务人员 医护人员 同仁',
  '此 此事 此次 这次 这一 该 其 本次 事件 事情 情况 问题 反映 诉求 意见 建议 批评 内容 信息 说法 原文 说明 声明 更正 消息 报道 进展 结果 结论 工作 服务 管理 流程 体验 环境 不便 困扰 影响 担忧 担心 疑虑 误解 期待 需要 需求 帮助 支持 原因 经过 全过程 依据 教训 不足',
  '对 对于 就 关于 针对 由此 因此 由 给 向 与 和 及 并 也 且 或 的 地 得 之 在 于 以 为 从 对此 此前 目前 现 现在 已 已经 正 正在 将 会 仍 还 再 请 希望 愿 愿意 能 可以 一定 始终 一直 继续 进一步 第一时间 及时 尽快 尽早 随时 依法 依规 依法依规 严格 认真 积极 主动 全力 全面 深入 虚心 共同 一起 一如既往',
  '高度重视 十分重视 非常重视 重视 高度关注 十分 非常 关注 关注到 注意到 关切 理解 体谅 感谢 衷心 谢谢 歉意 深表歉意 诚挚 诚恳 真诚 致歉 道歉 抱歉 深感 表示 表达 痛心 难过 遗憾 慰问 问候 亲切 哀悼 沉痛 同情 牵挂 心情 欢迎 接受 监督 社会监督 听取 吸取 反思 改进 改善 整改 完善 加强 提升 优化 负责 负责任 尊重 保护 守住 底线 个人信息 个人 他人 隐私 法律 法律保护 受 权益 合法权益',
  '核实 调查 了解 核查 处理 处置 配合 协助 沟通 联系 回应 回复 答复 公布 通报 发布 公开 告知 更新 说 提供 保持 维护 信任 秩序 便 不便提供 作出 作 准确 应当 必须 是 是否就诊 不 不要 暂不 未经核实 未经证实 不传播 不引用 不转发 不信谣 不传谣 传播 引用 转发 转载 推测 猜测 作推测 清楚 之前 以后 之后 后续 渠道 官方 官方渠道 官网 发布的 为准 以 一并 账号 如 如需 如有 您好 尊敬 朋友们 们 这里 再次 带来 造成 引起 引发 因 而 所 都 等 相信 呼吁 理性 客观 平和 看待 讨论 社会 责任部门 首要 放在首位 就医 院内 每一次 值得 对待 感受 当面 具体 结论 推断 涉及 尚未 得到 安全 健康 医疗 质量 初心 守护 生命 公开透明 秉持 态度 回应社会关切 关心 完全理解 以此为戒 举一反三 网络 良好 环境 不信谣 不传谣',
].flatMap((line) => line.split(' '));

const familiar = new RegExp(vocabulary.toSorted((a, b) => b.length - a.length).join('|'), 'gu');
/** Names what the sentence is about, in the facts' own words. */
const topic = /对|就|关于|针对|因/u;
/** So much of a clause may be other words: a grammar's, hardly a claim's. */
const mostStrange = 0.15;

/** Whether each clause is of words that tell nothing; what it is about may be named as the facts name it. */
export function isFamiliar(text: string, facts: string): boolean {
  return text.split(/[,.;:!?，。；：！？、]/u).every((clause) => {
    const rest = clause.replace(familiar, ' ').match(/\p{Script=Han}+/gu) ?? [];
    const isTopic = (run: string) => topic.test(clause) && facts.includes(run);
    const strange = rest.filter((run) => !isTopic(run)).join('').length;
    return strange <= Math.max(1, clause.length * mostStrange);
  });
}
