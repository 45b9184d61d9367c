import { type Logger, LogLevel } from '@slack/bolt';

/** Fields and a fixed message, in pino's order. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * The SDK's own talk: only its warnings and errors, first sentence, tokens taken out. Its debug lines hold whole
 * payloads, and errors may hold headers or what people wrote, so neither is ever passed on (SECURITY T22).
 */
export function sdkLogger(log: Log): Logger {
  const quiet = () => undefined;
  return {
    debug: quiet,
    info: quiet,
    warn: (...said: readonly unknown[]) => log.warn({ said: sentence(said) }, 'slack sdk warns'),
    error: (...said: readonly unknown[]) => log.warn({ said: sentence(said) }, 'slack sdk reports an error'),
    setLevel: quiet,
    getLevel: () => LogLevel.WARN,
    setName: quiet,
  };
}

function sentence(said: readonly unknown[]): string {
  const [first] = said;
  const words = first instanceof Error ? first.name : typeof first === 'string' ? first : 'no message';
  return words.replace(/x(?:ox[a-z]|app)-[\w-]+/gi, '[token]').slice(0, 200);
}
