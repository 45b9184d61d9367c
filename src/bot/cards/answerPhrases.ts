import type { Stage } from '../../incident/incident.ts';
import type { IncidentEvent } from '../../incident/language.ts';
import type { Refusal } from '../../incident/refusal.ts';
import type { Words } from '../../policy/policy.ts';
import { responseDone, responseRefusals } from './responseWords.ts';
import { statementDone } from './statementDone.ts';
import { statementRefusals } from './statementRefusals.ts';

/** Why the answer is no and what would make it a yes; the names in braces are filled in by answer.ts. */
export const refusalWords: Readonly<Record<Refusal['reason'], Words>> = {
  notPermitted: { zh: '这一步需要{roles}。{how}', en: 'This step needs {roles}. {how}' },
  notMember: {
    zh: '你现在不在这个群里，所以没有执行。请群里的人把你加进来，再按一次。',
    en: 'You are not in this group now, so nothing was done. Ask someone in it to add you, then press again.',
  },
  membershipUnknown: {
    zh: '暂时查不到你是否在这个群里，所以没有执行。请一分钟后再按一次；仍不行请联系管理员。',
    en: 'The chat platform cannot tell right now whether you are in this group, so nothing was done. Please press again in a minute; if it goes on, ask an administrator.',
  },
  personUnknown: {
    zh: '还不认识这个账号，所以没有执行。请管理员把它写进人员名单（people.csv），再按一次。',
    en: 'This account is not known yet, so nothing was done. Ask an administrator to add it to the list of people (people.csv), then press again.',
  },
  notPrivate: {
    zh: '未脱敏的原文不能发在群里。请打开烽火控制台查看，同样会留痕。',
    en: 'What is not masked is not shown in a group. Please open it in the console, where it leaves a trace as well.',
  },
  notFound: {
    zh: '没有找到，或者不在本群的处理范围内。请核对编号（如 P128），或发「待办」看本群的事。',
    en: 'Not found, or not this group’s to handle. Please check the code (such as P128), or type “todo” to see what this group has.',
  },
  wrongStage: {
    zh: '现在的状态是「{stage}」，这一步不适用。{how}',
    en: 'It is “{stage}” now; this step does not apply. {how}',
  },
  alreadyOwned: {
    zh: '{who} {at} 已认领。要换人，请{who}转交，或由上级取消认领。',
    en: '{who} claimed it {at}. To change hands, ask {who} to hand it over, or the next tier to release it.',
  },
  notOwner: {
    zh: '这件事由{who}处置。请{who}来做这一步，或转交给你之后再按。',
    en: '{who} has this. Ask {who} to do this step or to hand it over to you.',
  },
  textMissing: { zh: '没有保存：{what}', en: 'Not saved: {what}' },
  sameValue: {
    zh: '现在就是这样，没有变化。要改请选另一个。',
    en: 'It is already so; nothing changed. Choose another one to change it.',
  },
  noHigherUnit: {
    zh: '这里已是最高一级，没有可上报的上级。可以直接定级、下发或关闭。',
    en: 'This is the highest tier. Set the level, instruct or close it here.',
  },
  notBelow: {
    zh: '{unit}不在本群所属机构之下，不能这样做。请选下级机构，或上报由上级来做。',
    en: '{unit} is not below this group’s unit. Choose a unit below, or escalate so that the next tier does it.',
  },
  dueInPast: {
    zh: '完成时间已经过了，请选以后的时间。',
    en: 'That time has passed; please choose a later one.',
  },
  alreadyCalled: {
    zh: '{unit}已经收到这件事，不用再上报。对方认领后，这张卡片会显示。',
    en: '{unit} already has this. This card will show when they claim it.',
  },
  nothingToUndo: {
    zh: '没有可撤销的操作。认领请用「取消认领」收回，已排除的请「重新打开」。',
    en: 'There is nothing to undo. Use “Release” to give back a claim, “Reopen” for what was dismissed.',
  },
  undoTooLate: {
    zh: '已超过 {seconds} 秒，不能再撤销。认领请用「取消认领」收回，已排除的请「重新打开」。',
    en: 'More than {seconds} s have passed. Use “Release” to give back a claim, “Reopen” for what was dismissed.',
  },
  dismissalWaits: {
    zh: '{at} 已申请排除，正在等上级同意或不同意，之后才能做这一步。',
    en: 'A dismissal was asked for {at}; this step is possible once the next tier has confirmed or rejected it.',
  },
  noDismissal: {
    zh: '没有等待同意的排除申请，可能已经有人处理。要排除请按「排除」并写理由。',
    en: 'No dismissal is waiting; someone may have dealt with it. To dismiss it, press “Dismiss” and give a reason.',
  },
  mergedInto: {
    zh: '这件事已并入 {code}，请到 {code} 的卡片上操作。',
    en: 'This was merged into {code}; please do it on the card of {code}.',
  },
  otherIsOver: {
    zh: '要并入的那件现在是「{stage}」。请先把它重新打开，或反过来把它并到这件。',
    en: 'The other one is “{stage}” now. Reopen it first, or merge into one that is open.',
  },
  sameIncident: {
    zh: '这是同一件。请填另一件的编号，如 P128。',
    en: 'That is this very one. Enter the code of another one, such as P128.',
  },
  notItsMention: {
    zh: '选的内容已不在这件事里，可能刚被移走。请重新按「拆分」再选一次。',
    en: 'What you chose is not part of this any more. Please press “Split off” again and choose anew.',
  },
  nothingLeft: {
    zh: '全部拆出就什么也不剩了。请至少留下一条；要整件换机构请用「改归属」，要合到另一件请用「合并」。',
    en: 'That would leave nothing behind. Keep at least one; use “Move to unit” or “Merge into” for the whole.',
  },
  noDirective: {
    zh: '这里没有要办结的下发要求。只有收到下发的机构能办结；补充情况请用「补充事实」或「备注」。',
    en: 'There is no instruction to finish here. Only the unit that was instructed can; use “Add facts” or “Note” to say more.',
  },
  ...statementRefusals,
  ...responseRefusals,
  noLongerNeeded: { zh: '已经是这样了，不用再做。', en: 'It is already so; nothing needs to be done.' },
};

