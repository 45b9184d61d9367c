import type { Finding, Members, Words } from '../../ports.ts';

/** One thing that is well. */
export function well(id: string, zh: string, en: string): Finding {
  return { state: 'ok', id, what: { zh, en } };
}

export function bad(id: string, what: Words, next: Words): Finding {
  return { state: 'bad', id, what, next };
}

/** Whether anybody can say who is in a group: without that nobody there may press anything. */
export function membersFinding(id: string, members: Members): Finding {
  if (!members.known) {
    return bad(
      id,
      {
        zh: `不知道谁在这个群里：${members.why}`,
        en: `Who is in this group is not known${inBrackets(members.why)}`,
      },
      {
        zh: '在 org.csv 给这个群绑定通讯录标签（tag-…）或部门（party-…），或核对编号与应用的可见范围',
        en: 'Bind a directory tag (tag-…) or department (party-…) to this group, or check its id and the visible range of the app',
      },
    );
  }
  const count = members.who.length;
  if (members.by !== 'file') return well(id, `${count} 人，来自企业微信`, `${count} people, says WeCom`);
  return {
    state: 'warn',
    id,
    what: { zh: `${count} 人，来自 people.csv`, en: `${count} people, says people.csv` },
    next: {
      zh: '红色、橙色事件的审批不认文件名册：请绑定通讯录标签或部门',
      en: 'Approvals of red and orange do not count by a file: bind a directory tag or department',
    },
  };
}

/** Whether WeCom takes the secret of the self-built app; `why` when it does not. */
export function tokenFinding(id: string, why: string | undefined): Finding {
  if (why === undefined) return well(id, '自建应用的密钥有效', 'The secret of the app is accepted');
  return bad(
    id,
    { zh: `自建应用的密钥用不了：${why}`, en: `WeCom does not take what the app asks${inBrackets(why)}` },
    {
      zh: '核对 WECOM_CORP_ID、WECOM_AGENT_ID、WECOM_AGENT_SECRET，并把这台机器加进应用的“企业可信IP”',
      en: 'Check WECOM_CORP_ID, WECOM_AGENT_ID and WECOM_AGENT_SECRET, and add this machine to the trusted IPs of the app',
    },
  );
}

/** WeCom's own code, or our word, that ends a reason: all of it that an English reader is told. */
function inBrackets(why: string): string {
  const sign = /（([\x20-\x7e]+)）$/u.exec(why)?.[1];
  return sign === undefined ? '' : ` (${sign})`;
}
