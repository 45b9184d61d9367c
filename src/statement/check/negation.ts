import { remembered } from './remembered.ts';

/** Fixed words whose 不 or 无 denies nothing. */
export const undenying =
  /不便|不久|不断|不仅|不少|不同|不一|无障碍|无论|未来|无锡|不愉快|不足|无线|无偿|非常|非法|是否|不良|不适|未成年|无菌|有无|不明|不得|不畅|不时|不实|不属实|不符|未查实|查无实据|不成立|不真实|除非|不限|不中断|不仅仅|无关|不宜|不再|不满|不慎|不当|不完整|不到|不收费|不收取|不规范|不及时|不周|不一致|对不上|赔了?不是|不对|不该|不舒服|不得不|不免|不要钱|不花钱|不(?:用|需|必)(?:再|另)?[交付缴出花]|不是[^,]{1,10}(?:而是|就是)/gu;

/** What may stand between a denial and what it denies: 未能及时通知, 没有因此取消. 不再 denies what was. */
const between =
  '(?:能|会|被|再|曾|经|予以?|及时|按时|继续|造成|发生|出现|任何|一[个位名台例笔]|给|在|见|需|用|必|得|可|应|愿|肯|因此|因|向|对|全部|完全|自动|重新|进行|作出|收到|明显){0,2}';
const denial = new RegExp(`(?:不再|[不未没无非]有?)${between}$`, 'u');
const harmless = new RegExp(undenying.source.replace('|不再', ''), 'gu');
const farthest = 8;
const denies = /[不未没无非]/u;

const bare = remembered((text) => text.replace(harmless, (word) => '\0'.repeat(word.length)));

/** Whether what begins there is denied: 未 before 发现, 没有 before 裁员. */
export function isNegated(text: string, at: number): boolean {
  if (!denies.test(text)) return false;
  const before = bare(text).slice(Math.max(0, at - farthest), at);
  return denies.test(before) && denial.test(before);
}

/** Words whose yes or no is no claim of its own: they deny or affirm others. */
export const neutral: ReadonlySet<string> = new Set(
  '没有 没 无 未 尚未 还没有 还未 暂未 仍未 尚无 已 已经 业已 现已 均已 有 存在 具有 不存在 并无 没有过 起 自 开始 一些 均 都 全 不变 曾 曾经 出现 发生 不 不是 未有 起码 能 可 可以 能够 相关 有关 涉及 正在 仍在 进行中 正在进行'.split(
    ' ',
  ),
);
