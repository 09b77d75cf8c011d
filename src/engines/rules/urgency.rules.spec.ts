import { findUrgency, isMerelySoon } from './urgency.rules.js';
import { read } from './words.rules.js';

describe('urgency', () => {
  it.each<[string, string | null]>([
    ['I smell gas in the kitchen', 'emergency'],
    ['smells like rotten eggs', 'emergency'],
    ['gas leak!', 'emergency'],
    ['my carbon monoxide alarm is going off', 'emergency'],
    ['CO detector going off', 'emergency'],
    ['pipe burst in basement', 'emergency'],
    ['water everywhere please hurry', 'emergency'],
    ['my basement is flooding', 'emergency'],
    ['the ceiling is collapsing from water', 'emergency'],
    ['outlet is sparking', 'emergency'],
    ['smoke coming from the panel', 'emergency'],
    ['there is a burning smell from the furnace', 'emergency'],
    ['the breaker box is on fire', 'emergency'],
    ['sewage backing up in the tub', 'emergency'],
    ['no heat and we have a newborn', 'emergency'],
    ['its an emergency', 'emergency'],
    ['This is an EMERGANCY', 'emergency'],
    ['water is gushing out of the wall', 'emergency'],
    ['I got shocked by the light switch', 'emergency'],
    ['no ac and my grandma is on oxygen', 'emergency'],
    // What they say of the hurry comes before what the trouble suggests
    ['no heat but im in florida so no rush', 'flexible'],
    ['heat went out, we have space heaters, can wait til tomorrow', 'soon'],
    ['no heat, it cant wait', 'urgent'],
    ['are you guys still coming today', null],
    ['asap please', 'urgent'],
    ['its urgent', 'urgent'],
    ['need someone today', 'urgent'],
    ['no heat', 'urgent'],
    ["we don't have heat, no hot water either", 'urgent'],
    ['can someone come right away', 'urgent'],
    ['our only toilet is clogged', 'urgent'],
    ['toilet is overflowing', 'urgent'],
    ['its 92 degrees in here', 'urgent'],
    ["it won't stop leaking", 'urgent'],
    ['half the house is without power', 'urgent'],
    ['need it tonight', 'urgent'],
    ['pipe burst but I shut off the main', 'urgent'],
    ['pipe burst and I cant shut off the main', 'emergency'],
    ['sometime this week would be good', 'soon'],
    ['tomorrow works', 'soon'],
    ['in the next few days', 'soon'],
    ['not an emergency but would like it soon', 'soon'],
    ['no rush', 'flexible'],
    ['whenever you can', 'flexible'],
    ['not urgent', 'flexible'],
    ['not an emergency', 'flexible'],
    ['it can wait', 'flexible'],
    ['just looking for a quote', 'flexible'],
    ['next month is fine', 'flexible'],
    ['no hurry at all', 'flexible'],
    ['my name is Sarah', null],
    ['12 Oak St', null],
    ['faucet drips', null],
    ['do you have an emergency number', null],
    ['need to replace smoke detectors', null],
    ['do you charge extra for emergency service', null],
    ['hello', null],
  ])('%s -> %s', (text, value) => {
    expect(findUrgency(read(text), 'hvac', false)?.value ?? null).toBe(value);
  });

  it.each<[string, string]>([
    ['pretty urgent', 'urgent'],
    ['very', 'urgent'],
    ['not really', 'flexible'],
    ['no', 'flexible'],
    ['kinda', 'soon'],
    ['within a week', 'soon'],
    ['today', 'urgent'],
  ])('asked: %s -> %s', (text, value) => {
    expect(findUrgency(read(text), 'hvac', true)?.value).toBe(value);
  });

  it('a salon has no emergencies', () => {
    expect(findUrgency(read('hair emergency!! box dye gone wrong'), 'salon', false)?.value ?? null).not.toBe('emergency');
  });
});

describe('urgent only because a day was named', () => {
  it.each([
    ['can u stop by today', true],
    ['my shower has no hot water', true],
    ['no heat, can you come today', false],
    ['need someone asap', false],
    ['toilet is overflowing', false],
  ])('%s: %s', (text, isMere) => expect(isMerelySoon(read(text))).toBe(isMere));
});
