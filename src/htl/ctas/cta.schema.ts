import type { CtaRecord } from '../../conversations/cta-memory.schema.js';
import type { SlotName } from '../../engines/engine.port.js';
import type { Cta, CtaKind } from '../../onboarding/questionnaire.schema.js';
import type { CtaEvent } from './cta.machine.js';

/** What a turn knows about the calls to action of its business and its thread. */
export interface CtaFacts {
  /** Those that may be offered now, in the owner's order. */
  list: readonly Cta[];
  /** Those whose words name a price that may not be said; left out, none do. */
  prices?: readonly CtaPrice[];
  /** The order of kinds that the owner wants. */
  sequence: readonly CtaKind[];
  states: Readonly<Record<string, CtaRecord>>;
  /** Offered by our last text: this turn may answer it. */
  open: string | null;
  /** The slope of the last moods, -1 falling to +1 rising. */
  trend: number;
  /** The address that this turn's link would have, and the code in it. */
  link: { url: string; code: string };
  leadId: string;
}

/** A price in the words of a call to action that the policy of the business keeps back. */
export interface CtaPrice {
  id: string;
  label: string;
  amount: string;
  /** Offered without it; else left out. */
  isOffered: boolean;
}

/** A call to action in a reply; at most one. */
export interface CtaOffer {
  cta: Cta;
  /** From 1; 0 where the whole of it is said at once. */
  step: number;
  /** Present when the text carries the customer's own link. */
  code: string | null;
  /** Why it is offered: the customer asked, or it is the next in the owner's order. */
  why: 'asked' | 'next' | 'accepted';
}

export interface CtaMove {
  id: string;
  event: CtaEvent;
  step?: number;
}

/** What a decision changes about calls to action; carried out with the turn. */
export interface CtaPlan {
  offer?: CtaOffer;
  moves: CtaMove[];
  /** The fact that the text reads back, and the call to action that waits for it. */
  confirm?: SlotName;
  about?: string;
}
