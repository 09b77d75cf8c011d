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

export type Work = Queues['pauses'][number]['work'];

/** What can be stopped, what it is called, and what a stop means to people. */
export const works: readonly { work: Work; name: string; effect: string }[] = [
  { work: 'turn', name: 'Answers', effect: 'Nobody is answered by the assistant. What customers write is kept and answered afterwards.' },
  {
    work: 'send',
    name: 'Sending',
    effect: 'No text leaves, also none that a person wrote and no safety text. All wait and leave afterwards.',
  },
  { work: 'job', name: 'Planned work', effect: 'Follow-ups, alerts and other timers wait and run afterwards, alarms of emergencies too.' },
];
export const workName = (work: Work): string => works.find((each) => each.work === work)?.name ?? work;

/** "Sending is stopped", "Answers and sending are stopped" */
export function stoppedWords(stopped: readonly Work[]): string {
  const names = stopped.map((work, at) => (at === 0 ? workName(work) : workName(work).toLowerCase()));
  const isMany = names.length > 1 || stopped[0] === 'turn';
  return `${names.join(names.length === 2 ? ' and ' : ', ')} ${isMany ? 'are' : 'is'} stopped`;
}

type Latency = Queues['latencies'][number];
const timed: Record<string, { name: string; goalMs: number }> = {
  webhook: { name: 'Answer to a webhook', goalMs: 100 },
  turn: { name: 'Decision', goalMs: 3_000 },
  send: { name: 'Send, until the network answers', goalMs: 1_000 },
};

export interface LatencyLine {
  of: string;
  name: string;
  p50: string;
  p95: string;
  goal: string;
  tone: Tone;
}

/** "80 ms", "1.4 s" */
export const timeWords = (ms: number | null): string =>
  ms === null ? '–' : ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;

/** How long things took lately beside what they may take. */
export function latencyLines(latencies: readonly Latency[]): LatencyLine[] {
  return latencies.map(({ of, p50Ms, p95Ms }) => {
    const { name, goalMs } = timed[of] ?? { name: humanise(of), goalMs: Infinity };
    const tone: Tone = p95Ms === null ? 'neutral' : p95Ms > goalMs ? 'warning' : 'success';
    return { of, name, p50: timeWords(p50Ms), p95: timeWords(p95Ms), goal: timeWords(goalMs), tone };
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
