// The fixed words a person in danger gets. Never written by an engine, never promising that somebody is already on the way (C-03).

export type Hazard =
  'gas' | 'carbon_monoxide' | 'fire' | 'flood' | 'electrical' | 'no_heat' | 'medical' | 'violence' | 'self_harm' | 'collapse' | 'danger';
export type SafetyLanguage = 'en' | 'es' | 'hi';

const EMERGENCY_NUMBERS: Record<string, string> = {
  US: '911',
  CA: '911',
  MX: '911',
  GB: '999',
  IE: '112',
  IN: '112',
  AU: '000',
  NZ: '111',
};

/** The public emergency number of a country; 112 works in the European Union and on mobile networks almost everywhere. */
export function emergencyNumber(country: string): string {
  return EMERGENCY_NUMBERS[country] ?? '112';
}

const ENGLISH: Record<Hazard, string> = {
  gas: 'Please leave the building now. Do not use switches, flames or your phone inside. Once outside, call {number} or your gas company. We are alerting our team now.',
  carbon_monoxide:
    'Please get everyone out into fresh air now and call {number}. Do not go back in until they say it is safe. We are alerting our team now.',
  fire: 'If there is fire or smoke, get everyone out now and call {number}. Do not go back inside. We are alerting our team now.',
  flood:
    'If it is safe, shut off the main water valve and stay away from water near outlets or the electrical panel. In danger call {number}. We are alerting our team now.',
  electrical:
    'Do not touch it or anything wet near it. If you can do so safely, switch off the main breaker. If anyone is hurt or something burns, call {number}. We are alerting our team now.',
  no_heat:
    'Please keep everyone warm in one room, and do not heat with an oven, grill or generator. If anyone is unwell or very cold, call {number}. We are alerting our team now.',
  medical: 'Please call {number} now. They can help you right away; we cannot give medical help by text. We are alerting our team now.',
  violence: 'If you or anyone is in danger, get to a safe place and call {number} now. We are alerting our team now.',
  self_harm:
    'I am sorry it hurts this much. You do not have to be alone with it. {lifeline} If there is danger right now, call {number}. We are alerting our team now.',
  collapse:
    'Please get everyone out and well away from it now, and do not go back in or under it. If anyone is hurt, call {number}. We are alerting our team now.',
  danger:
    'Please get yourself and everyone with you to a safe place now. If you are in danger, call {number}. We are alerting our team now.',
};

// What a trade can add, because its customers stand next to the valve, the breaker or the equipment.
const BY_VERTICAL: Record<string, Partial<Record<Hazard, string>>> = {
  hvac: {
    carbon_monoxide:
      'Please get everyone out into fresh air now and call {number}. Do not go back in or restart the heating until they say it is safe. We are alerting our team now.',
    flood:
      'If it is safe, switch the unit off at the thermostat, shut off the water, and stay away from water near outlets. In danger call {number}. We are alerting our team now.',
    electrical:
      'Do not touch the unit. If you can do so safely, switch it off at the breaker. If anyone is hurt or something burns, call {number}. We are alerting our team now.',
  },
  plumbing: {
    flood:
      'If it is safe, close the main water valve (usually near the meter) and stay away from water near outlets. In danger call {number}. We are alerting our team now.',
  },
  electrical: {
    electrical:
      'Do not touch it. If you can do so safely, switch off the main breaker, and keep everyone away. If anyone is hurt or something burns, call {number}. We are alerting our team now.',
    fire: 'If there is fire or smoke, get everyone out now and call {number}. Do not put water on anything electrical. We are alerting our team now.',
  },
  salon: {
    medical:
      'Please call {number} now if this is severe or breathing is hard. If a product is on the skin, rinse it with plenty of cool water. We are alerting our team now.',
  },
};

const SPANISH: Record<Hazard, string> = {
  gas: 'Salga del edificio ahora. No use interruptores, llamas ni el teléfono adentro. Ya afuera, llame al {number} o a su compañía de gas. Estamos avisando a nuestro equipo.',
  carbon_monoxide:
    'Saque a todos al aire libre ahora y llame al {number}. No vuelva a entrar hasta que le digan que es seguro. Estamos avisando a nuestro equipo.',
  fire: 'Si hay fuego o humo, saque a todos ahora y llame al {number}. No vuelva a entrar. Estamos avisando a nuestro equipo.',
  flood:
    'Si es seguro, cierre la llave principal del agua y no se acerque al agua cerca de enchufes. Si hay peligro, llame al {number}. Estamos avisando a nuestro equipo.',
  electrical:
    'No lo toque. Si puede hacerlo sin peligro, apague el interruptor principal. Si hay heridos o fuego, llame al {number}. Estamos avisando a nuestro equipo.',
  no_heat:
    'Mantenga a todos abrigados en un cuarto y no caliente con horno ni parrilla. Si alguien se siente mal, llame al {number}. Estamos avisando a nuestro equipo.',
  medical: 'Llame al {number} ahora. No podemos dar ayuda médica por mensaje. Estamos avisando a nuestro equipo.',
  violence: 'Si alguien está en peligro, vaya a un lugar seguro y llame al {number} ahora. Estamos avisando a nuestro equipo.',
  self_harm:
    'Siento mucho que duela tanto. No tiene que estar solo con esto. {lifeline} Si hay peligro ahora mismo, llame al {number}. Estamos avisando a nuestro equipo.',
  collapse:
    'Saque a todos y aléjense ahora; no vuelvan a entrar ni pasen por debajo. Si hay heridos, llame al {number}. Estamos avisando a nuestro equipo.',
  danger: 'Póngase a salvo ahora con quienes están con usted. Si hay peligro, llame al {number}. Estamos avisando a nuestro equipo.',
};

