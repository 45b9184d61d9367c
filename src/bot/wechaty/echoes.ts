/** Hears whether what we said came out: most puppets bring us our own words like anybody's. */
export interface Echoes {
  /** From now on: the id of our own message with these words in this group. Undefined when it is not heard in time. */
  expect(key: string, channel: string, text: string): Expected;
  /** What was expected for this key and neither heard nor given up. */
  waiting(key: string): Expected | undefined;
  hear(channel: string, text: string, id: string): void;
}

export interface Expected {
  /** Waits at most this long; may be asked again. */
  within(ms: number): Promise<string | undefined>;
  /** Nobody waits for it any more. */
  forget(): void;
}

interface Entry {
  readonly key: string;
  readonly channel: string;
  readonly words: string;
  readonly heard: (id: string) => void;
  readonly expected: Expected;
}

const most = 200;

/**
 * WeChat has no key of ours on a message and often no answer to sending one: an echo is the only sign that words whose
 * answer was lost arrived all the same. First said, first heard; memory only.
 */
export function echoesOf(): Echoes {
  const entries: Entry[] = [];

  function drop(entry: Entry): void {
    const at = entries.indexOf(entry);
    if (at >= 0) entries.splice(at, 1);
  }

  return {
    expect(key, channel, text) {
      const { promise, resolve } = Promise.withResolvers<string>();
      const entry: Entry = {
        ...{ key, channel, words: bare(text) },
        heard: (id) => {
          drop(entry);
          resolve(id);
        },
        expected: { within: (ms) => soon(promise, ms), forget: () => drop(entry) },
      };
      entries.push(entry);
      if (entries.length > most) entries.shift();
      return entry.expected;
    },
    waiting: (key) => entries.find((entry) => entry.key === key)?.expected,
    hear(channel, text, id) {
      const words = bare(text);
      // The SDK puts the names of those mentioned before our words.
      entries.find((entry) => entry.channel === channel && words.endsWith(entry.words))?.heard(id);
    },
  };
}

/** Blanks and line ends come back as the client likes them. */
function bare(text: string): string {
  return text.replace(/\s+/gu, '');
}

async function soon(heard: Promise<string>, ms: number): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([heard, late]);
  } finally {
    clearTimeout(timer);
  }
}
