import { formatDuration } from '../shared/business-time';
import { humanise } from '../shared/format';
import type { DeadLetter, Membership, Queues } from '../shared/types';
import type { Tone } from '../theme/tones';

type Backlog = Queues['backlog'][number];

const names: Record<string, string> = {
  turn: 'Conversations waiting for an answer',
  send: 'Texts waiting to leave',
  job: 'Planned work that is due',
  unknown: 'Texts whose fate is not known yet',
};
/** What was due longer ago than this has been passed over by several rounds of the pollers. */
const slowSeconds = 30;
const stuckSeconds = 300;

export interface BacklogLine {
  kind: string;
  name: string;
  count: number;
  tone: Tone;
  words: string;
}

/** Work that waits, in words. What has given up has a list of its own below. */
export function backlogLines(backlog: readonly Backlog[]): BacklogLine[] {
  return backlog
    .filter((row) => row.kind !== 'dead')
    .map((row) => {
      const name = names[row.kind] ?? humanise(row.kind);
      if (row.count === 0) return { kind: row.kind, name, count: 0, tone: 'success', words: 'Nothing waits' };
      const age = Math.max(0, Math.round(row.oldestDueSeconds));
      const tone: Tone = age >= stuckSeconds ? 'danger' : age >= slowSeconds ? 'warning' : 'info';
      return { kind: row.kind, name, count: row.count, tone, words: `Oldest due for ${formatDuration(age)}` };
    });
}

const redisLooks: Record<Queues['redis'], { label: string; tone: Tone; hint: string }> = {
  up: { label: 'Redis is up', tone: 'success', hint: 'Work starts at once.' },
  down: { label: 'Redis is down', tone: 'danger', hint: 'The pollers carry the work: answers come up to a second later. Nothing is lost.' },
  absent: { label: 'No Redis', tone: 'neutral', hint: 'The pollers carry the work: answers come up to a second later.' },
};
export const redisLook = (state: Queues['redis']) => redisLooks[state];

export const letterName = (letter: Pick<DeadLetter, 'type' | 'kind'>): string =>
  letter.type === 'conversation' ? 'A conversation without its answer' : humanise(letter.kind.replace(/[._]/g, ' '));

/** What another try does, said before it is pressed. */
export const retryHint = (letter: Pick<DeadLetter, 'type'>): string =>
  letter.type === 'conversation' ? 'The assistant reads it again and may answer the customer.' : 'The work is done now.';

/** A thread opens inside its own business, if this person belongs to it. */
export function threadAddress(letter: Pick<DeadLetter, 'orgId' | 'conversationId'>, memberships: readonly Membership[]): string | null {
  const slug = memberships.find((membership) => membership.orgId === letter.orgId)?.slug;
  return slug && letter.conversationId ? `/t/${slug}/inbox/${letter.conversationId}` : null;
}
