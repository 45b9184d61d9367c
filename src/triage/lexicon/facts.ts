import type { ReasonCode } from '../../incident/language.ts';
import type { Group } from './term.ts';

function fact(reason: ReasonCode, words: string): Group {
  return { term: { role: 'fact', reason }, words };
}

/** How grave it is and who has taken it up: counts only where something went wrong. */
export const facts: readonly Group[] = [
  fact(
    'death',
    `死亡 身亡 去世 离世 丧生 遇难 致死 死了 死因 不治 殒命 坠亡 猝死 遗体 脑死亡 医死 治死 遇害 杀害 被杀 生前 死得 胎死宫内
    死胎 丧命 没了呼吸 术后死亡`,
  ),
  fact(
    'massHarm',
    `多名患者 多名病人 多名儿童 多名婴儿 多名产妇 数十名 上百名 数百名 数百人 集体感染 集体中毒 群体性 多人感染 多人死亡 多人受伤`,
  ),
  fact(
    'minor',
    `婴儿 女婴 男婴 新生儿 幼儿 幼童 男童 女童 儿童 患儿 宝宝 孩子 男孩 女孩 未成年 小学生 中学生 早产儿`,
  ),
  fact(
    'media',
    `央视 新华社 人民日报 人民网评 新京报 澎湃 焦点访谈 中国青年报 半月谈 红星新闻 极目新闻 上游新闻 九派新闻 封面新闻
    南方周末 财新 记者暗访 记者调查 媒体曝光 媒体谈 上热搜`,
  ),
  fact(
    'official',
    `卫健委 卫生健康委 医保局 药监局 市监局 市场监管局 纪委 监委 警方 公安 派出所 检察院 法院 官方通报 官方回应 官方再 调查组
    国务院 立案 行政处罚 卫生监督 卫生局 联合调查 执法人员`,
  ),
];
