import type { Phone } from '../harness/phone.js';
import { inOneQuarter } from '../harness/quarter.js';
import { replayedAndStopped } from '../harness/replayed.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const LINK = /https?:\/\/\S+\/l\/([1-9A-HJ-NP-Za-km-z]{12})/;
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const ALWAYS_OPEN = Object.fromEntries(DAYS.map((day) => [day, [{ open: '00:00', close: '24:00' }]]));
const NEVER_OPEN = Object.fromEntries(DAYS.map((day) => [day, []]));
const PDF = Buffer.from('%PDF-1.4\nprices');

interface Visit {
  status: number;
  location: string | null;
  body: string;
  headers: Headers;
}

/** Calls to action over the real webhooks, the real database and the real gate. */
describe('calls to action', () => {
  let world: World;
  let numbers = 600;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => replayedAndStopped(world));
  afterEach(() => world.sql('DELETE FROM attempt_counters'));

  const seller = (settings: object = {}): Promise<TestOrg> =>
    world.org({ vertical: 'general', services: [], settings: { debounceMs: 0, disclosure: 'on_request', ...settings } });
  const customerOf = (org: TestOrg): Phone => world.phone(`+1312555${String((numbers += 1)).padStart(4, '0')}`, org);
  const make = async (org: TestOrg, cta: object): Promise<{ id: string; version: number }> => {
    const answer = await org.request<{ id: string; version: number }>('POST', '/api/onboarding/ctas', cta);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  };
  const PAYMENT = { kind: 'payment', label: 'Pay the course fee', target: 'link', url: 'https://pay.example.com/course' };
  const visit = async (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Visit> => {
    const answer = await fetch(`${world.baseUrl}${path}`, { method, redirect: 'manual', headers: { 'user-agent': SAFARI, ...headers } });
    return { status: answer.status, location: answer.headers.get('location'), body: await answer.text(), headers: answer.headers };
  };
  const linkIn = (texts: string[]): string => {
    const found = LINK.exec(texts.join(' '));
    if (!found) throw new Error(`No link in ${JSON.stringify(texts)}`);
    return `/l/${found[1]}`;
  };
  const stateOf = async (org: TestOrg, customer: Phone, ctaId: string): Promise<string> => {
    const thread = await org.thread(customer.address);
    const rows = await org.get<{ ctaId: string; state: string }[]>(`/api/conversations/${thread.id}/ctas`);
    return rows.find((row) => row.ctaId === ctaId)!.state;
  };
  const figures = async (org: TestOrg, ctaId: string): Promise<Record<string, unknown>> =>
    (await org.get<Record<string, unknown>[]>('/api/ctas/figures')).find((row) => row.ctaId === ctaId)!;
  /** The last report is shown; nothing else of the figures moves with one that says nothing new. */
  const anyReport = { lastEventAt: expect.any(String), lastOutcome: expect.any(String) };
  /** Who answers the customer, and what people have to do. */
  const standing = async (org: TestOrg, customer: Phone): Promise<{ handler: string; priority: unknown; actions: object[] }> => {
    const { id, handler, priority } = await org.thread(customer.address);
    return { handler, priority, actions: (await org.get<{ data: object[] }>(`/api/actions?filter[conversationId]=${id}`)).data };
  };
  const addressOf = async (org: TestOrg, ctaId: string): Promise<string> => {
    const answer = await org.request<{ url: string }>('POST', `/api/ctas/${ctaId}/completion-address`);
    expect(answer.status).toBe(200);
    return new URL(answer.body.url).pathname;
  };
  const report = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${world.baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  /** A customer who has been led to paying. */
  async function offered(org: TestOrg): Promise<{ customer: Phone; link: string }> {
    const customer = customerOf(org);
    const texts = await customer.says('How can I pay for the course?');
    return { customer, link: linkIn(texts) };
  }

  it('names no price that the business keeps to itself, and the decision says why', async () => {
    const org = await seller({ pricingPolicy: 'never' });
    const form = { kind: 'fill_form', label: 'Our deep clean form for $99', target: 'link', url: 'https://forms.example.com/intake' };
    await make(org, form);
    const customer = customerOf(org);
    const texts = await customer.says('Hi, where can I find your form?');
    expect(texts.join(' ')).toMatch(/Our deep clean form: https?:/);
    // the link's own code and port may hold any digits
    expect(texts.join(' ').replace(LINK, '')).not.toMatch(/\d/);
    const { id } = await org.thread(customer.address);
    const [decision] = (await org.get<{ data: { checks: object[] }[] }>(`/api/decisions?conversationId=${id}`)).data;
    expect(decision!.checks).toContainEqual({
      name: 'cta_price',
      verdict: 'skip',
      reason: '"Our deep clean form for $99" is offered without the price: "$99" may not be named under this business\'s pricing policy.',
      on: 'text',
    });
  });

  it('the customer follows the own link, pays there, the shop reports it: everybody knows', async () => {
    const org = await seller();
    const { id } = await make(org, PAYMENT);
    const { customer, link } = await offered(org);
    expect(await stateOf(org, customer, id)).toBe('offered_once');
    const thread = await org.thread(customer.address);
    const [decision] = (await org.get<{ data: { plan: object; messageType: string }[] }>(`/api/decisions?conversationId=${thread.id}`))
      .data;
    expect(decision).toMatchObject({ messageType: 'cta', cta: { ctaId: id, kind: 'payment', state: 'offered_once', reason: 'asked' } });

    const [stored] = await world.sql<{ id: string; code_hash: Buffer }>('SELECT id, code_hash FROM cta_offers WHERE org_id = $1', [
      org.orgId,
    ]);
    expect(stored?.code_hash).toHaveLength(32);
    const opened = await visit(link);
    expect([opened.status, opened.location]).toEqual([302, `https://pay.example.com/course?rb_ref=${stored!.id}`]);
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(opened.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await stateOf(org, customer, id)).toBe('clicked');

    const address = await addressOf(org, id);
    const event = { eventId: 'evt_1', status: 'completed', reference: stored!.id };
    expect(await (await report(address, event)).json()).toEqual({ status: 'recorded' });
    expect(await (await report(address, event)).json()).toEqual({ status: 'duplicate' });
    await world.settled();
    expect(await stateOf(org, customer, id)).toBe('completed');
    expect((await customer.inbox()).filter((text) => /received your payment/.test(text))).toHaveLength(1);
    expect(await figures(org, id)).toMatchObject({ offered: 1, clicked: 1, completed: 1, failed: 0, lastOutcome: 'completed' });
    const notes = await org.get<{ data: { event: string; title: string }[] }>('/api/notifications');
    expect(notes.data.filter(({ event: name }) => name === 'cta.completed')).toHaveLength(1);
    expect((await org.thread(customer.address)).nextFollowUpAt).toBeNull();
    // a late click and a late failure change nothing any more: the second page of a checkout that was paid on the first runs out
    const before = {
      inbox: await customer.inbox(),
      figures: { ...(await figures(org, id)), ...anyReport },
      ...(await standing(org, customer)),
    };
    await visit(link);
    for (const [eventId, status] of [
      ['evt_2', 'failed'],
      ['evt_3', 'checkout.session.expired'],
    ])
      expect(await (await report(address, { eventId, status, reference: stored!.id })).json()).toEqual({ status: 'recorded' });
    await world.settled();
    expect(await stateOf(org, customer, id)).toBe('completed');
    expect({ inbox: await customer.inbox(), figures: await figures(org, id), ...(await standing(org, customer)) }).toEqual(before);
    expect(before.handler).toBe('ai');
  });

  it('of two links to one thing the other one says nothing after the first was paid, and a later offer speaks again', async () => {
    const org = await seller();
    const { id } = await make(org, PAYMENT);
    const { customer } = await offered(org);
    await customer.says('How do I pay, please?');
    const address = await addressOf(org, id);
    const [first, second] = await world.sql<{ id: string }>('SELECT id FROM cta_offers WHERE org_id = $1 ORDER BY offered_at', [org.orgId]);
    await report(address, { eventId: 'paid', status: 'paid', reference: first!.id });
    await world.settled();
    const before = await customer.inbox();
    await report(address, { eventId: 'late', status: 'expired', reference: second!.id });
    await world.settled();
    expect([await customer.inbox(), (await standing(org, customer)).handler]).toEqual([before, 'ai']);
    await customer.says('How can I pay for another course?');
    const third = await world.sql<{ id: string }>('SELECT id FROM cta_offers WHERE org_id = $1 ORDER BY offered_at DESC LIMIT 1', [
      org.orgId,
    ]);
    expect(third[0]!.id).not.toBe(second!.id);
    await report(address, { eventId: 'again', status: 'failed', reference: third[0]!.id });
    await world.settled();
    expect((await customer.inbox()).at(-1)).toMatch(/did not go through/);
  });

  it('a checkout that is finished and not paid is no payment; the payment that comes is one, however many reports tell of it', async () => {
    const org = await seller();
    const { id } = await make(org, PAYMENT);
    const { customer } = await offered(org);
    const address = await addressOf(org, id);
    const [stored] = await world.sql<{ id: string }>('SELECT id FROM cta_offers WHERE org_id = $1', [org.orgId]);
    const session = (eventId: string, type: string, payment_status: string): Promise<Response> =>
      report(address, {
        id: eventId,
        type: `checkout.session.${type}`,
        data: { object: { client_reference_id: stored!.id, status: 'complete', payment_status } },
      });
    const thanks = async (): Promise<number> => (await customer.inbox()).filter((text) => /received your payment/.test(text)).length;
    const told = async (): Promise<number> =>
      (await org.get<{ data: { event: string }[] }>('/api/notifications')).data.filter(({ event }) => event === 'cta.completed').length;
    await session('evt_a', 'completed', 'unpaid');
    await world.settled();
    expect([await thanks(), await told(), await stateOf(org, customer, id)]).toEqual([0, 0, 'offered_once']);
    await session('evt_b', 'async_payment_succeeded', 'paid');
    await report(address, { id: 'evt_c', type: 'payment_intent.succeeded', data: { object: { metadata: { rb_ref: stored!.id } } } });
    await world.settled();
    expect([await thanks(), await told(), await stateOf(org, customer, id)]).toEqual([1, 1, 'completed']);
    expect(await figures(org, id)).toMatchObject({ completed: 1, failed: 0 });
  });

  it('an offer that waits for approval counts when it leaves; one that expired or was discarded was never made', async () => {
    const org = await seller({ replyMode: 'draft' });
    const { id } = await make(org, PAYMENT);
    const customer = customerOf(org);
    const drafted = (): Promise<{ id: string; body: string }> =>
      eventually('a draft waits', async () => {
        const { id: conversationId } = await org.thread(customer.address);
        const path = `/api/messages?conversationId=${conversationId}&filter[direction]=out`;
        return (await org.get<{ data: { id: string; body: string; state: string }[] }>(path)).data.find(({ state }) => state === 'draft');
      });
    const review = (draft: { id: string }, action: string) => org.request('PATCH', `/api/messages/${draft.id}`, { action });
    const links: string[] = [];
    const drafts: { id: string; body: string }[] = [];
    for (const text of ['How can I pay for the course?', 'Hello? How can I pay for the course?', 'So how do I pay?']) {
      expect(await customer.says(text)).toEqual([]);
      const draft = await drafted();
      drafts.push(draft);
      links.push(linkIn([draft.body]));
      expect([await stateOf(org, customer, id), (await figures(org, id)).offered]).toEqual(['offered_once', 0]);
      // the first expires with the next text
      if (drafts.length === 2) expect((await review(draft, 'discard')).status).toBe(200);
    }
    expect((await review(drafts[2]!, 'approve')).status).toBe(200);
    expect(linkIn(await customer.receives(1))).toBe(links[2]);
    await world.settled();
    expect(await figures(org, id)).toMatchObject({ offered: 1, clicked: 0 });
    expect(await Promise.all(links.map(async (link) => (await visit(link)).status))).toEqual([404, 404, 302]);
    // by the number alone a report finds the offer that was made
    await report(await addressOf(org, id), { eventId: 'by-phone', status: 'paid', phone: customer.address });
    await world.settled();
    expect(await figures(org, id)).toMatchObject({ offered: 1, clicked: 1, completed: 1 });
  });

  it('is handed out with the person, and forgotten with them: the link ends, the figures stay', async () => {
    const org = await seller();
    const { id } = await make(org, PAYMENT);
    const [gone, stays] = [await offered(org), await offered(org)];
    await visit(gone.link);
    const address = await addressOf(org, id);
    const { contactId } = await org.thread(gone.customer.address);
    const [stored] = await world.sql<{ id: string }>('SELECT id FROM cta_offers WHERE org_id = $1 AND contact_id = $2', [
      org.orgId,
      contactId,
    ]);
    await report(address, { eventId: 'invitee/zebulon', status: 'completed', reference: stored!.id });
    await world.settled();
    const { body } = await org.request<{ data: { offers: { offers: object[] } } }>('POST', '/api/privacy/export', { contactId });
    expect(body.data.offers.offers).toMatchObject([
      {
        ...{ kind: 'payment', label: 'Pay the course fee', hasLink: true, failedAt: null },
        ...{ clickedAt: expect.any(String), completedAt: expect.any(String) },
        reports: [{ outcome: 'completed', eventId: 'invitee/zebulon' }],
      },
    ]);
    const before = await figures(org, id);
    const erased = await org.request<{ erased: Record<string, number> }>('POST', '/api/privacy/erase', { contactId });
    expect(erased.body.erased, JSON.stringify(erased.body)).toMatchObject({ offers: 2 });
    expect((await visit(gone.link)).status).toBe(404);
    expect(await world.sql('SELECT 1 FROM cta_events WHERE org_id = $1', [org.orgId])).toEqual([]);
    const { offered: shown, clicked, completed } = before;
    expect(await figures(org, id)).toMatchObject({ offered: shown, clicked, completed });
    // a repeat of the report names nobody any more, by whatever it names them
    for (const again of [{ reference: stored!.id }, { phone: gone.customer.address }])
      expect(await (await report(address, { eventId: JSON.stringify(again), status: 'completed', ...again })).json()).toEqual({
        status: 'unmatched',
      });
    expect((await visit(stays.link)).status).toBe(302);
  });

  it('is decided again in the order of the version that is asked about', async () => {
    const org = await seller();
    await make(org, PAYMENT);
    await make(org, { ...PAYMENT, kind: 'fill_form', label: 'Our intake form', url: 'https://forms.example.com/intake' });
    const first = (await org.request<{ id: string }>('POST', '/api/onboarding/generate', { engine: 'rules' })).body;
    const { documents } = await org.get<{ documents: { salesRules: object } }>(`/api/profile/versions/${first.id}`);
    const ordered = async (ctaSequence: string[]): Promise<string> => {
      const edited = { ...documents, salesRules: { ...documents.salesRules, ctaSequence } };
      const made = await org.request<{ id: string }>('POST', '/api/profile/versions', {
        ...{ baseVersionId: first.id, documents: edited, reason: ctaSequence[0] },
      });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      return made.body.id;
    };
    const [live, other] = [await ordered(['payment', 'fill_form']), await ordered(['fill_form', 'payment'])];
    const published = await org.request('POST', `/api/profile/versions/${live}/publish`, { baseVersionId: null, reason: 'live' });
    expect(published.status).toBeLessThan(300);
    const customer = customerOf(org);
    expect((await customer.says('How can I pay, and where do I fill in the form?')).join(' ')).toContain('Pay the course fee');
    const { id: conversationId } = await org.thread(customer.address);
    const again = async (profileVersionId?: string): Promise<[string | null, string | null][]> => {
      const body = { conversationId, ...(profileVersionId !== undefined && { profileVersionId }) };
      const answer = await org.request<{ decisions: { changes: { field: string; before: string; after: string }[] }[] }>(
        ...(['POST', '/api/ai/replay', body] as const),
      );
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      return answer.body.decisions.flatMap(({ changes }) =>
        changes.filter(({ field }) => field === 'reply').map(({ before, after }) => [before, after] as [string, string]),
      );
    };
    expect([await again(), await again(live)]).toEqual([[], []]);
    expect(await again(other)).toEqual([[expect.stringContaining('Pay the course fee'), expect.stringContaining('Our intake form')]]);
  });

  it('a click while a turn is under way is not lost in what the turn writes', async () => {
    const org = await seller();
    const { id } = await make(org, PAYMENT);
    const { customer, link } = await offered(org);
    await Promise.all([customer.says('My name is Rajesh'), ...Array.from({ length: 8 }, () => visit(link))]);
    await world.settled();
    expect(await stateOf(org, customer, id)).toBe('clicked');
    expect(await figures(org, id)).toMatchObject({ clicked: 1 });
    await customer.says('and I live in Mumbai');
    expect(await stateOf(org, customer, id)).toBe('clicked');
  });

  it('previews, scanners and prefetches get the same way on and count for nothing', async () => {
    const org = await seller();
    const { id } = await make(org, PAYMENT);
    const { customer, link } = await offered(org);
    const machines: Record<string, string>[] = [
      { 'user-agent': 'WhatsApp/2.24' },
      { 'user-agent': 'Slackbot-LinkExpanding 1.0' },
      { purpose: 'prefetch' },
      { 'sec-fetch-dest': 'image' },
    ];
    for (const headers of machines) expect((await visit(link, headers)).status).toBe(302);
    expect((await visit(link, {}, 'HEAD')).status).toBe(302);
    expect(await stateOf(org, customer, id)).toBe('offered_once');
    expect(await figures(org, id)).toMatchObject({ clicked: 0 });
  });

  it('leads nowhere but to what the business stored, and tells a guesser nothing', async () => {
    const org = await seller();
    const { id, version } = await make(org, PAYMENT);
    const { link } = await offered(org);
    for (const query of [
      '?url=https://evil.example',
      '?target=//evil.example',
      '?redirect=https%3A%2F%2Fevil.example',
      '?rb_ref=x%0d%0aSet-Cookie:a=b',
    ])
      expect((await visit(link + query)).location).toMatch(/^https:\/\/pay\.example\.com\/course\?rb_ref=[0-9a-f-]{36}$/);
    const unknown = await visit('/l/abcdefghijkm');
    const pages = [unknown];
    for (const path of ['/l/x', '/l/%2e%2e%2fetc', '/l/abcdefghijkm%0d%0aX-A:b', `/l/${'a'.repeat(400)}`]) pages.push(await visit(path));
    // ran out
    await world.sql("UPDATE cta_offers SET expires_at = app_now() - interval '1 second' WHERE org_id = $1", [org.orgId]);
    pages.push(await visit(link));
    await world.sql("UPDATE cta_offers SET expires_at = app_now() + interval '1 day' WHERE org_id = $1", [org.orgId]);
    expect((await visit(link)).status).toBe(302);
    // switched off
    expect((await org.request('PATCH', `/api/onboarding/ctas/${id}`, { isActive: false, version })).status).toBe(200);
    pages.push(await visit(link));
    // unsafe by now
    await world.sql("UPDATE ctas SET is_active = true, url = 'javascript:alert(1)' WHERE id = $1", [id]);
    pages.push(await visit(link));
    // deleted
    await org.request('DELETE', `/api/onboarding/ctas/${id}`);
    pages.push(await visit(link));
    for (const each of pages) {
      expect([each.status, each.location, each.body]).toEqual([404, null, unknown.body]);
      expect(each.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(each.headers.get('set-cookie')).toBeNull();
    }
    expect(unknown.body).toContain('you will get a new one');
  });

  it('who tries codes is slowed down', async () => {
    await inOneQuarter(world.db.adminUrl);
    const tries = [];
    for (let n = 0; n < 34; n += 1) tries.push((await visit(`/l/${'abcdefghijk'}${'mnopqrstuv'[n % 10]}`)).status);
    expect(tries.slice(0, 30).every((status) => status === 404)).toBe(true);
    expect(tries.slice(-3)).toEqual([429, 429, 429]);
  });

  it('reports: wrong addresses are 404, bodies are bounded, old addresses end, other businesses are out of reach', async () => {
    const [org, other] = [await seller(), await seller()];
    const { id } = await make(org, PAYMENT);
    const theirs = await make(other, PAYMENT);
    const { customer } = await offered(org);
    const [stored] = await world.sql<{ id: string }>('SELECT id FROM cta_offers WHERE org_id = $1', [org.orgId]);
    const event = { eventId: 'e', status: 'paid', reference: stored!.id };
    const address = await addressOf(org, id);
    for (const path of ['/webhooks/cta/x', `/webhooks/cta/${'a'.repeat(32)}`, `${address}x`, `/webhooks/cta/${id}`])
      expect((await report(path, event)).status).toBe(404);
    // the reference of one business at the address of another
    const foreign = await addressOf(other, theirs.id);
    expect(await (await report(foreign, event)).json()).toEqual({ status: 'unmatched' });
    expect(await (await report(foreign, { eventId: 'p', status: 'paid', phone: customer.address })).json()).toEqual({
      status: 'unmatched',
    });
    expect(await stateOf(org, customer, id)).toBe('offered_once');

    expect((await report(address, { ...event, padding: 'x'.repeat(70_000) })).status).toBe(413);
    expect((await report(address, '{"eventId":')).status).toBe(400);
    expect((await report(address, '{"__proto__":{"status":"completed"}}')).status).toBe(400);
    for (const body of ['[]', '"completed"', 'null', '{}', '{"status":"pending"}'])
      expect([body, await (await report(address, body)).json()]).toEqual([body, { status: 'ignored' }]);
    expect(await stateOf(org, customer, id)).toBe('offered_once');

    const renewed = await addressOf(org, id);
    expect((await report(address, event)).status).toBe(404);
    // twenty copies at once are one
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => (await (await report(renewed, event)).json()) as { status: string }),
    );
    expect(answers.filter(({ status }) => status === 'recorded')).toHaveLength(1);
    await world.settled();
    expect((await customer.inbox()).filter((text) => /received your payment/.test(text))).toHaveLength(1);
    const [row] = await world.sql<{ hash: Buffer; hint: string }>(
      'SELECT completion_hash AS hash, completion_hint AS hint FROM ctas WHERE id = $1',
      [id],
    );
    expect([row!.hash.length, renewed.endsWith(row!.hint)]).toEqual([32, true]);
  });

  it('a report that names the phone finds the customer; a failure is a person’s business', async () => {
    const org = await seller();
    const { id } = await make(org, PAYMENT);
    const { customer } = await offered(org);
    const address = await addressOf(org, id);
    const local = `(312) ${customer.address.slice(5, 8)}-${customer.address.slice(8)}`;
    expect(await (await report(address, { id: 'evt_9', type: 'payment_intent.payment_failed', phone: local })).json()).toEqual({
      status: 'recorded',
    });
    await world.settled();
    expect(await stateOf(org, customer, id)).toBe('failed');
    expect(await customer.inbox()).toContainEqual(expect.stringContaining('did not go through'));
    const actions = await org.get<{ data: { kind: string; reason: string; priority: string }[] }>('/api/actions');
    expect(actions.data).toContainEqual(expect.objectContaining({ kind: 'human_needed', reason: 'payment_failure', priority: 'critical' }));
    // A person has it now; once it is returned the link may be tried again.
    expect(await customer.says('ok let me try again, how do I pay?')).toEqual([]);
    const { id: conversationId } = await org.thread(customer.address);
    expect((await org.request('POST', `/api/conversations/${conversationId}/return-ai`)).status).toBeLessThan(300);
    await world.settled();
    expect(LINK.test((await customer.inbox()).slice(-1).join(' '))).toBe(true);
  });

  it('a failure that the page reports hands over as the customer’s words about it would: the same brief, weight and silence', async () => {
    const org = await seller({ hours: ALWAYS_OPEN });
    const { id } = await make(org, PAYMENT);
    const [reported, told] = [customerOf(org), customerOf(org)];
    for (const customer of [reported, told]) {
      await customer.says('Hi, my name is Ana Diaz and this is wonderful');
      await customer.says('How can I pay for the course?');
    }
    await told.says('My card was declined on your page');
    const failed = { status: 'failed', phone: reported.address };
    // Shops tell one failure under several names.
    for (const eventId of ['intent', 'charge'])
      expect(await (await report(await addressOf(org, id), { eventId, ...failed })).json()).toEqual({ status: 'recorded' });
    await world.settled();
    const [byPage, byText] = [await org.thread(reported.address), await org.thread(told.address)];
    for (const thread of [byPage, byText]) expect(thread).toMatchObject({ handler: 'human', priority: 'critical' });
    const same = (brief: Record<string, unknown>): Record<string, unknown> => ({
      ...brief,
      commitment: null,
      summary: null,
      sentiment: null,
    });
    const brief = byPage.escalation.package;
    expect(Object.keys(brief).sort()).toEqual(Object.keys(byText.escalation.package as object).sort());
    expect(same(brief)).toMatchObject({
      reason: 'payment_failure',
      priority: 'critical',
      recommendedAction: byText.escalation.package.recommendedAction,
      slots: { name: 'Ana Diaz' },
      trend: expect.any(String),
      valueScore: expect.any(Number),
    });
    expect(brief.valueScore).toBeGreaterThan(0);
    expect(brief.summary).toBe('Ana Diaz could not finish "Pay the course fee". Last text: "How can I pay for the course?"');
    expect(brief.commitment).toEqual({ text: 'Someone from the team will help with it.', dueAt: byPage.escalation.dueAt });
    const failures = async (): Promise<string[]> =>
      (await org.get<{ data: { reason: string }[] }>(`/api/actions?filter[conversationId]=${byPage.id}`)).data
        .map(({ reason }) => reason)
        .filter((reason) => reason === 'payment_failure');
    expect(await failures()).toHaveLength(1);
    expect((await reported.inbox()).filter((text) => /did not go through/.test(text))).toHaveLength(1);
    // The assistant is silent, and nothing it planned comes later.
    expect(await reported.says('Hello?')).toEqual([]);
    expect(byPage.nextFollowUpAt).toBeNull();
    // Done, but not given back: what fails again after that is somebody's business again, once.
    const items = await org.get<{ data: { id: string; version: number; reason: string }[] }>(
      `/api/actions?filter[conversationId]=${byPage.id}`,
    );
    const item = items.data.find(({ reason }) => reason === 'payment_failure')!;
    const done = await org.request('PATCH', `/api/actions/${item.id}`, { version: item.version, status: 'resolved' });
    expect(done.status).toBe(200);
    for (const eventId of ['intent-2', 'charge-2']) await report(await addressOf(org, id), { eventId, ...failed });
    await world.settled();
    expect(await failures()).toHaveLength(2);
    // The next failure after a return is a new one.
    await org.request('POST', `/api/conversations/${byPage.id}/return-ai`);
    await world.settled();
    await report(await addressOf(org, id), { eventId: 'again', ...failed });
    await world.settled();
    expect(await failures()).toHaveLength(3);
    expect((await org.thread(reported.address)).handler).toBe('human');
  });

  it('a failure in the night pauses the thread, and what was unread then is the person’s', async () => {
    const org = await seller({ hours: NEVER_OPEN });
    const { id } = await make(org, { ...PAYMENT, kind: 'fill_form', label: 'The form' });
    const customer = customerOf(org);
    await customer.says('please send me the form to fill in');
    const { id: conversationId } = await org.thread(customer.address);
    // A text that waits for its turn when the report comes: one without a time for it would be found and read meanwhile.
    await world.sql(
      `UPDATE conversations SET inbound_seq = inbound_seq + 1, last_seq = last_seq + 1, wake_at = app_now() + interval '1 day' WHERE id = $1`,
      [conversationId],
    );
    await report(await addressOf(org, id), { eventId: 'night', status: 'failed', phone: customer.address });
    await world.settled();
    const thread = await org.thread(customer.address);
    expect(thread).toMatchObject({ handler: 'paused', priority: 'high', escalation: { reason: 'cta_failure', status: 'open' } });
    const covered = await world.sql(`SELECT reason_code FROM decisions WHERE conversation_id = $1 AND trigger = 'takeover'`, [
      conversationId,
    ]);
    expect(covered).toEqual([{ reason_code: 'taken_over' }]);
  });

  it('where a person writes or the customer opted out the report is silent', async () => {
    const org = await seller();
    const { id } = await make(org, PAYMENT);
    const [held, gone] = [await offered(org), await offered(org)];
    const thread = await org.thread(held.customer.address);
    await org.request('POST', `/api/conversations/${thread.id}/takeover`);
    await gone.customer.says('STOP');
    const before = [(await held.customer.inbox()).length, (await gone.customer.inbox()).length];
    const address = await addressOf(org, id);
    for (const { customer } of [held, gone]) await report(address, { eventId: customer.address, status: 'paid', phone: customer.address });
    await world.settled();
    expect([(await held.customer.inbox()).length, (await gone.customer.inbox()).length]).toEqual(before);
    expect([await stateOf(org, held.customer, id), await stateOf(org, gone.customer, id)]).toEqual(['completed', 'completed']);
  });

  it('a document goes as a picture message and as a link; its address runs out and is for one file', async () => {
    const org = await seller();
    const file = await org.request<{ id: string }>('POST', '/api/onboarding/files', {
      fileName: 'Preise 2026 (neu).pdf',
      base64: PDF.toString('base64'),
    });
    const { id } = await make(org, { kind: 'send_docs', label: 'Our price list', target: 'file', fileId: file.body.id });
    const customer = customerOf(org);
    const link = linkIn(await customer.says('please send me your price list'));
    const ledger = await org.get<{ data: { to: string; media?: string[]; detail?: { mediaUrls?: string[] }; mediaUrls?: string[] }[] }>(
      `/api/simulator/ledger?to=${encodeURIComponent(customer.address)}`,
    );
    const urls = ledger.data.flatMap((row) => row.mediaUrls ?? row.media ?? row.detail?.mediaUrls ?? []);
    expect(urls).toHaveLength(1);
    const media = await fetch(urls[0]!);
    expect([media.status, Buffer.from(await media.arrayBuffer())]).toEqual([200, PDF]);
    expect(media.headers.get('content-disposition')).toBe(
      `attachment; filename="Preise 2026 (neu).pdf"; filename*=UTF-8''Preise%202026%20%28neu%29.pdf`,
    );
    expect(media.headers.get('x-content-type-options')).toBe('nosniff');
    expect(media.headers.get('content-security-policy')).toMatch(/^sandbox/);
    const token = urls[0]!.split('/files/')[1]!;
    const [orgId, fileId, until, signature] = token.split('.');
    const forged = [
      [orgId, fileId, String(Number(until) + 9999), signature],
      [orgId, '0190d9a0-0000-7000-8000-00000000000a', until, signature],
      [orgId, fileId, until, 'a'.repeat(24)],
      [orgId, fileId, until],
      [orgId, fileId, until, signature, 'x'],
      ['x'],
    ];
    for (const parts of forged) expect((await visit(`/files/${parts.join('.')}`)).status).toBe(404);

    const opened = await visit(link);
    expect(opened.location).toMatch(/\/files\//);
    expect((await visit(new URL(opened.location!).pathname)).status).toBe(200);
    expect(await stateOf(org, customer, id)).toBe('completed');
    // in the console: for people of the business only
    const stranger = await seller();
    const path = `/api/onboarding/files/${file.body.id}/content`;
    expect((await stranger.request('GET', path)).status).toBe(404);
    expect((await visit(path)).status).toBe(401);
    const thread = await org.thread(customer.address);
    const { data } = await org.get<{ data: { media: { url: string; contentType: string }[] }[] }>(
      `/api/messages?conversationId=${thread.id}`,
    );
    expect(data.flatMap((message) => message.media)).toEqual([expect.objectContaining({ url: path, contentType: 'application/pdf' })]);
    // a deleted document is gone for everybody
    await org.request('DELETE', `/api/onboarding/files/${file.body.id}`);
    expect((await visit(new URL(urls[0]!).pathname)).status).toBe(404);
  });

  it('a demo is booked in our own calendar, and that completes it', async () => {
    const org = await world.org({
      vertical: 'general',
      services: [{ name: 'Live demo', durationMinutes: 30, needsAddress: false }],
      settings: { debounceMs: 0, disclosure: 'on_request' },
    });
    const services = await org.get<{ data: { id: string }[] }>('/api/services');
    const { id } = await make(org, { kind: 'schedule_demo', label: 'See a live demo', target: 'service', serviceId: services.data[0]!.id });
    const customer = customerOf(org);
    const [times] = await customer.says('Hi, my name is Ann Lee and I would like to see a demo');
    expect(times).toMatch(/1\) /);
    expect(await stateOf(org, customer, id)).toBe('accepted');
    expect((await customer.says('the first one')).join(' ')).toMatch(/booked/i);
    expect(await stateOf(org, customer, id)).toBe('completed');
  });

  it('a refusal rests, a person may put it back, and a test report touches nobody', async () => {
    const org = await seller();
    const { id } = await make(org, PAYMENT);
    const { customer } = await offered(org);
    expect((await customer.says('no')).join(' ')).toMatch(/No problem/);
    expect(await stateOf(org, customer, id)).toBe('declined');
    const thread = await org.thread(customer.address);
    const { data } = await org.get<{ data: object[] }>(`/api/decisions?conversationId=${thread.id}&sort=createdAt&order=DESC`);
    expect(data[0]).toMatchObject({
      cta: { ctaId: id, state: 'declined', reason: 'declined' },
      statePatch: { ctaStates: { [id]: 'declined' } },
    });
    const back = await org.request<{ state: string }[]>('POST', `/api/conversations/${thread.id}/ctas/${id}/reset`);
    expect([back.status, back.body[0]?.state]).toEqual([200, 'not_offered']);
    expect(LINK.test((await customer.says('how do I pay then?')).join(' '))).toBe(true);
    expect((await org.request('POST', `/api/ctas/${id}/completion-test`)).status).toBe(200);
    expect(await figures(org, id)).toMatchObject({ lastOutcome: 'test', completed: 0 });
    await eventually('two offers are counted', async () => (await figures(org, id)).offered === 2);
  });
});
