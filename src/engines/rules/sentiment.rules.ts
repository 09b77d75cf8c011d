import { matchesAny } from '../../common/prefilter.js';
import type { Sentiment } from '../engine.port.js';
import { type Reading } from './words.rules.js';

const ANGRY: RegExp[] = [
  /\b(?:cowboys(?! (?:fan|game|hat))|fuming|seething|irate|enraged|solicitors?|shambles|robbing)\b|\bhad it with (?:this|you|yall|these|your)\b|\b(?:ashamed of yoursel\w+|shame on (?:you|yall)|should be ashamed)\b|\bhow is (?:this|that|it) (?:even )?(?:acceptable|ok|okay|allowed|legal|right)\b/,
  /\b(?:you|u|yall|they|company|service|place|guys|business|outfit)(?: (?:guys|people|all|is|was))? (?:are|r|is) (?:all |such |just )?(?:a |an )?(?:\w+ )?(?:joke|disaster|frauds?|fraudsters?|embarrassment|shambles)\b/,
  /\bdisgrace(?:ful)?\b|\bnever again\b|\bdisput(?:e|ing) (?:the|this|my) charge\b|\bcalling the (?:news|cops|police)\b|\b(?:cursed|swore|yelled|screamed) at\b|\bcrooks\b/,
  /\b(?:where|who|what|why) the (?:hell|heck|fuck)\b|\blied (?:to me|straight|about)\b|\bcharge ?back\b|\b(?:dont|do not) you dare\b|\bruined my\b|\btreated (?:so |this |me )?(?:poorly|badly|like (?:crap|garbage|dirt))\b|\b(?:avoid|stay away from) (?:these|this|them)\b|\btell everyone\b|\bthieves\b|\bincompetent\b/,
  /\b(?:furious|pissed|livid|outrag\w+|disgust\w+|ridiculous|unacceptable|pathetic|worst|scam(?:mer|mers|med)?|rip ?off|ripped off|crooks?|thieves|thief|liars?|lying|incompetent|useless|joke of a|what a joke|garbage company|suing|sue (?:you|your|yall|them|this|for)|(?:ill|well) sue|(?:i|we|im|were) (?:will|am going to|are going to|gonna|going to|have to|want to|wanna|might|could|can|should) sue|lawyer|attorney|bbb|better business|small claims|screw (?:you|this|off)|go to hell|piss off|shut up|idiots?|morons?|stupid|clowns?|jerks?|absurd|inexcusable|appalling|fed up|sick of|hate (?:you|this company|your)|how dare|angryface|stfu|wtf|bs|bullshit|horse ?shit|hell is wrong|done with you|never (?:using|calling|coming) (?:you|back|again)|demand (?:a|my))\b/,
  /\b(?:f+u+c+k+\w*|f\*+\w*|fck\w*|fuk\w*|effing|a+ ?holes?|assholes?|bitch\w*|dumbass|damn you|goddamn|goddam)\b/,
  /\b(?:report(?:ing)? you|bad review|one star|1 star|negative review|thanks for nothing|terrible (?:service|company|experience)|horrible (?:service|company|experience)|awful (?:service|company|experience))\b/,
];
/** Said with a raised voice it is anger, said quietly it is not. */
const ANGRY_IF_LOUD =
  /\b(?:kidding(?: me)?|serious(?:ly)?|(?:is|are) (?:this|you|that) (?:a |some )?(?:joke|insane|crazy|out of your mind)|what kind of (?:business|company|service|people)|hours? late|days? late|money back|no one (?:showed|came|cares)|nobody (?:showed|came|cares)|never (?:came|showed)|mad)\b/;
