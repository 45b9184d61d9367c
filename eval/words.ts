import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { famous } from '../src/triage/names/extra.ts';
import { surnames } from '../src/triage/names/surnames.ts';

/**
 * Writes src/triage/names/words.ts: how common Chinese words are, and which characters given names and names written by
 * their sound are made of, so that 高兴 is not taken for a person and 高欣 is. From the dictionary of cppjieba (MIT
 * licence), as it comes in the npm package nodejieba: `node eval/words.ts --dict jieba.dict.utf8 > src/triage/names/words.ts`
 */
const { values } = parseArgs({ options: { dict: { type: 'string', default: 'jieba.dict.utf8' } } });

/** Rarer words cost more room than they save mistakes. */
const rarest = 20;
/** Words that begin as a name does are worth more room. */
const rarestRisky = 5;

interface Entry {
  readonly word: string;
  readonly count: number;
  readonly tag: string;
}

/** Tagged as persons there, and known better: everything else of two letters that is counted often is a word. */
const persons = new Set(
  (
    '宋江 曹操 刘备 鲁迅 林彪 杜甫 孔明 武松 李逵 孔子 孙权 朱德 江青 刘邦 范蠡 李鹏 关公 曹禺 李俊 林冲 郑和 李娜 刘翔 李白 朱熹 孟子 陈毅 王平 吕布 金庸 ' +
    '吴仪 周瑜 施琅 袁绍 陈云 王莽 乔治 杨维 彭真 乔红 苏轼 李珊 沈思 胡佳 胡适 赵云 雷锋 关羽 曹丕 秦桧 韩信 贺龙 董卓 叶挺 刘裕 乔石 李铁 马超 韦伯 黄忠 曹锟 ' +
    '张华 徐渭 何曾 刘基 韩愈 孙策 马岱 鲁肃 李渊 张骞 李四 苏秦 朱温 徐福 姚明 陆川 杨锐 严复 田畴 贾谊 胡克 黄巢 赖斯 张仪 高成 李成 宋明 吴晗 乔丹 吕蒙 王充 ' +
    '李靖 石勒 王英 王敦 罗文 唐寅 李斯 李煜 孙武 刘表 肖邦 李德 田汉 丁玲 张旭 金焰 张澜 宋濂 李宁 方腊 杜牧 王维 王猛 孙坚 王明 杜威 林肯 赵国'
  ).split(' '),
);

/** Tagged as persons there, three letters, and none. */
const things = new Set(
  (
    '黄金周 莫斯科 季后赛 胡萝卜 石家庄 金字塔 安全性 许可证 高新区 金水桥 金水河 黄鹤楼 江夏郡 钟祥市 高基庙 杜鹃花 马其顿 夏威夷 石英砂 黎巴嫩 张家口 安哥拉 ' +
    '武昌鱼 金刚石 金元宝 张家湾 高高的 钱塘江 吴淞口 胡杨林 卢森堡 白玉兰 孟加拉 高加索 马德里 金瓶梅 雷阵雨 关东军 朱仙镇 张家界 王府井 安全感 严重者 高尔夫 石狮子 ' +
    '马尼拉 罗布泊 白花花 严重性 苏黎世 安道尔 秦皇岛 段时间 马拉松 洪泽湖 许可的 白莲教 高中生 叶绿体 叶绿素 申请人 申请书 贺兰山 黄绿色 武汉站 武昌站 白话文 白云山 ' +
    '白云石 高水平 马王堆 雷达站 常见病 卢浮宫 卢沟桥 陈列馆 陈列室 马拉维 马里昂 高岭土 关帝庙 张家港 安全带 龙卷风 苏州人 顾问团 夏令营 苏伊士 胡同口 洪福齐 常备军 ' +
    '罗汉堂 陆海军 金银花 白蛋白 龙井茶 陆海空 潘家园 马六甲 卢旺达 龙王庙 石门市 文明史 文渊阁 武英殿 万年青 常胜军 武进士 武林中 任期内 高利贷 安居乐 白皮书 白内障'
  ).split(' '),
);

const known = new Set(famous.split(' '));
const byRank = new Set(surnames);
const han = /^[\u4e00-\u9fff]+$/;
const entries = readFileSync(values.dict, 'utf8')
  .split('\n')
  .flatMap((line): readonly Entry[] => {
    const [word = '', count = '0', tag = ''] = line.trim().split(' ');
    return han.test(word) ? [{ word, count: Number(count), tag }] : [];
  });
