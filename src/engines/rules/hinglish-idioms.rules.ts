// Sayings of Hindi that are read before all others (hinglish-words.rules.ts): trades beside heating and plumbing, bad work, moods, and
// what people say of an offer. The input is in the one spelling of hinglish-spelling.rules.ts.
import type { Turn } from './hinglish-answers.rules.js';

/** The day before an hour goes with it. */
const WHEN =
  '(?:\\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today) +(?:ko +)?)?(?:\\b(?:morning|afternoon|evening|night) +)?\\b';
const SENT = '(?:call|phone|message|enquiry|inquiry|request|booking|order|sampark)';

const TALK: readonly Turn[] = [
  [
    new RegExp(
      `\\bmaine (?:to |toh )?(?:aapko |tumko |kisi ko |koi |aisi |aisa )*${SENT} (?:hi |to )?nahi (?:kiya|ki|kari|bheja|bheji)\\b`,
      'g',
    ),
    ' i didnt call you ',
  ],
  [/\b(?:yahan|is number pe|is number par|is ghar main)(?: \p{L}+){1,4} nahi (?:rehta|rehti|rehte|raha|rahe|hai)\b/gu, ' wrong person '],
  [/\bmain (?:wo|vo|woh|vah) nahi (?:hun|hai)\b|\bmain (?:wo|vo|woh) (?:aadmi|insaan|banda) nahi\b/g, ' wrong person '],
  [
    /\b(?:sampark|message|contact|call) karne ke lie (?:dhanyavaad|shukriya|thank you|thanks)\b|\b(?:jaldi hi|shighra hi?|thodi der main) (?:aapko |apko |aapse |apse )?(?:reply|jawab|sampark|uttar|contact)\b|\b(?:svachalit|swachalit|automatic) (?:uttar|sandesh|jawab|message|reply)\b|\bauto reply\b|\b(?:gaadi|drive|driving)(?: \p{L}+)? (?:kar|chala) raha? ?hun\b.{0,20}\bbaad main (?:baat|call|reply|message)/gu,
    ' automatic reply ',
  ],
  [/\b(?:mera |hamara )?man (?:hi )?badal (?:gaya|gya|diya)\b/g, ' changed my mind '],
  [/\b(?:(?:hum|ham|mai|main)ne )?nay[ai] \p{L}+(?: \p{L}+)? (?:le|kharid) (?:liya|lia|li|lie)\b(?: hai)?/gu, ' bought a new one instead '],
  [/\brehne (?:do|dein|dijie)\b|\b(?:jaane|jane) do\b(?= *(?:$|[.,!]|bhai|yaar|ab))/g, ' no thanks never mind '],
  [/\b(?:khud|apne aap|ghar pe) (?:hi |se )?(?:theek|sahi|repair) (?:kar|ho) (?:liya|gaya|lia)\b/g, ' already fixed '],
  [/\b(?:gussa|naraaz|naraj|upset) nahi(?: hun| hai)?\b/g, ' im not angry '],
];

const QUESTIONS: readonly Turn[] = [
  [/\bkab (?:tak |log )?aa (?:sakte|sakta|sakoge|paoge|paaoge|jaoge)(?: (?:ho|hai|hain))?(?: aap)?\b/g, ' can you come out '],
  [/\b(\p{L}+) (?:ka|ki) naam kya(?: hai)?\b/gu, ' what is the name of the $1 ? '],
  [/\b(?:kitna|kitni) (?:time|samay|der|waqt) (?:lagega|lagta|lagti|chahie|lag jaega)(?: hai)?\b/g, ' how long does it take ? '],
  [/\bkitne (ghante|din|log|minute|mahine|saal)\b/g, ' how many $1 ? '],
  [/\b(?:warranty|guarantee)(?: \p{L}+){0,3} (?:hai|milegi|milti|milta|dete|deti)(?: ho| hai)?(?: kya)?/gu, ' is there a warranty ? '],
  [/\bemergency (?:ka |ki |main |visit |waala )*(?:charge|charges|rate|price|fees|kharcha)\b/g, ' how much is an emergency visit '],
  [
    /\b(?:andazan|andaze se|kul mila ?kar|total|lagbhag|karib) kitn[aei](?: (?:ka|ke|ki))?(?: (?:kharcha|kharch|charge|paise|lagega|hoga))?(?: (?:aayega|aaega|hoga|lagega))?|\bcharges kitn[aei]\b|\b(?:charge|charges|rate|price) (?:bhi )?(?:batao|bta)\b(?: do)?/g,
    ' how much does it cost ',
  ],
];

