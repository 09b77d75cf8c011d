// Appointments, answers and small words in Hindi; the rest of the sayings is in hinglish-words.rules.ts.

/** What is said, in the one spelling of hinglish-spelling.rules.ts, and the English words for it. */
export type Turn = readonly [RegExp, string];

/** Appointments: made, moved, cancelled, asked after. */
export const HINDI_BOOKING: readonly Turn[] = [
  // What is sent is a paper or a link, not a technician.
  [
    /\b(pdf|link|photo|brochure|details|form|syllabus|video|list)(?: (?:pdf|link))? (?:bhejo|bhej do|bhej dijie|bhejna|bhej)\b(?: (?:do|ji|dena|dijie))?/g,
    ' send me the $1 ',
  ],
  [
    /\bappointment (?:cancel|hatao)(?: (?:karo|kardo|kar do|karna|kar|karni|karwani|do|hai))*|\b(?:booking|visit) cancel(?: (?:karo|kardo|kar|karna|do))*/g,
    ' cancel my appointment ',
  ],
  [/\bcancel (?:karo|kardo|kar do|karna hai|karna|karni hai|kar)\b/g, ' cancel it '],
  [
    /\b(?:time|appointment|din|date|samay|booking|timing)(?: ko)? (?:change|badal|badalna|badlo|aage|shift|postpone|pichhe)(?: (?:karo|kardo|kar|karna|karni|do|hai|sakte|sakta|hai))*/g,
    ' reschedule my appointment ',
  ],
  [
    /\b(?:appointment|booking|slot)?(?: \p{L}+)? ?book (?:karo|kardo|kar|karna|karni|karwana|karwani|do|karke)(?: (?:do|hai|hun))*/gu,
    ' book an appointment ',
  ],
  [/\b(?:appointment|booking)(?: (?:chahie|lena|leni|lena hai|milegi))+/g, ' i want an appointment '],
  [/\bconfirm (?:karo|kardo|kar do|hai|karta|karti|kar)(?: hun)?\b/g, ' confirm '],
  [/\bmat (?:aao|aana|bhejo|bhejna|bhej)\b/g, ' dont come '],
  [
    /\bkab (?:tak |log )?(?:aao|aaoge|aoge|aaenge|aayenge|aaega|aae|pahunch\p{L}*|hogi|aa)(?: (?:rahe|raha|ge|ho|hai|sakte|jao))*/gu,
    ' when are you coming ? ',
  ],
  [/\bkitne baje (?:aao|aaoge|aoge|aaenge|aenge|aayenge|aa)(?: (?:rahe|ge|ho|sakte))*/g, ' what time are you coming ? '],
  [/\bkitne baje\b/g, ' what time '],
  [/\b(?:aa|bhej|kar) (?:sakte|sakta|paoge|paaoge|jaaoge|jaenge)(?: (?:ho|hai|hain))?(?: kya)?/g, ' can you come ? '],
  [
    /\b(?:kisi ko |koi |technician |aadmi )*(?:bhejo|bhej do|bhej|bhejna|aa jao|aa jaa|aao|aana|aa jaie)\b(?: (?:do|ji))?/g,
    ' please come ',
  ],
];

/** What is chosen from an offer, and wishes for another one; read before bookings, whose words stand beside it. */
export const HINDI_CHOICES: readonly Turn[] = [
  [/\b(?:koi|kuch) (?:aur|doosra) (?:time|din|samay|option|slot)\b(?: (?:hai|milegi|mil|sakta))*/g, ' any other times '],
  [
    /\b(?:ye|in|inme|un)(?: (?:sab|saare|sare|dono|teen|teeno|teenon|chaar|chaaron)){1,2} (?:din|dino|time|samay|slot)s?(?: (?:main|ko|pe|par))*(?: \p{L}+)? (?:busy|bahar|vyast|office|kaam)\b/gu,
    ' none of those work ',
  ],
  [
    /\b((?:mon|tues|wednes|thurs|fri|satur|sun)day|weekends?|tomorrow|today) +(?:ko +|ke lie +)?(?:(?:kuch|koi slot|koi time|slot|time)(?: (?:hai|milegi|mil|available|ho|sakta|khali))+|(?:available|khali|free) (?:ho|hai)(?= *(?:kya|\?))|(?:ho|mil) sakta hai(?= *(?:kya|\?)))(?: kya)?/g,
    ' anything on $1 ? ',
  ],
  [/(?<!\bat )\b([1-9])(?:st|nd|rd|th)? waala\b/g, ' option $1 '],
  [/(?<!\b(?:kar|de|bhej|bata|likh|baje) )\b(do|teen|chaar) waala\b/g, ' $1 number '],
  [/\bya (?=pehla|doosra|teesra|chautha|aakhri|last|option|\d|do\b|teen\b|chaar\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day)/g, ' or '],
  [/\blast waala\b/g, ' the last one '],
  [/\bpehle (?:waala|option|slot)\b/g, ' the first one '],
];

