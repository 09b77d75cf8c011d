import { nameOfHot } from './hot-statements.js';

/** A statement as the driver takes it: named once it is hot, its JSON mended. */
export function statementOf(sql: string, params: readonly unknown[] | undefined): { text: string; values?: unknown[]; name?: string } {
  const values = soundParams(params);
  const name = values && nameOfHot(sql);
  return { text: sql, ...(values && { values }), ...(name && { name }) };
}

// JSON.stringify writes half a surrogate pair, as a text cut inside an emoji ends with, as an escape that jsonb refuses.
const HALF_PAIR = /(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

/** JSON among the parameters, with a replacement character where half a character stands. */
function soundParams(params: readonly unknown[] | undefined): unknown[] | undefined {
  return params?.map((value) =>
    typeof value === 'string' && value.includes('\\ud') && /^[[{"]/.test(value) ? value.replace(HALF_PAIR, '$1\\ufffd') : value,
  );
}
