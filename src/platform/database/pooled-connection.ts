import type { Writable } from 'node:stream';
import type { DataSource, EntityManager } from 'typeorm';
import type { PoolClient } from 'pg';

/** A connection of TypeORM's pool, and how to give it back; with an error it is closed instead of used again. */
export interface Borrowed {
  client: PoolClient;
  giveBack: (error?: Error) => void;
}

interface PooledDriver {
  obtainMasterConnection(): Promise<[PoolClient, (error?: Error) => void]>;
}

/** Takes a connection without a query runner: most transactions speak SQL alone and need none. */
export async function borrow(dataSource: DataSource): Promise<Borrowed> {
  const [client, release] = await (dataSource.driver as unknown as PooledDriver).obtainMasterConnection();
  // An idle connection reports its end to the pool; a borrowed one would end the process without a listener.
  const onError = (): void => undefined;
  client.on('error', onError);
  return {
    client,
    giveBack: (error) => {
      client.removeListener('error', onError);
      release(error);
    },
  };
}

/** An entity manager on a connection whose transaction is open: TypeORM must neither take another nor begin its own. */
export function managerOn(dataSource: DataSource, client: PoolClient): EntityManager {
  const runner = dataSource.createQueryRunner();
  Object.assign(runner, { databaseConnection: client, isTransactionActive: true });
  return runner.manager;
}

/** What is sent in this turn of the loop leaves in one packet: each write costs more than what it carries. */
export function writeTogether(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