const DONE_BADLY: readonly Turn[] = [
  [/\b(?:badtameezi|gaali (?:di|de|dia|dete|bak|galoch)|galat vyavhar|buri tarah baat)\b/g, ' your guy was rude '],
  [/\b(?:wahi|vahi|waisa|vaisa) ka (?:wahi|vahi|waisa|vaisa)\b/g, ' still not fixed after you came '],
  [
    /\btheek (?:kiya|karke gaya|karke gaye|kar gaya|karwaya)(?: (?:tha|the|thi))?\b.{0,30}\b(?:phir|wapas|vapas|dubara)(?: se)? (?:kharab|band|leak|wahi|tapak)\p{L}*(?: ho gaya| hai)?/gu,
    ' broke again after you fixed it ',
  ],
  [
    /\bpaise (?:to |toh |bhi |poore |pure )*(?:le|de|diya|liya)\b(?: (?:liya|diya|gaya))?(?= .{0,50}\b(?:adha|adhura|adhoora|nahi|wahi|bekar|kharab|kaam)\b)/g,
    ' your guy charged me and did not fix it ',
  ],
  [
    /\b(?:abhi tak|abhi bhi|ab bhi|ab tak)\b.{0,30}\b(?:tapak|kharab|band|leak|nahi)\b(?: (?:hua|hai|raha|rahi|aaya|aayi))*/g,
    ' still not fixed ',
  ],
  [/\btheek nahi hua\b/g, ' still not fixed '],
];

const MOODS: readonly Turn[] = [
  [
    /\b(?:chutiy\p{L}*|madarch\p{L}*|bh?ench\p{L}*|bhosd\p{L}*|saal[ae]|kam[ie]*n[ae]|kutt?e (?:log|kamine)|haraam\p{L}*|dhokhebaaz|loot(?:te|ne|ere|era|oge|liya)|lutt?e|lutere)\b|\bsharam (?:nahi|karo|aani|aati)(?: aati| aayi| hai)?|\bbewakoof (?:samajh|bana|mat)\p{L}*|\b(?:case|mukadma|kes) (?:karunga|karungi|kar dunga|kar dungi|karenge|thok)\p{L}*|\b(?:upbhokta|consumer) (?:court|forum|adalat)\b|\badalat\b|\bpais[ae] kha (?:gaya|liya|rahe)|\b(?:manager|malik|owner) ko bulao\b|\bbahut ho gaya\b/gu,
    ' furious ',
  ],
  [/\bpaise vapas\b(?=.*\b(?:abhi ke abhi|asap|abhi|warna|varna)\b)|\babe paise\b/g, ' furious refund '],
  [
    /\bthak (?:gaya|chuka|chuki)\b|\bkitni baar(?: \p{L}+){0,3} (?:bata\p{L}*|bol\p{L}*|kah\p{L}*|samjha\p{L}*)|\b(?:har baar|roz|roj|\d din se|teen din se|kab se)(?: \p{L}+){0,2} (?:kal|tomorrow)(?: +(?:kal|tomorrow))?(?: \p{L}+)? +bol\p{L}*|\b(?:din se|for a few days) +bol rahe\b|\b(?:kal|tomorrow) +(?:kal|tomorrow) +bol\p{L}*|\bchakkar (?:kaat|kat|laga|lagwa|cut)\p{L}*|\bumeed nahi (?:thi|tha)\b|\bu+f+f*\b|\b(?:subah|dopahar|shaam|kab) se (?:baith\p{L}*|ruk\p{L}*|khad\p{L}*)|\bsince last night baith\p{L}*/gu,
    ' annoying ',
  ],
  [
    /\b(?:koi )?(?:phone|call)(?: (?:bhi|hi|to|nahi))* (?:nahi )?uthata\b|\b(?:koi )?(?:phone|call)(?: (?:bhi|hi|to))* nahi (?:uthata|utha)\b/g,
    ' no one answers ',
  ],
  [
    /\b(?:paise|paisa) vasool\b|\blajawab\b|\bgazab\b|\b(?:ghar|kamra|sofa|gaadi|sab) chamka diya\b|\b(?:5|paanch|five) ?(?:star|sitara)s?\b|\bsabko (?:bata\p{L}*|recommend|bol\p{L}*|suggest)|\bek number (?:banda|kaam|service|log|aadmi)\b|\bitna (?:accha|badhiya|sundar)(?: \p{L}+){0,4} (?:kisi ne )?nahi (?:kiya|dekha)\b|\bbahut (?:sundar|pyara|pyare)\b|\b(?:aap log|aap|bhai|tum log) (?:legend|hero|superb|kamaal)\b|\b(?:naya|nayi) jais[ai]\b|\bdil se (?:dhanyavaad|shukriya|thank)/gu,
    ' amazing so happy ',
  ],
  [/\babhaar\b|\bmadad ke lie\b/g, ' thanks '],
  [
    /\b(?:sahi|mast|badhiya|accha) (?:hai )?(?:bhai|yaar|ji|bhaiya)\b|^ *(?:mast|sahi|badhiya|bahut accha|bahut badhiya) *[.!]*$/g,
    ' ok great ',
  ],
];

