import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { PoolClient, QueryResult } from 'pg';
import { AppError } from '../../common/errors.js';
import { backoffMs, sleep } from '../../common/retry.js';
import { failpoint } from '../failpoints/failpoint.js';
import { TenantContext, type Actor, type Tenancy } from '../tenancy/tenant-context.js';
import { beginStatement, type Scope } from './begin.rules.js';
import { nameOfHot } from './hot-statements.js';
import { borrow, managerOn, writeTogether } from './pooled-connection.js';
import { TenantRepository } from './tenant-repository.js';

/** One running transaction: parameterised SQL, tenant repositories, and work for after the commit. */
export interface Tx {
  /** The org that this transaction may write; empty in system and agency transactions. */
  readonly orgId: string;
  /** Rows of a SELECT or of RETURNING, columns as PostgreSQL names them. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the caller names the row type; rows are untyped by nature
  query<R = Record<string, any>>(sql: string, params?: unknown[]): Promise<R[]>;
  /** Runs a statement and answers how many rows it touched. */
  execute(sql: string, params?: unknown[]): Promise<number>;
  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): TenantRepository<E>;
  /** Business time inside the database: `app_now()`. */
  now(): Promise<Date>;
  /** Hints and the like: runs once the commit is durable; a failure is logged, never thrown. */
  afterCommit(fn: () => void | Promise<void>): void;
  /** Writes that gather during the transaction: runs as its last statements; a failure undoes everything. */
  beforeCommit(fn: () => Promise<void>): void;
}

const RETRYABLE = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 5;

class RunningTx implements Tx {
  readonly afterCommitWork: (() => void | Promise<void>)[] = [];
  readonly beforeCommitWork: (() => Promise<void>)[] = [];
  /** Set at the end, so that work left running by the caller never writes into a finished transaction. */
  isDone = false;

  private manager?: EntityManager;

  constructor(
    readonly scope: Scope,
    private readonly dataSource: DataSource,
    private readonly client: PoolClient,
  ) {}

  get orgId(): string {
    return this.scope.orgId ?? '';
  }

  async query<R>(sql: string, params?: unknown[]): Promise<R[]> {
    const result = await this.send(sql, params);
    return result.rows as R[];
  }

  async execute(sql: string, params?: unknown[]): Promise<number> {
    const result = await this.send(sql, params);
    return result.rowCount ?? 0;
  }

  private send(sql: string, params: unknown[] | undefined): Promise<QueryResult> {
    const values = soundParams(params);
    const name = values && nameOfHot(sql);
    const statement = { text: sql, ...(values && { values }), ...(name && { name }) };
    return this.client.query(statement);
  }

  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): TenantRepository<E> {
    if (!this.scope.orgId && this.scope.orgIds.length === 0) throw new AppError('tenancy.no_org', 500, 'No organisation is active here.');
    this.manager ??= managerOn(this.dataSource, this.client);
    return new TenantRepository(this.manager.getRepository(entity), this.scope);
  }

  async now(): Promise<Date> {
    const [row] = await this.query<{ now: Date }>('SELECT app_now() AS now');
    return row!.now;
  }

  afterCommit(fn: () => void | Promise<void>): void {
    this.afterCommitWork.push(fn);
  }

  beforeCommit(fn: () => Promise<void>): void {
    this.beforeCommitWork.push(fn);
  }
}

/**
 * Opens transactions under a tenant. Nested calls join the running transaction of the same org, so that services
 * compose; serialization failures and deadlocks retry the whole outermost function.
 */
