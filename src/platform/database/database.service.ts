import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { PoolClient, QueryResult } from 'pg';
import { AppError } from '../../common/errors.js';
import { backoffMs, sleep } from '../../common/retry.js';
import { failpoint } from '../failpoints/failpoint.js';
import { TenantContext, type Actor, type Tenancy } from '../tenancy/tenant-context.js';
import { beginStatement, type NamedStatement, type Scope } from './begin.rules.js';
import { saysUndone } from './lost-answer.rules.js';
import { borrow, managerOn, Packets } from './pooled-connection.js';
import { statementOf } from './statement.rules.js';
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
  /**
   * A statement whose answer nobody needs: it leaves with the next one or with COMMIT, in order, and costs no way to the database
   * of its own. Its failure undoes everything, as any other's does.
   */
  write(sql: string, params: readonly PlainParam[]): void;
  /**
   * A read that leaves with COMMIT, after all writes: `use` is called with its rows once the commit is durable, before the caller of
   * the transaction goes on. Its failure undoes everything; `use` must not throw.
   */
  closing<R>(sql: string, params: readonly PlainParam[], use: (rows: R[]) => void): void;
  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): TenantRepository<E>;
  /** Business time inside the database: `app_now()`. */
  now(): Promise<Date>;
  /** Hints and the like: runs once the commit is durable; a failure is logged, never thrown. */
  afterCommit(fn: () => void | Promise<void>): void;
  /** Writes that gather during the transaction: they are its last statements, and leave with COMMIT. */
  beforeCommit(fn: () => void): void;
}

/** Values that the driver can always write down: a statement that leaves with COMMIT must not fail on this side. */
export type PlainParam = string | number | boolean | null | Date | Buffer | readonly (string | number | boolean | null | Date)[];

const RETRYABLE = new Set(['40001', '40P01']);
const ALREADY_FAILED = '25P02';
const MAX_ATTEMPTS = 5;

class RunningTx implements Tx {
  readonly afterCommitWork: (() => void | Promise<void>)[] = [];
  readonly beforeCommitWork: (() => void)[] = [];
  /** True at the end, so that work left running by the caller never writes into a finished transaction. */
  isDone = false;
  /** From here on a failure leaves open what became of the transaction, unless the server says it. */
  isCommitSent = false;

  private readonly packets: Packets;
  private readonly unanswered: Promise<unknown>[] = [];
  private readonly closingReads: { sql: string; params: readonly PlainParam[]; use: (rows: never[]) => void }[] = [];
  private firstFailure?: unknown;
  private manager?: EntityManager;
  private startedAt?: Promise<Date>;

  constructor(
    readonly scope: Scope,
    private readonly dataSource: DataSource,
    private readonly client: PoolClient,
  ) {
    this.packets = new Packets(client);
  }

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

  write(sql: string, params: readonly PlainParam[]): void {
    this.packets.hold();
    this.keep(this.client.query(statementOf(sql, params)));
  }

  closing<R>(sql: string, params: readonly PlainParam[], use: (rows: R[]) => void): void {
    this.inTime();
    this.closingReads.push({ sql, params, use });
  }

  /** BEGIN is not awaited alone. Without its tenant the first statement would see nothing and could write nothing. */
  begin({ begin, tenant }: { begin: string; tenant: NamedStatement | null }): void {
    this.packets.leave();
    this.keep(this.client.query(begin));
    if (tenant) this.keep(this.client.query(tenant));
  }

  /** COMMIT leaves with the last writes; after a failed one the server answers it with a rollback, and the failure is thrown. */
  async commit(): Promise<void> {
    const reads = this.closingReads.map(({ sql, params, use }) => {
      const answer = this.send(sql, [...params]);
      this.keep(answer);
      return { answer, use };
    });
    const committed = this.plain('COMMIT');
    this.isCommitSent = true;
    committed.catch(() => undefined);
    for (const answer of this.unanswered) await answer;
    const { command } = await committed;
    if (command !== 'COMMIT') throw new AppError('database.undone', 500, 'The transaction was undone: one of its statements had failed.');
    for (const { answer, use } of reads) use((await answer).rows as never[]);
  }

