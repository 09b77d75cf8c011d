// Somebody who does not respond: a person who lies there, or one who has not answered a text. Read over the whole message, in the
// plain form of spelling.rules.ts, because the place stands in another clause: "My wife is not responding, she is at work."
import { matchesAny } from '../common/prefilter.js';

/** Family, in four languages; cold, danger and silence are told of them. */
export const KIN =
  '(?:mom|mother|mum|dad|father|parents?|husband|wife|aunt|uncle|neighbor|gran|nana|granny|nan|mam|mommy|daddy|grand\\w+|he|she|papa|mama|padre|madre|esposo|esposa|dadi|dada|nani|nana)';
const ANYONE = `(?:${KIN}|baby|infant|toddler|kid|child|son|daughter|friend|client|customer(?! (?:service|support|care))|someone|somebody|lady|man|woman|guy|coworker|roommate)`;
const HISPANIC = '(?:papa|mama|abuel\\w+|hij[oa]|bebe|nin[oa]|espos[oa]|marido|mujer|senora?|herman[oa])';
const INDIAN =
  '(?:papa|pitaji|pita|mummy|mumma|mammi|maa?|mata|pati|patni|wife|husband|dadi|dada|nani|nana|beta|beti|bachcha|bhai|behen|didi|uncle|aunty)';

/** Without a word about why, these alarm. */
const SILENT: readonly RegExp[] = [
  new RegExp(
    `\\b${ANYONE}\\b.{0,40}\\b(?:won'?t|not|isn'?t|can'?t|doesn'?t|unable to|wouldn'?t|stopped) (?:respond(?:ing)?|react(?:ing)?)\\b(?! yet\\b)`,
  ),
  new RegExp(`\\bno (?:responde|reacciona)n?\\b.{0,30}\\b${HISPANIC}\\b|\\b${HISPANIC}\\b.{0,30}\\bno (?:responde|reacciona)n?\\b`),
  new RegExp(`\\b${INDIAN}\\b.{0,40}\\brespond (?:bhi |hi )?(?:nahi|nhi|nahin) (?:kar|de)\\b`),
];
/** These are said of a phone more often than of a body: they alarm beside a sign of the body only. */
const UNHEARD: readonly RegExp[] = [
  new RegExp(`\\b${ANYONE}\\b.{0,40}\\b(?:won'?t|not|isn'?t|doesn'?t) (?:respond(?:ing)? yet|answer(?:ing)?|reply(?:ing)?)\\b`),
  new RegExp(`\\b${HISPANIC}\\b.{0,30}\\bno (?:(?:me|nos) (?:responde|contesta)|contesta)n?\\b`),
  new RegExp(`\\b${INDIAN}\\b.{0,60}\\bjawab (?:bhi |hi )?(?:nahi|nhi|nahin) (?:de|diya)\\b`),
];

const BODY = new RegExp(
  [
    "\\b(?:(?:on|to) the (?:floor|ground|bathroom floor|kitchen floor)|lying|lies there|laying|slumped|limp|fell|fallen|collaps\\w+|crash\\w*|accident|blue|pale|lips|breath\\w*|pulse|shak(?:e|ing|en)|wak(?:e|ing)|voice|touch|pain|hurt|head|blood|bleed\\w*|unconscious|unresponsive|faint\\w*|passed out|seizure|stroke|heart|chest|diabet\\w*|insulin|overdos\\w*|pills|chok\\w+|bath ?tub|ambulance|paramedics?|911|112|999|help|hospital|nurse|teacher|alone|worried|scared|something(?:'s| is) wrong|cold(?! (?:air|water|house|in here|outside)))\\b",
    '\\b(?:piso|suelo|fri[oa]|helad[oa]|respira\\w*|cayo|caid[oa]|tirad[oa]|desmay\\w*|inconsciente|ambulancia|ayuda|ayudenme|auxilio|golpe\\w*|sangr\\w+|pulso|morad[oa]|palid[oa]|despierta|se mueve|hospital|infarto|corazon)\\b',
    '\\b(?:[zj]am(?:ee|i)ng?|farsh|floor|gir(?:e|i|a|gaya|gayi|gaye)?|pad[aei] (?:hai|hain|hua|hui)|thand\\w*|saa?ns|behosh|hosh|khoon|chot|madad|bachao|neel[aie]|hil nahi|sharir|dil)\\b',
  ].join('|'),
);
/** What was not responded to is a device. */
const CHANNEL =
  /\brespond\w*(?: back)? (?:to|at|on|by|via) (?:(?:any|all|of|my|our|your|the|his|her|these|those|a|an) )*(?:texts?|text messages?|messages?|msgs?|calls?|e-?mails?|phone|cell|voicemails?|dms?|whatsapp|letters?|requests?|questions?|invites?|work)\b|\b(?:telefono|celular|mensajes?|llamadas?|correos?|textos?)\b|\b(?:msg|message|phone|call|fon)\b.{0,20}\b(?:jawab|respond|utha)\b/;
/** They are somewhere else, and said to be well there. */
const ELSEWHERE =
  /\b(?:he|she|they|wife|husband|son|daughter|mom|dad|responding)(?:'?s|'?re| is| are| must be| might be| may be| will be| probably| still| just| currently| stuck| busy| out)* (?:(?:at|in|from) (?:(?:a|an|the|his|her|their) )?(?:work|office|meeting|meetings|class|school|college|conference|court)|driving|working|teaching|traveling|travelling|on (?:a|the|another|his|her) (?:flight|plane|train|call|shift|work call))\b|\b(?:probably|just) busy\b|\b(?:esta|estara|anda|debe (?:de )?estar) (?:en (?:el |la |una |su )?(?:trabajo|oficina|escuela|junta|reunion|clases?)|trabajando|manejando|ocupad[oa])\b|\b(?:office|meeting|school|college|class|kaam) (?:main|mein|me|pe|par) (?:hai|hain)\b/;
const NEVER_EXCUSED_BY_PLACE = /\b(?:coworker|client|customer|someone|somebody|lady|man|woman|baby|infant|toddler|bebe|bachcha)\b/;
/** The message goes on about the visit. */
const ASIDE =
  /\b(?:i'?ll|i will|i can'?t|i cannot|can'?t|let me|lemme|we'?ll|so i|need to|have to) (?:\w+ ){0,3}(?:confirm|ask|let you know|get back|book|decide|check with)\b|\bcan we (?:do|wait|move|make it)\b|\b(?:le|les) (?:confirmo|aviso|digo|pregunto)\b|\bmejor (?:el|la|a las|otro)\b|\b(?:baad|bad) (?:main|mein|me) (?:batat[aei]|batao|bataunga|bataungi)\b/;

/** Does a clause say that somebody does not respond, and does nothing in the message say that they merely have not answered? */
export function isUnresponsive(clauses: readonly string[]): boolean {
  const all = clauses.join(' . ');
  const hasBody = BODY.test(all);
  if (hasBody && clauses.some((clause) => matchesAny(clause, UNHEARD))) return !isOnlyADevice(all);
  if (!clauses.some((clause) => matchesAny(clause, SILENT))) return false;
  if (hasBody) return true;
  return !CHANNEL.test(all) && !ASIDE.test(all) && (!ELSEWHERE.test(all) || NEVER_EXCUSED_BY_PLACE.test(all));
}

/** "He does not answer my calls, my head hurts": a body is near, the silence is a telephone's. */
const isOnlyADevice = (all: string): boolean => CHANNEL.test(all) || /\b(?:phone|calls?|texts?|messages?|emails?|door)\b/.test(all);
