// Which pieces of what is known fit into the context of one turn (whatsapp-sales-agent 7.1; rules.md C-43).
import type { TokenCounter } from '../../engines/tokens.rules.js';
import { clip } from '../../common/text.rules.js';
import { compactLines, compactSummary } from './compact.rules.js';

/** In the order in which they are read. `new` are the texts to answer, `older` what was found further up in the thread. */
export const PART_NAMES = [
  'profile',
  'rules',
  'tone',
  'guardrails',
  'scripts',
  'slots',
  'summary',
  'state',
  'cta',
  'knowledge',
  'older',
  'recent',
  'new',
] as const;
export type PartName = (typeof PART_NAMES)[number];

export const DEFAULT_BUDGET = 4000;
/** Of 4,000 tokens for pieces; another room has the same shares. Together they are more: not all are full at once. */
export const CAPS: Readonly<Record<PartName, number>> = {
  profile: 600,
  rules: 350,
  tone: 150,
  guardrails: 350,
  scripts: 300,
  slots: 250,
  summary: 300,
  state: 100,
  cta: 100,
  knowledge: 400,
  older: 300,
  recent: 1200,
  new: 1200,
};
/** So many of the newest lines stay whatever else is there. */
export const FLOOR = 4;
const SHORTEST = 40;
/** A line of the floor stays however dear its letters are: of an emoji made of seven characters ten tokens are left. */
const SHORTEST_OF_FLOOR = 5;
/** What gives way when the parts do not fit together: first these from their ends, then old lines, then what the business says. */
const GIVES_WAY = ['knowledge', 'older', 'recent', 'scripts', 'cta', 'profile', 'rules', 'tone'] as const;
/** What goes when all of that is gone and the lines and texts are short: code knows it and decides by it all the same. */
const LAST_BUT_TEXTS = ['summary', 'slots'] as const;
const LAST = ['state', 'guardrails'] as const;

export interface Piece {
  text: string;
  /** The message that it is. */
  seq?: number;
  /** Where it comes from, for the reader of the decision. */
  from?: string;
  /** Of a slot: its name; the text is its value. */
  label?: string;
  /** Of a message to answer: its id. */
  id?: string;
  /** Of the business: a statement or a service as it is sent; the text says the same to a reader. */
  fact?: { label: string; value: string };
  service?: { id: string; name: string; needs_address: boolean };
  /** Where it was cut: so many characters are left of it, the mark included. */
  chars?: number;
}

export interface CountedPiece extends Piece {
  tokens: number;
}

export interface ContextPart {
  name: PartName;
  cap: number;
  tokens: number;
  /** Pieces that found no room. */
  dropped: number;
  isCompacted: boolean;
  pieces: CountedPiece[];
}

export interface CompiledContext {
  budget: number;
  tokens: number;
  /** Of them, what is sent beside the pieces: our instructions, and the frame of the data. */
  frame: number;
  parts: ContextPart[];
}

/** What each part would hold with room for everything: the most important piece first; `recent` and `new` oldest first. */
export type PartDrafts = Partial<Record<PartName, readonly Piece[]>>;

/** What a piece takes in the form in which it is sent. */
export type Measure = (name: PartName, piece: Piece) => number;

/** Where nothing is sent: the words alone. */
export function measureOfWords(count: TokenCounter): Measure {
  return (_name, { text }) => count(text);
}

/**
 * Chooses the pieces: each part under its cap, all of them and the frame under the budget. A budget without room even for the floor and
 * the newest text beside the frame is exceeded by them, and then nothing else is left: those lines and that text, as short as a line of
 * the floor gets. The same drafts always give the same context. All numbers are tokens.
 */