const FRUSTRATED: RegExp[] = [
  /\bhere we go again\b|\b(?:really |so |very |feel |feeling |pretty )let ?down\b|\b(?:brilliant|great|perfect|lovely|wonderful|fantastic|super|yay|oh|yet) (?:(?:just|another|yet) )+(?:\w+ )?(?:cancell?ation|delay|excuse|reschedule|no ?show|visit|wait)\b|\btake (?:another|yet another|more|a second|a third) (?:day|time|afternoon|morning) off\b|\bwhere (?:is|are|s) (?:he|she|they|everyone|the (?:tech\w*|guy|crew|driver|cleaners?)|(?:your|my) (?:guys?|tech\w*|crew|driver|cleaners?))\b|^wheres (?:he|she|your|the (?:tech|guy))/,
  /\bits been (?:a|an|\d+|two|three|four|five|several|over) (?:\w+ )?(?:hours?|days?|weeks?|months?) (?:and|with|of) (?:nothing|no|still|not|silence|nobody)\b|\b(?:thought|figured) (?:this|that|it|yall|you)(?: (?:was|were|had|already|all))* (?:fixed|sorted|done|handled|taken care of|resolved|fixed it)\b|\bnot good enough\b|\bno (?:reply|response|answer|call ?back|callback|word|update)s? (?:since|for|yet|from|after|in)\b|\bwaste of (?:a |an |my |the |our )?(?:\w+ )?(?:time|day|morning|afternoon|money|trip)\b|\b(?:second|third|2nd|3rd|fourth|4th|\d+th) (?:time|appointment|visit|tech\w*|guy)\b.{0,25}\b(?:moved|cancel\w*|changed|rescheduled|missed|pushed|in a (?:week|month|row))\b/,
  /\b(?:kidding me|(?:gotta|got to|have to|must) be kidding|you(?:re| are) kidding|is this a joke|are you (?:serious(?! about)|out of your mind|insane))\b|\b(?:asked|called|texted|told|said|explained|messaged|emailed|requested|written|wrote|tried|repeated)(?: (?:you|u|yall|it|this|them|for|guys|like|at least|about|over)){0,3} (?:two|three|four|five|six|\d+|several|many|multiple|so many|a million|a hundred|a dozen|numerous) times\b/,
  /\b(?:taking|takes|took) (?:forever|so long|way too long|too long|ages)\b(?! (?:to (?!get|hear|answer|call|reply|respond|come|send|schedule|book)|for (?:the|it|water)))|\bhow much longer\b|\bwhy is (?:this|it|that|everything) (?:always |still )?(?:so (?:hard|difficult|complicated|slow|confusing)|taking)\b|\bnot what (?:i|we) (?:asked|said|meant|signed|agreed|paid)\b|\b(?:didnt|did not|not|never|isnt) answer(?:ing|ed)? (?:my|the|our) question\b/,
  /\b(?:you|yall|they|he|she|i was|we were)(?: guys)? (?:said|told|promised|was told|were told)?\b ?(?:me |us )?.{0,40}\b(?:and|but|now) (?:now )?(?:its|it is|here it is|nobody|no one|im still|i am still|were still|still|there is no|theres no)\b(?=.{0,25}(?:\d|noon|almost|past|already|nobody|no one|no sign|nothing))|\b(?:no one|nobody) (?:is |has |was )?(?:answering|picking|calling|responding|replying|showing|texting)\b/,
  /\b(?:took|taken|take|burned|used|lost|wasted|missed) (?:\w+ ){0,4}(?:off(?: work)?|day|morning|afternoon|work|time)(?: \w+){0,2} (?:for nothing|for this|and (?:no one|nobody|you))\b|\bfor nothing$|\bwasted (?:my|our) (?:\w+ )?(?:day|time|morning|afternoon|money)\b|\b(?:come on|really|great|wow|seriously|ugh|oh no|oh come on|omg) again$|^(?:not )?again$|\bnot again\b|\bcome on (?:again|already|really|whats|what|where|why|this)\b|\bgetting the run ?around\b|\b(?:already|just) asked (?:me )?(?:that|this|for)\b|\bsame (?:problem|issue|thing|story|excuse)s?(?: (?:again|over|every))?$|\bagain same\b/,
  /\b(?:shouldnt have to|keep repeating|repeating myself|discouraging|over (?:this|it) (?:tbh|already|now)|kinda over (?:this|it)|so over (?:this|it)|fed up|getting nowhere|no one (?:returns|returned|ever|even)|never returns|lost patience|running out of patience)\b|\b(?:wonderful|perfect|great|lovely|fantastic|terrific) (?:its|it is|now its|another)\b/,
  /\bon hold (?:for|since|\d)|\b(?:just|please) (?:\w+ )?answer(?: me)?\b|\bleft (?:\d+|two|three|four|several|many) (?:messages|voicemails)\b|\breschedul\w+ (?:me|us|again)\b|\bnot what i (?:was hoping|wanted|expected|ordered)\b|\bsigh\b|\bwhatever$|\b(?:great|perfect|wonderful|fantastic|awesome|lovely|nice) (?:another|one more|more) (?:\w+ )?(?:day|delay|week|hour|night|excuse|reschedule|no ?show|wait)\b|\bthanks for (?:ghosting|ignoring|wasting|forgetting|the wait|nothing)\b|\b(?:broken|broke|out|not working) again\b|\bagain (?:broken|not working|stopped)\b|\bsupposed to call\b/,
  /\b(?:frustrat\w+|annoy\w+|disappoint\w+|upset|irritat\w+|ugh+|argh+|come on(?= ?$| (?:man|guys|now|people|seriously|already|dude)\b)|seriously|for real|smh|tired of|getting old|waste of time|running around|runaround|run around|sadface|not happy|unhappy|not pleased|not impressed|hate (?:my|the|this|it|that)|unprofessional|inconvenient|stressed|stressful|this sucks|sucks|nightmare|at my wits|losing (?:my )?patience|had enough|poor service|bad service|rude)\b/,
  /\b(?:still (?:not|no|waiting|havent|broken|leaking|doesnt|isnt|hasnt|nothing)|waiting (?:for|since|all|over|on you)|been waiting|been trying|keep (?:calling|trying|getting)|(?:third|second|2nd|3rd|4th|fourth|fifth|5th|\d+th) time|again and again|how many times|no one (?:ever |has |is |will )?(?:call\w*|answer\w*|came|showed|shows|responds?|replied|picks?|get\w*)|nobody (?:ever |has |is |will )?(?:call\w*|answer\w*|came|showed|shows|responds?|replied|picks?|get\w*)|never (?:called|showed|came|answer\w*|got back|heard)|cant get (?:anyone|anybody|a hold|ahold|through)|dont (?:answer|pick up)|(?:already|just) (?:told|said|gave|answered|sent)|hello \?|anyone there|no ?show|supposed to (?:be|come|call|show)|stood me up|hung up on|over charged|overcharged|broke again|stopped working again|out again|leaking again|happened again)\b/,
];
const HAPPY: RegExp[] = [
  /\b(?:over the moon|chuffed|delighted|stoked|ecstatic|elated|tickled pink)\b|\bbest \w+ (?:weve|we have)\b|\b(?:spotless|good as new|(?:runs?|looks?|works?|feels?|drives?) like (?:brand )?new)\b(?!.*\b(?:need|want|should|not)\b)|\b(?:brilliant|fantastic|top|stellar|phenomenal|superb|terrific) (?:job|work|service)\b|\byall did that\b/,
  /\bgodsend\b|\b(?:simply|truly|absolutely) (?:marvelous|wonderful|amazing|fantastic|the best)\b|\b(?:shall|will|ill|gonna) recommend\b|\bkudos\b|\bbest \w+ (?:ive|i have|ever|in years)\b/,
  /\blife ?savers?\b|\bobsessed with\b|\btell(?:ing)? (?:all )?(?:my|everyone|our) (?:friends|neighbors|about you)\b|\bblown away\b|\b(?:couldnt|could not) be happier\b|\bsimply (?:wonderful|the best)\b/,
  /\b(?:love (?:it|you|this|your|the|my|how|what)|amazing|awesome|fantastic|wonderful|youre the best|you are the best|yall are the best|you guys are (?:the best|great|awesome|amazing)|best (?:company|service|stylist|plumber|ever)|so (?:happy|excited|grateful|pleased)|thrilled|excited|lifesaver|life saver|saved (?:me|us|the day)|thank you so (?:much|very)|thanks (?:so much|a million|a ton|a bunch)|really appreciate|so much appreciated|hooray|yay+|woo+ ?hoo+|loveface|incredible|outstanding|god bless you|bless you|excellent (?:work|job|service)|five stars|5 stars|highly recommend|cant wait to|made my day)\b/,
];
const POSITIVE: RegExp[] = [
  /\b(?:thanks|thank you|thank u|appreciate|great|perfect|good|nice|sounds good|works for me|excellent|cool|happyface|thumbsup|glad|happy|pleased|lovely|sweet|helpful|please and thank|wonderful|super|yes please|looking forward|that works|much obliged|much appreciated|ta|cheers|kind|no worries|take your time|no problem at all)\b/,
];
const NOT_POSITIVE =
  /\b(?:not|isnt|no|never|wasnt|arent|aint|nothing|hardly)(?: \w+){0,2} (?:good|great|nice|happy|cool|perfect|helpful|glad|working)\b|\bno (?:thanks|thank you|good|cool)\b|\bgood (?:morning|afternoon|evening|day|question|luck|enough)\b|\bgood (?:time|day) (?:to|for)\b|\b(?:what|whats|when|which)\b.{0,20}\b(?:good|great)\b|\b(?:cool|good) air\b|\bcool (?:the|my|down|off)\b|\bnot cool\b|\b(?:what|some|any|this|all|that|which) kinds?\b|\bkind of\b|\bis (?:\w+ )?good\b|\bpretty bad\b|\boh (?:great|perfect)\b|\bgreat (?:another|now|just)\b/g;

