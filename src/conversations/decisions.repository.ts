import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../platform/database/database.service.js';
import { goalOf, type BusinessState, type DecisionValues } from './decision.schema.js';

// A decision that begins the nudges shows the time that its turn has just written into the thread: none where the words wait for approval.
const FOLLOW_UP = `CASE WHEN $30::jsonb ->> 'is' = 'restart' THEN $30::jsonb || coalesce((SELECT jsonb_strip_nulls(jsonb_build_object('dueAt', c.next_follow_up_at))
    FROM conversations c WHERE c.org_id = $2 AND c.id = $3), '{}') ELSE $30::jsonb END`;

const INSERT = `INSERT INTO decisions (id, org_id, conversation_id, trigger, from_seq, to_seq, supersedes, action, reason_code, message_type,
    intent, sentiment, confidence, engine, model, reply, plan, checks, state_before, state_after, tokens_in, tokens_out, cost_micros, duration_ms,
    goal, send_plan, cta, state_patch, handoff, follow_up, retrieval, rules, context, replay, created_at)
  VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17::jsonb,$18::jsonb,$19::jsonb,$20::jsonb,$21,$22,$23,$24,
    $25,$26,$27::jsonb,$28::jsonb,$29::jsonb,${FOLLOW_UP},$31::jsonb,$32::jsonb,$33::json,$34::json,app_now())
  ON CONFLICT (conversation_id, trigger, to_seq) DO NOTHING`;

/** SQL of the decision log: append only. */
@Injectable()
export class DecisionsRepository {
  /** Answers the new id, or null when this trigger was decided for these messages before. */
  async insert(tx: Tx, conversationId: string, values: DecisionValues): Promise<string | null> {
    const id = newId();
    const count = await tx.execute(INSERT, [
      id,
      tx.orgId,
      conversationId,
      values.trigger,
      values.fromSeq,
      values.toSeq,
      values.supersedes ?? null,
      values.action,
      values.reasonCode,
      values.messageType ?? null,
      values.intent ?? null,
      values.sentiment ?? null,
      values.confidence ?? null,
      values.engine,
      values.model ?? null,
      values.reply ?? null,
      JSON.stringify(values.plan ?? {}),
      JSON.stringify(values.checks ?? []),
      JSON.stringify(values.stateBefore ?? {}),
      JSON.stringify(values.stateAfter ?? {}),
      values.tokensIn ?? 0,
      values.tokensOut ?? 0,
      values.costMicros ?? null,
      Math.round(values.durationMs ?? 0),
      goalOf(values),
      values.sendPlan ?? (values.reply ? 'freeform' : 'none'),
      json(values.cta),
      JSON.stringify(values.statePatch ?? {}),
      json(values.handoff),
      json(values.followUp),
      json(values.retrieval),
      JSON.stringify(values.rules ?? []),
      json(values.context),
      json(values.replay),
    ]);
    return count === 1 ? id : null;
  }

  /** The business as a turn saw it, kept once; the hash stands for the body. */
  addBusiness(tx: Tx, hash: string, body: BusinessState): void {
    tx.write(
      'INSERT INTO decision_businesses (id, org_id, hash, body, created_at) VALUES ($1, $2, $3, $4::jsonb, app_now()) ON CONFLICT (org_id, hash) DO NOTHING',
      [newId(), tx.orgId, hash, JSON.stringify(body)],
    );
  }
}

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
