import { detectOptOut } from './free-text-opt-out.rules.js';

describe('asks us to stop without the usual words', () => {
  it.each([
    'i will report you to the fcc if you text again',
    "one more text and I'm calling my attorney",
    'how do I get off this list',
    'is there a way to unsubscribe from these',
    'block me from your list',
    'you never had my permission to text me, no consent to texts',
    'u keep texting me and i never asked',
    'this number is on the do not call registry, do not contact it',
    'please make sure my number gets deleted',
    "I'd rather not get these",
    'discontinue texts to this phone',
    '🛑',
    'alto a los mensajes',
    '¿cómo me doy de baja?',
    'ya no me interesa recibir sus textos',
    'bas karo message bhejna',
    'मैसेज भेजना बंद कीजिए',
  ])('%j', (text) => expect(detectOptOut(text)).toMatchObject({ isOptOut: true }));
});

describe('hears no stop in', () => {
  it.each([
    'unsubscribe? no I love these',
    "don't unsubscribe me",
    'how do I stop the toilet from running',
    'how do i make it stop beeping',
    'my lawyer will text you the lease again',
    'police came by, keep texting me updates',
    'harassment training at work, text me again at 5',
    'is my number saved or deleted',
    'can you turn off the alerts on the thermostat',
    'you keep texting me the wrong address',
    'the fcc tag is missing on the breaker, text me again when you are here',
    '🛑 the water first, then the heater',
    'quiero dejar de recibir agua fría en la ducha',
    'van a demandar al dueño, me mandan la factura?',
    'mujhe late mat karna',
    'agar phir message aaye to batana',
  ])('%j', (text) => expect(detectOptOut(text)).toMatchObject({ isOptOut: false }));
});
