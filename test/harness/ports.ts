import { createServer, type Server } from 'node:net';

/**
 * Below 32,768, from where Linux numbers outgoing connections: no connection takes a port while the program that owns it is restarted.
 * Each worker of the tests has a range of its own, so that none takes what another one has only looked for.
 */
const COUNT = 2_000;
const RANGES = 10;
const FIRST = 11_000 + (Number(process.env.VITEST_POOL_ID ?? 0) % RANGES) * COUNT;

/** Ports that were free at the same moment, and that nobody is given by chance. */
export async function freePorts(count: number): Promise<number[]> {
  const servers: Server[] = [];
  while (servers.length < count) {
    const server = await opened(FIRST + Math.floor(Math.random() * COUNT));
    if (server) servers.push(server);
  }
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function opened(port: number): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
