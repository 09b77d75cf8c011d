// "Am I talking to a robot?", in the four languages (rules.md C-01). A wish for a person ("get me a human") is another thing.
import { matchesAny } from '../../common/prefilter.js';
import { spellHindi } from './hinglish-spelling.rules.js';
import { detectLanguage } from './language.rules.js';

const MACHINE =
  '(?:bots?|robots?|robo|chat ?bots?|ai|a i|machines?|computers?|software|chat ?gpt|gpt|siri|alexa|virtual assistant|artificial intelligence|auto ?(?:reply|replies|responders?|responses?|texts?|messages?|mated|generated)|automated|automatic (?:texts?|message|messages|reply|replies|responses?|system)|canned (?:reply|replies|responses?)|recording|computer program|program|script)';
const PERSON =
  '(?:humans?(?: being)?|real (?:person|human|people|one|employee|guy|lady)|actual (?:person|human|people|employee|human being)|live (?:person|human|agent)|living (?:\\w+ )?human|person|someone real|somebody real|real)';
const YOU = '(?:you|u|ya|yall|this|it|that|these|those|dana|i)';

const ENGLISH: readonly RegExp[] = [
  new RegExp(
    `\\b(?:are|r|is|was|am) ${YOU}(?: (?:really|actually|even|just|like|guys|messages|texts|replies|answers|people|all|a|an|the|some|one of those|still|kind of|sort of))* ${MACHINE}\\b`,
  ),
  new RegExp(`\\b(?:are|r) (?:you|u|ya)(?: (?:really|actually|even|just|like|a|an|the|some|living|breathing|guys))* ${PERSON}\\b`),
  new RegExp(`\\b(?:is|was) (?:this|it|that)(?: (?:really|actually|even|just|like|a|an|the))* ${PERSON}\\b(?! (?:i|who|that|we))`),
  new RegExp(
    `\\b(?:talking|texting|chatting|speaking|writing|dealing|messaging|talkin|texted)(?: (?:to|with|w))?(?: (?:a|an|the|some|actual|real|one of those))* ?(?:${MACHINE}|${PERSON})\\b`,
  ),
  new RegExp(`\\b(?:who|what|whom) (?:am i|is this i am|are we) (?:talking|texting|chatting|speaking)(?: (?:to|with))?\\b`),
  new RegExp(
    `\\b(?:${MACHINE}|person|human) or (?:(?:is (?:this|it)|are you) )?(?:a |an |just |some )?(?:${MACHINE}|${PERSON}|what|nah|not|named|\\w+ named)\\b|\\b${PERSON} or (?:is (?:this|it) )?(?:a |an |just |some |one of those )?(?:${MACHINE}|nah)\\b`,
  ),
  new RegExp(
    `\\b(?:you(?:re| are)?|youre|this is|ur|u r|its|it is) (?:just |definitely |clearly |obviously |like |only )*(?:a |an )${MACHINE}\\b(?=(?: (?:right|huh|arent you|isnt it|correct|lol|or))?\\W*$| isnt)`,
  ),
  new RegExp(
    `\\b(?:is (?:there|anyone|anybody|someone|somebody)|anyone|anybody)(?: (?:a|an|actually|even|here|there))* (?:real|human|actual|person)\\b(?! (?:i can|to (?:talk|speak|call)|who can|who))`,
  ),
  new RegExp(
    `\\b(?:assistant|someone|employee|person|human|people) or (?:just |only |it |is it |some )*(?:a |an )?(?:${MACHINE}|${PERSON})\\b`,
  ),
  /\bis (?:a|an|any) (?:real |actual )?(?:person|human) (?:reading|typing|writing|answering|there|behind)\b|\bis (?:anybody|anyone|someone|somebody) (?:actually |real |really )*(?:there or|typing|reading|writing)\b/,
  new RegExp(`\\b(?:feels?|sounds?|seems?|looks?|acts?) like (?:a |an )?${MACHINE}\\b`),
  new RegExp(
    `^(?:so |wait |ok |hello |hi |hmm )*(?:is )?(?:u|you|ya|this|that)?(?: just)? ?(?:a |an )?(?:bots?|robots?|chatbot|ai|real person|real human|human|machine|human or nah|real)(?: lol)?$`,
  ),
  /\bor (?:is (?:this|it|that) )?(?:just )?(?:a |an )?(?:bot|robot|chat ?bot|machine|ai|computer)$/,
  /\b(?:living soul|living being|flesh and blood)\b|\b(?:sounds?|seems?|feels?|looks?) (?:so |very |kinda |really )?(?:automated|robotic|like a recording|computerized|ai generated)\b|\b(?:youre|you are|ur|u r|this isnt|this is|its) not (?:a )?(?:real |actual )(?:person|human)\b|\b(?:human|person|anyone|someone) (?:on|at) the other end\b/,
  /\b(?:do|does|did|will|would|can|is|are) (?:there )?(?:a |an |any |some |actual |really )*(?:real|actual|live|human|living)? ?(?:people|persons?|humans?|human beings?)(?: (?:even|actually|really|ever|there))? (?:answer|read|writ|wrot|send|repl|respond|text|see|typ|check|monitor|behind|run|handl)\w*(?! (?:you|u|yall|in|off)\b)/,
  new RegExp(
    `\\b(?:prove|show me|how (?:do|can|would) i know|convince me|swear|promise(?: me)?|tell me)(?: to me)? (?:that |if )?(?:you are|youre|ur|u r|youre|this is|this isnt|it isnt|its|you arent)(?: (?:really|actually|even|just))? (?:not )?(?:a |an )?(?:${MACHINE}|${PERSON})\\b(?! (?:company|business|deal|estate|legit))`,
  ),
  /\bdid (?:a|an) (?:computer|bot|robot|machine|ai) (?:write|send|type)\b|\b(?:have|got) a pulse\b|\bis \w+ (?:a )?real (?:person|human)\b|\bif (?:you|ur|u|youre|this|you are)(?: \w+)? ?(?:a |an )?(?:bot|robot|ai|machine)\b/,
  /\b(?:are|r) (?:you|u) real$|\bare these automatic\b|\bis this auto(?:mated|matic)\b/,
];
const NOT_ENGLISH =
  /\bhuman (?:enough|hair|error|decency|resources|nature)\b|\bbe (?:a )?(?:decent )?human\b|\b(?:real (?:price|cost|total|quote|address|number|name|amount|company|business|issue|offer|website|link|reason|cause|thing|rate|warranty|license|plumber|electrician|wood|leather|stone|brick|hair|gold|silver|gas|estate|busy|quick|good|discount|emergency|pain|deal|bad|problem|soon|time|shame|distributors?)|for real|computer (?:room|shop|store|lab)|washing machine|ai camera|automatic (?:garage|door|gate|thermostat)|robot (?:vacuum|mower|mowers)|bot fly|person (?:i|you|who|to contact)|same person|the machine (?:is|was|makes|leaks|still)|business line|i am a real|im a real|automatic reply from my)\b/;
