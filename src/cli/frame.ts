/** What a subcommand may touch of the world: results go out, talk goes to err, nothing else is reached for. */
export interface Io {
  /** One line of result on stdout. */
  out(line: string): void;
  /** One line of talk on stderr. */
  err(line: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly now: () => Date;
  /** True when stderr is a terminal: progress may redraw its line. */
  readonly isTTY: boolean;
}

/** 0 ok, 1 found problems, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

/** One `fenghuo` subcommand: its arguments without the command's own name → exit code. */
export type Subcommand = (argv: readonly string[], io: Io) => Promise<ExitCode>;
