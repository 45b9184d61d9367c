import { userInfo } from 'node:os';
import { readEnv } from '../config.ts';
import { exchangePage, type PageAsked, type PageOfExchanges, pageOfExchanges } from './exchangePage.ts';
import { everyPage } from './exportPages.ts';
import { readFlags, type Usage } from './flags.ts';
import type { Subcommand } from './frame.ts';
import { printProblems } from './problems.ts';

const usage: Usage = {
  line: 'fenghuo export exchanges [--json]',
  about: `导出 90 天内问过大模型什么、它答了什么，都是脱敏的；谁导出过写进审计。
What language models were asked and said in the last 90 days, masked; who read it out stands in the audit.

--json 是 JSON 行 gives one line of JSON each: {id,at,task,model,outcome,prompt,answer,tokens,cost,ms,incident}`,
  words: 0,
};

/** `fenghuo export exchanges`: for whoever owns the machine at headquarters, nobody asks for it by chat. */
export const exportExchanges: Subcommand = async (argv, io) => {
  const flags = readFlags(argv, usage, io);
  if (typeof flags === 'number') return flags;
  const env = readEnv(io.env);
  if (!env.ok) {
    printProblems(env.problems, io);
    return 1;
  }
  const by = `terminal:${userInfo().username}`;
  const asked = (after: string): PageAsked => ({ after, by });
  const all: PageOfExchanges[number][] = [];
  const why = await everyPage(
    env.value,
    io,
    {
      ...{ command: 'export exchanges', asked, page: pageOfExchanges },
      own: ({ exchanges }, after) => exchangePage(exchanges, asked(after), io.now()),
      named: ({ at, id }) => `${at.toISOString()} ${id}`,
    },
    (page) => {
      if (flags.json) for (const exchange of page) io.out(JSON.stringify(exchange));
      else all.push(...page);
    },
  );
  if (why !== undefined) {
    io.err(why);
    return 1;
  }
  if (!flags.json) io.out(summary(all));
  return 0;
};

function summary(all: PageOfExchanges): string {
  const tasks = [...new Set(all.map(({ task, outcome }) => `${task} ${outcome}`))].sort();
  const sum = (of: (exchange: PageOfExchanges[number]) => number): number =>
    all.reduce((total, each) => total + of(each), 0);
  return [
    `问答 exchanges: ${all.length}`,
    ...tasks.map(
      (what) => `  ${what}  ${all.filter((each) => `${each.task} ${each.outcome}` === what).length}`,
    ),
    `  token  ${sum(({ tokens }) => tokens)}`,
    `  花费 cost  ${sum(({ cost = 0 }) => cost).toFixed(4)}`,
  ].join('\n');
}
