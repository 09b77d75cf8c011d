// Who writes and is no customer: people who sell to the business, who want to work there, and insurers about somebody else's claim.
import { matchesAny } from '../../common/prefilter.js';
import { says } from './readings.rules.js';
import { read } from './words.rules.js';

export type Outsider = 'seller' | 'applicant' | 'insurer';

const TRADES =
  '(?:hvac|plumbing|plumbers|electrical|electricians|salons?|roofing|cleaning|contractors?|local|small|trades?|home ?services?|service|businesses like yours|companies like yours)';
const FIRMS = '(?:companies|businesses|business owners|contractors|owners|pros|shops|salons|plumbers|electricians|like yours)';
/** Nothing that a customer says of a job. */
const SELLS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:we|i|our (?:team|agency|company|platform|software|firm))\\b(?: \\w+){0,3} (?:help|helped|work with|partner with|specialize in|generate|provide|build|do|offer|run|bring|get|market)\\b.{0,50}\\b${TRADES}(?: \\w+)? ${FIRMS}\\b`,
  ),
  /\b(?:exclusive|qualified|pre ?qualified|booked|extra|guaranteed|\d+) (?:\w+ ){0,3}(?:leads|appointments|jobs|new customers|calls)\b.{0,20}\b(?:a|per|every|each) (?:month|week|day)\b|\b(?:exclusive|qualified|more|buy|free) leads\b|\blead gen(?:eration)?\b/,
  /\b(?:(?:we|our \w+)(?: \w+){0,2} (?:do|handle|build|design|offer|provide|help|specialize|can get|can help|sell)|i(?: \w+)? (?:offer|provide|specialize|sell|can get you|can help you|help businesses))\b.{0,40}\b(?:seo|google ads|facebook ads|ppc|web ?sites?|web design|marketing|ranking|merchant (?:services|processing)|card processing|business (?:loans?|funding|capital)|working capital|payroll|answering service|virtual assistants?|ai receptionists?|uniforms|fleet)\b/,
  /\b(?:noticed|saw|came across|looking at|found) your (?:web ?site|google (?:listing|profile|page|reviews)|yelp page)\b.{0,80}\b(?:rank\w*|improve|missing|help you|seo|traffic|customers|first page|redesign)\b|\b(?:rank|get) (?:you|your \w+)(?: \w+){0,3} (?:first page|page one|top of google|higher on google)\b|\b(?:pre ?approved|qualif\w+) for (?:up to )?.{0,15}\b(?:business (?:loan|funding|line)|working capital|funding)\b/,
];
const APPLIES: readonly RegExp[] = [
  /\b(?:you|u|yall|yalls|company|shop|salon|guys)(?: guys| all)?(?: \w+)? (?:hiring|recruiting|taking on (?:apprentices|help))\b|\b(?:job|apprentice\w*|technician|stylist) (?:openings?|positions?|vacanc(?:y|ies)|posting|listing|application|ad)\b|\b(?:any|open|have|got) (?:positions|vacancies|apprenticeships)\b/,
  /\b(?:looking for|seeking|searching for|in search of) (?:\w+ ){0,2}(?:work|employment)(?= (?:at|with|as|in|asap|now|right|full|part|please|if|and|ive|i)\b|$)|\b(?:looking for|seeking|need|want|interested in) (?:a |an )(?:new )?(?:job(?! (?:done|on|for (?:my|the|our)|at (?:my|our)))|apprenticeship|internship|position)\b|\b(?:want|like|love) to (?:work (?:for|with) (?:you|yall|your (?:company|team|shop))|join your team)\b/,
  /\b(?:offer|have|got|any) jobs\b(?! (?:for (?:me|us) to quote|to quote))|\b(?:stylist|barber|tech|technician|plumber|electrician|apprentice|esthetician|installer|helper|journeyman)\b.{0,30}\blooking for (?:an? )?(?:new )?(?:chair|booth|shop|salon|gig|company to work)\b|\b(?:are|r) (?:you|u|yall)(?: guys)?(?: \w+)? (?:looking for|in need of) (?:any |more |new |some )*(?:stylists?|barbers?|techs?|technicians?|plumbers?|electricians?|installers?|helpers?|apprentices?|help|workers?|employees|people)\b/,
  /\b(?:apply|applying|applied) (?:for|to) (?:a |the |your |an? \w+ )?(?:job|position|role|opening|company|team)\b|\b(?:send|sent|submit\w*|drop off|email) (?:you |in )?my (?:resume|cv|application)\b|\bmy resume\b|\b(?:chair|booth) (?:rental|for rent|rent)\b|\brent (?:a|out) (?:chair|booth)\b/,
];
const APPLIES_ABROAD: readonly RegExp[] = [
  /\b(?:estan|esta) (?:contratando|ocupando gente)\b|\bbusco (?:trabajo|empleo)\b|\b(?:hay|tienen) (?:vacantes?|empleo|trabajo para)\b|\bsolicit(?:o|ar) empleo\b/i,
  /\b(?:naukri|job) (?:chahiye|dhund\w*|dhoond\w*|milegi|mil sakti|ke liye)\b/i,
];
const INSURER =
  /\b(?:this is|im|i am|my name is|calling|writing)(?: \w+){0,3} (?:from|with|at|for) (?:the )?(?:\w+ )?(?:allstate|state farm|geico|progressive|farmers|usaa|nationwide|liberty mutual|travelers|american family|erie|claims|(?:\w+ ){0,2}(?:insurance|mutual|adjusters?|home warranty))\b/;
const OF_A_CLAIM = /\bclaim\b|\b(?:your|our|mutual) (?:customer|client|insured|policy ?holder)\b|\badjuster\b/;
const YOUR_CUSTOMER = /\b(?:your (?:customer|client)|our (?:insured|policy ?holder|member))\b/;

const HELP_WITH = /\bhelp with (?:my|our|the)\b/;
/** Something of theirs is to be mended or done: whatever else they are, they are a customer. */
const NEEDS =
  /\b(?:i|we|my|our)\b.{0,25}\b(?:need|needs|broke|broken|leak\w*|clog\w*|not working|stopped working|is out|went out|wont|burst)\b(?! (?:a (?:job|position)|more (?:leads|customers)|work$))/;

/** Who this is, where the words say that it is no customer; null in every doubt. */
export function outsiderIn(text: string): Outsider | null {
  const { plain } = read(text);
  if (INSURER.test(plain) && OF_A_CLAIM.test(plain)) return 'insurer';
  if (YOUR_CUSTOMER.test(plain) && /\bclaim\b/.test(plain)) return 'insurer';
  if (NEEDS.test(plain) || HELP_WITH.test(plain)) return null;
  if (matchesAny(plain, APPLIES) || says(text, APPLIES_ABROAD)) return 'applicant';
  return matchesAny(plain, SELLS) ? 'seller' : null;
}
