import type { Memory } from '../../conversations/memory.schema.js';
import { timeLabel } from '../../common/time.rules.js';
import { isKnown, type SlotMap, type SlotName } from '../../leads/slots.rules.js';

/** About 150 tokens: what is less important is left out whole, nothing is cut in the middle (rules.md C-43). */
export const MAX_SUMMARY = 700;
const MAX_VALUE = 90;

/** What a summary is made of: facts that code knows, never words of a model. */
export interface SummaryFacts {
  slots: SlotMap;
  memory: Memory;
  zone: string;
  sentiment: string;
  upcoming: readonly { label: string; serviceName: string }[];
  openQuestion: string | null;
}

interface Part {
  /** What may be left out first has the highest number. */
  rank: number;
  text: string;
}

const ASKED: Readonly<Record<SlotName, string>> = {
  service_needed: 'what they need',
  urgency: 'how urgent it is',
  name: 'their name',
  address: 'the address',
  preferred_time: 'when it suits them',
  email: 'their e-mail',
};

/** The thread in a few sentences, in the order in which a person wants to read them; at most MAX_SUMMARY characters. */
export function summaryOf(facts: SummaryFacts): string {
  const parts = [...who(facts), ...booked(facts), ...promises(facts), ...doubts(facts), ...mood(facts), ...people(facts), ...open(facts)];
  let kept = parts;
  while (kept.length > 1 && length(kept) > MAX_SUMMARY) {
    const last = Math.max(...kept.map(({ rank }) => rank));
    const drop = kept.findLastIndex(({ rank }) => rank === last);
    kept = kept.filter((_, index) => index !== drop);
  }
  return kept
    .map(({ text }) => text)
    .join(' ')
    .slice(0, MAX_SUMMARY);
}

const length = (parts: readonly Part[]): number => parts.reduce((sum, { text }) => sum + text.length + 1, 0);
const clip = (value: string): string => (value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE - 1).trimEnd()}…` : value);

function who({ slots }: SummaryFacts): Part[] {
  const said = (name: SlotName): string | null => (isKnown(slots, name) ? clip(slots[name]!.value) : null);
  const name = said('name') ?? 'The customer';
  const address = said('address');
  const need = said('service_needed');
  const urgency = said('urgency');
  const time = said('preferred_time');
  const first = `${name}${address ? ` (${address})` : ''} ${need ? `needs: ${need}` : 'has not said what they need'}.`;
  return [
    { rank: 0, text: first },
    ...(urgency && urgency !== 'unknown' ? [{ rank: 2, text: `Urgency: ${urgency}.` }] : []),
    ...(time ? [{ rank: 3, text: `Wants to come: ${time}.` }] : []),
  ];
}

function booked({ upcoming }: SummaryFacts): Part[] {
  const [next] = upcoming;
  return next ? [{ rank: 1, text: `Booked: ${clip(next.serviceName)}, ${next.label}.` }] : [];
}

function promises({ memory, zone }: SummaryFacts): Part[] {
  return memory.commitments.slice(-4).map(({ by, text, dueAt }) => ({
    rank: 4,
    text: `${by === 'customer' ? 'They said' : 'We promised'}: "${clip(text)}"${dueAt ? ` (by ${timeLabel(new Date(dueAt), zone)})` : ''}.`,
  }));
}

function doubts({ memory }: SummaryFacts): Part[] {
  const clash = memory.contradictions.findLast(({ isSettled }) => !isSettled);
  const risks = memory.riskFlags.map(({ flag }) => flag.replaceAll('_', ' '));
  return [
    ...(clash ? [{ rank: 4, text: `Unclear ${clash.slot.replaceAll('_', ' ')}: "${clip(clash.before)}" or "${clip(clash.after)}".` }] : []),
    ...(risks.length > 0 ? [{ rank: 5, text: `Careful: ${risks.join(', ')}.` }] : []),
  ];
}

function mood({ memory, sentiment }: SummaryFacts): Part[] {
  if (sentiment === 'neutral' && memory.trend === 0) return [];
  const way = memory.trend > 0 ? ', getting better' : memory.trend < 0 ? ', getting worse' : '';
  return [{ rank: 6, text: `Mood: ${sentiment}${way}.` }];
}

function people({ memory, zone }: SummaryFacts): Part[] {
  const last = memory.humanStretches.at(-1);
  if (!last) return [];
  return [
    {
      rank: 5,
      text: `A person from the team answered from ${timeLabel(new Date(last.from), zone)} to ${timeLabel(new Date(last.to), zone)}.`,
    },
  ];
}

function open({ memory, openQuestion }: SummaryFacts): Part[] {
  if (openQuestion !== null) return [{ rank: 3, text: openQuestion }];
  return memory.lastAsked ? [{ rank: 3, text: `We asked for ${ASKED[memory.lastAsked]}.` }] : [];
}
