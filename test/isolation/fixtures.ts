import { randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { documentsFromAnswers } from '../../src/onboarding/profiles/from-answers.rules.js';
import type { ProfileDocuments } from '../../src/onboarding/profiles/documents.schema.js';
import { questionnaire } from '../fixtures/questionnaire.js';

/** How a channel account of the fixture is sealed, and where its network lives. */
export interface Network {
  apiBaseUrl: string;
  seal(orgId: string, accountId: string): string;
}

/** One org full of rows: an id per resource that a path or a body can name, and a word that only its rows contain. */
export interface OrgFixture {
  orgId: string;
  canary: string;
  /** Resource as the path names it (`leads` in /api/leads/{id}) -> the id of one row. */
  ids: Record<string, string>;
  userId: string;
  /** The org's number, and the phone of its contact. */
  number: string;
  phone: string;
}

const WITHOUT_ID = ['lead_slots', 'testimonial_marks', 'knowledge_question_askers'];

async function insert(client: Client, table: string, values: Record<string, unknown>): Promise<string> {
  const id = typeof values.id === 'string' ? values.id : randomUUID();
  const row: Record<string, unknown> = WITHOUT_ID.includes(table) ? values : { ...values, id };
  const names = Object.keys(row);
  const places = names.map((_, index) => `$${index + 1}`).join(', ');
  await client.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`, Object.values(row));
  return id;
}

/** Five documents that are in order, with a word that only this org's contain. */
export function profileDocuments(canary: string): ProfileDocuments {
  const documents = documentsFromAnswers(questionnaire({ testimonials: [] }));
  return { ...documents, businessConfig: { ...documents.businessConfig, businessName: `${canary} business` } };
}

// Counted and not drawn: a suite fills hundreds of orgs in one database, and of so many draws two are the same once in some runs, or one
// is no number that could be called.
let counted = 0;
const EXCHANGES = Array.from({ length: 99 }, (_, index) => 201 + index).filter((exchange) => exchange !== 211);

/** A word that no other row has. */
export function unique(): string {
  counted += 1;
  return String(counted).padStart(8, '0');
}

/** A number that no other row has: ordinary ones, each next one of another exchange. */
export function phone(area = 312): string {
  counted += 1;
  return `+1${area}${EXCHANGES[counted % EXCHANGES.length]}${String(1000 + Math.floor(counted / EXCHANGES.length)).padStart(4, '0')}`;
}

async function people(
  client: Client,
  org_id: string,
  canary: string,
  network: Network,
): Promise<{ contact: string; lead: string; account: string; address: string; number: string }> {
  const address = phone();
  const account = randomUUID();
  const number = phone(414);
  await insert(client, 'channel_accounts', {
    id: account,
    org_id,
    channel: 'sms',
    provider: 'twilio',
    address: number,
    display_name: canary,
    external_account_id: `AC${randomUUID().replaceAll('-', '')}`,
    credentials_sealed: network.seal(org_id, account),
    api_base_url: network.apiBaseUrl,
    is_simulated: true,
    registration: 'simulated',
  });
  const sender = randomUUID();
  await insert(client, 'channel_accounts', {
    id: sender,
    org_id,
    channel: 'whatsapp',
    provider: 'twilio',
    address: phone(515),
    display_name: canary,
    external_account_id: `AC${randomUUID().replaceAll('-', '')}`,
    credentials_sealed: network.seal(org_id, sender),
    api_base_url: network.apiBaseUrl,
    is_simulated: true,
    registration: 'not_required',
    // a phone number belongs to the org before its WhatsApp sender does
    created_at: new Date(Date.now() + 1000),
  });
  const contact = await insert(client, 'contacts', {
    org_id,
    name: `${canary} contact`,
    email: `${canary}@example.com`,
    address: `1 ${canary} Road`,
  });
  await insert(client, 'contact_identities', { org_id, contact_id: contact, kind: 'phone', value: address });
  const lead = await insert(client, 'leads', { org_id, contact_id: contact, notes: canary, status: 'qualifying' });
  await insert(client, 'lead_slots', { org_id, lead_id: lead, name: 'name', value: canary, confidence: 0.9 });
  return { contact, lead, account, address, number };
}

async function thread(
  client: Client,
  org_id: string,
  canary: string,
  by: { contact: string; lead: string; account: string; address: string },
): Promise<Record<string, string>> {
  const { contact: contact_id, lead: lead_id, account: channel_account_id, address } = by;
  const conversation_id = await insert(client, 'conversations', {
    org_id,
    contact_id,
    lead_id,
    channel_account_id,
    contact_address: address,
    last_seq: 2,
    inbound_seq: 1,
    processed_seq: 1,
    last_preview: canary,
    last_inbound_at: new Date(),
    service_window_until: new Date(Date.now() + 3_600_000),
  });
  const decision = await insert(client, 'decisions', {
    org_id,
    conversation_id,
    trigger: 'inbound',
    from_seq: 1,
    to_seq: 1,
    action: 'reply',
    reason_code: 'test',
    engine: 'rules',
    reply: canary,
  });
  await insert(client, 'messages', {
    org_id,
    conversation_id,
    channel_account_id,
    seq: 1,
    direction: 'in',
    sender: 'customer',
    body: `${canary} in`,
  });
  const message = await insert(client, 'messages', {
    org_id,
    conversation_id,
    channel_account_id,
    seq: 2,
    direction: 'out',
    sender: 'ai',
    body: `${canary} out`,
    decision_id: decision,
  });
  await insert(client, 'message_edits', { org_id, message_id: message, before: `${canary} before`, after: `${canary} out` });
  await insert(client, 'outbound', {
    org_id,
    conversation_id,
    message_id: message,
    channel_account_id,
    seq: 2,
    to_address: address,
    dedupe_key: randomUUID(),
    lane: 'reply',
    kind: 'reply',
    state: 'delivered',
    not_before: new Date(),
  });
  const action = await insert(client, 'escalations', {
    org_id,
    conversation_id,
    lead_id,
    contact_id,
    kind: 'human_needed',
    priority: 'high',
    reason: 'test',
    summary: canary,
    dedupe_key: randomUUID(),
  });
  const call = await insert(client, 'calls', {
    org_id,
    channel_account_id,
    provider_call_id: randomUUID(),
    from_address: address,
    to_address: '+13125550199',
    contact_id,
    lead_id,
    conversation_id,
    status: 'missed',
    started_at: new Date(),
    ended_at: new Date(),
    text_back: 'sent',
    transcription: canary,
  });
  const notification = await insert(client, 'notifications', {
    org_id,
    event: 'call.missed',
    title: canary,
    body: canary,
    group_key: randomUUID(),
    conversation_id,
  });
  return {
    conversations: conversation_id,
    decisions: decision,
    messages: message,
    actions: action,
    calls: call,
    notifications: notification,
  };
}

async function calendar(
  client: Client,
  org_id: string,
  canary: string,
  by: { contact: string; lead: string },
): Promise<Record<string, string>> {
  const word = unique();
  const service = await insert(client, 'services', { org_id, name: `${canary} service ${word}`, duration_minutes: 60 });
  const resource = await insert(client, 'resources', { org_id, name: `${canary} truck ${word}` });
  const { rows } = await client.query<{ starts_at: Date }>(`SELECT app_now() + interval '1 day' AS starts_at`);
  const { starts_at } = rows[0]!;
  const ends_at = new Date(starts_at.getTime() + 3_600_000);
  const appointment = await insert(client, 'appointments', {
    org_id,
    contact_id: by.contact,
    lead_id: by.lead,
    service_id: service,
    service_name: `${canary} service`,
    resource_id: resource,
    starts_at,
    ends_at,
    busy_until: ends_at,
    notes: canary,
  });
  const idle = await insert(client, 'resources', { org_id, name: `${canary} spare truck ${word}` });
  return { services: service, resources: resource, 'idle-resources': idle, appointments: appointment };
}

/** Another client of the same agency, for routes of the agency that name one: it may be paused and removed. */
async function sibling(client: Client, orgId: string, canary: string, status: 'active' | 'paused' = 'active'): Promise<string> {
  const id = randomUUID();
  await client.query(
    `INSERT INTO orgs (id, agency_id, name, slug, status) SELECT $1::uuid, agency_id, $2, $1::text, $4 FROM orgs WHERE id = $3`,
    [id, `${canary} client`, orgId, status],
  );
  await client.query(`INSERT INTO org_settings (org_id) VALUES ($1)`, [id]);
  return id;
}

/** One of the staff of the org's agency, and somebody who is asked to be: that lies in the agency's own org. */
async function agencyPeople(client: Client, orgId: string, canary: string, invitedBy: string): Promise<Record<string, string>> {
  const email = (): string => `${canary}-${unique()}@example.com`;
  const people = await insert(client, 'users', { email: email(), name: `${canary} staff` });
  await client.query(
    `INSERT INTO agency_memberships (agency_id, user_id, role) SELECT agency_id, $2, 'agency_staff' FROM orgs WHERE id = $1`,
    [orgId, people],
  );
  const { rows } = await client.query<{ id: string }>('SELECT operations_org($1) AS id', [orgId]);
  const invite = await insert(client, 'invites', {
    org_id: rows[0]!.id,
    email: email(),
    role: 'agency_staff',
    secret_hash: Buffer.from(randomUUID()),
    invited_by: invitedBy,
    expires_at: new Date(Date.now() + 86_400_000),
  });
  return { people, 'agency-invites': invite };
}

async function knowledge(client: Client, org_id: string, canary: string, contact_id: string): Promise<Record<string, string>> {
  const word = unique();
  const content = `${canary} opening hours ${word}`;
  const document = await insert(client, 'knowledge_documents', {
    org_id,
    kind: 'page',
    title: `${canary} page`,
    source_url: `https://${canary}.example.com/${word}`,
    content,
    chunk_count: 1,
    is_stale: true,
    stale_reason: 'changed',
    found_content: content,
  });
  await insert(client, 'knowledge_chunks', { org_id, document_id: document, position: 1, heading: canary, body: content });
  await insert(client, 'knowledge_scans', { org_id, url: `https://${canary}.example.com/`, state: 'done', finished_at: new Date() });
  const questions = await insert(client, 'knowledge_questions', {
    org_id,
    question: `${canary} question?`,
    fingerprint: `${canary} ${word}`,
    source: 'conversation',
    contact_id,
  });
  const asker = { org_id, question_id: questions, contact_id, question: `${canary} question?`, asked_at: new Date() };
  await insert(client, 'knowledge_question_askers', asker);
  return { knowledge: document, questions };
}

