// What a business may not tell its assistant to do. Asked wherever such words are typed, and again before a profile is published.
import { matchForm, normalise } from '../common/text.rules.js';
import { claimsHuman } from '../policy/disclosure.rules.js';

export interface RefusedInstruction {
  code: 'claims_human' | 'ignores_stop' | 'invents' | 'hides_danger' | 'ignores_hours' | 'shares_data' | 'overrides';
  /** One sentence for the person who typed it: what is refused and why. */
  reason: string;
}

const REASONS: Readonly<Record<RefusedInstruction['code'], string>> = {
  // FTC Act section 5; EU AI Act art. 50(1); California B&P 17940 (rules.md C-01)
  claims_human:
    'The assistant says truthfully that it is automated when somebody asks. It may have a name, but it cannot pass for a person.',
  // 47 CFR 64.1200(a)(10)
  ignores_stop: 'Who asks to stop gets no more texts, at once. No instruction can change that.',
  // 16 CFR 465 (reviews and testimonials), FTC Act section 5
  invents:
    'Prices, reviews and promises cannot be made up. Write the true ones under offer and testimonials, and the assistant will use them.',
  hides_danger: 'When somebody is in danger, the assistant says whom to call first. No instruction can change that.',
  // 47 CFR 64.1200(c)(1)
  ignores_hours: 'Nothing is sent in quiet hours. Set the hours under setup; an instruction cannot lift them.',
  shares_data: 'What one customer told you is never told to another.',
  overrides: 'The rules that protect customers stay in force whatever is written here.',
};

const MACHINE = '(?:bots?|robots?|chat ?bots?|ai|a i|machines?|computers?|automated|automatic|virtual|artificial|software|programs?)';
const PERSON = '(?:humans?|(?:real |actual |live )?persons?|real people|human beings?|man|woman|guy|girl)';
const NOT = '(?:never|do not|dont|must not|mustnt|may not|should not|shouldnt|cannot|cant|not allowed to|avoid|refuse to|no)';
const SAY = '(?:say|tell|admit|reveal|mention|disclose|confirm|acknowledge|let (?:them|customers|anyone|people) know|show|state)';
const POSE =
  '(?:claim|claims|pretend|pose|posing|insist|say|tell|answer|reply|respond|act|introduce yourself|present yourself|identify yourself|behave|speak|talk|write|claiming|pretending|convince)';
const STOPPED = '(?:stop|unsubscribe|opt ?out|opted out|opt ?outs|remove me|do not contact|leave me alone)';

interface Pattern {
  code: RefusedInstruction['code'];
  is: RegExp;
  /** What turns the same words into a good rule: "never claim to be human". */
  unless?: RegExp;
}

