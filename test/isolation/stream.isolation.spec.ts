import type { AddressInfo } from 'node:net';
import { Database } from '../../src/platform/database/database.service.js';
import { Realtime } from '../../src/platform/realtime/realtime.service.js';
import { PASSWORD, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';

let kernel: Kernel;
let base: string;
let orgA: string;
let orgB: string;

beforeAll(async () => {
  kernel = await startKernel();
  const { agencyId } = await kernel.factory.createAgency({ name: 'Agency' });
  orgA = await kernel.factory.createOrg({ agencyId, name: 'A' });
  orgB = await kernel.factory.createOrg({ agencyId, name: 'B' });
  await kernel.factory.addUser({ email: 'a@example.com', name: 'A', password: PASSWORD, orgId: orgA, role: 'viewer' });
  await kernel.app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(kernel.app.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(() => kernel.close());

function change(orgId: string, recordId: string): Promise<void> {
  return kernel.app.get(Database).asOrg(orgId, (tx) => kernel.app.get(Realtime).changed(tx, 'leads', recordId, 'updated'));
}

/** Collects a stream until it ends. */
async function listen(headers: Record<string, string>): Promise<{ text: () => string; ended: Promise<void> }> {
  const answer = await fetch(`${base}/api/events`, { headers });
  expect(answer.status).toBe(200);
  const decoder = new TextDecoder();
  let text = '';
  const read = async (): Promise<void> => {
    for await (const part of answer.body!) text += decoder.decode(part as Uint8Array, { stream: true });
  };
  return { text: () => text, ended: read().catch(() => undefined) };
}

describe('the event stream', () => {
  it('is closed to strangers, HEAD included', async () => {
    expect((await fetch(`${base}/api/events`)).status).toBe(401);
    expect((await fetch(`${base}/api/events`, { method: 'HEAD' })).status).toBe(401);
  });

  it('carries the changes of the own org only, resumes, and ends with the session', async () => {
    const headers = await signIn(kernel.app, 'a@example.com');
    const live = await listen(headers);
    await change(orgB, 'canary-b');
    await change(orgA, 'own-1');
    await vi.waitFor(() => expect(live.text()).toContain('own-1'), { timeout: 45_000 });
    expect(live.text()).not.toContain('canary-b');
    const lastId = [...live.text().matchAll(/id: (\d+)/g)].at(-1)?.[1];
    await change(orgB, 'canary-b');
    await change(orgA, 'own-2');
    const resumed = await listen({ ...headers, 'last-event-id': lastId! });
    await vi.waitFor(() => expect(resumed.text()).toContain('own-2'), { timeout: 45_000 });
    expect(resumed.text()).not.toContain('own-1');
    expect(resumed.text()).not.toContain('canary-b');
    await fetch(`${base}/api/auth/logout`, { method: 'POST', headers });
    const ended = await Promise.race([
      Promise.all([live.ended, resumed.ended]).then(() => true),
      new Promise((done) => setTimeout(() => done(false), 45_000)),
    ]);
    expect(ended).toBe(true);
  });
});