const HINDI: Record<Hazard, string> = {
  gas: 'कृपया अभी इमारत से बाहर निकलें। अंदर स्विच, आग या फोन का उपयोग न करें। बाहर आकर {number} पर कॉल करें। हम अपनी टीम को सूचित कर रहे हैं।',
  carbon_monoxide: 'कृपया सबको अभी खुली हवा में ले जाएं और {number} पर कॉल करें। हम अपनी टीम को सूचित कर रहे हैं।',
  fire: 'आग या धुआं हो तो सबको तुरंत बाहर निकालें और {number} पर कॉल करें। वापस अंदर न जाएं। हम अपनी टीम को सूचित कर रहे हैं।',
  flood: 'सुरक्षित हो तो पानी का मुख्य वाल्व बंद करें और बिजली के पास के पानी से दूर रहें। खतरे में {number} पर कॉल करें। हम अपनी टीम को सूचित कर रहे हैं।',
  electrical: 'उसे न छुएं। सुरक्षित हो तो मुख्य ब्रेकर बंद करें। कोई घायल हो तो {number} पर कॉल करें। हम अपनी टीम को सूचित कर रहे हैं।',
  no_heat: 'सबको एक कमरे में गर्म रखें। किसी की तबीयत खराब हो तो {number} पर कॉल करें। हम अपनी टीम को सूचित कर रहे हैं।',
  medical: 'कृपया अभी {number} पर कॉल करें। हम संदेश से चिकित्सा सहायता नहीं दे सकते। हम अपनी टीम को सूचित कर रहे हैं।',
  violence: 'खतरा हो तो सुरक्षित जगह जाएं और अभी {number} पर कॉल करें। हम अपनी टीम को सूचित कर रहे हैं।',
  self_harm: 'हमें दुख है कि आप इतनी तकलीफ में हैं। आप अकेले नहीं हैं। {lifeline} अभी खतरा हो तो {number} पर कॉल करें। हम अपनी टीम को सूचित कर रहे हैं।',
  collapse: 'कृपया सबको अभी बाहर और उससे दूर ले जाएं, वापस अंदर या नीचे न जाएं। कोई घायल हो तो {number} पर कॉल करें। हम अपनी टीम को सूचित कर रहे हैं।',
  danger: 'कृपया सबके साथ अभी सुरक्षित जगह जाएं। खतरे में {number} पर कॉल करें। हम अपनी टीम को सूचित कर रहे हैं।',
};

// Suicide and crisis line of the United States and Canada, by call or text, at any hour (988lifeline.org, 988.ca).
const LIFELINE_COUNTRIES: ReadonlySet<string> = new Set(['US', 'CA']);
const LIFELINE: Record<SafetyLanguage, string> = {
  en: 'Please call or text 988 now, at any hour.',
  es: 'Por favor llame o escriba al 988 ahora, a cualquier hora.',
  hi: 'कृपया अभी 988 पर कॉल या संदेश करें।',
};
const NO_LIFELINE: Record<SafetyLanguage, string> = {
  en: 'Please talk to somebody you trust now.',
  es: 'Por favor hable ahora con alguien de confianza.',
  hi: 'कृपया अभी किसी भरोसेमंद से बात करें।',
};

/** The fixed text for a hazard, in the words of the trade where they differ. */
export function safetyTextFor(hazard: Hazard, vertical: string, country = 'US', language: SafetyLanguage = 'en'): string {
  const english = BY_VERTICAL[vertical]?.[hazard] ?? ENGLISH[hazard];
  const text = language === 'es' ? SPANISH[hazard] : language === 'hi' ? HINDI[hazard] : english;
  const lifeline = (LIFELINE_COUNTRIES.has(country) ? LIFELINE : NO_LIFELINE)[language];
  return text.replaceAll('{lifeline}', lifeline).replaceAll('{number}', emergencyNumber(country));
}
