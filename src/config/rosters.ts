import type { Roster } from '../policy/org.ts';
import type { Place, Report } from './found.ts';
import { quoted } from './found.ts';

const forms: readonly (readonly [form: RegExp, kind: Roster['kind']])[] = [
  [/^tag-(\d{1,10})$/, 'tag'],
  [/^party-(\d{1,10})$/, 'department'],
  [/^appchat-([0-9A-Za-z_-]{1,64})$/, 'appchat'],
];

/** `tag-12`, `party-3` or `appchat-…` behind a duty: who is in a group that cannot say it itself. */
export function readRosterOf(written: string, place: Place, report: Report): Roster | undefined {
  for (const [form, kind] of forms) {
    const id = form.exec(written)?.[1];
    if (id !== undefined) return { kind, id };
  }
  report(
    place,
    { zh: `名单 ${quoted(written)} 写法不对`, en: `the roster ${quoted(written)} is not well formed` },
    {
      zh: '在职责后写 @tag-标签号、@party-部门号 或 @appchat-群号，如 wecom:wrkSFfCg…:command@tag-12；不写则以 people.csv 的 roster 列为准',
      en: 'behind the duty write @tag-, @party- or @appchat- and its id, e.g. wecom:wrkSFfCg…:command@tag-12; without it the roster column of people.csv counts',
    },
  );
  return undefined;
}

/** `tag-12` again, as it is written. */
export function rosterName({ kind, id }: Roster): string {
  return `${kind === 'department' ? 'party' : kind}-${id}`;
}
