// Saying truthfully that an assistant is writing (C-01; contracts.md 4.7: EU AI Act art. 50(1), California B&P 17940, Utah SB 149).
import { matchesAny } from '../common/prefilter.js';
import { matchForm, normalise } from '../common/text.rules.js';
import { asksIfMachine } from '../engines/rules/bot-questions.rules.js';

const ASKS: RegExp[] = [
  // French, German, Portuguese, so that a plain question is not missed elsewhere
  /(?:^|\s)(?:êtes vous|etes vous|es tu|c est|cest) (?:un |une )?(?:robot|bot|machine|humain|vraie personne)\b/,
  /\b(?:sind sie|bist du|ist das) (?:ein |eine )?(?:bot|roboter|maschine|mensch|ki|echter mensch)\b/,
  /(?:^|\s)(?:você é|voce e|é|isso é) (?:um |uma )?(?:robô|robo|bot|máquina|humano|pessoa real)(?=\s|$)/,
];

/** Does the customer ask whether a machine is writing? Answered by a fixed text, never by an engine. */
export function asksIfBot(text: string): boolean {
  const form = matchForm(text.slice(0, 1000));
  return form !== '' && (asksIfMachine(text) || matchesAny(form, ASKS));
}

/** `me` is the assistant's own name with what joins it to the sentence; empty where it has none. */
const TEXTS: Record<string, (name: string, me: string) => string> = {
  en: (name, me) => `I'm ${me}an automated assistant for ${name}. A person from our team can take over any time, just ask.`,
  es: (name, me) => `Soy ${me}un asistente automatizado de ${name}. Si lo prefiere, una persona de nuestro equipo puede continuar.`,
  hi: (name, me) => `मैं ${me}${name} का स्वचालित सहायक हूं। आप कहें तो हमारी टीम का कोई व्यक्ति बात कर सकता है।`,
  'hi-en': (name, me) => `Main ${me}${name} ka automated assistant hoon. Aap kahein to team ka koi vyakti aapse baat karega.`,
  fr: (name, me) => `Je suis ${me}un assistant automatique de ${name}. Une personne de l'équipe peut prendre le relais, dites-le-moi.`,
  de: (name, me) => `Ich bin ${me}ein automatischer Assistent von ${name}. Auf Wunsch übernimmt jemand aus unserem Team.`,
  pt: (name, me) => `Sou ${me}um assistente automático da ${name}. Uma pessoa da equipe pode continuar quando quiser.`,
};

const SHORT: Record<string, (name: string, me: string) => string> = {
  en: (name, me) => `This is ${me}${name}'s automated assistant.`,
  es: (name, me) => `Soy ${me}el asistente automatizado de ${name}.`,
  hi: (name, me) => `मैं ${me}${name} का स्वचालित सहायक हूं।`,
  'hi-en': (name, me) => `Main ${me}${name} ka automated assistant hoon.`,
};

/** Who is written for, and what the assistant is called; a name never hides what it is. */
interface Discloser {
  name: string;
  agentName?: string;
}

const nameOf = ({ agentName }: Discloser): string => (agentName ? `${agentName}, ` : '');

/** The truthful answer to the question, in the language of the question where we have it. */
export function disclosureText(org: Discloser, language = 'en'): string {
  return (TEXTS[language] ?? TEXTS[language.split('-')[0] ?? 'en'] ?? TEXTS['en']!)(org.name, nameOf(org));
}

/** The short line for a first message of a thread (`disclosure = first_message`). */
export function shortDisclosure(org: Discloser, language = 'en'): string {
  return (SHORT[language] ?? SHORT[language.split('-')[0] ?? 'en'] ?? SHORT['en']!)(org.name, nameOf(org));
}

const IDENTITY =
  '(?:human|real person|actual person|live person|real human|actual human|human being|live agent|live human|flesh and blood)';
