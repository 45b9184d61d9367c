/** An answer of Slack's that may go on. */
interface Page {
  readonly response_metadata?: { readonly next_cursor?: string };
}

/** The pages of a list, at most so many; the last one that comes says by its cursor whether that was all. */
export async function* paged<Each extends Page>(
  most: number,
  ask: (from: { readonly cursor?: string }) => Promise<Each>,
): AsyncGenerator<Each, void> {
  let cursor: string | undefined;
  for (let page = 0; page < most; page += 1) {
    const each = await ask(cursor ? { cursor } : {});
    yield each;
    cursor = each.response_metadata?.next_cursor;
    if (!cursor) return;
  }
}
