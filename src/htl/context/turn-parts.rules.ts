// The parts of a context that the thread itself makes, anew with every turn.
import { clip } from '../../common/text.rules.js';
import { responseRate } from '../../conversations/insight.rules.js';
import type { Turn, TurnMessage } from '../../conversations/turn.port.js';
import type { Cta } from '../../onboarding/questionnaire.schema.js';
import { statesNow } from '../ctas/cta-states.rules.js';
import type { Found } from '../retrieval/found.schema.js';
import type { Piece } from './budget.rules.js';
import { told } from './parts.rules.js';

const LINES = 20;
const MAX_LINE = 400;
/** Nobody types a book into a phone; what follows is kept in the thread, but nobody reads it for an answer. */
const MAX_TEXT = 4000;
const MINUTE_MS = 60_000;
/** Free texts may leave for a day after the customer's last one (WhatsApp); SMS knows no such window. */
const WINDOW_MS = 24 * 60 * MINUTE_MS;

/** A message in at most `max` characters. */
function line({ seq, body }: TurnMessage, max: number): Piece {
  const whole = told(body);
  const text = clip(whole, max);
  return { seq, text, ...(text !== whole && { chars: max }) };
}

/** What code reads of a message: the customer's own letters, however little of it a model is told. */
export function readBody({ body }: Pick<TurnMessage, 'body'>): string {
  return clip(body, MAX_TEXT);
}

/** The newest lines of the thread, oldest first. */
export function linePieces(history: Turn['history']): Piece[] {
  return history.slice(-LINES).map((message) => ({ ...line(message, MAX_LINE), from: message.sender }));
}

/** The texts to answer, oldest first. */
export function textPieces(messages: Turn['messages']): Piece[] {
  return messages.map((message) => ({ ...line(message, MAX_TEXT), id: message.id }));
}

export function foundPieces({ pieces }: Found, source: 'knowledge' | 'conversation'): Piece[] {
  return pieces
    .filter((piece) => piece.source === source)
    .map(({ heading, body, title, isStale }) => ({
      text: told(heading === null ? body : `${heading}: ${body}`),
      from: told(isStale ? `${title} (out of date)` : title),
    }));
}

/** How the talk stands before this turn: may we write, the mood with its trend, flags, how long they wait and how often they answer. */
export function statePieces({ thread, messages }: Pick<Turn, 'thread' | 'messages'>, now: Date): Piece[] {
  const { memory, sentiment } = thread;
  const waited = now.getTime() - (messages.at(-1)?.at ?? now).getTime();
  const trend = memory.trend < 0 ? ', getting worse' : memory.trend > 0 ? ', getting better' : '';
  const flags = [...new Set(memory.riskFlags.map(({ flag }) => flag))];
  const rate = responseRate(memory.exchange);
  return [
    waited < WINDOW_MS ? 'Window: open, they just wrote' : 'Window: closed, only templates may leave by WhatsApp',
    `Mood so far: ${sentiment}${trend}`,
    ...(flags.length > 0 ? [`Flags: ${flags.join(', ')}`] : []),
    `They wait for ${Math.max(0, Math.floor(waited / MINUTE_MS))} min`,
    ...(rate === null ? [] : [`They answer ${Math.round(rate * 100)} % of our texts`]),
  ].map((text) => ({ text }));
}

/** What the business can lead this customer to, and how far each has come. */
export function ctaPieces(list: readonly Cta[], { thread }: Pick<Turn, 'thread'>, now: Date): Piece[] {
  const { memory, leadId } = thread;
  const states = statesNow(memory.cta, memory.ctaNews, { now, leadId });
  const words = (text: string): string => text.replaceAll('_', ' ');
  return list.map(({ id, kind, label }) => ({
    text: told(`${label} (${words(kind)}): ${words(states[id]?.state ?? 'not_offered')}`),
  }));
}
