import type { Actor, TextId, UnitPath } from '../../incident/incident.ts';
import type { IncidentEvent } from '../../incident/language.ts';
import type { IncidentView, MentionView, TimelineEntry } from '../../incident/view.ts';
import type { Words } from '../../policy/policy.ts';
import { machineWords, natureWords, reasonWords } from './historyWords.ts';
import { legible } from './legible.ts';
import type { WebOptions } from './options.ts';

/** One line of the incident's history in both languages; `note` is what somebody wrote, masked. */
export interface HistoryRow {
  readonly at: Date;
  readonly type: IncidentEvent['type'];
  readonly who: Words;
  readonly what: Words;
  readonly note?: string;
}

export function historyRow(entry: TimelineEntry, view: IncidentView, options: WebOptions): HistoryRow {
  const { words, text } = told(entry.event, options);
  const note = text && view.texts.get(text);
  const row = { at: entry.at, type: entry.type, who: actor(entry.by, options), what: words };
  return note === undefined ? row : { ...row, note: legible(note) };
}

/** A mention as the side of the console lists it: masked words, where, when, and the hash of its evidence. */
export function mentionRow(mention: MentionView) {
  const { id, kind, url, publishedAt, foundAt, evidence } = mention;
  const author = mention.author && legible(mention.author);
  return {
    id,
    kind,
    site: legible(mention.site),
    title: legible(mention.title),
    text: legible(mention.text),
    author,
    url,
    publishedAt,
    foundAt,
    evidence,
  };
}

interface Told {
  readonly words: Words;
  readonly text?: TextId | undefined;
}

function told(event: IncidentEvent, options: WebOptions): Told {
  const level = (name: keyof ReturnType<WebOptions['policy']>['levels']): Words =>
    options.policy().levels[name].name;
  const unit = (path: UnitPath): string => options.org().units.get(path)?.name ?? path;
  const person = (id: string): string =>
    [...options.people().byId.values()].find((each) => each.id === id)?.name ?? id;
  switch (event.type) {
    case 'opened': {
      const { zh, en } = level(event.level);
      const at = unit(event.unit);
      return says(
        `发现舆情，归属${at}，定为${zh}（${natureWords[event.nature].zh}）`,
        `Found; belongs to ${at}, level ${en} (${natureWords[event.nature].en})`,
      );
    }
    case 'joined': {
      const count = event.mentions.length;
      return says(`并入 ${count} 条舆情信息`, `${count} more ${count === 1 ? 'mention' : 'mentions'}`);
    }
    case 'levelChanged': {
      const [from, to] = [level(event.from), level(event.to)];
      const why = event.reasons.map((code) => reasonWords[code]);
      const zh = why.length > 0 ? `：${why.map((each) => each.zh).join('、')}` : '';
      const en = why.length > 0 ? `: ${why.map((each) => each.en).join(', ')}` : '';
      return says(
        `等级由${from.zh}改为${to.zh}${zh}`,
        `Level changed from ${from.en} to ${to.en}${en}`,
        event.reason,
      );
    }
    case 'natureChanged': {
      const [from, to] = [natureWords[event.from], natureWords[event.to]];
      return says(`性质由${from.zh}改为${to.zh}`, `Nature changed from ${from.en} to ${to.en}`, event.reason);
    }
    case 'claimed':
      return says(`认领（${unit(event.unit)}）`, `Claimed (${unit(event.unit)})`);
    case 'released':
      return says('取消认领', 'Released the claim');
    case 'handedOver':
      return says(
        `转交给${person(event.to)}（${unit(event.unit)}）`,
        `Handed over to ${person(event.to)} (${unit(event.unit)})`,
      );
    case 'dismissalAsked':
      return says('申请排除，等待上级确认', 'Asked to dismiss; waits for the unit above', event.reason);
    case 'dismissed':
      return says('排除', 'Dismissed', event.reason);
    case 'dismissalRejected':
      return says('不同意排除', 'Refused the dismissal', event.reason);
    case 'escalated':
      return says(`上报${unit(event.to)}`, `Escalated to ${unit(event.to)}`, event.reason);
    case 'directed':
      return says(`下发给${unit(event.to)}`, `Directed ${unit(event.to)}`, event.text);
    case 'directiveMissed':
      return says(
        `${unit(event.to)}未按时完成下发的要求`,
        `${unit(event.to)} missed the directive's due time`,
      );
    case 'noted':
      return says('补充事实', 'Added facts', event.text);
    case 'closed':
      return says('关闭', 'Closed', event.note);
    case 'reopened':
      return says('重新打开', 'Reopened', event.reason);
    case 'moved':
      return moved(event, unit);
    case 'snoozed':
      return says(`${unit(event.unit)}设了稍后提醒`, `${unit(event.unit)} asked to be reminded later`);
    case 'woken':
      return says('提醒时间到', 'Reminder is due');
    case 'undone':
      return event.what === 'claim'
        ? says('撤销认领', 'Undid the claim')
        : says('撤销排除', 'Undid the dismissal');
  }
}

function moved(event: Extract<IncidentEvent, { type: 'moved' }>, unit: (path: UnitPath) => string): Told {
  const to = unit(event.to);
  return event.why === 'notOurs'
    ? says(
        `${unit(event.from)}称非本院，转至${to}`,
        `${unit(event.from)}: not ours; sent to ${to}`,
        event.reason,
      )
    : says(`归属由${unit(event.from)}改为${to}`, `Moved from ${unit(event.from)} to ${to}`, event.reason);
}

function says(zh: string, en: string, text?: TextId): Told {
  return { words: { zh, en }, text };
}

function actor(by: Actor, options: WebOptions): Words {
  if (by.kind === 'machine') return machineWords[by.id];
  const name = options.people().byId.get(by.id)?.name ?? by.id;
  return { zh: name, en: name };
}
