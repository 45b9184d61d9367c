import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Version } from '../src/incident/statement.ts';
import {
  type Chat,
  type SpeechChain,
  speechChain,
  statementIn,
} from '../test/contract/support/speechChain.ts';
import type { Result } from './run.ts';

const presses = 20;
const stops = 6;
/** So long Slack, which counts fifty changes a minute for the whole app, has room again for all cards of a press. */
const betweenMs = 10_000;
const patienceMs = 30_000;
const must = 2_000;
const groups = ['hq-release', 'hq-command', 'hq-review'] as const;

/**
 * Approval pressed → every card of the statement says so, in three groups on Slack and on Feishu at once: the house and both
 * SDKs are real, the vendors' servers are fakes in this process. By turns a yes and its taking back, from either platform.
 * Then 停止一切发布 and its lifting, typed on either: until the last card of what might go out says so.
 */
export async function run(): Promise<readonly Result[]> {
  const chain = await speechChain();
  try {
    const code = await submitted(chain);
    const chats = [chain.onSlack, chain.onFeishu];
    const times: number[] = [];
    for (let count = 0; count < presses; count += 1) {
      await pause(betweenMs);
      const chat = chats[Math.floor(count / 2) % chats.length] ?? chain.onSlack;
      times.push(await pressed(chain, chat, code, count % 2 === 0));
      process.stderr.write(`${Math.round(times.at(-1) ?? 0)} ms\n`);
    }
    const stopping: number[] = [];
    for (let count = 0; count < stops; count += 1) {
      await pause(betweenMs);
      stopping.push(await stopped(chain, chats[count % chats.length] ?? chain.onSlack, code));
      process.stderr.write(`stop ${Math.round(stopping.at(-1) ?? 0)} ms\n`);
      await lifted(chain, code);
    }
    const [yes, no] = ['approval pressed', '停止一切发布 typed'];
    return [
      row(`${yes} → all 6 cards on Slack and Feishu changed, ${times.length} presses, p50`, 0.5, times, null),
      row(
        `${yes} → all 6 cards on Slack and Feishu changed, ${times.length} presses, p95`,
        0.95,
        times,
        must,
      ),
      row(`${no} → all 6 cards say so, slowest of ${stopping.length}`, 1, stopping, must),
    ];
  } finally {
    await chain.close();
  }
}

async function newest({ view }: SpeechChain, code: string): Promise<Version> {
  const version = (await view(code)).incident.versions?.at(-1);
  if (!version) throw new Error('no text');
  return version;
}

/** A text that waits for its approval, its cards in all groups. */
async function submitted(chain: SpeechChain): Promise<string> {
  const code = await chain.matter('示例医院徐汇院区手术后未告知并发症，患者死亡，家属讨说法');
  const fact = '患者家属于11月20日向徐汇院区提出投诉，徐汇院区当日受理';
  await chain.onSlack.type('xuhui', 'xuhui', `${code} 补充事实 ${fact}`);
  await chain.onSlack.type('xuhui-2', 'xuhui', `${code} 确认事实 1`);
  await chain.onSlack.type('release', 'hq-release', `${code} 拟声明`);
  await chain.house.quiet();
  const today = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format();
  const care = '我们理解大家的关切，有关情况正在核实。';
  const text = ['关于徐汇院区有关情况的说明', `${fact}。`, care, '示例医疗集团徐汇院区', today].join('\n\n');
  for (const said of [`修改 ${text}`, '提交']) {
    const { number, hash } = await newest(chain, code);
    await chain.onSlack.type('release', 'hq-release', `${code}-v${number} ${hash.slice(0, 8)} ${said}`);
    await chain.house.quiet();
  }
  const { submission } = await newest(chain, code);
  if (!submission) throw new Error(`not handed in: ${chain.onSlack.told('release')}`);
  return code;
}

/** Milliseconds from the press of the commander until the last card says what came of it. */
async function pressed(chain: SpeechChain, chat: Chat, code: string, yes: boolean): Promise<number> {
  const { ref } = await statementIn(chat, 'hq-command', code);
  const warned = (await newest(chain, code)).marks.some(({ blocking }) => !blocking);
  const began = performance.now();
  const values = yes && warned ? { reason: '已逐句核对过' } : undefined;
  const done = chat.press('commander', 'hq-command', ref, yes ? 'approve' : 'unapprove', values);
  const told = yes ? '待审批 1/2' : '待审批 0/2';
  await Promise.all([done, allShow(chain, code, (words) => words.includes(told), began)]);
  return performance.now() - began;
}

/** Milliseconds from the commander's words until the last card says that nothing goes out; the database refuses from its answer on. */
async function stopped(chain: SpeechChain, chat: Chat, code: string): Promise<number> {
  const began = performance.now();
  const done = chat.type('commander', 'hq-command', '停止一切发布 演练');
  await Promise.all([done, allShow(chain, code, (words) => words.includes(stopWords), began)]);
  return performance.now() - began;
}

/** By two of the command, as it must be; the cards say it no more. */
async function lifted(chain: SpeechChain, code: string): Promise<void> {
  for (const who of ['commander', 'deputy-commander'] as const)
    await chain.onFeishu.type(who, 'hq-command', '解除停止发布');
  await allShow(chain, code, (words) => !words.includes(stopWords), performance.now());
}

const stopWords = '停止发布中';

async function allShow(
  chain: SpeechChain,
  code: string,
  told: (words: string) => boolean,
  began: number,
): Promise<void> {
  const cards = [chain.onSlack, chain.onFeishu].flatMap((each) =>
    groups.map((group) => shows(each, group, code, told, watching(chain), began + patienceMs)),
  );
  await Promise.all(cards);
}

/** Resolves when the card says it. Reading a card costs the house its time: only when something has reached the fakes. */
async function shows(
  chat: Chat,
  group: (typeof groups)[number],
  code: string,
  told: (words: string) => boolean,
  changes: () => number,
  until: number,
): Promise<void> {
  for (let seen = Number.NaN; ; await pause(10)) {
    const count = changes();
    if (count === seen) continue;
    seen = count;
    const { words } = await statementIn(chat, group, code);
    if (told(words)) return;
    if (performance.now() > until) throw new Error(`the card of ${group} did not change: ${words}`);
  }
}

/** Counts what was said or changed on either platform, as their fakes took it. */
function watching({ slack, feishu }: SpeechChain): () => number {
  const known = new Map<string, string>();
  let edits = 0;
  return () => {
    for (const { id, content } of feishu.world.messages.values()) {
      if (known.get(id) !== content) edits += 1;
      known.set(id, content);
    }
    const told = ['chat.postMessage', 'chat.update'].map((method) => slack.seen(method).length);
    return told.reduce((sum, each) => sum + each, edits);
  };
}

function row(what: string, share: number, times: readonly number[], most: number | null): Result {
  const sorted = times.toSorted((one, other) => one - other);
  const ours = Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return {
    what,
    unit: 'ms',
    ours,
    ...{ rival: null, theirs: null, ratio: null },
    must: most,
    ok: most === null || ours <= most,
  };
}
