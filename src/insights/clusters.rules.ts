// Texts that mean the same, put together by their telling words. No model: the same texts always give the same groups.
import { withoutContactData } from '../knowledge/upkeep/questions.rules.js';
import { wordGroups } from '../knowledge/words.rules.js';

/** One text among those that are put together. */
export interface ClusterText {
  id: string;
  text: string;
  /** How often it was said. */
  times: number;
  /** Whose words they are. */
  who: string;
}

/** Texts that mean the same. */
export interface Cluster {
  /** What was said most often first. */
  texts: ClusterText[];
  times: number;
  people: number;
  /** Telling words that at least two people used, the most used first: no name of one person is among them. */
  words: string[];
}

interface Term {
  root: string;
  word: string;
}
interface Point {
  key: string;
  terms: Term[];
  texts: ClusterText[];
  times: number;
}
interface Group {
  leader: Point;
  length: number;
  points: Point[];
}

/** The least cosine to the first text of a group. Two of three words shared are two questions about the same thing, not one. */
const ALIKE = 0.7;
/** "Cost", "hours", "install": what is asked about a thing tells more than the thing. */
const ASPECT_WEIGHT = 1.5;
/** Among many texts, a word of every fifth tells little. */
const EVERYDAY = { from: 20, share: 0.2, weight: 0.5 };
/** Beyond this the rarest texts are left out: one look at a business must stay short. */
const MOST_POINTS = 3000;
const MOST_WORDS = 4;

/** Groups of at least one text each, the most said first. Texts without a telling word ("ok, thanks") are in none. */
export function clustersOf(texts: readonly ClusterText[]): Cluster[] {
  const points = pointsOf(texts);
  const weight = weightOf(points);
  const groups: Group[] = [];
  const byRoot = new Map<string, Group[]>();
  for (const point of points) {
    const length = Math.sqrt(point.terms.reduce((sum, { root }) => sum + weight(root) ** 2, 0));
    const found = nearest(point, length, byRoot, weight);
    if (found) {
      found.points.push(point);
      continue;
    }
    const group = { leader: point, length, points: [point] };
    groups.push(group);
    for (const { root } of point.terms) {
      const known = byRoot.get(root);
      if (known) known.push(group);
      else byRoot.set(root, [group]);
    }
  }
  return groups
    .map((group) => ({ key: group.leader.key, cluster: clusterOf(group) }))
    .sort((a, b) => b.cluster.times - a.cluster.times || b.cluster.people - a.cluster.people || compare(a.key, b.key))
    .map(({ cluster }) => cluster);
}

/** The telling words of a text, each with its root: "leaks" and "leaking" are one. */
export function termsOf(text: string): Term[] {
  const terms = new Map<string, string>();
  for (const group of wordGroups(withoutContactData(text))) {
    const root = rootOf(group);
    if (root !== null && !terms.has(root)) terms.set(root, root.includes('|') ? root.slice(0, root.indexOf('|')) : group);
  }
  return [...terms].map(([root, word]) => ({ root, word })).sort((a, b) => compare(a.root, b.root));
}

function rootOf(group: string): string | null {
  if (group.includes('|') || group.length < 5) return group.length === 4 ? group.replace(/(?<=[^s])s$/, '') : group;
  const root = group.replace(/ies$/, 'y').replace(/(?:ings?|ed|(?<=[sxzh])es|(?<=[^s])s)$/, '');
  if (root === group || root.length < 3) return group;
  // the root may have meanings of its own, or tell nothing
  return wordGroups(root)[0] ?? null;
}

function pointsOf(texts: readonly ClusterText[]): Point[] {
  const points = new Map<string, Point>();
  for (const text of texts) {
    const terms = termsOf(text.text);
    if (terms.length === 0) continue;
    const key = terms.map(({ root }) => root).join(' ');
    const point = points.get(key) ?? { key, terms, texts: [], times: 0 };
    point.texts.push(text);
    point.times += text.times;
    points.set(key, point);
  }
  return [...points.values()]
    .sort((a, b) => b.times - a.times || a.terms.length - b.terms.length || compare(a.key, b.key))
    .slice(0, MOST_POINTS);
}

function weightOf(points: readonly Point[]): (root: string) => number {
  const counts = new Map<string, number>();
  for (const { terms } of points) for (const { root } of terms) counts.set(root, (counts.get(root) ?? 0) + 1);
  const everyday = points.length < EVERYDAY.from ? Infinity : points.length * EVERYDAY.share;
  return (root) => (root.includes('|') ? ASPECT_WEIGHT : 1) * ((counts.get(root) ?? 0) > everyday ? EVERYDAY.weight : 1);
}

/** The group whose first text is the most alike; of equals the one that began earlier. */
function nearest(point: Point, length: number, byRoot: ReadonlyMap<string, Group[]>, weight: (root: string) => number): Group | null {
  const shared = new Map<Group, number>();
  for (const { root } of point.terms)
    for (const group of byRoot.get(root) ?? []) shared.set(group, (shared.get(group) ?? 0) + weight(root) ** 2);
  let best: Group | null = null;
  let most = ALIKE;
  for (const [group, sum] of shared) {
    const alike = sum / (length * group.length);
    if (alike > most || (best === null && alike >= ALIKE)) {
      best = group;
      most = alike;
    }
  }
  return best;
}

function clusterOf({ points }: Group): Cluster {
  const texts = points.flatMap((point) => point.texts).sort((a, b) => b.times - a.times || compare(a.id, b.id));
  const users = new Map<string, { word: string; who: Set<string>; times: number }>();
  for (const point of points) {
    for (const { root, word } of point.terms) {
      const entry = users.get(root) ?? { word, who: new Set<string>(), times: 0 };
      for (const text of point.texts) entry.who.add(text.who);
      entry.times += point.times;
      users.set(root, entry);
    }
  }
  return {
    texts,
    times: texts.reduce((sum, { times }) => sum + times, 0),
    people: new Set(texts.map(({ who }) => who)).size,
    words: [...users.values()]
      .filter(({ who }) => who.size > 1)
      .sort((a, b) => b.times - a.times || compare(a.word, b.word))
      .slice(0, MOST_WORDS)
      .map(({ word }) => word),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
