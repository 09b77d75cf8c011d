import { matches, matchesAny } from '../../common/prefilter.js';
import { matchForm, withoutAccents } from '../../common/text.rules.js';
import { asksIfMachine } from './bot-questions.rules.js';
import { type Reading } from './words.rules.js';
import { NO_STRANGER } from './wrong-number-guards.rules.js';

const WANTS_PERSON_NOT_BOT =
  /\b(?:can|could|may|let|want|need|id like|would like|rather|prefer|get|have|give|please)\b(?!.*\b(?:are you|is this|am i)\b)/;

/** Does the customer ask whether a machine is writing? */
export function asksIfBot(reading: Reading): boolean {
  return asksIfMachine(reading.raw);
}

const WANTS_HUMAN: RegExp[] = [
  /\b(?:talk|speak|chat|text)(?: directly)? (?:to|with) (?:a |an |the |some|your )?(?:real |actual |live )?(?:human|person|someone|somebody|people|rep\w*|agent|manager|owner|supervisor|technician|tech|operator|receptionist|dispatcher|stylist|human being|boss|one of)\b/,
  /\b(?:can|could|may|would like to|like to|want to|need to|let me|prefer to|rather|wanna) (?:i |please |just )*(?:talk|speak)(?: to| with)? [a-z]+\b/,
  /\b(?:real|actual|live) (?:person|human|people)\b|\bhuman (?:please|being)\b|^(?:human|agent|person|operator|representative|rep|manager|owner)(?: please)?$|\bneed a (?:human|person)\b|\b(?:representative|customer service|supervisor)\b/,
  /\b(?:can|could|will|would|please|just|have|pls) (?:you |u |someone |somebody |anyone |him |her |them |the \w+ |a \w+ |dana |guys )*(?:please |just )*(?:call|phone|ring)(?: me| us)?(?: back)?\b(?! (?:me|us|back|before|when|if|first|once|ahead|prior|on (?:the|your) way|it|this))/,
  /\bgive (?:me|us) a (?:call|ring|buzz|shout)\b(?! (?:before|when|if|once|ahead|on (?:the|your) way))|\bcall (?:me|us)(?: back)?(?: (?:please|asap|now|later|today|tomorrow|at|instead|anytime|when you can|as soon|on))*$|\bcall (?:me|us) back\b|\b(?:phone call|callback|call back|call instead)\b|\b(?:rather|prefer|easier)(?: to)? (?:talk|speak|call|a call|by phone|over the phone|on the phone)\b|\b(?:is there|anyone|someone|somebody) (?:i can |that can |who can |there )?(?:to )?(?:talk|speak|call)\b/,
  /\bdont want to (?:talk|text|chat|speak|deal)(?: to| with)? (?:a |an |this )?(?:bot|robot|machine|ai|computer)\b|\bget me (?:a|the|your|someone|somebody)\b(?! (?:price|quote|time|appointment|in))/,
];
const NOT_WANTS_HUMAN =
  /\b(?:talk|speak|call|check)(?: to| with)? (?:my|our|his|her|their)\b|\b(?:dont|do not|no need to|never|stop|you dont have to|not) (?:need to )?(?:call|talk|speak)|\bcall me (?!back\b|asap\b|at\b|when\b|please\b|now\b|later\b|today\b|tomorrow\b|instead\b|if\b|on\b|anytime\b|as\b|before\b|this\b|after\b|around\b)[a-z]+$|\b(?:i|we|just) (?:called|tried calling)\b(?!.*\bcall (?:me|back|us)\b)/;

export function wantsPerson(reading: Reading): boolean {
  const isOnlyAsking = asksIfBot(reading) && !reading.sentences.some((sentence) => WANTS_PERSON_NOT_BOT.test(sentence));
  if (isOnlyAsking) return false;
  return [...reading.sentences, reading.plain].some((sentence) => {
    const text = sentence.replace(/ [.,!?;:]+/g, '').trim();
    return matchesAny(text, WANTS_HUMAN) && !NOT_WANTS_HUMAN.test(text);
  });
}

