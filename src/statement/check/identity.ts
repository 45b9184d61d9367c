import { maskedSpans } from '../../triage/mask.ts';
import type { Finding } from '../finding.ts';
import type { Person } from './entities.ts';
import { found, type Ground, type Said } from './ground.ts';

/** What the naming finds and nobody is called. */
const nobody = /大德|郑重|严正|高度|庄重|老师|同仁|大夫|院方|贵院/u;

const patient =
  '宝妈|妈妈|爸爸|患者|病人|病患|患儿|产妇|孕妇|孕妈|死者|逝者|伤者|当事人|投诉人|投诉者|投诉的|发帖人|发帖者|网友|家属|家长|宝宝|婴儿|新生儿|老人|孩子|女孩|男孩|男童|女童|女士|先生|小姐|阿姨|大爷|奶奶|女子|男子|老太太|老先生|网民|举报人|爆料人|博主|主角|母亲|父亲|妻子|丈夫|儿子|女儿|伤员|学生|客人|此人|其人|该人';
const which =
  '该|此|这位|这名|那位|涉事|网传|视频中|视频里|照片中|帖子中|帖文中|图中|文中|当事|上述|投诉|发帖|反映问题|您所提及|提及|爆料|死亡|去世|离世|逝世|受害|维权|举报';
const here = '(?:我院|本院|我们医院|咱们医院|院区|分院|我科|本科室|该院|我们这里|我处|示例医院|医院)';
const care =
  '(?:就诊|就医|看诊|看病|住院|入院|入住|住进|出院|转院|收治|治疗|手术|分娩|生产|产检|接受|化疗|放疗|透析|洗肾|建档|检查|抢救|输液|体检|挂号|看牙|做过|病人|患者|病患|住过|复诊|急诊|接诊|确诊|诊断|抽血|复查|救治|剖宫|剖腹|植入|拔牙|生下|生孩子|产子|门诊|病历|病区|产妇|住在)';

/** Who acts for the house, the state or the press, or is sought by the police: no patient. */
const onDuty =
  /(?:医生|医师|大夫|护士|护师|主任|院长|书记|教授|主席|局长|处长|科长|部长|站长|记者|警官|律师|经理|嫌疑人|发布者|发布人|造谣者|专家|博士|同志|员工|职工|保安|志愿者|负责人|发言人|联系人|技师|药师|收费员|工作人员|董事长|总裁|创始人|编造者|行为人|主播|驾驶员|司机|承包人|法定代表人|作者)/u;

/** A person confirmed to have been here. */
const confirmed: readonly RegExp[] = [
  new RegExp(
    `(?:${which})(?:的|那位|名)?(?:${patient})?(?:.{0,8})(?:确实?|的确|真的|就|正|原)?(?:系|为|是|属|属于|曾为|曾是|曾系|确系|确为|确是)(?:.{0,6})${here}.{0,10}(?:患者|病人|病患|产妇|住院|就诊|客户|服务对象|收治|会员|病区|门诊|科)`,
    'gu',
  ),
  new RegExp(
    `(?:${patient})(?:本人)?(?:确实?|的确|真的|原)?(?:系|为|是|属于|曾为|曾是|确系|确为|确是)(?:.{0,6})${here}.{0,10}(?:患者|病人|病患|产妇|住院|老病号|会员|客户)`,
    'gu',
  ),
  new RegExp(
    `(?<!一名|一位|有|各位|广大|部分|所有|每位|普通|多名|其他|名|位|一例|等)(?:${which}|^|[,。:"“月日号晚时午年间])(?:的)?(?:${patient})(?:本人|一家)?[,]?(?:.{0,16})(?:曾|确|于|因|自|在|至|来|到|前往|由).{0,14}?${here}.{0,12}(?:就诊|就医|看诊|看病|住院|入院|分娩|产检|化疗|放疗|透析|建档|手术|治疗|收治|抢救|做过|生产|生下|生孩子|产子|复诊)`,
    'gu',
  ),
  new RegExp(
    `(?:${which})(?:的)?(?:${patient}).{0,20}(?:曾|确实?|多次|现|目前|仍|已).{0,10}(?:就诊|就医|住院|入院|入住|出院|手术|分娩|收治|治疗|转入|转院|离院)`,
    'gu',
  ),
  new RegExp(`(?:她|他)(?:本人)?(?:确实?|的确|曾|于|是|系|现).{0,18}(?:${here}).{0,12}${care}`, 'gu'),
  new RegExp(
    `${here}.{0,6}(?:确实?|的确|曾|已|于.{2,12})(?:收治|接诊|救治|接治|诊治)(?:过|了)?(?:该|此|这位|这名|涉事|上述|网传|当事)(?:.{0,6})(?:${patient})`,
    'gu',
  ),
  new RegExp(
    `您(?:的)?(?:本人|父亲|母亲|妻子|丈夫|先生|太太|孩子|儿子|女儿|家人|爱人)?.{0,3}(?:于|在|上月|上周|昨[日天]|今年|\\d+月|\\d+日|去年).{0,14}(?:${here})?.{0,8}(?:科|门诊|病房|病区|床).{0,10}(?:手术|住院|就诊|分娩|化疗|检查|看诊|治疗|做)`,
    'gu',
  ),
  // Whose husband, of which school, at which door: enough to be told by
  new RegExp(`[\\u4e00-\\u9fff]姓(?:的)?(?:${patient}|用户|市民|家长|作者)`, 'gu'),
  new RegExp(
    `(?:发文|发帖|发布|拍摄|爆料|举报|投诉|${which}).{0,12}(?:是|系|为)(?:.{0,4})(?:患者|病人|产妇|死者|伤者|逝者|当事人|就诊|住院).{0,4}的?(?:丈夫|妻子|儿子|女儿|父亲|母亲|家属|亲属|爱人|哥哥|弟弟|姐姐|妹妹)`,
    'gu',
  ),
  new RegExp(
    `(?:${patient}|截图|视频|照片)[^,]{0,12}(?:是|系|为)[^,]{0,4}(?:某|本市|我市|本地|当地|附近)[^,]{0,8}(?:学校|中学|小学|大学|幼儿园|公司|单位|机关|村|街道|工厂|企业)[^,]{0,8}(?:老师|教师|学生|员工|职工|干部|职员|工人|村民|居民|经理|负责人)`,
    'gu',
  ),
  /(?:家住|现住|居住于?|租住|住在|住址[为是:]?)[^,]{1,14}(?:小区|花园|公寓|家园|弄|幢|栋|单元|[\d一二三四五六七八九十]+室|村|社区)/gu,
  /(?:诊断|确诊|罹患|患有|患上|检出|查出|感染)(?:为|了|有)?[\u4e00-\u9fff]{0,8}(?:癌|瘤|结节|炎|梅毒|艾滋病?|hiv|抑郁症|精神分裂|病毒|肝病|糖尿病|综合征|白血病|尿毒症|高血压|心脏病|早孕|宫外孕|流产)/gu,
];

