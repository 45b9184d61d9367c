import type { Finding } from '../finding.ts';
import { found, type Ground, type Said } from './ground.ts';
import { remembered } from './remembered.ts';

/** Who could be at fault here. */
const ours =
  '(?:我院|本院|我们|医院|院方|我方|院区|分院|集团|医生|医师|护士|护理人员|医护人员|医务人员|工作人员|科室|当班人员|手术团队|诊疗行为|诊疗过程|医疗行为|诊疗|治疗|处置|管理)';
const fault =
  '(?:责任|过错|过失|失误|疏失|疏忽|疏漏|失职|渎职|不当之处|不当行为|错误|差错|违规|违规之处|医疗事故|误诊|漏诊|误判|处置不当|操作不当|管理不善|管理不到位|监管不力|把关不严|擅离职守|玩忽职守)';

/** Fault denied. */
const denials: readonly RegExp[] = [
  /(?:我院|本院|医院|院方|医生|医师|诊疗|医护|操作|处置|手术|护理|治疗|流程).{0,10}(?:完全|均|都|全部)*(?:符合|遵循|遵守|按照|严格执行)(?:了)?.{0,8}(?:规范|规程|常规|指南|规定|标准|流程).{0,6}(?:不存在|没有|无|并无)/gu,
  new RegExp(
    `(?:没有|无|并无|毫无|不存在|不负|不承担|无需承担|无须承担|概不承担|不应承担|未发生|排除)(?:任何|一丝|丝毫|医疗|管理|监管|护理|操作|安全|诊疗|法律|赔偿|相关|主要|的|和|与|或|、)*(?:${fault}|漏洞|纰漏)`,
    'gu',
  ),
  new RegExp(
    `${fault}(?:完全|全部|并|均|都|全|主要)*(?:不在|不属于|不能归咎于|与)(?:我院|本院|我们|医院|院方|我方|医护)`,
    'gu',
  ),
  /(?:与|跟|和)(?:我院|本院|我们|医院|院方|我方|医护人员|诊疗行为|我院诊疗行为|医院诊疗|本院医疗|医疗行为).{0,10}(?:无关|没(?:有)?(?:任何|必然|直接)?(?:关系|关联|因果|干系)|无(?:任何|必然|直接)?(?:关系|关联|因果)|毫无关系|不存在因果)/gu,
  /(?:我院|本院|医院|院方|我们|诊疗|手术|医护|流程).{0,10}(?:不存在|没有|并无|无)(?:任何|丝毫|一点)?(?:的)?问题/gu,
  /(?:与|跟|和)(?:本次|此次|这次|我们的?)?(?:操作|手术|治疗|护理|用药|诊疗)[^,]{0,4}(?:无关|没(?:有)?关系)/gu,
  /(?:医生|医师|大夫|护士|操作|处置|判定|判断|用药|手术|护理|程序|做法)[^,]{0,6}(?:并)?(?:没有|没|无)(?:任何)?(?:错(?!过)|问题|不当|不妥|瑕疵|疏漏|失误)/gu,
  /(?<!是否)(?:没有|并没|并未|没)(?:漏看|漏诊|误诊|误判|看错|打错|弄错|拿错|用错|做错|判错)/gu,
  /(?:不赖|不怪|不能怪|怪不到|赖不着)(?:我们|我院|本院|医院|医生|护士)|责任[^。]{0,12}(?:一丝一毫|一点|半点)[^,]{0,3}没有|完全合法合规|全部合法合规/gu,
  /纯属意外|属于意外|完全是意外|不可抗力/gu,
  /(?:责任|过错|原因|问题)?(?:完全|全部|主要|都|全)*(?:在于|在|归咎于|应由|应当由|由|系|是|怪)(?:患者|病人|家属|家长|产妇|其|对方|您|当事人)(?:自身|自己|本人|方)?(?:的)?(?:原因|过错|责任|问题|造成|承担|负责|延误|疏忽|不配合)/gu,
  /(?:我院|本院|医院|院方|我们|我方)(?:并没有|并未|没有|并没|没|未)(?:做错|犯错|出错|失职|过失|处置失当)/gu,
  /(?:我院|本院|医院|院方|我们|我方)(?:完全|绝对)?(?:无责|免责|无过错|无错|没有错|没错)/gu,
];

