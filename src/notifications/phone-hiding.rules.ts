// A phone number as people write it: at least seven digits with the usual separators between them.
const PHONE = /(?:\+|\()?\d(?:[\d\s().-]*\d){6,}/g;

/** A text without the phone numbers in it, for readers who may not see them; the last two digits tell callers apart. */
export function hidePhones(text: string): string {
  return text.replaceAll(PHONE, (found) => `***${found.replaceAll(/\D/g, '').slice(-2)}`);
}
