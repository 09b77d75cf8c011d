import { plannedTurn, simpleTurn } from '../../../test/fixtures/planned-turn.js';
import { spokenIn } from '../outcome.rules.js';
import { promisesDeed } from './deeds.rules.js';
import { barePrice } from './bare-price.rules.js';
import { hoursAsOffer } from './hours.rules.js';

const TEXT = 'my AC is not cooling';
const ASK = 'What name should I put this under?';
const writers = (draft: string): (string | null)[] =>
  [plannedTurn(TEXT, draft), simpleTurn(TEXT, draft)].map(
    ({ turn, context, facts, plan }) => spokenIn(turn, context, facts, plan).reply.writer,
  );

describe('a price without the sign of a currency does not leave in a model’s words', () => {
  it.each([
    'A visit costs 89 plus tax.',
    'It runs 89.',
    'The visit is 89.',
    'We charge 120 for that.',
    'The fee is only 95.',
    'That would be about 150.',
    'Just 75 for the diagnostic.',
    'Usually between 80 and 120.',
    'Usually 80-120.',
    'A visit: 89.',
    '89 gets you a visit.',
    '89 bucks.',
    'Eighty-nine dollars.',
    'It is eighty-nine plus tax.',
    'About ninety for the visit.',
    'A hundred and fifty covers it.',
    'Around two hundred.',
    'A new system is 4k.',
    'A new system starts at 4,500.',
    'Half price this week.',
    'It is 89 an hour.',
    'It is 89/hr.',
    'It is 89.50.',
    'Only 24 a month.',
    'The first visit is free.',
    'No cost to you.',
    'It costs nothing.',
    'It is on us.',
  ])('%s', (draft) => expect(writers(`${draft} ${ASK}`)).toEqual(['code', 'code']));

  it.each([
    'La visita cuesta 89.',
    'Sale en 90.',
    'Son 89 más impuestos.',
    'Cuesta ochenta y nueve.',
    'Cobramos cien por la visita.',
    'Visit ke 500 lagenge.',
    'Paanch sau lagenge.',
    'Sirf 300 mein ho jayega.',
    'विज़िट के 500 लगेंगे।',
    'विज़िट के ५०० लगेंगे।',
    'पांच सौ लगेंगे।',
  ])('%s', (draft) => expect(barePrice(draft, { stated: [], said: [] })).not.toBeNull());

  it.each([
    ['How old is the unit, more than 10 years?', []],
    ['Is it a 2015 unit?', ['it is a 2015 Carrier']],
    ['Is it set to 72 degrees?', []],
    ['Was it built before 1990?', []],
    ['We answer 24/7. What is your name?', []],
    ['Is it a 16x25 filter?', []],
    ['Does it say error 33 or R-410A?', []],
    ['Are there 12 outlets?', []],
    ['Is it on the 3rd floor, unit 302?', []],
    ['One moment, do you have a name for me?', []],
    ['Does Tue Nov 24, 2:00 PM work?', []],
    ['You can call (312) 555-0111. What is your name?', []],
    ['Is 14 Oak Street still right?', []],
    ['¿Tiene más de 20 años?', []],
    ['Kya yeh 15 saal purana hai?', []],
    ['Una persona le puede ayudar. ¿Cuál es su nombre?', []],
    ['Ek minute, aapka naam kya hai?', []],
  ])('%s is no price', (draft, said) => expect(barePrice(draft, { stated: [], said })).toBeNull());

  it('what the business stated may be said, and the number of its house is no price', () => {
    const stated = ['Price of Diagnostic visit $89', '95 Oak Street', 'Hours Mon-Fri 8 AM-5 PM'];
    expect(barePrice('A visit costs 89.', { stated, said: [] })).toBeNull();
    expect(barePrice('A visit costs eighty-nine.', { stated, said: [] })).toBeNull();
    expect(barePrice('A visit costs 95.', { stated, said: [] })).toBe('95');
    // a customer's own price is nobody's promise
    expect(barePrice('So 50 it is.', { stated, said: ['I pay 50'] })).toBe('50');
  });
});