const DECLINE: RegExp[] = [
  // Done by others or by itself, and refusals of the whole thing.
  /\b(?:so|and|we|i) (?:we |i )?wont (?:be )?need(?:ing)? (?:it|you|this|that|anyone|anything|a visit|the (?:appointment|visit|quote|estimate|\w+ (?:done|fixed|repaired|replaced|serviced|cleaned|painted)))\b|\bso no (?:\w+ )?(?:needed|necessary|required)\b|\balready paid (?:someone|somebody|another|a (?:guy|friend|neighbor))\b|\b(?:he|she|they) (?:already )?(?:did|fixed|handled) it for (?:free|beer|us|me|cheap|nothing)\b/,
  /\bdont bother(?! (?:me|us|with|calling|texting|him|her|them))\b|\b(?:insurance|landlord|hoa|warranty|management|super)(?: company| people)? (?:is |are |will be |s )?(?:sending (?:their|his|her) own|handling (?:it|this))\b|\b(?:manufacturer|dealer(?:ship)?|warranty company) (?:is |are )?(?:coming|sending|handling|covering)\b/,
  /\b(?:its|thats) a no (?:from|for) (?:us|me|now)\b|\b(?:dont|doesnt|no longer) want (?:to (?:do|take|continue|have)|any|it|this) ?.{0,20}\bany ?more\b|\b(?:bought|ordered|got|getting|buying) (?:a |an )(?:new|used|different) \w+(?: \w+)? instead\b(?!.*\b(?:needs?|install\w*|put|hook|can you|want|mount\w*|but)\b)/,
  /\b(?:this|thisll|it|itll|that|thatll)(?: will| is going to| gonna)? have to wait\b(?!.*\b(?:for|a (?:day|week)|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|next week)\b)|\b(?:ill|well|we will|i will) leave it(?: (?:for now|at that|there|then|for this year))?(?: (?:thanks|thank you|cheers))?$|\b(?:thanks|thank you|appreciate (?:it|you|that)) but (?:were|im|we are|i am) (?:all )?(?:covered|set|good|fine|okay)\b(?! (?:with|for|on|to))/,
  /\blets (?:just )?(?:drop|forget|skip|scrap) (?:it|this|the whole thing)\b|\b(?:scrap|scratch|tear up) (?:the|my|that|our) (?:estimate|quote|request|job|order|project|idea)\b|\bnot (?:spending|paying) (?:that|this)(?: kind of| much| sort of)?(?: money)?(?: for (?:it|that|this))?$|\btalked (?:me|us) out of\b|\b(?:on its own|by itself|went away|left|stopped|dried up|cleared up|gone|better)\b.{0,12} so (?:were|we are|im|i am) (?:all )?(?:okay|good|set|fine)(?: now)?$/,
  /\bthank(?:s| you) (?:anyway|anyways|regardless)\b|^(?:sorry |thanks |its |this is |really |probably )*not for (?:me|us)\b|\b(?:ship has sailed|no longer (?:applies|applicable|relevant))\b|\b(?:go|going|went|gone)(?: in)? (?:a |another )?(?:different|another|other) (?:direction|way|route)\b|\bnot looking (?:for|to|into)?\b.{0,25}\b(?:any ?more|at the moment|right now)\b|\b(?:were|im|we are|i am) (?:good|straight|set|covered) (?:on|for) (?:that|this|it|those)\b|\bwe straight\b/,
  /\b(?:sold|traded in|scrapped|junked|got rid of) (?:the|my|our|that) (?:\w+ )?(?:car|truck|van|house|home|place|condo|vehicle|building)\b(?!.*\b(?:needs?|wants?|before|but|can you|could you)\b)|\balready (?:have|has|got|use|using|see|go to) (?:a |an |our own |my own |another )(?:\w+ )?(?:cleaner|maid|plumber|electrician|dentist|mechanic|roofer|stylist|barber|guy|lady|company|exterminator|service|hairdresser|contractor)\b(?! (?:appointment|coming|visit))|\b(?:weve|we have|ive|i have|got|its|all|been|is) (?:\w+ )?sorted\b|\bsorted (?:it|that|ourselves|thanks|now|already)\b|\bgot it (?:going|running|sorted)\b/,
  /\b(?:not|wont|dont) (?:going |gonna |be )?(?:to )?(?:need|needing) (?:you|yall|your (?:help|services?)|it|this|anyone)(?: guys)? (?:after all|anymore|any more|now)\b/,
  /\b(?:decided to (?:go|stay|stick)|going|gone|went|sticking|staying) with (?:my|our|the old|what (?:we|i) have|another)\b|\bhard no\b|\bchanged our minds?\b|\bcancel the whole thing\b|\bfound someone else\b/,
  /\b(?:already|we|i|just)(?: \w+)? (?:have|got|has) (?:a |an |another |someone |somebody |my )?(?:guy|plumber|electrician|tech\w*|company|contractor|person|someone|somebody|appointment|one|else)?(?: \w+)? ?(?:coming|scheduled|booked|lined up|on the way|working on it)\b(?! (?:with you|by you))|\b(?:hold(?:ing)? off|wait(?:ing)?)\b.{0,30}\b(?:spring|summer|fall|winter|next (?:year|month|season)|for now|a while|on (?:it|this|that))\b/,
  /\b(?:no thanks|no thank you|no thank|nah thanks|im good|i am good|were good|we are good|all good|all set|im set|were set|i am all set|im ok|im okay|thats ok i|no longer (?:need(?:ed)?|necessary|required|interested|looking|an issue|a problem)|not necessary|(?:its|it is|everything is|everythings|thats) (?:all )?(?:fine|good|ok|okay) now|not interested|dont need (?:it|you|this|anything|the|help|a|an|any|your|that|to)|not needed|wont be needing|never mind|nevermind|forget (?:it|about it)|disregard|not right now|not at this time|^maybe (?:in (?:the )?|next |this )(?:spring|summer|fall|winter|year|month)$|not today thanks|not anymore|no need|pass on this|ill pass|i will pass|(?:going(?: to)?|have to|gotta|think ill) pass(?! (?:out|on|by|it))|false alarm|hard pass|maybe (?:another|some other) time|changed my mind|decided (?:not to|against))\b/,
  /\b(?:booked|going|went|gone|go|signed(?: up)?|scheduled|stick(?:ing)?|stuck|set up) with (?:someone|somebody|some1|another|a different|one of|other|others|a friend|an? (?:\w+ )?(?:cheaper|closer|local|quicker|faster|other) (?:\w+ )?(?:guy|company|place|plumber|electrician|salon|shop|one|quote|option))\b|\b(?:decided to|decided on|going(?: to)?|ended up|ill|i will|we will) (?:\w+ )?(?:buy(?:ing)?|get(?:ting)?|order(?:ing)?|do(?:ing)?|fix(?:ing)?|install(?:ing)?|replac(?:e|ing)|handl(?:e|ing)) .{0,30}\b(?:home depot|lowes|costco|myself|ourselves|diy)\b/,
  /\b(?:found|got|hired|have|went with|going with|chose|using|booked|called) (?:someone|somebody|another|a different|some one|other|one of)(?: else| other)?(?: (?:company|plumber|electrician|guy|contractor|service|place|salon|tech|person|one))?\b(?! (?:to|call|come) )|\b(?:someone|somebody|my (?:husband|wife|son|dad|brother|friend|neighbor|landlord)|(?:the |our )?neighbor|handyman|another company|other company|he|she|we|i)(?: \w+)? (?:already )?(?:fixed|took care of|handled|came and fixed|is handling|got it (?:fixed|working|done|handled)) ?(?:it)?\b|\b(?:got it|its|it is|been|problem(?:s)?|issue(?:s)?|is|all) (?:\w+ )?(?:fixed|taken care of|resolved|sorted|handled|working (?:again|now|fine)|solved|back on)(?: now| already| thanks)?\b|\b(?:elsewhere|another (?:company|salon|plumber|electrician))\b|\balready (?:fixed|handled|done|taken care of|sorted|resolved|booked (?:with|elsewhere)|have (?:someone|somebody))\b|\bit (?:fixed itself|started working|came back on|works now|is working now)\b/,
];
const NOT_DECLINE =
  /\b(?:dont|do not|not|never|rather not|without) (?:\w+ ){0,2}(?:go|going|book|booking|hire|hiring|use|find) (?:with )?(?:someone|somebody|anyone|another)\b|\bor (?:im|i am|ill|i will|were|we are|well) (?:\w+ )?(?:go|going|call|calling|find|finding)\b|\b(?:need (?:it|this|to get it|to have it) (?:fixed|taken care|handled|resolved|sorted|working)|get(?:ting)? it (?:fixed|taken care|handled|resolved)|not (?:fixed|resolved|working|handled)|isnt (?:fixed|resolved|working)|never fixed|still|want it fixed|to be fixed|cant be fixed|can (?:it|this) be|until|wasnt|hasnt been|havent|before it|any ?time|morning|afternoon|if|im good (?:with|for|on(?! (?:that|this|it|those)\b)|after|any|all|at|to)|im okay with|all set (?:for|to|up)|were good (?:with|for|on(?! (?:that|this|it|those)\b)|to)|so i got|should i)\b/;