/** What makes a step possible again from each stage. */
export const wayOut: Readonly<Record<Stage, Words>> = {
  none: { zh: '请先用「上报」加链接建立。', en: 'Report it first with “report” and a link.' },
  open: { zh: '请先认领。', en: 'Claim it first.' },
  owned: { zh: '请先取消认领或转交。', en: 'Release it or hand it over first.' },
  dismissed: { zh: '请先重新打开。', en: 'Reopen it first.' },
  closed: { zh: '请先重新打开。', en: 'Reopen it first.' },
  merged: { zh: '请到并入的那件上操作。', en: 'Do it on the one it was merged into.' },
};

export const textMissingWords: Readonly<Record<Extract<Refusal, { reason: 'textMissing' }>['field'], Words>> =
  {
    link: {
      zh: '请填发布后的链接，如 https://…。',
      en: 'please enter the link to what was published, such as https://….',
    },
    into: { zh: '请填另一件的编号，如 P128。', en: 'please enter the code of the other one, such as P128.' },
    mentions: {
      zh: '请选要拆出的内容。打字的话，先发「P128 原文」看每条的 # 号，再发「P128 拆分 #a41f09c2」。',
      en: 'please choose what to split off. To type it, send “P128 original” for the # of each, then “P128 split #a41f09c2”.',
    },
    reason: { zh: '请写明理由，至少 4 个字。', en: 'please give the reason, at least 4 characters.' },
    note: { zh: '请写处置小结，至少 4 个字。', en: 'please say what was done, at least 4 characters.' },
    text: { zh: '请写内容，至少 4 个字。', en: 'please write the text, at least 4 characters.' },
  };

export const permittedHow: Words = {
  zh: '请到{unit}的群里操作，或请他们来做。',
  en: 'Do it in the group of {unit}, or ask them to.',
};
export const noPermittedHow: Words = {
  zh: '请上报，由上级来做。',
  en: 'Escalate it so that the next tier does it.',
};

/** What brings a level up again that was lowered. */
export const againWords: Words = {
  zh: '有新的事由，或传播达到现在的 {times} 倍，会再升。',
  en: ' It rises again for a new reason, or when it spreads {times} times as far.',
};

