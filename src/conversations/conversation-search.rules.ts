import { relevanceOf } from '../knowledge/embedding/vectors.rules.js';

/** One older text of the person, and which words of the question it has. Words are counted from 1, in the order of the question. */
export interface LineMatch {
  messageId: string;
  conversationId: string;
  /** Its number in its own conversation. */
  seq: number;
  at: Date;
  sender: 'customer' | 'ai' | 'human' | 'system';
  text: string;
  /** Words that stand in it. */
  words: readonly number[];
  /** Words that stand for a kind of text which it is: "address" and a street with a number. */
  shapes: readonly number[];
  /** Words that nearly stand in it: typing errors. */
  nearly: readonly number[];
}

/** A line of the conversation that is about a question; the score is 0.7 relevance + 0.3 recency, from 0 to 1. */
export interface FoundLine {
  messageId: string;
  /** Another one than the conversation that was searched for: an earlier thread with the same person. */
  conversationId: string;
  seq: number;
  at: Date;
  sender: LineMatch['sender'];
  text: string;
  /** How much of the question it covers, from 0 to 1. */
  relevance: number;
  score: number;
}

/** An older text of the conversation with the cosine between it and the question. */
export type NearLine = Omit<LineMatch, 'words' | 'shapes' | 'nearly'> & { similarity: number };

/** How the texts of a person are made up: how many were looked through, and in how many of them each word of the question stands. */
export interface LineCounts {
  lines: number;
  perWord: readonly number[];
}

/**
 * The least part of a question's weight that a line must cover. Lower than for knowledge: a line is shown to the writer of the reply as
 * context, never as an answer by itself. Calibrated on test/fixtures/scroll-up.json.
 */
export const LINE_THRESHOLD = 0.3;
/** What was said this long ago counts half as fresh. */
export const LINE_HALF_LIFE_DAYS = 30;
const SHAPE_SHARE = 0.8;
const NEARLY_SHARE = 0.6;
const DAY_MS = 86_400_000;

/** The lines that are about the question, best first, at most `limit`. Words that few lines have weigh more. */
export function rankLines(matches: readonly LineMatch[], counts: LineCounts, now: Date, limit: number): FoundLine[] {
  const weights = counts.perWord.map((lines) => Math.log(1 + counts.lines / (0.5 + lines)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return [];
  return matches
    .map((match) => ({ match, relevance: coverage(match, weights) / sum }))
    .filter(({ relevance }) => relevance >= LINE_THRESHOLD)
    .map(({ match, relevance }) => found(match, relevance, now))
    .sort(byScore)
    .slice(0, limit);
}

/** Lines whose meaning is that of the question, on the scale of words: the model's own border of an answer lies at LINE_THRESHOLD. */
export function nearLines(near: readonly NearLine[], threshold: number, now: Date): FoundLine[] {
  return near
    .map((line) => found(line, relevanceOf(line.similarity, threshold, LINE_THRESHOLD), now))
    .filter(({ relevance }) => relevance >= LINE_THRESHOLD);
}

/** Lines found by words and by meaning, each once with its better score, best first, at most `limit`. */
export function mergeLines(byWords: readonly FoundLine[], byMeaning: readonly FoundLine[], limit: number): FoundLine[] {
  const best = new Map<string, FoundLine>();
  for (const line of [...byWords, ...byMeaning]) {
    const before = best.get(line.messageId);
    if (!before || before.score < line.score) best.set(line.messageId, line);
  }
  return [...best.values()].sort(byScore).slice(0, limit);
}

const byScore = (one: FoundLine, other: FoundLine): number => other.score - one.score || other.at.getTime() - one.at.getTime();

function coverage(match: LineMatch, weights: readonly number[]): number {
  return weights.reduce((all, weight, index) => all + weight * shareOf(match, index + 1), 0);
}

function shareOf(match: LineMatch, word: number): number {
  if (match.words.includes(word)) return 1;
  if (match.shapes.includes(word)) return SHAPE_SHARE;
  return match.nearly.includes(word) ? NEARLY_SHARE : 0;
}

function freshness(at: Date, now: Date): number {
  return 0.5 ** (Math.max(0, now.getTime() - at.getTime()) / DAY_MS / LINE_HALF_LIFE_DAYS);
}

function found(line: Omit<LineMatch, 'words' | 'shapes' | 'nearly'>, relevance: number, now: Date): FoundLine {
  const { messageId, conversationId, seq, at, sender, text } = line;
  return { messageId, conversationId, seq, at, sender, text, relevance, score: 0.7 * relevance + 0.3 * freshness(at, now) };
}

// What people ask for by its kind, as it looks in a text. Patterns of PostgreSQL, matched without regard to case.
const SHAPES: readonly (readonly [readonly string[], string])[] = [
  [
    ['address'],
    '\\y\\d{1,5}\\s+(\\w+\\.?\\s+){1,3}(st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|ct|court|way|place|pl|terrace|nagar|marg)\\y|\\y(calle|avenida|av)\\.?\\s+\\w+.*\\d|\\y\\d{5}\\y',
  ],
  [
    ['price', 'deposit', 'budget', 'presupuesto'],
    '[$€£₹]\\s?\\d|\\y\\d[\\d,.]*\\s?(dollars|bucks|usd|euros?|pesos|rs|rupees|rupaye)\\y|\\yrs\\.?\\s?\\d',
  ],
  [['email', 'mail', 'correo'], '[^\\s@]+@[^\\s@]+\\.[^\\s@]+'],
  [
    ['hours', 'time', 'hora', 'appointment', 'when', 'date', 'fecha', 'day', 'baje'],
    '\\y\\d{1,2}(:\\d\\d)?\\s?(am|pm|a\\.m\\.|p\\.m\\.|baje|hrs)\\y|\\y(mon|tues|wednes|thurs|fri|satur|sun)day\\y|\\y(lunes|martes|miercoles|jueves|viernes|sabado|domingo)\\y|\\y(somvaar|mangalvaar|budhvaar|guruvaar|shukravaar|shanivaar|ravivaar)\\y',
  ],
  [['phone', 'number', 'numero', 'telefono'], '\\+?\\(?\\d{3}\\)?[\\s.-]?\\d{3}[\\s.-]?\\d{4}'],
];

/** For each group of words the pattern of the kind of text that it asks for, or null. */
export function shapesOf(groups: readonly string[]): (string | null)[] {
  return groups.map((group) => {
    const words = new Set(group.split('|'));
    return SHAPES.find(([names]) => names.some((name) => words.has(name)))?.[1] ?? null;
  });
}
