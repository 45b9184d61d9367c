import { soundOf } from './pinyin.ts';

/** Characters of names and houses, each followed by those that are written in its place because they look like it. */
const drawn = `
  院完阮脘浣垸 医匠匡匤匧 示尔 例列洌 集隼 团因困囤圑 徐余涂途 汇氾 区凶匹巨叵 浦甫埔捕蒲 东柬冻栋 苏办 州洲川 天夭夫
  河何可 福副幅辐 田由甲 珠株殊诛 海诲悔侮 中仲 心沁 民氏 华毕桦 山仙屾 北比 京惊 广厂 深琛探 圳甽 门们问闷 诊珍疹
  腔控 科枓料 儿几 妇妨 产严 和禾 平苹 光恍 协胁 瑞端 金全 大太犬 学孛 附付 属嘱 分兮 安按 仁仨 爱受 康糠 同洞 总忽
  急隐 护沪 士土 亡忘 误娱 故敌 患串 术木 病痫 药约 疗辽 骗编
`;

const imitated = new Uint16Array(0x10000);
for (const [genuine = '', ...imitations] of drawn
  .trim()
  .split(/\s+/)
  .map((row) => Array.from(row))) {
  for (const each of imitations) imitated[each.charCodeAt(0)] ||= genuine.charCodeAt(0);
}
const sounds = imitated.map((genuine) => (genuine === 0 ? 0 : soundOf(genuine)));

/** How the character this one is written for is read; 0 = none. */
export function imitatedSoundOf(unit: number): number {
  return sounds[unit] ?? 0;
}

/** The character this one is written for where it disguises a name; 0 = none. */
export function imitatedBy(unit: number): number {
  return imitated[unit] ?? 0;
}
