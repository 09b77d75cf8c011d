// E.164 with its plus sign, plain or URL-encoded; the lookbehind leaves "…00+0000" time offsets and ids alone.
const PHONE = /(?<![\w.])(\+|%2B)(\d{1,3})?(\d{4,})(\d{4})(?!\d)/g;
const EMAIL = /([A-Za-z0-9])[A-Za-z0-9._%+-]*@([A-Za-z0-9.-]+\.[A-Za-z]{2,})/g;
const BEARER = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/g;

/** Hides phones, e-mail addresses and credentials in a line that is about to be logged. */
export function maskLine(line: string): string {
  if (!line.includes('+') && !line.includes('@') && !line.includes('%2B') && !/Bearer|Basic/.test(line)) return line;
  return line
    .replace(BEARER, '$1 [hidden]')
    .replace(
      PHONE,
      (_all, plus: string, country: string | undefined, _middle: string, last: string) => `${plus}${country?.[0] ?? ''}******${last}`,
    )
    .replace(EMAIL, '$1***@$2');
}