const WANTS_PERSON =
  /^(?!.*\bor (?:just |only )?(?:a |an )?(?:software|bot|robot|machine|computer|ai)\b).*\b(?:can|could|may|let|want|need|id like|would like|rather|prefer|get|have|give|please|wanna)\b(?!.*\b(?:are you|is this|am i|r u|are u)\b)(?=.*\b(?:human|person|people|someone|somebody)\b)/;

const SPANISH: readonly RegExp[] = [
  /\b(?:respondiendo|contestando|escribiendo|atendiendo)(?: \w+)? (?:un |una )?(?:robot|bot|maquina|computadora|persona|humano)\b|\b(?:persona|humano) o (?:un |una )?programa\b/,
  /\b(?:eres|es(?:ta)?|es usted|usted es|esto es|son|sos)(?: (?:usted|esto|un|una|unos|unas|puro|puros|la|el|mensajes?|acaso|solo))* (?:bots?|robots?|maquinas?|humanos?|automatic[oa]s?|inteligencia artificial|ia|computadora|contestadora|grabadora|grabacion|programa|persona(?: real| de verdad| humana)?|real)\b(?! (?:que|de trane|distribu|para|equivocada))/,
  /\b(?:hablando|hablo|platicando|chateando|chateo|escribiendo|escribo)(?: (?:con|a|por))? (?:un |una |el |la )?(?:bot|robot|maquina|computadora|humano|persona|alguien real|ia)\b/,
  /\b(?:hay|habra) (?:un |una |alguna |algun )?(?:persona|humano|alguien)(?: real)? (?:ahi|alli|del otro lado|detras)\b|\b(?:contesta|escribe|responde)(?: \w+){0,2} (?:persona|computadora|maquina|robot|bot)\b|\bquien me (?:escribe|contesta)\b.*\b(?:robot|bot|maquina|persona)\b|\b(?:maquina|robot|bot) la que (?:contesta|escribe|responde)\b/,
  /\b(?:persona|humano) o (?:un |una )?(?:bot|robot|maquina|computadora)\b|\b(?:bot|robot|maquina) o (?:una )?(?:persona|humano)\b/,
];
const WANTS_PERSON_ES = /\b(?:quiero|quisiera|necesito|puedo|pueden|prefiero|pasame|paseme|comunic\w*)\b/;

