import { engineInput } from '../../../test/harness/engine-input.js';
import { deniesBeingMeant } from './denied-person.rules.js';
import { understand } from './understand.rules.js';
import { read, tidy } from './words.rules.js';

describe('denies being the one we mean', () => {
  it.each([
    'never heard of you people',
    'this sim is mine now',
    'I am not Mr Rossi',
    'who is Brenda',
    'yo no soy Carla, este teléfono es nuevo',
    'jamás saqué turno ahí',
    'main Rohit nahi hun',
    'ye message kisi aur ka hoga',
  ])('%j', (text) => expect(deniesBeingMeant(read(tidy(text)))).toBe(true));

  it.each([
    'I am not home yet',
    'I think I dialled the wrong number',
    'galat number lag gaya mujhse',
    'tomorrow at 9 please',
    'no puedo el lunes',
  ])('not in %j', (text) => expect(deniesBeingMeant(read(tidy(text)))).toBe(false));
});

describe('words that strangers and customers say alike', () => {
  it.each([
    'I never asked for all of that',
    "Wrong house! Your guy rings at number 12, we're 21",
    'please delete the photo I sent, wrong one',
  ])('take nobody off and are left to a person: %j', (text) => {
    const { confidence, claimsOut, isOptOut } = understand(engineInput(text));
    expect({ isSure: confidence >= 0.9, claimsOut, isOptOut }).toEqual({ isSure: false, claimsOut: 'stranger', isOptOut: false });
  });

  it.each(['I never asked for the premium filter', 'the part you fitted is the wrong one mate'])(
    'are no stranger who tells of a job: %j',
    (text) => expect(understand(engineInput(text)).intent).not.toBe('WRONG_PERSON'),
  );

  it.each(["I didn't call you", 'wrong number', 'pocket dial, sorry'])('but not %j', (text) => {
    expect(understand(engineInput(text))).toMatchObject({ intent: 'WRONG_PERSON', confidence: 0.9 });
  });
});

describe('a stranger whom only a table hears', () => {
  it.each(["Never heard of you people, I don't even live in Texas", 'Not me, I was never at your clinic, check who you are sending to'])(
    'is claimed and left to a person: %j',
    (text) => expect(understand(engineInput(text))).toMatchObject({ claimsOut: 'stranger', isOptOut: false }),
  );

  it.each(['I never had a leak before, can you come tomorrow at 9?', "I'm not home until 5, I'm Dana"])(
    'is none who tells or asks something: %j',
    (text) => expect(understand(engineInput(text)).claimsOut).toBeUndefined(),
  );
});
