import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { documentsFromAnswers } from '../../src/onboarding/profiles/from-answers.rules.js';
import { questionnaire } from '../fixtures/questionnaire.js';
import type { TestOrg } from '../harness/test-org.js';
import { until } from '../harness/until.js';
import { DEADLINE_MS } from './console-browser.js';

/** A website whose titles and headings are the payloads, as text: a page that shows them does nothing. */
export async function hostileSite(payloads: readonly string[]): Promise<{ server: Server; host: string }> {
  const asText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const pages = payloads.slice(0, 8);
  const server = createServer((request, response) => {
    const at = Number(/^\/faq-(\d+)$/.exec(request.url ?? '')?.[1] ?? (request.url === '/' ? 0 : NaN));
    const payload = pages[at];
    if (payload === undefined) return void response.writeHead(404).end();
    const links = request.url === '/' ? pages.map((_, index) => `<a href="/faq-${index}">more</a>`).join('') : '';
    const words = asText(payload);
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<title>${words}</title><h1>${words}</h1><p>Page ${at}: ${words} and enough words to be worth a piece of it.</p>${links}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Puts the payloads into everything that people of a business and its agency may name, through the API; answers how many were taken per kind. */
export async function fillWithMarkup(
  { org, boss, host }: { org: TestOrg; boss: TestOrg; host: string },
  payloads: readonly string[],
): Promise<Record<string, number>> {
  const taken: Record<string, number> = {};
  const put = async (kind: string, by: TestOrg, method: string, path: string, body: unknown): Promise<void> => {
    const { status } = await by.request(method, path, body);
    if (status >= 500) throw new Error(`${kind}: ${status}`);
    // what is refused as markup cannot be shown either
    taken[kind] = (taken[kind] ?? 0) + (status < 300 ? 1 : 0);
  };
  const faq = payloads.map((payload, at) => `Q: Is ${payload} number ${at}?\nA: Number ${at} is ${payload}.`).join('\n\n');
  await put('faq', org, 'POST', '/api/knowledge/faq', { fileName: `${payloads[1]}.txt`, text: faq });
  await put('scan', org, 'POST', '/api/knowledge/scan', { url: `http://${host}/` });
  const { versions, ...answers } = {
    versions: documentsFromAnswers(questionnaire({ testimonials: [] })),
    summary: payloads.slice(0, 8).join(' '),
  };
  await put('offer', org, 'PUT', '/api/onboarding/offer', {
    version: await versionOf(org, 'offer'),
    answers: { ...answers, strengths: payloads.slice(0, 10) },
  });
  await put('details', org, 'PUT', '/api/onboarding/business-details', {
    version: await versionOf(org, 'business-details'),
    answers: { city: payloads[1] },
  });
  for (const [at, payload] of payloads.entries()) {
    await put('note', org, 'POST', '/api/knowledge', { title: `${payload} ${at}`, content: payload });
    await put('person', org, 'POST', '/api/users', { email: `xss${at}@example.test`, name: payload, role: 'viewer' });
    await put('role', org, 'POST', '/api/roles', { name: payload.slice(0, 40), permissions: ['leads.read'] });
    await put('place', org, 'POST', '/api/locations', { name: payload.slice(0, 80), address: payload });
    await put('key', org, 'POST', '/api/api-keys', { name: payload.slice(0, 60), scopes: ['leads.read'] });
    await put('client', boss, 'POST', '/api/agency/orgs', { name: payload.slice(0, 60) });
    await put('file', org, 'POST', '/api/onboarding/files', {
      fileName: `${payload}.pdf`,
      base64: Buffer.from('%PDF-1.4').toString('base64'),
    });
    await put('script', org, 'POST', '/api/onboarding/scripts', { kind: 'opener', name: `s${at}`, language: 'en', body: payload });
    await put('cta', org, 'POST', '/api/onboarding/ctas', {
      kind: 'book_call',
      label: payload.slice(0, 60),
      target: 'steps',
      steps: [payload],
    });
    await put('testimonial', org, 'POST', '/api/onboarding/testimonials', {
      kind: 'testimonial',
      body: payload,
      author: payload.slice(0, 60),
      source: payload.slice(0, 60),
      permission: 'granted',
      permissionNote: payload,
    });
  }
  await put('version', org, 'POST', '/api/profile/versions', {
    documents: { ...versions, businessConfig: { ...versions.businessConfig, businessName: payloads[0] } },
    reason: payloads[2],
  });
  await until(
    'the pages are read',
    async () => {
      const { data } = await org.get<{ data: { title: string }[] }>('/api/knowledge?perPage=100&filter[kind]=page');
      return data.length >= 4 || `${data.length} pages`;
    },
    DEADLINE_MS,
  );
  return taken;
}

async function versionOf(org: TestOrg, section: string): Promise<number> {
  return (await org.get<{ version: number }>(`/api/onboarding/${section}`)).version;
}