@Injectable()
export class Database {
  private readonly logger = new Logger(Database.name);
  private readonly running = new AsyncLocalStorage<RunningTx>();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Under the org of the current context; throws without one. */
  transaction<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    const open = this.openTx();
    if (open) return fn(open);
    const { orgId, orgIds } = TenantContext.require();
    return this.run({ orgId, orgIds: orgIds.length > 0 ? orgIds : [orgId], isReadOnly: false }, fn);
  }

  /** Under the given org: jobs, webhooks, tests. Joins a running transaction of that org, refuses one of another. */
  asOrg<T>(orgId: string, fn: (tx: Tx) => Promise<T>, actor: Actor = { type: 'system' }): Promise<T> {
    const open = this.openTx();
    if (open) {
      if (open.scope.orgId !== orgId) throw new AppError('tenancy.crossed', 500, 'A transaction of one organisation cannot enter another.');
      return fn(open);
    }
    const outer = TenantContext.current();
    const context: Tenancy = { ...outer, actor: outer?.orgId === orgId ? outer.actor : actor, orgId, orgIds: [orgId] };
    return TenantContext.run(context, () => this.run({ orgId, orgIds: [orgId], isReadOnly: false }, fn));
  }

  /** Sets the tenant without opening a transaction: for effect jobs that call the outside between transactions. */
  withOrg<T>(orgId: string, fn: () => Promise<T>, actor: Actor = { type: 'system' }): Promise<T> {
    return this.running.exit(() => TenantContext.run({ orgId, orgIds: [orgId], actor }, fn));
  }

  /** Reads several orgs of one agency; every write is refused by the database. */
  asAgency<T>(orgIds: string[], fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run({ orgId: null, orgIds, isReadOnly: true }, fn);
  }

  /** Without any org: definer functions and the tables that have no org. `reason` goes to the debug log. */
  asSystem<T>(reason: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    this.logger.debug(`system transaction: ${reason}`);
    return this.run({ orgId: null, orgIds: [], isReadOnly: false }, fn);
  }

  private openTx(): RunningTx | undefined {
    const tx = this.running.getStore();
    return tx && !tx.isDone ? tx : undefined;
  }

  private async run<T>(scope: Scope, fn: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(scope, fn);
      } catch (error) {
        const code = (error as { code?: string }).code;
        if (attempt >= MAX_ATTEMPTS || code === undefined || !RETRYABLE.has(code)) throw error;
        await sleep(backoffMs(attempt, 10, 250));
      }
    }
  }

  private async once<T>(scope: Scope, fn: (tx: Tx) => Promise<T>): Promise<T> {
    const begin = beginStatement(scope);
    const { client, giveBack } = await borrow(this.dataSource);
    const tx = new RunningTx(scope, this.dataSource, client);
    let broken: Error | undefined;
    let result: T;
    try {
      // Not awaited alone: the connection pipelines, so BEGIN and the first statement leave in one packet. Without its
      // tenant the first statement would see nothing and could write nothing.
      writeTogether(client);
      const began = client.query(begin);
      began.catch(() => undefined);
      result = await this.running.run(tx, () => fn(tx));
      await began;
      for (const work of tx.beforeCommitWork) await work();
      await failpoint('database.before_commit');
      await client.query('COMMIT');
      await failpoint('database.after_commit');
    } catch (error) {
      await client.query('ROLLBACK').catch((rollbackError: Error) => {
        broken = rollbackError;
      });
      throw error;
    } finally {
      tx.isDone = true;
      if (broken) this.logger.warn(`connection dropped after a failed rollback: ${broken.message}`);
      giveBack(broken);
    }
    this.runAfterCommit(tx);
    return result;
  }

  private runAfterCommit(tx: RunningTx): void {
    for (const work of tx.afterCommitWork) {
      this.running.exit(() => {
        Promise.resolve()
          .then(work)
          .catch((error: Error) => this.logger.warn(`after-commit work failed: ${error.message}`));
      });
    }
  }
}

// JSON.stringify writes half a surrogate pair, as a text cut inside an emoji ends with, as an escape that jsonb refuses.
const HALF_PAIR = /(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

/** JSON among the parameters, with a replacement character where half a character stands. */
function soundParams(params: unknown[] | undefined): unknown[] | undefined {
  return params?.map((value) =>
    typeof value === 'string' && value.includes('\\ud') && /^[[{"]/.test(value) ? value.replace(HALF_PAIR, '$1\\ufffd') : value,
  );
}
