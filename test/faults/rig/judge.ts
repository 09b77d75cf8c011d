import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS, REFERENCES, SENDS, TEXTS } from './judge-sql.js';
import type { Sender } from './sender.js';

/** A line of the provider's own book. */
export interface ProviderLine {
  seq: number;
  at: string;
  type: string;
  sid: string;
  from: string;
  to: string;
  body?: string;
  direction?: string;
  detail?: { statusCallback?: string; kind?: string };
}

/** The database, as the superuser. */
export interface Books {
  sql<R extends object>(text: string, params?: unknown[]): Promise<R[]>;
}

interface TextRow {
  sid: string;
  phone: string;
  stored: number;
  is_whole: boolean | null;
  events: number;
  is_processed: boolean;
  decisions: number | null;
}

export interface SendRow {
  id: string;
  conversation_id: string | null;
  seq: number | null;
  state: string;
  provider_sid: string | null;
  to_address: string;
  kind: string;
  is_old: boolean | null;
  is_listed: boolean;
}

const REACHED = new Set(['accepted', 'sent', 'delivered', 'read']);
/** These do not wait behind a text whose answer was lost, and may overtake it. */
const WAIT_FOR_NOTHING = new Set(['safety', 'opt_out_confirmation', 'opt_in_confirmation', 'help']);
/** A text that was on its way to the provider when STOP was acknowledged may still arrive within this. */
const IN_FLIGHT_MS = 15_000;
const SAMPLES = 3;

/**
 * Compares three books that know nothing of each other: the sender's, the provider's, the database's. Answers every broken
 * promise in words; no code of the product is used to find them.
 */
export class Judge {
  constructor(
    private readonly postgres: Books,
    private readonly providerBook: string,
  ) {}

  async install(): Promise<void> {
    await this.postgres.sql(readFileSync(join(import.meta.dirname, 'judge-log.sql'), 'utf8'));
  }

  /** Every accepted text of the provider's book to one of these numbers, in the order of acceptance. */
  accepts(phones: ReadonlySet<string>): ProviderLine[] {
    return this.lines().filter((line) => line.type === 'message' && line.direction === 'outbound-api' && phones.has(line.to));
  }

  lines(): ProviderLine[] {
    const text = readFileSync(this.providerBook, 'utf8');
    return text
      .slice(0, text.lastIndexOf('\n') + 1)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ProviderLine);
  }

  /** Without the log that `install` sets up, only what the three books say by themselves. */
  async violations(sender: Sender, { hasLog }: { hasLog: boolean } = { hasLog: true }): Promise<string[]> {
    const phones = [...sender.phones];
    const found: string[] = [];
    const add = (what: string, cases: string[]): void => {
      if (cases.length > 0) found.push(`${what}: ${cases.length} (${cases.slice(0, SAMPLES).join('; ')})`);
    };
    if (phones.length === 0) return found;
    for (const [what, cases] of await this.texts(sender)) add(what, cases);
    const sends = await this.postgres.sql<SendRow>(SENDS, [phones]);
    for (const [what, cases] of [...this.sends(sender, sends), ...overdue(sends)]) add(what, cases);
    add('org differs along a reference', await this.strayReferences());
    for (const [what, text] of Object.entries(CHECKS)) {
      if (!hasLog && text.includes('judge.log')) continue;
      const rows = await this.postgres.sql<{ what: string }>(text, text.includes('$1') ? [phones] : []);
      add(
        what,
        rows.map((row) => row.what),
      );
    }
    return found;
  }

  /** G3 while the provider is still silent: which texts are left to themselves for too long. */
  async overdue({ phones }: Sender): Promise<string[]> {
    const sends = await this.postgres.sql<SendRow>(SENDS, [[...phones]]);
    return overdue(sends).flatMap(([what, cases]) =>
      cases.length > 0 ? [`${what}: ${cases.length} (${cases.slice(0, SAMPLES).join('; ')})`] : [],
    );
  }

  /** Rows of one org that refer to a row of another, along every foreign key of the database. */
  async strayReferences(): Promise<string[]> {
    const keys = await this.postgres.sql<{ text: string }>(REFERENCES);
    if (keys.length === 0) throw new Error('No foreign key was found: the judge would see no stray reference.');
    const rows = await this.postgres.sql<{ what: string }>(keys.map(({ text }) => `(${text})`).join(' UNION ALL '));
    return rows.map((row) => row.what);
  }

  /** G1, G2: what we were told is stored, is ours, is stored once, and is covered by one decision. */
  private async texts({ book }: Sender): Promise<[string, string[]][]> {
    const rows = await this.postgres.sql<TextRow>(TEXTS, [
      book.map((sent) => sent.sid),
      book.map((sent) => sent.body),
      book.map((sent) => sent.phone),
      book.map((sent) => sent.tenant.orgId),
    ]);
    const acked = new Set(book.filter((sent) => sent.ackedAt !== null).map((sent) => sent.sid));
    const of = (check: (row: TextRow) => boolean): string[] => rows.filter(check).map((row) => `${row.sid} of ${row.phone}`);
    return [
      ['G1 acknowledged but not stored', of((row) => acked.has(row.sid) && row.stored === 0)],
      ['G1 stored but not covered by a decision', of((row) => row.stored > 0 && (!row.is_processed || row.decisions === 0))],
      ['G2 stored more than once', of((row) => row.stored > 1 || row.events > 1)],
      ['G2 decided more than once', of((row) => (row.decisions ?? 0) > 1)],
      ['stored otherwise than sent', of((row) => row.is_whole === false)],
    ];
  }

  /** G3, G6, G7 from outside: the provider's book against the rows that claim to explain it. */
  private sends(sender: Sender, sends: SendRow[]): [string, string[]][] {
    const accepts = this.accepts(sender.phones);
    const byId = new Map(sends.map((row) => [row.id, row]));
    const bySid = new Map(accepts.map((line) => [line.sid, line]));
    const perKey = new Map<string, number>();
    for (const line of accepts) perKey.set(keyOf(line), (perKey.get(keyOf(line)) ?? 0) + 1);
    return [
      ['G3 accepted more than once', [...perKey].filter(([, count]) => count > 1).map(([key, count]) => `${key} x${count}`)],
      [
        'G3 accepted by the provider, but not by its row',
        accepts.filter((line) => !isExplained(line, byId)).map((line) => `${line.sid} ${byId.get(keyOf(line))?.state ?? 'no row'}`),
      ],
      [
        'G3 row says accepted, the provider knows nothing',
        sends.filter((row) => REACHED.has(row.state) && !bySid.has(row.provider_sid ?? '')).map(name),
      ],
      ['G3 not settled', sends.filter((row) => row.state === 'unknown' || row.state === 'sending').map(name)],
      ['still queued', sends.filter((row) => row.state === 'queued').map(name)],
      ['G6 left in another order than decided', inversions(accepts, byId)],
      ['sent to somebody of another business', accepts.filter((line) => !isOfTenant(line, sender)).map((line) => line.sid)],
      ['G7 reached the provider after STOP was acknowledged', afterStop(accepts, sender, byId)],
    ];
  }
}

