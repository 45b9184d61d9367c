/** The page hears that something changed, then asks for it: nothing is lost when a word is missed. */

const silentMs = 40_000;
const firstPauseMs = 500;
const longestPauseMs = 15_000;

/**
 * @param {{ changed: (groups: readonly string[]) => void, state: (state: 'connecting' | 'open' | 'lost', again: boolean) => void }} hear
 *   `again` is true when the connection had been there before: what happened meanwhile must be fetched.
 * @returns {() => void} stops listening
 */
export function listen(hear) {
  let failures = 0;
  let wasOpen = false;
  let up = false;
  /** @type {EventSource | undefined} */
  let source;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function connect() {
    clearTimeout(timer);
    hear.state(failures === 0 ? 'connecting' : 'lost', wasOpen);
    source = new EventSource('/api/events');
    source.addEventListener('beat', alive);
    source.addEventListener('changed', (event) => {
      watch();
      hear.changed(JSON.parse(event.data).groups);
    });
    source.addEventListener('error', drop);
    watch();
  }

  function alive() {
    watch();
    if (up) return;
    up = true;
    failures = 0;
    hear.state('open', wasOpen);
    wasOpen = true;
  }

  function watch() {
    clearTimeout(timer);
    timer = setTimeout(drop, silentMs);
  }

  function drop() {
    source?.close();
    clearTimeout(timer);
    up = false;
    failures += 1;
    hear.state('lost', wasOpen);
    timer = setTimeout(connect, Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1)));
  }

  connect();
  return () => {
    source?.close();
    clearTimeout(timer);
  };
}
