import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../../common/clock.js';
import type { LedgerEntry, NewLedgerEntry } from './ledger.schema.js';

/** The network's own memory: one JSON line per event, written before anyone is answered, so that a kill loses nothing. */
export class Ledger {
  private readonly rows: LedgerEntry[];
  private readonly descriptor: number;
  private isClosed = false;

  constructor(
    path: string,
    private readonly clock: Clock,
  ) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.rows = readRows(path);
    // The file holds the tokens of simulated accounts.
    this.descriptor = openSync(path, 'a', 0o600);
  }

  append(entry: NewLedgerEntry): LedgerEntry {
    // the number of a closed file is given to the next one that is opened, or to a connection: written there, a line would break that
    if (this.isClosed) throw new Error('The ledger is closed.');
    const row: LedgerEntry = { seq: (this.rows.at(-1)?.seq ?? 0) + 1, at: this.clock.now().toISOString(), ...entry };
    writeSync(this.descriptor, `${JSON.stringify(row)}\n`);
    this.rows.push(row);
    return row;
  }

  entries(): readonly LedgerEntry[] {
    return this.rows;
  }

  close(): void {
    this.isClosed = true;
    closeSync(this.descriptor);
  }
}

/** A kill in the middle of a write leaves half a line; it is cut off, because nobody was answered on its strength. */
function readRows(path: string): LedgerEntry[] {
  if (!existsSync(path)) return [];
  const content = readFileSync(path);
  const end = content.lastIndexOf(0x0a) + 1;
  if (end < content.length) truncateSync(path, end);
  const rows: LedgerEntry[] = [];
  for (const line of content.subarray(0, end).toString('utf8').split('\n')) {
    if (line !== '') rows.push(JSON.parse(line) as LedgerEntry);
  }
  return rows;
}
