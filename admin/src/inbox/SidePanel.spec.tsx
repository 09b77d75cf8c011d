import { act, screen } from '@testing-library/react';
import type { ConversationDetail } from '../shared/types';
import { show } from '../test/Console';
import { LastDecision } from './LastDecision';
import { ReachLimits } from './ReachLimits';
import { ThinkingLine } from './ThinkingLine';

const budget = { used: 1, limit: 3, left: 2, usedWeek: 1, limitWeek: 8, freeAt: null };
const thread = (over: Partial<ConversationDetail>): ConversationDetail =>
  ({ channel: 'sms', serviceWindowUntil: null, insight: { budget }, ...over }) as ConversationDetail;

describe('what holds our texts back', () => {
  afterEach(() => vi.useRealTimers());

  it('counts the window down by itself, and says when it is closed', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z'), toFake: ['Date', 'setInterval', 'clearInterval'] });
    await show(<ReachLimits conversation={thread({ channel: 'whatsapp', serviceWindowUntil: '2026-11-20T13:00:30Z' })} />);
    const timer = screen.getByRole('timer', { name: 'WhatsApp window' });
    expect(timer).toHaveTextContent('1 h 0 min left');
    act(() => void vi.advanceTimersByTime(60_000));
    expect(timer).toHaveTextContent('59 min left');
    act(() => void vi.advanceTimersByTime(3_600_000));
    expect(timer).toHaveTextContent('Closed');
    expect(screen.getByText(/Only approved templates until they write again/)).toBeVisible();
  });

  it('SMS has no window; the budget is said in words, with when the next is possible', async () => {
    const insight = { budget: { ...budget, used: 3, left: 0, freeAt: '2026-11-20T16:30:00Z' } } as ConversationDetail['insight'];
    await show(<ReachLimits conversation={thread({ insight })} />);
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.getByText(/3 of 3 sent in 24 hours, none left/)).toHaveTextContent('The next from Fri, Nov 20, 10:30 AM');
  });
});

type Decision = NonNullable<ConversationDetail['lastDecision']>;
const decided = (over: Partial<Decision>): ConversationDetail =>
  thread({
    id: 'c1',
    lastDecision: {
      id: 'd1',
      reasonCode: 'asks_for_time',
      confidence: 0.8,
      engine: 'rules',
      tokensIn: 0,
      tokensOut: 0,
      costMicros: 0,
      checks: [],
      outbound: [],
      retrieval: null,
      ...over,
    } as Decision,
  });
const check = (name: string, verdict: string, reason = ''): Decision['checks'][number] => ({ name, verdict, reason, on: 'text' }) as never;
const piece = (title: string): { title: string } => ({ title });

describe('the last decision in short', () => {
  it.each<[string, Partial<Decision>, string[]]>([
    [
      'passed and looked nothing up',
      { checks: [check('content', 'pass'), check('style', 'pass')] },
      ['Words passed 2 checks', 'Looked up nothing.'],
    ],
    [
      'was blocked by the gate though its words passed, at a price nobody knows',
      { checks: [check('content', 'pass')], outbound: [{ state: 'blocked' }] as never, tokensIn: 900, costMicros: null },
      ['Was not sent', '80 % sure · Fixed rules · 900 tokens · price unknown'],
    ],
    [
      'held back, once for the draft and once for its rewording',
      {
        checks: [
          check('promises', 'fail', 'It promised a day.'),
          check('promises', 'fail', 'It promised a day.'),
          check('content', 'pass'),
        ],
      },
      ['Its first words were held back', 'Promises: It promised a day.'],
    ],
    [
      'looked up more than there is room for',
      {
        retrieval: {
          found: ['Prices', 'Hours', 'Prices', 'Area', 'Warranty'].map(piece),
          triggers: [],
        } as unknown as Decision['retrieval'],
      },
      ['No words to check', 'Looked up: Prices, Hours, Area and 1 more.'],
    ],
    [
      'found nothing',
      { retrieval: { found: [], triggers: ['question'] } as unknown as Decision['retrieval'] },
      ['Looked something up and found nothing.'],
    ],
  ])('%s', async (_, over, words) => {
    await show(<LastDecision conversation={decided(over)} onWhy={vi.fn()} />);
    for (const line of words) expect(screen.getByText(line)).toBeVisible();
  });
});

describe('what a conversation cost', () => {
  it('is all that was paid in it, second looks and rewordings too', async () => {
    await show(<LastDecision conversation={{ ...decided({ costMicros: 900 }), costMicros: 4_200 }} onWhy={vi.fn()} />);
    expect(screen.getByText('The whole conversation so far: $0.0042')).toBeVisible();
  });
  it('is not spoken of where nothing was paid', async () => {
    await show(<LastDecision conversation={{ ...decided({}), costMicros: null }} onWhy={vi.fn()} />);
    expect(screen.queryByText(/whole conversation/)).toBeNull();
  });
});

describe('a turn that runs', () => {
  it('is said, and only while it runs', async () => {
    await show(<ThinkingLine isThinking />);
    expect(screen.getByRole('status')).toHaveTextContent('The assistant is thinking');
  });
  it('leaves no words behind', async () => {
    await show(<ThinkingLine isThinking={false} />);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });
});
