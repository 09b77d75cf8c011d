import { banRisk, type SenderState } from './ban-risk.rules.js';
import { spamCheck } from './spam-check.rules.js';

const codes = (text: string, kind: 'marketing' | 'reply' = 'reply', senderName: string | null = null): string[] =>
  spamCheck({ text, kind, senderName }).reasons.map(({ code }) => code);

describe('the reasons of a spam check', () => {
  it.each([
    ['capitals', 'COME AND SEE our new shop'],
    ['exclamation', 'Great!! See you!'],
    ['shortener', 'Details: bit.ly/abc'],
    ['urgency', 'Act now, please'],
    ['hype', 'An unbelievable evening'],
    ['money_words', 'Earn extra income from home'],
    ['click_bait', 'Click here to see it'],
    ['prize', 'You have won a bicycle'],
    ['secrets', 'Please send your card number'],
    ['forbidden_content', 'Instant loans for all'],
    ['odd_spelling', 'This is F R E E for you'],
    ['stretched', 'This is soooooo good'],
    ['emoji', 'Hello \u{1F525}\u{1F525}\u{1F525}'],
    ['many_links', 'See a.example.com and b.example.com'],
    ['plain_http', 'See http://shop.example.com/a'],
    ['long', 'word '.repeat(80)],
  ])('%s', (code, text) => {
    expect(codes(text)).toContain(code);
    expect(codes('Your appointment is on Tuesday at 3 pm. Mike will come to 14 Oak St.')).not.toContain(code);
  });

  it('asks a marketing text, and no reply, for sender and way out', () => {
    const text = 'New filters are in. Come by on Saturday.';
    expect(codes(text, 'marketing', 'Northside')).toEqual(['no_opt_out', 'no_sender']);
    expect(codes(`Northside: ${text} Reply STOP to opt out.`, 'marketing', 'Northside')).toEqual([]);
    expect(codes(text, 'reply', 'Northside')).toEqual([]);
  });

  it.each(['We fixed the AC and the HVAC unit.', 'Reply STOP to opt out.', 'Use code SAVE20.'])('does not call this shouting: %s', (text) =>
    expect(codes(text)).toEqual([]),
  );

  it('says for each reason what is wrong and what to do', () => {
    for (const { message, advice } of spamCheck({
      text: 'HURRY!!! CLICK HERE bit.ly/x \u{1F525}\u{1F525}\u{1F525}',
      kind: 'marketing',
      senderName: 'A',
    }).reasons)
      expect([message, advice].every((words) => /[.?"]$/.test(words) && words.length > 6)).toBe(true);
  });
});

describe('the risk of a block', () => {
  const calm: SenderState = {
    sent7Days: 400,
    failed7Days: 4,
    optOuts7Days: 1,
    sentToday: 50,
    dailyCap: 500,
    sameWordsShare: 0.1,
    isRegistered: true,
  };
  const codesOf = (change: Partial<SenderState>): string[] =>
    banRisk({ text: 'See you at 3 pm.', kind: 'reply', senderName: null }, { ...calm, ...change }).reasons.map(({ code }) => code);

  it('is nothing for a calm sender and a calm text', () => expect(codesOf({})).toEqual([]));
  it.each<[string, Partial<SenderState>]>([
    ['opt_outs', { optOuts7Days: 6 }],
    ['failed', { failed7Days: 40 }],
    ['volume', { sentToday: 400 }],
    ['same_words', { sameWordsShare: 0.8 }],
    ['not_registered', { isRegistered: false }],
  ])('%s', (code, change) => expect(codesOf(change)).toEqual([code]));
  it('says nothing of rates while there are few texts', () =>
    expect(codesOf({ sent7Days: 10, failed7Days: 5, optOuts7Days: 5 })).toEqual([]));
});
