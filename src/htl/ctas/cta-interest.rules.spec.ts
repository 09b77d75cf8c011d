import type { Cta, CtaKind } from '../../onboarding/questionnaire.schema.js';
import { says } from '../../engines/rules/readings.rules.js';
import { DONE } from './cta-interest-words.rules.js';
import { askedFor } from './cta-interest.rules.js';

const cta = (kind: CtaKind): Cta => ({
  ...{ id: kind, kind, label: `Label of ${kind}`, steps: [], target: 'link', url: 'https://example.com/go', fileId: null },
  ...{ fileName: null, serviceId: null, serviceName: null, isActive: true, version: 1 },
});
const KINDS: CtaKind[] = [
  ...(['payment', 'send_docs', 'app_download', 'visit_website', 'fill_form', 'schedule_demo', 'book_call', 'join_webinar'] as const),
];
const LIST = KINDS.map(cta);
const askedKind = (text: string): string | null => askedFor(text, LIST)?.id ?? null;

describe('Spanish', () => {
  it.each<[string, CtaKind]>([
    ['¿Cómo puedo pagar?', 'payment'],
    ['¿Cómo pago?', 'payment'],
    ['como pago', 'payment'],
    ['¿Dónde pago el depósito?', 'payment'],
    ['Ya quiero pagar', 'payment'],
    ['¿Puedo pagar con tarjeta?', 'payment'],
    ['Mándame el enlace de pago', 'payment'],
    ['¿Me pasas el link para pagar?', 'payment'],
    ['Me gustaría dejar el anticipo', 'payment'],
    ['Mándame el catálogo por favor', 'send_docs'],
    ['¿Me puede enviar el folleto?', 'send_docs'],
    ['¿Tienen lista de precios en PDF?', 'send_docs'],
    ['¿Cómo descargo la aplicación?', 'app_download'],
    ['¿Dónde bajo la app?', 'app_download'],
    ['¿Cuál es su página web?', 'visit_website'],
    ['¿Tienen sitio web?', 'visit_website'],
    ['Pásame tu página por favor', 'visit_website'],
    ['¿Dónde lleno el formulario?', 'fill_form'],
    ['Quiero llenar la solicitud', 'fill_form'],
    ['Quiero ver una demostración', 'schedule_demo'],
    ['¿Me pueden hacer una demo?', 'schedule_demo'],
    ['Quiero agendar una llamada', 'book_call'],
    ['¿Cómo me uno al webinar?', 'join_webinar'],
    ['Quiero inscribirme al taller', 'join_webinar'],
  ])('%s', (text, kind) => expect(askedKind(text)).toBe(kind));

  it.each([
    'Ya pagué el depósito',
    'No quiero pagar todavía',
    'No voy a pagar eso',
    'Quiero saber cuánto hay que pagar',
    'Pago mucho de luz cada mes',
    'No me mande el catálogo',
    'Le mando el documento mañana',
    'Tengo un documento del seguro',
    'Vi su página web y me interesa',
    'Sin demo, por favor',
    'No necesito la aplicación',
    'Ya me inscribí al taller',
    'Ya llené el formulario',
    '¿Puedo hacer una consulta?',
    'La calefacción no prende',
    'Mañana está bien',
  ])('nobody asks: %s', (text) => expect(askedKind(text)).toBeNull());
});