const JOBS: readonly Turn[] = [
  [/\baag (?:nikal|pakad|bhadak|phail)\p{L}*(?: (?:raha|rahi|li|gaya|hai))*/gu, ' on fire '],
  [/\bjal(?:ne|i|a) (?:ki |hui |jaisi )*(?:badbu|smell|boo|gandh)\b|\b(?:badbu|smell) jalne (?:ki|jaisi)\b/g, ' burning smell '],
  [/\b(?:blast|dhamaka|visfot)(?: \p{L}+)? (?:hua|ho)\b/gu, ' exploded '],
  [
    /\b(?:cockroach(?:es)?|tilchatt\p{L}*|deemak|dimak|chuh[ae]|machha?r|khatmal|makdi|chinti|cheenti|keede|kide|termites?)\b(?=.*\b(?:ho|hai|lag|aa|bahut|control|marne|upay)\b)/gu,
    ' need pest control help with bugs ',
  ],
  [/\bpest control\b(?: (?:karwana|karwani|karwa|karo|chahie|karna))?/g, ' need pest control '],
  [
    /\bdaant(?: \p{L}+){0,3} (?:dard|kida|keeda|toot|hil|saaf|saf|safai|nikalwa\p{L}*|sujan|dikha\p{L}*)\b/gu,
    ' need help with tooth pain ',
  ],
  [
    /\b(?:gaadi|car|bike|scooty|scooter)(?: \p{L}+){0,2} (?:start|kharab|awaaz|aawaz|service|servicing|puncture|band|dhulai|wash)\b/gu,
    ' need help with my car ',
  ],
  [/\b(?:safai|cleaning) (?:karwana|karwani|karwa|chahie|karani|karao|karte)\b/g, ' need cleaning '],
  [
    /\b(?:makeup|facial|mehndi|mehendi|waxing|threading|bridal)(?: \p{L}+){0,3} (?:karwana|banwana|chahie|karna|karwani|hai|lagwana)\b/gu,
    ' need makeup style ',
  ],
  [/\b(?:baa?l|balon|baalon)(?: (?:main|ko|ka|thode|thoda))* (?:chhote|chote|short|trim|cut|set)\b/g, ' haircut '],
  [/\b(?:baa?l|balon|baalon)(?: (?:main|ko|ka|ki))* (?:rang|color|mehndi|dye|highlights?)\b/g, ' hair color '],
  [/\b(?:nakhun|naakhun|nail)s?(?: (?:banwana|extension|art|lagwana|saaf|karwana))+/g, ' nails manicure '],
  [
    /\b(?:basin|toilet|latrine|commode|naali|nali|drain|sink|bathroom|pipe)(?: (?:ka|ki|main|se|paani))* ?(?:\p{L}+ ){0,3}(?:jaa?m|choke|choked|block|blocked|bhara|ruk)\b(?: (?:ho|gaya|hai))*/gu,
    ' drain clogged ',
  ],
  [
    /\b(?:mcb|main switch|fuse|breaker)(?: (?:baar baar|har baar|phir|hi))* (?:gir|trip|udd?|down|nikal)\p{L}*(?: (?:jati|jata|jaati|jaata|rahi|raha|hai|ho))*/gu,
    ' breaker keeps tripping ',
  ],
  [
    /\b(?:tube ?light|batti|bulb|fancy light|light|jhoomar|jhumar|lamp|panel light)s? (?:lagwana|badalwana|fit|change|install)(?: (?:karana|karwana|karwani|karani|hai|main|kar|do))*/g,
    ' install light fixture ',
  ],
  [
    /\b(?:plug point|plug|socket|switch ?board|point)(?: (?:main|se|ka|ki))? (?:kaam nahi|kharab|not working|jal|dheela|toot|chal nahi)\p{L}*(?: (?:kar|raha|rahi|gaya|hai|chal))*/gu,
    ' outlet not working ',
  ],
  [/\b(?:geyser|gizer|gizar|gijar)\b/g, ' geyser '],
];

