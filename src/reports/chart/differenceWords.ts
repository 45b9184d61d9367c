import type { Words } from '../../policy/policy.ts';

type Say = (language: keyof Words) => string;
const say =
  (zh: string, en: string): Say =>
  (language) =>
    language === 'zh' ? zh : en;

/** The words on the picture of a changed policy. */
export const differenceWords = {
  title: say('规则演算：改后与现行相比', 'Policy simulation: changed against current'),
  louder: say('更响', 'Louder'),
  quieter: say('更静', 'Quieter'),
  earlier: say('总部更早', 'HQ sooner'),
  later: say('总部更晚', 'HQ later'),
  columns: {
    earlier: say('更早', 'Sooner'),
    later: say('更晚', 'Later'),
    rings: say('消息', 'Msgs'),
  },
  unchanged: say('无变化', 'no change'),
  period: (from: string, to: string, days: number) =>
    say(`${from} 至 ${to}（${days} 天）`, `${from} to ${to} (${days} days)`),
  incidents: (n: string) => say(`事件 ${n} 起`, `incidents: ${n}`),
  versions: (before: string, after: string) =>
    say(`现行 ${before}  →  改后 ${after}`, `Current ${before}  →  changed ${after}`),
  rings: (before: string, after: string, change: string) =>
    say(
      `新消息 ${before} → ${after} 条${change === '' ? '' : `（${change}）`}`,
      `New messages ${before} → ${after}${change === '' ? '' : ` (${change})`}`,
    ),
  rest: (n: string) => say(`其余 ${n} 家`, `${n} others`),
  same: (n: string) => say(`${n} 起事件，结果都一样`, `The same for all incidents: ${n}`),
  sameBelow: say('没有哪家机构会更响、更静、更早或更晚', 'No unit would be louder, quieter, sooner or later'),
  none: say('这段时间没有事件', 'No incidents in this time'),
  noneBelow: say('换一段更长的时间再演算：--since 180d', 'Try a longer time: --since 180d'),
  foot: say(
    '更响、更静：事件的等级更高、更低；更早、更晚：总部得知的时间',
    'Louder, quieter: a graver or milder level. Sooner, later: when HQ hears of it',
  ),
} as const;
