/** Words that say the same in a statement: one of a row may stand for another. */
const rows = `
  在岗 当班 值班 值守 当值 上岗
  封存 封存保管 保全
  会诊 会商
  面对面 见面 当面 会面
  启用 投入使用 开放 上线
  取消 撤销 废止
  道歉 致歉 赔礼
  抵达 到达 赶到 到场
  死亡 去世 离世 逝世 身故
  辞退 解聘 开除 解除劳动合同
  免职 撤职 停职 调离
  拘留 行政拘留 行拘
  配送 供应 供货 配发
  事发 案发 发生
  承担 负担 支付 垫付
  告知 知会 说明 解释
  探望 看望 慰问
  关闭 封闭
  漏水 渗水 积水
  停电 断电
  合格 达标 符合标准
  专家 专家组
  监控 录像 监控录像 监控视频
  不实 不属实 不符 谣言 失实 虚假 不真实 与事实不符 没有依据 无事实依据
  发现 查出 发现有
  反映 意见 建议 投诉 来信 来电 留言 诉求 反馈
  转交 转达 反馈 回馈 转给 告知 移交 转 交 知悉
  出院 离院
  暂停 停运 停用 停止 停诊 叫停 关闭 中止
  恢复 重新开放 重启 正常
  增派 增加 加派 支援 增援 补充 新增
  修复 修好 排除 恢复运行
  检修 检查 排查 巡检 清查 核查
  提供 发放 设有 设置 备有 有 推出 采用
  位于 设在 设于 地址 在
  完成 完毕 结束 完结 做完 好
  成立 组建 组成
  调查 核查 查证 核实 调查组
  报告 上报 汇报 报送 通报
  立即 当即 第一时间 当天 当日 即刻 马上
  救治 治疗 抢救 诊治 医治
  受伤 负伤 伤
  控制 抓获 制服 带走
  自愿 自行 自主 自由
  选择 决定 选用 选
  价格 收费 费用 金额 价
  公示 公布 公开 发布 发到 发至 发送 上传
  开始 起 启动 自
  网传 网上 网络 网友 网民 互联网 网帖 帖子
  卫健委 卫生健康委 卫生健康委员会 卫生健康局 卫健局 卫健部门 卫生健康部门
  警方 公安机关 公安 民警 派出所
  工作人员 员工 职工 同仁 人员 同事
  医生 医师 大夫
  护士 护理师 护理人员 护理
  患者 病人 病患 病友
  主管 领导 负责人
  等候 等待 候诊 久候 排队
  接诊 就诊 看诊 诊疗
  当晚 当日 当夜 晚
  认定 认为 结论 鉴定 查明 显示
  未查实 查无实据 无法证实 不成立
  处罚 处分 处理
  提醒 告诫 教育 约谈
  设备 仪器 器械 机器
  增设 新设 加设
  车位 停车位
  改造 施工 翻修 整修 升级
  提醒 宣导 宣传 引导
  接驳车 摆渡车 班车
  收到 接获 接到 获悉
  加强 强化 加大
  正在 目前 现正 中
  多数 大部分 多 大多
  部分 其余 一部分 余下
  调整 变更 安排 调配
  负责 牵头 主持 承担
  协议 调解 和解
  赔偿 补偿 赔付
  有限 不足 小 紧张
  儿童 幼儿 小儿
  柜台 柜檯 窗口 柜檯人员
  缴费 付费 支付 付款
  流程 程序
  限 为 以上
  全部 所有 全体 均 都 皆
  复核 梳理 优化 审核
  因 由于 造成 原因
  询问 问询 走访 询 谈话
  调取 调阅 查看 查阅
  任职 工作 供职 就职
  家属 家人 亲属
  发生 出现 发
  故障 异常 损坏 坏
  未 没有 无 不 尚未 并未
  检验 检查 化验
  医院 我院 本院 院方 院区
  减免 免费 免 不收费 不收取
  全院 院内
  视频 录像 影像 监控
  网信 网信办 网信部门
  一向 一直
  洗涤 清洗
  消毒 灭菌
  厂商 厂家 公司
  配药 取药 领药
  人工 人力
  限制 限
  违规 违反规定 擅自
  照片 图片 截图
  严重 重度
  合格率 合格
  不当 欠妥
  致歉 道歉
  尽职 履职
  床位 病床 空床 床
  打印 列印
  通过 经过 经 均通过
  按 依照 依 根据 遵循 遵守 采
  临时 暂时
  高峰 人潮 人多
  分流 疏导
  现场 当场
  更换 换新 更新 替换 撤换 换掉 换好 换成
  完善 改善 改进
  返还 退还 退回 退
  报警 报案 向公安 拨打110 向警方
  急救中心 急救人员 急救车
  儿子 之子
  女儿 之女
  发布 发帖 发文 上传 贴出
  发生 存在 出现
  处以 处罚 罚款
  免职 免去 撤职
  缴纳 上缴 退回
  全额 悉数 如数 全数 全部
  正常 没有异常 无异常 未见异常
  无误 没有错 没错 正确
  救出 获救 脱困 脱险
  大碍 受伤
  总额 合计 共计
  宝宝 新生儿 婴儿 孩子
  原路 退回 退还
  非 并非 不是
  次日 第二天 隔日 翌日
  泄露 外泄 泄漏 外流
  采集 采样 抽样 提取
  好转 恢复 康复 痊愈
  转运 转送 转往 转入 转至
  座机 固定电话 固话
  证照 许可证 资质 执照
  和好 和解 握手言和
  坠落 坠楼 跌落 摔落
  滑倒 摔倒 跌倒
  口角 争执 争吵 冲突
  参加 出席 应邀 参与
  取得 持有 具有 具备 拥有
  发送 转发 传播
  挂号 预约
  延迟 延后 推迟 顺延
  平息 平复 缓和
  启用 恢复使用 重新启用
  装错 弄错 拿错
`;

const groups: readonly (readonly string[])[] = rows
  .trim()
  .split('\n')
  .map((row) => row.trim().split(/\s+/u));

const byWord = new Map<string, string[]>();
for (const group of groups) {
  for (const word of group)
    byWord.set(word, [...(byWord.get(word) ?? []), ...group.filter((each) => each !== word)]);
}
const longest = Math.max(...Array.from(byWord.keys(), (word) => word.length));
const begins = new Set(Array.from(byWord.keys(), (word) => word.slice(0, 1)));

/** A word for which others may stand. */
export interface Exchangeable {
  readonly from: number;
  readonly to: number;
  readonly others: readonly string[];
}

/** The words of a text that have others for the same; the longest first, so that 不属实 is not read as 属实. */
export function synonymsIn(text: string): readonly Exchangeable[] {
  const found: Exchangeable[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!begins.has(text[at] ?? '')) continue;
    const word = wordAt(text, at);
    if (word === undefined) continue;
    found.push({ from: at, to: at + word.length, others: byWord.get(word) ?? [] });
    at += word.length - 1;
  }
  return found;
}

function wordAt(text: string, at: number): string | undefined {
  for (let length = Math.min(longest, text.length - at); length > 1; length--) {
    const word = text.slice(at, at + length);
    if (byWord.has(word)) return word;
  }
  return undefined;
}
