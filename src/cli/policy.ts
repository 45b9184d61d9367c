import type { Check } from './check.ts';
import { runCheck } from './check.ts';
import type { Subcommand } from './frame.ts';
import { levelRows } from './levelRows.ts';
import { quorumProblems } from './quorumProblems.ts';

const check: Check = {
  usage: {
    line: 'fenghuo policy check [文件夹 FOLDER]',
    about:
      '检查规则 policy.yaml 和信源 sources.yaml，一次列出全部问题（包括没有人能满足的审批规则），并用话说明等级表。\nChecks policy.yaml and sources.yaml, names every problem at once (approvals that nobody could give too), and says the level table in words.',
    words: 1,
  },
  files: ['policy.yaml', 'sources.yaml'],
  other: 'org check',
  problems: quorumProblems,
  explained: { as: 'levelTable', lines: ({ policy }, language) => levelRows(policy, language) },
  facts: ({ policy, sources }) => ({ duties: Object.keys(policy.duties).length, sources: sources.length }),
};

/** `fenghuo policy check` */
export const policyCheck: Subcommand = (argv, io) => runCheck(check, argv, io);
