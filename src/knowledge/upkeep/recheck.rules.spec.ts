import { checkOutcome, FAILED_CHECKS, type CheckOutcome, type Visit } from './recheck.rules.js';

describe('checkOutcome', () => {
  it.each<[string, Visit, number, CheckOutcome]>([
    ['the same text is fresh again', { text: 'We open at 8.' }, 2, { is: 'same' }],
    ['another text waits for a person', { text: 'We open at 9.' }, 0, { is: 'stale', reason: 'changed', foundContent: 'We open at 9.' }],
    ['a page that is gone', { error: 'knowledge.page_gone' }, 0, { is: 'stale', reason: 'gone', foundContent: null }],
    ['a first failure is tried again', { error: 'outbound.failed' }, 0, { is: 'later' }],
    [
      'the last failure counts',
      { error: 'outbound.failed' },
      FAILED_CHECKS - 1,
      { is: 'stale', reason: 'unreachable', foundContent: null },
    ],
    [
      'so does a site that forbids reading',
      { error: 'knowledge.robots' },
      FAILED_CHECKS - 1,
      { is: 'stale', reason: 'unreachable', foundContent: null },
    ],
  ])('%s', (_, visit, failed, outcome) => expect(checkOutcome('We open at 8.', visit, failed)).toEqual(outcome));
});
