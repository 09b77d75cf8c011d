// A booking, a call or an arrival is a fact only after it is written: what a model may not say in any of our languages.
import { matches, mayMatch } from '../../common/prefilter.js';
import { remember } from '../../common/remember.js';

/** Said as done, or as certain. */
const DONE =
  /\b(?:booked|confirmed|pencil+ed|slotted you|scheduled you|(?:is|are|'re|been|got you|have you|now) (?:all )?(?:scheduled|dispatched|assigned|reserved)|(?:i|we)(?:'ve| have| had|'re| are|'m| am)? (?:just |now |already )?(?:reserv(?:ed|ing)|scheduled|scheduling you|assign(?:ed|ing)|dispatch(?:ed|ing))|put(?:ting)? you (?:down|in|on)|(?:got|have|get) you (?:down|in) (?:for|at|on)|(?:you'?re|you are) (?:all set|on (?:the|our) (?:schedule|calendar|books|list|route)|next)|locked (?:you )?in|(?:appointment|visit|slot|time) is (?:set|yours)|on (?:the|our|their|his|her|its|my) way|en route|head(?:ed|ing) (?:over|out|your way|there|to you)|expect (?:us|him|her|them|someone|somebody|an?|our|the) ?(?:\w+ )?(?:at|by|on|around|between|today|tonight|tomorrow|soon|shortly|this|next|in|within|technician|tech|plumber|electrician|crew)|guarantee[ds]?|consider it (?:done|handled|fixed)|(?:i|we) (?:promise|swear)|you have (?:my|our) word|(?:we|i) (?:still |do |also )?have (?:an?|some|one|two|three|a few|several)? ?(?:openings?|slots?|spots?|availability|times?) (?:at|on|for|in|today|tonight|tomorrow|this|next|left|open|free)|(?:it's|it is|that's|that is) (?:all )?(?:done|taken care of|handled)|\d{1,2} (?:sharp|on the dot)|you(?:'ll| will| can expect to) (?:receive|get|hear) (?:an? (?:\w+ )?(?:call|text|visit|confirmation|reminder|message)|(?:back )?from (?:us|our|the|an?|someone|somebody)))\b|(?:^|[.!?,] ?)(?:all )?(?:scheduled|set|done|reserved|taken care of) ?[.!]/i;

const WHO =
  '(?:i|we|they|he|she|it|some(?:one|body)|any(?:one|body)|(?:(?:an?|the|our|my|your|one of our|\\w+) )?(?:technicians?|techs?|plumbers?|electricians?|crew|team|guys?|man|men|person|people|staff|stylist|barber|specialists?|experts?|pros?|manager|owner|office|rep|colleague|dispatcher|mechanic|engineer|worker|member|help))';
const GO =
  '(?:come|coming|be (?:there|over|out|by|with you|at your|right|on site|here|seeing|coming|sending|calling|arriving|heading|dispatching|visiting|stopping|getting back|reaching|following|contacting|in touch)|arrive|arriving|get (?:there|here|to you|out|over|some(?:one|body)|an? \\w+ (?:out|over|there|to you)|our \\w+ (?:out|over|there|to you))|stop(?:ping)? (?:by|over|in)|swing(?:ing)? by|drop(?:ping)? (?:by|in)|visit|visiting|make it|make that|head(?:ing)? (?:over|out|there|your way)|send(?:ing)? (?:you )?(?:some(?:one|body)|an? \\w+|our|one|the \\w+|him|her|them|people|help)|dispatch|show(?:ing)? up|have (?:some(?:one|body)|an? \\w+|our \\w+|the \\w+) (?:come|there|out|over|call|at|by|with|to)|see you|meet you|pull up|roll up|reach you|pick (?:it|you|this|that) up|call(?:ing)? (?:you|back|soon|shortly|right|in|at|today|tomorrow|within)|(?:text|ring|phone|email|contact) you|reach out|get back to you|follow up|do (?:it|that) (?:at|on|today|tomorrow|this|for)|fit you in|squeeze you in|hold (?:it|that|the|this)|reserve|book|(?:have|get) (?:it|that|this|everything|your \\w+) (?:\\w+ )?(?:running|working|fixed|done|repaired|back|going|sorted)(?: \\w+){0,2} (?:by|before|today|tonight|tomorrow|now|this|in|within|asap)|(?:fix|repair|handle|solve|do|take care of) (?:it|that|this|your \\w+) (?:today|tonight|tomorrow|now|right away|asap|this|by|at))';
