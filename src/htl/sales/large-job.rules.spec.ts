import { isLargeJob } from './large-job.rules.js';

/** What a job is worth on average, in minor units: $350. */
const AVERAGE = 35_000;

describe('a large job', () => {
  it.each([
    'We need a new HVAC system for our house',
    'how much is a new furnace installed? want a new furnace before winter',
    'Looking for a quote for a new central air system',
    'Can you replace our whole system?',
    'need to replace the furnace and ac',
    'full system replacement please',
    'AC for the whole house',
    'I want to rewire the entire house',
    'whole-house repipe, old galvanized lines',
    'We have 6 units in the building that need service',
    'multiple furnaces in our rental properties',
    'It is for a commercial building downtown',
    'commercial kitchen, the hood and the lines',
    'the heat at our restaurant is out',
    'it is a multi-family property',
    'gut renovation, all new plumbing',
    'this is new construction',
    'we have about $12,000 for this',
    'my budget is 5k dollars',
    'quiero instalar aire para toda la casa',
    'necesito un sistema nuevo de calefacción',
    'es un local comercial en el centro',
    'tenemos 4 equipos que no enfrían',
    'poore ghar ki wiring karwani hai',
    'naya cooling system chahiye',
    'hamare restaurant ka AC kharab hai',
    'office mein paanch AC hain, sab ki service karni hai',
    'पूरे घर की वायरिंग करवानी है',
    'हमारे होटल का काम है',
  ])('%s', (text) => expect(isLargeJob(text, AVERAGE)).toBe(true));

  it.each([
    'my AC is not cooling',
    'the whole house is freezing',
    'no heat in the entire house since last night',
    'we have a new furnace and it makes a noise',
    'I just got a new AC and it is leaking',
    'need a new AC filter',
    'replace the furnace thermostat please',
    'it is not a commercial building, just our home',
    'we do not need a whole new system, just a repair',
    'I saw your commercial on TV',
    'two bathrooms, one sink drips',
    'the unit is 12 years old',
    'do you charge $89 for the visit?',
    'can you come at 3 or 4?',
    'I live in an apartment on the third floor',
    'mi aire no enfría en toda la casa',
    'el equipo hace ruido',
    'mera AC thanda nahi kar raha',
    'poora ghar garam hai',
    'मेरा एसी ठंडा नहीं कर रहा',
  ])('%s is none', (text) => expect(isLargeJob(text, AVERAGE)).toBe(false));

  it.each(['14 Oak Street, Fort Myers 33901', 'our hours 90000', 'dinr 50000', 'it took 2000 rst cycles'])(
    'a number without a currency is no amount: %s',
    (text) => expect(isLargeJob(text, AVERAGE)).toBe(false),
  );
  it.each(['Rs. 33,901', 'rs 33901', 'usd 5000', '₹2,00,000', 'about 2000 bucks'])('a currency in letters counts: %s', (text) =>
    expect(isLargeJob(text, AVERAGE)).toBe(true),
  );

  it('an amount counts from five times the average on', () => {
    expect(isLargeJob('around $1,750', AVERAGE)).toBe(true);
    expect(isLargeJob('around $1,749', AVERAGE)).toBe(false);
    expect(isLargeJob('2 lakh rupees', 1_000_000)).toBe(true);
    expect(isLargeJob('around $1,750', 0)).toBe(false);
  });
});