const name = (row: SendRow): string => `${row.kind} to ${row.to_address} ${row.state} ${row.id}`;

/** G3: a dead process's text is taken up after a minute, and one that nobody can settle is given to a person after ten. */
function overdue(sends: SendRow[]): [string, string[]][] {
  const old = sends.filter((row) => row.is_old);
  return [
    ['G3 in "sending" for more than 90 s', old.filter((row) => row.state === 'sending').map(name)],
    ["G3 unknown for ten minutes, and on nobody's list", old.filter((row) => row.state === 'unknown' && !row.is_listed).map(name)],
  ];
}

/** Our own id stands in the callback address that the provider was given. */
export function keyOf(line: ProviderLine): string {
  return /[?&]o=([0-9a-f-]{36})/.exec(line.detail?.statusCallback ?? '')?.[1] ?? `without id: ${line.sid}`;
}

function isExplained(line: ProviderLine, byId: Map<string, SendRow>): boolean {
  const row = byId.get(keyOf(line));
  return row !== undefined && row.provider_sid === line.sid && (REACHED.has(row.state) || row.state === 'failed');
}

function inversions(accepts: ProviderLine[], byId: Map<string, SendRow>): string[] {
  const last = new Map<string, number>();
  const found: string[] = [];
  for (const line of accepts) {
    const row = byId.get(keyOf(line));
    if (!row?.conversation_id || row.seq === null || WAIT_FOR_NOTHING.has(row.kind)) continue;
    if (row.seq < (last.get(row.conversation_id) ?? 0)) found.push(`${row.conversation_id} number ${row.seq}`);
    last.set(row.conversation_id, row.seq);
  }
  return found;
}

function isOfTenant(line: ProviderLine, { book }: Sender): boolean {
  return book.some((sent) => sent.phone === line.to && sent.tenant.number === line.from);
}

function afterStop(accepts: ProviderLine[], { book }: Sender, byId: Map<string, SendRow>): string[] {
  const stops = book.filter((sent) => sent.body === 'STOP' && sent.ackedAt !== null);
  return stops.flatMap((stop) =>
    accepts
      .filter(
        (line) =>
          line.to === stop.phone &&
          Date.parse(line.at) > stop.ackedAt! + IN_FLIGHT_MS &&
          byId.get(keyOf(line))?.kind !== 'opt_out_confirmation',
      )
      .map((line) => `${line.to} ${line.sid}`),
  );
}
