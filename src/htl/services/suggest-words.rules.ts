// What a person may send without looking anything up, in the languages that customers write: nothing in it promises or states a fact. In Hindi "we" speaks: it tells no
// reader whether a man or a woman writes.
import type { Intent, Language } from '../../engines/engine.port.js';
import type { SlotName } from '../../leads/slots.rules.js';

export interface SuggestWords {
  /** Per reading of the newest text; an empty one says nothing. */
  holding: Readonly<Record<Intent, string>>;
  asks: readonly (readonly [SlotName, string])[];
  call: string;
  reading: string;
  close: string;
}

const NOTHING = { OPT_OUT: '', AUTO_REPLY: '' } as const;

const ENGLISH: SuggestWords = {
  holding: {
    BOOKING: 'Happy to get that set up. Which day and time of day suit you best?',
    PRICING: 'Thanks for asking. Let me check what it costs in your case and come back to you shortly.',
    QUESTION: 'Good question. Let me check and come back to you shortly.',
    INTERESTED: 'Glad to hear it. Could you tell me a little more about what you need?',
    NOT_INTERESTED: 'No problem at all, thanks for letting us know. We are here if you need us.',
    COMPLAINT: 'I am sorry about that. Thank you for telling us; let me look into it and come back to you shortly.',
    WRONG_PERSON: 'Sorry about that, and thanks for telling us.',
    UNKNOWN: 'Thanks for your text. Could you tell me a little more about what you need?',
    ...NOTHING,
  },
  asks: [
    ['service_needed', 'What can we help you with?'],
    ['name', 'May I have your name, please?'],
    ['address', 'What is the address, please?'],
    ['preferred_time', 'Which day and time of day would suit you?'],
  ],
  call: 'Would you rather have a call? If so, when is a good time?',
  reading: 'Thanks for your text. I am looking at it now.',
  close: 'Thank you, and have a good day.',
};

const SPANISH: SuggestWords = {
  holding: {
    BOOKING: 'Con gusto lo organizamos. ¿Qué día y en qué parte del día le viene mejor?',
    PRICING: 'Gracias por preguntar. Déjeme ver cuánto sería en su caso y le respondo en breve.',
    QUESTION: 'Buena pregunta. Déjeme consultarlo y le respondo en breve.',
    INTERESTED: 'Me alegra saberlo. ¿Me cuenta un poco más de lo que necesita?',
    NOT_INTERESTED: 'No hay ningún problema, gracias por avisarnos. Aquí estamos si nos necesita.',
    COMPLAINT: 'Lo siento mucho. Gracias por decírnoslo; déjeme revisarlo y le respondo en breve.',
    WRONG_PERSON: 'Disculpe la molestia, y gracias por avisarnos.',
    UNKNOWN: 'Gracias por su mensaje. ¿Me cuenta un poco más de lo que necesita?',
    ...NOTHING,
  },
  asks: [
    ['service_needed', '¿En qué le podemos ayudar?'],
    ['name', '¿Me dice su nombre, por favor?'],
    ['address', '¿Cuál es la dirección, por favor?'],
    ['preferred_time', '¿Qué día y en qué parte del día le vendría bien?'],
  ],
  call: '¿Prefiere una llamada? Si es así, ¿a qué hora le viene bien?',
  reading: 'Gracias por su mensaje. Lo estoy viendo ahora.',
  close: 'Gracias, y que tenga un buen día.',
};

const HINDI: SuggestWords = {
  holding: {
    BOOKING: 'ज़रूर, इसे तय कर लेते हैं। कौन सा दिन और दिन का कौन सा समय आपके लिए सही रहेगा?',
    PRICING: 'पूछने के लिए धन्यवाद। आपके काम में कितना लगेगा, यह देखकर हम थोड़ी देर में बताते हैं।',
    QUESTION: 'अच्छा सवाल है। हम पता करके थोड़ी देर में बताते हैं।',
    INTERESTED: 'यह जानकर खुशी हुई। आपको क्या चाहिए, थोड़ा और बताएँगे?',
    NOT_INTERESTED: 'कोई बात नहीं, बताने के लिए धन्यवाद। ज़रूरत हो तो हम यहीं हैं।',
    COMPLAINT: 'इसके लिए माफ़ी चाहते हैं। बताने के लिए धन्यवाद; हम देखकर थोड़ी देर में बताते हैं।',
    WRONG_PERSON: 'माफ़ कीजिए, और बताने के लिए धन्यवाद।',
    UNKNOWN: 'आपके मैसेज के लिए धन्यवाद। आपको क्या चाहिए, थोड़ा और बताएँगे?',
    ...NOTHING,
  },
  asks: [
    ['service_needed', 'हम आपकी क्या मदद कर सकते हैं?'],
    ['name', 'कृपया अपना नाम बताएँ?'],
    ['address', 'कृपया पता बताएँ?'],
    ['preferred_time', 'कौन सा दिन और दिन का कौन सा समय आपके लिए सही रहेगा?'],
  ],
  call: 'क्या आप फ़ोन पर बात करना चाहेंगे? अगर हाँ, तो किस समय?',
  reading: 'आपके मैसेज के लिए धन्यवाद। हम अभी इसे देख रहे हैं।',
  close: 'धन्यवाद, आपका दिन शुभ हो।',
};

const HINGLISH: SuggestWords = {
  holding: {
    BOOKING: 'Zaroor, ise set kar lete hain. Kaun sa din aur din ka kaun sa time aapke liye sahi rahega?',
    PRICING: 'Poochne ke liye dhanyavaad. Aapke kaam mein kitna lagega, yeh dekhkar hum thodi der mein batate hain.',
    QUESTION: 'Achha sawaal hai. Hum pata karke thodi der mein batate hain.',
    INTERESTED: 'Yeh jaankar khushi hui. Aapko kya chahiye, thoda aur batayenge?',
    NOT_INTERESTED: 'Koi baat nahi, batane ke liye dhanyavaad. Zaroorat ho to hum yahin hain.',
    COMPLAINT: 'Iske liye maafi chahte hain. Batane ke liye dhanyavaad; hum dekhkar thodi der mein batate hain.',
    WRONG_PERSON: 'Maaf kijiye, aur batane ke liye dhanyavaad.',
    UNKNOWN: 'Aapke message ke liye dhanyavaad. Aapko kya chahiye, thoda aur batayenge?',
    ...NOTHING,
  },
  asks: [
    ['service_needed', 'Hum aapki kya madad kar sakte hain?'],
    ['name', 'Kripya apna naam batayein?'],
    ['address', 'Kripya address batayein?'],
    ['preferred_time', 'Kaun sa din aur din ka kaun sa time aapke liye sahi rahega?'],
  ],
  call: 'Kya aap phone par baat karna chahenge? Agar haan, to kis time?',
  reading: 'Aapke message ke liye dhanyavaad. Hum abhi ise dekh rahe hain.',
  close: 'Dhanyavaad, aapka din shubh ho.',
};

export const SUGGEST_WORDS: Readonly<Record<Language, SuggestWords>> = { en: ENGLISH, es: SPANISH, hi: HINDI, 'hi-en': HINGLISH };
