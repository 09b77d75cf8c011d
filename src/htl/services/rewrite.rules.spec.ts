import { readFileSync } from 'node:fs';
import { optOutLine } from '../../policy/opt-out-line.rules.js';
import { TONES } from './hype.rules.js';
import { rewriteTask } from './rewrite-task.rules.js';
import { alternatives, judge, rewrite } from './rewrite.rules.js';
import { RISKS } from './spam-check.rules.js';
import { factChange } from './text-facts.rules.js';

interface Labelled {
  trade: string;
  sender: string;
  kind: 'marketing' | 'reply';
  language: string;
  /** What a person would call it. */
  risk: string;
  text: string;
  /** What must still stand in it, written down by hand. */
  facts: string[];
}

const labelled = JSON.parse(readFileSync('test/fixtures/spam-texts.json', 'utf8')) as Labelled[];
const flat = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ');
const made = labelled.map((each, index) => ({
  ...each,
  result: rewrite({ text: each.text, kind: each.kind, senderName: each.sender, language: each.language, tone: TONES[index % 3]! }),
}));
const rank = (risk: string): number => (RISKS as readonly string[]).indexOf(risk);

describe('rewording the labelled spam texts', () => {
  it('has at least 100 of them', () => expect(labelled.length).toBeGreaterThanOrEqual(100));

  it('lowers the risk class of at least 85 %', () => {
    const fell = made.filter(({ result }) => rank(result.after.risk) < rank(result.before.risk));
    expect(fell.length / made.length).toBeGreaterThanOrEqual(0.85);
  });

  it('keeps every fact that a person wrote down', () => {
    const lost = made.flatMap(({ facts, result }) => facts.filter((fact) => !flat(result.text).includes(flat(fact))));
    expect(lost).toEqual([]);
  });

  it('adds no fact but the sender and the way out', () => {
    const added = made.flatMap(({ text, sender, language, result }) =>
      factChange(text, result.text, `${sender} ${optOutLine(language)}`).added.map((fact) => [fact.text, result.text]),
    );
    expect(added).toEqual([]);
  });

  it('agrees with the labels on at least 85 %', () => {
    expect(made.filter(({ risk, result }) => result.before.risk === risk).length / made.length).toBeGreaterThanOrEqual(0.85);
  });

  it('never turns what no wording can mend into something harmless', () => {
    const hopeless = made.filter(({ trade }) => ['prize', 'phishing', 'loans', 'crypto', 'betting'].includes(trade));
    expect(hopeless.map(({ result }) => result.after.risk)).toEqual(['high', 'high', 'high', 'high', 'high']);
  });

  it('gives three different wordings of each, one per tone', () => {
    for (const { text, kind, sender, language } of labelled) {
      const texts = alternatives({ text, kind, senderName: sender, language }).map((each) => each.text);
      expect(new Set(texts).size).toBe(3);
    }
  });
});

describe('a wording that may not be given out', () => {
  const original = { text: 'HURRY!!! Mike comes Friday at 5pm for $79, code SAVE20', kind: 'reply' as const, senderName: null };
  it.each([
    ['loses a name', 'Someone comes Friday at 5pm for $79, code SAVE20.'],
    ['loses a price', 'Mike comes Friday at 5pm, code SAVE20.'],
    ['changes a price', 'Mike comes Friday at 5pm for $97, code SAVE20.'],
    ['changes a time', 'Mike comes Friday at 6pm for $79, code SAVE20.'],
    ['changes a day', 'Mike comes Monday at 5pm for $79, code SAVE20.'],
    ['changes a code', 'Mike comes Friday at 5pm for $79, code SAVE30.'],
    ['adds a promise', 'Mike comes Friday at 5pm for $79, code SAVE20. The first visit is free.'],
    ['adds a name', 'Mike and Sofia come Friday at 5pm for $79, code SAVE20.'],
    ['adds a link', 'Mike comes Friday at 5pm for $79, code SAVE20: www.example.com'],
    ['denies it', 'Mike does not come Friday at 5pm for $79, code SAVE20.'],
    ['shouts more', 'HURRY!!! ACT NOW!!! Mike comes Friday at 5pm for $79, code SAVE20 LAST CHANCE!!!'],
  ])('%s', (_, text) => expect(judge(original, text)).toBeNull());

  it('passes when every fact stays', () => {
    expect(judge(original, 'Mike will come on Friday at 5 pm for $79, with the code SAVE20.')).toMatchObject({ risk: 'low' });
  });

  it('is refused from a model too, with a sentence that says why', () => {
    const task = rewriteTask(original, ['casual']);
    const read = (text: string) => task.read({ texts: [{ tone: 'casual', text }] });
    expect(read('Mike drops by Friday, 5pm, $79, code SAVE20.')).toMatchObject({ value: [{ tone: 'casual' }] });
    expect(read('Mike drops by Friday, 5pm, $59, code SAVE20.')).toMatchObject({
      error: expect.stringContaining('loses or adds a fact') as string,
    });
    expect(task.read({ texts: [] })).toMatchObject({ error: expect.stringContaining('casual') as string });
    expect(task.read('nonsense')).toHaveProperty('error');
  });
});
