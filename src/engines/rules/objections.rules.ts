import { matchesAny } from '../../common/prefilter.js';
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
  '(?:(?:another|a different|the other|other|my usual|our usual|my regular|a competing|your) (?:\\w+ )?(?:company|companies|place|plumber|electrician|guy|guys|contractor|shop|salon|competitor|competitors|tech|stylist)|competitors?|home depot|lowes|roto rooter|costco|urban company|warranty company|(?:another|a different|some other|the other) (?:outfit|crew|handyman|firm|business|provider|vendor|service|person|team|woman|man|dude))';

/** The more certain kind stands first: a job that is done needs no answer about its price. */
const RULES: readonly ObjectionRule[] = [
  {
    kind: 'already_fixed',
    confidence: 0.85,
    signs: [
      /\b(?:started|began|back to) (?:working|heating|cooling|draining|running|flushing|blowing)\b(?! (?:on it|on the|with|for (?:you|your)))(?!.*\b(?:then|but|quit|stopped|other|new)\b)|\b(?:cleared|unclogged|resolved|corrected|worked) itself\b|\b(?:fixed|cleared|came back|started|works?|working|resolved|went away|back)(?: \w+){0,3} on its own\b/,
      /\b(?:someone|somebody|someone else|they|another \w+|a (?:guy|tech\w*|plumber|electrician|handyman|friend|neighbor)|my (?:guy|landlord|neighbor|friend|uncle|cousin))(?: else)?(?: (?:has|have|had|just))? (?:already )?(?:came|been here|been out|was here|were here|stopped by|took a look)\b(?=.*\b(?:already|fixed|took care|handled|done|sorted)\b|$)|\balready (?:came|been here|had (?:someone|somebody|a guy)|did it|done|looked after)\b/,
      /^(?:(?:its|it is|all|already|now|ok|nvm|never mind|hey|hi|thats|this is|issue|problem|everything|we|thanks) )*(?:resolved|fixed|solved|sorted|repaired|handled|taken care of)(?: (?:now|already|thanks|thank you|though|it|ourselves|myself|today|yesterday|up|out|all|good))*$|\b(?:ended up|wound up) (?:fixing|repairing|doing|replacing|getting it)\b|\b(?:fixed|repaired|replaced|did|unclogged|cleared) it (?:ourselves|myself|himself|herself|themselves)\b/,
      /\b(?:already|its|it is|it was|been|got it|is|problem|issue|all|now) (?:\w+ )?(?:fixed|solved|sorted|resolved|repaired|unclogged|taken care of|handled)\b|\bfixed (?:it|itself|now|already)\b|\b(?:fixed|sorted|repaired|solved) it\b/,
      /\b(?:working|works|running|kicked on|came back on|back on|running fine) (?:again|now|fine|ok)\b|\b(?:heat|ac|power|water|its|it)(?: is|s)? back(?: on)?\b|\bit (?:kicked on|came back|works now|is working)\b|\band it kicked on\b/,
      /\bmanaged to get it (?:going|working|fixed)\b|\bgot it (?:going|working|unclogged|running|fixed)\b|\bfigured it out\b|\bfalse alarm\b|\bturns out it was\b|\bturned out to be\b/,
      new RegExp(
        `\\b(?:${DECIDER}|neighbor|brother in law|friend|nephew|uncle|cousin|he|she|they|someone|i|we)(?: \\w+)? (?:already )?(?:fixed|repaired|took care of|sorted|helped us fix)\\b`,
      ),
      /\bsent someone (?:already )?(?:and )?(?:its )?fixed\b|\b(?:power|water|gas) was (?:just )?out\b/,
    ],
    unless:
      /\bfixed (?:price|rate|fee|cost|income|amount|it (?:wrong|badly|poorly|but|and then))\b|\b(?:last|previous|other) (?:guy|tech\w*|company|plumber|electrician|person)\b|\byour (?:tech\w*|guy|plumber|electrician|crew|man)\b|\b(?:not|isnt|wasnt|never|hasnt|havent|cant|until|to|need|needs|want|before|get)(?: \w+){0,3} (?:fixed|repaired|working|resolved|sorted)\b|\bstill\b|\bbroke again\b|\byou fixed\b|\bagain after\b/,
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
      /\b[a-z]+ (?:had|has|found|got|gave|offered|sent|showed|listed|quoted) (?:me |us )?(?:someone|somebody|a guy|one|an? \w+|people|others|it|half|way|much)? ?(?:\w+ ){0,2}(?:cheaper|for less|for (?:\$ ?)?\d+|a better (?:deal|price|offer|quote|rate)|half)\b|\b(?:found|getting|get|got|have) (?:it |this |one |a \w+ )?(?:cheaper|for less) (?:elsewhere|somewhere|from|with|at)\b/,
      /\b(?:someone|somebody|somewhere|other(?: \w+)?|another(?: \w+)?|guy|neighbors?(?: guy)?|friend|cousin|uncle)(?: else)? (?:\w+ ){0,2}(?:cheaper|(?:does|did|do|quoted|charges|offered|will do|would do)(?: \w+){0,3} (?:less|\$ ?\d+|\d+|half|free))\b/,
      /\bhome warranty\b|\b(?:warranty|insurance) (?:company |that |plan |people |will |should |would |already )*(?:covers?|handles?|sends?|pays?|takes care)\b|\b(?:went|gone|going) with (?:another|an? (?:different|other|local|cheaper)|some other)\b|\b(?:other|more|couple|few|two|three|several)(?: of)?(?: other| more)? bids\b/,
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
    unless:
      /\b(?:tech\w*|guy|company|plumber|electrician|contractor|people|place) (?:said|says|told (?:me|us)|thinks|thought|found|did|does|is|has) (?:the|my|its|it|that|we|i|there|he|she|a bad|gone|out of)\b(?!.*\b(?:\d+|cheaper|less|lower|better|free|price|half|deal|coming|scheduled|booked)\b)|\bor (?:ill|i will|im|we will|im going to) (?:go|call|find)\b|\bno ?one else\b/,
  },
  {
    kind: 'trust',
    confidence: 0.8,
    signs: [
      /\b(?:reviews?|ratings?|yelp|google|bbb)\b.{0,25}\b(?:arent|are not|not|isnt|bad|terrible|mixed|awful|low|poor|horrible|worr\w+|concern\w*|scar\w+|sketchy)\b|\b(?:bad|terrible|mixed|awful|poor|horrible|worrying|negative|some) (?:\w+ )?(?:reviews?|ratings?|stuff|things|feedback)(?: \w+){0,2} (?:about|online|on)\b/,
      /\b(?:got|been|was|were|getting) (?:ripped off|scammed|burned|cheated|screwed|conned|taken)\b|\b(?:rip|ripping) (?:me|us|people) off\b|\b(?:kinda|bit|little|so|kind of|im|i am) (?:nervous|wary|hesitant|uneasy|worried|skeptical|suspicious)\b(?=.*\b(?:you|company|hir\w+|strangers?)\b)|\b(?:never|havent|first time) (?:used|using|hired|heard|tried|worked with) (?:you|u|yall|your|guys)\b|\b(?:to|with) strangers\b/,
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
      /\b(?:is|are) (?:that|this|it|those|these) (?:really |actually )?(?:your|the) (?:very )?(?:best|lowest|final|bottom|only)(?: \w+)? (?:price|offer|rate|deal|quote|number|you can do)\b|\b(?:best you can do|bottom line price|work with me on|meet me (?:half ?way|in the middle)|(?:bring|get|take) (?:that|it|this|the (?:price|cost|number|quote)) down|flexib\w+ (?:on|in|with) (?:the |that |your )?price|negotiable|do it for less|for a little less|price match|match (?:that|their|his) (?:price|quote|offer))\b/,
      /\b(?:moneys?|cash|funds?|budgets?|finances)(?: is| are| s)? (?:\w+ )?(?:tight|short|low|limited)\b|\b(?:short|low|tight|strapped) (?:on|for) (?:cash|money|funds)\b|\b(?:im|i am|were|we are) broke\b(?! down)|\b(?:laid off|lost my job|between jobs|out of work|unemployed)\b|\bthat kind of money\b|\bcant (?:spend|pay|swing|manage|do) (?:that|this|it|so)(?: much| right now)?\b(?= ?(?:$|much|kind|price|amount|right|for))|\b(?:more|higher|way over|over|above) (?:than )?(?:what )?(?:i|we) (?:\w+ ){0,2}(?:expect\w*|plan\w*|budget\w*|want\w* to (?:spend|pay)|hop\w+|thought|figured|was thinking)\b/,
      /\b(?:can|could) (?:\w+ )?(?:get|buy|order|find|do|fix) (?:it|one|them|that|this|the|a|an|parts?|same|mine)(?: \w+){0,3} (?:for (?:\$ ?)?\d+|online|on amazon|on ebay|cheaper|for (?:half|less|way less|a fraction))\b|\b(?:a )?bit much\b(?! (?:water|noise))|\bmyself for\b/,
      /\b(?:too|so|very|really|kinda|kind of|bit|little|way too|pretty|super|hella|insanely) (?:\w+ )?(?:expensive|pricey|steep|high|much money)\b|\b(?:expensive|pricey|steep|overpriced)\b|\btoo much\b(?! (?:water|noise|trouble|work|time|heat|pressure|for me to do))|\b(?:is|thats) insane\b|\brip ?off price\b/,
      /\b(?:cant|cannot|dont|not able to|couldnt|beyond what we can|more than (?:i|we) can) (?:\w+ )?(?:afford|spend|pay)\b|\bout of (?:my|our) (?:budget|price range)\b|\bafford\b(?=.*\b(?:cant|beyond|not)\b)|\b(?:more than|over) (?:i|we|my budget)(?: can| wanted| planned)?\b(?=.*\b(?:spend|pay|budget)\b|$)/,
      /\b(?:dont|do not|havent) (?:\w+ )?have (?:that kind of |the |that much |enough )(?:money|cash|budget)\b|\bmoney is tight\b|\btight (?:on money|budget)\b|\bfixed income\b|\bbudget is\b/,
      /\b(?:lower|come down on|do (?:any )?better on|better|negotiate|knock \w+ off|drop|reduce) (?:the |that |your )?price\b|\bdo (?:any|a little) better\b|\bcheaper price\b|\bwhy (?:so|is it so|are you so) (?:high|expensive|much)\b/,
      /\b(?:cant|cannot|hard to) (?:justify|swing)\b|\b(?:yikes|wow|ouch|geez|damn|whoa|oof)\b.{0,15}\b(?:a lot|that much|price\w*|high|\d+)\b|\bthats a lot\b(?! (?:of (?:water|work|time)))|\b(?:wiggle room|robbery|highway robbery|arm and a leg|break the bank|gouging|outrageous price)\b|\b(?:is|are|that is) dear\b|\bnever paid so much\b|\bcharge more than\b|\bmore than (?:my|i) (?:\w+ )?(?:payment|rent|paid|make|expected|thought)\b/,
      /\$ ?\d+.{0,30}(?:\?\s?\?|just to|for (?:a|that|what|one)\b)|\b\d+ (?:bucks|dollars) (?:for|just)\b|\bdouble what (?:i|we)\b|\b(?:twice|triple) what\b/,
    ],
    unless:
      /\bexpensive to (?:heat|cool|run|operate|own|keep|maintain|live)\b|\b(?:old|last|previous|other|original) (?:one|guy|company|unit|quote|tech|place) (?:was|were|is) (?:\w+ )?(?:expensive|high|pricey|too much)\b|\b(?:electric\w*|gas|power|heating|energy|water|utility) bills?\b|\bnot (?:too |so |that )?(?:expensive|bad)\b|\bprice is (?:fine|ok|good|great)\b|\bhow much (?:is|does|for)\b(?!.*\btoo\b)/,
  },
  {
    kind: 'timing',
    confidence: 0.75,
    signs: [
      /\b(?:ill|i will|let me|we will|well|gonna|going to|i can) (?:\w+ )?(?:get back (?:to|with) (?:you|u|yall)|be in touch|reach (?:back )?out|circle back)\b|\b(?:ill|i will|we will) (?:let (?:you|u|yall) know|call (?:you|u|yall)(?: back)?|text (?:you|u|yall)(?: back)?|message (?:you|u)|hit (?:you|u) up)(?: (?:later|soon|when(?:ever)? (?:im|i am|were) ready|if i decide|sometime|some other time|another time|in the (?:spring|summer|fall|winter)))?$/,
      /\b(?:after|until|till|once|through|past) (?:the )?(?:holidays?|christmas|new years?|thanksgiving|tax season|wedding|baby|move)\b(?=$|.{0,20}\b(?:first|maybe|then|over|done|later)\b)|\b(?:get|getting) (?:me |us )?through (?:the|this)\b|\b(?:sleep on it|mull it over|give it some thought|think on it|hold(?:ing)? off|put(?:ting)? it off|wait(?:ing)? (?:on it|a bit|a while|it out))\b|\brevisit\b|\b(?:travel\w*|away|out of (?:town|state|the country)|overseas|abroad|deployed)\b.{0,20}\b(?:til|till|until|through)\b/,
      /\bnot (?:right now|now|at this time|at the moment|ready|yet ready|until (?:thats|that is|its|after|we|i|next|the))\b|\bbad time\b|\bbad timing\b|\bmaybe (?:later|after|in the|next|another time|some other time)\b|\bperhaps (?:in|after|next|later)\b|\b(?:not|arent|isnt) ready\b/,
      /\b(?:call|text|ask|try|contact) (?:me |us )?(?:again |back )?(?:in|after) (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|fall|winter|a (?:few|couple)|the (?:new year|holidays))\b|\bno time right now\b|\bmaybe later\b/,
      /\bnot (?:the|a) (?:best|good|great|right) (?:time|moment|week|month)\b|\bwhen (?:i|we) (?:get|have) (?:my|our|the|some) (?:tax|refund|bonus|paycheck|money|check)\b|\b(?:super |really |so )?(?:slammed|swamped|booked solid|tied up)\b(?!.*\b(?:can you|book|after)\b)|\b(?:in|after) a (?:couple|few)(?: of)? (?:months|weeks)\b(?=.*|$)|\b(?:leave it|hold it|put it off|postpone it|prefer to wait|revisit)\b.{0,20}\b(?:until|till|after)\b|\bhit me up (?:in|later|after|next)\b|\btoo busy\b/,
      /\b(?:too|really|super|crazy|so|swamped|insanely) busy\b|\bno time\b|\b(?:dont|do not) have (?:the )?time\b|\bcrazy at work\b|\bcant deal with (?:this|it) (?:right now|now)\b|\bwhen things (?:calm|slow|settle)\b/,
      /\b(?:rather|prefer to|going to|gonna|have to|want to|gotta) (?:\w+ )?(?:wait|hold off)\b|\bwait (?:until|till|til) (?:the |after |pay ?day|spring|summer|fall|winter|next|january|my)\b|\bhold off\b/,
      /\b(?:circle back|touch base|get back to (?:you|u|yall)|reach out)\b(?=.*\b(?:when|in|after|later|next|once|january|spring)\b)|\b(?:let me|need to|have to|gotta|ill|i will|want to|going to|need some time to) (?:think|decide|sleep on)\b|\bthink (?:about it|it over)\b/,
      /\b(?:traveling|travelling|out of town|away|vacation)\b.{0,20}\b(?:weeks|month|until|till)\b|\bnext (?:year|month|spring|summer|season)\b(?=.*\b(?:maybe|later|not)\b|$)|\bwe just moved\b|\bremodeling\b/,
    ],
    unless:
      /\bavailab\w+\b|\bopenings?\b|\blet you know (?:when|once|if) (?:i|we|you|he|she|they|it)(?:m| am)? (?:get|gets|got|home|here|there|arrive|off|outside|come)|\bnot right now\b.{0,20}\bworking\b|\bbook\b|\bschedule\b|\bappointment\b|\bcan (?:you|we|i)\b/,
  },
  {
    kind: 'no_need',
    confidence: 0.75,
    signs: [
      /\b(?:no longer|not|isnt|arent|wont be) (?:\w+ )?(?:necessary|needed|required|relevant)\b(?! to (?:call|text|come|wait|knock|ring|be))|\bunnecessary\b|^(?:sorry |its |it is |this is |thats |that is |really |just |probably )*not for (?:me|us)(?: (?:thanks|thank you|sorry|right now|at all|though))*$|\b(?:im|i am|were|we are) good(?: (?:though|thanks|thank you|but|anyway))+\b|\b(?:moved|moving) out\b(?! of the (?:kitchen|bath\w*|bed\w*|room|way|garage|basement|living))|\bi(?:ll| will) pass\b/,
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
    if (
      matchesAny(kind === 'price' || kind === 'trust' ? `${text} ${reading.flat}` : text, signs) &&
      !unless?.test(text.replace(/\bnever ?mind\b/g, ' '))
    )
      return { kind, confidence };
  }
  return null;
}