/** One thing is turned down and another wanted, or the words refuse nothing: "not interested in the warranty but yes to the repair". */
const ONLY_A_PART =
  /\bno thanks (?:to (?:you|your|the)|a (?:usted|ustedes|ti|vos)|(?:on|for) the (?:email|link|call|text))\b|\b(?:not interested|dont (?:need|want)|no need|no thanks)\b.*\b(?:but (?:yes|i (?:do|want|need|would)(?! (?:appreciate|thank|wish))|please|can|id)|just (?:something|the|need|want))\b|\bnever mind\b.*\b(?:whats|what is|how much|when (?:can|are|do)|can you)\b|\b(?:another|other|different) (?:company|plumber|guy|salon|electrician|tech)\b.*\b(?:couldnt|could not|didnt|cant|never|wouldnt|worse|no luck)\b/;

/** "No thanks, found someone": the business should stop asking. */
export function declines(reading: Reading): boolean {
  const text = reading.plain;
  if (!matchesAny(text, DECLINE)) return false;
  return !NOT_DECLINE.test(text) && !ONLY_A_PART.test(text) && !reading.raw.trim().endsWith('?');
}

const WRONG: RegExp[] = [
  /\b(?:aint|there aint|isnt) no (?!heat|ac|hot|water|power|air|one|body|way|gas|leak|problem|signal|parking|room|time|rush|hurry|cold|issue)[a-z]+ (?:here|at this (?:number|phone)|livin\w*|stay\w*)\b|\b(?:had|have had) this (?:number|phone|cell)(?: \w+){0,3} (?:years?|months?|weeks?|a while|forever|ages)\b|\b(?:meant|intended) (?:for|to go to) (?:someone|somebody|another|a different|some other)\b|\bwhos (?!coming|going|doing|calling|available|paying|this|it|that|there|sending|the|your|my|on|in|gonna|responsible|texting)[a-z]+ ?\?/,
  /^(?:(?:sorry|hi|hey|no|um) )*(?!(?:i|we|you|he|she|it|they|who|that|someone|owner|landlord|tenant|also|just|still)\b)[a-z]+ (?:doesnt|does not|dont) live here(?: (?:any ?more|no more|now))?$/,
  /\bthis is my (?:phone|number|cell) now\b|^(?:hola |perdon |disculpe )?no soy [a-z]+$|\bim not (?!sure|interested|ready|home|available|happy|able|going|free|in|at|getting|paying|okay|ok|the|a|an|your|getting|here|there|feeling|done|texting|mad|certain|comfortable|good|asking)[a-z]+$/,
  /\b(?:mistake|mixup|mix up) with the (?:phone )?number\b|\b(?:doesnt|does not|didnt|no longer) (?:have|own|use|has) this (?:phone|number|cell)\b|\b(?:just|recently) (?:got|switched to|was given) this (?:phone|number|cell)\b|\bdont (?:make|handle) (?:those|the|these|that kind of) (?:calls|decisions|things)\b|\bthis is (?:his|her|their) ex\b|\bnot (?:him|her|them)$|\bdidnt call (?:you|any|a) ?(?:plumber|electrician|company|one)?\b|\bwho (?:ur|you are|youre|u are|you r) looking for\b|\bwrong person\b/,
  /\bwrong ?#|\bwrong (?:number|num|nbr|person|guy|phone|house|contact|one)\b|\b(?:have|got|texting|texted|reached|messaging|contacted) the wrong\b|\b(?:this|it) (?:is not|isnt|aint) (?:him|her|them|me you|the right|[a-z]+s? (?:phone|number))\b|\bnot the right (?:number|person)\b|\bwho (?:is|the hell is|the heck is) (?!coming|going|doing|calling|available|paying|responsible|sending|fixing)[a-z]+ ?(?:\?|$)(?<!who is (?:this|it|that|there|you) ?\??)|\bthis isnt (?!a (?:bad|good)|an? |the |my |about|working|cool|right|good|fair|acceptable|ok|urgent|going|helpful|help|what|normal|an emergency|for)[a-z]+$/,
  /\b(?:no one|nobody|no body)(?: here)? (?:named|by that name)\b|\b(?:no one|nobody)(?: here)? called (?!me|us|back|him|her|them|again|yet|to|about|or|and|you|yesterday|today|the|my|for|when|like|as|after|before)[a-z]+(?: here| at this number| lives here)?$|\bnot (?:the|who|whom) (?:(?:right|same|correct) )?(?:(?:person|one|guy|lady|owner) )?(?:you|u|youre|ur|yall)(?: (?:are|r))? (?:want|wanted|looking|need|after|trying|think|seek\w*|expect\w*)\b|\bgot this (?:phone|number|cell)(?: (?:just|only))? (?:last|a|this|in|recently|few|couple|new|yesterday|today)\b|\b(?:previous|old|former|last) owner of this (?:number|phone)\b|\bi (?:didnt|did not|never|havent) (?:call|called|request|contact|contacted|ask|asked|sign|signed|reach out)(?:ed)?(?: you| for| anyone| anybody| this| up| out| a| yall)\b|\b(?:i )?dont own (?:a|the|this|that|any) (?:house|home|property|business|building)|\b(?:im|i am) (?:just )?(?:a |the )?(?:renter|tenant)\b.*\b(?:landlord|owner|not my)|\bnot my (?:house|property|number|account|appointment|call|decision)\b|\b(?:accident(?:al|ally)?|pocket|butt|mis) ?dial\w*\b|\b(?:called|dialed|dialled|call(?:ed)? you) (?:by (?:mistake|accident)|accidentally|you by (?:mistake|accident))\b|\bby (?:mistake|accident)\b|\bno (?:longer|more) (?:works|live|lives|work) here\b|\bnot the (?:owner|homeowner|decision maker|one who)\b|\b(?:new|recycled) (?:phone )?number\b.*\b(?:not|isnt|just got)\b/,
];

