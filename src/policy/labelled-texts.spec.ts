import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectEmergency } from './emergency.rules.js';
import { detectOptOut } from './free-text-opt-out.rules.js';
import { classifyKeyword } from './keywords.rules.js';

interface Labelled {
  text: string;
  want: boolean;
  vertical?: string;
}

const labelled = (name: string): Labelled[] =>
  JSON.parse(readFileSync(join(process.cwd(), 'test/fixtures/language', `${name}.json`), 'utf8')) as Labelled[];
const isOptOut = ({ text }: Labelled): boolean => classifyKeyword(text) === 'stop' || detectOptOut(text).isOptOut;
const isActedOn = ({ text }: Labelled): boolean => classifyKeyword(text) === 'stop' || detectOptOut(text).confidence >= 0.9;
const isDanger = ({ text, vertical }: Labelled): boolean => detectEmergency(text, vertical ?? 'hvac') !== null;
const wrong = (texts: Labelled[], read: (entry: Labelled) => boolean): string[] =>
  texts.filter((entry) => read(entry) !== entry.want).map(({ text, want }) => `${want ? 'missed' : 'false alarm'}: ${text}`);

// Dangers and wishes to stop are found without any engine, in every mode: what the labelled texts hold, policy itself must see.
describe('policy alone', () => {
  const optOuts = [...labelled('opt-out'), ...labelled('policy-opt-out')];
  const dangers = [...labelled('emergencies'), ...labelled('policy-emergencies')];

  it('sees every wish to stop and silences nobody else', () => expect(wrong(optOuts, isOptOut)).toEqual([]));

  it('sees every danger and raises no false alarm', () => expect(wrong(dangers, isDanger)).toEqual([]));

  it('is sure enough to act on a wish to stop at once, all but a few', () => {
    const stops = optOuts.filter(({ want }) => want);
    expect(stops.filter(isActedOn).length / stops.length).toBeGreaterThan(0.97);
  });

  it('has enough texts of both kinds to say so', () => {
    for (const texts of [labelled('policy-opt-out'), labelled('policy-emergencies')]) {
      expect(texts.filter(({ want }) => want).length).toBeGreaterThanOrEqual(60);
      expect(texts.filter(({ want }) => !want).length).toBeGreaterThanOrEqual(60);
      expect(new Set(texts.map(({ text }) => text)).size).toBe(texts.length);
    }
  });

  it('does not take a danger for a wish to stop, nor the other way round', () => {
    expect(dangers.filter(({ want }) => want).filter(isOptOut)).toEqual([]);
    expect(optOuts.filter(({ want }) => want).filter(isDanger)).toEqual([]);
  });
});