const total = entries.reduce((sum, { count }) => sum + count, 0);
const named = entries.filter(({ word, tag }) => tag.startsWith('nr') && byRank.has(word[0] ?? ''));
const full = named.filter(({ word, tag }) => word.length === 3 && tag === 'nr' && !things.has(word));
const short = named.filter(({ word, count }) => word.length === 2 && (persons.has(word) || count < 20));
const sounded = entries.filter(({ word, tag }) => tag === 'nrt' && word.length >= 3);
const soundLetters = lettersOf(
  sounded.filter(({ word }) => word.length >= 4).map(({ word }) => word),
  12,
);

const words = entries.filter((entry) => entry.word.length <= 4 && isWord(entry));
const priced = Map.groupBy(words, ({ count }) => Math.round(-2 * Math.log(count / total)) / 2);

console.log(`/**
 * How common words are: by the natural logarithm of one in so many, the words of one, two, three and four letters on end.
 * Made by eval/words.ts from the dictionary of cppjieba (https://github.com/yanyiwu/cppjieba, MIT licence, Copyright (c)
 * 2013 Yanyi Wu), ${words.length} of its ${entries.length} words.
 */
export const words: Readonly<Record<string, readonly string[]>> = {`);
for (const [price, group] of [...priced].sort(([a], [b]) => a - b)) {
  const lengths = [1, 2, 3, 4].map((length) => {
    const same = group.filter(({ word }) => word.length === length).map(({ word }) => word);
    return `'${same.sort().join('')}'`;
  });
  console.log(`  '${price}': [\n    ${lengths.join(',\n    ')},\n  ],`);
}
console.log('};');
tell(
  'The first of two letters of a given name, by the same measure.',
  'givenFirst',
  full.map(({ word }) => word[1] ?? ''),
);
tell(
  'The second of two.',
  'givenSecond',
  full.map(({ word }) => word[2] ?? ''),
);
tell(
  'The only one.',
  'givenOnly',
  short.map(({ word }) => word[1] ?? ''),
);
tell(
  'Letters that write foreign names by their sound.',
  'sounds',
  sounded.flatMap(({ word }) => [...word].filter((letter) => soundLetters.has(letter))),
);

/** Words, and what names foreign places in letters of sound: those are told from persons by being known. */
function isWord(entry: Entry): boolean {
  const { word, count, tag } = entry;
  if (word.length === 1) return count >= 10;
  if (isPerson(entry) || isHouse(entry)) return false;
  if (tag.startsWith('nr')) return isMistaken(entry);
  return count >= (isRisky(word) ? rarestRisky : rarest) || (/^n[st]/.test(tag) && isSounded(word));
}

/** 奥巴马, whatever the dictionary tags it; 布朗. */
function isPerson({ word, tag }: Entry): boolean {
  return (tag.startsWith('nr') || known.has(word)) && isSounded(word) && !byRank.has(word[0] ?? '');
}

/** 温家. */
function isHouse({ word, count }: Entry): boolean {
  return /^.家$/u.test(word) && byRank.has(word[0] ?? '') && count < 100;
}

/** Tagged as a person and none: 高潮, 张家湾. */
function isMistaken({ word, count, tag }: Entry): boolean {
  if (tag !== 'nr') return word.length === 2 && count >= 400 && !persons.has(word);
  if (word.length === 2) return count >= 60 && !persons.has(word);
  if (!byRank.has(word[0] ?? '')) return false;
  return (
    things.has(word) ||
    /^.家[湾墩岭坡寨庄港荡塘塔咀嘴集店河沟潭拐条台棚洲村]$|[县镇市湖庙寺村墩岭站区]$/u.test(word)
  );
}

function isSounded(word: string): boolean {
  return [...word].every((letter) => soundLetters.has(letter));
}

function isRisky(word: string): boolean {
  const first = word[0] ?? '';
  return byRank.has(first) || '小老阿大'.includes(first);
}

function lettersOf(names: readonly string[], often: number): ReadonlySet<string> {
  const counted = Map.groupBy(names.join(''), (letter) => letter);
  return new Set([...counted].filter(([, all]) => all.length >= often).map(([letter]) => letter));
}

function tell(what: string, name: string, letters: readonly string[]): void {
  const counted = [...Map.groupBy(letters, (letter) => letter)].map(([letter, all]) => ({
    letter,
    price: Math.round(-2 * Math.log(all.length / letters.length)) / 2,
  }));
  console.log(`\n/** ${what} */\nexport const ${name}: Readonly<Record<string, string>> = {`);
  for (const [price, group] of [...Map.groupBy(counted, ({ price }) => price)].sort(([a], [b]) => a - b)) {
    console.log(
      `  '${price}': '${group
        .map(({ letter }) => letter)
        .sort()
        .join('')}',`,
    );
  }
  console.log('};');
}
