import type { Lane } from '../gate-facts.schema.js';
import { gateFacts } from './facts.fixture.js';
import { optOutLineRule } from './opt-out-line.rule.js';

describe('opt-out-line', () => {
  const named = 'Acme here, sorry we missed you. Reply STOP to opt out.';
  it.each<[string, Lane, string, string, boolean, boolean, string, string | undefined]>([
    ['a reply needs none', 'reply', 'reply', 'Sure.', false, false, 'skip', undefined],
    ['a booking confirmation needs none', 'transactional', 'booked', 'Booked.', false, false, 'skip', undefined],
    ['a text-back needs both', 'reply', 'text_back', named, true, false, 'pass', undefined],
    [
      'a text-back under its other name',
      'transactional',
      'reply_to_call',
      'Sorry we missed you.',
      true,
      false,
      'deny',
      'missing_opt_out_line',
    ],
    ['a text-back without the name', 'reply', 'text_back', 'Sorry! Reply STOP to opt out.', true, false, 'deny', 'missing_business_name'],
    [
      'a later text-back names the business too',
      'reply',
      'text_back',
      'Sorry! Reply STOP to opt out.',
      false,
      false,
      'deny',
      'missing_business_name',
    ],
    ['a follow-up', 'configured_sequence', 'follow_up', 'Still need help? Reply STOP to opt out.', false, false, 'pass', undefined],
    ['a follow-up without it', 'configured_sequence', 'follow_up', 'Still need help?', false, false, 'deny', 'missing_opt_out_line'],
    [
      'the first campaign text names the business',
      'campaign',
      'promotion',
      'Deal! Reply STOP to opt out.',
      true,
      false,
      'deny',
      'missing_business_name',
    ],
    ['a nudge', 'ai_nudge', 'nudge', 'Hello?', false, false, 'deny', 'missing_opt_out_line'],
    ['by hand', 'campaign', 'promotion', 'Hello', true, true, 'skip', undefined],
  ])('%s', (_, lane, kind, body, isFirstToContact, isHumanAuthored, verdict, code) =>
    expect(optOutLineRule.check(gateFacts({ lane, kind, body, isFirstToContact, isHumanAuthored }))).toMatchObject({
      verdict,
      ...(code && { code }),
    }),
  );
});