const HINDI: readonly RegExp[] = [
  /\b(?:aap|tum|tu|ye|yeh|yah|kya|koi|idhar|udhar|wahan|vahan|hello|robot|bot|machine|main|message)\b.{0,30}\b(?:bot|robot|machine|computer|insaan|ai|automatic|automated|chatgpt|real (?:person|aadmi|insaan)|asli (?:aadmi|insaan))\b.{0,24}\b(?:ho|hai|kya|na|ya|system|reply|message|raha|rahe|rahi)\b/,
  /\b(?:bot|robot|machine|ai|insaan|asli aadmi|computer|automatic|chatgpt) (?:se )?(?:ho|hai|kya|baat ho|reply kar|laga?|lag)\b.{0,16}/,
  /\b(?:insaan|asli aadmi|aadmi) (?:ho |hai )?ya (?:koi )?(?:machine|robot|bot|computer|ai)\b|\b(?:machine|robot|bot|computer) (?:ho |hai )?ya (?:koi )?(?:insaan|aadmi)\b|\basli (?:insaan|aadmi)\b/,
  /\b(?:insaan|bot|robot|machine|computer) se baat (?:kar|ho) (?:raha|rahe|rahi)\b|\bkoi insaan hai\b|\b(?:computer|machine|robot|bot) (?:jawab|reply|javab)\b|\baap real\b/,
];
const NOT_HINDI =
  /\b(?:baat (?:karwa|karni|karna|karo|chahie)|washing machine|machine (?:kharab|theek|band|repair|nahi)|computer room|machine theek|vacuum|shock|jhatka|aa sakte)\b/;

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/[\u0300-\u036F'’‘´`]/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Does the customer ask whether a machine is writing? `text` as it came; only its first 1,000 characters are read. */
export function asksIfMachine(text: string): boolean {
  const head = text.slice(0, 1_000);
  const form = plain(head);
  if (form === '') return false;
  const language = detectLanguage(head)?.language;
  if (language === 'hi' || language === 'hi-en') {
    const hindi = spellHindi(form);
    if (matchesAny(hindi, HINDI) && !NOT_HINDI.test(hindi)) return true;
  }
  if (matchesAny(form, SPANISH) && !WANTS_PERSON_ES.test(form)) return true;
  return head
    .split(/[.!?\n]+/)
    .concat(head)
    .map(plain)
    .some((part) => part !== '' && matchesAny(part, ENGLISH) && !NOT_ENGLISH.test(part) && !WANTS_PERSON.test(part));
}
