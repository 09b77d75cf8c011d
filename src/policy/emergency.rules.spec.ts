import { segments } from '../common/text.rules.js';
import { detectEmergency } from './emergency.rules.js';
import { emergencyNumber, safetyTextFor, type Hazard } from './safety-texts.rules.js';

const hazardOf = (text: string, vertical = 'hvac'): Hazard | null => detectEmergency(text, vertical)?.hazard ?? null;

describe('finds the hazard', () => {
  it.each<[string, Hazard]>([
    ['everyone has a headache and the furnace is running', 'carbon_monoxide'],
    ['boiler is hissing and the pressure gauge is in the red', 'fire'],
    ['flames behind the dryer', 'fire'],
    ['the light fixture filled with water and is crackling', 'electrical'],
    ['water is rising in the basement', 'flood'],
    ["my dad fell and won't wake up", 'medical'],
    ['my kid is trapped in the bathroom', 'medical'],
    ['water heater is leaking everywhere', 'flood'],
    ['sump pump failed and basement filling with water', 'flood'],
    ['help fire', 'fire'],
    ['fuego en la cocina', 'fire'],
    ['mi calentador huele a quemado', 'fire'],
    ['water is leaking through the light fixture', 'electrical'],
    ['no tengo calefacción y tengo un bebé', 'no_heat'],
    ['se descompuso la calefacción y está helando', 'no_heat'],
    ['the cellar is flooding, the water is almost at the sockets', 'electrical'],
    ['I smell gas in my kitchen', 'gas'],
    ['smells like gas near the furnace!!', 'gas'],
    ['strong gas smell', 'gas'],
    ['I think I have a gas leak', 'gas'],
    ['there is a smell of rotten eggs in the basement', 'gas'],
    ['contractor hit a gas line', 'gas'],
    ['since last week I smell gas', 'gas'],
    ['it smelled of gas last year, but now it smells of gas again', 'gas'],
    ['propane leaking from the tank', 'gas'],
    ['huele a gas en mi casa', 'gas'],
    ['hay una fuga de gas', 'gas'],
    ['gas ki smell aa rahi hai', 'gas'],
    ['गैस की बदबू आ रही है', 'gas'],
    ['My carbon monoxide alarm is going off', 'carbon_monoxide'],
    ['CO detector beeping and I have a headache', 'carbon_monoxide'],
    ['co alarm went off twice tonight', 'carbon_monoxide'],
    ['carbon monoxide poisoning?', 'carbon_monoxide'],
    ['CO alarm keeps chirping', 'carbon_monoxide'],
    ['CO alarm chirp kar raha hai', 'carbon_monoxide'],
    ['mi hijo no respira', 'medical'],
    ['pipe burst, I shut off the main but it is still coming through the ceiling', 'flood'],
    ['toilet overflowing onto the hall carpet', 'flood'],
    ['chhat se paani tapak raha hai bahut tez', 'flood'],
    ['someone broke into my house', 'violence'],
    ['the furnace is on fire', 'fire'],
    ['there is smoke coming out of the vent', 'fire'],
    ['I see sparks from the outlet', 'fire'],
    ['outlet is sparking', 'fire'],
    ['burning smell from the breaker panel', 'fire'],
    ['house full of smoke', 'fire'],
    ['the wires are melting', 'fire'],
    ['se está quemando el calentador', 'fire'],
    ['aag lag gayi hai', 'fire'],
    ['आग लग गई', 'fire'],
    ['my basement is flooding', 'flood'],
    ['the kitchen flooded last night', 'flood'],
    ['burst pipe in the bathroom', 'flood'],
    ['a pipe burst!', 'flood'],
    ['water is pouring through the ceiling', 'flood'],
    ['water everywhere please hurry', 'flood'],
    ['sewage backing up into the tub', 'flood'],
    ['my water heater exploded', 'flood'],
    ['se inundó la cocina', 'flood'],
    ['I got shocked by the light switch', 'electrical'],
    ['the dryer shocked me', 'electrical'],
    ['power line down in my yard', 'electrical'],
    ['there is an exposed wire in the kids room', 'electrical'],
    ['water dripping into the electrical panel', 'electrical'],
    ['current lag gaya', 'electrical'],
    ['no heat and we have a newborn', 'no_heat'],
    ['Our furnace died. My grandmother is 84 years old.', 'no_heat'],
    ['heater not working and it is 10 degrees outside', 'no_heat'],
    ['no heat, pipes are freezing', 'no_heat'],
    ["the heat won't turn on and my wife is on oxygen", 'no_heat'],
    ["I can't breathe", 'medical'],
    ['my dad passed out', 'medical'],
    ['chest pains, need help', 'medical'],
    ['no puedo respirar', 'medical'],
    ['someone is breaking into my house', 'violence'],
    ['he has a gun', 'violence'],
    ["he's threatening to kill me", 'violence'],
    ['I smell gas. Also what does a tune-up cost?', 'gas'],
    ['I smell gas and the outlet is sparking', 'gas'],
    ['I SMELL GAS!!!', 'gas'],
    ['I don’t need a quote; I smell gas', 'gas'],
  ])('%j is %s', (text, hazard) => expect(hazardOf(text)).toBe(hazard));
  it('finds what a salon may meet', () => {
    expect(hazardOf('my scalp is burning and my face is swelling', 'salon')).toBe('medical');
    expect(hazardOf('severe allergic reaction to the dye', 'salon')).toBe('medical');
    expect(hazardOf('no heat and a newborn here', 'salon')).toBeNull();
  });
});