/** Yes, no, numbers of a list, and the small words that are left over. */
export const HINDI_SMALL: readonly Turn[] = [
  [/\b(?:(?:usne|unhone|wife ne|papa ne|sabne) )?(?:haan|ha) (?:bol|keh|kar) (?:diya|di|diye|dia)\b|\bmaan (?:gaya|gayi|gaye)\b/g, ' yes '],
  [/\bek (?:minute|min|second|sec) (?:ruko|rukie|rukiye|ruk|rukna|do|dijie)\b/g, ' ok one moment '],
  [
    /\b(?:payment|fees|form|kaam) (?:kar|bhar|ho) (?:diya|di|dia|gaya|gayi)\b(?: maine| hai)*|\b(?:link|page|app) (?:khul|chal) (?:gaya|gayi|raha|rahi)\b/g,
    ' ok done ',
  ],
  [
    /\b(?:in|inme|in main)(?:se| se)? koi (?:bhi )?nahi\b(?: chalega)?|\b(?:chaa?r(?:o|on)|teen(?:o|on)|dono|sab) (?:main )?se (?:ek|koi) (?:bhi )?nahi\b(?: \p{L}+)?|\bkoi bhi nahi\b|\bkoi (?:bhi )?(?:time|din|option|samay)(?: \p{L}+)? (?:theek )?nahi\b(?: hai)?/gu,
    ' none of those work ',
  ],
  [/^ *(?:koi|koi sa|koi si|ek|inme koi) (?:bhi )?nahi *[.!]*$/g, ' none of those '],
  [
    /\b(?:nahi|na) (?:ho paega|ho payega|hoga|chalega|ho sakta|aa sakta|aa paunga|possible|kar sakta)\b|\b(?:possible|mumkin) nahi\b|\bmushkil hai\b/g,
    ' wont work ',
  ],
  [/\b(pehla|doosra|teesra|chautha|aakhri) (?:waala|option|number|time|slot|samay)?/g, ' $1 '],
  [/\bpehla\b/g, ' the first one '],
  [/\bdoosra\b/g, ' the second one '],
  [/\bteesra\b/g, ' the third one '],
  [/\bchautha\b/g, ' the fourth one '],
  [/\baakhri\b/g, ' the last one '],
  [/\bek number(?: waala)?\b/g, ' option 1 '],
  [/\bdo number(?: waala)?\b/g, ' option 2 '],
  [/\bteen number(?: waala)?\b/g, ' option 3 '],
  [/\bchaar number(?: waala)?\b/g, ' option 4 '],
  [/\b(\d) number(?: waala)?\b|\bnumber (\d)\b/g, ' option $1$2 '],
  [/\b(?:shayad|ho sakta hai)\b/g, ' maybe '],
  [/\b(?:dekhte|dekhta)(?: hun| hai)?\b/g, ' ill see '],
  [/\b(?:theek|sahi)(?: (?:hai|rahega|h|lag raha hai))+|\b(?:chalega|chal jaaega|manzoor|pakka|done hai)\b/g, ' ok fine '],
  [/\btheek\b/g, ' ok '],
  [/\b(?:haan ji|ji haan|haan|bilkul|ji bilkul|jarur|zaroor)\b(?: ji)?/g, ' yes '],
  [/\b(?:nahi|na) (?:bhai|ji|yaar)\b|^ *nahi *$/g, ' no '],
  [/\bghar (?:pe|par|main) nahi\b(?: hun)?/g, ' not home '],
  [/\bsamajh (?:nahi|main nahi)(?: aa?)?(?: raha)?(?: aaya)?/g, ' i dont understand '],
  [/\bmujhe\b/g, ' i '],
  [/\bchahie\b/g, ' need '],
  [/\baccha\b/g, ' good '],
  [/\bghar\b/g, ' house '],
  [/\bbahut\b/g, ' very '],
  [/\bkahan\b/g, ' where '],
  [/\bkab\b/g, ' when '],
  [/\bkaise\b/g, ' how '],
  [/\bkyun\b/g, ' why '],
  [/\bpehle\b/g, ' before '],
  [/\bbaad main\b/g, ' later '],
  [/\bnahi\b/g, ' not '],
  [/^ *kya\b(.*?)\??$|\bkya *\??$/g, ' $1 ? '],
  [/\bkya\b/g, ' what '],
  // Particles say nothing to the English tables, and "to", "is" and "us" would say something wrong.
  [
    /\b(?:hai|ho|hun|ka|ki|ke|ko|se|main|pe|par|toh|bhi|hi|ji|na|raha|rahi|rahe|gaya|aa|is|us|ye|yeh|wo|aur|bhai|yaar|aap|tum|sir|madam|mera|meri|mere|aapka|aapki|aapke|kisi|koi|kuch|waala|tha|thi|jaa|jao|log|ab|liye|lie)\b/g,
    ' ',
  ],
];
