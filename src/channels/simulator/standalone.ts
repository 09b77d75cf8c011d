import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wallClock } from '../../common/clock.js';
import { OpenDirectory } from './account-directory.js';
import type { NetworkHttp } from './network-http.js';
import { openNetwork } from './open-network.js';

const MAX_BODY_BYTES = 1_048_576;

export interface RunningSimulator {
  port: number;
  close(): Promise<void>;
}

/** The phone network as a process of its own (`cli simulator --port`): outlives the app, so that fault runs can kill the app. */
export async function startSimulator(options: { port: number; dataDir: string; host?: string }): Promise<RunningSimulator> {
  const { network, http } = openNetwork(options.dataDir, new OpenDirectory(), wallClock);
  const server = createServer((request, response) => {
    void serve(http, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', resolve);
  });
  network.resume();
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server, () => network.close()) };
}

async function serve(http: NetworkHttp, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const rawBody = await bodyOf(request);
  const { pathname, search } = new URL(request.url ?? '/', 'http://simulator.invalid');
  const answer = await http.handle({
    method: request.method ?? 'GET',
    url: pathname.replace(/^\/simulator/, '') + search,
    authorization: request.headers.authorization,
    rawBody,
  });
  if (answer.fault === 'hang') return;
  if (answer.fault === 'drop') {
    request.socket.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
  response.end(answer.body === null ? undefined : JSON.stringify(answer.body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function closeServer(server: Server, done: () => void): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      done();
      resolve();
    });
    server.closeAllConnections();
  });
}
