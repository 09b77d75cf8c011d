// What customers say in Hindi, turned into the words of the English tables. The input is in the one spelling of hinglish-spelling.rules.ts;
// times were turned before (hinglish-times.rules.ts). The first pattern that fits wins, so longer sayings stand first.

import { replaceEach } from '../../common/prefilter.js';
import { HINDI_BOOKING, HINDI_CHOICES, HINDI_SMALL, type Turn } from './hinglish-answers.rules.js';
import { HINDI_FEELINGS } from './hinglish-feelings.rules.js';
import { HINDI_IDIOMS } from './hinglish-idioms.rules.js';

const END = '(?: hai| tha| thi| hun| ho)?';
const GET = '(?:karna|karwana|karwani|karwa|karo|kardo|kar do|kar|chahie)';

/** Sayings that hold the words of a job or a booking and are none: anger, bad work, opening hours. They are read before everything else. */
const FIRST: readonly Turn[] = [
  [
    /\b(?:ye|in|inme)(?: (?:sab|saare|sare|dono|waala|teen|teenon|chaar|chaaron|main|se)){1,3} (?:time|din|samay|option|slot|timing|date)?s?(?: \p{L}+){0,2} ?nahi\b(?: (?:ho|chal|kar|aa|hai|paega|payega|paayega|paaega|sakta|sakti|chalega|hoga|milega))*/gu,
    ' none of those work ',
  ],
  [
    /\bdimaa?g (?:ka |ki )?(?:kharab|dahi|kha|chaat|garam)(?: (?:kar|ho|liya|diya|dia|gaya|raha|rahe|rakha|hai)){0,4}|\bpaa?gal (?:samajh?|bana|samjh)\p{L}*|\bhad+ (?:hai|ho gaya|kar di|kardi)\b|\bmazaak bana (?:rakha|diya|liya)\b/gu,
    ' furious ',
  ],
  [
    /\b(?:aapke|aapka|aapki|tumhare|tumhara|aapne|tumne|aap|technician|mechanic|plumber|electrician|bande|aadmi|usne|unhone)(?: (?:\p{L}+)){0,5} (?:kharab|barbad|ganda|tod|toot|adhoora|adhura|adha|gadbad)(?: (?:kar|ke|chhod|chod|chhor|kaam))? ?(?:diya|dia|di|gaya|kiya|rakha)\b/gu,
    ' your guy ruined my ',
  ],
  [
    /\b(?:bahut |ekdum |itna |bilkul )*(?:kharab|ganda|galat|adhoora|adhura) (?:kaam|service|seva|repair)(?: (?:kiya|kia|ki|kar|hai|thi|tha|diya|karke|tumhara|tumhari|aapki|aapka))*|\b(?:kaam|service|repair)(?: \p{L}+){0,3} (?:adhoora|adhura|adha)(?: (?:chhod|chod|chhor|kar))?(?: (?:diya|gaya|kiya))?|\b(?:theek|sahi|dhang) se (?:kaam |repair |service )?nahi (?:kiya|kia|ki|kari|hua)\b|\b(?:kaam|repair|service) (?:theek|sahi|dhang)(?: se)? nahi (?:kiya|kia|hua|ki)\b/gu,
    ' you did a poor job ',
  ],
  [
    /\b(?:baar baar|bar bar|har baar) (?:wahi|vahi|vohi|yahi|ek hi)\b|\b(?:phir|phirse|phir se) (?:wahi|vahi|vohi|yahi)\b/g,
    ' again and again ',
  ],
  [
    /\b(?:kitni|aur kitni) der\b(?: (?:aur|lagega|lagegi|karoge|wait|lag|rahi|raha|hai|hogi)){0,4}|\bkab tak (?:wait|intezaar)\b/g,
    ' taking forever how much longer ',
  ],
  [
    /\bkitne baje (?:tak )?(?:aap )?(?:khula|khulte|khulta|band|kholte|close|open)(?: (?:ho|hai|karte|hote|rehte|hota|hoti))*/g,
    ' what time do you close ? ',
  ],
  [
    /\b(?:kya )?(?:aap |aap log |tum )?((?:\p{L}+day)s?|weekends?)(?: (?:ko|pe|par|bhi|ke din))* (?:bhi )?(?:kaam|khula|khule|aate|kholte|service|open|available)(?: (?:karte|dete|rehte|rahte|hote))?(?: (?:ho|hai|hain))(?: kya)?/gu,
    ' are you open $1 ? ',
  ],
  [
    /\b(?:aapk[ia] |aapke )?(?:dukaa?n|office|shop|store|showroom)(?: ka| ki)? (?:address |pata )?kahan(?: (?:pe|par|hai|ho|hain))*/g,
    ' where is your office located ? ',
  ],
  [
    /\b(?:rate|ret|price|daam|keemat|kharcha|charge|visit)(?: ka| ki)? kya(?: hai| hoga| lagega)?\b|\b(?:kitn[aei]|kya) (?:kharcha|kharch|kharchaa)\b(?: (?:aaega|aayega|hoga|lagega|aata|hai))*/g,
    ' how much does it cost ',
  ],
  [
    /\bkisi (?:aur|dusre|doosre|doosra)(?: \p{L}+)? se (?:quote|estimate|rate|price|bhaav)\b(?: (?:le|liya|mila|hai))*/gu,
    ' another company quoted less ',
  ],
  [
    /\b(?:chal|chalu ho|on ho|start ho) (?:gaya|gai|pada|raha)(?: (?:ab|hai|abhi|apne aap|khud))*(?= ?(?:$|[.,!?]|thanks|thank|shukriya|dhanyavaad))/g,
    ' is working now ',
  ],
  [/\b(?:theek|sahi) ho (?:gaya|gai|chuka)\b(?: (?:hai|ab|apne aap|khud))*/g, ' already fixed '],
  [
    /\bghar (?:waala|waale|waalo|waalon|ke logo?)(?: se| ko| ki)? (?:pooch|poochna|baat|discuss|confirm|permission|raay)(?: (?:ke|kar|karke|karni|padega|padegi|leni|hai|batao|batata|hun|lun|lu|lo))*/g,
    ' have to ask my wife ',
  ],
  [/^ *(?:bahut )?jaldi (?:hai|chahie|karo|kijie)\b/g, ' very urgent '],
];