const CLAIMS: RegExp[] = [
  new RegExp(
    `\\b(?:i'?m|i am|im|it'?s|its|this is|you'?re (?:talking|texting|chatting|speaking) (?:to|with)|you are (?:talking|texting|chatting|speaking) (?:to|with)|yes,?) (?:really |actually |definitely |indeed |just |of course |very much |100% )*(?:a |an )?(?:\\w+ )?${IDENTITY}\\b`,
  ),
  /\b(?:i'?m|i am|im|this is|it'?s) (?:definitely |really |actually |certainly |absolutely )?(?:not|no) (?:a |an )?(?:\w+ )?(?:bot|robot|ai\b|machine|computer|chatbot|automated|program)/,
  /\b(?:i|this) (?:isn'?t|ain'?t) (?:a |an )?(?:\w+ )?(?:bot|robot|ai\b|machine|chatbot|automated)/,
  /\bno,? (?:i'?m )?not a (?:bot|robot|machine)\b/,
  /\b(?:no bots?|not a bot) (?:here|on this)\b|\bi'?m (?:as )?(?:real|human)\b(?! (?:estate))/,
  new RegExp(
    `\\b(?:i'?m|i am|this is|it'?s|my name is|with) [\\p{L}' ]{1,30}, (?:a |an |our |your )(?:\\w+ )?${IDENTITY}\\b(?! (?:will|can|could|is|from))`,
    'u',
  ),
  /\bwith [\p{L}' ]{1,30}, (?:our|a) (?:human|live|real)\b/u,
  /\bwe(?:'re| are) (?:all )?(?:real|actual|live) (?:people|humans|persons)\b|\bi(?:'m| am) a person\b|\bnot (?:an? )?ai here\b/,
  /\b(?:soy (?:un |una )?(?:humano|persona real|persona de verdad|ser humano)|no soy (?:un |una )?(?:bot|robot|m[aá]quina|ia))\b/,
  /\b(?:soy|somos|le (?:atiende|escribe|responde)|habla(?:ndo)? con|escribiendo con) (?:de verdad |realmente )?(?:un |una |el |la )?(?:humanos?|humana|persona (?:real|de verdad|de carne y hueso)|personas? reales?|ser humano)(?![\p{L}])|\b(?:aqu[ií] no hay|no somos) (?:bots?|robots?|m[aá]quinas?)|\bno (?:es|soy|somos|hablas?|habla) (?:un |con un |una )?(?:asistente automatizado|asistente autom[aá]tico)/u,
  /\b(?:aap|yahan|hum|main|mai|yeh) (?:\w+ ){0,3}(?:asli |sach mein |real )?(?:insaan|insan|aadmi|human|real person) (?:se (?:baat|chat) kar rah|hain?\b|hoon|hun\b|hu\b)|\b(?:hum|yahan|yeh) (?:\w+ ){0,2}(?:bot|robot|machine) (?:nahi|nahin)\b|(?:आप|यहां|यहाँ|हम) [\p{L}\p{M} ]{0,20}(?:इंसान|मनुष्य) (?:से बात कर रह|हैं|हूँ|हूं)|(?:यह|हम|यहां) (?:कोई )?(?:बॉट|रोबोट|मशीन) नहीं/u,
  /\b(?:main|mai|me) (?:\w+ )?(?:bot|robot|machine) (?:nahi|nahin)\b|\b(?:main|mai) (?:\w+ ){0,2}(?:insaan|insan|asli) (?:\w+ )?(?:hoon|hun|hu)\b|मैं (?:एक )?(?:असली )?इंसान|मैं (?:कोई )?(?:बॉट|रोबोट|मशीन) नहीं/,
];
const DENIED_OR_OFFERED =
  /\b(?:i'?m|i am|im) not (?:a |an )?(?:\w+ )?(?:human|real person|person)\b|\bnot (?:a |an )?(?:real |actual )?human\b/;

/** Would this outbound text claim to be a person? Such a draft never leaves (FTC Act section 5, C-01). */
export function claimsHuman(text: string): boolean {
  const plain = normalise(text).toLowerCase();
  if (DENIED_OR_OFFERED.test(plain)) return matchesAny(plain.replace(DENIED_OR_OFFERED, ''), OTHER_CLAIMS);
  return matchesAny(plain, CLAIMS);
}

/** Without the one for what somebody is: they deny or offer that. */
const OTHER_CLAIMS = CLAIMS.slice(1);

/** Removes sentences of a tenant's own instructions that tell the assistant to pass for a person, or to hide what it is. */
export function stripHumanInstructions(instructions: string): string {
  const bad =
    /\b(?:claim|say|pretend|act|pose|tell|insist|present yourself)\b.{0,40}\b(?:human|real person|not (?:a |an )?(?:bot|ai|robot|machine)|a person)\b|\b(?:never|don'?t|do not) (?:say|admit|reveal|mention|tell|disclose)\b.{0,40}\b(?:bot|ai|robot|automated|assistant|machine|software)\b|\byou are (?:a |an )?(?:human|real person|not (?:a |an )?(?:bot|ai))\b/i;
  return instructions
    .split(/(?<=[.!?\n])\s*/)
    .filter((sentence) => !bad.test(sentence))
    .join(' ')
    .trim();
}