const PATTERNS: readonly Pattern[] = [
  {
    code: 'claims_human',
    is: new RegExp(`\\b${POSE}\\b.{0,50}?\\b(?:${PERSON}|not (?:a |an )?${MACHINE})\\b`),
    unless: new RegExp(
      `\\b${NOT}\\b(?: \\w+){0,2}? ${POSE}\\b|\\b(?:a|the|our|another) (?:${PERSON}|technician) (?:will|can|could|calls|should|takes|may)\\b|\\b(?:to|with|by) (?:a |the |our )?(?:real |live |actual )?(?:human|person)\\b(?! being)`,
    ),
  },
  {
    code: 'claims_human',
    is: new RegExp(
      `\\b${NOT}\\b(?: ever)? ${SAY}\\b.{0,40}?\\b(?:you(?: are|re)?|that|being|its|it is|this is|your|we are|we use|use|using)\\b.{0,25}?\\b${MACHINE}\\b`,
    ),
    unless: new RegExp(`\\b(?:not|isnt|arent) (?:a |an )?${MACHINE}\\b`),
  },
  {
    code: 'claims_human',
    is: new RegExp(`\\b(?:hide|conceal|deny)\\b.{0,40}?\\b(?:${MACHINE}|what you are)\\b`),
    unless: new RegExp(`\\b${NOT} (?:hide|conceal|deny)`),
  },
  {
    code: 'claims_human',
    is: new RegExp(
      `\\byou are (?:\\w+ ){0,3}?(?:a |an )(?:real |actual |live )(?:person|human)\\b|\\byou are (?:a )?human\\b|\\byou are not (?:a |an )?${MACHINE}\\b`,
    ),
    unless: new RegExp(`\\b${NOT}(?: \\w+)? (?:${POSE}|${SAY})\\b`),
  },
  {
    code: 'claims_human',
    is: /\b(?:di|dile|diles|decir|afirma|finge|fingir) (?:\w+ ){0,3}(?:humano|humana|persona|no eres un)|\bno (?:digas|reveles|admitas|menciones) (?:\w+ ){0,4}(?:bot|robot|ia|automatico|automático)\b/,
    unless: /\b(?:nunca|no) (?:digas|finjas|afirmes) (?:\w+ ){0,3}(?:humano|humana|persona)/,
  },
  {
    code: 'claims_human',
    is: /\b(?:bolo|bolna|kaho|batao|bata do) (?:\w+ ){0,4}(?:insaan|insan|human|asli)\b|\b(?:bot|robot|ai|machine) (?:\w+ ){0,3}(?:mat|nahi|na) (?:bolna|batana|bolo|batao|kehna)\b/,
  },
  {
    code: 'ignores_stop',
    is: new RegExp(
      `\\b(?:ignore|disregard|overlook|do not (?:honou?r|respect|accept)|dont (?:honou?r|respect|accept)|never (?:honou?r|accept))\\b.{0,40}?\\b${STOPPED}\\b|\\b(?:keep|continue|go on) (?:texting|messaging|writing|contacting|sending|selling|following up)\\b.{0,60}?\\b(?:${STOPPED}|say no|not interested|refuse)\\b|\\b(?:even (?:if|when|after|though))\\b.{0,40}?\\b(?:say|said|text|texted|write|wrote|reply|replied|ask|asked|send)\\b.{0,20}?\\b${STOPPED}\\b`,
    ),
    unless: new RegExp(
      `\\bnever (?:ignore|disregard|keep|continue|text|message|write)\\b|\\b(?:do not|dont) (?:ignore|disregard|keep|continue|text|message|write)\\b`,
    ),
  },
  {
    code: 'invents',
    is: /\b(?:make up|made up|invent|fabricate|fake|makeup)\b.{0,40}?\b(?:reviews?|testimonials?|prices?|numbers?|discounts?|stories|story|customers?|results?|urgency|scarcity|deadlines?|answers?|facts?|case stud(?:y|ies)|ratings?)\b|\b(?:lie|lying) (?:about|to)\b/,
    unless: /\b(?:never|do not|dont|must not|no) (?:\w+ ){0,2}?(?:make up|invent|fabricate|fake|lie|lying|made up)\b/,
  },
  {
    code: 'hides_danger',
    is: /\b(?:never|do not|dont|avoid)\b.{0,30}?\b(?:911|112|999|emergency (?:services|number|line)|fire (?:department|brigade)|ambulance|poison control)\b/,
    unless: /\b(?:hesitate|wait|forget|delay|fail)\b/,
  },
  {
    code: 'ignores_hours',
    is: /\b(?:ignore|disregard|override|skip|bypass)\b.{0,20}?\bquiet hours\b|\b(?:text|message|write|send)\b.{0,40}?\b(?:at any (?:hour|time of (?:the )?night)|in the middle of the night|during quiet hours|24 7 without)\b/,
    unless: /\b(?:never|do not|dont)\b/,
  },
  {
    code: 'shares_data',
    is: /\b(?:share|give|tell|send|reveal|disclose)\b.{0,30}?\b(?:other|another|previous|past) (?:customer|client|patient|student|lead|people)s?\b.{0,40}?\b(?:phones?|numbers?|names?|addresses|address|emails?|details|data|information|messages)\b/,
    unless: /\b(?:never|do not|dont|must not)\b/,
  },
  {
    code: 'overrides',
    is: /\b(?:ignore|disregard|forget|override|bypass|disable|switch off|turn off)\b.{0,30}?\b(?:all |any |the |your |previous |above |prior |system |safety |earlier )+(?:rules?|instructions?|guardrails?|policies|policy|limits?|restrictions?|safety|gate|checks?)\b/,
    unless: /\b(?:never|do not|dont|must not) (?:\w+ ){0,1}?(?:ignore|disregard|forget|override|bypass|disable)\b/,
  },
];

/** Why words may not be given to the assistant as an instruction, or null. Each sentence is judged by itself. */
export function refusedInstruction(text: string): RefusedInstruction | null {
  for (const sentence of normalise(text).split(/(?<=[.!?;\n])\s*/)) {
    const form = matchForm(sentence);
    const hit = PATTERNS.find(({ is, unless }) => is.test(form) && !unless?.test(form));
    if (hit) return { code: hit.code, reason: REASONS[hit.code] };
  }
  return null;
}

/** Why words may not be said to a customer, or null: greetings, examples, scripts, disclaimers. */
export function refusedWording(text: string): RefusedInstruction | null {
  return claimsHuman(text) ? { code: 'claims_human', reason: REASONS.claims_human } : null;
}