const TALK: readonly Turn[] = [
  [/\b(?:time|samay|fursat) (?:hi )?nahi(?: hai)?(?: (?:abhi|right now))?/g, ' no time right now '],
  [/\bye (?:\p{L}+ ){0,2}(?:ka|ki) (?:number|phone) nahi(?: hai)?\b/gu, ' wrong number '],
  [/\b(?:busy|vyast|byast)(?: hun| hai)\b/g, ' not right now too busy '],
  [/\bkoi (?:aur|doosra)(?: \p{L}+)? (?:saste|sasta)\b|\b(?:saste|sasta)(?: main)? (?:kar|karke|mil)\b/gu, ' another company cheaper '],
  [
    /\b(?:bahut |itne )?(?:zyada )?(?:paise|rate) (?:maang|bol|zyada|le)(?: rahe| raha)?(?: ho)?\b|\bbahut zyada (?:hai|paise)\b/g,
    ' too expensive ',
  ],
  [/\b(?:fake|nakli|farzi)(?: company)?(?: toh)? nahi\b/g, ' is this a scam ? '],
  [/\bgalat (?:number|aadmi|jagah)\b/g, ' wrong number '],
  [
    /\bmaine (?:aapko |tumko |kisi ko |koi )*(?:call|phone|message|request|contact|booking|book) (?:hi )?nahi (?:kiya|kia|ki)\b/g,
    ' i didnt call you ',
  ],
  [/\bmain (\p{L}+) nahi (?:hun|hai|ho)\b(?<!ghar nahi (?:hun|hai|ho))(?<!free nahi (?:hun|hai|ho))/gu, ' wrong person '],
  [/\b(?:yahan|idhar) (?:\p{L}+ ){1,3}nahi (?:rahe|raha|rahte|rehta|rehte)\b/gu, ' wrong person '],
  [
    /\b(?:aap|tum|ye) kaun (?:ho|hai|bol rahe ho|bol rahe hai)\b|\bkaun (?:ho|hai|bol raha)(?: aap| tum)?\b|\bkis company se\b/g,
    ' who is this ? ',
  ],
  [
    /\b(?:kisi )?(?:insaan|aadmi|manager|malik|owner|staff|technician|person|agent|team|executive|human)(?: wale)? se baat\b(?! ho rahi)(?: (?:karni|karna|karwa|karwao|karwaie|karwado|karo|kar|kardo|do|chahie|ho))*(?: sakte| sakta)?(?: hai)?/g,
    ' talk to a person please ',
  ],
  [/\b(?:phone|call) (?:pe|par) baat (?:karo|karni|karna|kar|karte)\b|\bmujhe baat karni hai\b/g, ' please call me '],
  [/\b(?:mujhe )?(?:call|phone)(?: back)? (?:karo|kardo|kar do|kar lo|kar|lagao)\b/g, ' please call me '],
  [
    /\b(?:pati|patni|wife|husband|papa|mummy|mumma|mom|dad|ghar waalo|ghar waale|malik|bhai|boss|family|makan malik|landlord|beta|beti|bete)(?: ji)? (?:se|ko) (?:pooch|poochna|poochkar|poochke|baat|confirm|discuss|permission)(?: (?:ke|kar|karke|karni|leni|padega|padegi|hai|hoga|hogi|batao|batata))*\b/g,
    ' have to ask my wife ',
  ],
  [
    /\bghar (?:pe|par|main|waalo se) (?:baat|pooch|poochna|discuss)(?: (?:kar|karke|karni|padega|padegi|ke|hai|batao|batata))*\b/g,
    ' have to ask my wife ',
  ],
  [/\bpermission (?:leni|lena|chahie)\b/g, ' have to ask my boss '],
  [
    /\b(?:sochke|soch kar|soch ke|soch) (?:batao|batata|dekhte|raha|lu|lun|lete)(?: hun)?\b|\bsochna padega\b|\bsochne do\b/g,
    ' let me think about it ',
  ],
  [
    /\bbaad main (?:dekhte|dekhta|batao|batata|karte|baat|sochte|karenge|bolta|karwa)(?: hai| hun| lenge)?\b/g,
    ' maybe later not right now ',
  ],
  [/\babhi (?:time|samay) nahi(?: hai)?\b|\babhi nahi\b(?! (?:chal|aa|ho|hua))/g, ' not right now no time '],
  [/\b(?:next month|agle saal) (?:karwa|dekhenge|dekhte|karenge|kar)(?: lenge)?\b/g, ' maybe next month not right now '],
  [
    /\b(?:kisi (?:aur|dusre|doosra|doosre)|doosra) (?:se|ko|ne)(?: already)? (?:karwa|kara|karwana|bol|book|baat|kar|le|theek)(?: ho)?(?: (?:liya|diya|gaya|gai|rahe|raha|rahi))?(?: hai)?/g,
    ' found someone else ',
  ],
  [
    /\b(?:mere paas|hamare paas) (?:already |pehle se )?(?:ek )?(?:mechanic|electrician|plumber|technician|aadmi|banda|mistri)(?: hai)?/g,
    ' already have a guy ',
  ],
  [
    /\b(?:dusri|dusre|doosra|doosri|doosre|dusra) (?:company|jagah|banda|log|institute|coaching|academy|dukan|shop|(?:waala|waale)(?= (?:\p{L}+ ){0,2}(?:sasta|saste|kam|se|ne)\b))/gu,
    ' another company ',
  ],
  [/\b(?:ab )?(?:zaroorat|jarurat) nahi(?: hai| rahi)?\b|\b(?:zaroorat|jarurat) hi nahi\b/g, ' no longer need it '],
  [
    /\b(?:interest|interested|dilchaspi|dilachaspi|dilchasp|ruchi) nahi(?: hai| hun)?\b|\bnahi (?:interested|interest)\b/g,
    ' not interested ',
  ],
  [/\b(?:interest|interested|dilchaspi|dilachaspi|dilchasp|ruchi)(?: hai| hun)/g, ' im interested '],
  [/\b(?:ye |mujhe |hame |kuch )*nahi chahie\b|\bchahie nahi\b/g, ' dont need it '],
  [/\b(?:bharosa|bharos|yakin|vishwas|vishvas)(?: kaise)?(?: (?:kare|karu|karun|karo|nahi|hai))*/g, ' how do i know i can trust you '],
  [
    /\b(?:fraud|dhokha|scam|farzi|nakli)(?: (?:toh|to|company|waale))* (?:nahi )?(?:ho|hai)(?: na)?\b(?= ?\?| ?$| kya)/g,
    ' is this a scam ? ',
  ],
  [/\b(?:dhokha|dhokebaaz|fraud|thagi|thug)\b/g, ' scam '],
  [/\bcompany asli\b|\basli company\b/g, ' is this a real company legit '],
];

