import type { Group } from './term.ts';

function hearsay(weight: number, words: string): Group {
  return { term: { role: 'hearsay', weight }, words };
}

/** How a text knows what it says: passed on without a source, or told by someone who answers for it. */
export const hearsays: readonly Group[] = [
  hearsay(
    1,
    `据说 听说 网传 据传 传言 有人说 朋友说 同事说 亲戚说 邻居说 内部消息 小道消息 可靠消息 刚得到消息 得到消息 爆料 网曝 网友曝
    求证 真的假的 是真的吗 真假 求真相 求辟谣 不知真假 疑似 貌似`,
  ),
  hearsay(
    1.5,
    `求扩散 请扩散 帮忙扩散 扩散 速转 快转 求转 请转 转起 转发周知 转给 告诉身边 告诉家人 互相转告 紧急通知 紧急提醒 紧急提示 大家注意
    注意了 千万别 千万不要 千万小心 不转不是 为了孩子 看到请转 人肉 震惊 太可怕 惨无人道 天理难容 令人发指 细思极恐 封锁消息 不准报道
    禁止报道 封锁媒体 删帖 被删 被和谐 隐瞒真相 央视不敢 不敢报道 终于承认 惊人内幕 惊天 致癌 秘方 偏方 有毒 偷孩子 抢孩子 人贩子`,
  ),
  hearsay(
    -1.5,
    `记者从 记者了解到 记者采访 记者获悉 据新华社 新华社 人民日报 央视新闻 新京报 澎湃新闻 日报 晚报 官方通报 警方通报 情况通报 发布会 新闻发言人 卫健委通报
    回应称 通报称 经查 经调查 判决 法院 检察院 论文 研究发现 发表在`,
  ),
];
