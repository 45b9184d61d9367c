import type { Hit } from './hits.ts';

/** Names that every city has: they say whose only beside a city or the chain's own name. */
const common = new Set(
  `中心医院 人民医院 第一医院 第二医院 第三医院 市医院 省医院 县医院 中医院 中医医院 妇幼保健院 妇幼医院 儿童医院 妇产医院
  口腔医院 眼科医院 肿瘤医院 康复医院 精神病医院 骨科医院 附属医院 总医院 互联网医院 体检中心 急救中心 医疗中心 东院区 西院区
  南院区 北院区 新院区 老院区 本部院区 一院区 二院区 三院区 急诊科 儿科 产科`.split(/\s+/),
);

const longestCommon = Math.max(...Array.from(common, (name) => name.length));

/** What right after a short name makes it somebody else's: a district, a road, an office. */
const elsewhere =
  /^(区(?!域)|新区|县|市(?!民)|镇|乡|村|街|路|大道|大桥|机场|火车站|高铁|地铁|站|广场|公园|体育|小学|中学|大学|学校|幼儿园|驾校|政府|公安|法院|检察|派出所|消防|税务|银行|酒店|商场|小区|大厦|中路|东路|西路|南路|北路)/u;

/** What right after a short name makes it a house: nobody says 医院, 院区 or 门诊 after a district alone. */
const house =
  /^(的|那家|这家|那边|这边)? ?(医院|院区|分院|总院|门诊|急诊|住院部|产房|病房|科室|[内外妇儿产骨眼牙]科)/u;

/** Whether the name that stands there is one that every city has. */
export function isCommonName(text: string, start: number, end: number): boolean {
  return end - start <= longestCommon && common.has(text.slice(start, end));
}

/** Whether what follows shows that a short name is a place or another house's. */
export function isElsewhere(text: string, end: number): boolean {
  return elsewhere.test(text.slice(end, end + 4));
}

/** Whether a hospital word follows at once. */
export function isHospital(text: string, { end }: Omit<Hit, 'pattern'>): boolean {
  return house.test(text.slice(end, end + 8));
}
