// Tier 2: opting out in one's own words. 47 CFR 64.1200(a)(10) accepts any reasonable wording; we stay conservative so that
// "my AC will not stop" does not silence a customer (C-11). A language engine may add a finding, never take one away.
import { matchForm } from '../common/text.rules.js';

export interface OptOutFinding {
  isOptOut: boolean;
  /** 0 to 1; 0.9 and more is acted on at once, 0.6 to 0.9 asks a person to look. */
  confidence: number;
}

interface Phrase {
  pattern: RegExp;
  confidence: number;
}

const CONTACTING = '(?:texting|messaging|contacting|calling|bothering|spamming|emailing|sending|harassing|bugging|txting|msging|pinging)';
const ONE_CONTACT = '(?:text|message|contact|call|bother|spam|txt|msg|write|email|reach out to)';
const CONTACT = `${ONE_CONTACT}(?: (?:or|and|nor) ${ONE_CONTACT})*`;
const ME = '(?:me|us|this number|my number|my phone|here|my cell)';
const THINGS = '(?:texts?|messages?|sms|alerts?|notifications?|txts?|msgs?|spam)';

// Matched on matchForm: lower case, no punctuation, apostrophes removed ("dont").
const PHRASES: Phrase[] = [
  {
    pattern: new RegExp(`\\b(?:stop|quit|cease) (?:\\w+ )?${CONTACTING}(?: to)?(?: ${ME}| these| those| any| so| all|$)`),
    confidence: 0.97,
  },
  { pattern: new RegExp(`\\b(?:stop|quit) (?:sending|with) (?:\\w+ ){0,3}${THINGS}\\b`), confidence: 0.97 },
  {
    pattern: new RegExp(`\\b(?:stop|end|cancel|turn off) (?:all |these |the |your |those |any )+(?:\\w+ )?${THINGS}\\b`),
    confidence: 0.95,
  },
  {
    pattern: new RegExp(
      `\\b(?:do not|dont|never|please no longer|no longer|not to) (?:ever )?${CONTACT} ${ME}(?: (?:again|anymore|any more|any longer|ever|please|like this|pls|thanks|thank you))*$`,
    ),
    confidence: 0.95,
  },
  {
    pattern: new RegExp(`\\b(?:do not|dont|never) (?:ever )?${CONTACT} ${ME} (?:again|anymore|any more|any longer|ever)\\b`),
    confidence: 0.97,
  },
  {
    pattern: new RegExp(`\\b(?:do not|dont) send (?:me |us )?(?:any |any more |anymore |more |these |your )*${THINGS}\\b`),
    confidence: 0.95,
  },
  {
    pattern: new RegExp(
      `\\b(?:do not|dont) (?:want|wish|need|like) (?:to (?:get|receive|have) )?(?:any |any more |anymore |more |these |your )+(?:\\w+ )?${THINGS}\\b`,
    ),
    confidence: 0.93,
  },
  {
    pattern: new RegExp(`\\b(?:do not|dont) want (?:you )?to (?:be (?:texted|contacted|messaged|called)|${CONTACT} ${ME})\\b`),
    confidence: 0.93,
  },
  { pattern: new RegExp(`\\b(?:no more|no further|enough (?:of|with) (?:the |these |your )?) ?${THINGS}\\b`), confidence: 0.93 },
  {
    pattern:
      /\b(?:take|get|remove|delete|scratch) (?:me|us|my (?:number|name|phone|info|contact))(?: \w+){0,2} (?:off|from|out of) (?:\w+ ){0,3}(?:lists?|database|system|contacts|records|texts?|messages)\b/,
    confidence: 0.97,
  },
  { pattern: /\b(?:remove|delete) (?:my (?:number|phone|phone number|name|contact|info)|this number)\b/, confidence: 0.93 },
  {
    pattern: /\b(?:unsubscribe|opt (?:me )?out|opting out|opted out)\b(?! of (?:the )?(?:warranty|plan|insurance|maintenance))/,
    confidence: 0.92,
  },
  { pattern: /\b(?:lose|forget|erase|block) (?:my|this) (?:number|phone)\b/, confidence: 0.95 },
  { pattern: /\bleave (?:me|us) alone\b/, confidence: 0.95 },
  { pattern: /\b(?:wrong number|wrong person)\b/, confidence: 0.9 },
  { pattern: /\bi (?:revoke|withdraw) (?:my )?consent\b/, confidence: 0.97 },
  {
    pattern:
      /^(?:just |please |pls |can you |could you |will you |would you )*stop (?:it|this|already|that|now)(?: (?:please|now|already|thanks|thank you))*$/,
    confidence: 0.9,
  },
  { pattern: /\b(?:stop|quit) (?:text|txt|msg|message|contact|spam) (?:me|us|this number)\b/, confidence: 0.95 },
  { pattern: /\b(?:stop|quit) (?:reaching out|following up|receiving (?:\w+ ){0,2}(?:texts?|messages?|sms))\b/, confidence: 0.93 },
  { pattern: /\b(?:dont|do not) (?:text|message|msg|txt)(?: please| pls)?$/, confidence: 0.9 },
  {
    pattern: /\bwant off (?:of )?(?:this|your|the) list\b|\b(?:do not|dont|never) (?:give )?consent\b|\bcease and desist\b/,
    confidence: 0.93,
  },
  { pattern: /^(?:i said|just|please just|pls just) stop(?: please| now)?$/, confidence: 0.9 },
  // Plain annoyance: a person should look before anybody is silenced.
  {
    pattern:
      /^(?:go away|fuck off|piss off|get lost|delete me)$|\b(?:this is|reported as|marked as) spam\b|\bnever signed up for (?:this|these|texts|your)\b/,
    confidence: 0.7,
  },
  // Spanish
  {
    pattern: /\b(?:deje|deja|dejen|dejar|para|paren|pare) de (?:enviar|mandar|escribir|llamar|molestar|contactar|textear)(?:me|nos)?\b/,
    confidence: 0.96,
  },
  {
    pattern:
      /\bno (?:me|nos) (?:envie|envies|envien|envíe|envíes|envíen|mande|mandes|manden|escriba|escribas|escriban|contacte|contactes|contacten|moleste|molestes|molesten|llame|llames|llamen)(?: (?:mas|más|nunca|otra vez)| (?:mas |más )?(?:mensajes|textos|sms))/,
    confidence: 0.95,
  },
  { pattern: /\bno (?:quiero|deseo)(?: recibir)?(?: mas| más| sus| estos)* (?:mensajes|textos|sms)\b/, confidence: 0.95 },
  {
    pattern: /\b(?:qu[ií]t[ae]n?me|b[oó]rr[ae]n?me|elim[ií]n[ae]n?me|s[aá](?:c|qu)[ae]n?me) de (?:la |su |esta |tu )?lista\b/,
    confidence: 0.96,
  },
  { pattern: /\b(?:numero|número) equivocado\b/, confidence: 0.9 },
  // Hindi and Hindi in Latin letters
  { pattern: /(?:मैसेज|संदेश|एसएमएस|मेसेज) (?:मत भेजो|मत भेजें|मत भेजिए|भेजना बंद|न भेजें|ना भेजें|नहीं चाहिए|बंद करो|बंद करें)/, confidence: 0.96 },
  { pattern: /(?:मुझे|हमें) (?:मैसेज |संदेश |फोन |कॉल )?(?:मत करो|मत करें|परेशान मत)/, confidence: 0.93 },
  { pattern: /गलत नंबर/, confidence: 0.9 },
  {
    pattern: /\b(?:message|msg|sms|text|messages) (?:mat|na|nahi) (?:bhejo|bhejna|bhejiye|bheje|bhejein|karo|karna|kariye|chahiye)\b/,
    confidence: 0.95,
  },
  { pattern: /\b(?:message|msg|sms|text|messages)(?: bhejna| karna)? band (?:karo|kar do|kardo|kijiye|karein|kare)\b/, confidence: 0.95 },
  {
    pattern: /\b(?:mujhe|hume|humko|mujhko) (?:message |msg |text |call |phone )?(?:mat karo|mat karna|pareshan mat|tang mat)\b/,
    confidence: 0.93,
  },
  { pattern: /\b(?:mat|na) (?:bhejo|bhejna|bhejiye|karo) (?:message|msg|sms|text)/, confidence: 0.95 },
  { pattern: /\bgalat number\b/, confidence: 0.9 },
];

