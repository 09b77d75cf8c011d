import { segments } from '../common/text.rules.js';
import { CUSTOMER_LANGUAGES } from '../engines/engine.port.js';
import { helpText, optInConfirmation, optOutConfirmation } from './keyword-texts.rules.js';
import { classifyKeyword } from './keywords.rules.js';

const org = { name: 'Northside Heating & Air' };

it.each(CUSTOMER_LANGUAGES)('in %s they name the business and a word that works, in one segment', (language) => {
  const [out, back] = [optOutConfirmation(org, language), optInConfirmation(org, language)];
  for (const text of [out, back]) {
    expect(text.startsWith(`${org.name}: `)).toBe(true);
    expect(segments(text), text).toMatchObject({ encoding: language === 'hi' ? 'UCS-2' : 'GSM-7', count: 1 });
  }
  expect(classifyKeyword(/\b(START|STOP)\b/.exec(out)![0])).toBe('start');
  expect(classifyKeyword(/\b(START|STOP)\b/.exec(back)![0])).toBe('stop');
});

it.each(CUSTOMER_LANGUAGES)('HELP in %s says who this is, how to reach a person and how to stop', (language) => {
  const text = helpText({ ...org, phone: '(312) 555-0111' }, language);
  expect(text).toContain(org.name);
  expect(text).toContain('(312) 555-0111');
  expect(text).toContain('STOP');
  expect(segments(text), text).toMatchObject({ encoding: language === 'hi' ? 'UCS-2' : 'GSM-7' });
  expect(segments(text).count, text).toBeLessThanOrEqual(2);
  expect(helpText(org, language)).not.toMatch(/undefined|null/);
});

it('speaks English where no language is known', () => {
  expect(optOutConfirmation(org)).toBe(optOutConfirmation(org, 'en'));
  expect(helpText(org)).toContain('Msg & data rates');
});
