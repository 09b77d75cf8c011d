import { formatCount, humanise } from '../shared/format';
import type { ModelCost } from '../shared/types';

type Cap = ModelCost['caps'][number];

const taskNames: Readonly<Record<string, string>> = {
  reply: 'Answers to customers',
  test_chat: 'Test chat',
  embedding: 'Search by meaning',
  profile: 'Writing the profile',
  critic: 'Second look at risky texts',
  rewrite: 'Rewriting texts',
  alternatives: 'Alternative wordings',
  classify: 'Reading single texts',
  'suggest-reply': 'Suggested replies',
};
export const taskName = (task: string): string => taskNames[task] ?? humanise(task);
/** The rules engine stood in: without money, without a model, or while none answered. */
export const answeredBy = (engine: string, model: string | null): string => (engine === 'rules' ? 'Fixed rules' : (model ?? engine));

const capNames: Readonly<Record<Cap['cap'], string>> = {
  microsPerMonth: 'This month',
  microsPerDay: 'Last 24 hours',
  microsPerHour: 'Last hour',
  tokensPerDay: 'Tokens of the last 24 hours',
};
export const capName = (cap: Cap['cap']): string => capNames[cap];

/** Dollars to a tenth of a cent, and to a hundredth of one below that: a call costs little. */
export function dollars(micros: number): string {
  if (micros === 0) return '$0';
  const digits = micros < 10_000 ? 4 : micros < 1_000_000 ? 3 : 2;
  return `$${(micros / 1_000_000).toFixed(digits)}`;
}

const amount = (cap: Cap['cap'], value: number): string => (cap === 'tokensPerDay' ? formatCount(value) : dollars(value));

/** "$1.20 of $5.00", or "$1.20, no limit" */
export const capWords = ({ cap, used, limit }: Cap): string =>
  limit === null ? `${amount(cap, used)}, no limit` : `${amount(cap, used)} of ${amount(cap, limit)}`;

export type Nearness = 'none' | 'far' | 'near' | 'reached';

/** How near a limit is; near from four fifths on, as the warnings go out. */
export function nearness({ used, limit }: Pick<Cap, 'used' | 'limit'>): Nearness {
  if (limit === null) return 'none';
  if (used >= limit) return 'reached';
  return used >= limit * 0.8 ? 'near' : 'far';
}

/** 0 to 100. */
export const capShare = ({ used, limit }: Pick<Cap, 'used' | 'limit'>): number =>
  limit === null ? 0 : limit === 0 ? 100 : Math.min(100, Math.round((used / limit) * 100));

export const isUnused = ({ total }: Pick<ModelCost, 'total'>): boolean => total.calls === 0;

/** What one conversation cost that a model was asked in, with everything that was asked there; null without any. */
export const perConversation = ({
  conversations,
  conversationMicros,
}: Pick<ModelCost, 'conversations' | 'conversationMicros'>): number | null =>
  conversations === 0 ? null : Math.round(conversationMicros / conversations);
