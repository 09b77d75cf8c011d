import { detectOptOut } from './free-text-opt-out.rules.js';

describe('short refusals', () => {
  it.each([
    'wtf who is this stop',
    'wtf stop',
    'quien es? stop',
    'kaun hai ye stop',
    'hes dead, stop calling',
    'stop calling, he passed away',
    'my mom passed away please stop texting her',
    'ya murió, no le llamen',
    'unki death ho gayi, call mat karo',
    'who is this?? wrong number, dont message here again',
    'this is a work phone, take it out of your system',
    'not interested, not now not ever',
    'no me interesa, ni ahora ni nunca',
    'interest nahi hai, na ab na kabhi',
    'i dont want these anymore',
    'could I not get these anymore?',
    'you may call, but I never want another text from here',
    'if i get another one im reporting you',
    'si me llega otro los voy a reportar',
    'ek aur aaya to report kar dunga',
    'Go bother someone else with your roof specials',
    'vayan a molestar a otro',
    'kisi aur ko pareshan karo',
    'kindly drop me and my husband both from the text blast',
    'service achi thi but ab texts nahi chahiye',
  ])('%j is a stop', (text) => expect(detectOptOut(text).confidence).toBeGreaterThanOrEqual(0.9));

  it.each([
    "Joe doesn't live here anymore",
    'sorry, maria does not live here no more',
    'José ya no vive aquí',
    'joe ab yahan nahi rehta',
    'Yo no soy Elena, ella cambió de número hace mucho',
    "I'm not Elena, she changed her number",
  ])('%j is a wrong number', (text) => expect(detectOptOut(text)).toMatchObject({ isOptOut: true, isWrongNumber: true }));

  it.each(['he doesnt live here anymore', 'maria moved out last year'])('%j is for a person to look at', (text) => {
    const { isOptOut, confidence } = detectOptOut(text);
    expect(isOptOut && confidence < 0.9).toBe(true);
  });

  it.each([
    'wtf is wrong with my ac it wont stop',
    'who is this, stop by tomorrow',
    'my furnace is dead stop calling and come fix it',
    "thermostat doesn't work here anymore",
    "my tenant doesn't live here anymore can you quote the cleanup",
    'not interested now, maybe in spring',
    'i dont want this anymore',
    'i dont want these anymore, can i return the filters',
    'could we not get these appointments',
    'i dont want another text about it until friday',
    'if i get another leak im calling the landlord',
    'si me llega otra factura así los voy a reportar',
    'dont bother someone else with this, ill do it',
    "drop me and my husband from friday's appointment",
    'wrong number but i do need a plumber',
    'número equivocado pero sí necesito un plomero',
    'galat number hai par mujhe plumber chahiye',
    'wrong number on the invoice, it should be unit 4 not unit 14',
    'número equivocado en la factura, es el 4',
    'STOP calling me and just fix my toilet please',
    'stop calling me and just text me',
    'bhabhi ne stop likh diya tha, mere reminder chalu rakhna',
  ])('%j is none', (text) => expect(detectOptOut(text).isOptOut).toBe(false));

  it.each([
    'wrong number but i need you to stop',
    'wrong number but whatever, remove me',
    'mere messages band karo',
    'STOP calling me and leave me alone, dont text',
  ])('%j still is one', (text) => expect(detectOptOut(text).isOptOut).toBe(true));
});
