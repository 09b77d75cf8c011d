import { defineMachine } from '../../common/state-machine.js';
import type { CtaState } from '../../conversations/cta-memory.schema.js';

export const CTA_EVENTS = ['offer', 'accept', 'click', 'complete', 'fail', 'decline', 'reset'] as const;
export type CtaEvent = (typeof CTA_EVENTS)[number];

/**
 * What becomes of a call to action in one conversation (rules.md C-52). Two offers are the end of unasked ones; a click waits for the
 * completion; completed stays completed, whatever an old link or a late report still says; only a reset begins anew.
 */
export const ctaMachine = defineMachine<CtaState, CtaEvent>('cta', {
  not_offered: {
    offer: 'offered_once',
    click: 'clicked',
    complete: 'completed',
    fail: 'failed',
    decline: 'declined',
    reset: 'not_offered',
  },
  offered_once: {
    offer: 'offered_twice',
    accept: 'accepted',
    click: 'clicked',
    complete: 'completed',
    fail: 'failed',
    decline: 'declined',
    reset: 'not_offered',
  },
  offered_twice: {
    accept: 'accepted',
    click: 'clicked',
    complete: 'completed',
    fail: 'failed',
    decline: 'declined',
    reset: 'not_offered',
  },
  accepted: {
    offer: 'accepted',
    accept: 'accepted',
    click: 'clicked',
    complete: 'completed',
    fail: 'failed',
    decline: 'declined',
    reset: 'not_offered',
  },
  clicked: {
    offer: 'clicked',
    accept: 'clicked',
    click: 'clicked',
    complete: 'completed',
    fail: 'failed',
    decline: 'declined',
    reset: 'not_offered',
  },
  completed: { click: 'completed', complete: 'completed', fail: 'completed', reset: 'not_offered' },
  failed: { offer: 'offered_once', click: 'clicked', complete: 'completed', fail: 'failed', decline: 'declined', reset: 'not_offered' },
  declined: { accept: 'accepted', click: 'clicked', complete: 'completed', fail: 'failed', decline: 'declined', reset: 'not_offered' },
});