describe('an arrival that nobody booked does not leave in a model’s words', () => {
  it.each([
    "We'll be there at 8 AM.",
    'We’ll be there at 8 AM.',
    'We will come at 8 AM.',
    'We can come at 8 AM.',
    'They can be there by 5 PM.',
    'He can make it at 8 AM.',
    'See you at 8 AM.',
    'See you tomorrow.',
    'See you then.',
    "Tomorrow morning we'll come.",
    'A technician is on the way.',
    'Our technician is heading over.',
    "We're sending someone out.",
    "I'm sending a plumber.",
    "She'll stop by soon.",
    'The crew is going to swing by.',
    'Someone can get to you within the hour.',
    'Expect us at 8 AM.',
    "You're on the schedule.",
    'I have put you down for 8 AM.',
    "We've reserved 8 AM for you.",
    'Your appointment is set.',
    'Looking forward to seeing you.',
    'Our plumber will call you back.',
    "We'll have someone out there soon.",
    'He would be there by 8 AM.',
    'A tech comes out this afternoon.',
    'We come tomorrow at 8.',
    "We're there first thing tomorrow.",
    'Our manager calls you back.',
    "We'll be sending someone.",
    'We will be in touch.',
    'We will fix it today.',
    'You will receive a call.',
    'You will hear from us.',
    '8 sharp.',
    'Scheduled!',
    'All set!',
    'Consider it done.',
  ])('%s', (draft) => expect(writers(`${draft} ${ASK}`)).toEqual(['code', 'code']));

  it.each([
    '8 AM works.',
    "Let's do 8 AM.",
    'Your visit is at 8 AM.',
    'I have 8 AM free for you.',
    'The technician has a window of 8 AM-5 PM.',
    '8 AM it is!',
    'We have 5 PM open.',
  ])('%s stands in the opening hours only', (draft) => expect(writers(`${draft} ${ASK}`)).toEqual(['code', 'code']));

  it.each([
    'Llegaremos a las 8.',
    'Estaremos ahí mañana.',
    'Podemos ir a las 8 AM.',
    'El técnico va en camino.',
    'Nos vemos mañana.',
    'Le mandamos un técnico hoy.',
    'Su cita está confirmada.',
    'Hum kal aayenge.',
    'Technician raste mein hai.',
    'Hum 8 baje aa sakte hain.',
    'Kisi ko bhej rahe hain.',
    'Kal milte hain.',
    'Booking confirm ho gayi.',
    'हम कल आएंगे।',
    'हम 8 बजे पहुंच जाएंगे।',
    'तकनीशियन रास्ते में है।',
    'हम भेज रहे हैं।',
    'कल मिलते हैं।',
  ])('%s', (draft) => expect(promisesDeed(draft)).toBe(true));

  it.each([
    'When can we come by?',
    'What time would you like us to come?',
    "What's the address so we can come out?",
    'Where should someone come?',
    'Is there a day someone can come?',
    'What is the best time we can come?',
    'When can you make it?',
    'Can you make it on another day?',
    'Will someone be home?',
    'To get a technician out to you, what is your name?',
    'So we can get someone out to you, may I have your name?',
    'Before we send someone, what is your name?',
    "We'll need a few details to get you on the schedule. What is your name?",
    'We can have someone look at it. What is your name?',
    'We can get that fixed for you. What is your name?',
    'We come to you, so what is the address?',
    'Should someone come in the morning?',
    'Is it set to cool?',
    "Let's get you scheduled for a visit. What is your name?",
    'We can help with that. What is your name?',
    "I'll need your name to go on.",
    "We'll look for a time that suits you. What is your name?",
    'We repair AC units of every make. What is your name?',
    'You can come in whenever it suits you. When is good?',
    '¿Cuándo podemos pasar?',
    '¿A qué hora podemos ir?',
    '¿Qué día le mandamos un técnico?',
    '¿Cuál es la dirección para que podamos ir?',
    '¿Me da su nombre, por favor?',
    'Hum kab aa sakte hain?',
    'Aapka naam kya hai?',
    'हम कब आ सकते हैं?',
    'आपका नाम क्या है?',
  ])('%s promises nothing', (draft) => expect(promisesDeed(draft)).toBe(false));

  it.each([
    "We're open 8 AM to 5 PM. What is your name?",
    'Our hours are Mon-Fri 8 AM-5 PM. What is your name?',
    'We open at 8 AM. What is your name?',
    'We are closed on Sunday, we open Monday at 8 AM. What is your name?',
    'What time between 8 AM and 5 PM works for you?',
    'We work Mon-Fri 8 AM-5 PM, what is your name?',
    'Is 2 PM still right?',
  ])('%s says when the doors are open, or what the customer said', (draft) =>
    expect(hoursAsOffer(draft, ['Mon-Fri 8 AM-5 PM', 'can you come at 2 pm'], ['Hours Mon-Fri 8 AM-5 PM'])).toBeNull(),
  );
});
