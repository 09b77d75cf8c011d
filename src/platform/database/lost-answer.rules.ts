/** A server that goes down, or a connection that breaks, says nothing of the transaction. https://www.postgresql.org/docs/17/errcodes-appendix.html */
const SAYS_NOTHING = /^(?:57P|08)/;
/** Node's own codes begin with E ("EPIPE"); no class of SQLSTATE does. */
const SQLSTATE = /^(?!E)[0-9A-Z]{5}$/;

/** Whether a failure behind COMMIT is the server's word that nothing was committed; any other leaves it open. */
export function saysUndone(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const own: unknown = Reflect.get(error, 'code');
  const driver: unknown = Reflect.get(error, 'driverError');
  if (typeof own !== 'string') return typeof driver === 'object' && saysUndone(driver);
  return SQLSTATE.test(own) && !SAYS_NOTHING.test(own);
}