/** A look at the conversations, with a pattern whose example is a text of the thread. */
async function insights(client: Client, org_id: string, canary: string, message: string): Promise<string> {
  const outcomes = JSON.stringify({ won: 1, lost: 0, handedOver: 0, noAnswer: 0, open: 0 });
  const run_id = await insert(client, 'insight_runs', {
    org_id,
    state: 'done',
    days: 30,
    from_at: new Date(Date.now() - 30 * 86_400_000),
    to_at: new Date(),
    threads_total: 1,
    threads_read: 1,
    outcomes,
    finished_at: new Date(),
  });
  const counts = { threads: 1, people: 1, texts: 1, outcomes };
  await insert(client, 'insight_patterns', {
    org_id,
    run_id,
    position: 0,
    kind: 'text',
    key: canary,
    words: [canary],
    examples: [message],
    ...counts,
  });
  return run_id;
}

/** What the business told the carriers, and a test call of its line. */
async function registration(client: Client, org_id: string, canary: string, account: string): Promise<string> {
  for (const table of ['brand_registrations', 'campaign_registrations'])
    await client.query(`INSERT INTO ${table} (id, org_id, details) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [
      randomUUID(),
      org_id,
      { legalName: canary, description: canary },
    ]);
  await insert(client, 'number_purchases', {
    org_id,
    address: phone(616),
    external_account_id: canary,
    state: 'failed',
    problem: canary,
    finished_at: new Date(),
  });
  return insert(client, 'forwarding_tests', {
    org_id,
    channel_account_id: account,
    target: '+13125550111',
    purpose: 'ring_target',
    state: 'done',
    outcome: 'safe',
    started_at: new Date(),
    finished_at: new Date(),
  });
}

/** A call to action that was offered in the thread, and a report about it. */
async function offer(client: Client, org_id: string, by: { cta: string; conversation: string; contact: string }): Promise<void> {
  const offer_id = await insert(client, 'cta_offers', {
    org_id,
    cta_id: by.cta,
    conversation_id: by.conversation,
    contact_id: by.contact,
    code_hash: randomBytes(32),
    offered_at: new Date(),
    expires_at: new Date(Date.now() + 86_400_000),
  });
  await insert(client, 'cta_events', { org_id, cta_id: by.cta, offer_id, event_id: randomUUID(), outcome: 'completed' });
}

async function onboarding(client: Client, org_id: string, canary: string, contact_id: string): Promise<Record<string, string>> {
  const word = unique();
  await client.query(
    `INSERT INTO onboarding_answers (org_id, section, answers) VALUES ($1, 'offer', $2) ON CONFLICT (org_id, section) DO NOTHING`,
    [org_id, JSON.stringify({ summary: `${canary} offer` })],
  );
  const bytes = Buffer.from('%PDF-1.4');
  const file = await insert(client, 'onboarding_files', {
    org_id,
    file_name: `${canary}.pdf`,
    media_type: 'application/pdf',
    bytes,
    size_bytes: bytes.length,
  });
  const cta = await insert(client, 'ctas', {
    org_id,
    kind: 'book_call',
    label: `${canary} ${word}`,
    steps: [canary],
    target: 'steps',
    is_active: false,
  });
  const testimonial = await insert(client, 'testimonials', {
    org_id,
    kind: 'testimonial',
    body: canary,
    author: `${canary} person`,
    source: canary,
    permission: 'granted',
    permission_note: canary,
    contact_id,
  });
  await insert(client, 'testimonial_marks', { org_id, contact_id, mark: randomBytes(32) });
  const script = await insert(client, 'scripts', { org_id, kind: 'opener', name: `s${word}`, language: 'en', body: canary });
  const chat = await insert(client, 'test_chats', {
    org_id,
    state: JSON.stringify({ lines: [], memory: {}, stage: 'greeting', sentiment: 'neutral', slots: {}, upcoming: [], isOptedOut: false }),
  });
  const rule = await insert(client, 'org_rules', {
    org_id,
    name: `${canary} rule`,
    position: 100,
    is_active: false,
    conditions: JSON.stringify({ intents: ['COMPLAINT'] }),
    action: JSON.stringify({ is: 'stay_silent' }),
  });
  await insert(client, 'decision_businesses', { org_id, hash: word, body: JSON.stringify({ pieces: [canary] }) });
  return { chats: chat, files: file, ctas: cta, rules: rule, testimonials: testimonial, scripts: script };
}

/** Two versions of the documents: one live, one on trial. */
async function profile(client: Client, org_id: string, canary: string): Promise<Record<string, string>> {
  const { rows } = await client.query<{ next: number }>(
    'SELECT coalesce(max(number), 0) + 1 AS next FROM profile_versions WHERE org_id = $1',
    [org_id],
  );
  const values = { org_id, origin: 'edited', documents: JSON.stringify(profileDocuments(canary)), reason: `${canary} reason` };
  const live = await insert(client, 'profile_versions', { ...values, number: rows[0]!.next });
  const tried = await insert(client, 'profile_versions', { ...values, number: rows[0]!.next + 1, base_version_id: live });
  await client.query(
    `INSERT INTO profile_states (org_id, published_version_id, published_at, test_id, test_version_id, test_percent) VALUES ($1, $2, now(), $3, $4, 10)
     ON CONFLICT (org_id) DO UPDATE SET published_version_id = $2, published_at = now(), test_id = $3, test_version_id = $4, test_percent = 10`,
    [org_id, live, randomUUID(), tried],
  );
  await insert(client, 'profile_releases', { org_id, version_id: live, kind: 'publish', reason: canary });
  return { versions: live, diff: tried, baseversions: live, profileversions: live };
}

/** One that never began, one under way, and one that is over, with somebody who felt it. */
async function experiments(
  client: Client,
  org_id: string,
  canary: string,
  by: { contact: string; conversation: string },
): Promise<Record<string, string>> {
  const variants = ['control', 'a'].map((key) => ({
    key,
    name: `${canary} ${key}`,
    percent: 50,
    value: key === 'a' ? { maxWords: 10 } : null,
    stoppedAt: null,
    stoppedBy: null,
  }));
  const values = {
    org_id,
    name: `${canary} experiment`,
    lever: 'length',
    goal: 'booked',
    layer: 'length',
    traffic_percent: 100,
    min_effect_points: 10,
    variants: JSON.stringify(variants),
  };
  const over = { status: 'stopped', started_at: new Date(), ended_at: new Date(), end_reason: 'by_person', layer_from: 0, layer_to: 100 };
  const experiment_id = await insert(client, 'experiments', { ...values, ...over, salt: randomUUID() });
  await client.query(
    `INSERT INTO experiment_exposures (org_id, experiment_id, contact_id, variant, conversation_id, exposed_at) VALUES ($1, $2, $3, 'a', $4, now())`,
    [org_id, experiment_id, by.contact, by.conversation],
  );
  // of another lever than the one that is started: one lever lives in one layer
  const underWay = {
    lever: 'cta_timing',
    status: 'running',
    started_at: new Date(),
    layer_from: 0,
    layer_to: 100,
    layer: `l${unique()}`,
  };
  return {
    experiments: await insert(client, 'experiments', { ...values, salt: randomUUID() }),
    'running-experiments': await insert(client, 'experiments', { ...values, ...underWay, salt: randomUUID() }),
    'ended-experiments': experiment_id,
  };
}

/** Adds one of everything to an org. May be called again: destructive positive controls need fresh rows. */
export async function fillOrg(client: Client, orgId: string, canary: string, network: Network): Promise<OrgFixture> {
  const who = await people(client, orgId, canary, network);
  const userId = await insert(client, 'users', { email: `${canary}-${unique()}@example.com`, name: `${canary} person` });
  await client.query(`INSERT INTO memberships (org_id, user_id, role) VALUES ($1, $2, 'org_agent')`, [orgId, userId]);
  const apiKey = await insert(client, 'api_keys', {
    org_id: orgId,
    user_id: userId,
    name: `${canary} key`,
    prefix: 'rbk_00000000',
    secret_hash: Buffer.from(randomUUID()),
    scopes: ['leads.read'],
  });
  const invite = await insert(client, 'invites', {
    org_id: orgId,
    email: `${canary}-${unique()}@example.com`,
    role: 'viewer',
    secret_hash: Buffer.from(randomUUID()),
    invited_by: userId,
    expires_at: new Date(Date.now() + 86_400_000),
  });
  const ofAgency = await agencyPeople(client, orgId, canary, userId);
  const role = await insert(client, 'roles', {
    org_id: orgId,
    name: `${canary} role ${unique()}`,
    permissions: ['leads.read'],
  });
  // a session is a person's own: in the first org it belongs to the one who makes the requests of the positive controls
  const signedIn = await client.query<{ id: string }>(`SELECT id FROM users WHERE email = 'agency_owner@example.com' AND $1`, [
    canary === 'canaryalpha',
  ]);
  const session = await insert(client, 'sessions', {
    user_id: signedIn.rows[0]?.id ?? userId,
    refresh_hash: Buffer.from(randomUUID()),
    expires_at: new Date(Date.now() + 86_400_000),
    user_agent: canary,
  });
  // who may be sent into a client is staff of the agency
  const staff = await client.query<{ id: string }>(`SELECT id FROM users WHERE email = 'agency_staff@example.com' AND $1`, [
    canary === 'canaryalpha',
  ]);
  const suppression = await insert(client, 'suppressions', {
    org_id: orgId,
    address_hmac: Buffer.from(randomUUID()),
    address_last4: '0000',
    channel: 'sms',
    source: 'staff',
    evidence: canary,
  });
  const job = await insert(client, 'jobs', {
    org_id: orgId,
    kind: 'test.dead',
    dedupe_key: randomUUID(),
    due_at: new Date(),
    state: 'dead',
    finished_at: new Date(),
    last_error: canary,
  });
  await client.query(
    `INSERT INTO audit_entries (org_id, actor_type, action, target_type, target_id) VALUES ($1, 'system', 'test.seed', 'canary', $2)`,
    [orgId, canary],
  );
  const location = await insert(client, 'locations', { org_id: orgId, name: `${canary} shop ${randomUUID()}`, address: canary });
  const clientOrg = await sibling(client, orgId, canary);
  // of a client of the agency, started by the person of the positive controls
  const view = await insert(client, 'agency_views', {
    org_id: clientOrg,
    user_id: signedIn.rows[0]?.id ?? userId,
    session_id: session,
    reason: canary,
    expires_at: new Date(Date.now() + 1_800_000),
  });
  const threads = await thread(client, orgId, canary, who);
  const material = await onboarding(client, orgId, canary, who.contact);
  await offer(client, orgId, { cta: material.ctas!, conversation: threads.conversations!, contact: who.contact });
  const tried = await experiments(client, orgId, canary, { contact: who.contact, conversation: threads.conversations! });
  const ids = {
    orgs: clientOrg,
    'paused-orgs': await sibling(client, orgId, canary, 'paused'),
    ...tried,
    locations: location,
    views: view,
    users: userId,
    staff: staff.rows[0]?.id ?? userId,
    'api-keys': apiKey,
    invites: invite,
    ...ofAgency,
    roles: role,
    sessions: session,
    contacts: who.contact,
    leads: who.lead,
    numbers: who.account,
    tests: await registration(client, orgId, canary, who.account),
    suppressions: suppression,
    'dead-letters': job,
    ...threads,
    ...(await calendar(client, orgId, canary, who)),
    ...(await knowledge(client, orgId, canary, who.contact)),
    runs: await insights(client, orgId, canary, threads.messages!),
    ...material,
    ...(await profile(client, orgId, canary)),
  };
  return { orgId, canary, ids, userId, number: who.number, phone: who.address };
}

/** Takes away what earlier calls added and a business may keep only so many of; the rows of `first` stay. */
export async function makeRoom(client: Client, first: OrgFixture): Promise<void> {
  const { ctas, files, rules } = first.ids;
  const { orgId } = first;
  for (const table of ['cta_events', 'cta_offers'])
    await client.query(`DELETE FROM ${table} WHERE org_id = $1 AND cta_id <> $2`, [orgId, ctas]);
  for (const [table, kept] of [
    ['ctas', ctas],
    ['onboarding_files', files],
    ['org_rules', rules],
  ])
    await client.query(`DELETE FROM ${table} WHERE org_id = $1 AND id <> $2`, [orgId, kept]);
}

/** One hash per tenant table over all rows of an org: equal before and after means nothing of it was touched. */
export async function checksums(client: Client, orgId: string): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const result: Record<string, string> = {};
  for (const { name } of rows) {
    const sum = await client.query<{ sum: string | null }>(
      `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS sum FROM ${name} t WHERE org_id = $1`,
      [orgId],
    );
    result[name] = sum.rows[0]?.sum ?? 'empty';
  }
  return result;
}
