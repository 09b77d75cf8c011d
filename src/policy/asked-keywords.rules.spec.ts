import { CUSTOMER_LANGUAGES } from '../engines/engine.port.js';
import { asksForStopWord } from './asked-keywords.rules.js';
import { helpText, optInConfirmation, optOutConfirmation } from './keyword-texts.rules.js';
import { optOutLine } from './opt-out-line.rules.js';

it.each([
  'Reply CANCEL to cancel it.',
  'reply cancel to cancel it',
  'Just say CANCEL and we will free the slot',
  'You can text us "quit" any time',
  'Text the word END if you are done.',
  'Type REMOVE',
  'To cancel, reply CANCEL.',
  'To move your appointment, reply STOP.',
  'Reply STOP to cancel your visit.',
  'Responda CANCELAR para anular',
  'Para anular la cita, responda CANCELAR.',
  'Escriba BAJA',
  'Escríbanos "baja" si ya no la necesita',
  'Envíe ALTO para cambiar la hora',
  'Basta con decir CANCELAR',
  'Conteste con la palabra PARE.',
  'Cancel karne ke liye CANCEL likhein',
  'Appointment hatane ke liye STOP bhejein',
  'Visit hatane ke liye CANCEL reply karein',
  'रद्द करने के लिए CANCEL भेजें',
  'रद्द करने के लिए "बंद" लिखें।',
])('%j misleads', (text) => expect(asksForStopWord(text)).toBe(true));

it.each([
  'Reply STOP to opt out.',
  'Text STOP to end.',
  'Reply STOP to unsubscribe from appointment texts.',
  'Reply END to stop these texts.',
  'Responda BAJA para no recibir mensajes.',
  'Reply YES to confirm your visit.',
  'Just reply, cancel anytime.',
  'Please respond. Cancel your visit online if you like.',
  'We can send end caps and remove the old unit.',
  'I will send remove-and-replace pricing.',
  'Text us to cancel or move your appointment.',
  'To cancel text us or call.',
  'We will remove bolts and quit messaging about it.',
  'Send photos of the leak, and stop the water at the valve.',
  'Mande una foto, y baje el interruptor.',
  'Nos puede escribir para cancelar la cita.',
  'Diga si la presión es alta o baja.',
  'Appointment cancel karna ho to batayein.',
  'Nal band karein aur photo bhejein.',
  'नल बंद करें और फोटो भेजें।',
  'क्या हम अपॉइंटमेंट रद्द करें?',
  ...CUSTOMER_LANGUAGES.flatMap((language) => {
    const org = { name: 'Northside', phone: '+13125550111' };
    return [optOutLine(language), optOutConfirmation(org, language), optInConfirmation(org, language), helpText(org, language)];
  }),
])('%j does not', (text) => expect(asksForStopWord(text)).toBe(false));
