import { sharedEmails } from '../policy/listed.ts';
import type { Finding, Settings } from '../ports.ts';

/** Two persons with one e-mail address: neither's account can be recognised by it. Employee numbers only (SEC-T22). */
export function peopleFindings({ people }: Pick<Settings, 'people'>): readonly Finding[] {
  return sharedEmails(people).map((persons): Finding => {
    const numbers = persons.map(({ id }) => id);
    return {
      state: 'warn',
      id: `people.email.${numbers.join('.')}`,
      what: {
        zh: `工号 ${numbers.join('、')} 的邮箱相同：不认识的账号不会按这个邮箱认作其中任何一人`,
        en: `employees ${numbers.join(', ')} share an e-mail address: no account is recognised as either by it`,
      },
      next: {
        zh: '在 people.csv 给每人写自己的邮箱，公用的留空；或让本人用「绑定」',
        en: 'give each their own address in people.csv and leave shared ones out, or let them use “bind”',
      },
    };
  });
}
