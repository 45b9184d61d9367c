import type { Refusal } from '../../incident/refusal.ts';
import type { NoRoom, ResponseEvent } from '../../incident/responseLanguage.ts';
import type { Words } from '../../policy/policy.ts';

/** Why the answer is no where headquarters gathers, and what would make it a yes. */
export const responseRefusals: Readonly<
  Record<
    Extract<
      Refusal['reason'],
      'levelTooLow' | 'respondedAlready' | 'notResponded' | 'roomThere' | 'otherRoom' | 'groupTaken'
    >,
    Words
  >
> = {
  levelTooLow: {
    zh: '现在是{level}，只有Ⅰ级、Ⅱ级启动响应。要启动请先定级（写理由）。',
    en: 'It is {level} now; a response is started for red and orange only. Set the level first (with a reason), then start it.',
  },
  respondedAlready: {
    zh: '{who} {at} 已启动响应，响应群在卡片上写着。不会再建第二个。',
    en: '{who} started the response {at}; the card says where its group is. No second one is made.',
  },
  notResponded: {
    zh: '这件事还没有启动响应。请先在指挥部群里发「{code} 启动响应」，再到这里绑定。',
    en: 'No response has been started for it. In the command group send “{code} start response” first, then bind this group.',
  },
  roomThere: {
    zh: '这件事已有响应群，或正在建，见卡片。一件事只有一个响应群。',
    en: 'It has its response group, or one is being made; see the card. One matter has one group.',
  },
  groupTaken: {
    zh: '这个群已登记在用，不能再当响应群。请另建一个群，把机器人拉进去再绑定。',
    en: 'This group is in use already. Please make another one, add the bot, and bind that.',
  },
  otherRoom: {
    zh: '这个群只办 {code}，打字请写编号（如 {code} 下发 …）。声明的审批、上报和别的事请到你自己的群里办。',
    en: 'This group is for {code} alone; type its code (such as {code} instruct …). Approvals, reports and other matters belong in your own group.',
  },
};

/** What the presser reads when it is done; `{how}` says what comes of the group. */
export const responseDone: Readonly<Record<ResponseEvent['type'], Words>> = {
  responseStarted: { zh: '已启动响应。{how}', en: 'The response is started. {how}' },
  roomOpened: {
    zh: '这个群现在是 {code} 的响应群，说明和卡片马上到。',
    en: 'This is the response group of {code} now; what it is for and the card follow at once.',
  },
  roomMissing: { zh: '响应群没有建成。', en: 'The response group was not made.' },
};

export const responseHistory: Readonly<Record<ResponseEvent['type'], Words>> = {
  responseStarted: { zh: '启动响应', en: 'started the response' },
  roomOpened: { zh: '响应群已就位', en: 'the response group is there' },
  roomMissing: { zh: '响应群没有建成：{why}', en: 'the response group was not made: {why}' },
};

export const noRoomWords: Readonly<Record<NoRoom, Words>> = {
  cannot: { zh: '这里的平台不能由程序建群', en: 'no platform here makes groups for us' },
  nobody: {
    zh: '总部各群的人在这个平台上没有账号',
    en: 'nobody of headquarters’ groups has an account there',
  },
  refused: { zh: '平台没有让建', en: 'the platform would not make it' },
  unsure: {
    zh: '建群时中断，也许已有一个同名的群',
    en: 'it was cut off while being made; a group of that name may be there',
  },
};

export const roomWords = {
  name: { zh: '{drill}{code} 响应群', en: '{drill}{code} response' },
  drill: { zh: '【演练】', en: '[Drill] ' },
  making: {
    zh: '正在建响应群，把总部指挥部、办公室、监测分析、信息发布和审核各群的人请进来；建成后卡片发到那里。',
    en: 'Its group is being made, with the people of headquarters’ command, office, analysis, release and review groups; its card follows there.',
  },
  byHand: {
    zh: '{why}。请手工建一个群，把机器人拉进去，由指挥部的人在群里发：绑定 {code}',
    en: 'But {why}. Please make a group by hand, add the bot, and have somebody of the command group send in it: bind {code}',
  },
  asked: { zh: '响应群：正在建', en: 'Response group: being made' },
  made: { zh: '响应群：{name}', en: 'Response group: {name}' },
  none: {
    zh: '响应群：没有建成（{why}）。请手工建群，拉机器人进群，由指挥部的人在群里发「绑定 {code}」',
    en: 'Response group: not made ({why}). Please make one by hand, add the bot, and have somebody of the command group send “bind {code}” in it',
  },
  started: { zh: '{who} {at} 启动响应', en: 'Response started by {who} {at}' },
  below: { zh: '总部 {at} 已启动响应', en: 'Headquarters started its response {at}' },
  confirm: {
    zh: '将为 {code} 建一个响应群，并把总部指挥部、办公室、监测分析、信息发布和审核各群的人都请进来，手机会响。',
    en: 'A group is made for {code}, and everybody of headquarters’ command, office, analysis, release and review groups is brought into it; their phones ring.',
  },
  first: {
    zh: '这里是 {code} 的响应群（{badge}，{unit}），{who} {at} 启动。\n· 只办这一件：按下面卡片上的按钮，或 @机器人 发「{code} …」。\n· 能做什么看你现在在总部的哪个群（指挥部、办公室、信息发布等）；不在其中的人在这里按了不算。\n· 声明仍在指挥部群和审核群里审批。请不要拉外人进来。\n· 结束时会在这里说明，群留着备查。',
    en: 'This is the response group of {code} ({badge}, {unit}), started by {who} {at}.\n· It is for this matter alone: press the buttons of the card below, or send “{code} …” to the bot.\n· What you may do depends on the group of headquarters you are in now (command, office, release …); nobody else’s press counts here.\n· Statements are approved in the command and review groups as before. Please bring in no outsiders.\n· You are told here when it ends; the group stays for the record.',
  },
  firstOneWay: {
    zh: '这里是 {code} 的响应群（{badge}，{unit}），{who} {at} 启动。\n· 这个群里机器人只说不听：要做什么，请到指挥部等自己的群里按按钮或打字。\n· 请不要拉外人进来。\n· 结束时会在这里说明，群留着备查。',
    en: 'This is the response group of {code} ({badge}, {unit}), started by {who} {at}.\n· The bot speaks here and hears nothing: to act, use your own group (command and so on).\n· Please bring in no outsiders.\n· You are told here when it ends; the group stays for the record.',
  },
  ended: {
    zh: '{code} 已结束（{state}）。这个群不解散，留着备查；重新打开时会在这里说明。',
    en: '{code} has ended ({state}). This group stays for the record; you are told here if it is reopened.',
  },
  again: {
    zh: '{code} 还要继续（{state}），这个群接着用。',
    en: '{code} goes on ({state}), and so does this group.',
  },
} as const satisfies Readonly<Record<string, Words>>;
