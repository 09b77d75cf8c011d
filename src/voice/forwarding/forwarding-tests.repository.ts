import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import type { TestOutcome, TestPurpose } from './forwarding-test.rules.js';

export interface ForwardingTest {
  id: string;
  channelAccountId: string;
  target: string;
  purpose: TestPurpose;
  state: 'running' | 'done';
  outcome: TestOutcome | null;
  arrivals: number;
  startedAt: Date;
  finishedAt: Date | null;
}

const ROW = `SELECT id, channel_account_id AS "channelAccountId", target, purpose, state, outcome, arrivals, started_at AS "startedAt",
    finished_at AS "finishedAt" FROM forwarding_tests`;

/** SQL of forwarding_tests. */
@Injectable()
export class ForwardingTestsRepository {
  /** False while another test of the number is running. */
  async begin(
    tx: Tx,
    test: { id: string; channelAccountId: string; target: string; purpose: TestPurpose; by: string | null; at: Date },
  ): Promise<boolean> {
    const added = await tx.execute(
      `INSERT INTO forwarding_tests (id, org_id, channel_account_id, target, purpose, started_at, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (org_id, channel_account_id) WHERE state = 'running' DO NOTHING`,
      [test.id, tx.orgId, test.channelAccountId, test.target, test.purpose, test.at, test.by],
    );
    return added === 1;
  }

  async find(tx: Tx, id: string): Promise<ForwardingTest | null> {
    const [row] = await tx.query<ForwardingTest>(`${ROW} WHERE id = $1 AND org_id = $2`, [id, tx.orgId]);
    return row ?? null;
  }

  async latest(tx: Tx): Promise<ForwardingTest[]> {
    return tx.query<ForwardingTest>(`${ROW} WHERE org_id = $1 ORDER BY started_at DESC LIMIT 10`, [tx.orgId]);
  }

  /** What the newest finished test of this line with this number of ours found; null while there was none. */
  async lastOfLine(tx: Tx, target: string, channelAccountId: string): Promise<TestOutcome | null> {
    const [row] = await tx.query<{ outcome: TestOutcome }>(
      `SELECT outcome FROM forwarding_tests
       WHERE org_id = $1 AND channel_account_id = $2 AND target = $3 AND purpose = 'forwarded_line' AND state = 'done'
       ORDER BY finished_at DESC LIMIT 1`,
      [tx.orgId, channelAccountId, target],
    );
    return row?.outcome ?? null;
  }

  /**
   * The test that a call on one of our numbers belongs to: one that noted the call, or a running one whose call this must be. It
   * shows our number as its caller, or that of the line which passed it on; a customer whose call the line forwards shows neither.
   */
  async ofCall(tx: Tx, call: { sid: string; from: string }): Promise<ForwardingTest | null> {
    const [row] = await tx.query<ForwardingTest>(
      `${ROW} WHERE org_id = $1 AND (call_sids @> ARRAY[$2] OR (state = 'running' AND (target = $3 OR EXISTS (
         SELECT 1 FROM channel_accounts a WHERE a.org_id = $1 AND a.id = channel_account_id AND a.address = $3))))
       ORDER BY started_at DESC LIMIT 1`,
      [tx.orgId, call.sid, call.from],
    );
    return row ?? null;
  }

  /** Counts a call once, however often its webhook is repeated. */
  async arrived(tx: Tx, id: string, callSid: string): Promise<void> {
    await tx.execute(
      `UPDATE forwarding_tests SET arrivals = arrivals + 1, call_sids = call_sids || $3::text
       WHERE id = $1 AND org_id = $2 AND NOT call_sids @> ARRAY[$3]`,
      [id, tx.orgId, callSid],
    );
  }

  /** Answers the arrivals so far, or null when the test had ended already. */
  async finish(
    tx: Tx,
    id: string,
    outcome: (purpose: TestPurpose, arrivals: number) => TestOutcome,
    at: Date,
  ): Promise<TestOutcome | null> {
    const [row] = await tx.query<ForwardingTest>(`${ROW} WHERE id = $1 AND org_id = $2 AND state = 'running' FOR UPDATE`, [id, tx.orgId]);
    if (!row) return null;
    const result = outcome(row.purpose, row.arrivals);
    await tx.execute(`UPDATE forwarding_tests SET state = 'done', outcome = $3, finished_at = $4 WHERE id = $1 AND org_id = $2`, [
      id,
      tx.orgId,
      result,
      at,
    ]);
    return result;
  }
}
