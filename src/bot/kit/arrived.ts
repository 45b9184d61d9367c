/** Errors that come before a byte of the request has left. */
const before = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** True when an error, or what caused it, says that nothing was sent: asking again can double nothing. */
export function neverArrived(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && before.has(String(error.code))) || neverArrived(error.cause);
}
