import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { Api, Public } from '../../src/platform/http/access.decorators.js';
import { PASSWORD, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';
import { until } from '../harness/until.js';

/** The request is with its handler, which answers once it is let go. */
let began: () => void;
const hasBegun = new Promise<void>((resolve) => (began = resolve));
let letGo: () => void;
const isLetGo = new Promise<void>((resolve) => (letGo = resolve));

/** Longer than any wait of this file: what hangs until then is seen to hang. */
const GRACE_MS = 600_000;

@Controller('api/slow')
class SlowController {
  @Get()
  @Public()
  @Api({ tenancy: 'public', summary: 'Takes a moment' })
  async slow(): Promise<object> {
    began();
    await isLetGo;
    return { isDone: true };
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

/** What the server says before it hangs up. It may do that while we still write, which resets the connection behind its answer. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (part) => (answer += part.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
  });
}

describe('the server', () => {
  let kernel: Kernel;
  let port: number;
  beforeAll(async () => {
    kernel = await startKernel({ modules: [SlowModule], shutdownGraceMs: GRACE_MS });
    await kernel.app.listen(0, '127.0.0.1');
    port = (kernel.app.getHttpServer().address() as AddressInfo).port;
  });

  it('answers bytes that are no HTTP with the same error shape', async () => {
    const answer = await raw(port, 'this is not http\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({ code: 'request.malformed' });
    expect(await raw(port, `GET / HTTP/1.1\r\nhost: x\r\nx-big: ${'x'.repeat(40_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('finishes what runs, refuses what is new, and does not hang on a kept-alive connection', async () => {
    const running = fetch(`http://127.0.0.1:${port}/api/slow`, { headers: { connection: 'keep-alive' } });
    await hasBegun;
    const closing = kernel.close();
    await until('the server takes nothing new', () => Promise.resolve(!kernel.app.getHttpServer().listening || 'it listens'));
    letGo();
    const answer = await running;
    expect(await answer.json()).toEqual({ isDone: true });
    await closing;
    await expect(fetch(`http://127.0.0.1:${port}/api/slow`)).rejects.toThrow();
  });
});

describe('behind https', () => {
  let kernel: Kernel;
  beforeAll(async () => {
    kernel = await startKernel({ env: { PUBLIC_BASE_URL: 'https://ringback.example.com', NODE_ENV: 'production' } });
    const { agencyId } = await kernel.factory.createAgency({ name: 'Agency' });
    await kernel.factory.addUser({ email: 'a@example.com', name: 'A', password: PASSWORD, agencyId, role: 'agency_owner' });
  });
  afterAll(() => kernel.close());

  it('cookies are Secure, the browser is told to stay on https, and the API page is off', async () => {
    const answer = await kernel.app.inject({
      method: 'POST',
      url: '/api/auth/login',
      payload: { email: 'a@example.com', password: PASSWORD },
    });
    expect(String(answer.headers['set-cookie'])).toMatch(/; Secure/);
    expect(answer.headers['strict-transport-security']).toMatch(/max-age=31536000/);
    expect(String(answer.headers['content-security-policy'])).toContain('upgrade-insecure-requests');
    for (const url of ['/docs', '/openapi.json']) expect((await kernel.app.inject({ url })).statusCode).toBe(404);
  });
});
