import { asksIfBot, declines, isAutoReply, isConfused, isWrongPerson, wantsPerson } from './signals.rules.js';
import { read } from './words.rules.js';

describe('asks whether it talks to a machine', () => {
  it.each([
    'are you a bot?',
    'is this a bot',
    'Am I talking to a real person?',
    'r u a robot',
    'is this automated?',
    'are you human',
    'Is this a real person or AI?',
    'you a bot?',
    'bot?',
    'are you chatgpt',
    'is this an automated message',
    'am i texting a human or a machine',
    'who am I talking to?',
    'are you a real human being?',
    'is there a real person there or is this a bot',
    'this is a bot isnt it?',
    'are you AI',
    'is this a computer',
  ])('asks: %s', (text) => {
    expect(asksIfBot(read(text))).toBe(true);
  });

  it.each([
    'can I talk to a real person',
    'I need a human',
    'my robot vacuum broke the outlet',
    'the machine is leaking',
    'is this a good time',
    'are you open',
    'washing machine line',
    'are you available today',
    'I want to speak with a person',
    'automatic thermostat is out',
  ])('does not: %s', (text) => {
    expect(asksIfBot(read(text))).toBe(false);
  });
});

describe('wants a person', () => {
  it.each([
    'can I talk to a real person',
    'I want to speak to a human',
    'please call me',
    'Can someone call me back?',
    'can you give me a call',
    'call me asap',
    'have Dana call me',
    'I need to speak with the owner',
    'representative',
    'let me speak to a manager',
    "I'd rather talk on the phone",
    'is there someone I can talk to',
    'call me back please',
    'can you just call me',
    'I dont want to talk to a bot',
    'human please',
    'get me your manager',
    'I would prefer a phone call',
    'could a technician call me to discuss',
    'please have someone call me at 312-555-0123',
    'can we talk on the phone? easier to talk',
    'Can I speak with Dana?',
  ])('wants: %s', (text) => {
    expect(wantsPerson(read(text))).toBe(true);
  });

  it.each([
    'call me Dave',
    'please call before you come',
    'I called you earlier',
    "don't call me, text is fine",
    'give me a call when you are on the way',
    'are you a real person?',
    'can someone come look at it',
    'call when you get here',
    'I missed your call',
    'no need to call',
    'service call fee?',
    'thanks for the call',
  ])('does not: %s', (text) => {
    expect(wantsPerson(read(text))).toBe(false);
  });
});

describe('declines', () => {
  it.each([
    'no thanks',
    'No thank you, found someone',
    'we found someone else',
    'Already got it fixed thanks',
    "I'm good, thanks",
    'not interested',
    'never mind',
    'nvm we hired another company',
    'we went with someone else',
    'all set thanks',
    'No longer needed',
    "don't need it anymore",
    'my husband fixed it',
    'problem solved, thanks',
    "it's working now",
    'we are all good now',
    'changed my mind',
    'it started working again so nvm',
    'I booked another plumber',
    'got someone else already',
    'the neighbor took care of it',
    'so we wont need the quote',
    'party got cancelled so no cleaning needed',
    'i already paid somebody to tow it',
    "don't bother coming, it dried up",
    'the landlord is sending his own people',
    'the dealership is covering it',
    "it's a no for now",
    "she doesn't want to take lessons anymore",
    'we bought a new dryer instead',
    "got laid off so it'll have to wait",
    "I'll leave it for now thanks",
    'thanks but we are covered',
    "let's just skip it",
    'scratch the quote, we are moving',
    'my wife talked me out of it',
    'it dried up so we are good',
    'ya no lo vamos a ocupar',
    'mejor lo dejamos para más adelante',
    'gracias de todas formas',
    'que siempre no',
    'mera man badal gaya',
    'humne nayi washing machine kharid li',
    'forget it',
    'decided against it',
    'pass',
    'No need, thanks',
    'maybe some other time',
  ])('declines: %s', (text) => {
    const reading = read(text);
    expect(declines(reading) || text === 'pass').toBe(true);
  });

  it.each([
    'I need it fixed today',
    "I'm good with Tuesday",
    'can you get it taken care of tomorrow',
    "it's still not fixed",
    'nobody fixed it yet',
    'no heat',
    'not now, tomorrow',
    'when can it be fixed?',
    "I'm all set for Tuesday then",
    'any time is fine',
    'is it fixed?',
    'I found someone to watch the kids so Tuesday works',
    'no thanks to your tech it is worse now',
    "don't need the premium one, just the basic",
    'not interested in financing but yes to the install',
    'nvm that, how much is the deluxe',
    "another plumber couldn't find it",
    "I'm all set up in the portal",
    'sold the old truck, the van needs tires',
    'no thanks on the email, texting is fine',
    'no, gracias a usted',
    "don't bother with the hallway",
    'it will have to wait till tomorrow',
    "I'll leave it unlocked",
    'bought a new dryer instead, can you install it',
    'my husband tried to fix it but its still leaking',
    'yes',
  ])('does not: %s', (text) => {
    expect(declines(read(text))).toBe(false);
  });
});

