/** Fields and a fixed message, in pino's order. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * The SDK's own talk: its warnings and errors only, and of those no more than the first words of its own. Its debug
 * lines hold whole events, its errors what was sent and to whom, and neither is ever passed on (SECURITY T22).
 */
export function sdkLogger(log: Log) {
  const quiet = () => undefined;
  return {
    trace: quiet,
    debug: quiet,
    info: quiet,
    warn: (...said: readonly unknown[]) => log.warn({ said: sentence(said) }, 'feishu sdk warns'),
    error: (...said: readonly unknown[]) => log.warn({ said: sentence(said) }, 'feishu sdk reports an error'),
  };
}

function sentence(said: readonly unknown[]): string {
  const words = said.flat().filter((each) => typeof each === 'string');
  return (/^[\w\s[\]-]*/.exec(words.join(' '))?.[0] ?? '').slice(0, 80);
}
