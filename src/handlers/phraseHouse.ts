/** What is the whole house's and names no incident. Names and times come back as they were written. */
export type HousePhrase =
  /** 待我审批 */
  | { readonly kind: 'approvals' }
  /** 停止一切发布, and two of the command lift it. */
  | { readonly kind: 'stop'; readonly reason?: string }
  | { readonly kind: 'liftStop' }
  /** 代理 姓名 到 11-23 18:00 */
  | { readonly kind: 'delegate'; readonly name: string; readonly until: string }
  | { readonly kind: 'undelegate'; readonly name: string };

/** 通讯录: whom to call; `about` is who they are, `words` where, or a part of their name. */
export interface ContactsPhrase {
  readonly kind: 'contacts';
  readonly about?: 'media' | 'regulator' | 'police';
  readonly words?: string;
}

const end = /[\s。.!]{0,20}$/u.source;
const approvals = new RegExp(
  `^(?:待我审批|待我審批|等我审批|待审批|待審批|waiting for my approval|my approvals|approvals)${end}`,
  'u',
);
const lift = new RegExp(
  `^(?:解除停止(?:一切|所有|全部)?发布|解除停止發布|恢复发布|恢復發布|lift (?:the )?stop|resume publishing)${end}`,
  'u',
);
const stop =
  /^(?:停止(?:一切|所有|全部)?发布|停止(?:一切|所有|全部)?發布|stop (?:all )?publishing(?![a-z]))[\s:,，。.!]{0,9}/u;
const undelegate = /^(?:取消代理|结束代理|end delegation(?: of)?(?![a-z])|undelegate(?![a-z]))[\s:,]{1,9}/u;
const delegate = /^(?:代理|delegate(?: to)?(?![a-z]))[\s:,]{1,9}/u;
const until = /[\s,]{0,9}(?:到|至|until(?![a-z])|till(?![a-z]))[\s:]{0,9}/u;
const contacts = /^(?:通讯录|通訊錄|联系人|contacts?(?![a-z]))[\s:,]{0,9}/u;
const longestName = 40;
const longestRest = 200;

const sides = [
  [/^(?:媒体|媒體|记者|media|press)(?![a-z])[\s:,]{0,9}/u, 'media'],
  [/^(?:监管|監管|主管部门|卫健委|regulators?|authorit(?:y|ies))(?![a-z])[\s:,]{0,9}/u, 'regulator'],
  [/^(?:公安|警方|警察|police)(?![a-z])[\s:,]{0,9}/u, 'police'],
] as const;

/** `待我审批`, `停止一切发布`, `代理 姓名 到 11-23 18:00`; `folded` is `words` with letters made plain, place for place. */
export function housePhrase(words: string, folded: string): HousePhrase | ContactsPhrase | undefined {
  if (folded.length > 1000) return undefined;
  if (approvals.test(folded)) return { kind: 'approvals' };
  if (lift.test(folded)) return { kind: 'liftStop' };
  const stopping = stop.exec(folded);
  if (stopping) {
    const reason = words.slice(stopping[0].length).trim();
    return { kind: 'stop', ...(reason !== '' && { reason }) };
  }
  return delegation(words, folded) ?? book(words, folded);
}

function delegation(words: string, folded: string): HousePhrase | undefined {
  const ending = undelegate.exec(folded);
  if (ending) {
    const name = nameIn(words.slice(ending[0].length));
    return name === '' || name.length > longestName ? undefined : { kind: 'undelegate', name };
  }
  const giving = delegate.exec(folded);
  if (!giving) return undefined;
  const at = giving[0].length;
  const rest = folded.slice(at);
  const sign = until.exec(rest);
  if (!sign) return undefined;
  const name = nameIn(words.slice(at, at + sign.index));
  const time = words.slice(at + sign.index + sign[0].length).trim();
  if (name === '' || name.length > longestName || time === '') return undefined;
  return { kind: 'delegate', name, until: time };
}

function nameIn(words: string): string {
  return words.replace(/^[@＠]/u, '').trim();
}

function book(words: string, folded: string): ContactsPhrase | undefined {
  const asked = contacts.exec(folded);
  if (!asked) return undefined;
  const at = asked[0].length;
  const rest = folded.slice(at);
  for (const [side, about] of sides) {
    const length = side.exec(rest)?.[0].length;
    if (length !== undefined) return named({ kind: 'contacts', about }, words.slice(at + length));
  }
  return named({ kind: 'contacts' }, words.slice(at));
}

function named(phrase: ContactsPhrase, rest: string): ContactsPhrase | undefined {
  const words = rest.trim();
  if (words.length > longestRest) return undefined;
  return words === '' ? phrase : { ...phrase, words };
}
