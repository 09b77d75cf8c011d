/** What a turn or the ingest decided, as it is stored. */
export interface DecisionValues {
  trigger: string;
  fromSeq: number;
  toSeq: number;
  action: 'reply' | 'no_reply' | 'escalate' | 'close';
  /** Why, in one stable word such as `ask_name` or `opt_out_keyword`. */
  reasonCode: string;
  messageType?: string | null;
  intent?: string | null;
  sentiment?: string | null;
  confidence?: number | null;
  engine: string;
  model?: string | null;
  reply?: string | null;
  plan?: unknown;
  checks?: unknown;
  stateBefore?: unknown;
  stateAfter?: unknown;
  tokensIn?: number;
  tokensOut?: number;
  costMicros?: number | null;
  durationMs?: number;
  supersedes?: string | null;
}
