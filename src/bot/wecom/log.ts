import type { Logger } from '@wecom/aibot-node-sdk';

/** Fields and a fixed message, in pino's order. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * The SDK's own talk is never passed on: its lines hold whole frames with what people wrote, and what it warns of we
 * say ourselves where it matters (SECURITY T22).
 */
export const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
