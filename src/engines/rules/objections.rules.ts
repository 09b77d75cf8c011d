import type { Objection, ObjectionKind } from '../engine.port.js';
import type { Reading } from './words.rules.js';

interface ObjectionRule {
  kind: ObjectionKind;
  confidence: number;
  signs: readonly RegExp[];
  unless?: RegExp;
}

const DECIDER =
  '(?:wife|mrs|missus|old (?:man|lady)|better half|other half|husband|hubby|spouse|partner|fiancee?|boyfriend|girlfriend|gf|bf|mom|mother|dad|father|parents|son|daughter|brother|sister|family|boss|manager|landlord|landlady|owners?|roommates?|hoa|board|property manager|super|tenant|guy i live with)';
const OTHER_FIRM =
  '(?:(?:another|a different|the other|other|my usual|our usual|my regular|a competing|your) (?:\\w+ )?(?:company|companies|place|plumber|electrician|guy|guys|contractor|shop|salon|competitor|competitors|tech|stylist)|competitors?|home depot|lowes|roto rooter|costco|urban company|warranty company)';

/** The more certain kind stands first: a job that is done needs no answer about its price. */
const RULES: readonly ObjectionRule[] = [
  {
    kind: 'already_fixed',
    confidence: 0.85,
    signs: [
      /\b(?:already|its|it is|it was|been|got it|is|problem|issue|all|now) (?:\w+ )?(?:fixed|solved|sorted|resolved|repaired|unclogged|taken care of|handled)\b|\bfixed (?:it|itself|now|already)\b|\b(?:fixed|sorted|repaired|solved) it\b/,
      /\b(?:working|works|running|kicked on|came back on|back on|running fine) (?:again|now|fine|ok)\b|\b(?:heat|ac|power|water|its|it)(?: is|s)? back(?: on)?\b|\bit (?:kicked on|came back|works now|is working)\b|\band it kicked on\b/,
      /\bmanaged to get it (?:going|working|fixed)\b|\bgot it (?:going|working|unclogged|running|fixed)\b|\bfigured it out\b|\bfalse alarm\b|\bturns out it was\b|\bturned out to be\b/,
      new RegExp(
        `\\b(?:${DECIDER}|neighbor|brother in law|friend|nephew|uncle|cousin|he|she|they|someone|i|we)(?: \\w+)? (?:already )?(?:fixed|repaired|took care of|sorted|helped us fix)\\b`,
      ),
      /\bsent someone (?:already )?(?:and )?(?:its )?fixed\b|\b(?:power|water|gas) was (?:just )?out\b/,
    ],
    unless:
      /\b(?:not|isnt|wasnt|never|hasnt|havent|cant|until|to|need|needs|want|before|get)(?: \w+){0,3} (?:fixed|repaired|working|resolved|sorted)\b|\bstill\b|\bbroke again\b|\byou fixed\b|\bagain after\b/,
  },
  {
    kind: 'ask_someone',
    confidence: 0.85,
    signs: [
      new RegExp(
        `\\b(?:ask|check with|talk to|talk it over with|speak (?:to|with)|discuss (?:it |this )?with|run (?:it|this) (?:by|past)|consult(?: with)?|clear it with|loop in|waiting on|get) (?:\\w+ ){0,2}${DECIDER}\\b`,
      ),
      new RegExp(
        `\\b${DECIDER}s?\\b(?: \\w+){0,3} (?:has to|have to|needs to|need to|must|decides?|makes|make|handles|approves?|sign off|says? yes)\\b`,
      ),
      new RegExp(
        `\\b(?:its|it is|thats|that is|up to) (?:\\w+ )?${DECIDER}s? (?:call|decision|choice|house)\\b|\\bup to (?:my|the) ${DECIDER}\\b`,
      ),
      new RegExp(
        `\\b(?:not|isnt) (?:my (?:call|decision)|up to me|the one who (?:pays|decides))\\b|\\b${DECIDER}s (?:ok|okay|approval|permission)\\b`,
      ),
      new RegExp(`\\bco ?owns?\\b|\\bwhile i ask\\b|\\bhave to (?:ask|check with|discuss)\\b`),
    ],
    unless: /\bhave to ask (?:you|yall|about)\b|\bcan i ask\b|\b(?:told|asked) me to\b/,
  },
  {
    kind: 'competitor',
    confidence: 0.8,
    signs: [
      new RegExp(
        `\\b${OTHER_FIRM}\\b(?: \\w+){0,4} (?:quot\\w+|charges?|does|do|can|is|has|offers?|said|cheaper|coming|sending|wants|will|comes|less|better)\\b`,
      ),
      new RegExp(
        `\\b(?:going|went|go|booked|signed|stay|stick\\w*) with (?:someone|somebody|another|a different|\\w+ (?:heating|plumbing|electric\\w*|hvac|air))\\b|\\bgoing with [a-z]+ \\w+\\b(?! you)`,
      ),
      /\b(?:already|we|i|just) (?:have|got|use|hired|booked|found) (?:already )?(?:a |an |my )?(?:guy|someone|somebody|plumber|electrician|mechanic|company|tech|contractor)(?: else| i use| for that| already)?\b|\b(?:found|hired|booked(?: with)?|using|went with|have) (?:someone|somebody) else\b/,
      /\b(?:other|more|few|couple(?: of)?|few more|different) (?:quotes|bids|estimates|companies|places)\b|\b(?:shopping|looking|calling) around\b|\bcompar(?:e|ing) (?:prices|quotes)\b/,
      new RegExp(
        `\\b(?:quoted|bid|offered) (?:me |us )?(?:\\$ ?)?\\d+ less\\b|\\b(?:than|what) (?:what )?${OTHER_FIRM}\\b|\\bthan (?:what )?\\w+(?: \\w+){0,2} quoted\\b|\\b(?:use|used) \\w+ (?:plumbing|heating|electric|hvac|air)\\b|\\bsee no reason to change\\b|\\bmy usual \\w+ is\\b`,
      ),
      /\b(?:competition|competitors?|others?|everyone else|the guy down the street)\b.{0,20}\b(?:cheaper|less|lower|better)\b/,
      /\b[a-z]+ (?:quoted|bid|offered) (?:me |us )?(?:\w+ )?(?:less|cheaper|lower|a better)\b|\b(?:stick|stay|go|going|sticking|staying) with (?:the|my|our) (?:folks|people|guys?|ones?|company|usual|regular|same)\b|\b(?:waiting on|getting|got|have) (?:\w+ )?(?:two |three |\d |a few |couple |some )?(?:more |other )?(?:bids|quotes|estimates)\b|\bknows? a guy\b|\bwe always use\b/,
      /\bwhat (?:do|can) you do that\b|\b(?:competitor|they) (?:has|have) better\b|\bdoes it cheaper\b|\bcheaper (?:guy|place|company|quote)\b|\banother company\b/,
    ],
    unless: /\bor (?:ill|i will|im|we will|im going to) (?:go|call|find)\b|\bno ?one else\b/,
  },
  {
    kind: 'trust',
    confidence: 0.8,
    signs: [
      /\b(?:is|are|isnt|not) (?:this|it|you|yall|u)(?: guys)? (?:a |even |really )?(?:scam|legit|legitimate|fraud|real company|for real company|fake|actual company|real business)\b|\bscam ?\?|\bis (?:this|it) (?:a )?scam\b|\bit is not (?:a )?scam\b|\bisnt a scam\b|\breal company\b|\blegit\b/,
      /\bnever heard of (?:you|yall|u)\b|\b(?:dont|do not|cant) (?:really )?trust\b|\bhow (?:do|can) i (?:know|trust)\b|\bcan trust you\b|\bsketchy\b|\bsuspicious\b|\blooks fake\b|\bprove (?:you|ur|your|youre|it)\b|\bstrangers?\b/,
      /\b(?:burned|ripped off|scammed|screwed|cheated|conned) (?:by|before|me|us)\b|\b(?:ripped|screwed) (?:me|us) (?:off|over)\b|\b(?:wary|leery|skeptical)\b/,
      /\b(?:reviews?|references|testimonials)\b(?=.*\b(?:see|have|got|any|read|check|show)\b)|\b(?:see|have|got|any|read|check|show)\b.{0,20}\b(?:reviews|references)\b/,
      /\bbackground ?check\w*\b|\bwhos (?:gonna|going|coming)?.{0,12}\bin my (?:house|home)\b|\blicensed or just\b|\bsome (?:dude|guy|random)\b|\bwho pays if\b|\bif you break\b.*\bpays?\b/,
      /\b(?:are|is|r) (?:you|yall|u|this|it)(?: guys)? (?:even |actually |really )*(?:a )?(?:real|legit|actual|legitimate|registered) (?:business|company|thing|shop|outfit)\b/,
      /\b(?:are|is) (?:you|yall|u|this)(?: guys)? for real\b|\bget(?:ting)? my (?:info|information|data|money)\b|\bbad (?:things|experiences?|reviews) (?:about|with)\b|\breferences?\b|\bwhy should i (?:trust|believe|pick|choose|go with) (?:you|u|yall)?\b|\bhorror stories\b/,
      /\bany guarantee\b|\btake the money and run\b|\bfind (?:ten|\d+|more|other) (?:other )?things\b|\bscam\b(?=.*\?)/,
    ],
    unless: /\b(?:better|best) reviews\b|\byou(?:re| are) (?:all )?(?:a )?(?:scam|thieves|crooks)\b/,
  },
  {
    kind: 'price',
    confidence: 0.8,
    signs: [
      /\b(?:too|so|very|really|kinda|kind of|bit|little|way too|pretty|super|hella|insanely) (?:\w+ )?(?:expensive|pricey|steep|high|much money)\b|\b(?:expensive|pricey|steep|overpriced)\b|\btoo much\b(?! (?:water|noise|trouble|work|time|heat|pressure|for me to do))|\b(?:is|thats) insane\b|\brip ?off price\b/,
      /\b(?:cant|cannot|dont|not able to|couldnt|beyond what we can|more than (?:i|we) can) (?:\w+ )?(?:afford|spend|pay)\b|\bout of (?:my|our) (?:budget|price range)\b|\bafford\b(?=.*\b(?:cant|beyond|not)\b)|\b(?:more than|over) (?:i|we|my budget)(?: can| wanted| planned)?\b(?=.*\b(?:spend|pay|budget)\b|$)/,
      /\b(?:dont|do not|havent) (?:\w+ )?have (?:that kind of |the |that much |enough )(?:money|cash|budget)\b|\bmoney is tight\b|\btight (?:on money|budget)\b|\bfixed income\b|\bbudget is\b/,
      /\b(?:lower|come down on|do (?:any )?better on|better|negotiate|knock \w+ off|drop|reduce) (?:the |that |your )?price\b|\bdo (?:any|a little) better\b|\bcheaper price\b|\bwhy (?:so|is it so|are you so) (?:high|expensive|much)\b/,
      /\b(?:cant|cannot|hard to) (?:justify|swing)\b|\b(?:yikes|wow|ouch|geez|damn|whoa|oof)\b.{0,15}\b(?:a lot|that much|price\w*|high|\d+)\b|\bthats a lot\b(?! (?:of (?:water|work|time)))|\b(?:wiggle room|robbery|highway robbery|arm and a leg|break the bank|gouging|outrageous price)\b|\b(?:is|are|that is) dear\b|\bnever paid so much\b|\bcharge more than\b|\bmore than (?:my|i) (?:\w+ )?(?:payment|rent|paid|make|expected|thought)\b/,
      /\$ ?\d+.{0,30}(?:\?\s?\?|just to|for (?:a|that|what|one)\b)|\b\d+ (?:bucks|dollars) (?:for|just)\b|\bdouble what (?:i|we)\b|\b(?:twice|triple) what\b/,
    ],
    unless: /\bnot (?:too |so |that )?(?:expensive|bad)\b|\bprice is (?:fine|ok|good|great)\b|\bhow much (?:is|does|for)\b(?!.*\btoo\b)/,
  },
  {
    kind: 'timing',
    confidence: 0.75,
    signs: [
      /\bnot (?:right now|now|at this time|at the moment|ready|yet ready|until (?:thats|that is|its|after|we|i|next|the))\b|\bbad time\b|\bbad timing\b|\bmaybe (?:later|after|in the|next|another time|some other time)\b|\bperhaps (?:in|after|next|later)\b|\b(?:not|arent|isnt) ready\b/,
      /\b(?:call|text|ask|try|contact) (?:me |us )?(?:again |back )?(?:in|after) (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|fall|winter|a (?:few|couple)|the (?:new year|holidays))\b|\bno time right now\b|\bmaybe later\b/,
      /\bnot (?:the|a) (?:best|good|great|right) (?:time|moment|week|month)\b|\bwhen (?:i|we) (?:get|have) (?:my|our|the|some) (?:tax|refund|bonus|paycheck|money|check)\b|\b(?:super |really |so )?(?:slammed|swamped|booked solid|tied up)\b(?!.*\b(?:can you|book|after)\b)|\b(?:in|after) a (?:couple|few)(?: of)? (?:months|weeks)\b(?=.*|$)|\b(?:leave it|hold it|put it off|postpone it|prefer to wait|revisit)\b.{0,20}\b(?:until|till|after)\b|\bhit me up (?:in|later|after|next)\b|\btoo busy\b/,
      /\b(?:too|really|super|crazy|so|swamped|insanely) busy\b|\bno time\b|\b(?:dont|do not) have (?:the )?time\b|\bcrazy at work\b|\bcant deal with (?:this|it) (?:right now|now)\b|\bwhen things (?:calm|slow|settle)\b/,
      /\b(?:rather|prefer to|going to|gonna|have to|want to|gotta) (?:\w+ )?(?:wait|hold off)\b|\bwait (?:until|till|til) (?:the |after |pay ?day|spring|summer|fall|winter|next|january|my)\b|\bhold off\b/,
      /\b(?:circle back|touch base|get back to (?:you|u|yall)|reach out)\b(?=.*\b(?:when|in|after|later|next|once|january|spring)\b)|\b(?:let me|need to|have to|gotta|ill|i will|want to|going to|need some time to) (?:think|decide|sleep on)\b|\bthink (?:about it|it over)\b/,
      /\b(?:traveling|travelling|out of town|away|vacation)\b.{0,20}\b(?:weeks|month|until|till)\b|\bnext (?:year|month|spring|summer|season)\b(?=.*\b(?:maybe|later|not)\b|$)|\bwe just moved\b|\bremodeling\b/,
    ],
    unless: /\bnot right now\b.{0,20}\bworking\b|\bbook\b|\bschedule\b|\bappointment\b|\bcan (?:you|we|i)\b/,
  },
  {
    kind: 'no_need',
    confidence: 0.75,
    signs: [
      /\b(?:dont|do not|no longer|didnt) (?:really )?(?:need|want)(?: (?:it|this|that|one|maintenance|service|anything|any|a|your|you|help|anymore))*\b|\bnot interested\b|\bno need\b|\bno use for\b|\bdont bother\b|\bnot needed\b|\bno point\b/,
      /\b(?:unit|system|everything|furnace|ac|heater|its|it) (?:is |was )?(?:all )?(?:brand )?new\b|\bjust replaced (?:everything|it|the)\b|\bcovered (?:by|under)\b|\bmoving out\b|\bsold (?:the|my|our) (?:place|house|home)\b|\b(?:dont|do not|no longer) (?:own|live|have a (?:furnace|boiler|ac|unit))\b/,
      /\b(?:we|i) (?:just )?rent\b|\bnot (?:my|our) problem\b|\b(?:were|im|we are|i am) straight\b|\bno longer need\b/,
      /\b(?:were|we are|im|i am|all) (?:good|set|fine|ok)(?: for now| now| here| thanks)?$|\b(?:do|handle|fix) it myself\b|\b(?:mine|ours|it) (?:runs|works|is) (?:fine|great|ok)\b|\bno longer need it\b|\bno thanks\b/,
    ],
    unless:
      /\bdont need (?:it )?(?:until|before|today|tomorrow|this week|to)\b|\bwere good (?:with|on|to|for (?!now))|\bdont want (?:to wait|these|any more|texts|messages)\b/,
  },
];

/** What the customer objects to; null when nothing is. An opt-out, a complaint or a question about a price alone is no objection. */
export function findObjection(reading: Reading): Objection | null {
  const text = reading.plain;
  for (const { kind, confidence, signs, unless } of RULES) {
    if (signs.some((sign) => sign.test(kind === 'price' || kind === 'trust' ? `${text} ${reading.flat}` : text)) && !unless?.test(text))
      return { kind, confidence };
  }
  return null;
}
