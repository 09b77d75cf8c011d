// Words of danger in Spanish and Hindi that tell of none here and now; read by danger-guards.rules.ts beside its own, in lower case and
// without accents, in the one spelling of Hindi or in the English it was put into.

/** Told of somebody else's house, of a price, or of what is over: no danger here and now. Read in the clause as it is spelled. */
export const NO_DANGER_ABROAD: readonly RegExp[] = [
  // Spices, years gone by, a price heard, a service that bears the word, an idea
  /\b(?:teekh\w*|tikh\w*|mirch\w*|spicy|swaad|swad|biryani)\b.*\b(?:aag|dhua\w*|jal\w*|fire|smoke)\b|\b(?:aag|fire)\b.{0,15}\b(?:muh|munh|zubaan|jeebh|mouth) (?:main|in)\b/,
  /\b(?:kaan|kano|kaano) se (?:\w+ )?dhu\w*/,
  /\b(?:sa+l|mahine|varsh|years?|months?) (?:pehle|ago|before)\b(?!.*\b(?:abhi|phir|again|now|still)\b)/,
  /\bhace (?:\w+ )?(?:anos|meses)\b(?! que)(?!.*\b(?:ahora|otra vez|de nuevo|sigue)\b)/,
  /\b(?:da+m|kimat|keemat|rate|price|bill)\b.{0,40}\b(?:daura|heart attack|behosh|jhatka)\b/,
  /\b(?:emergency|imarjensi|imarjency|imerjensi|imarajensi|emarjensi) (?:service|servis|seva|sewa|number)\b/,
  /\bagar\b.{0,40}\bto (?:kya|aap|kaun|kitn\w+|kaise|kisko|what|you)\b(?!.*\b(?:raha|rahi|rahe|abhi)\b)/,
  /\bheart attack ke baad\b.*\b(?:checkup|check ?up|package|jaanch|exercise|diet|gym)\b/,
  // Somebody has seen to it; what is left is a wish
  /\bya (?:lo |la |los |las |nos |me )*(?:controlaron|apagaron|cambiaron|arreglaron|repararon|cerraron|atendieron)\b(?!.*\b(?:sigue|siguen|todavia|aun|otra vez|de nuevo|pero)\b)/,
  /\b(?:y )?si (?:un dia|algun dia|alguna vez|llega a haber|llegara a haber|hubiera)\b/,
  // Food, an exhaust, a temper
  /\bquemad[oa]\b.*\b(?:comida|arroz|frijoles|tortillas?|sarten|pan|cena|cafe|pastel)\b|\b(?:comida|arroz|frijoles|tortillas?|sarten|pan|cena|cafe)\b.*\bquem\w+/,
  /\b(?:humo|smoke)\b.*\b(?:acelerar|escape|mofle|mufler|del coraje|de coraje)\b/,
  /\b(?:bill|rate|price|daam|kharcha|paise|total|quote)\b.{0,40}\b(?:jhatka|current|dil ka daura|daura|heart attack|hosh|got shocked)\b/,
  // It was, and it is over
  /\b(?:ayer|anoche|antier|yesterday|la semana pasada|el otro dia)\b(?!.*\b(?:sigue|siguen|otra vez|de nuevo|todavia|aun|again)\b).*\bya (?:se|no|lo|la|quedo|esta)\b/,
  /\b(?:ya )?se (?:seco|apago|quito|paro|calmo|resolvio|detuvo)\b|\bya (?:no (?:huele|sale|hay|gotea|echa)|paso todo|esta (?:seco|todo bien|controlado|arreglad[oa]))\b|\btodo bien\b/,
  /\b(?:el|al|del|mi|nuestro|su) vecin[oa]s?\b.{0,40}\b(?:se le|se les|tuvo|tuvieron|hace|la otra vez|el ano|la semana)\b/,
  /\b(?:padosi|pados|neighbo[u]?r)\b.*\b(?:thi|tha|the|isliye|islie|wiring|check|dikha\w*|jaanch\w*|karwani|karwana)\b/,
  /\b(?:bujh|bujha|theek ho|theek kar\w*|(?<!\b(?:main|andar) )band ho|ruk) (?:gaya|gayi|diya|di|liya|li|chuka|chuki)\b(?! (?:phir|abhi|nahi))(?!.*\bphir se\b)/,
  /\b(?:aag (?:lagi|lag|lagaa?)|on fire)\b.*\b(?:daam|mehnga\w*|bazaar|bazar|market main)\b|\bon fire market\b|\b(?:daam|petrol|sabzi)\b(?!.{0,40}\b(?:leak\w*|tapak\w*|ris|risa?v|beh|baha?|bah|gira?|nikal\w*|bhabhak\w*)\b).*\b(?:aag|on fire)\b/,
  /\bdhuan (?:waala|waali|chhodne|nikalne)\b|\bsmoke coming (?:chimney|waala|car|engine|need help with my car)\b|\bchimney\b.*\b(?:saaf|safai|clean\w*|lagwana|karwani|karwana)\b/,
  /\b(?:kiya|lagi|hua|hui|tha|thi) (?:tha|thi|the)\b.*\b(?:check|jaanch|inspection|insurance|estimate|quote|paint|isliye)\b/,
  /\bgas (?:bharwani|bharni|khatam|chulha lagwana|stove lagwana|geyser lagwana)\b(?!.*\b(?:badbu|smell|leak)\b)/,
  /\bsaans lene (?:do|de|dijie|ka time|ki fursat|ka mauka)\b/,
];