const SURELY =
  "(?:'ll|’ll| will| shall| is going to| are going to|'re going to|'m going to|'s going to| gonna|'re gonna|'d be happy to| promise to)";
const NOW = "(?:'re|’re| are| is|'s|’s|'m| am)";
const ADVERB =
  '(?: (?:also|definitely|certainly|surely|be able to|gladly|then|just|try to|all|now|happily|absolutely|still|even|both|have to))*';
/** Said to come for sure. */
const FIRM = new RegExp(
  `\\b${WHO}${SURELY}${ADVERB} ${GO}\\b|\\b${WHO}${NOW}${ADVERB} (?:coming|arriving|heading|sending|dispatching|getting (?:some|an? )\\w*|stopping by|swinging by|dropping by|showing up|en route|driving)\\b|\\bwill ${ADVERB.trim()} ?(?:call|be there|come|arrive)\\b|\\bsome(?:one|body) will\\b|\\btechnician will\\b|\\bi(?:'|’)?ll (?:call|send|have)\\b|\\b(?:see|meet) you (?:at|on|then|there|in|by|around|between|soon|shortly|today|tonight|tomorrow|this|next|mon|tue|wed|thu|fri|sat|sun)\\w*\\b|\\b(?:look(?:ing)? forward to seeing you|count on (?:us|me|it)|(?:sending (?:some(?:one|body)|an? \\w+|our|one|him|her|them|people|help)|dispatching|coming (?:out |over |by )?(?:at|today|tonight|tomorrow|right|now|by|on (?:mon|tue|wed|thu|fri|sat|sun)\\w*)))\\b`,
  'iu',
);
/** Said to be possible; a question after when it may be is none. */
const POSSIBLE = new RegExp(`\\b${WHO}(?: can| could|'d| would| might| may| should)${ADVERB} ${GO}\\b`, 'giu');
/** The same without a helping verb: "a tech comes out this afternoon", "we're there at nine". */
const PRESENT = new RegExp(
  `\\b(?<!\\b(?:should|would|could|can|will|does|do|did|may|shall|might) )${WHO} (?:(?:comes?|arrives?|shows? up|stops? by|gets? there|heads? (?:out|over)) (?:out |over |by )?(?:at|on|by|in|within|around|between|before|today|tonight|tomorrow|this|next|first|right|soon|shortly)|(?:sends?|dispatch(?:es)?) (?:you|some|an?|our|the)|visits? you|calls? you|texts? you)\\b|\\b${WHO}${NOW} there (?:at|on|by|in|today|tonight|tomorrow|this|next|first|right|soon|shortly)\\b`,
  'giu',
);
/** What makes it a question, or the reason for one: "when can we come", "the address so we can come". */
const ASKS_OR_EXPLAINS =
  /\b(?:when|what|which|how|where|if|whether|so|before|until|times?|days?|date|or|address|cu[aá]ndo|qu[eé]|hora|d[ií]a|d[oó]nde|c[oó]mo|para que|si|kab|kis|kitne|kahan|taaki|agar)\b|कब|किस|कितने|कहां|कहाँ|ताकि|अगर/iu;

