import { graver, type IncidentId, type Level, type UnitPath } from '../incident/incident.ts';
import { standsOver } from '../incident/unit.ts';
import { sameMatter } from './matter.ts';

/** What an account or a site of ours has said in public. */
export interface OwnWords {
  /** Title and text as they stand there. */
  readonly words: string;
  /** The same without the names of units, folded: what two texts are compared by. */
  readonly told: string;
  readonly speaker: UnitPath;
  /** The units it is about. */
  readonly units: readonly UnitPath[];
  /** The incident whose mentions it is alike to, by the rule that joins mentions. */
  readonly joins?: IncidentId;
}

/** An incident that still goes on, as far as somebody may speak of it. */
export interface Concern {
  readonly incident: IncidentId;
  readonly unit: UnitPath;
  readonly level: Level;
  /** What its mentions tell, without the names of units. */
  readonly told: readonly string[];
  /** An approved text about it is public, or may be by now. */
  readonly out: boolean;
}

/** The beginning says what a text is. */
const headline = 60;
const body = 600;

/** 声明 and its kin, where a text says what it is. */
const statement =
  /[声聲]明|[说說]明(?!书|書|会|會)|通[报報](?!表[扬揚彰])|回[应應]|澄清|致歉|道歉|公[开開]信|辟[谣謠]|闢謠|[调調核][查实實].{0,4}[结結]果|\b(?:statement|clarif|apolog|respon[sd])/iu;

/** What a hospital posts on any day. */
const everyday =
  /科普|健康|[义義][诊診]|招聘|招募|招生|招[标標]|中[标標]|采[购購]|採購|比[选選]|[录錄]用|人才|停[诊診]|[门門][诊診]|出[诊診]|[开開][诊診]|坐[诊診]|排班|放假|[节節]假|值班|[讲講]座|培[训訓]|[学學][术術]|[论論][坛壇]|研[讨討]|喜[报報訊讯]|祝[贺賀]|[荣榮][获獲]|[获獲][评評]|表彰|[锦錦]旗|感[谢謝]|致[谢謝]|[点點][赞讚]|志愿|志願|[献獻]血|体检|體檢|疫苗|流感|养生|養生|[预預]防|小[贴貼]士|怎么[办辦]|怎麼辦|注意事[项項]|温馨提[示醒]|停[水电電]|系[统統](?:升[级級]|[维維][护護])|搬[迁遷]|recruit|vacanc|health tips|thank/iu;

/** Words of something that has happened and is talked about. */
const incident =
  /网传|網傳|网上|網上|网[络絡](?:流[传傳]|[传傳]播|[舆輿]情|信息|[视視][频頻])|[舆輿]情|网友反映|網友反映|涉事|涉[传傳]|[该該](?:事件|[视視][频頻]|帖|患者|[医醫][生师師]|[护護]士)|此事|本次事件|[当當]事|家[属屬]|患者(?:死亡|去世|离世|離世)|逝者|不[实實](?:信息|言[论論]|[传傳]言|之[词詞])|[传傳]言|高度重[视視]|[调調]查[组組]|工作[专專]班|停[职職]|[纠糾][纷紛]|投[诉訴]|[举舉][报報]|rumou?r|alleg|the (?:incident|family|patient)/iu;

/** A text that says that it is a statement, an answer, an apology. */
export function isStatementLike(words: string): boolean {
  return statement.test(words.slice(0, headline));
}

/**
 * Of which open incident these words speak without anybody's approval (REQ-P6, P7); undefined: of none. What is alike to an
 * incident's mentions speaks of it; a statement speaks of what it shares words with, and one that names nothing but "this
 * matter" of the gravest that its units have. What a hospital posts on any day is none of it.
 */
export function unapprovedAbout(own: OwnWords, concerns: readonly Concern[]): IncidentId | undefined {
  const words = own.words.slice(0, body);
  const happened = incident.test(words);
  if (everyday.test(words.slice(0, headline)) && !happened) return undefined;
  if (own.joins) return own.joins;
  if (!isStatementLike(words)) return undefined;
  const grave = concerns
    .filter(({ unit, level }) => level !== 'blue' && isOf(unit, own.speaker))
    .toSorted((a, b) => (graver(a.level, b.level) ? -1 : graver(b.level, a.level) ? 1 : 0));
  const same = grave.filter(({ told }) => told.some((each) => sameMatter(each, own.told)));
  if (same.length > 0) return same.some(({ out }) => out) ? undefined : same[0]?.incident;
  if (!happened || grave.some(({ out }) => out)) return undefined;
  return grave.find(({ unit }) => own.units.some((each) => isOf(unit, each)))?.incident;
}

function isOf(unit: UnitPath, top: UnitPath): boolean {
  return unit === top || standsOver(top, unit);
}
