import { documentsFromAnswers } from '../onboarding/profiles/from-answers.rules.js';
import { turnProfile, type TurnProfile } from '../onboarding/profiles/turn-profile.rules.js';
import { questionnaire } from '../../test/fixtures/questionnaire.js';
import { Talk } from '../../test/fixtures/talk.js';
import { critique } from '../policy/content-critic.rules.js';
import { replyLanguage, type LanguageCode } from './memory/language.rules.js';

function version(languages: LanguageCode[], changes: Partial<TurnProfile> = {}): TurnProfile {
  const made = turnProfile('v', documentsFromAnswers(questionnaire({ scripts: [] })));
  return { ...made, languages, defaultLanguage: languages[0]!, scripts: [], sales: { ...made.sales, objections: [] }, ...changes };
}

interface Spoken {
  languages: LanguageCode[];
  says: [text: string, hears: RegExp][];
}

const TALKS: Record<string, Spoken> = {
  es: {
    languages: ['en', 'es'],
    says: [
      ['Hola, mi aire acondicionado no funciona', /nombre|quién/],
      ['me llamo Ana Torres', /domicilio/],
      ['415 Maple St, Evanston', /fecha/],
      ['el martes por la tarde', /^Tenemos .*\n1\) mar 24 nov, \d+:00 PM\n.*prefiere\?$/s],
      ['la primera', /cita queda hecha, Ana: mar 24 nov, \d+:00 PM para AC repair en 415 Maple St/],
      ['muchas gracias', /^$/],
      ['¿a qué hora es mi cita? quiero cancelarla', /Cancelo su cita de mar 24 nov/],
      ['sí', /se cancela mar 24 nov/],
    ],
  },
  'hi-en': {
    languages: ['hi-en', 'en'],
    says: [
      ['namaste, mera AC kharab hai', /naam/],
      ['mera naam Rohit Sharma hai', /address/],
      ['415 Maple St, Evanston', /theek rahega/],
      ['mangalwar dopahar', /khaali hain.*\n1\) Tue 24 Nov, \d+:00 PM\n.*theek rahega\?$/s],
      ['pehla wala', /Booking ho gayi, Rohit: Tue 24 Nov, \d+:00 PM, AC repair, 415 Maple St/],
      ['dhanyavaad', /^$/],
    ],
  },
  hi: {
    languages: ['en', 'hi'],
    says: [
      ['नमस्ते, मेरा एसी खराब है', /नाम/],
      ['मेरा नाम रोहित शर्मा है', /पता|पते/],
      ['415 Maple St, Evanston', /ठीक रहेगा/],
      ['मंगलवार दोपहर', /खाली हैं.*\n1\) मंगल 24 नवंबर, \d+:00 PM\n.*ठीक रहेगा\?$/s],
      ['1', /बुकिंग हो गई/],
    ],
  },
};

describe('a customer is answered in the own language', () => {
  it.each(Object.entries(TALKS))('%s, from the first text to the booking', async (language, { languages, says }) => {
    const talk = new Talk('hvac', { greeting: null, version: version(languages) });
    for (const [text, hears] of says) {
      const answer = await talk.says(text);
      expect(answer, `after "${text}"`).toMatch(hears);
      expect(critique(answer || 'x', talk.last.kind, { pricingPolicy: 'never' }), answer).toEqual([]);
    }
    expect(talk.memory.language?.code).toBe(language);
  });

  it('where the business writes it only', async () => {
    const talk = new Talk('hvac', { version: version(['en']) });
    expect(await talk.says('Hola, mi aire acondicionado no funciona')).toMatch(/name|speaking/);
  });

  it('without documents in English', async () => {
    expect(await new Talk('hvac').says('Hola, mi aire acondicionado no funciona')).toMatch(/name|speaking/);
  });

  it.each<[LanguageCode | null, LanguageCode[], LanguageCode, LanguageCode | null]>([
    ['es', ['en', 'es'], 'es', null],
    ['es', ['en'], 'en', 'es'],
    ['hi', ['en', 'hi-en'], 'hi-en', 'hi'],
    ['hi-en', ['en', 'es'], 'en', 'hi-en'],
    ['en', ['es'], 'es', 'en'],
    [null, ['hi-en', 'en'], 'hi-en', null],
  ])('%s, for a business that writes %j: %s', (code, languages, is, insteadOf) => {
    const remembered = code === null ? null : { code, confidence: 0.6, candidate: null };
    expect(replyLanguage(remembered, { languages, defaultLanguage: languages[0]! })).toEqual({ is, insteadOf });
  });
});

