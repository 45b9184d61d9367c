import type { Finding } from '../finding.ts';
import { weightsOf } from './cover.ts';
import { coverOf, found, type Ground, type Said } from './ground.ts';
import type { Clause } from './reading.ts';

const future =
  /(?<![即赶])将(?!军|近|其|该|来(?:院|到)|.{0,3}(?:由|以).{0,12}为准|[^,]{0,14}(?:给|至|到|了)$)|(?<![不机社协学工都议员])会(?![议诊员员计上同见场长所馆审])|一定|必将|必定|务必|承诺|保证|尽快|尽早|早日|近期内?|近日内|不日|择日|择期(?!手术|入院)|下一步|今后|往后|马上要|争取|立行立改|立即整改|限期整改|马上整改|着手|(?<![虚模])拟(?![定人声真])|打算/gu;

/** Something that can be seen to be done. */
const acts =
  /整改|立改|改正|改进|改善|改造|优化|完善|加强|强化|增加|增设|增派|更换|升级|更新|公布|公开|通报|发布|回复|答复|处理|处罚|处分|问责|追责|严惩|严肃|惩处|查处|查明|查清|彻查|赔偿|赔付|补偿|退还|退款|退回|返还|解决|落实|建立|设立|成立|制定|修订|出台|推出|引进|采购|购置|安装|修复|修缮|维修|施工|完成|恢复|开放|培训|训练|教育|检查|排查|清查|清洗|清理|消毒|巡视|巡检|检讨|反馈|回馈|转知|转达|转告|转交|告知|提供|交代|说法|答案|满意|杜绝|不再|避免|缩短|提高|提升|降低|减免|减少|补救|安排|联系|上门|探望|召开|组织|开展|启动|推进|审视|审查|梳理|复盘|评估|分享|回访|招标|引入|上线|增聘|聘请|置换|撤换|补[种做打开办测]|随访|复查|免费|检修|清理|拆除|查验|核对|体检|扩建|新建|招聘|调整|规范|放置|摆放|列明|编成|检视|送检|送去?检|录音|录像|寄[给送]|主动通知|挂出|改走|改从|加开|派(?:一|专|出)|由[^,]{0,6}复核|约谈|督促|责成|责请|宣导|说明|标示|研议|加装|配备|补充|改建|增开|新增|开通|开设|装[上设]|换[成一掉]|汰换|更新|[再新]建|盖|迁移|迁[至到往]|重写|重[新做建]|推动|增?配|设[好置]|发短信|发送|演练|改用|采用|购|复核|审计|投入|延长|铺设|覆盖|打造|推广|试点|交付|竣工|结案|给予|承担|负责|给.{0,8}(?:交代|答复|说法)/u;

/** That we go on trying, cooperate, respect: manner, nothing that anyone could hold us to. */
const vague =
  /^\s*(?:并?请(?!求)|为什么|何以|何时)|会后|有(?:新的?)?(?:进展|结果|消息)|虚心|据实|如实(?!.{0,8}前)|依法依规|继续努力|持续精进|不断精进|更加努力|倾听|配合|协助|尊重|接受|为准|追究|法律|维权|一如既往|竭诚|欢迎|共同|关注.{0,4}进展|有专人|由专人|如下|专人(?:处理|与|为)|期许|为您|如有|若|如果|如需|将心比心|即将到来|最佳服务|您可|建议您|请您|(?:持续|不断|进一步|努力)(?:改进|提升|提高|优化|改善|完善)(?:医疗)?服务(?:质量|水平|体验|品质)?\s*$|酌情|适度|会再?视|会依/u;

const owner =
  /[\u4e00-\u9fff]{1,10}(?:处|部|科(?!学)|办(?!理|法|事|好|结)|办公室|委员会|中心|主任|院长|书记|处长|科长|护士长|小组|专班|工作组|组长|医生|经理|公司|厂家|院区|分院|局)(?:长|负责|牵头|于|将|会|已|在|应|和|与|、|按|需|要|,|承诺|每|\d|继续|组织|计划|拟|预计|尽快)/u;
const noOwner = /^(?:全|各|有关|相关|责任|涉事|该|本|我)*(?:部|科|中心|处)/u;
const day =
  /\d{1,2}月(?:\d{1,2}[日号]?|底|初|中旬|上旬|下旬|末)|\d{1,2}[./-]\d{1,2}(?:前|起|日|之前)|(?:[一二三四五六七八九十两\d]+)(?:个)?(?:工作日|小时|天|日|周|个月|星期|分钟)(?:之|以)?内|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}[日号]|(?:本|下|今|明)(?:周[一二三四五六日末]?|月(?:底|初|内)?|年(?:底|初|内|年底)?|日|天|晚)(?:前|之前|内|底|下班前|晚|上午|下午|\d)|(?:年底|月底|周末|季度末|国庆|春节|元旦|(?:周|星期|礼拜)[一二三四五六日天])(?:前|之前)|\d{1,2}[日号](?:前|之前|起|上午|下午|晚|\d)|明[日天]|\d{1,2}(?:时|点|:\d\d)(?:前|之前)|\d{4}年/u;

/** What is promised without who does it or until when. */
export function promisesIn(ground: Ground): readonly Finding[] {
  return ground.sentences.flatMap((sentence) => {
    const made = sentence.clauses.find((clause) => isPromise(sentence, clause) && !isPlanned(ground, clause));
    if (made === undefined || (hasOwner(sentence) && day.test(sentence.text))) return [];
    return [found(ground, sentence, 'promise', extent(made))];
  });
}

function extent({ text, from }: Clause): readonly [number, number] {
  const lead = text.length - text.trimStart().length;
  return [from + lead, from + text.trimEnd().length];
}

/** 将 before what is taken: 将照片发至微信群. */
const handsOver =
  /(?<![尽一承保])将[^,]{2,16}(?:发[至到给]|上传|传[到至给]|泄露|带[走离]|送[往至到]|转[给至到]|列为|打[伤]|推倒|误|贴|放|当作|作为)/u;
/** What hangs on an event has its time. */
const onlyIf = /^\s*(?:如(?!下)|若|倘|假如|一旦)|(?:完成|完工|竣工|结束|到位)(?:之|以)?后/u;
const past = /已将|已把|已经|已(?!将)/u;

function isPromise({ clauses }: Said, clause: Clause): boolean {
  const at = clauses.indexOf(clause);
  const next = clauses[at + 1]?.text ?? '';
  if (clauses.slice(0, at + 1).some(({ text }) => onlyIf.test(text))) return false;
  if (past.test(clause.text) || handsOver.test(clause.text) || vague.test(clause.text)) return false;
  return Array.from(clause.text.matchAll(future)).some(({ index, 0: sign }) => {
    const rest = clause.text.slice(index);
    return (
      acts.test(rest) ||
      (clause.text.slice(index + sign.length).length < 4 && acts.test(next) && !vague.test(next))
    );
  });
}

/** A fact says that it is so: a plan, or what is always done. */
function isPlanned({ facts }: Ground, { text }: Clause): boolean {
  if (soon.test(text)) return false;
  const { best, fact } = coverOf(text, weightsOf(text), facts);
  const [deed = ''] = acts.exec(text.slice(Math.max(0, text.search(future)))) ?? [];
  return best >= 0.7 && fact?.text.includes(deed) === true;
}
const soon = /尽快|尽早|早日|近期|近日|不日|择日|一定|保证|承诺|务必/u;

function hasOwner({ text }: Said): boolean {
  const match = owner.exec(text);
  return match !== null && !noOwner.test(match[0]);
}
