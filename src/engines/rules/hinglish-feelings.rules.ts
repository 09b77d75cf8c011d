// Anger, complaint, thanks and joy in Hindi; read by hinglish-words.rules.ts after the words of the job, whose English stands in here.
import type { Turn } from './hinglish-answers.rules.js';

export const HINDI_FEELINGS: readonly Turn[] = [
  [/\b(?:service|seva|kaam)(?: \p{L}+){0,2} is broken\b/gu, ' terrible service '],
  [
    /\b(?:aapke|aapka|tumhare|aap ke) (?:aadmi|technician|bande|log|staff|mechanic)(?: ne)?(?: \p{L}+){0,3} (?:kharab|toot|tod|ganda|is broken)\b/gu,
    ' your guy ruined my ',
  ],
  [/\bkoi (?:sunta|sun)(?: hi)? nahi(?: raha)?\b/g, ' no one answers '],
  [/\bphir se (?:wahi|vahi|vohi)\b/g, ' again broken '],
  [
    /\b(?:aaya|aae|aayi|pahuncha|pahunche) hi nahi\b|\bkoi (?:bhi )?(?:nahi|na) aaya\b|(?<!\b(?:otp|msg|message|link|mail|email|bill|code|photo|hawa|light|bijli|power|call|maza|samajh|paani|water|reply) )\bnahi aaya\b(?= ?(?:$|[.,!]|aaj|abhi))/g,
    ' you never showed up ',
  ],
  [
    /\b(?:koi )?(?:jawab|reply|response)(?: hi)? nahi(?: (?:diya|de|mila|aaya|raha|hai))*|\bkoi (?:phone|call) nahi (?:utha\p{L}*)(?: raha)?/gu,
    ' no one answers ',
  ],
  [
    /\b(?:kab se|itne din se|kitni der se)(?: \p{L}+)? (?:wait|intezaar|ruka|baitha|pareshan)(?: \p{L}+){0,3}/gu,
    ' been waiting for hours ',
  ],
  [/\b(?:wait|intezaar) (?:kar|karte|kiya)(?: (?:raha|rahi|rahe|hun))*/g, ' still waiting '],
  [/\bkitni baar\b/g, ' how many times '],
  [
    /\b(?:kaam|service|seva)(?: \p{L}+){0,2} (?:theek se nahi|ganda|galat)(?: kiya)?|\btheek se nahi (?:kiya|ki)\b/gu,
    ' you did a poor job ',
  ],
  [
    /\b(?:bahut |ekdum |itni )*(?:ghatiya|bakwas|bekar|is broken) (?:service|seva|kaam|company|experience|quality)\b|\b(?:service|seva|kaam) (?:bahut )?(?:ghatiya|bakwas|bekar|is broken)\b|\b(?:ghatiya|bakwas)\b/g,
    ' terrible service ',
  ],
  [/\bshikayat\b/g, ' complaint '],
  [/\b(?:chor|lootere|luteray|harami|kamine|gadhe|nikamme|beimaan|bewakoof|bevakuf|bewkoof|pagal)\b/g, ' thieves idiots '],
  [/\bsubah subah\b/g, ' '],
  [/\bgussa\b/g, ' angry '],
  [/\bpareshan\b/g, ' frustrated '],
  [
    /\b(?:bahut |ekdum |kya |hi |itna |sach main )+(?:badhiya|mast|accha kaam|shandar|zabardast|kamaal)(?: kaam)?(?: kiya| hai)?|\bmaza aa gaya\b|\bdil khush\b(?: ho gaya| kar diya)?|\bbahut (?:zyada )?khush\b(?: hun)?|\b(?:aap|tum)(?: log)? (?:sabse )?(?:best|great|kamaal)\b(?: ho)?/g,
    ' amazing so happy ',
  ],
  [/\b(?:badhiya|shandar|zabardast)\b/g, ' excellent '],
  [/\bkhush\b/g, ' happy '],
  [/\b(?:dhanyavaad|shukriya)\b(?: ji)?/g, ' thanks '],
  [/\bnamaste\b(?: ji)?/g, ' hello '],
  [/\bkripya\b/g, ' please '],
  [/\byaar kitna\b/g, ' ugh '],
];
