import type { Receipt, SendResult } from '../channels/channel.port.js';

/** States of an outbound text; `unknown` means that the provider may have it and nobody may guess. */
export type OutboundState =
  | 'draft'
  | 'queued'
  | 'sending'
  | 'accepted'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'blocked'
  | 'cancelled'
  | 'expired'
  | 'superseded'
  | 'unknown';

/** Nothing that the provider says brings these back; a draft was never shown to it. */
const CLOSED_TO_RECEIPTS: readonly OutboundState[] = ['draft', 'failed', 'blocked', 'cancelled', 'expired', 'superseded'];

export type ReceiptEffect = { state: OutboundState; isFailure: boolean } | null;

/**
 * What a receipt does: the rank only rises, a failure may follow `sent` but not `delivered`, and a receipt for a text that
 * we believe queued or unknown proves that the provider accepted it (contracts.md 1.5).
 */
export function applyReceipt(state: OutboundState, rank: number, receipt: Pick<Receipt, 'rank' | 'isTerminalFailure'>): ReceiptEffect {
  if (CLOSED_TO_RECEIPTS.includes(state)) return null;
  if (receipt.isTerminalFailure) return state === 'delivered' || state === 'read' ? null : { state: 'failed', isFailure: true };
  if (receipt.rank <= rank) return null;
  return { state: stateOfRank(receipt.rank), isFailure: false };
}

function stateOfRank(rank: number): OutboundState {
  if (rank >= 4) return 'read';
  if (rank === 3) return 'delivered';
  if (rank === 2) return 'sent';
  return 'accepted';
}

/** Seconds before the next try after a refusal that surely sent nothing; null when it is time to give up. */
export function resendSeconds(attempts: number): number | null {
  return [4, 16, 60, 300][attempts - 1] ?? null;
}

/** What the answer to a send means for the row. */
export function stateAfterSend(result: SendResult, attempts: number): { state: OutboundState; retrySeconds?: number } {
  switch (result.kind) {
    case 'accepted':
      return { state: 'accepted' };
    case 'failed':
      return { state: 'failed' };
    case 'unknown':
      return { state: 'unknown' };
    case 'retry': {
      const own = resendSeconds(attempts);
      if (own === null) return { state: 'failed' };
      return { state: 'queued', retrySeconds: Math.max(own, (result.after ?? 0) / 1000) };
    }
  }
}

/** Kinds whose words lose nothing when a newer text of the customer is answered instead. Facts such as bookings are never dropped. */
const SUPERSEDABLE: ReadonlySet<string> = new Set(['reply']);
const MAX_SUPERSEDED_IN_A_ROW = 2;

export interface SupersedeFacts {
  kind: string;
  basedOnSeq: number | null;
  inboundSeq: number;
  processedSeq: number;
  supersededInARow: number;
}

/** Is this reply older than a text that the next turn will answer anyway? At most twice in a row, so that nobody waits for ever. */
export function isSuperseded(facts: SupersedeFacts): boolean {
  if (!SUPERSEDABLE.has(facts.kind) || facts.basedOnSeq === null) return false;
  if (facts.supersededInARow >= MAX_SUPERSEDED_IN_A_ROW) return false;
  return facts.inboundSeq > facts.basedOnSeq && facts.processedSeq < facts.inboundSeq;
}

/** Parts of the settling time: 5, 15, 30 and 60 of 120 seconds. */
const SETTLE_PARTS = [24, 8, 4, 2];

/** Seconds until the provider is asked again about an unknown text, when settling may take `settleSeconds` in all. */
export function nextSettleSeconds(checks: number, settleSeconds: number): number {
  return settleSeconds / SETTLE_PARTS[Math.min(checks, SETTLE_PARTS.length - 1)]!;
}

const MIN_EMPTY_CHECKS = 3;

/** Three empty lists over the whole settling time prove that the provider never took it (reliability.md 4.5). */
export function isProvenNotSent(emptyChecks: number, secondsSinceClaim: number, settleSeconds: number): boolean {
  return emptyChecks >= MIN_EMPTY_CHECKS && secondsSinceClaim >= settleSeconds;
}

/** Somebody is told within ten minutes (promise G3); the last wait between two looks is shorter than what is left of them. */
const HAND_OVER_SECONDS = 9 * 60;

/** Is it time that a person looks at a text of which nobody knows whether it left? The looking goes on. */
export function isForPerson(secondsSinceClaim: number): boolean {
  return secondsSinceClaim >= HAND_OVER_SECONDS;
}

/** May a text that was proven not sent leave again? Marketing and anything the customer has moved past never does. */
export function mayResend(lane: string, hasNewer: boolean, isExpired: boolean): boolean {
  return !hasNewer && !isExpired && ['emergency', 'reply', 'transactional', 'staff'].includes(lane);
}

/** Is this the first text to this person? One that is tried again was counted when it was first claimed; staff alerts never are. */
export function isFirstToContact(send: { attempts: number; thread: { hasSentBefore: boolean } | null }): boolean {
  return send.thread !== null && !send.thread.hasSentBefore && send.attempts === 0;
}
