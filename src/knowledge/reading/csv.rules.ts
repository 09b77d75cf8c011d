import { CsvError, parse } from 'csv-parse/sync';
import { unreadable } from '../knowledge.errors.js';

const QUESTION = /^(q|question|questions|faq|frage|pregunta|prompt|title|topic)$/i;
const ANSWER = /^(a|answer|answers|response|reply|respuesta|antwort|content|text)$/i;
// What a spreadsheet would run: `=…`, or a sign before a function or a program. "+1 312 555 0100" and "- we come to you" are text.
const FORMULA = /^\s*(?:[=＝]|[+\-@＋－＠]\s*(?:[A-Za-z_.]+\s*\(|[\d+\-*/.]*\s*[a-z]+\s*\|))/;
const MAX_ROWS = 5000;

export function isFormula(cell: string): boolean {
  return FORMULA.test(cell);
}

/** The delimiter that splits the first lines most evenly. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

function rowsOf(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 50_000,
    });
  } catch (error) {
    const at = error instanceof CsvError && typeof error.lines === 'number' ? ` near line ${error.lines}` : '';
    throw unreadable('csv', `This table cannot be read${at}: a quotation mark is probably not closed. Export it again as CSV.`);
  }
}

function refuseFormulas(rows: readonly string[][]): void {
  const found = rows.flatMap((row, index) =>
    row.flatMap((cell, column) => (isFormula(cell) ? [{ row: index + 1, column: column + 1 }] : [])),
  );
  if (found.length === 0) return;
  const [first] = found;
  throw unreadable(
    'formulas',
    `The table holds ${found.length === 1 ? 'a formula' : `${found.length} formulas`}, the first in row ${first!.row}, column ${first!.column}. Paste the values instead of the formulas and upload it again.`,
    { cells: found.slice(0, 20) },
  );
}

/** A table as the text that the FAQ reader knows: a pair per row, or `name: value` lines when there is no question column. */
export function csvText(text: string): string {
  const rows = rowsOf(text);
  if (rows.length > MAX_ROWS)
    throw unreadable('too_many_rows', `The table has ${rows.length} rows; at most ${MAX_ROWS} can be read. Split it.`);
  refuseFormulas(rows);
  const [head = [], ...rest] = rows;
  const question = head.findIndex((cell) => QUESTION.test(cell));
  const answer = head.findIndex((cell) => ANSWER.test(cell));
  if (question >= 0 && answer >= 0) return pairs(rest, question, answer);
  const widest = Math.max(0, ...rows.map((row) => row.length));
  if (widest === 2 && rows.filter((row) => row[0]?.endsWith('?')).length * 2 >= rows.length) return pairs(rows, 0, 1);
  return rest
    .map((row) =>
      row
        .map((cell, index) => (cell === '' ? '' : `${head[index] ?? `Column ${index + 1}`}: ${cell}`))
        .filter(Boolean)
        .join('\n'),
    )
    .join('\n\n');
}

function pairs(rows: readonly string[][], question: number, answer: number): string {
  return rows
    .filter((row) => row[question] && row[answer])
    .map((row) => `Q: ${oneLine(row[question]!)}\nA: ${row[answer]!}`)
    .join('\n\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
