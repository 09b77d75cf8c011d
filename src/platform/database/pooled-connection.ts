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
export function managerOn(dataSource: DataSource, client: PoolClient, packets: Packets): EntityManager {
  const runner = dataSource.createQueryRunner();
  const query = (...input: Parameters<PoolClient['query']>): unknown => {
    packets.leave();
    return client.query(...input);
  };
  // What TypeORM sends must take along what is held.
  const databaseConnection = Object.create(client, { query: { value: query } }) as PoolClient;
  Object.assign(runner, { databaseConnection, isTransactionActive: true });
  return runner.manager;
}

/** Lets what one moment sends leave in one packet: each packet costs more than what it carries, on both sides. */
export class Packets {
  private readonly stream: Writable;
  private isHeld = false;
  private isLeaving = false;

  constructor(client: PoolClient) {
    this.stream = (client as unknown as { connection: { stream: Writable } }).connection.stream;
  }

  /** What is sent from now on stays here until something leaves. */
  hold(): void {
    if (this.isHeld) return;
    this.isHeld = true;
    this.stream.cork();
  }

  /** Everything that is sent in this turn of the loop, and what was held before it, leaves at its end. */
  leave(): void {
    if (this.isLeaving) return;
    this.hold();
    this.isLeaving = true;
    process.nextTick(() => {
      this.isLeaving = false;
      this.isHeld = false;
      this.stream.uncork();
    });
  }
}
