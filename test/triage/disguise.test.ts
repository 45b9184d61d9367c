import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sample, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { fold } from '../../src/triage/fold.ts';
import { lexicon } from '../../src/triage/lexicon/lexicon.ts';
import { read, readerOf } from '../../src/triage/reading.ts';
import { nastyTexts } from './nasty.ts';

const demo = await readSettings(join(import.meta.dirname, '../../examples/demo-chain'));
if (!demo.ok) throw new Error('the example chain has a fault');
const { org } = demo.settings;
const reader = readerOf(org);

function unitsOf(text: string): readonly string[] {
  return read(text, reader).units;
}

/** Every name of four Han letters and more, with the units it stands for when written plainly. */
const names = [...org.units.values()]
  .flatMap(({ name, aliases }) => [name, ...aliases])
  .filter((name) => /^\p{Script=Han}{4,}$/u.test(name))
  .map((name) => ({ name, units: unitsOf(`在${name}看病`) }));

const ways: Readonly<Record<string, (name: string) => string>> = {
  spaces: (name) => [...name].join(' '),
  dots: (name) => [...name].join('.'),
  'a middle dot': (name) => `${name.slice(0, 2)}·${name.slice(2)}`,
  commas: (name) => [...name].join('，'),
  stars: (name) => [...name].join('*'),
  slashes: (name) => [...name].join('/'),
  emoji: (name) => [...name].join('😷'),
  'emoji of several parts': (name) => [...name].join('👨‍⚕️'),
  'invisible letters': (name) => [...name].join('\u200b'),
  'bidi controls': (name) => `\u202e${[...name].join('\u2066')}\u202c`,
  underlines: (name) => [...name].map((letter) => `${letter}\u0332`).join(''),
  'line breaks': (name) => [...name].join('\n'),
  'ideographic spaces': (name) => [...name].join('\u3000'),
};

describe('a name of ours is known in a disguise', () => {
  it('is tried on names enough', () => {
    expect(names.length * Object.keys(ways).length).toBeGreaterThanOrEqual(300);
    expect(names.filter(({ units }) => units.length !== 1)).toEqual([]);
  });

  describe.each(Object.entries(ways))('written with %s', (_way, write) => {
    it.each(names)('$name', ({ name, units }) => {
      expect(unitsOf(`在${write(name)}看病`)).toEqual(units);
    });
  });

  it.each`
    text                     | unit                            | because
    ${'在xuhuiyuanqu看病'}   | ${'hq/east/xuhui'}              | ${'pinyin'}
    ${'XuHui YuanQu态度差'}  | ${'hq/east/xuhui'}              | ${'pinyin in capitals, in words'}
    ${'xu hui yuan qu'}      | ${'hq/east/xuhui'}              | ${'pinyin in syllables'}
    ${'xu-hui-yuan-qu'}      | ${'hq/east/xuhui'}              | ${'pinyin with dashes'}
    ${'ｘｕｈｕｉ院区'}      | ${'hq/east/xuhui'}              | ${'pinyin in full width'}
    ${'ｘuｈui院区排队'}     | ${'hq/east/xuhui'}              | ${'pinyin in two widths'}
    ${'徐hui院区排队'}       | ${'hq/east/xuhui'}              | ${'one letter in pinyin'}
    ${'徐汇yuan区排队'}      | ${'hq/east/xuhui'}              | ${'… of what every house has'}
    ${'徐汇yuan qu排队'}     | ${'hq/east/xuhui'}              | ${'… and all of it'}
    ${'示例yi院徐汇yuan区'}  | ${'hq/east/xuhui'}              | ${'two letters in pinyin'}
    ${'shili医院徐汇院区'}   | ${'hq/east/xuhui'}              | ${'the chain in pinyin'}
    ${'pudong院区误诊'}      | ${'hq/east/pudong'}             | ${'the place in pinyin'}
    ${'рudоng院区误诊'}      | ${'hq/east/pudong'}             | ${'… with Cyrillic letters'}
    ${'𝓹𝓾𝓭𝓸𝓷𝓰院区误诊'}      | ${'hq/east/pudong'}             | ${'… with mathematical letters'}
    ${'suzhou院区误诊'}      | ${'hq/east/suzhou'}             | ${'pinyin'}
    ${'zhuhaiyuanqu误诊'}    | ${'hq/south/zhuhai'}            | ${'pinyin'}
    ${'福tian院区误诊'}      | ${'hq/south/futian'}            | ${'one letter in pinyin'}
    ${'天河chan科'}          | ${'hq/south/tianhe/obstetrics'} | ${'a department with one letter in pinyin'}
    ${'slyyxhyq的急诊'}      | ${'hq/east/xuhui'}              | ${'initials of a long name'}
    ${'徐会院区排队'}        | ${'hq/east/xuhui'}              | ${'a letter that sounds the same'}
    ${'许汇院区排队'}        | ${'hq/east/xuhui'}              | ${'… in another tone'}
    ${'普东院区排队'}        | ${'hq/east/pudong'}             | ${'… of another branch'}
    ${'浦冬院区排队'}        | ${'hq/east/pudong'}             | ${'… at its end'}
    ${'苏洲院区排队'}        | ${'hq/east/suzhou'}             | ${'… that also looks the same'}
    ${'田河院区排队'}        | ${'hq/south/tianhe'}            | ${'… of a third'}
    ${'朱海院区排队'}        | ${'hq/south/zhuhai'}            | ${'… of a fourth'}
    ${'实例医院浦东院区'}    | ${'hq/east/pudong'}             | ${'the chain with a letter that sounds the same'}
    ${'示例医元浦东元区'}    | ${'hq/east/pudong'}             | ${'two letters that sound the same'}
    ${'徐汇愿区排队'}        | ${'hq/east/xuhui'}              | ${'… of what every house has'}
    ${'徐汇完区排队'}        | ${'hq/east/xuhui'}              | ${'a letter that looks the same'}
    ${'余汇院区排队'}        | ${'hq/east/xuhui'}              | ${'… without its radical'}
    ${'甫东院区排队'}        | ${'hq/east/pudong'}             | ${'… without its radical'}
    ${'氵甫东院区排队'}      | ${'hq/east/pudong'}             | ${'a letter in its parts'}
    ${'徐汇阝完区排队'}      | ${'hq/east/xuhui'}              | ${'another in its parts'}
    ${'氵甫 东 阝完 区'}     | ${'hq/east/pudong'}             | ${'parts and spaces'}
    ${'福由院区排队'}        | ${'hq/south/futian'}            | ${'a letter that looks the same'}
    ${'夭河院区排队'}        | ${'hq/south/tianhe'}            | ${'another'}
    ${'株海院区排队'}        | ${'hq/south/zhuhai'}            | ${'one that sounds and looks the same'}
    ${'苏办院区、办州院区'}  | ${'hq/east/suzhou'}             | ${'one of two is ours'}
    ${'徐匯院區手術'}        | ${'hq/east/xuhui'}              | ${'traditional script'}
    ${'徐 匯 院 區 手術'}    | ${'hq/east/xuhui'}              | ${'… with spaces'}
    ${'蘇州.院區'}           | ${'hq/east/suzhou'}             | ${'… with a dot'}
    ${'在徐\u200b會😷院-區'} | ${'hq/east/xuhui'}              | ${'everything at once'}
  `('$because: $text', ({ text, unit }) => {
    expect(unitsOf(text)).toEqual([unit]);
  });
});

