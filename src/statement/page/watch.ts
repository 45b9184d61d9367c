import type { Stretch } from '../diff.ts';
import { compare } from './compare.ts';
import type { ApprovedText, Page } from './page.ts';

/**
 * What became of a published text since. `changed`: its words are others now; `hash` names them, so that one change is told
 * once. `gone`: the page is away, or the text is away from it. `unread`: not known this time.
 */
export type Watched =
  | { readonly state: 'unchanged'; readonly hash: string }
  | { readonly state: 'changed'; readonly hash: string; readonly differences: readonly Stretch[] }
  | { readonly state: 'gone' }
  | { readonly state: 'unread'; readonly why: string };

/** Holds the page of a published text against what was published. */
export function watchPage(published: ApprovedText, page: Page): Watched {
  if (!page.read) return page.gone ? { state: 'gone' } : { state: 'unread', why: page.why };
  const compared = compare(published, page.text);
  switch (compared.is) {
    case 'same':
      return { state: 'unchanged', hash: compared.hash };
    case 'differs':
      return { state: 'changed', hash: compared.hash, differences: compared.differences };
    case 'notFound':
      return { state: 'gone' };
  }
}
