/** A chat network of lines, such as one might meet: rooms, people in them, and a line is all that can be said. */
export interface Line {
  readonly id: string;
  readonly room: string;
  readonly by: string;
  readonly text: string;
}

export class LineWire {
  readonly #rooms = new Map<string, Set<string>>();
  readonly lines: Line[] = [];
  readonly #private = new Map<string, string[]>();
  #listener: ((line: Line) => void) | undefined;
  away = false;

  room(name: string, people: readonly string[]): void {
    this.#rooms.set(name, new Set(people));
  }

  /** @throws when there is no such room */
  people(room: string): readonly string[] {
    const people = this.#rooms.get(room);
    if (!people || this.away) throw new Error(this.away ? 'away' : 'no such room');
    return [...people];
  }

  say(room: string, by: string, text: string, id = `line-${this.lines.length + 1}`): string {
    this.people(room);
    const line = { id, room, by, text };
    this.lines.push(line);
    if (by !== 'fenghuo') this.#listener?.(line);
    return id;
  }

  whisper(to: string, text: string): void {
    this.#private.set(to, [...(this.#private.get(to) ?? []), text]);
  }

  /** What `who` alone was told since the last asking. */
  whispered(who: string): readonly string[] {
    const told = this.#private.get(who) ?? [];
    this.#private.delete(who);
    return told;
  }

  listen(on: (line: Line) => void): void {
    this.#listener = on;
  }

  again(line: Line): void {
    this.#listener?.(line);
  }
}

/** Whoever has the token is let into a network of one room. */
export function connectLine(token: string): LineWire {
  const wire = new LineWire();
  if (token === 'a-token-of-the-tests') wire.room('xuhui', ['limin', 'zhouyu']);
  return wire;
}
