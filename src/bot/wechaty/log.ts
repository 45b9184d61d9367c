/** Fields and a fixed message, in pino's order. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * What of an error of wechaty's may be logged: its kind and gRPC's code. Its words may hold what people wrote, their names
 * or a token (SECURITY T22).
 */
export function errorFields(error: unknown): object {
  const code = codeOf(error);
  return { kind: error instanceof Error ? error.name : typeof error, ...(code !== undefined && { code }) };
}

/** gRPC's number for what went wrong, where the error came from a puppet service. */
export function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'number') return error.code;
  const said = /^(\d{1,2}) [A-Z_]+:/.exec(error.message)?.[1];
  return said === undefined ? undefined : Number(said);
}

/**
 * The SDK looks up the group as if it were a contact (a message's listener) and reports that there is none: noise that
 * comes with every word in a group. A puppet service says the same with its stack behind it.
 */
export function isKnownNoise(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:2 UNKNOWN: Error: )?no payload found for id \S+@chatroom(?:\n|$)/.test(error.message)
  );
}
