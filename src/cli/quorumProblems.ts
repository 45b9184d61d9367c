import { platforms } from '../config/channels.ts';
import type { Language } from '../config/found.ts';
import { type Level, levels, type PersonId } from '../incident/incident.ts';
import { accountsOf, type Channel, type Duty } from '../policy/org.ts';
import { dutiesThatWrite, type Quorum, quorumOf } from '../policy/quorum.ts';
import { demandsOf } from '../policy/speech.ts';
import { channelsOf } from '../policy/tree.ts';
import type { Problem, Settings } from '../ports.ts';

/**
 * Approval rules of policy.yaml that nobody could ever meet, as far as the files tell: who is in a group of a platform that
 * keeps its own list may be anyone with an account there. What holds now is said by `fenghuo doctor`, from live membership.
 */
export function quorumProblems(settings: Settings, language: Language): readonly Problem[] {
  return levels.flatMap((level) => {
    const { needs, liveOnly } = demandsOf(level, settings.policy);
    const say = phrases[language];
    const problem = (wrong: string, right: string): readonly Problem[] => [
      { file: 'policy.yaml', field: `levels.${level}.approvals`, wrong, right },
    ];
    const of = nameOf(level, needs, settings, language);
    const absent = needs.find((duty) => groups(settings, [duty]).length === 0);
    if (absent !== undefined) return problem(say.noGroup(of.level, of.duty(absent)), say.bind(absent));
    const people = (duties: readonly Duty[], live = false) =>
      peopleOf(groups(settings, duties), settings, live);
    const each = (live: boolean) => needs.map((duty) => people([duty], live));
    const quorum = quorumOf(each(liveOnly), people(dutiesThatWrite(settings.policy)));
    if (quorum === 'met') return [];
    const byFile = quorumOf(each(false), []) === 'met';
    return problem(...say[quorum](of, byFile));
  });
}

function groups({ org }: Settings, duties: readonly Duty[]): readonly Channel[] {
  return channelsOf(org, org.root, duties);
}

/** Whoever may be in one of these groups by the files. `liveOnly`: a list in people.csv of a chat platform does not count. */
function peopleOf(
  channels: readonly Channel[],
  { people }: Settings,
  liveOnly: boolean,
): readonly PersonId[] {
  const inside = [...people.byId.values()].filter(({ roster, identities }) =>
    channels.some(({ key, platform, roster: directory }) => {
      const listed = directory === undefined && platforms[platform]?.members !== 'group';
      if (!listed) return identities.some((each) => each.startsWith(`${accountsOf(platform)}:`));
      return roster.includes(key) && !(liveOnly && platform !== 'web');
    }),
  );
  return inside.map(({ id }) => id);
}

interface Names {
  readonly level: string;
  readonly duties: string;
  readonly duty: (duty: Duty) => string;
}

function nameOf(level: Level, needs: readonly Duty[], { policy }: Settings, language: Language): Names {
  const duty = (each: Duty) => policy.duties[each]?.name[language] ?? each;
  return {
    level: policy.levels[level].name[language],
    duties: needs.map(duty).join(language === 'zh' ? '、' : ', '),
    duty,
  };
}

type Say = (names: Names, byFile: boolean) => readonly [wrong: string, right: string];
type Phrases = Readonly<Record<Exclude<Quorum, 'met'>, Say>> & {
  readonly noGroup: (level: string, duty: string) => string;
  readonly bind: (duty: Duty) => string;
};

const phrases: Readonly<Record<Language, Phrases>> = {
  zh: {
    noGroup: (level, duty) => `${level} 的声明没有人能批：总部没有“${duty}”的群`,
    bind: (duty) => `在 org.csv 总部一行绑定职责为 ${duty} 的群，或在 policy.yaml 改这一级的 approvals`,
    short: ({ level, duties }, byFile) => [
      `${level} 的声明没有人能批：总部的 ${duties} 要各有一人，不能是同一人`,
      byFile
        ? 'people.csv 的名单不能审批红、橙的声明：把群绑到能说出成员的平台，或用 @tag- 以通讯录为准'
        : '在 people.csv 写上他们的账号（identities）或所在群（roster），或在 policy.yaml 改这一级的 approvals',
    ],
    authorsOnly: ({ level, duties }) => [
      `${level} 的声明没有人能批：能拟稿的人就是仅有的审批人（${duties}），自己拟的自己不能批`,
      '让另一人拟稿或审批：把他写进 people.csv，拉进总部的群',
    ],
  },
  en: {
    noGroup: (level, duty) => `${level} statements cannot be approved: headquarters has no group for ${duty}`,
    bind: (duty) =>
      `bind a group of the duty ${duty} in the row of headquarters in org.csv, or change this level's approvals in policy.yaml`,
    short: ({ level, duties }, byFile) => [
      `${level} statements cannot be approved: headquarters needs ${duties}, one person each, not the same`,
      byFile
        ? 'a list in people.csv approves nothing red or orange: bind the group on a platform that says who is in it, or name the directory with @tag-'
        : "write their accounts (identities) or groups (roster) into people.csv, or change this level's approvals in policy.yaml",
    ],
    authorsOnly: ({ level, duties }) => [
      `${level} statements cannot be approved: whoever could write is the only one who could approve (${duties}), and nobody approves what they wrote`,
      'let another person write or approve: write them into people.csv and bring them into a group of headquarters',
    ],
  },
};
