import { engineInput } from '../../../../test/harness/engine-input.js';
import { ordinaryTexts, sourceOf } from '../../../../training/texts.js';
import { understand, understandByRules } from '../understand.rules.js';
import { read, tidy } from '../words.rules.js';
import { CHOICE_TABLE } from './choice.table.js';
import { DANGER_TABLE } from './danger.table.js';
import { featuresOf, TABLE_SIZE, withoutDays } from './features.rules.js';
import { INTENT_TABLE } from './intent.table.js';
import { judge } from './linear.rules.js';
import { senseStop, sensesDanger } from './second-sense.rules.js';
import { SENTIMENT_TABLE } from './sentiment.table.js';
import { STOP_TABLE } from './stop.table.js';
import { TIME_TABLE } from './time.table.js';

const reading = (text: string) => read(tidy(text));
const heard = (text: string) => understand(engineInput(text));

describe('the learned tables', () => {
  it.each([
    ['intents', INTENT_TABLE],
    ['sentiments', SENTIMENT_TABLE],
    ['emergencies', DANGER_TABLE],
    ['opt-out', STOP_TABLE],
    ['times', TIME_TABLE],
    ['picks', CHOICE_TABLE],
  ] as const)('%s: is that of the texts in this repository; after a change of them run npm run train:language', (task, table) => {
    expect(table.learnedFrom).toBe(sourceOf(task));
  });

  it('share one whole among the classes, whatever is read', () => {
    for (const text of ['', '?', 'hello there', 'x'.repeat(5000), '🙂', 'मुझे कल आना है']) {
      const { share, shares } = judge(INTENT_TABLE, featuresOf(reading(text)));
      const sum = Object.values(shares).reduce((total, one) => total + one, 0);
      expect(sum).toBeCloseTo(1, 9);
      expect(share).toBe(Math.max(...Object.values(shares)));
    }
  });

  it('of times and choices see no day and no number, in any language', () => {
    const seen = (text: string): Uint16Array => featuresOf(withoutDays(reading(text)));
    expect(seen('Tuesday at 10 works')).toEqual(seen('Friday at 3 works'));
    expect(seen('el martes a las 10')).toEqual(seen('el viernes a las 3'));
    expect(seen('मंगलवार को 10 बजे')).toEqual(seen('शनिवार को 3 बजे'));
    expect(seen('Tuesday at 10 works')).not.toEqual(seen('Tuesday at 10 we fly'));
  });

  it('look at numbers within the table, each once', () => {
    const features = featuresOf(reading('PLEASE call me BACK, the heater is making a weird noise!!'), ['reason:x']);
    expect(new Set(features).size).toBe(features.length);
    expect(features.every((feature) => Number.isInteger(feature) && feature >= 0 && feature < TABLE_SIZE)).toBe(true);
  });
});

describe('a second sense', () => {
  it.each([
    ['Good day, my geyser is tripping the mains, please assist', 'INTERESTED'],
    ['perhaps another year, cheers', 'NOT_INTERESTED'],
  ])('hears what no rule knows: %s', (text, intent) => {
    expect(understandByRules(engineInput(text)).intent).not.toBe(intent);
    expect(heard(text)).toMatchObject({ intent, reasonCode: 'learned' });
  });

  it('leaves a clear sign of the rules alone, and an answer to our question', () => {
    expect(heard('STOP texting me').intent).toBe('OPT_OUT');
    expect(understand(engineInput('asap', { asked: 'urgency' })).sentiment).toBe('neutral');
    expect(understand(engineInput('Tomorrow at 9', { asked: 'preferred_time' })).intent).toBe('BOOKING');
  });

  it('never takes anybody off the list, and is never sure enough to take them for a stranger', () => {
    for (const text of ordinaryTexts().filter((_, at) => at % 5 === 0)) {
      const [rules, both] = [understandByRules(engineInput(text)), heard(text)];
      expect(both.isOptOut, text).toBe(rules.isOptOut);
      if (both.reasonCode === 'learned') expect(both.confidence, text).toBeLessThan(0.8);
    }
  });

  it('keeps what was told by somebody who is only sensed to be a stranger', () => {
    const { intent, reasonCode, slots } = heard("You're after Stephen with a ph. I'm Steven with a v, different flat.");
    expect({ intent, reasonCode }).toEqual({ intent: 'WRONG_PERSON', reasonCode: 'learned' });
    expect(slots).toContainEqual(expect.objectContaining({ name: 'name', value: 'Steven' }));
  });

  it.each([
    'everyone in the salon is coughing since they opened that bottle',
    'the ceiling is bulging and water is dripping through the light',
  ])('tells a danger that has no rule: %s', (text) =>
    expect(heard(text).slots).toContainEqual(expect.objectContaining({ name: 'urgency', value: 'emergency' })),
  );

  it.each(['the kitchen sink is leaking', 'my AC stopped working', 'can you do a haircut tomorrow', 'thanks, that was quick'])(
    'hears no danger and no stop in what is said every day: %s',
    (text) => {
      expect(sensesDanger(reading(text))).toBe(false);
      expect(senseStop(reading(text))).toEqual({});
    },
  );

  it('asks a person about what may be a stop', () => {
    const text = 'these again';
    expect(senseStop(reading(text))).toEqual({ mayWantOut: true });
    expect(heard(text)).toMatchObject({ isOptOut: false, mayWantOut: true });
  });

  it.each(['quit it with the coupons already', 'bugger off with these adverts will ya', 'मैंने कोचिंग छोड़ दी है, अब मुझे ये सूचनाएँ न भेजें'])(
    'is sure of a stop in words that no rule knows, unless they answer a question or tell of a danger: %s',
    (text) => {
      expect(heard(text)).toMatchObject({ isOptOut: false, isOutSensed: true });
      expect(understand(engineInput(text, { asked: 'preferred_time' })).isOutSensed).toBeUndefined();
      expect(heard(`${text}. I smell gas`).isOutSensed).toBeUndefined();
    },
  );

  it('takes nothing that people say every day for a stop that is sure', () => {
    const taken = ordinaryTexts().filter((text, at) => at % 5 === 0 && heard(text).isOutSensed === true);
    expect(taken).toEqual([]);
  });
});
