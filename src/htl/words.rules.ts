// The words of a reply (C-44): the limit of the business holds for the whole of it, not for each of its parts.
import { isDeepStrictEqual } from 'node:util';
import { wordCount } from '../common/text.rules.js';
import { isLongAllowed } from '../policy/kinds.rules.js';
import type { Block, Decision, Effects, Facts } from './htl.schema.js';

/** What counts: everything but what must be said as it is (Block.isExempt). */
export function countedWords(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.isExempt ? 0 : wordCount(block.text)), 0);
}

/** What a plan may do without a word about it in its text; what else it does is told, whatever the limit. */
const QUIET: ReadonlySet<string> = new Set<keyof Effects>(['escalations', 'isQualified', 'isLeadLost', 'hasNoOpenings']);

/**
 * The plan within the limit of the business: parts that count give way from the end, until one is left. A question that gives way was not
 * asked, and is asked another time. Lists of openings, bookings, words about danger and hand-overs are as long as they are.
 */
export function inWords({ business, pending }: Pick<Facts, 'business' | 'pending'>, plan: Decision): Decision {
  const isTold = plan.close !== undefined || Object.keys(plan.effects).some((effect) => !QUIET.has(effect));
  if (isLongAllowed(plan.kind) || plan.isUrgent || isTold) return plan;
  const blocks = [...plan.blocks];
  while (countedWords(blocks) > business.maxWords && blocks.filter(({ isExempt }) => !isExempt).length > 1)
    blocks.splice(
      blocks.findLastIndex(({ isExempt }) => !isExempt),
      1,
    );
  if (blocks.length === plan.blocks.length) return plan;
  const { asking: _asking, confirming: _confirming, ...rest } = plan;
  const isStillOpen = plan.pending !== null && isDeepStrictEqual(plan.pending, pending);
  return { ...rest, blocks, ...(!isStillOpen && { pending: null, lastAsked: null }) };
}
