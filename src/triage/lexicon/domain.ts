import type { Group, Weight } from './term.ts';

function domain(weight: Weight, words: string): Group {
  return { term: { role: 'domain', weight }, words };
}

/** The text is about a hospital, its people or what they do. */
export const domains: readonly Group[] = [
  domain(
    3,
    `医院 院方 诊所 卫生院 卫生室 卫生所 门诊部 妇幼保健院 医疗机构 医美机构 整形机构 体检中心 急救中心 牙科诊所 医学中心
    医疗院所 康复中心 月子中心 院区 分院 湘雅 民营医院 公立医院 三甲`,
  ),
  domain(
    2,
    `医生 护士 医护 医师 大夫 护理师 护理人员 医务人员 医务 院长 副院长 科主任 麻醉师 药师 护工 规培 规培生 实习医生
    主治 护士长 救护车 急救 急诊 icu 重症监护 病房 产房 手术室 门诊 挂号 就诊 问诊 接诊 住院 出院 病历 看诊 看病 就医 口腔医疗
    牙医 牙科 种牙 正畸 医美 整形 隆胸 隆鼻 抽脂 吸脂 祛斑 试管婴儿 医保 陪诊 批价 领药 健保卡 超音波室 电脑断层 候诊 叫号 回诊
    初诊 早诊 妇产科 儿科 骨科 眼科 皮肤科 肿瘤科 精神科 神经科 内科 外科 耳鼻喉 放射科 检验科 麻醉科 卫健委 打疫苗 医疗费 医药费
    精神病患 医药代表 院内 中医院 病友 住院期间`,
  ),
  domain(
    1,
    `患者 病人 手术 术后 术前 输液 打针 注射 化疗 放疗 透析 麻醉 插管 胃镜 肠镜 拔牙 接生 剖腹产 药品 药房 处方 床位 病床
    拆线 正骨 针灸 病危 产妇 医闹 论文 妇科 试管`,
  ),
];