const MONEY: readonly Turn[] = [
  [
    /\b(?:visit|dekhne|aane) (?:ka|ke|ki) (?:(?:charge|paise|rate|kitn[aei]|kya|kharcha|fees) ?)+(?: (?:loge|lagega|hai|charge))*/g,
    ' how much is the visit fee ? ',
  ],
  [
    /\b(?:itne|itna) (?:paise|budget) nahi\b(?: hai)?(?: mere paas)?|\b(?:paise|budget) nahi (?:hai|hun)\b|\bbudget (?:se|ke) bahar\b|\bmere paas (?:itne )?paise nahi\b/g,
    ' cant afford the price out of my budget ',
  ],
  [
    /\bpaise (?:vapas|lauta)(?: (?:karo|kardo|do|chahie|kar))*|\b(?:refund|paise vapas) (?:do|karo|chahie)\b|\bvapas chahie\b/g,
    ' i want a refund money back ',
  ],
  [/\bemi(?: (?:pe|par|hai))?\b/g, ' monthly payments financing '],
  [
    /\bkitn[aei] (?:lagega|paise|charge|cost|rate|price|loge|padega|padta|hoga|kharcha|fees|dena|lag|rupees|mehnga)(?: (?:lagega|lagenge|loge|hai|hoga|padega))*/g,
    ' how much does it cost ',
  ],
  [
    /\b(?:charge|rate|price|kimat|keemat|daam|dam|cost|fees|kharcha|bhaav|visit)(?: ka| ki)?(?: charge)? (?:kya|kitn[aei]|batao|bataie)(?: hai| hain| hoga)?/g,
    ' how much does it cost ',
  ],
  [/\bkya (?:rate|charge|price)(?: hai)?/g, ' how much '],
  [/\b(?:mehnga|mehnge)\b/g, ' expensive '],
  [/\b(?:thoda|kuch|rate|price|paise|aur)(?: aur)? kam (?:karo|kar|kardo|karna|ho|hoga)\b(?: na)?/g, ' cheaper price please '],
  [/\bsasta\b/g, ' cheaper '],
  [/\bkisht\p{L}*(?: main| pe)?\b/gu, ' installments '],
  [/\b(?:nakad|nagad|naqd)\b/g, ' cash '],
  [/\b(?:bhugtan|bhugataan)\b/g, ' payment '],
  [/\b(?:senior citizen|bujurgon|bujurg|buzurg|bujurgo)(?: ke lie| ko| ka)?\b/g, ' senior '],
];