// Wordings that contain a phrase above and mean the opposite, or somebody else's messages.
const NOT_MEANT: RegExp[] = [
  /\b(?:please )?(?:do not|dont|never) stop\b/,
  /\bwhy (?:did|have) you stop/,
  /\b(?:wont|will not|does not|doesnt|cant|cannot|not) stop (?:calling|texting|messaging|sending|beeping)\b/,
  /\b(?:did i|is this|sorry|do i have the|was that|i (?:think|thought) (?:i|you)|i (?:had|dialed|called|have|gave you|texted)) (?:\w+ ){0,2}wrong (?:number|person)\b/,
  /\b(?:thermostat|alarm|detector|camera|doorbell|unit|app|system|furnace|my (?:ex|wife|husband|phone)) (?:\w+ ){0,3}(?:keeps |wont stop |will not stop )(?:texting|messaging|sending|calling|beeping)/,
  /\b(?:stop|quit) (?:sending|calling|bothering) (?:my (?:wife|husband|landlord|tenant|mom|dad)|him|her|them)\b/,
  /\b(?:before|after|until|unless|when) you (?:\w+ )?(?:stop|quit)\b/,
  /\bno me (?:llame|llames|llamen) (?:antes|despues|después|ahora|hoy)\b/,
];

// "Don't call me, text me" changes the channel and is no opt-out of texts; "call me instead" likewise asks for contact.
const WANTS_CONTACT =
  /\b(?:(?:just |please |only |rather |instead )+(?:text|message|call|email) (?:me|us)|(?:text|message|call|email) (?:me|us) (?:instead|rather|only|back|when|after|before|tomorrow|later|at \d)|(?:text|message) me\b.{0,10}\binstead)\b/;
const ONLY_VOICE =
  /\b(?:stop|quit) calling\b(?!.*\b(?:text|messag))|\b(?:do not|dont|never) call\b(?!.*\b(?:again|anymore|any more|ever|text|messag))/;
// A limit in time ("don't call me before 9", "do not text me at work") is a wish, not an opt-out.
const LIMITED =
  /\b(?:do not|dont|never) (?:text|message|contact|call|txt|msg|write) (?:me|us) (?:before|after|at|until|till|between|during|on|while|today|tonight|yet|this)\b/;

/** Does this text ask us to stop writing? English, Spanish, Hindi, and Hindi in Latin letters. */
export function detectOptOut(text: string): OptOutFinding {
  const form = matchForm(text.slice(0, 2000));
  const none = { isOptOut: false, confidence: 0 };
  if (form === '' || NOT_MEANT.some((pattern) => pattern.test(form)) || LIMITED.test(form)) return none;
  const confidence = Math.max(0, ...PHRASES.filter(({ pattern }) => pattern.test(form)).map((phrase) => phrase.confidence));
  if (confidence === 0) return none;
  if (WANTS_CONTACT.test(form) || ONLY_VOICE.test(form)) return { isOptOut: false, confidence: 0.3 };
  return { isOptOut: true, confidence };
}
