import type { Language } from '../config/found.ts';
import type { Roster } from '../policy/org.ts';
import type { Settings, Words } from '../ports.ts';

const lists: Readonly<Record<Roster['kind'], Words>> = {
  tag: { zh: '通讯录标签', en: 'directory tag' },
  department: { zh: '通讯录部门', en: 'directory department' },
  appchat: { zh: '应用群', en: 'the app’s group' },
};

/** Where the members of those groups come from that cannot say it themselves: one line each, the console's left out. */
export function rosterLines({ org, people }: Settings, language: Language): readonly string[] {
  const say = phrases[language];
  return [...org.channels.values()].flatMap(({ key, platform, roster }) => {
    if (roster) return [say.of(key, `${lists[roster.kind][language]} ${roster.id}`)];
    if (platform !== 'wecom' && platform !== 'wecom-robot') return [];
    const listed = [...people.byId.values()].filter((person) => person.roster.includes(key));
    return [say.of(key, say.file(listed.length))];
  });
}

const phrases = {
  zh: {
    of: (key: string, list: string) => `${key} 的成员：${list}`,
    file: (count: number) => `people.csv 的 roster 列，${count} 人，不能审批红、橙的声明`,
  },
  en: {
    of: (key: string, list: string) => `members of ${key}: ${list}`,
    file: (count: number) =>
      `the roster column of people.csv, ${count}, who cannot approve red and orange statements`,
  },
} as const;