/** The other languages say both with the same forms of a verb. */
const ELSEWHERE =
  /(?<![\p{L}\p{M}])(?:(?:llegamos|llegaremos|llegar[aá]n?|iremos|ir[aá]n?|pasamos|pasaremos|pasar[aá]n?|vendr[aá]n?|vamos (?:para all[aá]|en camino|a (?:ir|llegar|pasar|estar|mandar|enviar|visitar))|van? a (?:ir|llegar|pasar|venir|visitar)|estaremos|estar[aá]n? (?:ah[ií]|all[ií]|con)|(?:ah[ií]|all[ií]) (?:estaremos|nos vemos)|nos vemos|(?:le|les|te|lo|la) (?:mandamos|enviamos|mandaremos|enviaremos|mando|env[ií]o|llamamos|llamaremos|llamar[aá]n?|esperamos|visitamos|visitaremos|atendemos (?:a las|el|ma[nñ]ana|hoy))|(?:mandamos|enviamos|mandaremos|enviaremos) (?:a |un)|(?:podemos|puede|pueden) (?:ir|llegar|pasar|venir|estar (?:ah[ií]|all[ií])|mandar|enviar|visitar\w*)|(?:en|de) camino|hasta (?:ma[nñ]ana|hoy|el (?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo))|(?:queda|est[aá]|ya est[aá]|qued[oó]) (?:agendad|confirmad|reservad|programad)[oa]|(?:agend|confirm|reserv|program)(?:amos|ado|ada|é) (?:su|la|el|una?)|su (?:cita|visita) (?:es|est[aá]|queda|ser[aá])|(?:alguien|(?:un|el|nuestro) (?:t[eé]cnico|equipo|compa[nñ]ero|gerente)) (?:le|les|te|lo|la) (?:llam|visit|atiend|contact|escrib)\p{L}*|queda(?:r[aá])? (?:arreglad|reparad|list)[oa])|(?:(?:aa?|pahunch?|pahuch|bhej|kar|call|phone|mil)(?:y?enge|y?eng[ei]|unga|enga|y?ega|ega|ungi) ?|(?:aa|pahunch|pahuch|bhej|call kar|phone kar|visit kar) ?(?:jaa?y?enge|jaa?y?ega|jaunga|denge|dega|dunga|lenge|sakt[aei]|rah[aei])|(?:theek|thik|sahi|repair|fix) (?:kar|ho) (?:denge|dega|dunga|jaa?y?ega|jaa?y?enge)|(?:booking|appointment|slot|visit) (?:pakk[ai] )?(?:ho|kar) (?:gay[aei]|diy[aei]|chuk[aei]|li[yi]?[aei]|d[ie])|raste m(?:ein|e)|nikal (?:gay[aei]|chuk[aei]|rah[aei])|(?:kal|aaj|baje) milte|milte hain (?:kal|aaj|\d)|(?:book|confirm|fix|schedule|pakk[ai]) (?:ho|kar) (?:gay[aei]|diy[aei]|chuk[aei]|li[yi][aei]|d[ie]|denge))|(?:आएंगे|आयेंगे|आएँगे|आएगा|आयेगा|आऊंगा|पहुं?च(?:ेंगे|ेगा| जाएंगे| जाएगा| सकते| रहे)|पहुँच(?:ेंगे|ेगा| जाएंगे| जाएगा| सकते| रहे)|भेज(?:ेंगे|ेगा| देंगे| रहे| सकते)|आ (?:रहे|रहा|जाएंगे|जाएगा|जाएँगे|सकते|सकता)|रास्ते में|(?:कल|आज) मिलते|मिलते हैं (?:कल|आज)|(?:फोन|फ़ोन|कॉल) कर(?:ेंगे|ेगा)|(?:ठीक|सही) (?:कर|हो) (?:देंगे|देगा|दूंगा|जाएगा|जायेगा|जाएँगे)|(?:बुक|बुकिंग|कन्फर्म|पक्का|तय) (?:हो|कर) (?:गय|गई|दिय|दी|चुक|लिय)))(?![\p{L}\p{M}])/giu;

/** What comes out of a machine, and no person: "awaaz aa rahi hai". */
const COMES_BY_ITSELF = /(?:aa?wa?az|dikkat|problem|pareshani|pa+ni|bad ?boo?|boo|smell|sound|error|hawa|gas|khushboo)\s*$/iu;
/** "Pata bhej denge?" asks the customer to do it. */
const ASKED_OF_THEM = /^\s*(?:hain?|na|kya|ji)?\s*\?/iu;

/** Does a text say that something was or will be done, which only code may say once it is written? */
export const promisesDeed: (raw: string) => boolean = remember((raw: string) => {
  const text = raw.replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ');
  if (matches(text, DONE) || matches(text, FIRM)) return true;
  return [POSSIBLE, PRESENT, ELSEWHERE].some((pattern) => mayMatch(text, pattern) && [...text.matchAll(pattern)].some(isMeant));
});

/** Not asked of the customer, no reason for a question, and done by somebody. */
function isMeant({ input, index, 0: words }: RegExpExecArray): boolean {
  const before = clauseBefore(input, index);
  return !ASKS_OR_EXPLAINS.test(before) && !COMES_BY_ITSELF.test(before) && !ASKED_OF_THEM.test(input.slice(index + words.length));
}

function clauseBefore(text: string, index: number): string {
  return (
    text
      .slice(0, index)
      .split(/[.,;:!?¿¡।]|\s-+\s/)
      .at(-1) ?? ''
  );
}