describe('Hindi', () => {
  it.each<[string, CtaKind]>([
    ['पेमेंट कैसे करूं?', 'payment'],
    ['पैसे कैसे भेजूं?', 'payment'],
    ['पेमेंट लिंक भेज दीजिए', 'payment'],
    ['मुझे भुगतान करना है', 'payment'],
    ['ऑनलाइन पेमेंट हो जाएगा?', 'payment'],
    ['यूपीआई आईडी भेजो', 'payment'],
    ['क्या मैं कार्ड से पेमेंट कर सकता हूं?', 'payment'],
    ['कैटलॉग भेज दीजिए', 'send_docs'],
    ['ब्रोशर भेजो', 'send_docs'],
    ['रेट लिस्ट भेज दो', 'send_docs'],
    ['प्राइस लिस्ट मिल सकती है?', 'send_docs'],
    ['पीडीएफ भेजो', 'send_docs'],
    ['ऐप कैसे डाउनलोड करूं?', 'app_download'],
    ['एप का लिंक भेजिए', 'app_download'],
    ['आपकी वेबसाइट क्या है?', 'visit_website'],
    ['वेबसाइट का लिंक दीजिए', 'visit_website'],
    ['फॉर्म कहां भरना है?', 'fill_form'],
    ['फ़ॉर्म भेज दीजिए', 'fill_form'],
    ['मुझे डेमो चाहिए', 'schedule_demo'],
    ['डेमो देखना है', 'schedule_demo'],
    ['कॉल बुक करनी है', 'book_call'],
    ['वेबिनार में कैसे जुड़ें?', 'join_webinar'],
    ['वेबिनार का लिंक भेजो', 'join_webinar'],
  ])('%s', (text, kind) => expect(askedKind(text)).toBe(kind));

  it.each<[string, CtaKind]>([
    ['payment kaise karun', 'payment'],
    ['paise kaise bheju', 'payment'],
    ['upi id bhej do', 'payment'],
    ['brochure bhej dijiye', 'send_docs'],
    ['catalogue bhejiye', 'send_docs'],
    ['app kahan se download karu', 'app_download'],
    ['aapki website bata do', 'visit_website'],
    ['form kahan bharna hai', 'fill_form'],
    ['demo dikhao', 'schedule_demo'],
    ['webinar mein kaise judna hai', 'join_webinar'],
  ])('in Latin letters: %s', (text, kind) => expect(askedKind(text)).toBe(kind));

  it.each([
    'मैंने पेमेंट कर दिया है',
    'मुझे पेमेंट नहीं करना है',
    'मुझे डेमो नहीं चाहिए',
    'ब्रोशर मत भेजो',
    'ऐप नहीं चाहिए',
    'फॉर्म भर दिया है',
    'वेबसाइट पर देखा था',
    'बिजली का बिल बहुत ज्यादा आ रहा है',
    'कितने पैसे लगेंगे?',
    'मुझे कॉल करो',
    'नमस्ते',
    'payment ho gaya hai',
    'demo nahi chahiye',
    'app kaise ho',
    'paise kitne lagenge',
  ])('nobody asks: %s', (text) => expect(askedKind(text)).toBeNull());
});

describe('English', () => {
  it.each(['How much do I pay for a visit?', 'how many people pay for it', 'No, thanks'])('nobody asks: %s', (text) =>
    expect(askedKind(text)).toBeNull(),
  );
});

describe('by its name', () => {
  const named = (label: string, text: string): boolean => askedFor(text, [{ ...cta('book_call'), label }]) !== null;
  it.each([
    ['Guía de bienvenida', '¿Me mandas la guia de bienvenida?'],
    ['Guia de bienvenida', '¿Dónde está la guía de bienvenida?'],
    ['निवेश गाइड', 'मुझे निवेश गाइड चाहिए'],
    ['Investor guide', 'investor guide bhejo'],
  ])('%s: %s', (label, text) => expect(named(label, text)).toBe(true));
  it('not where it is only mentioned, or refused', () => {
    expect(named('Guía de bienvenida', 'La guía de bienvenida está muy bien')).toBe(false);
    expect(named('Investor guide', 'do not send me the investor guide pdf')).toBe(false);
  });
});

describe('a step that is done', () => {
  it.each([
    ...['done', 'Finished!', 'next', 'hecho', 'Listo', 'Ya está hecho', 'Ya lo hice', 'Terminé', 'ya quedó', 'Sí, ya está listo'],
    ...['हो गया', 'कर दिया', 'पूरा हो गया', 'जी हो गया', 'मैंने कर लिया', 'ho gaya ji', 'kar diya hai', 'haan ho gaya'],
  ])('%s', (text) => expect(says(text, DONE)).toBe(true));
  it.each([
    ...['not done', 'I will do it later', 'No lo he hecho', 'Todavía no', 'Aún no termino', 'Mañana lo hago', '¿Qué sigue?'],
    ...['अभी नहीं हुआ', 'नहीं किया', 'कल करूंगा', 'abhi nahi hua', 'kaise karun', 'karta hun'],
  ])('not yet: %s', (text) => expect(says(text, DONE)).toBe(false));
});
