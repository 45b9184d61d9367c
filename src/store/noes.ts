import { Prisma } from './generated/client.ts';

/** True for a serialization failure or a deadlock: nothing happened, and it may go well the next time. */
export function isRival(error: unknown): boolean {
  return codeOf(error, 'P2034') || codeOf(error, '40001') || codeOf(error, '40P01');
}

/** True when a row with the same unique key was there already. */
export function isTaken(error: unknown): boolean {
  return codeOf(error, '23505');
}

/** True when a trigger that guards what goes out said no. */
export function isRefusedByGuard(error: unknown): boolean {
  return codeOf(error, 'FG001');
}

/**
 * True when a statement failed because it found none of what it must find: `1 / count(*)`. Whoever counts in the answer
 * is too late where the end of the transaction has been sent.
 */
export function isNone(error: unknown): boolean {
  return codeOf(error, '22012');
}

function codeOf(error: unknown, code: string): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  if (error.code === code) return true;
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    JSON.stringify(error.meta ?? {}).includes(`"${code}"`)
  );
}