describe("the business's own scripts", () => {
  const script = (kind: 'opener' | 'qualification' | 'exit' | 'objection', name: string, language: LanguageCode, body: string) => ({
    kind,
    name,
    language,
    body,
  });

  it('come first, each in its language', async () => {
    const scripts = [
      script('qualification', 'name', 'es', '¿Con quién tengo el gusto?'),
      script('qualification', 'name', 'en', 'Whom may I help?'),
      script('exit', 'graceful', 'es', 'Que tenga buen descanso.'),
    ];
    const talk = new Talk('hvac', { version: version(['en', 'es'], { scripts }) });
    expect(await talk.says('Hola, mi aire acondicionado no funciona')).toContain('¿Con quién tengo el gusto?');
    expect(await talk.says('ya no lo necesito, gracias')).toBe('Que tenga buen descanso.');
    const english = new Talk('hvac', { version: version(['en', 'es'], { scripts }) });
    expect(await english.says('my AC is broken')).toContain('Whom may I help?');
  });

  it('open a thread in which nothing was said yet, and are told once what writes', async () => {
    const scripts = [script('opener', 'new_lead', 'en', 'Hello, the automated assistant of {business} here. What can we fix?')];
    const talk = new Talk('hvac', { greeting: null, disclosure: 'first_message', version: version(['en'], { scripts }) });
    expect(await talk.says('hi')).toBe('Hello, the automated assistant of Northside here. What can we fix?');
    expect(talk.memory.disclosedAt).not.toBeNull();
  });

  it('that ask two things, or would leave a gap, give way to our words', async () => {
    const scripts = [
      script('qualification', 'name', 'en', 'Your name? And your age?'),
      script('opener', 'new_lead', 'en', 'Hi {name}, what can we do?'),
    ];
    const talk = new Talk('hvac', { greeting: null, version: version(['en'], { scripts }) });
    expect(await talk.says('hi')).not.toMatch(/[{}]|what can we do/);
    expect(await talk.says('my AC is broken')).not.toContain('age');
  });

  it('fill in what they leave open, the name of the assistant and of the customer too (C-38)', async () => {
    const scripts = [
      script('opener', 'new_lead', 'en', 'Hi {{contact.first_name | "there"}}, {{agent.name}} of {business} here. What can we fix?'),
      script('objection', 'too_expensive', 'en', 'Fair point, {{contact.first_name | "friend"}}. The visit comes off the repair.'),
    ];
    const talk = new Talk('hvac', { greeting: null, version: version(['en'], { scripts, agentName: 'Mia' }) });
    expect(await talk.says('hi')).toContain('Hi there, Mia of Northside here. What can we fix?');
    await talk.says('my AC is broken, my name is Sarah');
    expect(await talk.says("that's too expensive")).toContain('Fair point, Sarah. The visit comes off the repair.');
  });

  it('answer an objection in the language of the customer, before the playbook does', async () => {
    const scripts = [script('objection', 'too_expensive', 'es', 'La visita se descuenta del arreglo.')];
    const sales = { ...version(['en']).sales, objections: [{ objection: 'Too expensive', answer: 'The visit comes off the repair.' }] };
    const talk = new Talk('hvac', { version: version(['en', 'es'], { scripts, sales }) });
    await talk.says('Hola, mi aire acondicionado no funciona');
    expect(await talk.says('es demasiado caro')).toContain('La visita se descuenta del arreglo.');
    const english = new Talk('hvac', { version: version(['en', 'es'], { scripts, sales }) });
    await english.says('my AC is broken');
    expect(await english.says('that is too expensive')).toContain('The visit comes off the repair.');
    expect(english.handler).toBe('ai');
  });
});

it('a price that was named and is called high goes to a person where the business has no answer, and one that was charged always does', async () => {
  const talk = new Talk('hvac');
  await talk.says('my AC is broken');
  await talk.says('that is too expensive');
  expect(talk.handler).toBe('ai');
  await talk.says('400 is too expensive');
  expect(talk.handler).toBe('human');
  const sales = { ...version(['en']).sales, objections: [{ objection: 'Too expensive', answer: 'The visit comes off the repair.' }] };
  const other = new Talk('hvac', { version: version(['en'], { sales }) });
  await other.says('my AC is broken');
  await other.says('you overcharged me, that was too expensive, I want a refund');
  expect(other.handler).toBe('human');
});
