import { fold } from '../../triage/fold.ts';
import { maskedSpans } from '../../triage/mask.ts';
import { remembered } from './remembered.ts';

/** A name in a folded sentence: of a place, a department, a unit, a day, a person. */
export interface Entity {
  /** Only what is of one kind is compared. */
  readonly kind: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const cities =
  '北京 上海 天津 重庆 广州 深圳 杭州 南京 苏州 无锡 常州 宁波 温州 嘉兴 湖州 绍兴 金华 台州 武汉 长沙 成都 西安 郑州 青岛 济南 烟台 潍坊 沈阳 大连 长春 哈尔滨 石家庄 太原 呼和浩特 合肥 福州 厦门 泉州 漳州 南昌 九江 赣州 南宁 桂林 柳州 海口 三亚 贵阳 遵义 昆明 大理 拉萨 兰州 西宁 银川 乌鲁木齐 珠海 佛山 东莞 中山 惠州 汕头 江门 湛江 肇庆 清远 徐州 扬州 镇江 南通 泰州 盐城 淮安 连云港 宿迁 芜湖 洛阳 开封 宜昌 襄阳 岳阳 衡阳 株洲 绵阳 德阳 宜宾 唐山 保定 邯郸 廊坊 大同 包头 吉林 大庆 鞍山 香港 澳门 台北 台中 台南 高雄 新竹 桃园 基隆 嘉义 屏东 花莲';
const districts =
  '徐汇 浦东 静安 黄浦 长宁 普陀 虹口 杨浦 闵行 宝山 嘉定 松江 青浦 奉贤 崇明 天河 越秀 海珠 荔湾 白云 番禺 黄埔 福田 罗湖 南山 宝安 龙岗 龙华 盐田 香洲 朝阳 海淀 东城 西城 丰台 通州 姑苏 虎丘 吴中 相城 园区 内湖 信义 大安 文山 中正 北投 士林';
const departments =
  '急诊 儿科 小儿科 妇科 产科 妇产科 骨科 眼科 牙科 口腔科 皮肤科 耳鼻喉科 内科 外科 心内科 心脏科 心血管内科 小儿心脏科 神经内科 神经外科 消化内科 消化科 呼吸科 呼吸内科 肾内科 血液科 肿瘤科 放疗科 放射科 影像科 超声科 检验科 病理科 药剂科 药房 药局 麻醉科 手术室 康复科 复健科 中医科 感染科 精神科 心理科 泌尿外科 胸外科 普外科 乳腺外科 甲状腺外科 肛肠科 整形科 烧伤科 新生儿科 重症医学科 重症监护室 体检中心 健检中心 透析室 洗肾室 内分泌科 风湿科 老年科 全科 输液室 医务处 医务科 医务部 护理部 护理处 信息科 信息处 信息中心 后勤处 后勤保障部 总务处 保卫处 保卫科 保安部 门诊部 门诊办 宣传科 宣传处 人事处 财务处 纪检监察室 投诉办 客服中心 病案室 设备科 质控科 院感科 医保办 党办 院办 法务部 生殖医学中心 药学部 药剂部 感染管理科 营养科 设备处 基建处 采购中心 审计处 工会 挂号 批价 收费处 住院处 分诊台 导诊台 护士站 候诊区 停车场 食堂 大厅';

interface Shape {
  readonly kind: string;
  readonly sign: RegExp;
  readonly group?: number;
}

function anyOf(words: string): string {
  return words
    .split(' ')
    .sort((a, b) => b.length - a.length)
    .join('|');
}

const shapes: readonly Shape[] = [
  {
    kind: 'unit',
    sign: /((?![^院分]?[可于在由对向的是为该我各本全从到和与及给两个每多])[\u4e00-\u9fff]{2})(?:院区|分院|分部)/gu,
    group: 1,
  },
  {
    kind: 'city',
    sign: new RegExp(`(${anyOf(cities)})(?!路|街|大道|院区|分院|医院|银行|中路|东路|西路)`, 'gu'),
    group: 1,
  },
  { kind: 'district', sign: new RegExp(`(${anyOf(districts)})(?:新)?区(?!域)`, 'gu'), group: 1 },
  { kind: 'department', sign: new RegExp(`(${anyOf(departments)})`, 'gu'), group: 1 },
  {
    kind: 'road',
    sign: /([\u4e00-\u9fff]{2})(?:路|街|大道)(?=[\d东西南北一二三四五中\s]|交叉|口|$)/gu,
    group: 1,
  },
  { kind: 'gate', sign: /([东西南北前后侧左右正大])(?:门|出口|入口)(?!诊)/gu, group: 1 },
  { kind: 'side', sign: /([东西南北])(?:侧|座|栋|楼|区|广场|院)/gu, group: 1 },
  { kind: 'place', sign: /(前|后|左|右|上|下)(?:方|侧|面)/gu, group: 1 },
  {
    kind: 'building',
    sign: /(门诊|住院|急诊|医疗|医技|行政|外科|内科|高龄|康复|教学)(?:大楼|楼|大门|部大楼)/gu,
    group: 1,
  },
  { kind: 'festival', sign: /(春节|元旦|清明|五一|劳动节|端午|中秋|国庆|除夕|元宵|重阳)/gu, group: 1 },
  { kind: 'weekday', sign: /(?:周|星期|礼拜)([一二三四五六日天末])/gu, group: 1 },
  { kind: 'daypart', sign: /(凌晨|上午|中午|下午|傍晚|深夜)(?!\s*[\d零一二三四五六七八九十])/gu, group: 1 },
  { kind: "person's sex", sign: /(?<![子士])([男女])(?:性|患者|童|婴|病人|孩)/gu, group: 1 },
];

/** All names but persons' in a folded sentence. */
export const entitiesIn: (text: string) => readonly Entity[] = remembered((text) =>
  shapes.flatMap(({ kind, sign, group = 0 }) =>
    Array.from(text.matchAll(sign), (match) => ({
      kind,
      name: match[group] ?? '',
      from: match.index,
      to: match.index + match[0].length,
    })),
  ),
);

const places = new Set(`${cities} ${districts}`.split(' '));

/** A city or a district that is known. */
export function isPlace(name: string): boolean {
  return places.has(name);
}

/** Somebody's name in an original text. */
export interface Person {
  /** Folded, without a title. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const title =
  /(?:同志|女士|先生|小姐|太太|阿姨|大爷|奶奶|老师|医生|医师|大夫|护士长?|护师|主任|院长|书记|教授|主席|局长|处长|科长|部长|站长|记者|警官|律师|经理|总)+$/u;
const tail =
  /(?<=..)(?:于|曾|已|在|系|因|是|为|正|被|向|将|等|及|和|与|的|到|来|对|从|经|家|称|说|有|就|也|均|都|之|牵|负|表|当|亲|率|任)$/u;

/** Persons named in a text, wherever the masking finds one, and letters and crosses in place of a given name. */
export const personsIn: (original: string) => readonly Person[] = remembered((original) => {
  const found = maskedSpans(original)
    .filter(({ kind }) => kind === '姓名')
    .flatMap(({ start, end }) => personOf(original, start, end));
  const crossed = Array.from(
    original.matchAll(
      /(?![零一二三四五六七八九十])[\u4e00-\u9fff](?:[xX×*＊Ｘ○〇]{1,2}|某{1,2}[\u4e00-\u9fff]?)(?![月日年\d])/gu,
    ),
  ).flatMap((match) =>
    found.some(({ from, to }) => from <= match.index && match.index < to) ||
    !/^[\p{Script=Han}]/u.test(match[0])
      ? []
      : [{ name: fold(match[0]).text, from: match.index, to: match.index + match[0].length }],
  );
  return [...found, ...crossed];
});

function personOf(original: string, start: number, end: number): readonly Person[] {
  const words = fold(original.slice(start, end)).text;
  // 60张增加, 三方协商: what counts is no surname
  if (
    /^[张方段于][\u4e00-\u9fff]/u.test(words) &&
    /[\d一二三四五六七八九十百两]$/u.test(original.slice(0, start))
  )
    return [];
  const name = words.replace(title, '').replace(tail, '');
  if (
    name === '' ||
    /^[向对于和与从为给](?:老人|老年|患者|患儿|家属|家长|病人|孩子|当事|网友|投诉)/u.test(words)
  )
    return [];
  if (/^(?:某些?|该|各|本|其|那|这|有)/u.test(name)) return [];
  const cut = words.replace(title, '').length - name.length;
  return [{ name, from: start, to: end - cut }];
}

/** All names but persons' in a fact. */
export function entitiesOf(fact: { readonly text: string }): readonly Entity[] {
  return entitiesIn(fact.text);
}

/** Persons named in a fact. */
export function personsOf(fact: { readonly original: string }): readonly Person[] {
  return personsIn(fact.original);
}

/** Whether two names may be one person's: the same, or one hides the other's given name. */
export function mayBeOne(a: string, b: string): boolean {
  if (a === b) return true;
  const hidden = (name: string) => name.length === 1 || /[某x×*○]/u.test(name);
  return a[0] === b[0] && (hidden(a) || hidden(b));
}