/** An age with a sex, a bed, an illness: enough to be told by. */
const told = new RegExp(
  `(?:${patient}).{0,14}\\d{1,3}(?:周?岁|个月大)|\\d{1,3}周?岁的?(?:男|女)?(?:性)?(?:${patient}).{0,24}(?:${here}|病区|病房|床|科).{0,8}${care}?|(?:[男女][,、]?(?:现年|年龄)?\\d{1,3}周?岁)|现年\\d{1,3}周?岁`,
  'gu',
);
const bed =
  /\d{1,3}(?:号)?病?床(?!位|数|单|电梯|张|以)(?:的)?(?:患者|病人|家属|产妇|女士|先生)?|(?:病历|住院|病案|就诊卡|门诊|身份证)号(?:码)?(?:为|是|:)?\s*[a-z]*\d{4,}/gu;
const bedside = /患者|病人|家属|产妇|女士|先生|住|入院|床病|孩子|您|岁/u;
const secrets = new Set(['身份证', '病历号', '银行卡', '护照', '证件号']);
const lines =
  /热线|专线|咨询|拨打|服务电话|监督电话|投诉电话|联系电话|客服|总机|办公电话|值班电话|联系我|与我|公众号|电话[:为是]|来电|致电|信箱|转\d/u;

/** Somebody's own number, not a line of the house. */
const theirs =
  /(?:发布者|发布人|发帖人|发帖者|作者|投诉人|举报人|患者|病人|家属|当事人|网友|对方|博主)(?:本人)?的?(?:私人|个人)?(?:电话|手机号?|联系方式|号码)/u;

/** A patient named, identifiable, or confirmed to have been one (SECURITY: what must never leave the house). */
export function identitiesIn(ground: Ground): readonly Finding[] {
  const spans = ground.sentences.flatMap((sentence) => [
    ...sentence.persons.flatMap((person) =>
      isPatient(ground, sentence, person) ? [ofPerson(ground, person)] : [],
    ),
    ...byWords(ground, sentence),
  ]);
  return [...spans, ...byNumbers(ground)];
}

function ofPerson({ original }: Ground, { from, to }: Person): Finding {
  return { check: 'identity', from, to, words: original.slice(from, to) };
}

const nearby = 8;
const kin = /(?:之子|之女|儿子|女儿|母亲|父亲|妻子|丈夫|家属|亲属|爱人|妹妹|姐姐|哥哥|弟弟|爷爷|奶奶)/u;
const caring = new RegExp(
  `${patient}|${care}|病房|床|病情|诊断|术后|隐私|死亡|去世|离世|痊愈|康复|病危|孕|检查单|报告单|赔偿|投诉`,
  'u',
);