/** "I don't know any Kevin": the name shows by its capital. */
const KNOWS_NOBODY =
  /\b(?:[Dd]on['’]?t|[Dd]o not) know (?:(?:any|a|an|anyone named|anyone called|anybody named|who) )(?!I\b|AC\b|Spanish\b|English\b|Hindi\b|French\b|Polish\b|Chinese\b)[A-Z][a-z]+(?:['’]?s)?\s?(?:[.,!?;]|$)/;

/** "I think I've dialled the wrong number, is this the vet?": they look for somebody, perhaps for us. */
const THEIR_OWN_MISTAKE =
  /\b(?:i (?:think i |may |might )?(?:have|ve|dial\w*|call\w*|got)|ive|mujhse|maine)\b.{0,20}\bwrong number\b|\bwrong number\b.{0,10}\bmujhse\b/;

export function isWrongPerson(reading: Reading): boolean {
  return (
    (matchesAny(reading.plain, WRONG) || matches(reading.flat, WRONG[0]!) || KNOWS_NOBODY.test(reading.raw)) &&
    !NO_STRANGER.test(reading.plain) &&
    !NO_STRANGER.test(withoutAccents(matchForm(reading.raw))) &&
    !(reading.flat.includes('?') && THEIR_OWN_MISTAKE.test(reading.plain)) &&
    !/\b(?:wrong (?:number|address) (?:earlier|before|sorry)|gave you the wrong|sorry wrong (?:address|date|day|time))\b/.test(
      reading.plain,
    )
  );
}

