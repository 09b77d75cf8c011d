import { isLiftedBy, type SuppressionSource } from '../policy/suppression.schema.js';

/** What the ingest does with a text, before any model sees it (rules.md, order of inbound handling). */
export type InboundRoute = 'opt_out' | 'emergency' | 'resubscribe' | 'help' | 'suppressed' | 'blocked' | 'human' | 'turn';

export interface InboundFacts {
  keyword: 'stop' | 'start' | 'help' | null;
  /** The START word is the everyday YES. */
  isYes?: boolean;
  isEmergency: boolean;
  isSuppressed: boolean;
  /** Where the suppression came from; only a keyword's may be lifted by a keyword. */
  suppressionSource: SuppressionSource | 'global' | null;
  isBlocked: boolean;
  handler: 'ai' | 'human' | 'paused';
}

/** STOP first, then emergencies, then a resubscription, then the silent states; only what is left starts a turn. */
export function routeInbound(facts: InboundFacts): InboundRoute {
  if (facts.keyword === 'stop') return 'opt_out';
  if (facts.isEmergency) return 'emergency';
  if (facts.keyword === 'start' && facts.isSuppressed && canLift(facts)) return 'resubscribe';
  if (facts.isSuppressed) return 'suppressed';
  if (facts.isBlocked) return 'blocked';
  if (facts.keyword === 'help') return 'help';
  if (facts.handler !== 'ai') return 'human';
  return 'turn';
}

/**
 * A paused business stores texts and answers none of them by itself (C-76). Opt-outs and opt-ins are the law's, HELP the
 * carriers', safety texts go in every mode (C-03), and a person who holds a thread still hears of it. A removed one keeps only STOP.
 */
export function routeWhilePaused(route: InboundRoute, isRemoved: boolean): InboundRoute | 'paused' {
  if (isRemoved) return route === 'opt_out' ? route : 'paused';
  return route === 'turn' ? 'paused' : route;
}

const SHORT_ANSWER =
  /^(?:#?\d{1,2}|yes|yep|yeah|sure|ok|okay|no|nope|first|second|third|fourth|last|the (?:first|second|third|fourth|last)(?: one)?|y|n)[.!]?$/i;

/** A text that plainly answers an open question needs no waiting for more. */
export function isShortAnswer(body: string): boolean {
  return SHORT_ANSWER.test(body.trim());
}

/** Removes what a phone cannot mean: NUL bytes, which PostgreSQL refuses, and lone surrogates; the rest is kept as sent. */
export function cleanBody(body: string): string {
  // eslint-disable-next-line no-control-regex -- the NUL byte is exactly what is meant
  return body.replace(/\u0000/g, '').toWellFormed();
}

function canLift({ suppressionSource: source, isYes }: InboundFacts): boolean {
  return source !== null && source !== 'global' && isLiftedBy(isYes ? 'yes' : 'start', source);
}
