import type { EngineService } from '../engine.port.js';
import { findService } from './services.rules.js';
import { read } from './words.rules.js';

const service = (id: string, name: string, keywords: string[] = []): EngineService => ({
  id,
  name,
  keywords,
  durationMinutes: 60,
  needsAddress: true,
});
const HVAC = [
  service('ac', 'AC repair', ['ac', 'cooling', 'air conditioning']),
  service('heat', 'Heating repair', ['furnace', 'heat', 'boiler']),
  service('tune', 'Maintenance visit', ['tune up', 'maintenance', 'filter']),
];
const GARAGE = [
  service('brakes', 'Brakes', ['brake pads']),
  service('tires', 'Tires', ['flat']),
  service('battery', 'Battery', ['starter']),
];
const PESTS = [service('rodents', 'Rodent control', ['mice']), service('insects', 'Insect treatment', ['ants', 'roaches'])];
const CHARGERS = [service('ev', 'EV charger installation', ['ev charger']), service('light', 'Lighting', ['lights', 'fixture'])];
const SALON = [service('cut', 'Haircut'), service('color', 'Color and highlights'), service('mani', 'Manicure')];

describe('what the customer needs', () => {
  it.each<[string, string, string, string | null]>([
    ['hvac', "My AC isn't cooling", 'AC not cooling', 'ac'],
    ['hvac', 'a/c blowing hot air', 'AC not cooling', 'ac'],
    ['hvac', 'air conditioner is leaking water', 'AC leaking', 'ac'],
    ['hvac', 'ac making a loud banging noise', 'AC making noise', 'ac'],
    ['hvac', 'the ac wont turn on', 'AC not turning on', 'ac'],
    ['hvac', 'ac not workin', 'AC not working', 'ac'],
    ['hvac', 'AC is out', 'AC not working', 'ac'],
    ['hvac', 'No heat!!', 'No heat', 'heat'],
    ['hvac', 'the ac is fine, its the furnace thats not working', 'Furnace not working', 'heat'],
    ['hvac', 'heat is out and its freezing', 'Heater not working', 'heat'],
    ['hvac', 'my furnance wont kick on', 'Furnace not turning on', 'heat'],
    ['hvac', 'furnace blowing cold air', 'Furnace not heating', 'heat'],
    ['hvac', 'need a tune up for my furnace', 'Furnace maintenance', 'tune'],
    ['hvac', 'want to get the ac serviced before summer', 'AC maintenance', 'tune'],
    ['hvac', 'thermostat is blank, not working', 'Thermostat not working', null],
    ['hvac', 'looking to replace our old boiler', 'Boiler replacement', 'heat'],
    ['hvac', 'my heat pump is iced over', 'Heat pump frozen up', 'heat'],
    ['hvac', 'the house is freezing', 'No heat', 'heat'],
    ['hvac', 'yellow flame on my furnace pilot', 'Furnace flame yellow', 'heat'],
    ['hvac', 'my pilot light went out', 'Pilot light out', 'heat'],
    ['hvac', 'need smoke detector installed', 'Smoke detector installation', null],
    ['electrical', 'outlet is smoking', 'Outlet hot or burning', null],
    ['plumbing', 'water is shooting out from under the sink', 'Sink leaking', null],
    ['plumbing', 'toilet is overflowing', 'Toilet overflowing', null],
    ['plumbing', 'kitchen sink clogged', 'Kitchen sink clogged', null],
    ['plumbing', 'the toliet keeps running', 'Toilet keeps running', null],
    ['plumbing', 'no hot water', 'No hot water', null],
    ['plumbing', 'water heater leaking all over the basement', 'Water heater leaking', null],
    ['plumbing', 'pipe burst in the basement', 'Pipe burst', null],
    ['plumbing', 'faucet dripping', 'Faucet leaking', null],
    ['plumbing', 'shower drain is slow', 'Shower clogged', null],
    ['plumbing', 'need a new garbage disposal put in', 'Garbage disposal installation', null],
    ['plumbing', 'sewer backing up into the tub', 'Sewer line clogged', null],
    ['plumbing', 'sump pump quit', 'Sump pump not working', null],
    ['electrical', 'breaker keeps tripping', 'Breaker tripping', null],
    ['electrical', 'outlet is sparking', 'Outlet sparking', null],
    ['electrical', 'lights flickering in the kitchen', 'Lights flickering', null],
    ['electrical', 'need an ev charger installed', 'EV charger installation', null],
    ['electrical', 'want a ceiling fan hung up, install', 'Ceiling fan installation', null],
    ['electrical', 'half the house has no power', 'Power out', null],
    ['electrical', 'panel upgrade', 'Electrical panel replacement', null],
    ['electrical', 'smoke detectors chirping', 'Smoke detector beeping', null],
    ['salon', 'need a haircut', 'Haircut', 'cut'],
    ['salon', 'cut and color', 'Hair color and haircut', 'color'],
    ['salon', 'do you do balayage', 'Balayage', 'color'],
    ['salon', "can I get a men's cut", "Men's haircut", 'cut'],
    ['salon', 'mani pedi for 2', 'Manicure and pedicure', 'mani'],
    ['salon', 'roots touch up', 'Root touch-up', 'color'],
    ['salon', 'need my brows done', 'Eyebrows', null],
    ['general', 'my sink is leaking', 'Sink leaking', null],
    ['general', 'I need a roof inspection', 'Roof inspection', null],
  ])('%s: %s', (vertical, text, value, serviceId) => {
    const services = vertical === 'hvac' ? HVAC : vertical === 'salon' ? SALON : [];
    const found = findService(read(text), vertical, services, false);
    expect(found?.value).toBe(value);
    expect(found?.serviceId ?? null).toBe(serviceId);
  });

  it.each([
    'hi',
    'yes please',
    'Tomorrow after 3',
    '12 Oak St',
    'Sarah Martinez',
    'who is this?',
    'how much?',
    'I need an appointment',
    'can you call me',
    'what are your hours',
  ])('nothing in: %s', (text) => {
    expect(findService(read(text), 'hvac', HVAC, false)).toBeNull();
  });

  it.each<[string, string, EngineService[], string | null]>([
    // Words of trades without a vocabulary of their own
    ['auto repair', 'it squeaks when i brake', GARAGE, 'brakes'],
    ['auto repair', 'my car wont crank', GARAGE, 'battery'],
    ['auto repair', 'se me ponchó una llanta', GARAGE, 'tires'],
    ['auto repair', 'gaadi start nahi ho rahi', GARAGE, 'battery'],
    ['pest control', 'hay cucarachas en la cocina', PESTS, 'insects'],
    ['pest control', 'रसोई में चूहे हैं', PESTS, 'rodents'],
    ['pest control', 'hornets under the porch', PESTS, 'insects'],
    // An installation of another thing
    ['electrical', 'install a chandelier', CHARGERS, 'light'],
    ['electrical', 'install an ev charger', CHARGERS, 'ev'],
    // What we did, and what is wanted now
    ['auto repair', 'you fixed my brakes in may, now i need tires', GARAGE, 'tires'],
    // One word in two shapes
    ['plumbing', 'the spigot wont stop dripping', [service('leak', 'Leak repair', ['drip'])], 'leak'],
  ])('%s: %s is of the list', (vertical, text, services, id) => {
    expect(findService(read(text), vertical, services, false)?.serviceId ?? null).toBe(id);
  });

  it.each([
    'thanks for fixing the furnace',
    'the furnace works great now',
    'my cousin does ac for a living',
    'loved your boiler video',
    'heater ab theek chal raha hai, thanks',
  ])('a job that is over or only spoken of: %s', (text) => expect(findService(read(text), 'hvac', HVAC, false)).toBeNull());

  it.each([
    ['furnace runs fine, ac blowing hot air', 'ac'],
    ['it works great but the furnace needs a tune up', 'tune'],
    ['the furnace stopped working again', 'heat'],
    ['thanks for fixing the ac, now the furnace is dead', 'heat'],
  ])('a trouble beside it counts: %s', (text, id) => expect(findService(read(text), 'hvac', HVAC, false)?.serviceId).toBe(id));

  it('takes a free description when we asked', () => {
    expect(findService(read('the thing in the basement is weird'), 'hvac', HVAC, true)?.value).toBe('The thing in the basement is weird');
    expect(findService(read('not sure'), 'hvac', HVAC, true)).toBeNull();
  });

  it.each([
    'I was at church',
    'Its for friday i think',
    'First one is good',
    'era a las 3',
    'estamos afuera',
    'need someone to look',
    'need a plumber',
    'my friend recommended you',
    'the 2pm one',
    'im in the car',
    'i was thinking tuesday',
  ])('takes no answer to another question for one: %s', (text) => expect(findService(read(text), 'plumbing', [], true)).toBeNull());

  it.each(['it makes a weird sound', 'the handle came off', 'the thing under the counter rattles', 'i am in pain on the left side'])(
    'but for what is wrong: %s',
    (text) => expect(findService(read(text), 'plumbing', [], true)).not.toBeNull(),
  );

  it('asks on where only somebody is wanted', () => {
    expect(findService(read('need someone to look'), 'plumbing', [], false)).toBeNull();
    expect(findService(read('looking for crown molding'), 'plumbing', [], false)?.value).toBe('Crown molding');
  });
});
