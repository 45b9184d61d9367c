import type { Stands } from '../../incident/statement.ts';
import type { StatementCommand } from '../../incident/statementLanguage.ts';
import type { Page } from '../../ports.ts';
import type { ApprovedText } from '../../statement/page/page.ts';
import { differenceOf, standsOf } from '../../statement/page/stands.ts';
import { type Watched, watchPage } from '../../statement/page/watch.ts';

type Found = Extract<StatementCommand, { type: 'register' }>['found'];

const named: Readonly<Record<Watched['state'], Found>> = {
  unchanged: 'same',
  changed: 'differs',
  gone: 'notFound',
  unread: 'unread',
};

/** What stands at a link that somebody registers, and in which words it differs (empty: in none); without a page nobody read it. */
export function foundAt(
  approved: ApprovedText,
  page: Page | undefined,
): { readonly found: Found; readonly stands?: Stands; readonly words: string } {
  if (!page) return { found: 'unread', words: '' };
  const seen = watchPage(approved, page);
  const stands = standsOf(seen);
  return { found: named[seen.state], words: differenceOf(seen), ...(stands !== undefined && { stands }) };
}
