import type { ReasonCode } from '../../incident/language.ts';
import type { Category } from './categories.ts';
import type { Group } from './term.ts';

/** Without a reason: it is told to the model, and no card says that it was why. */
function deed(category: Category, words: string, reason?: ReasonCode): Group {
  return { term: { role: 'deed', category, ...(reason && { reason }) }, words };
}

/**
 * Deeds and accidents that are grave wherever they happen. Alone they say nothing of a hospital, so the words by
 * themselves decide nothing by them: they are what the model is told, and the reasons where it finds a text adverse.
 */
export const deeds: readonly Group[] = [
  deed(
    'medical_safety',
    `被遗忘 遗忘在 遗落 遗留 留在体内 残留体内 拉断 拔断 扯断 剪断 剪掉 剪破 割破 割伤 刺穿 穿孔 灼伤 烧伤 电击 摔下 坠床 跌落 滑落 抽错 缝错
    挂错 弄错 做错 打错 输错 拿错 开错 拔错 测错 没醒 醒不来 醒不过来 再没醒来 植物人 烂脸 毁容 漏液 断针 断裂 被宣告死亡 致一死 致死亡
    致其死亡 致患者 致孕妇 致婴儿 致儿童 致女子 致男子 致老人 致产妇 致病人 致命 丧命 殒命 医疗意外 不良事件 误切 误摘 误扎 误伤 误打 误服 误喂
    误食 误输 误注 误用 误拔 误开 漏打 体内留 留在腹 留在肚 残留 疤痕 畸形 憋死 睁不开眼 合不上眼 未患癌 没患癌 没得癌 并未患癌 并无癌 不是癌
    切胃 切胆囊 切除子宫 切子宫 切除乳 摘除 被摘除 被开刀 儿戏 草菅人命 耗死 等死`,
    'harm',
  ),
  deed(
    'medical_safety',
    `推床 认错 接错 装错 种错 取错 没骨折 变形 去世后 手术后去世 输液后 打针后 注射后 用药后 拔牙后 整形后 抽脂后 全麻后 麻醉后 做完手术 抢救室外
    死在 死于 医疗安全 漏看 漏报 体内发现 体内取出 左眼 右腿 左腿 右眼 没发现 未发现 未及时 不及时 拖延 错过`,
  ),
  deed(
    'infection',
    `聚集性感染 院内聚集 传染科泄漏 混用针头 共用针头 一针多用 医疗污水 乱扔针头 针头乱扔 手术室发现 病毒泄漏 感染艾滋 感染hiv 感染乙肝 感染结核`,
    'harm',
  ),
  deed('infection', `阳性患者进入 针头重复 污水 发霉`),
  deed(
    'violence',
    `被打 被殴 被踹 被踢 被刺 被袭 被捅 被扎 被泼 被掐 被围殴 遇袭 袭击 打伤 刺伤 刺死 残害 杀人 杀害 泼硫酸 投毒 威胁 恐吓 打砸 砸医院
    砸诊室 砸了 推倒 打耳光 耳光 动手打 肢体冲突 砍杀 劫持 伤人 捶 踹 揪头发 掐脖 锁喉 挥拳 拳打 挥刀 纵火 泼油 撕扯 打成 凶手 伤医案 行凶者`,
    'violence',
  ),
  deed('violence', `被咬 被推 菜刀 汽油 暴力`),
  deed(
    'ethics',
    `敛财 公款 涉案 受审 自首 投案 被抓 被控 被诉 被双开 开除党籍 公诉 提起公诉 拐卖 贩婴 输送婴儿 弃婴 迷奸 下药 迷药 偷窥 咸猪手 摸胸 骚扰
    嫖娼 情妇 包养 桃色 生活作风 假学历 学历造假 冒名 吃回扣 收回扣 要红包 收红包 索要 统方 套现 洗钱 敲诈 勒索 伪造 造假 销毁 隐瞒 瞒报 谎报
    掩盖 偷换 黑产 利益输送 围标 串标 修改数据 篡改 摆拍 抄袭 剽窃 实名举报 举报信 带走调查 接受调查 被调查 审查调查 立案调查 涉毒 吸毒 制毒
    强制绝育 强制医疗 被精神病 盗窃 偷走 偷卖 诈捐 骗捐 死婴 婴儿尸体 性别鉴定 鉴定胎儿`,
    'crime',
  ),
  deed(
    'ethics',
    `贪 遗弃 情人 小三 开房 私生活 顶替 关系户 收钱 提成 买卖 作弊 论文 不端 毒品 走私 活体 尸体 器官 精子 卵子 冷冻胚胎 处女膜 致孕`,
  ),
  deed(
    'fee_fraud',
    `加价 漫天要价 要价 多扣 盗刷 刷医保 套刷 虚假医疗广告 虚开 分解收费 串换 编造病历 挂名住院 冒名住院 空刷 倒药 回流药 收费过高 收费不透明
    违规使用医保 医保基金 竞价排名 伪劣 伪科普 网红医生 暗访 卧底 冒充公立 冒牌 山寨 过期 高价转卖 倒号 智商税 割韭菜 欺骗 行骗`,
    'fraud',
  ),
  deed('fee_fraud', `虚假 忽悠 套路 诱导 医保卡 高收费 生意经 产业链 灰色 乱象 揭秘 起底 转卖 号源 敛`),
  deed(
    'privacy',
    `赤裸 裸体 脱光 裸照 直播手术 直播妇科 妇科手术视频 偷看 外泄 泄密 流出 晒照 信息售价 出售信息 贩卖信息 产妇信息 视频流出 视频热销 推门而入`,
    'privacyLeak',
  ),
  deed('privacy', `摄像头 发朋友圈 患者信息 病人信息 患者照片 围观`),
  deed(
    'labor',
    `过劳 累死 累倒 晕倒 自杀 轻生 跳江 坠亡 拖欠工资 欠发 未发工资 不发工资 辞退 被离职 逼迫 被迫 逼走 霸凌 罚款 扣钱 扣工资 无偿加班 超时工作
    连续工作 连轴转 抑郁自杀 怀孕排班`,
    'dispute',
  ),
  deed('labor', `离世 工资 绩效 裁员 下岗 职场 倒贴 遗书`),
  deed(
    'facility',
    `火灾 起火 着火 失火 爆炸 爆燃 泄漏 掉落 坠落 脱落 倒塌 垮塌 天花板 停电 断电 漏电 触电 被淹 侧翻 鼠头 异物 停摆 关停 瘫痪 挤爆 物资紧缺`,
    'dispute',
  ),
  deed('facility', `停水 相撞 溺亡 老鼠 倒闭 爆满 排长队 排队 告急`),
  deed(
    'service',
    `被拦 被挡 拒绝 拒收 拒载 不让进 不让看 不接收 不收治 轰走 赶走 被赶 嘲讽 嘲笑 调侃患者 怒怼 歧视 刁难 冷血 空岗 擅离 早退 打游戏 不理不睬
    无人管 没人理 霸王条款 强制要求 就医困难 看病难 无法就医 拒绝手术 跑多家医院 跑了多家`,
    'dispute',
  ),
  deed('service', `吐槽 怼 见死 睡觉 拒不 必须先 跪求 下跪 苦等`),
  deed(
    'dispute',
    `讨公道 喊冤 拉横幅 堵门 静坐 上访 哭诉 质问 鸣冤 起诉 告上法庭 追偿 推诿 涉事 致歉 调查组 彻查 严查 叫停 被处理 被通报 被约谈 被责令 责令
    停诊整顿 处分 除名 师德 职业道德 严惩 倒查`,
    'dispute',
  ),
  deed(
    'dispute',
    `求助 上诉 二审 一审 判决 开庭 庭审 宣判 赔 回应称 声明 通报 事件 真相 撤销 医患 后续 死者 遗孀`,
  ),
];