  /** COMMIT leaves in the packet of the statements that `work` has sent; one that it sends later is refused. */
  async commitBehind<T>(work: Promise<T>): Promise<T> {
    work.catch(() => undefined);
    for (const gathered of this.beforeCommitWork) gathered();
    const committed = this.commit();
    committed.catch(() => undefined);
    this.end();
    try {
      const result = await work;
      await committed;
      return result;
    } finally {
      await committed.catch(() => undefined);
    }
  }

  /** The connection may be another transaction's from now on: a statement that comes late is refused here. */
  end(): void {
    this.isDone = true;
    this.packets.end();
  }

  async rollback(): Promise<void> {
    await this.plain('ROLLBACK');
  }

  private send(sql: string, params: unknown[] | undefined): Promise<QueryResult> {
    this.packets.leave();
    return this.client.query(statementOf(sql, params));
  }

  private plain(statement: string): Promise<QueryResult> {
    this.packets.leave();
    return this.client.query(statement);
  }

  /** Why it failed: statements after a failed one only say that there was one. */
  causeOf(error: unknown): unknown {
    return (error as { code?: string }).code === ALREADY_FAILED ? (this.firstFailure ?? error) : error;
  }

  private keep(answer: Promise<unknown>): void {
    answer.catch((error: unknown) => (this.firstFailure ??= error));
    this.unanswered.push(answer);
  }

  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): TenantRepository<E> {
    if (!this.scope.orgId && this.scope.orgIds.length === 0) throw new AppError('tenancy.no_org', 500, 'No organisation is active here.');
    this.manager ??= managerOn(this.dataSource, this.client, this.packets);
    return new TenantRepository(this.manager.getRepository(entity), this.scope);
  }

  /** Time stands still within a transaction, so that it is asked once. */
  now(): Promise<Date> {
    this.startedAt ??= this.query<{ now: Date }>('SELECT app_now() AS now').then(([row]) => row!.now);
    return this.startedAt;
  }

  afterCommit(fn: () => void | Promise<void>): void {
    this.afterCommitWork.push(fn);
  }

  beforeCommit(fn: () => void): void {
    this.inTime();
    this.beforeCommitWork.push(fn);
  }

  private inTime(): void {
    if (this.isDone) throw new AppError('database.ended', 500, 'A statement came after the end of its transaction.');
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
  private readonly leftOpen = new WeakSet<object>();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Under the org of the current context; throws without one. */
  transaction<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    const open = this.openTx();
    if (open) return fn(open);
    const { orgId, orgIds } = TenantContext.require();
    return this.run({ orgId, orgIds: orgIds.length > 0 ? orgIds : [orgId], isReadOnly: false, isHot: false }, fn);
  }

  /**
   * One read under the org of the context: BEGIN, the statement and COMMIT leave in one packet. `fn` sends its statements at once; one
   * that waits for the answer of another is refused. Joins a running transaction.
   */
  reads<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    const open = this.openTx();
    if (open) return fn(open);
    const { orgId, orgIds } = TenantContext.require();
    return this.run({ orgId, orgIds: orgIds.length > 0 ? orgIds : [orgId], isReadOnly: true, isHot: true }, fn, true);
  }

  /** Under the given org: jobs, webhooks, tests. Joins a running transaction of that org, refuses one of another. */
  asOrg<T>(orgId: string, fn: (tx: Tx) => Promise<T>, actor: Actor = { type: 'system' }): Promise<T> {
    return this.underOrg(orgId, fn, actor, false);
  }

  /**
   * As `asOrg`, in one packet as `reads`: what `fn` locks is held for no way to the database. For statements that ask nothing of each
   * other's answers: what was sent when `fn` first waits is committed, whatever `fn` does with the answers.
   */
  atOnce<T>(orgId: string, fn: (tx: Tx) => Promise<T>, actor: Actor = { type: 'system' }): Promise<T> {
    return this.underOrg(orgId, fn, actor, true);
  }

  /** Sets the tenant without opening a transaction: for effect jobs that call the outside between transactions. */
  withOrg<T>(orgId: string, fn: () => Promise<T>, actor: Actor = { type: 'system' }): Promise<T> {
    return this.running.exit(() => TenantContext.run({ orgId, orgIds: [orgId], actor }, fn));
  }

  /** Reads several orgs of one agency; every write is refused by the database. */
  asAgency<T>(orgIds: string[], fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run({ orgId: null, orgIds, isReadOnly: true, isHot: false }, fn);
  }

  /** Without any org: definer functions and the tables that have no org. `reason` goes to the debug log. */
  asSystem<T>(reason: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    this.logger.debug(`system transaction: ${reason}`);
    return this.run({ orgId: null, orgIds: [], isReadOnly: false, isHot: false }, fn);
  }

  private underOrg<T>(orgId: string, fn: (tx: Tx) => Promise<T>, actor: Actor, isOnePacket: boolean): Promise<T> {
    const open = this.openTx();
    if (open) {
      if (open.scope.orgId !== orgId) throw new AppError('tenancy.crossed', 500, 'A transaction of one organisation cannot enter another.');
      return fn(open);
    }
    const outer = TenantContext.current();
    const context: Tenancy = { ...outer, actor: outer?.orgId === orgId ? outer.actor : actor, orgId, orgIds: [orgId] };
    return TenantContext.run(context, () => this.run({ orgId, orgIds: [orgId], isReadOnly: false, isHot: true }, fn, isOnePacket));
  }

  /** Whether a failed transaction may have been committed all the same: its COMMIT was sent, and nobody said that it was undone. */
  isLeftOpen(error: unknown): boolean {
    return typeof error === 'object' && error !== null && this.leftOpen.has(error);
  }

  private openTx(): RunningTx | undefined {
    const tx = this.running.getStore();
    return tx && !tx.isDone ? tx : undefined;
  }

  private async run<T>(scope: Scope, fn: (tx: Tx) => Promise<T>, isOnePacket = false): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(scope, fn, isOnePacket);
      } catch (error) {
        const code = (error as { code?: string }).code;
        if (attempt >= MAX_ATTEMPTS || code === undefined || !RETRYABLE.has(code)) throw error;
        await sleep(backoffMs(attempt, 10, 250));
      }
    }
  }

  private async once<T>(scope: Scope, fn: (tx: Tx) => Promise<T>, isOnePacket: boolean): Promise<T> {
    const begin = beginStatement(scope);
    const { client, giveBack } = await borrow(this.dataSource);
    const tx = new RunningTx(scope, this.dataSource, client);
    let broken: Error | undefined;
    let result: T;
    try {
      tx.begin(begin);
      const work = this.running.run(tx, () => fn(tx));
      result = isOnePacket ? await tx.commitBehind(work) : await work;
      if (!isOnePacket) await this.conclude(tx);
      else if (!scope.isReadOnly) await failpoint('database.after_commit');
    } catch (error) {
      // once COMMIT is sent the server itself has undone what failed
      if (!tx.isDone)
        await tx.rollback().catch((rollbackError: Error) => {
          broken = rollbackError;
        });
      const cause = tx.causeOf(error);
      if (tx.isCommitSent && !saysUndone(error) && typeof cause === 'object' && cause !== null) this.leftOpen.add(cause);
      throw cause;
    } finally {
      tx.end();
      if (broken) this.logger.warn(`connection dropped after a failed rollback: ${broken.message}`);
      giveBack(broken);
    }
    this.runAfterCommit(tx);
    return result;
  }

  private async conclude(tx: RunningTx): Promise<void> {
    for (const work of tx.beforeCommitWork) work();
    await failpoint('database.before_commit');
    await tx.commit();
    await failpoint('database.after_commit');
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