/** Fault admitted. */
const admissions: readonly RegExp[] = [
  new RegExp(
    `(?:系|是|属|属于|确属|确系|确实是|乃|源于|缘于|归因于|因|由于|出于|起因于)(?:由于|因为|因)?(?:[\\u4e00-\\u9fff]{0,6})${ours}.{0,10}${fault}`,
    'gu',
  ),
  new RegExp(
    `${ours}.{0,12}(?<![不没未无])(?:存在|负有|负|承担|应负|应承担|愿意承担|愿承担|应当承担|难辞|难逃|构成|犯了|有|出现|发生)(?:了)?(?:明显|重大|严重|一定|不可推卸|全部|主要|次要|同等|直接|医疗|管理|诊疗|操作|的|、|和|及|较大|部分|赔偿|法律|全责|在)*${fault}`,
    'gu',
  ),
  new RegExp(`(?:承认|坦承|确认|认定|认).{0,12}${fault}`, 'gu'),
  /(?:承担|负|负有|负起|担负|背负)(?:起)?(?:全部|主要|次要|同等|完全|一切|不可推卸|相应的?赔偿)的?(?:责任|法律责任|赔偿责任|过错)|全责|难辞其咎|责无旁贷地赔偿/gu,
  /(?:我们|我院|本院|院方|医院|门诊部|院区|集团)(?!的?建议)[^,]{0,12}(?:做得(?:还|很|远远)?不(?:够|好|到位|周)|没(?:有)?做好|管得不严|管理不严|审核不严|把关不严|监管失职|管理失职|失察|考虑不周|设计不当)/gu,
  /(?:锅|责任)[^,]{0,3}(?:我们|我院|医院)(?:来)?(?:背|扛|担)|(?:理应|应当|应该|愿意|必须)(?:由我们|由我院)?担责/gu,
  /\b(?:our|the (?:hospital|clinic|branch)'s)\s+(?:own\s+)?(?:fault|mistake|negligence)\b|\b(?:we|the hospital|the clinic)\s+(?:accept|admit|concede)\b[^.]{0,40}(?:fault|liab|responsib|fail|negligen)|\b(?:is|are|was|were) not (?:to blame|at fault|liable)\b/giu,
  /(?:责任|过错|过失|错)(?:完全|全部|都|主要|全)*(?:在|在于|归于)(?:我院|本院|我们|医院|院方|我方|我)/gu,
  /(?:都|全|完全)?(?:是|怪)(?:我们|我院|医院|本院|医生|护士)的?(?:错|过错|责任|疏忽|过失|失误|不对)|是我们(?:害|造成|导致|耽误|延误)/gu,
  /(?:我院|本院|医院|院方|医生|医师|护士|工作人员|医护人员).{0,14}(?:误诊|漏诊|误判|打错|发错|抱错|用错|开错|拿错|输错|切错|处置失当|处置不当|操作失误|操作不当|延误(?:了)?(?:治疗|救治|病情|诊断|抢救))/gu,
  /(?:由于|因|因为|系|是).{0,10}(?:误诊|漏诊|用错药|操作失误|操作不当|延误治疗|延误救治|管理疏忽|管理不善|管理疏漏|疏忽大意|监管不力|处置不当|处置不力)/gu,
  /(?:我院|本院|医院|院方|诊疗|手术|医生|护士).{0,12}(?:造成|导致)(?:了)?(?:患者|病人|产妇|患儿|孩子|其|胎儿|新生儿|该).{0,6}(?:死亡|伤残|损害|残疾|受损|伤害|离世|受伤|损伤|后遗症|不幸)|完全是(?:我院|本院|我们|医院)(?:造成|导致)/gu,
  /(?:赔偿|承担)(?:患者|家属)?(?:的)?(?:一切|全部|所有)(?:的)?(?:损失|费用|后果)/gu,
  /(?:本次|此次|该|这次|这起|本起)?(?:事件|事故|手术|诊疗)?(?<![不没未无])(?:属于|构成|属|是)(?:一起)?(?:责任)?(?:医疗事故|医疗过失|责任事故)/gu,
  new RegExp(`完全是(?:本院|我院|医院|我们)的?${fault}`, 'gu'),
];

/** Said of what may be found, of those to be found, of the law: neither admits nor denies. */
const unsettled =
  /是否|如(?!下)|若|倘|追究|责任人|责任单位|责任部门|责任科室|责任制|尚待|有待|尚未|由.{0,10}(?:认定|鉴定|判定|裁定)|依法依规|以.{0,14}为准|社会责任|责任感|(?:应尽|分内|应有|共同|神圣|法定)的?责任|责任心|责任编辑|主体责任|压实责任|一旦|不推卸|不回避|不逃避|不推诿|绝不推|主任/u;

/** Nobody can know it or keep it. */
const absolutes =
  /绝无|绝不|绝没|绝非|绝对|决不|决无|断无|断然不|百分之(?:百|一百)|百分百|100%|一百分|完全(?:没有|不存在|属实|不实|杜绝|排除|不可能|消除|避免|透明|真实|满意)|毫无(?!底线|人性|良知|道德|根据|依据)|一律|一概|从未|从来(?:没|不|都|就)|从没|从不|向来没有|永远|永不|永久(?!封禁|居留|性|关闭)|万无一失|零(?:风险|差错|投诉|事故|失误|感染|缺陷|误差|隐患|违规|容忍度)|毫不|无一例外|无一例|无一人|没有任何(?!责任|过错|过失|失误|疏失|关系)|不存在任何(?!责任|过错|过失|失误|疏失|关系)|无任何(?!责任|过错|过失|失误|疏失|关系)|彻底(?:杜绝|消除|根除|解决|排除|清除)|根本(?:没有|不存在|不可能|不会|没)|不可能|必然|毋庸置疑|毫无疑问|无可置疑|铁证如山|全部都|任何时候都(?!请|可)|任何人都(?!可|能)|百无一失|史无前例|绝大多数人都知道|保证(?:不会|没有|绝|[^,]{0,12}不(?:会|再))|再也不会|(?:今后|以后)[^,]{0,8}不会再|没有(?:发生|出现)过(?:一|任何)|确保[^,]{0,8}(?:每一[^,]{0,6}(?:均|都)|万)|永远不会|\b(?:never|guarantee[ds]?|under any circumstances|100 per ?cent)\b|杜绝一切|一切.{0,6}(?:都|均)|所有.{0,12}(?:都|均|全部).{0,6}(?:合格|安全|合规|正常|满意|没有|达标|符合)/gu;

/** Abuse, and motives that nobody has proved. */
const attacks =
  /无理取闹|胡搅蛮缠|蛮不讲理|蛮横无理|不可理喻|不讲理|不讲道理|无理要求|撒泼|撒野|耍无赖|无赖|医闹|职业闹|闹事|大闹|胡闹|闹剧|别有用心|居心叵测|居心不良|用心险恶|心怀不轨|不怀好意|险恶用心|恶意|蓄意|抹黑|泼脏水|蹭热度|蹭流量|博眼球|博取(?:眼球|流量|关注|同情)|吸引眼球|赚流量|骗流量|流量密码|吃人血馒头|人血馒头|带节奏|煽风点火|煽动|水军|黑子|喷子|键盘侠|杠精|网络暴民|暴民|网暴|讹诈|敲诈|勒索|讹钱|讹人|讹我|碰瓷|漫天要价|狮子大开口|贪得无厌|趁火打劫|素质(?:低下|极低|太低|差|堪忧)|没素质|没教养|无良|无德|缺德|人渣|渣滓|败类|刁民|泼妇|泼皮|无耻|卑鄙|下作|龌龊|恶毒|丧心病狂|丧尽天良|毫无底线|没有底线|毫无人性|小题大做|借题发挥|炒作|歪曲|断章取义|颠倒黑白|混淆视听|混淆是非|信口雌黄|信口开河|胡说八道|胡言乱语|一派胡言|满口胡言|满嘴谎言|撒谎|说谎|谎话连篇|骗子|胡编乱造|编造|捏造|诬陷|诬蔑|污蔑|诽谤|栽赃|中伤|矫情|玻璃心|脑残|脑子有|神经病|疯子|疯狗|愚昧|无知|愚蠢|道德绑架|挑事|找茬|找碴|找事|故意(?:刁难|找|挑|闹|滋事|制造|摔|撞|抹)|刁难|滋事|寻衅|黑心|黑媒体|无底线|收了黑钱|拿钱办事|拿钱发|不孝|活该|咎由自取|自作自受|闭嘴|跳梁小丑|小人|白眼狼|忘恩负义|恩将仇报|得寸进尺|为了钱|想要钱|图钱|骗取赔偿|巨额赔偿为目的|装病|装疯卖傻|演戏|自导自演|造谣生事|大放厥词|兴风作浪|唯恐天下不乱|心理阴暗|心理扭曲|不可救药|不识好歹|不知好歹|不依不饶|纠缠不休|死缠烂打|道德败坏|没有良心|没良心|良心被狗|毫无良知|偏听偏信的媒体|昧着良心|说瞎话|心思不正|心术不正|心肠(?:坏|歹毒|恶)|又贪又蠢|格局(?:未免)?太小|夸大其词|不惜夸大|涨粉|爹娘|见不得(?:别人|人家|他人)|泄愤|张口就(?:骂|来)|倒打一耙|贼喊捉贼|消费死[人者]|和苍蝇|瞎说|瞎编|令人不齿|可耻|胡编|演苦情戏|卖惨/gu;

/** The law, a request to everybody and the offence as such are no attack on anyone … */
const lawful =
  /追究|不得|严禁|禁止|保留.{0,8}权利|请勿|切勿|不要|勿|谴责.{0,6}(?:暴力|伤医)|反对.{0,6}(?:暴力|伤医)|防止|避免|杜绝|不传播|不造谣|不信谣|不编造|不歪曲|依法打击/u;
/** … where they call it so. */
const offence =
  /恶意|蓄意|造谣|编造|捏造|歪曲|炒作|诽谤|污蔑|抹黑|断章取义|煽动|诬陷|闹事|滋事|寻衅|网暴|带节奏|中伤/u;

const asides =
  /(?:这|那)(?:种|些|位|个)(?:人|家属|妈妈|患者)?|(?:某些?|个别|部分)(?:自媒体|媒体|家属|网友|人员|人|博主|患者)|可以确定|可以肯定|毫无疑问|企图|妄图|试图|愿意?|纯属|就是想|就该被?抓?|完全是/gu;

/** A sentence without words that judge: they claim nothing that a fact could say. */
export const withoutJudgement: (words: string) => string = remembered((words) =>
  [...denials, ...admissions, absolutes, attacks, ...(judges(words) ? [asides] : [])].reduce(
    (rest, sign) => rest.replace(sign, (match) => '\0'.repeat(match.length)),
    words,
  ),
);

/** Whether words blame, deny or abuse: what they claim beyond that must weigh more to be a claim. */
export const judges: (words: string) => boolean = remembered((words) =>
  [...denials, ...admissions, attacks].some((sign) => words.search(sign) >= 0),
);

/** Fault admitted or denied, unless the result of an inquiry says so among the facts. */
export function liabilityIn(ground: Ground): readonly Finding[] {
  return ground.sentences.flatMap((sentence) =>
    firstOf(sentence, [...denials, ...admissions]).flatMap((match) => {
      if (unsettled.test(clauseAround(sentence, match))) return [];
      if (ground.basis.inquiryDone && isTold(ground, match)) return [];
      return [found(ground, sentence, 'liability', [match.index, match.index + match[0].length])];
    }),
  );
}

/** A fact says the same of the fault, with the same yes or no and the same degree. */
function isTold({ facts }: Ground, match: RegExpExecArray): boolean {
  const words = match[0];
  const denied = denials.some((sign) => new RegExp(sign.source, 'u').test(words));
  return facts.some(
    ({ text }) =>
      denied === denials.some((sign) => new RegExp(sign.source, 'u').test(text)) &&
      Array.from(
        words.matchAll(/主要|次要|同等|全部|轻微|责任|过错|过失|失误|疏失|事故|误诊|漏诊|无关|意外/gu),
      ).every(([word]) => text.includes(word)) &&
      new RegExp(fault, 'u').test(text),
  );
}

export function absolutesIn(ground: Ground): readonly Finding[] {
  return ground.sentences.flatMap((sentence) =>
    firstOf(sentence, [absolutes]).flatMap((match) => {
      if (!/^[绝决]/u.test(match[0]) && isBlame(sentence, match)) return [];
      if (rule.test(match[0]) && orders.test(clauseAround(sentence, match))) return [];
      const measured = /^(?:百分之|百分百|100%)/u.test(match[0]);
      const told = measured && ground.facts.some(({ text }) => /百分之百|百分百|100%|百分之一百/u.test(text));
      return told ? [] : [found(ground, sentence, 'absolute', [match.index, match.index + match[0].length])];
    }),
  );
}

/** 一律须经…方可…: a rule that the house sets, not what it claims of itself. */
const rule = /一律|一概/u;
const orders = /方可|方能|才能|不得|须|应当|经.{2,16}后/u;

/** Not where a fact has the very word, as in what the police found. */
export function attacksIn(ground: Ground): readonly Finding[] {
  return ground.sentences.flatMap((sentence) =>
    firstOf(sentence, [attacks]).flatMap((match) => {
      const quoted = ground.facts.some(({ text }) => text.includes(match[0]));
      if (quoted || isNone(sentence, match) || (lawful.test(sentence.text) && offence.test(match[0])))
        return [];
      return [found(ground, sentence, 'attack', [match.index, match.index + match[0].length])];
    }),
  );
}

/** 并无恶意, 恶意请求: nobody is meant. 系编造, where the police or whoever did it says so. */
function isNone({ text }: Said, { index, 0: words }: RegExpExecArray): boolean {
  const [before, after] = [text.slice(Math.max(0, index - 4), index), text.slice(index + words.length)];
  if (
    words === '恶意' &&
    (/[无没非][^,]?$|没有$/u.test(before) || /^(?:请求|软件|程序|代码|攻击)/u.test(after))
  )
    return true;
  return /^[编捏]造/u.test(words) && /警方|公安|刑事|承认|通报/u.test(text);
}

function firstOf({ text }: Said, signs: readonly RegExp[]): readonly RegExpExecArray[] {
  let end = 0;
  return signs
    .flatMap((sign) => [...text.matchAll(sign)])
    .sort((a, b) => a.index - b.index || b[0].length - a[0].length)
    .filter((match) => {
      if (match.index < end) return false;
      end = match.index + match[0].length;
      return true;
    });
}

/** Part of a denial of fault: 完全没有任何责任 is found as that. */
function isBlame(sentence: Said, { index, 0: words }: RegExpExecArray): boolean {
  return firstOf(sentence, denials).some(
    (match) => match.index < index + words.length && index < match.index + match[0].length,
  );
}

function clauseAround({ clauses }: Said, match: RegExpExecArray): string {
  return clauses.findLast(({ from }) => from <= match.index)?.text ?? '';
}