const OFFERED: readonly Turn[] = [
  [
    /\b(?:ye|yeh|in|inme|inme se|in main se|in me se)(?: (?:sab|saare|sare|teen|tinon|teeno|teenon|dono|koi|bhi))+ (?:din|time|samay|slot|option)s?(?: \p{L}+){0,2} (?:nahi|mumkin nahi|na)\b(?: (?:hai|chalega|hoga|ho|payega|milega))*|\b(?:ye|yeh) (?:sab|saare)(?: time| samay)? (?:office|kaam|school|duty|college)(?: (?:time|main|ke|samay|hai))*|\bin din(?: main)?(?: \p{L}+){0,4}? (?:bahar|busy|vyast|nahi|available nahi|out of station)\b(?: (?:hun|hai))*|\b(?:ye|yeh|is|this) +(?:week|hafte)(?: +\p{L}+)? +nahi\b(?: (?:ho|payega|hoga))*/gu,
    ' none of those work ',
  ],
  [
    /\b((?:mon|tues|wednes|thurs|fri|satur|sun)day) +(?:ko )?(?:koi |kuch |ek )*(?:slot|time|jagah|appointment)? ?(?:nahi )?(?:hai|milega|milegi|ho sakta hai) kya\b/g,
    ' anything on $1 ? ',
  ],
  [/\b(?:koi|kuch) (?:aur|doosra) (?:din|time|samay|slot|option|date)\b/g, ' any other times '],
  [
    /\b(pehla|doosra|teesra|chautha|aakhri) (?:option |slot |number |time |samay )?(?:waala |option |number )?(?:pe |par |ko )?(?:hi )?(?:kar|rakh|book|fix|final|done|pakka|lock|de|theek|sahi|chalega)\b(?: (?:do|lo|kar|dena|lijie|dijie|rahega|hai|raha|rhega))*/g,
    ' $1 ',
  ],
  [/\boption (ek|do|teen|chaar)\b(?! (?:baje|din|log))/g, ' $1 number '],
  [/\bagar\b/g, ' if '],
  // An hour at which they have something else to do, or had, is no choice and no wish.
  [
    new RegExp(
      `${WHEN}at \\d{1,2}(?::\\d{2})?(?: \\p{L}+){1,4} (?!aana|karwan|lagwan|badalwan|banwan|book|rakh|bulan)(?:\\p{L}+n[ai]|jaa) hai\\b`,
      'gu',
    ),
    ' i have my own plans ',
  ],
  [
    new RegExp(
      `${WHEN}at \\d{1,2}(?::\\d{2})? (?:meri|mera|mujhe|hame|hamari|hamara|bete|beti|bachche|bachcha|mummy|papa|wife|husband)(?: \\p{L}+){1,3} (?:hai|tha|thi)\\b|${WHEN}at \\d{1,2}(?::\\d{2})?(?: \\p{L}+){1,2} (?:hai|tha|thi) (?:meri|mera|hamari|hamara)\\b`,
      'gu',
    ),
    ' i have my own plans ',
  ],
  [
    new RegExp(
      `${WHEN}at \\d{1,2}(?::\\d{2})?(?: \\p{L}+){0,2} (?:meeting|kaam|class|duty|office|school|flight|train|doctor|exam)\\b(?: hai| tha| thi)?(?: meri| mera)?`,
      'gu',
    ),
    ' i have my own plans ',
  ],
  [/\b(?:appointment|booking|slot|visit) at \d{1,2}(?::\d{2})?(?: (?:ki|ka|ko))? (?:thi|tha)\b/g, ' old appointment '],
  [
    /\b(?:ye|yeh|in)(?: (?:sab|saare|sare))? (?:timing|timings|samay|time|din)s?(?: \p{L}+){0,3} (?:kharab|mushkil|galat|office|busy|bahar)\b(?: \p{L}+){0,2}/gu,
    ' none of those work ',
  ],
];

/** In the order in which they are read. */
export const HINDI_IDIOMS: readonly Turn[] = [...OFFERED, ...TALK, ...QUESTIONS, ...DONE_BADLY, ...MOODS, ...JOBS];
