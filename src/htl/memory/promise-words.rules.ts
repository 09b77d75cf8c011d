// What customers promise, in four languages; Spanish without accents, Hindi in its one spelling (engines/rules/readings.rules.ts).
import { plainApostrophes } from '../../common/text.rules.js';
import { says } from '../../engines/rules/readings.rules.js';

/** "Let me check with my wife", "I'll get back to you", "we'll let you know", "will confirm": they, not we, have the next move. */
const PROMISE =
  /\b(?:i(?:'?ll| will| am going to|'?m gonna| have to| need to)|we(?:'?ll| will| have to| need to)|let me|lemme|gonna)\s+(?:just |first |have to |need to |go )*(?:check|ask|(?:talk|speak)(?! (?:to|with) (?:a|an|some\w*|your|you|u)\b)|discuss|think|get back|let (?:you|u) know|call (?:you|u) back|text (?:you|u)|confirm|decide|see (?:with|what)|look (?:at|into)|find out|send (?:you|u)|pay)\b[^.!?\n]*/i;
const THINKING =
  /\b(?:need|want) (?:some |a bit of )?time to think\b|\bthink about it\b|\bsleep on it\b|\b(?:call|ask|shop|look) around\b|\b(?:don'?t|do not) (?:book|schedule|confirm|reserve)(?: (?:it|me|that|this|anything|us))? (?:just )?yet\b/i;
/** "Give me a second", "hold on": an answer is on its way. */
const PAUSE =
  /\b(?:give me|gimme|hold on|hang on|wait|be back in|in) (?:for )?(?:just )?(?:a|one|1) (?:sec(?:ond)?|min(?:ute)?|moment|bit)\b|^\W*(?:(?:ok|okay|wait|just|sorry|hold on)\W+)*(?:a|one|1) (?:sec(?:ond)?|min(?:ute)?|moment)(?:\W+(?:please|pls|plz))?\W*$|^\W*(?:please )?(?:hold|hang) on(?: please)?\W*$/i;

const ASK_ES = '(?:checar|revisar|preguntar\\w*|consultar\\w*|pensar\\w*|confirmar\\w*|decidir\\w*|platicar\\w*)';
const OWN_ES = '(?:mi|mis|el (?:dueno|casero|senor)|la (?:duena|casera|familia|senora))';
const KIN_HI =
  '(?:wife|husband|pati|patni|papa|mummy|mumma|ghar waal\\w+|ghar (?:main|pe|par)|malik|boss|landlord|family|beta|beti|bhai|sab|un)';
const TELL_HI = '(?:batata|batati|bataunga|bataungi|bataenge|batayenge|batate|bolta|bolunga|bolenge)';
const WILL_HI = '(?:karta|karti|karunga|karungi|karenge|kar (?:dunga|dungi|denge|deta|duunga|doonga|dun ?ga))';

const ABROAD: readonly RegExp[] = [
  new RegExp(
    `\\b(?:(?:le|les|te|luego|ya|yo) )+(?:aviso|digo|confirmo|marco|llamo|escribo|mando|envio|pago|avisare|confirmare|llamare|pagare)\\b|\\b(?:dejeme|dejame|dejenme|deje|deja) (?:ver|${ASK_ES}|checo|pregunto|consulto|hablar(?:lo)? con ${OWN_ES})\\b|\\b(?:voy a|vamos a|tengo que|tenemos que|necesito|debo|hay que) (?:${ASK_ES}|pagar(?:les?)?|hablar(?:lo)? con ${OWN_ES})\\b|\\b(?:lo|la) (?:voy a|vamos a) (?:pensar|platicar|consultar|hablar|checar|ver)\\b|\\b(?:lo|la) (?:pienso|pensare|platico|consulto|checo)\\b|\\b(?:le|les|te) (?:voy a|vamos a) (?:avisar|confirmar|llamar|marcar|escribir|mandar|pagar)\\b|\\b(?:deme|dame|espere\\w*|^un) (?:un )?(?:segund\\w+|moment\\w+|minut\\w+)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:pooch|poochna|baat|check|confirm|sochke|soch|dekh|discuss)\\b(?: (?:ke|kar|karke|lun|lu))* ${TELL_HI}\\b|\\b${KIN_HI}(?: ji)? (?:se|ko|pe|main)?(?: )?(?:pooch|poochna|baat kar\\w*|discuss)\\b|\\b(?:kal|parso|baad main|shaam|subah|thodi der main|abhi|phir|aaj|somvaar|mangalvaar|budhvaar|guruvaar|shukravaar|shanivaar|ravivaar|week|hafte)(?: \\w+){0,2} ${TELL_HI}\\b|\\b(?:confirm|payment|paise|call|phone|msg|message|check|decide|pay)(?: (?:kal|parso|abhi|shaam|aaj|tak|main|ko|bhi|baad))* ${WILL_HI}\\b(?!.*\\b(?:toh|to|koi|nahi|kaise|kya)\\b)|\\bsochna padega\\b|^(?:bas |bhai |ji )*ek (?:min\\w*|second|sec)\\b|\\b(?:sochne|soch lene) do\\b|\\bsoch (?:lun|lu|ke dekhta|raha|rahi)\\b`,
    'i',
  ),
];

/** The words of a promise: from where it begins, in another language its whole sentence; null when the text makes none. */
export function promiseIn(text: string): string | null {
  const plain = plainApostrophes(text);
  const words = PROMISE.exec(plain)?.[0] ?? THINKING.exec(plain)?.[0] ?? PAUSE.exec(plain)?.[0];
  if (words !== undefined) return words;
  const sentences = plain.split(/(?<=[.!?।\n])/).filter((sentence) => sentence.trim() !== '');
  return sentences.find((sentence) => says(sentence, ABROAD) || says(sentence, [THINKING]))?.replace(/[.!?।\s]+$/, '') ?? null;
}
