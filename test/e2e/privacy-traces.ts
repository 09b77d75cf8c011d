import type { World } from '../harness/world.js';

interface Column {
  table: string;
  column: string;
  kind: 'text' | 'jsonb' | 'json' | 'text[]';
  is_checked: boolean;
}

/** Where a person's data may stay, and why; the search leaves these out. */
const MAY_STAY = [
  // The business's own people: their names and phones are not the customer's to have erased.
  'users',
  'staff_phones',
];

/** Columns that hold codes of ours or ids of the provider, never words of or about a person. */
const CODES = new Set([
  'conversations.stage',
  'conversations.sentiment',
  'messages.kind',
  'messages.provider_message_id',
  'decisions.trigger',
  'decisions.reason_code',
  'decisions.message_type',
  'decisions.intent',
  'decisions.sentiment',
  'decisions.engine',
  'decisions.model',
  'decisions.goal',
  'decisions.send_plan',
  'decisions.follow_up',
  // ids, kinds and names of the business's own offers and rules
  'decisions.cta',
  'decisions.rules',
  'outbound.dedupe_key',
  'outbound.kind',
  'outbound.provider_sid',
  'outbound.provider_status',
  'outbound.error_code',
  'outbound.block_reason',
  'escalations.reason',
  'escalations.dedupe_key',
  'escalations.acknowledged_by',
  'calls.provider_call_id',
  'calls.to_address',
  'calls.missed_reason',
  'calls.text_back_reason',
  'notifications.event',
  'notifications.email_state',
  'staff_alerts.phone',
  'jobs.kind',
  'jobs.dedupe_key',
  'appointment_history.actor',
  'usage_ledger.kind',
  'usage_ledger.engine',
  'usage_ledger.model',
  'usage_ledger.detail',
  'suppressions.channel',
  'suppressions.address_last4',
  'suppressions.lifted_by',
]);

/** What ties a row to a person, and the table whose ids it holds. */
const LINKS: Record<string, string> = {
  contact_id: 'contacts',
  lead_id: 'leads',
  conversation_id: 'conversations',
  message_id: 'messages',
  appointment_id: 'appointments',
  escalation_id: 'escalations',
  notification_id: 'notifications',
};

async function columns(world: World): Promise<Column[]> {
  return world.sql<Column & Record<string, unknown>>(
    `SELECT c.relname AS table, a.attname AS column, CASE WHEN t.typname IN ('jsonb', 'json') THEN t.typname WHEN t.typname = '_text' THEN 'text[]' ELSE 'text' END AS kind,
       EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c' AND a.attnum = ANY(k.conkey)) AS is_checked
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     JOIN pg_type t ON t.oid = a.atttypid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND t.typname IN ('text', 'citext', 'varchar', 'jsonb', 'json', '_text')
     ORDER BY 1, 2`,
  );
}

/** `table.column` -> rows that contain one of the words, over every table of the database. */
export async function tracesOf(world: World, words: string[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  const patterns = words.map((word) => `%${word}%`);
  const all = (await columns(world)).filter((each) => !MAY_STAY.includes(each.table));
  for (const table of new Set(all.map((each) => each.table))) {
    const own = all.filter((each) => each.table === table);
    const counts = own.map((each, index) => `count(*) FILTER (WHERE ${each.column}::text ILIKE ANY($1))::int AS n${index}`);
    const [row] = await world.sql<Record<string, number>>(`SELECT ${counts.join(', ')} FROM ${table}`, [patterns]);
    own.forEach((each, index) => {
      const count = row?.[`n${index}`] ?? 0;
      if (count > 0) found[`${each.table}.${each.column}`] = count;
    });
  }
  return found;
}

/**
 * Writes a word into every free column of every row that belongs to a person, and answers which columns those were.
 * A column that is new is filled by existing: its module must erase it, or it is named among the codes.
 */
export async function fillEverything(world: World, contactId: string, word: string): Promise<string[]> {
  const rows = await belongings(world, contactId);
  const filled: string[] = [];
  for (const { table, column, kind, is_checked } of await columns(world)) {
    const where = rows[table];
    if (!where || is_checked || CODES.has(`${table}.${column}`)) continue;
    // Added, not replaced: what the erasure finds its way by stays readable.
    const value = {
      text: `coalesce(${column}, '') || ' ' || $2`,
      jsonb: `CASE jsonb_typeof(${column}) WHEN 'array' THEN ${column} || to_jsonb($2::text) ELSE coalesce(${column}, '{}') || jsonb_build_object('word', $2::text) END`,
      // what is stored as it was written down, never looked into
      json: `json_build_object('was', ${column}, 'word', $2::text)`,
      'text[]': `${column} || $2::text`,
    }[kind];
    await world.sql(`UPDATE ${table} SET ${column} = ${value} WHERE ${where}`, [contactId, word]);
    filled.push(`${table}.${column}`);
  }
  return filled;
}

/** Table -> condition on its rows that belong to the person ($1), found by following the links. */
async function belongings(world: World, contactId: string): Promise<Record<string, string>> {
  const links = await world.sql<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns WHERE table_schema = 'public' AND column_name = ANY($1)`,
    [Object.keys(LINKS)],
  );
  const ids: Record<string, string[]> = { contacts: [contactId] };
  const own: Record<string, string> = { contacts: `id = $1::uuid` };
  // Three rounds: a send hangs on a message, which hangs on a conversation, which hangs on the contact.
  for (let round = 0; round < 3; round += 1) {
    for (const table of new Set(links.map((link) => link.table))) {
      const parts = links
        .filter((link) => link.table === table && (ids[LINKS[link.column]!]?.length ?? 0) > 0)
        .map((link) => `${link.column}::text = ANY('{${ids[LINKS[link.column]!]!.join(',')}}')`);
      if (parts.length === 0) continue;
      own[table] = `$1::uuid IS NOT NULL AND (${parts.join(' OR ')})`;
      if (Object.values(LINKS).includes(table)) {
        const found = await world.sql<{ id: string }>(`SELECT id::text FROM ${table} WHERE ${own[table]}`, [contactId]);
        if (table !== 'contacts') ids[table] = found.map((row) => row.id);
      }
    }
  }
  return own;
}
