// What we answer to STOP, START and HELP, in the language of the thread. START and STOP are said in every language: these work with each
// provider, whoever answers keywords there, while ALTO or INICIAR work with us alone. Spanish without the letters that GSM-7 lacks.
import type { Language } from '../engines/engine.port.js';

interface Sender {
  name: string;
  phone?: string | null;
}

const HELP: Readonly<Record<Language, (org: Sender) => string>> = {
  en: ({ name, phone }) =>
    `${name}: texts about your call, questions and appointments.${phone ? ` Call us at ${phone}.` : ''} Msg & data rates may apply. Reply STOP to opt out.`,
  es: ({ name, phone }) =>
    `${name}: mensajes sobre su llamada, sus preguntas y sus citas.${phone ? ` Llame al ${phone}.` : ''} Pueden aplicar tarifas de mensajes y datos. Responda STOP para no recibir mensajes.`,
  'hi-en': ({ name, phone }) =>
    `${name}: aapki call, sawaalon aur appointment ke message.${phone ? ` Call karein: ${phone}.` : ''} Message aur data ke charge lag sakte hain. Band karne ke liye STOP bhejein.`,
  hi: ({ name, phone }) => `${name}: कॉल और अपॉइंटमेंट के संदेश।${phone ? ` फ़ोन: ${phone}।` : ''} संदेश व डेटा शुल्क लग सकता है। बंद करने को STOP भेजें।`,
};

const OPTED_OUT: Readonly<Record<Language, string>> = {
  en: 'You are unsubscribed and will get no more texts from us. Reply START to get them again.',
  es: 'Ya no le enviaremos mensajes. Responda START para recibirlos de nuevo.',
  'hi-en': 'Ab aapko hamare message nahi aayenge. Phir se paane ke liye START bhejein.',
  hi: 'अब संदेश नहीं आएंगे। फिर पाने को START भेजें।',
};

const OPTED_IN: Readonly<Record<Language, string>> = {
  en: 'You are subscribed again. How can we help? Reply STOP to opt out.',
  es: 'Vuelve a recibir mensajes. ¿En qué le podemos ayudar? Responda STOP para no recibir mensajes.',
  'hi-en': 'Aapko hamare message phir se aayenge. Hum kaise madad karein? Band karne ke liye STOP bhejein.',
  hi: 'संदेश फिर शुरू हैं। बंद करने को STOP भेजें।',
};

/** HELP answer: who this is, what it is, how to reach a person, rates, how to stop (CTIA Messaging Principles 5.1). */
export function helpText(org: Sender, language: Language = 'en'): string {
  return HELP[language](org);
}

/** The one text that may follow an opt-out: no marketing, 47 CFR 64.1200(a)(12). */
export function optOutConfirmation(org: { name: string }, language: Language = 'en'): string {
  return `${org.name}: ${OPTED_OUT[language]}`;
}

/** Answer to START from a person who had opted out. */
export function optInConfirmation(org: { name: string }, language: Language = 'en'): string {
  return `${org.name}: ${OPTED_IN[language]}`;
}
