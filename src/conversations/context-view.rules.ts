import { clip } from '../common/text.rules.js';
import { stripMarkers } from '../engines/model/clean.rules.js';
import type { BusinessState, StoredContext } from './decision.schema.js';
import type { TurnMessage } from './turn.port.js';
import type { DecisionRecord } from './decisions.reader.js';

export interface PieceView {
  text: string;
  tokens: number;
  from: string | null;
}

/** A compiled context in words again: messages and the pieces of the business put back where their numbers stood. */
export interface ContextView {
  budget: number;
  tokens: number;
  parts: { name: string; tokens: number; cap: number; dropped: number; isCompacted: boolean; pieces: PieceView[] }[];
}

export interface DecisionDetails extends Omit<DecisionRecord, 'context' | 'replay'> {
  context: ContextView | null;
}

/** The numbers of all messages that a context holds. */
export function seqsOf(context: StoredContext): number[] {
  return context.parts.flatMap(({ pieces }) => pieces.flatMap((piece) => ('seq' in piece ? [piece.seq] : [])));
}

export interface SpokenLine {
  sender: string;
  body: string;
}

/** Puts the words back. A message that was deleted or erased since shows as what is left of it. */
export function contextView(
  context: StoredContext,
  business: Pick<BusinessState, 'pieces'> | null,
  lines: ReadonlyMap<number, SpokenLine>,
): ContextView {
  return {
    budget: context.budget,
    tokens: context.tokens,
    parts: context.parts.map(({ name, tokens, cap, dropped, isCompacted, pieces, fixed }) => ({
      name,
      tokens,
      cap,
      dropped,
      isCompacted,
      pieces: [
        ...(business && fixed ? business.pieces.slice(fixed.from, fixed.from + fixed.count) : []).map((text) => ({
          text,
          tokens: 0,
          from: null,
        })),
        ...pieces.map((piece): PieceView => {
          if ('text' in piece) return { text: piece.text, tokens: piece.tokens, from: piece.from ?? null };
          const line = lines.get(piece.seq);
          return {
            text: asSent(line?.body ?? '', piece.chars),
            tokens: piece.tokens,
            from: line ? `${line.sender}, message ${piece.seq}` : `message ${piece.seq}`,
          };
        }),
      ],
    })),
  };
}

/** A message as it was sent: without control marks, and no longer than it was cut. */
function asSent(body: string, chars: number | undefined): string {
  const text = stripMarkers(body);
  return chars === undefined ? text : clip(text, chars);
}

/** A decision with all that it was made of: the state of the business, and the messages that were read. */
export interface StoredDecision {
  record: DecisionRecord;
  state: BusinessState | null;
  messages: TurnMessage[];
}

/** What a reader of one decision gets: the record without what only a replay needs. */
export function detailsOf({ replay: _replay, context: _stored, ...view }: DecisionRecord, context: ContextView | null): DecisionDetails {
  return { ...view, context };
}
