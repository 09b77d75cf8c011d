import type { Tx } from '../platform/database/database.service.js';
import type { Lane } from '../policy/gate-facts.schema.js';
import type { DecisionValues } from './decision.schema.js';
import type { Memory } from './memory.schema.js';
import type { Reach } from './nudge.rules.js';

export interface TurnMessage {
  id: string;
  seq: number;
  direction: 'in' | 'out';
  sender: 'customer' | 'ai' | 'human' | 'system';
  body: string;
  at: Date;
}

/** The thread as the claim saw it. */
export interface TurnThread {
  id: string;
  contactId: string;
  contactName: string | null;
  /** Where the person lives, as far as we know. */
  contactHome: string | null;
  contactAddress: string;
  leadId: string;
  accountId: string;
  handler: 'ai' | 'human' | 'paused';
  stage: string;
  sentiment: string;
  memory: Memory;
  openedAt: Date;
  /** The version of the business's documents that this thread runs on, from its first turn on; null before anything was published. */
  profileVersionId: string | null;
}

/** One pass over the unread messages of a thread, held under a lease with a fencing token. */
export interface Turn {
  orgId: string;
  conversationId: string;
  leaseToken: number;
  /** Everything up to fromSeq was covered before; this turn covers up to toSeq. */
  fromSeq: number;
  toSeq: number;
  /** The customer's texts; or the return, at the moment named, of a thread with texts that were decided about and never answered. */
  trigger: 'inbound' | `returned:${string}`;
  /** The business as the claim saw it, not as a cache of this process remembers it. */
  orgStatus: 'active' | 'paused' | 'removed';
  attempts: number;
  /** Business time of the claim. */
  claimedAt: Date;
  /** Where the customer is reached; left out by what plans no nudges, because it writes to nobody: test chats and replays. */
  reach?: Reach;
  thread: TurnThread;
  /** The new texts, in the order they were written. */
  messages: TurnMessage[];
  /** Older messages of the thread, oldest first, at most 30. */
  history: TurnMessage[];
  /** One of the new texts came with a picture or a file. */
  hasMedia: boolean;
  /** A queued reply that the new texts made obsolete; the decision that wrote it. */
  supersedes: string | null;
}

/** What the claim itself says about a turn, before the texts are read. */
export type TurnClaim = Omit<Turn, 'messages' | 'history' | 'hasMedia' | 'supersedes'>;

/** Decides a turn, or passes it to the next handler. It must call Turns.commit before it answers 'handled'. */
export interface TurnHandler {
  name: string;
  /** Called once before `handle`, as a rule in the transaction that reads the texts: what is read here costs none of its own. */
  prepare?(tx: Tx, claim: TurnClaim): Promise<void>;
  handle(turn: Turn): Promise<'handled' | 'pass'>;
}

/** The decision of a turn; trigger and range come from the turn itself. */
export type TurnDecision = Omit<DecisionValues, 'trigger' | 'fromSeq' | 'toSeq' | 'supersedes'>;

export interface TurnReply {
  body: string;
  lane: Lane;
  kind: string;
  /** A document of the business that goes with it where the channel carries one. */
  fileId?: string;
}

/** Where the thread stands in the transaction that commits a turn, which holds its lock. */
export interface ThreadPlace {
  /** The newest number before the replies of this turn, which take the next ones. */
  lastSeq: number;
  inboundSeq: number;
}

/** The same for a turn: whether its replies wait for approval, as the thread and the business said at the commit. */
export interface TurnPlace extends ThreadPlace {
  isDrafting: boolean;
}

/** What a handler hands over at the end: all of it is written in one transaction, or none of it. */
export interface TurnOutcome {
  decision: TurnDecision;
  memory: Memory;
  stage?: string;
  sentiment?: string;
  replies: TurnReply[];
  /** Words that wait for nobody's approval: about danger, and what the law asks for. */
  isUrgent?: boolean;
  /** Whether the nudges begin anew, because the thread waits on the customer now, or end (C-24); without a word they stay as they are. */
  followUps?: 'restart' | 'stop';
  /** The customer promised something by then: the first nudge counts from that moment. */
  quietUntil?: Date | null;
  /** The handler's locks that come before the first row of the transaction, the thread's. */
  before?: () => Promise<void>;
  /** Locks and reads of the handler that ask nothing of the decision's rows: they leave with the fence, and `write` comes after them. */
  lock?: (tx: Tx) => Promise<void>;
  /** The handler's own rows: slots, bookings, escalations. Runs inside the commit, before the replies. */
  write?: (tx: Tx, ids: { decisionId: string; place: TurnPlace }) => Promise<void>;
}