describe('lets everything else through', () => {
  it.each([
    'furnace has been a headache, come tomorrow',
    'my wife has a headache, lets do friday instead of thursday for the furnace',
    'exhaust fan in the bathroom is loud',
    'he cannot move it to friday',
    'we had a flood two years ago and now the drywall is soft',
    'last winter a pipe burst, want to insulate now',
    'what counts as an emergency',
    'the pan caught fire last week, need a new hood',
    'furnace smells like burning dust',
    'the gas company said no leak',
    "I'm not smelling gas but it's cold",
    'my breaker keeps tripping',
    'my ceiling is dripping water',
    'I shocked my wife with the price lol',
    'my gas bill is too high',
    'do you install gas furnaces',
    'how much is a gas line quote',
    'emergency exit light install',
    'I need emergency service',
    'my old furnace smelled of gas last year but fixed',
    'my old furnace smelled of gas last year but it was fixed',
    'no gas smell',
    "I don't smell gas",
    'gas leak detector install',
    'gas fireplace will not light',
    'fireplace cleaning',
    'install smoke detectors',
    'smoke detector battery chirping',
    'CO detector chirping, probably the battery',
    'el detector de CO pita cada minuto, creo que es la pila',
    'CO detector lagane ka charge?',
    'धुआँ अलार्म की बैटरी बदलने का कितना लोगे',
    'गैस लीक हो तो आप लोग क्या करते हो?',
    'smelled gas last week but its gone now, gas company cleared it',
    '"I smell gas" is what the previous tenant wrote on the form in January',
    'someone broke into my ac unit and stole the copper',
    'Pipe burst. I shut off the main. Need someone today',
    'se me reventó un tubo pero ya cerré la llave, necesito plomero hoy',
    'toilet overflowing in the hall bathroom HURRY',
    'chhat se paani tapak raha hai',
    'casi me infarto con la factura jajaja',
    'nani ko heart attack aaya tha 5 saal pehle, kya unka root canal ho sakta',
    'CO detector installation price',
    'carbon monoxide detector needs a new battery',
    'fire alarm inspection',
    'you guys are on fire lately',
    'smoking hot deal',
    'I was shocked at the price',
    'sticker shock!',
    'flood light installation',
    'my phone is flooded with calls',
    'flood insurance question',
    'that quote gave me a heart attack',
    'the price is killing me',
    'spark plug',
    'AC not cooling',
    'no heat',
    'heater not working',
    'furnace out since yesterday',
    'no hot water',
    'the basement flooded 2 years ago',
    'what if a pipe bursts while I am away',
    'how to prevent frozen pipes from a burst pipe',
    'can you come tomorrow',
    'my AC is leaking water',
    'dripping faucet',
    'nail gun',
    'my toilet is clogged',
    'freon smell?',
    'we need a fire extinguisher',
    'burst of cold air',
    'the pipe burst was repaired already',
    '',
    '😀',
    'Is 911 Main St in your area?',
    'kids room thermostat is off by 2 degrees',
  ])('%j', (text) => expect(hazardOf(text)).toBeNull());
});

describe('safety texts', () => {
  const hazards: Hazard[] = [
    'gas',
    'carbon_monoxide',
    'fire',
    'flood',
    'electrical',
    'no_heat',
    'medical',
    'violence',
    'self_harm',
    'collapse',
    'danger',
  ];
  it.each(hazards)('%s: fixed, names the emergency number, promises nobody, fits 320 characters', (hazard) => {
    for (const vertical of ['hvac', 'plumbing', 'electrical', 'salon', 'general']) {
      for (const language of ['en', 'es', 'hi'] as const) {
        const text = safetyTextFor(hazard, vertical, 'US', language);
        expect(text).toContain('911');
        expect(text).not.toMatch(/\{|on (?:the|their|our) way|right away to you|someone is coming/);
        expect([...text].length).toBeLessThanOrEqual(320);
        if (language === 'en') expect(segments(text).encoding).toBe('GSM-7');
      }
    }
  });
  it.each([
    ['US', '911'],
    ['GB', '999'],
    ['IN', '112'],
    ['DE', '112'],
    ['AU', '000'],
  ])('%s calls %s', (country, number) => expect(emergencyNumber(country)).toBe(number));
  it('answers in the language of the text', () => {
    expect(detectEmergency('huele a gas en mi casa', 'hvac')?.safetyText).toContain('Salga del edificio');
    expect(detectEmergency('गैस की बदबू आ रही है', 'hvac', { country: 'IN' })?.safetyText).toContain('112');
    expect(detectEmergency('I smell gas', 'hvac', { country: 'GB' })?.safetyText).toContain('999');
  });
  it('names the lifeline where there is one, the emergency number everywhere', () => {
    const text = (country: string, language: 'en' | 'es' | 'hi'): string => safetyTextFor('self_harm', 'salon', country, language);
    for (const language of ['en', 'es', 'hi'] as const) {
      for (const country of ['US', 'CA']) expect(text(country, language)).toMatch(/988.*911/s);
      expect(text('GB', language)).toContain('999');
      for (const country of ['GB', 'IN', 'MX']) expect(text(country, language)).not.toContain('988');
    }
  });
  it('uses the words of the trade', () => expect(detectEmergency('burst pipe!', 'plumbing')?.safetyText).toContain('meter'));
});
