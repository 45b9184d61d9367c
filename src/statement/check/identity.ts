import { maskedSpans } from '../../triage/mask.ts';
import type { Finding } from '../finding.ts';
import { care, confirmed, patient, telling, told, which } from './confirmed.ts';
import type { Person } from './entities.ts';
import { found, type Ground, type Said } from './ground.ts';
import { likelyIn } from './identity/likely.ts';

/** What the naming finds and nobody is called. */
const nobody = /大德|郑重|严正|高度|庄重|老师|同仁|大夫|院方|贵院/u;

/** Who acts for the house, the state or the press, or is sought by the police: no patient. */
const onDuty =
  /(?:医生|医师|大夫|护士|护师|主任|院长|书记|教授|主席|局长|处长|科长|部长|站长|记者|警官|律师|经理|嫌疑人|发布者|发布人|造谣者|专家|博士|同志|员工|职工|保安|志愿者|负责人|发言人|联系人|技师|药师|收费员|工作人员|董事长|总裁|创始人|编造者|行为人|主播|驾驶员|司机|承包人|法定代表人|作者)/u;

const bed =
  /\d{1,3}(?:号)?病?床(?!位|数|单|电梯|张|以)(?:的)?(?:患者|病人|家属|产妇|女士|先生)?|(?:病历|住院|病案|就诊卡|门诊|身份证)号(?:码)?(?:为|是|:)?\s*[a-z]*\d{4,}/gu;
const bedside = /患者|病人|家属|产妇|女士|先生|住|入院|床病|孩子|您|岁/u;
const secrets = new Set(['身份证', '病历号', '银行卡', '护照', '证件号']);
const lines =
  /热线|专线|咨询|拨打|服务电话|监督电话|投诉电话|联系电话|客服|总机|办公电话|值班电话|联系我|与我|公众号|电话[:为是]|来电|致电|信箱|转\d/u;

/** Somebody's own number, not a line of the house. */
const theirs =
  /(?:发布者|发布人|发帖人|发帖者|作者|投诉人|举报人|患者|病人|家属|当事人|网友|对方|博主)(?:本人)?的?(?:私人|个人)?(?:电话|手机号?|联系方式|号码)/u;

/**
 * A patient named, identifiable, or confirmed to have been one (SECURITY: what must never leave the house). Patterns say what
 * words tell it; whether a sentence does, they and all its other signs say together. Where no pattern does, it is not sure.
 */
export function identitiesIn(ground: Ground): readonly Finding[] {
  const spans = ground.sentences.flatMap((sentence) => {
    const sure = surelyIn(ground, sentence);
    const place = likelyIn(ground, sentence, sure.length > 0);
    if (place === undefined) return [];
    return sure.length > 0
      ? sure
      : [{ ...found(ground, sentence, 'identity', place), unsure: true as const }];
  });
  return [...spans, ...byNumbers(ground)];
}

/** What patterns find in a sentence. */
export function surelyIn(ground: Ground, sentence: Said): readonly Finding[] {
  const persons = sentence.persons.filter((person) => isPatient(ground, sentence, person));
  return [...persons.map((person) => ofPerson(ground, person)), ...byWords(ground, sentence)];
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
  if (isNobody(words, around, sentence)) return false;
  if (!isCalled(original, from, to, around)) return false;
  if (facts.some(({ text }) => isOfficial(text, name)) && !kin.test(around)) return false;
  return caring.test(sentence.text) && !/医院$|集团$|院区$/u.test(name);
}

/** Two words that only look like a name, or somebody the police speak of. */
function isNobody(words: string, around: string, { text }: Said): boolean {
  return noName.test(words) || nobody.test(words) || (rumour.test(text) && !kin.test(around));
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

/** Two letters that only look like a name. */
const noName = /^(?:[由占须]|.$|.某[^某]$)/u;
/** Who made a rumour up is told by the police, and no patient. */
const rumour = /编造|造谣|散布|谣言/u;

const anonymous = /一名|一位|有患者|患者们|部分患者|广大患者|如(?!下)|若|不便|不宜|无法/u;

/** Said of nobody yet. */
const supposed = /如果|是否|若您|如您|凡是?|虚构|化名/u;
/** An age that the police or an office tells of whoever did it. */
const ofCulprit = /嫌疑人|驾驶人|肇事|涉案|被告人/u;

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
      !isOfCulprit(text, match) &&
      !/以上|以下|周岁以|岁至|岁及|年满/u.test(text.slice(match.index, match.index + match[0].length + 3)),
  );
  const beds = bedside.test(text)
    ? [...text.matchAll(bed)].filter((match) => !isOfEquipment(text, match))
    : [];
  const tellers = telling
    .flatMap((sign) => [...text.matchAll(sign)])
    .filter(
      (match) => !supposed.test(text.slice(0, match.index + match[0].length)) && !isOfCulprit(text, match),
    );
  return [...sure, ...tellers, ...ages, ...beds].map(({ index, 0: words }) =>
    found(ground, sentence, 'identity', [index, index + words.length]),
  );
}

function isOfCulprit(text: string, { index, 0: words }: RegExpExecArray): boolean {
  return /岁/u.test(words) && ofCulprit.test(text.slice(Math.max(0, index - 14), index));
}

/** So many beds, not the bed of that number. */
function isOfEquipment(text: string, { index, 0: words }: RegExpExecArray): boolean {
  return (
    /^\d+(?:张)?床$/u.test(words) &&
    /(?:共|有|设|开放|开启|启用|增加|新增|新设|配备)$/u.test(text.slice(Math.max(0, index - 2), index))
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
