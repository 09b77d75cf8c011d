import type { ObjectionKind } from '../engine.port.js';
import { findObjection } from './objections.rules.js';
import { answerFromPlaybook, type PlaybookEntry } from './playbook.rules.js';
import { read } from './words.rules.js';

const PLAYBOOK: PlaybookEntry[] = [
  { objection: 'no_time', answer: 'A visit takes an hour.' },
  { objection: 'I need to think about it', answer: 'Of course, the time stays open until tonight.' },
  { objection: 'Too expensive', answer: 'The visit fee comes off the repair.' },
  { objection: 'my budget is small', answer: 'There is a plan in three parts.' },
  { objection: "I don't trust you", answer: 'Ask for our licence number.' },
  { objection: 'competitor', answer: 'We come the same day.' },
  { objection: 'Spouse', answer: 'Bring them along.' },
  { objection: 'union shop', answer: 'Our crew is in the union.' },
];

const answer = (text: string, playbook = PLAYBOOK, maySay: (words: string) => boolean = () => true): string | null => {
  const kind = findObjection(read(text))?.kind ?? null;
  return answerFromPlaybook(kind, text, playbook, maySay);
};

describe('the playbook of a business', () => {
  it.each<[string, string | null]>([
    ["that's too expensive for me", 'The visit fee comes off the repair.'],
    ['thats a bit steep', 'The visit fee comes off the repair.'],
    ['bahut mehnga hai', 'The visit fee comes off the repair.'],
    ['es demasiado caro', 'The visit fee comes off the repair.'],
    ['cant afford it, our budget is tiny', 'There is a plan in three parts.'],
    ['let me think about it', 'Of course, the time stays open until tonight.'],
    ["I'm too busy right now", 'A visit takes an hour.'],
    ['is this a scam?', 'Ask for our licence number.'],
    ['another company quoted me less', 'We come the same day.'],
    ['I have to ask my wife first', 'Bring them along.'],
    ['do you use a union shop?', 'Our crew is in the union.'],
    ['my AC is not cooling', null],
  ])('"%s": %s', (text, wanted) => expect(answer(text)).toBe(wanted));

  it('words decide within a kind only', () => {
    const playbook = [
      { objection: 'Too expensive', answer: 'price' },
      { objection: 'My wife thinks it is a scam and too expensive', answer: 'other' },
    ];
    expect(answer('thats too expensive', playbook)).toBe('price');
    // every word of a label that is about something else was said, and it is not meant
    expect(answer('too expensive, no time for that', [{ objection: 'no_time', answer: 'time' }])).toBeNull();
  });

  it('what may not be said gives way to the next of its kind', () => {
    expect(answer('too expensive', PLAYBOOK, (words) => !words.includes('fee'))).toBe('There is a plan in three parts.');
    expect(answer('too expensive', PLAYBOOK, () => false)).toBeNull();
  });

  it.each<[string, ObjectionKind]>([
    ['price', 'price'],
    ['budget', 'price'],
    ['not_now', 'timing'],
    ['need to check with husband', 'ask_someone'],
    ['found someone cheaper', 'competitor'],
    ['not interested', 'no_need'],
    ['reviews', 'trust'],
    ['already fixed', 'already_fixed'],
  ])('a label "%s" is about %s', (objection, kind) => {
    expect(answerFromPlaybook(kind, 'hm', [{ objection, answer: 'yes' }], () => true)).toBe('yes');
  });

  it('the first of two equal answers stands', () => {
    const two = ['a', 'b'].map((words) => ({ objection: 'price', answer: words }));
    expect(answer('too expensive', two)).toBe('a');
  });
});
