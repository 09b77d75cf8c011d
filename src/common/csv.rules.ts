/** What a spreadsheet would run as a formula when the cell is opened (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** One cell of a CSV file: quoted where it must be, with an apostrophe before what a spreadsheet would take for a formula. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = typeof value !== 'number' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file (RFC 4180), with its line end. */
export const csvLine = (values: readonly unknown[]): string => `${values.map(csvCell).join(',')}\r\n`;