const AUTO: RegExp[] = [
  // A notice says so of itself, or says nothing else; people write "do not reply" and "do not disturb" beside much else.
  /^(?:please )?(?:do not|dont) (?:reply|respond)(?: to this(?: (?:message|text|sms|number|email))?)?$|\b(?:do not|dont) reply to this (?:automated|unmonitored|system)\b/,
  /\byou (?:have (?:now |successfully )*been|are(?: now)?) (?:successfully )?unsubscribed?\b.{0,80}\b(?:receive|get|reply|texts?|messages?)\b/,
  /\b(?:number|line|inbox|mailbox) (?:does not|doesnt|cannot|can not|cant|is not able to|is unable to|is not set up to) (?:receive|accept|get|take|monitor)\b/,
  /\b(?:im|i am|we are|were) (?:currently )?(?:away|out) (?:until|till|through)\b.*\b(?:urgent|contact|emergenc\w+|assistance|reply|respond|email)\b|\bcontact my (?:assistant|colleague)\b/,
  /\b(?:sent|message sent|replied) automatically\b|\b(?:our team|we) (?:has|have) received your (?:message|text|inquiry|request)\b|\brespond (?:during|within) (?:our )?(?:business|office|normal) hours\b|\bnumber is not monitored\b|\bautomatic reply\b/,
  /\b(?:out of (?:the )?office|auto ?reply|auto ?response|automatic (?:reply|response|message)|automated (?:reply|response|message)|this is an automat\w+|away from my (?:desk|phone|email)|on vacation (?:until|through|from)|annual leave|maternity leave|currently (?:unavailable|away|out)|limited access to)\b/,
  /\b(?:im|i am) (?:currently |now )?driving\b.*\b(?:focus|turned on|ill (?:get|see|text|reply|respond|call)|sent from|cant (?:talk|text)|not receiving|message)\b|\bdriving (?:with|mode|focus)\b|\b(?:with|have|has|turned on|on) do not disturb\b|\bdo not disturb (?:mode|while|is on|is turned|turned|enabled)\b|\bnot receiving notifications\b|\bsent from my (?:car|vehicle)\b|\bi(?:ll| will) see your message when i (?:get|arrive)\b|\bnotifications silenced\b|\bhas notifications silenced\b/,
  /\b(?:message|text|sms) (?:was |could )?(?:not )?(?:be )?(?:delivered|blocking is active|failed|undeliverable)\b|\bfree msg\b|\bfreemsg\b|\bunable to (?:send|deliver) (?:message|your)\b|\bmessage blocking\b|\bnumber (?:is )?(?:not in service|disconnected|you have (?:dialed|texted))\b|\bshort ?code\b|\bmsg (?:and )?data rates\b|\breply help for\b|\bthank you for (?:contacting|your (?:message|text|inquiry)|texting|reaching out to)\b.*\b(?:will|hours|shortly|soon|back)\b|\bthanks for (?:contacting|reaching out to|texting|messaging|getting in touch with|calling) (?!me|us|you|back|again|so)[a-z].*\b(?:will|hours|shortly|business days?|asap)\b|\byour (?:message|request) has been received\b|\bcannot (?:talk|take your call) right now\b|\bcant talk (?:right )?now whats up\b|\bcan i call you later\b$/,
];

export function isAutoReply(reading: Reading): boolean {
  return matchesAny(reading.plain, AUTO);
}

const CONFUSED =
  /^(?:what|huh|wat|hm+|confused|uh|um|excuse me|come again|pardon|sorry what|i dont (?:get|understand|follow)(?: it| this| that| you| what you mean)?|what do you mean|what does that mean|what are you (?:talking about|saying|asking)|im confused|not following|that (?:makes no|doesnt make) sense|makes no sense|what\?*)$/;

export function isConfused(reading: Reading): boolean {
  if (CONFUSED.test(reading.plain)) return true;
  if (
    /\b(?:im (?:so |very )?confused|dont understand|makes no sense|what do you mean|not what i (?:asked|said|meant)|thats not what|you(?:re| are) not (?:listening|understanding)|i already (?:told|said|gave|answered)|i just (?:told|said) (?:you|that))\b/.test(
      reading.plain,
    )
  )
    return true;
  return reading.plain === '' && /[?]/.test(reading.raw);
}
