import { createServer, type Server } from 'node:net';

/** Below 32,768, from where Linux numbers outgoing connections: no connection takes a port while the program that owns it is restarted. */
const FIRST = 11_000;
const COUNT = 21_000;

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