function isPatient({ original, facts }: Ground, sentence: Said, { name, from, to }: Person): boolean {
  const before = original.slice(Math.max(0, from - nearby), from);
  const around = `${before.split(/[,，。;；、:：]/u).at(-1) ?? ''}|${original.slice(to, to + 4).split(/[,，。;；、:：]/u)[0] ?? ''}`;
  const words = original.slice(from, to);
  const kept = around.replace(/(?:患者|病人|家属)/gu, '');
  if (
    onDuty.test(words) ||
    (onDuty.test(kept) && !/(?:患者|病人|家属|产妇|患儿|死者)[^|]{0,2}\|/u.test(around))
  )
    return false;
  if (facts.some(({ text }) => isPatientOf(text, name))) return true;
  if (!isCalled(original, from, to, around)) return false;
  if (facts.some(({ text }) => isOfficial(text, name)) && !kin.test(around)) return false;
  return caring.test(sentence.text) && !nobody.test(words) && !/医院$|集团$|院区$/u.test(name);
}

/** Said of a person: not two words that only look like a name. */
function isCalled(original: string, from: number, to: number, around: string): boolean {
  if (/某|女士|先生|小姐|[x×*]/iu.test(original.slice(from, to + 2))) return true;
  if (new RegExp(`(?:${patient}|${which})[^|]{0,2}\\|`, 'u').test(around) || kin.test(around)) return true;
  return /^\s*(?:[(（,，]?\s*(?:男|女|\d{1,3}\s*岁)|于|在|因|曾|来|到|自|的|已|是|系|为|本人|一家|老人|老太|奶奶|爷爷|大爷|阿姨|女士|先生|就诊|住院|入院|[,，。、：:]|$)/u.test(
    original.slice(to),
  );
}

/** A fact names this person with a duty of theirs. */
function isOfficial(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return (
    at >= 0 &&
    onDuty.test(text.slice(Math.max(0, at - 6), at + name.length + 4)) &&
    !/患者|病人|产妇|患儿/u.test(text.slice(Math.max(0, at - 3), at))
  );
}

/** A fact tells of that name as of a patient: a sex and an age, or whose child. */
function isPatientOf(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  const after = text.slice(at + name.length, at + name.length + 10);
  return /^\s*[(,、]?\s*[男女]?[,、]?\s*\d{0,3}\s*岁|^\s*\([男女]|^之[子女夫妻父母]/u.test(after);
}

const anonymous = /一名|一位|有患者|患者们|部分患者|广大患者|如(?!下)|若|不便|不宜|无法/u;

function byWords(ground: Ground, sentence: Said): readonly Finding[] {
  const { text } = sentence;
  const sure = confirmed
    .flatMap((sign) => [...text.matchAll(sign)])
    .filter(
      (match) =>
        !anonymous.test(match[0]) &&
        !/^[,。:]?(?:患者|病人|家属)(?:已|均|都|全部)*被/u.test(match[0]) &&
        !/如果|是否|尚不|无法|不能确认|不便/u.test(text.slice(0, match.index + match[0].length)),
    );
  const ages = [...text.matchAll(told)].filter(
    (match) =>
      !/以上|以下|周岁以|岁至|岁及/u.test(text.slice(match.index, match.index + match[0].length + 3)),
  );
  const beds = bedside.test(text)
    ? [...text.matchAll(bed)].filter((match) => !isOfEquipment(text, match))
    : [];
  return [...sure, ...ages, ...beds].map(({ index, 0: words }) =>
    found(ground, sentence, 'identity', [index, index + words.length]),
  );
}

/** So many beds, not the bed of that number. */
function isOfEquipment(text: string, { index, 0: words }: RegExpExecArray): boolean {
  return (
    /^\d+(?:张)?床$/u.test(words) &&
    /(?:共|有|设|开放|增加|新增|新设|配备)$/u.test(text.slice(Math.max(0, index - 2), index))
  );
}

function byNumbers({ original, sentences }: Ground): readonly Finding[] {
  return maskedSpans(original).flatMap(({ start, end, kind }) => {
    const sentence = sentences.find(
      ({ span, text }) => span(0, text.length)[0] <= start && span(0, text.length)[1] >= end,
    );
    if (sentence === undefined || !isPersonal(kind, sentence)) return [];
    return [{ check: 'identity' as const, from: start, to: end, words: original.slice(start, end) }];
  });
}

function isPersonal(kind: string, { text }: Said): boolean {
  if (secrets.has(kind)) return true;
  if (kind === '电话' && theirs.test(text)) return true;
  const private_ = new RegExp(`(?:${patient}|本人|其)`, 'u').test(text) && !lines.test(text);
  return (kind === '电话' || kind === '微信' || kind === 'QQ' || kind === '车牌') && private_;
}