describe('what only sounds or looks like a name of ours is not', () => {
  it.each`
    text                    | because
    ${'徐汇，院区很大'}     | ${'a comma parts two words'}
    ${'拥护社区改造'}       | ${'another word'}
    ${'许会元去看病'}       | ${'all of it sounds the same, none of it is the same'}
    ${'xuhui看展'}          | ${'a place in pinyin'}
    ${'zxuhuiyuanqub'}      | ${'a piece of a longer word'}
    ${'xhyq'}               | ${'four initials'}
    ${'slyyxhyqx'}          | ${'initials and one more'}
    ${'苏州园区招商'}       | ${'an industrial park: half of it sounds the same'}
    ${'天河公园、福田口岸'} | ${'places'}
    ${'示例文本，徐来的风'} | ${'nothing at all'}
  `('$because: $text', ({ text }) => {
    expect(unitsOf(text)).toEqual([]);
  });
});

describe('a word of the lexicon is known in a disguise', () => {
  it.each`
    text                | word
    ${'去yi院看病'}     | ${'医院'}
    ${'这家医yuan太差'} | ${'医院'}
    ${'医 院 误 诊'}    | ${'误诊'}
    ${'院 区 死 亡'}    | ${'死亡'}
    ${'医*院'}          | ${'医院'}
    ${'医.疗.事.故'}    | ${'医疗事故'}
    ${'医疗事gu'}       | ${'医疗事故'}
    ${'中医 院内会诊'}  | ${undefined}
    ${'有一元的意愿'}   | ${undefined}
    ${'mayiyuanqu'}     | ${undefined}
  `('$text: $word', ({ text, word }) => {
    const folded = fold(text);
    const found = reader.matcher
      .scan(folded)
      .filter(({ pattern }) => lexicon[pattern] !== undefined)
      .filter(({ start, end }) => /[^\p{Script=Han}]/u.test(folded.text.slice(start, end)));
    expect(found.length > 0).toBe(word !== undefined);
  });
});

describe('seeing through', () => {
  const hostile = [
    '',
    '医',
    '徐',
    '余',
    'xu',
    'xuhui',
    '徐 ',
    '徐汇院区',
    '徐汇',
    '😷',
    '\u202e徐',
    'a',
    '氵',
    '，',
    'x徐',
    '完',
    '徐汇上海示例',
  ];

  it.each(hostile)('takes twenty thousand times %j', (piece) => {
    expect(unitsOf(piece.repeat(20_000)).length).toBeLessThanOrEqual(1);
  });

  it('never throws', () => {
    for (const text of sample(string({ unit: 'binary', maxLength: 200 }), { seed: 4, numRuns: 300 }))
      unitsOf(text);
    for (const text of nastyTexts) unitsOf(text);
  });

  const replay = join(import.meta.dirname, '../../../shared/data/replay_full_2025-06_dev.jsonl');
  it.skipIf(!existsSync(replay))('finds the example chain nowhere in a month of the whole hot list', () => {
    const rows = readFileSync(replay, 'utf8').trim().split('\n');
    const titles = new Set(rows.map((row) => String(JSON.parse(row)[2])));
    expect(titles.size).toBeGreaterThan(10_000);
    expect([...titles].filter((title) => unitsOf(title).length > 0)).toEqual([]);
  });
});
