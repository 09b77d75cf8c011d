import { CUSTOMER_LANGUAGES, type Language } from '../../engines/engine.port.js';
import { WORDINGS } from '../../engines/rules/wording/wording.rules.js';
import { timeLabelIn } from '../../common/time-words.rules.js';
import { disclosureText, shortDisclosure } from '../../policy/disclosure.rules.js';
import { safetyChecks, type CriticFacts } from './critic.rules.js';

const FACTS: CriticFacts = {
  content: { pricingPolicy: 'never', allowedHosts: [], statedTimes: ['Mon-Fri 8 AM-5 PM', 'Tue Nov 24, 2:00 PM'] },
  phones: ['+13125550111'],
  stated: ['Northside'],
  approved: ['Northside'],
  said: [],
};
const failed = (text: string, facts = FACTS): string[] =>
  safetyChecks(text, 'reply', facts).flatMap(({ name, verdict }) => (verdict === 'fail' ? [name] : []));

describe('what may not leave, in every language', () => {
  it.each<[Language, string, string]>([
    ['es', 'La visita cuesta 90 dólares.', 'price'],
    ['es', 'Son $90 por la visita.', 'price'],
    ['es', 'El arreglo sale en 1500 pesos.', 'price'],
    ['es', 'La cotización gratis es hoy.', 'price'],
    ['hi-en', 'Visit ke 500 rupaye lagenge.', 'price'],
    ['hi-en', 'Rs 500 lagenge.', 'price'],
    ['hi', 'विज़िट के 500 रुपये लगेंगे।', 'price'],
    ['hi', 'विज़िट के ₹500 लगेंगे।', 'price'],
    ['es', 'Llegamos el jueves.', 'unknown_time'],
    ['es', 'Llegamos a las 4.', 'unknown_time'],
    ['es', 'Su cita es el 25 de noviembre.', 'unknown_time'],
    ['es', 'Su cita: mié 25 nov, 2:00 PM.', 'unknown_time'],
    ['es', 'Abrimos sábado.', 'unknown_time'],
    ['hi-en', 'Hum 4 baje aayenge.', 'unknown_time'],
    ['hi-en', 'Shanivaar ko aayenge.', 'unknown_time'],
    ['hi', 'हम 4 बजे आएंगे।', 'unknown_time'],
    ['hi', 'शनिवार को आएंगे।', 'unknown_time'],
    ['hi', '25 नवंबर को आएंगे।', 'unknown_time'],
    ['es', 'Soy una persona real, no se preocupe.', 'claims_human'],
    ['es', 'No soy un robot.', 'claims_human'],
    ['es', 'Está hablando con una persona de verdad.', 'claims_human'],
    ['es', 'Aquí no hay robots.', 'claims_human'],
    ['hi-en', 'Main insaan hoon.', 'claims_human'],
    ['hi-en', 'Main bot nahi hoon.', 'claims_human'],
    ['hi-en', 'Aap ek asli insaan se baat kar rahe hain.', 'claims_human'],
    ['hi', 'मैं इंसान हूं।', 'claims_human'],
    ['hi', 'आप एक इंसान से बात कर रहे हैं।', 'claims_human'],
    ['hi', 'यह कोई बॉट नहीं है।', 'claims_human'],
    ['es', 'Queda garantizado por diez semanas.', 'guarantee'],
    ['hi', 'इसकी गारंटी है।', 'guarantee'],
    ['es', 'Le hacemos un descuento.', 'discount'],
    ['hi-en', 'Aapko chhoot milegi.', 'discount'],
    ['hi', 'आपको छूट मिलेगी।', 'discount'],
  ])('%s: "%s" (%s)', (_language, text, name) => expect(failed(text)).toContain(name));

  it.each<[Language, string]>([
    ['es', 'Tenemos mar 24 nov, 2:00 PM. ¿Le conviene?'],
    ['es', 'Nuestro horario: lun-vie 8 AM-5 PM.'],
    ['es', 'El martes a las 2 tenemos lugar.'],
    ['es', 'Una persona de nuestro equipo va a llamarle.'],
    ['hi-en', 'Tue 24 Nov, 2:00 PM khaali hai. Chalega?'],
    ['hi-en', 'Mangalwar ko 2 baje theek hai?'],
    ['hi-en', 'Aap kisi insaan se baat karna chahein to bataiye.'],
    ['hi', 'मंगल 24 नवंबर, 2:00 PM खाली है। चलेगा?'],
    ['hi', 'मंगलवार को 2 बजे ठीक है?'],
    ['en', 'We have Tue Nov 24, 2:00 PM. Does that work?'],
  ])('%s: "%s" holds nothing that was not given', (_language, text) => expect(failed(text)).toEqual([]));

  it.each(CUSTOMER_LANGUAGES)('and nothing of our own words in %s', (language) => {
    const label = timeLabelIn(new Date('2026-11-24T20:00:00Z'), 'America/Chicago', language);
    const values: Record<string, string> = { label, business: 'Northside', hours: 'Mon-Fri 8 AM-5 PM', service: 'AC repair' };
    for (const text of [
      ...Object.values(WORDINGS[language]).flat(),
      disclosureText({ name: 'Northside' }, language),
      shortDisclosure({ name: 'Northside' }, language),
    ]) {
      const whole = text.replace('{, name}', '').replace(/\{(\w+)\}/g, (_all, key: string) => values[key] ?? 'x');
      expect(failed(whole), whole).toEqual([]);
    }
  });

  it('March is no Tuesday', () => {
    const march = { ...FACTS, content: { ...FACTS.content, statedTimes: ['Wed Mar 24, 2:00 PM'] } };
    expect(failed('We have Wed Mar 24, 2:00 PM.', march)).toEqual([]);
    expect(failed('Tenemos mié 24 mar, 2:00 PM.', march)).toEqual([]);
    expect(failed('Tenemos mar 24 mar, 2:00 PM.', march)).toContain('unknown_time');
  });
});