/** What the presser alone reads after it is done. */
export const doneWords: Readonly<Record<IncidentEvent['type'], Words>> = {
  opened: {
    zh: '已立为舆情事件，卡片已发到相关的群。',
    en: 'Opened; its card is on the way to the groups concerned.',
  },
  joined: { zh: '已并入同一件事。', en: 'Added to the same matter.' },
  advised: { zh: '已记下第二意见。', en: 'The second opinion is noted.' },
  levelChanged: {
    zh: '已定为{level}，各群的卡片已更新。{again}',
    en: 'Level set to {level}; every card shows it.{again}',
  },
  natureChanged: { zh: '已改为{nature}。', en: 'Nature set to {nature}.' },
  claimed: { zh: '已认领，{seconds} 秒内可撤销。', en: 'Claimed. You can undo it within {seconds} s.' },
  released: { zh: '已取消认领，卡片回到待认领。', en: 'Released; the card is unclaimed again.' },
  handedOver: { zh: '已转交{who}。', en: 'Handed over to {who}.' },
  dismissalAsked: {
    zh: '已申请排除，等上级同意；同意前时限照走，{seconds} 秒内可撤销。',
    en: 'Dismissal asked for; it waits for the next tier and the clocks run on. You can undo it within {seconds} s.',
  },
  dismissed: { zh: '已排除，{seconds} 秒内可撤销。', en: 'Dismissed. It can be undone within {seconds} s.' },
  dismissalRejected: { zh: '已退回排除申请，继续处置。', en: 'Dismissal rejected; the work goes on.' },
  escalated: {
    zh: '已上报{unit}。对方认领后，这张卡片会显示。',
    en: 'Escalated to {unit}. This card will show when they claim it.',
  },
  directed: { zh: '已下发{unit}，{due} 前完成。', en: 'Instruction sent to {unit}, due {due}.' },
  directiveMissed: {
    zh: '{unit}的下发要求已超时，已提醒。',
    en: 'The instruction to {unit} is late; they have been reminded.',
  },
  directiveDone: { zh: '已办结，下发的机构会在卡片上看到。', en: 'Done; the card shows it to who gave it.' },
  merged: {
    zh: '已并入 {code}，两件的卡片都会更新，之后相同的内容进 {code}。',
    en: 'Merged into {code}; both cards show it, and what comes alike goes to {code}.',
  },
  absorbed: { zh: '已并进 {count} 条。', en: '{count} mentions merged in.' },
  splitOff: {
    zh: '已拆出 {count} 条，新的卡片正在发出，之后相同的内容跟着它们走。',
    en: 'Split off: {count}. The new card is on its way, and what comes alike follows them.',
  },
  noted: { zh: '已记下备注，各群的卡片已更新。', en: 'Noted; every card shows it.' },
  contacted: {
    zh: '已记下这次对外联系：谁、何时、说了什么都在历史里。',
    en: 'Logged: who spoke to whom, when and what was said is in the history.',
  },
  closed: {
    zh: '已关闭，时限已停。需要时可以重新打开。',
    en: 'Closed; the clocks have stopped. It can be reopened.',
  },
  reopened: { zh: '已重新打开，等待认领。', en: 'Reopened, waiting to be claimed.' },
  moved: { zh: '已改归{unit}。', en: 'Moved to {unit}.' },
  snoozed: { zh: '{until} 再提醒，时限照走。', en: 'Reminder at {until}; the clocks run on.' },
  ...statementDone,
  ...responseDone,
  woken: { zh: '提醒时间到。', en: 'The reminder is due.' },
  undone: { zh: '已撤销{what}。', en: 'The {what} was undone.' },
};

export type Trouble = 'database' | 'busy' | 'unexpected';

export const troubleWords: Readonly<Record<Trouble, Words>> = {
  database: {
    zh: '没有保存：数据库暂时不可用，请在一分钟后重试。',
    en: 'Not saved: the database is unavailable for the moment. Please try again in a minute.',
  },
  busy: {
    zh: '还在处理，请看卡片；一分钟后没有变化再试一次。',
    en: 'Still at work on it; watch the card, and try again if nothing has changed in a minute.',
  },
  unexpected: {
    zh: '没有保存：我们这边出了错，已记下。请再试一次；仍不行请联系管理员。',
    en: 'Not saved: something went wrong on our side and has been noted. Please try again, or ask an administrator.',
  },
};

export const keptWords: Words = { zh: '你的内容还在下面。', en: 'What you wrote is still below.' };