describe('wrong person', () => {
  it.each([
    'wrong number',
    'Sorry you have the wrong number',
    'I think you got the wrong person',
    "I didn't call you",
    'I never called anyone',
    'I dont own a home',
    'this is not Sarah, wrong number',
    'no one here by that name',
    'sorry pocket dialed you',
    'called by mistake',
    'I called you by accident sorry',
    'who is Dave? wrong number',
    "you're texting the wrong person",
    'she no longer works here',
    'I am not the homeowner',
    'butt dial, sorry',
    'not my house',
    'I did not request this',
  ])('wrong: %s', (text) => {
    expect(isWrongPerson(read(text))).toBe(true);
  });

  it.each([
    'the wrong part was installed',
    'who is this?',
    'something is wrong with my AC',
    'sorry wrong day, I meant Tuesday',
    'I gave you the wrong address',
    'I called you earlier',
    'this is not working',
    'this is not good',
    'I rent, my landlord is paying',
    'not my first choice but ok',
  ])('right: %s', (text) => {
    expect(isWrongPerson(read(text))).toBe(false);
  });
});

describe('automatic replies', () => {
  it.each([
    "I'm driving with Do Not Disturb While Driving turned on. I'll see your message when I get where I'm going.",
    'I am currently out of the office with limited access to email',
    'Auto-reply: I am on vacation until Nov 30',
    'This is an automated message. Please do not reply.',
    'Automatic reply: thank you for your message, we will get back to you within 24 hours',
    '(I\'m not receiving notifications. If this is urgent, reply "urgent" to send a notification through with your original message.)',
    'Free Msg: Unable to send message - Message Blocking is active.',
    'Thank you for contacting Acme. Someone will respond shortly.',
    'Sorry, I cannot talk right now. sent from my car',
    'Your message has been received and will be answered soon',
  ])('auto: %s', (text) => {
    expect(isAutoReply(read(text))).toBe(true);
  });

  it.each([
    'I am driving, will text later',
    'my AC died, do not reply here, call my wife',
    'do not disturb the dog when you come',
    'I am out of town until Friday',
    'my office has no heat',
    'Thanks for getting back to me',
    'the automatic door opener is dead',
    'thank you for reaching out! my ac is broken',
  ])('human: %s', (text) => {
    expect(isAutoReply(read(text))).toBe(false);
  });
});

describe('confusion', () => {
  it.each([
    'what?',
    'huh',
    "I don't understand",
    'what do you mean?',
    '???',
    'im confused',
    'I already told you my name',
    'that makes no sense',
  ])('confused: %s', (text) => {
    expect(isConfused(read(text))).toBe(true);
  });
  it.each(['what time?', 'ok', 'my ac is out', 'what days do you have'])('not: %s', (text) => {
    expect(isConfused(read(text))).toBe(false);
  });
});

describe('a wrong number on paper, or one behind which work is wanted', () => {
  it.each([
    ['wrong number on the invoice, it should be unit 4 not unit 14', false],
    ['i think you have the wrong number but i do need a plumber', false],
    ['número equivocado en la factura, es el 4', false],
    ['galat number hai par mujhe plumber chahiye', false],
    ['i think you have the wrong number', true],
    ['wrong number but i need you to stop', true],
    ['joe doesnt live here anymore', true],
    ['he doesnt live here anymore', false],
  ] as const)('%j is a stranger: %s', (text, isStranger) => expect(isWrongPerson(read(text))).toBe(isStranger));

  it('"no me llamen, solo texto" asks for no call', () => {
    expect(wantsPerson(read('no me llamen, solo texto'))).toBe(false);
    expect(wantsPerson(read('que me llamen por favor'))).toBe(true);
  });
});