/** Big words as everyday courtesy: "awesome thanks". */
const POLITE =
  /^(?:awesome|amazing|fantastic|wonderful|brilliant)(?: (?:sauce|stuff))?(?: (?:ill|i will|we will|see|talk|that|thanks|thank)\b.*)?$|^(?:awesome|amazing|fantastic|wonderful)(?: (?:thanks|thank you|sounds good|ok|great|perfect|see you \w+|see you|will do|that works|works for me|then))*$|^thank you so much for (?:letting|the (?:info|update|reply|heads up|quick))\b|^thanks a bunch$/;

/** Five levels from the words alone; the worst clear sign wins, thanks do not outweigh anger. */
export function readSentiment(reading: Reading): Sentiment {
  const text = reading.plain;
  const isShouting =
    /[A-Z]{4,}/.test(reading.raw) && reading.raw.replace(/[^A-Za-z]/g, '').length > 14 && reading.raw === reading.raw.toUpperCase();
  const isLoud = /!!|\?\?/.test(reading.flat) || /[!?]{2,}/.test(reading.raw) || isShouting;
  // "Sick of waiting" and "getting fed up" are not yet "sick of you".
  const mild = text.replace(
    /\bsick of (?=waiting|calling|asking)|\b(?:getting|bit|little|kinda) (?:a bit |pretty |really |so |quite )?fed up\b/g,
    'tired of ',
  );
  const calm = mild.replace(
    /\bnot (?:angry|mad|upset|frustrated|a scam)\b|\b(?:is )?(?:this|it) (?:a |some )?scam\b(?= ?$)|\bno bs\b|\bangry birds?\b|\bmad (?:house|props|respect|skills)\b|\bcommon sense\b|\bangry (?:looking|wasps?|bees?|hornets?|dog|neighbou?r|birds?)\b|\bmad (?:amount|lot|bugs|ants|long|late|good)\b|\bworst (?:drain|room|one|leak|spot|part|area|stain|tooth|case|side|of it)\b|\b(?:smell\w*|odou?rs?|stench|stains?|noise|water|drain|bugs?|roach\w*|sink|tub|carpet|mold|toilet|fridge|oven|grill) (?:(?:is|are|was|were|looks|smells|so|really|just|pretty|absolutely) )*(?:disgusting|ridiculous|sick)\b|\bdisgusting (?:smell|odou?r|stain|mess|drain|toilet|oven|carpet)\b|\bseriously (?:thank|thanks|great|good)\b|\bwaste (?:line|pipe|water)\b|\bwaiting (?:for|on) (?:my|the) (?:husband|wife|landlord|check|part)\b/g,
    ' ',
  );
  if (matchesAny(calm, ANGRY))
    return /\blove\b|\bhaha\b|\blol\b/.test(text) && !/\b(?:worst|scam|unacceptable)\b/.test(text) ? 'frustrated' : 'angry';
  if (
    isLoud &&
    reading.raw === reading.raw.toUpperCase() &&
    /(?:[A-Z] ?){10,}/.test(reading.raw) &&
    /\b(?:answer|call|fix|respond|reply|pick up|where|hurry|come on|hello)\b/.test(calm) &&
    !/\b(?:thanks|thank|love|great|amazing)\b/.test(text)
  )
    return 'angry';
  if (isLoud && ANGRY_IF_LOUD.test(calm) && !/\b(?:thanks|thank you|love|great|haha|lol|amazing)\b/.test(text)) return 'angry';
  if (
    matchesAny(calm, FRUSTRATED) ||
    /^hello \?(?! *$)|^hello \? ?(?:any|some)(?:body|one)\b|^(?:any|some)(?:body|one)(?: there| home)? \?/.test(reading.flat)
  )
    return isLoud && /\b(?:no one|nobody|never|third|still|waiting|supposed|again)\b/.test(calm) && isShouting ? 'angry' : 'frustrated';
  if (/\b(?:mad|angry)\b/.test(calm)) return 'angry';
  if (POLITE.test(text) && !isLoud) return 'positive';
  if (matchesAny(text, HAPPY)) return 'happy';
  const open = text.replace(NOT_POSITIVE, ' ');
  if (matchesAny(open, POSITIVE))
    return isLoud && /\b(?:thanks|thank you|great|perfect)\b/.test(open) && !isShouting && /!!/.test(reading.flat) ? 'happy' : 'positive';
  return 'neutral';
}
