import type { Check } from './check.ts';
import { runCheck } from './check.ts';
import type { Subcommand } from './frame.ts';
import { rosterLines } from './rosterLines.ts';

const check: Check = {
  usage: {
    line: 'fenghuo org check [文件夹 FOLDER]',
    about:
      '检查机构表 org.csv、人员表 people.csv 和通讯录 contacts.csv，一次列出全部问题。\nChecks org.csv, people.csv and contacts.csv and names every problem at once.',
    words: 1,
  },
  files: ['org.csv', 'people.csv', 'contacts.csv'],
  other: 'policy check',
  explained: { as: 'rosters', lines: rosterLines },
  facts: ({ org, people, contacts }) => ({
    units: org.units.size,
    channels: org.channels.size,
    people: people.byId.size,
    contacts: contacts.length,
  }),
};

/** `fenghuo org check` */
export const orgCheck: Subcommand = (argv, io) => runCheck(check, argv, io);
