import { describe, expect, it } from 'vitest';
import { matches, matchesAny, matching, mayMatch, replaceEach, type Turn } from './prefilter.js';

const TEXTS = ['', 'a', 'Stop', 'please STOP texting me', 'ſtop', 'the \u212Aey is lost', 'mañana a las 5', 'कल आना', '\u{1F44D}!'];
const PATTERNS = [
  /\bstop\b/i,
  /stop/iu,
  /ſtop|stop/iu,
  /\bkey\b/iu,
  /ma[nñ]ana/,
  /कल/,
  /\u{1F44D}/u,
  /^$/,
  /a/,
  /\d/,
  /no such words|nor these/,
];

describe('the prefilter', () => {
  it.each(PATTERNS)('%s: what it lets through holds every match', (pattern) => {
    for (const text of TEXTS) expect([text, matches(text, pattern)]).toEqual([text, pattern.test(text)]);
  });
  it('keeps a pattern from being asked about letters that are not there', () => {
    expect(mayMatch('my furnace is out', /\bunsubscribe\b/)).toBe(false);
    expect(mayMatch('unsub', /\bunsubscribe\b/)).toBe(false);
    expect(mayMatch('unsubscribed', /\bunsubscribe\b/)).toBe(true);
  });
  it('asks each of a list', () => {
    for (const text of TEXTS) expect([text, matchesAny(text, PATTERNS)]).toEqual([text, PATTERNS.some((pattern) => pattern.test(text))]);
    expect(matchesAny('stop', [])).toBe(false);
  });
  it('finds entries in their order, each as often as it is asked', () => {
    const entries = [{ pattern: /late/ }, { pattern: /nothing of it/ }, { pattern: /\d/ }, { pattern: /running late/ }];
    for (let time = 0; time < 2; time += 1) expect(matching('running late, 5 min', entries)).toEqual([entries[0], entries[2], entries[3]]);
  });
  it('replaces in what the last replacement left', () => {
    const turns: Turn[] = [
      [/\bkal\b/g, 'tomorrow'],
      [/\btomorrow morning\b/g, 'dawn'],
      [/\bnever there\b/g, '?'],
      [/\b(\d) baje\b/g, (_all, hour) => `${Number(hour) + 1} pm`],
    ];
    expect(replaceEach('kal morning 5 baje', turns)).toBe('dawn 6 pm');
    expect(replaceEach('kal  5 baje', turns, (left) => left.replace(/ +/g, ' '))).toBe('tomorrow 6 pm');
    expect(replaceEach('as it was  ', turns, (left) => left.trim())).toBe('as it was  ');
  });
  it('knows a pattern that is new, of a text that was asked about before', () => {
    expect(matches('golf hotel', /\bgolf\b/)).toBe(true);
    expect(matches('golf hotel', /\bhotel\b/)).toBe(true);
    expect(matchesAny('golf hotel', [/\bindia\b/, /\bhot/])).toBe(true);
  });
  it('tells texts apart that are asked about in turn', () => {
    const words = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot'];
    const patterns = words.map((word) => new RegExp(`\\b${word}\\b`));
    for (let time = 0; time < 2; time += 1)
      for (const word of words) expect(patterns.map((pattern) => matches(word, pattern))).toEqual(words.map((other) => other === word));
  });
});
