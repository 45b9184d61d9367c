import { pino } from 'pino';

type Say = (fields: object, message: string) => void;

export interface Log {
  readonly info: Say;
  readonly warn: Say;
  readonly error: Say;
}

/**
 * Fixed messages plus fields on stderr. Of an error only its name, code, first line and place are kept: the errors of
 * SDKs carry tokens and texts (SECURITY T22). At a terminal only trouble is said.
 */
export function makeLog(isTTY: boolean): Log {
  return pino(
    {
      level: isTTY ? 'warn' : 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: shortError },
      redact: { paths: ['*.token', '*.secret', '*.authorization', 'token', 'secret'], censor: '…' },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

function shortError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6);
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    message: (error.message.split('\n').find((line) => line.trim() !== '') ?? '').slice(0, 300),
    at: at.map((line) => line.trim()),
  };
}