const BUSINESS: readonly Turn[] = [
  [
    /\b(?:aap |aap log |tum )*(\p{L}+day)(?: ko| ko bhi| bhi)? +(?:khula|kaam)(?: (?:karte|rehte|rahte))?(?: (?:ho|hai))?/gu,
    ' are you open $1 ',
  ],
  [/\bkitne baje (?:tak )?(?:khula|band|kholte|khultaa|kholate|aap khula)(?: (?:ho|hai|karte|hote|rehte))*/g, ' what time do you open ? '],
  [/\b(?:aapka |aapki |aapke |dukan )*(?:samay|khula) kya(?: hai)?|\baap kitne baje (?:khula|khulte)\b/g, ' what are your hours ? '],
  [/\bsamay kya\b/g, ' what are your hours ? '],
  [/\bkhula (?:ho|hai)\b/g, ' are you open '],
  [
    /\b(?:kin|kaun(?:se| se)?|kahan(?: kahan)?|kis) ?(?:ilaake|ilaakon|ilakon|ilaqon|area|areas|jagah|jagahon)?(?: main)? (?:tak )?(?:service|seva|kaam|aate)(?: (?:loge|do|dete|karte|aate))?(?: (?:ho|hai))?/g,
    ' what areas do you serve ',
  ],
  [/\b([\p{L}]+(?: \d+)?) main (?:service )?(?:aate|dete|do|seva|service)(?: (?:dete|do|ho|hai|hain))*/gu, ' do you serve $1 area '],
  [
    /\b(?:office|dukan|shop|aap log|aap|store)(?: ka| ki)? (?:address |pata )?kahan(?: (?:pe|par|hai|ho|hain))*/g,
    ' where is your office located ',
  ],
  [/\b(?:aapka |aapke )(?:address|pata) (?:kya|batao)(?: hai)?/g, ' what is your address '],
  [/\bkaun(?:se| se|sa| sa)? (?:brand|company)\b/g, ' what brands do you '],
  [/\b(\p{L}+) (?:se )?(?:payment )?(?:le loge|loge|chalega|ho jaaega|hoga)(?: (?:ho|hai|kya))/gu, ' do you take $1 payment '],
  [/\bcard se\b/g, ' card payment '],
  [/\b(?:upi|gpay|paytm|phonepe)\b/g, ' card payment '],
  [/\b(?:kutta|kutte|billi|palatu)\b/g, ' dog pets '],
  [/\bmilegi\b(?: kya)?/g, ' do you have '],
];