export function compileParts(drafts: PartDrafts, budget: number, measure: Measure, frame = 0): CompiledContext {
  const room = Math.max(0, budget - frame);
  const parts = PART_NAMES.map((name) => capped(name, drafts[name] ?? [], Math.floor((CAPS[name] * room) / DEFAULT_BUDGET), measure));
  const part = (name: PartName): ContextPart => parts.find((one) => one.name === name)!;
  const over = (): number => sum(parts) - room;
  const giveWay = (names: readonly PartName[]): void => {
    for (const name of names) while (over() > 0 && part(name).pieces.length > (name === 'recent' ? FLOOR : 0)) drop(part(name));
  };
  giveWay(GIVES_WAY);
  for (const name of ['recent', 'new'] as const) if (over() > 0) shorten(part(name), part(name).tokens - over(), measure);
  giveWay(LAST_BUT_TEXTS);
  if (over() > 0) shorten(part('new'), part('new').tokens - over(), measure, SHORTEST_OF_FLOOR);
  giveWay(LAST);
  return { budget, tokens: frame + sum(parts), frame, parts };
}

/** The texts of a part that were kept. */
export function textsOf(context: CompiledContext, name: PartName): string[] {
  return partOf(context, name).pieces.map(({ text }) => text);
}

export function partOf(context: CompiledContext, name: PartName): ContextPart {
  return context.parts.find((part) => part.name === name)!;
}

function capped(name: PartName, drafts: readonly Piece[], cap: number, measure: Measure): ContextPart {
  if (name === 'slots' || name === 'summary') return compacted(name, drafts, cap, measure);
  const pieces = drafts.map((piece) => ({ ...piece, tokens: measure(name, piece) }));
  const part: ContextPart = { name, cap, tokens: total(pieces), dropped: 0, isCompacted: false, pieces };
  if (name === 'new') {
    if (part.tokens > cap) shorten(part, cap, measure);
    return part;
  }
  while (part.tokens > cap && part.pieces.length > (name === 'recent' ? FLOOR : 0)) drop(part);
  if (part.tokens > cap) shorten(part, cap, measure);
  return part;
}

function compacted(name: 'slots' | 'summary', drafts: readonly Piece[], cap: number, measure: Measure): ContextPart {
  const count: TokenCounter = (text) => measure(name, { text });
  const texts =
    name === 'summary'
      ? drafts.map(({ text }) => compactSummary(text, Math.floor(cap / Math.max(1, drafts.length)), count))
      : compactLines(
          drafts.map(({ label, text }) => ({ label: label ?? '', value: text })),
          cap,
          count,
        );
  const pieces = drafts.map((piece, at) => ({ ...piece, text: texts[at]!, tokens: count(texts[at]!) }));
  const isCompacted = drafts.some(({ label, text }, at) => texts[at] !== (name === 'slots' ? `${label ?? ''}: ${text}` : text));
  return { name, cap, tokens: total(pieces), dropped: 0, isCompacted, pieces };
}

/** Old lines go from the front, everything else from its end. */
function drop(part: ContextPart): void {
  const gone = part.name === 'recent' ? part.pieces.shift() : part.pieces.pop();
  part.tokens -= gone?.tokens ?? 0;
  part.dropped += 1;
}

/** Makes the texts of a part shorter until they fit; the oldest go only when all are as short as they get. */
function shorten(part: ContextPart, cap: number, measure: Measure, shortest = part.name === 'recent' ? SHORTEST_OF_FLOOR : SHORTEST): void {
  const longest = Math.max(0, ...part.pieces.map(({ text }) => text.length));
  for (let max = longest; part.tokens > cap && max > shortest;) {
    max = Math.max(shortest, Math.floor(max * 0.7));
    part.pieces = part.pieces.map((piece) => {
      const text = clip(piece.text, max);
      if (text === piece.text) return piece;
      const shorter = { ...piece, text, chars: max };
      return { ...shorter, tokens: measure(part.name, shorter) };
    });
    part.tokens = total(part.pieces);
  }
  while (part.name === 'new' && part.tokens > cap && part.pieces.length > 1) {
    part.tokens -= part.pieces.shift()!.tokens;
    part.dropped += 1;
  }
}

const total = (pieces: readonly CountedPiece[]): number => pieces.reduce((all, { tokens }) => all + tokens, 0);
const sum = (parts: readonly ContextPart[]): number => parts.reduce((all, { tokens }) => all + tokens, 0);