const JOB: readonly Turn[] = [
  [
    /\bfilter (?:badal|badl|change|saf|saaf|clean)\w*(?: (?:karwana|karwani|karna|karna|kar|do|hai|chahie))*/g,
    ' filter change maintenance ',
  ],
  [/\bcheck (?:karwana|karwani|karwa|karao)(?: (?:hai|tha|thi|do|lo))*/g, ' check up '],
  [
    /\b(?:drain|nali|naali|sink|toilet|basin|pipe)(?: \w+)? (?:jaa?m|block|choke|choked)(?: (?:hai|ho|hui|hua|gaya|gayi|pada|padi))*/g,
    ' drain clogged ',
  ],
  [/\bbaa?l kat\w*(?: hai)?/g, ' haircut '],
  [
    /\b(?:mujhe |hame |main )?((?:\p{L}+ ){1,3}?)(?:seekhna|seekhni|seekhne|sikhna|sikhni|sikhne)(?: hai| tha| thi| chahta hun| chahti hun)?(?![\p{L}])/gu,
    ' i want to learn $1 ',
  ],
  [/\bgas\b(?: \p{L}+){0,2} (?:badbu|smell)\b(?: (?:aa|rahi|raha|hai))*/gu, ' smell of gas '],
  [/\bgas (?:leak ho|leak|nikal|nikalo|nikla|ris)(?: (?:raha|rahi|rahe|gaya|hai))*/g, ' gas leak '],
  [/\bcylinder se gas\b/g, ' gas leak '],
  [/\baag lag (?:gaya|gayi|rahi)\b(?: hai)?|\baag lagi\b/g, ' on fire '],
  [/\bdhuan\b/g, ' smoke coming '],
  [/\bchingari\b(?: \p{L}+){0,2}/gu, ' sparks '],
  [
    /\b(?:pipe|tanki|line|geyser|heater|boiler|cylinder|nal)(?: \p{L}+)? (?:fat|fut|toot|tut|fatne)(?: (?:gaya|raha|hai))*/gu,
    ' pipe burst ',
  ],
  [/\b(?:paani|water) (?:bhar|ghus)(?: (?:gaya|raha|hai|rahi))*/g, ' flooding '],
  // A ceiling that drips is none that lets the water through, unless it drips fast or on what is wired
  [
    /\b(?:chat|chhat)(?: (?!pankh|light)\p{L}+)? se paani (?:(?:thoda|thora|halka|dheere|bas|sa) )*tapak\w*(?: (?:raha|rahi|rahta|rehta|hai))*(?!.*\b(?:bahut|tez|jyada|zyada|pankh\p{L}*|light|board|bijli|switch|bhar|fan|har jagah)\b)/gu,
    ' ceiling is dripping water ',
  ],
  [/\b(?:chat|chhat)(?: \p{L}+)? se (?:bahut )?paani\b/gu, ' water coming through the ceiling '],
  [/\b(?:current|bijli ka jhatka|jhatka)(?: \p{L}+)? (?:lag|laga|maar|lagta)(?: (?:gaya|raha|rahi|hai))*/gu, ' got shocked '],
  [/\bbehosh\b/g, ' unconscious '],
  [/\bsaans nahi(?: (?:aa|le|pa))?/g, ' cant breathe '],
  [/\btaar (?:gir|toot|tut)(?: gaya)?/g, ' downed power line '],
  [/\b(?:bijli|light) (?:chali gaya|chala gaya|chali|chale|nahi|gul|gaya|band)\b(?: gaya)?(?: hai)?/g, ' power is out '],
  [/\bpaani nahi (?:aa|aata|aaya|hai)(?: (?:raha|rahi|hai))*/g, ' no water '],
  [/\b(?:paani|water) (?:tapak|leak|gir|beh|bah|nikal|ris)(?: (?:ho|raha|rahi|hai))*|\btapak (?:raha|rahi)(?: hai)?/g, ' leaking '],
  [/\bleak (?:ho|kar) (?:raha|rahi|rahe)(?: hai)?/g, ' leaking '],
  [/\b(?:cooling|thanda|thand)(?: hi)? nahi(?: (?:kar|ho|de|raha|rahi|hai))*/g, ' not cooling '],
  [/\b(?:heating|garam)(?: hi)? nahi(?: (?:kar|ho|de|raha|rahi|hai))*/g, ' not heating '],
  [/\b(?:on|chalu|start|kaam|kam|chal|thik se kaam|theek se kaam)(?: hi)? nahi(?: (?:kar|ho|chal|raha|rahi|rahe|hai))*/g, ' not working '],
  [/\bnahi chal(?: (?:raha|rahi|rahe|hai))+|\bkaam nahi kar\b/g, ' not working '],
  [/\bphir se (?:kharab|band|leak|wahi)(?: (?:ho|pad|gaya|hai))*/g, ' broke again after you fixed it '],
  [/\b(?:gas|freon)(?: ki| ka)? (?:khatam|filling|bharwani|bharna|refill)(?: ho)?(?: gaya| hai)?/g, ' ac refrigerant low '],
  [/\bkharab(?: (?:hai|ho|pad|gaya|tha))*/g, ' is broken '],
  [/\bband (?:pada|pad|ho|hi)(?: (?:gaya|raha|rahi|hai))*|\bband hai\b/g, ' stopped working is out '],
  [
    /\b(?:ac|heater|geyser|furnace|unit|machine|service)(?: ki| ka)? (?:servicing|sarvising|saf?ph?ai|safai|cleaning|saaf)(?: (?:karwana|karwani|karna|chahie|hai))*/g,
    ' ac maintenance tune up ',
  ],
  [
    /\b(?:servicing|sarvising)(?: (?:karwana|karwani|karna|chahie|hai))*|\bservice (?:karwani|karwana|karani)(?: (?:hai|thi))?/g,
    ' need maintenance service ',
  ],
  [/\b(?:theek|repair|sahi|marammat) (?:ho|kar|kara|karwa)? ?(?:gaya|liya|diya|chuka)(?: hai)?/g, ' already fixed '],
  [/\b(?:ab|abhi) (?:chal (?:raha|rahi|gaya)|theek|sahi)(?: (?:hai|ho|gaya))*/g, ' is working now '],
  [new RegExp(`\\b(?:theek|repair|sahi|marammat) (?:bhi )?${GET}${END}`, 'g'), ' need repair '],
  [/\bnal\b/g, ' faucet '],
  [/\bgeyser\b/g, ' water heater '],
  [/\bpaani\b/g, ' water '],
  [/\b(?:chat|chhat)\b/g, ' ceiling '],
  [/\bbachcha\b(?: hai)?/g, ' baby '],
  [/\b(?:bahut )?thand(?: hai)?\b/g, ' freezing cold '],
  [/\bbaj (?:raha|rahi)(?: hai)?\b/g, ' going off '],
  [/\bbijli\b/g, ' power '],
  [/\b(?:bahut )?(?:urgent|zaroori|jaruri|zaruri|jaroori)(?: hai)?\b/g, ' urgent '],
];

const ALL: readonly Turn[] = [
  ...HINDI_IDIOMS,
  ...FIRST,
  ...HINDI_CHOICES,
  ...TALK,
  ...MONEY,
  ...JOB,
  ...HINDI_FEELINGS,
  ...HINDI_BOOKING,
  ...BUSINESS,
  ...HINDI_SMALL,
];

const oneSpace = (text: string): string => text.replace(/ {2,}/g, ' ');

/** Hindi in the one spelling, times turned already, as the English that the other tables read. */
export function plainHindi(text: string): string {
  return replaceEach(oneSpace(text), ALL, oneSpace)
    .replace(/[^\S\n]{2,}/g, ' ')
    .trim();
}
