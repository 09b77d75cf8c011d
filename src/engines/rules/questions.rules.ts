import { matchesAny } from '../../common/prefilter.js';
import type { BusinessAnswer, EngineBusiness } from '../engine.port.js';
import { asksAnything, factAskedAbout } from './fact-topics.rules.js';
import { read, type Reading } from './words.rules.js';

const PRICE: RegExp[] = [
  /\bwhat (?:would|will|am|are|might)(?: i| we)? (?:i |we )?(?:be )?looking at (?:for|to)\b|\b(?:is there|do (?:you|i|we)|need|require|take|put down|how much)\b.{0,25}\bdeposit\b(?! (?:back|slip))|\b(?:more|higher|pricier) than (?:i|we) (?:was |were |had |have )?(?:expect\w*|thought|think|planned|budgeted|wanted|hop\w+)\b|\bquoted (?:me|us) (?:like |about |around )?\$? ?\d+|\bknock (?:\w+ ){0,4}off\b(?= (?:that|the|it|of|for|$)|$)|\bhow many (?:\$|dollars?|bucks|quid|pounds)|\b\d+ (?:bucks|dollars|quid|pounds|a pop)\b(?=.{0,40}(?:\?|\bjust\b|\bonly to\b|\bfor (?:a|an|the|that|this)\b))|(?:\$|£) ?\d+ just\b/,
  /(?:\b|(?=\$))(?:how much|price|prices|pricing|priced|cost|costs|costing|charge|charges|rate|rates|quote|quotes|estimate|estimates|ballpark|fee|fees|expensive|cheap|cheaper|afford|budget|discount|discounts|coupon|coupons|deals?|specials?|promo\w*|financing|finance|payment plans?|installments?|cheapest|lowest|money off|whats (?:the|ur|your) damage|run me|set me back|beat (?:that|it|this)|monthly payments?|free estimate|service call fee|trip charge|diagnostic fee|senior discount|military discount|going rate|what do you charge|whats it run|what would (?:it|that) run|(?:for|do it for|get it for) (?:less|under|cheaper|around|about)(?: than)? ?\$?\d+|(?:under|over|around|about|less than|more than|below|than) \$ ?\d+|\$ ?\d+ (?:for|too|seems|sounds|ok|okay|work)|too (?:high|much|pricey|expensive)|lower price|(?:do|fix|make|get) (?:it|that|this) (?:for less|cheaper|for a little less)|for less\b|(?:thats|that is|its|seems|kinda|kind of|pretty|bit|little|so|too|way) (?:\w+ )?(?:steep|pricey)|(?:thats|that is|its|seems|bit|little|too|way) (?:\w+ )?much(?! (?:water|noise|trouble|work|time|heat|pressure|damage|better|worse|appreciated|for me to|to ask|info))|bit much|match (?:their|the|a) price|beat (?:their|that|the) price|out of my (?:budget|price range))(?:\b|$)/,
];
const NOT_PRICE =
  /\bin charge\b|\bcharge (?:my|the) (?:car|battery|phone|tesla)\b|\b(?:ev|car|tesla) charg\w*\b|\bfree of charge\b|\bheart rate\b|\bspecial (?:order|occasion|needs)\b|\brecharge\w*\b|\b(?:big|great|good|no big|not a big) deal\b|\bdeal with\b|\b(?:refrigerant|freon|ac|unit|system) charge\b|\bhow much (?:longer|time|notice|water|earlier|later)\b|\bno charge\b/;

export function asksPrice(reading: Reading): boolean {
  const text = reading.plain;
  return matchesAny(text.replace(NOT_PRICE, ' '), PRICE);
}

const QUESTION_WORD =
  /^(?:(?:hi|hey|hello|ok|okay|and|so|also|but|well|yes|yeah|btw|by the way|oh|wait|hmm|quick question|question|just wondering|wondering|good morning|good afternoon) ?,? ?)*(?:what|whats|when|whens|where|wheres|who|whos|why|how|hows|which|do|does|did|is|are|can|could|would|will|should|am|have you|has|may|any chance)\b/;
const SMALL_QUESTION =
  /^(?:(?:hello|hi|hey) \?|(?:(?:hello|hi|hey) )?(?:are )?(?:you|u|yall|anyone|anybody|someone|somebody) (?:still )?there|(?:can|could) (?:you|u|yall|anyone|someone|somebody)(?: please)? help(?: (?:me|us))?(?: out)?(?: please)?(?: with (?:this|that|something))? *\??$|how are you|hows it going|how do you do|whats up|sup|ok \?|right \?|yeah \?|\?)/;

/** A question to the business (not "can you come tomorrow?", which is a booking wish and read as one elsewhere). */
export function hasQuestion(reading: Reading): boolean {
  return reading.sentences.some((sentence) => (sentence.includes('?') || QUESTION_WORD.test(sentence)) && !SMALL_QUESTION.test(sentence));
}

/** Nothing but "hello?" or "can you help me?". */
export function isSmallQuestion(reading: Reading): boolean {
  return reading.sentences.length === 1 && SMALL_QUESTION.test(reading.sentences[0]!);
}

const ASIDE =
  /^(?:(?:and|also|but|oh|by the way|so|question) ?,? ?)*(?:(?:do|does|did|are|is|will|would|has|have|should) (?:you|yall|the|your|it|there|they|he|she|a|an|my|i|we)\b|what\b|why\b|how (?:long|does|do|big|old|many|often)\b|which\b|who\b)/;
const NOT_ASIDE =
  /\b(?:help|available|availability|come|coming|free|openings?|send|fix it|ok|okay|right|that work|this work)\b|^(?:is|does) (?:that|this|it) (?:ok|work|good|fine)/;

/** A real question beside an answer ("Sarah. do you also do ducts?"), not a plea to come or a "right?". */
export function asksAside(reading: Reading): boolean {
  return reading.sentences.length > 1 && reading.sentences.some((sentence) => ASIDE.test(sentence) && !NOT_ASIDE.test(sentence));
}

const HOURS =
  /\b(?:(?:your|the|what|whats|business|opening|store|shop|office|holiday) (?:are |is |your |the )*(?:business |opening |store |office |holiday )?hours|hours (?:of|today|on|are|for|tomorrow)|what time (?:do|are|r) (?:you|u|yall|they)(?: guys)? (?:open|close|there)|when (?:do|are|r) (?:you|u|yall)(?: guys)? (?:open|close|closed|closing)|(?:(?:are|r) )?(?:you|u|yall)(?: guys)? (?:open|closed)|do (?:you|u|yall)(?: guys)? (?:open|close|work|do)(?: on)? (?:saturdays?|sundays?|weekends?|nights?|evenings?|holidays?|after hours|late|24)|open (?:on|today|tomorrow|now|late|until|till|saturdays?|sundays?|weekends?)|(?:weekend|evening|after) hours|24 ?(?:7|hours|hr|\/ ?7)|(?:is|are) (?:somebody|someone|anyone|anybody) (?:there|in|around|open|working)(?: on)? (?:saturdays?|sundays?|weekends?|holidays?|nights?)|closed on|how late)\b|^hours\b/;
const IN_AREA =
  /\b(?:in|within|inside) your (?:service )?(?:range|area|zone|territory)\b|\bhow far (?:\w+ ){0,2}(?:do|will|would|can) (?:you|u|yall)\b|\b(?:travel|drive|come|go) (?:out )?as far as\b|\btoo far (?:out|away|north|south|east|west|for you)\b|\bdo (?:you|u|yall)(?: guys)? (?:work|operate|do jobs|do calls) (?:in|around|near|out)\b|\bwhat areas do you serve\b|\bdo you serve\b|\b(?:drive|come|go|get|travel|head) (?:out |over |up |down )to [a-z]/;
const OPEN_NOW =
  /\b(?:are|r) (?:you|u|yall)(?: guys)? (?:still )?(?:open|closed)(?: right)?(?: now| today| currently)?\b|\bopen (?:right )?now\b|\banyone there\b/;
const AREA =
  /\b(?:(?:do|does|can|could|will|would) (?:you|u|yall|your)(?: guys| techs?| company)? (?:service|serve|cover|come (?:out )?(?:to|as far)|go (?:out )?to|work in|travel to|do (?:work )?in|deliver|get out to)|service area|what (?:areas?|towns?|cities|zip)|areas? (?:do )?you (?:serve|service|cover)|where are (?:you|u|yall)(?: guys)? (?:located|at|based)?|where (?:is|are) (?:your|the) (?:shop|salon|office|location|store)|(?:your|the) (?:address|location)(?! (?:is|was|should|changed))|whats your address|what is your address|how far (?:do|are|out)|are you (?:local|near|in|close to|located)|located|where (?:can|do|should) i (?:drop|bring|pick up))\b/;
const SERVICES =
  /\b(?:what (?:services|all|kind of (?:work|services)|do you (?:do|offer|guys do))|which services|do (?:you|u|yall)(?: guys)?(?: also| even| still| ever)? (?:do|offer|fix|repair|install|handle|work on|service|have|sell|replace|clean)|can (?:you|u|yall)(?: guys)?(?: also)? (?:do|fix|repair|install|handle|replace|work on)|does your (?:company|team|shop|salon) (?:do|offer|fix|repair|install))\b/;
const WHO =
  /\b(?:who (?:is|are|r|was) (?:this|it|that|there|u|you|yall|texting)|whos (?:this|it|that|texting)|who this|what (?:company|business|number|salon|place) (?:is|are) (?:this|it|you)|which (?:company|business) (?:is|are)|what is this (?:about|for|number|regarding)?|whats this (?:about|regarding|for)?|new phone who dis|who dis|do i know you|why are you texting me|how did you get (?:my|this) number)\b/;

const STOP_WORDS = new Set(
  'a an and are at be by can do does for from have how i in is it me my of on or our the there to us we what when where which who will with you your u ur yall about any please also hi hey take accept offer service'.split(
    ' ',
  ),
);
const stem = (word: string): string => word.replace(/(?:ings?|ers?|ed|es|s)$/, '');

/** The given fact whose label shares most telling words with the question. */
function fromFacts(text: string, facts: EngineBusiness['facts']): BusinessAnswer | null {
  const said = new Set(
    text
      .split(' ')
      .filter((word) => !STOP_WORDS.has(word))
      .map(stem),
  );
  let best: { label: string; value: string; score: number } | null = null;
  for (const fact of facts) {
    const label = fact.label
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word && !STOP_WORDS.has(word))
      .map(stem);
    const hits = label.filter(
      (word) => said.has(word) || SYNONYMS.some((group) => group.includes(word) && group.some((other) => said.has(other))),
    );
    if (hits.length > 0 && (!best || hits.length / label.length > best.score)) best = { ...fact, score: hits.length / label.length };
  }
  return best && best.score >= 0.5 ? { topic: 'fact', text: sentence(best.value), source: best.label } : null;
}

const SYNONYMS = [
  ['pay', 'payment', 'card', 'credit', 'cash', 'venmo', 'zelle', 'check', 'financ'],
  ['park', 'parking', 'lot'],
  ['warranty', 'guarantee', 'guarante'],
  ['licen', 'license', 'licensed', 'insur', 'insured', 'bond', 'bonded'],
  ['area', 'serve', 'locat', 'location', 'address'],
  ['brand', 'carrier', 'trane', 'lennox', 'goodman'],
  ['walk', 'walkin', 'walk-in'],
  ['kid', 'child', 'children'],
  ['senior', 'military', 'veteran', 'discount'],
];

/** The answer the business gave us for this question, word for word; null when it gave none. */
export function answerFromFacts(reading: Reading, business: EngineBusiness, service: { name: string } | null): BusinessAnswer | null {
  const text = reading.plain;
  if (WHO.test(text)) return { topic: 'fact', text: `This is ${business.name}.`, source: 'name', said: { keys: ['this-is'], values: {} } };
  if (asksForUs(text, business.name))
    return { topic: 'fact', text: `Yes, this is ${business.name}.`, source: 'name', said: { keys: ['this-is'], values: {} } };
  const known = factAskedAbout(reading, business);
  if (known) return { topic: known.isPrice ? 'price' : 'fact', text: sentence(known.fact.value), source: known.fact.label };
  if (asksPrice(reading)) return priceAnswer(text, business);
  if (
    OPEN_NOW.test(text) &&
    !/\b(?:tomorrow|saturday|sunday|weekend|monday|tuesday|wednesday|thursday|friday|holiday|thanksgiving|christmas|late|until)\w*\b/.test(
      text,
    )
  ) {
    const state = business.isOpenNow ? 'Yes, we are open right now.' : 'We are closed right now.';
    const key = business.isOpenNow ? 'open-now' : 'closed-now';
    const hours = business.hoursText && hoursAnswer(business.hoursText);
    return {
      topic: 'open_now',
      text: hours ? `${state} ${hours.text}` : state,
      source: 'hours',
      said: hours ? { keys: [key, ...hours.said.keys], values: hours.said.values } : { keys: [key], values: {} },
    };
  }
  if (HOURS.test(text)) return business.hoursText ? { topic: 'hours', source: 'hours', ...hoursAnswer(business.hoursText) } : null;
  if (AREA.test(text) || IN_AREA.test(text)) return areaAnswer(text, business);
  const fact = asksAnything(reading) ? fromFacts(text, business.facts) : null;
  if (fact) return fact;
  if (SERVICES.test(text)) return serviceAnswer(text, business, service);
  return null;
}

/** "Is this Northside?", by the whole name or the first word of it. */
function asksForUs(text: string, businessName: string): boolean {
  const asked =
    /\b(?:is (?:this|it|that)|(?:did i (?:reach|text|get)|am i (?:texting|talking to|speaking (?:to|with)|chatting with)))(?: the| still)? (.+)$/.exec(
      text,
    )?.[1];
  const words = read(businessName).plain.split(' ');
  const [first = ''] = words;
  return asked !== undefined && first.length > 3 && (asked === first || asked.startsWith(words.slice(0, 2).join(' ')));
}

function hoursAnswer(hoursText: string): Required<Pick<BusinessAnswer, 'text' | 'said'>> {
  const hours = sentence(hoursText);
  return { text: `Our hours are ${hours}`, said: { keys: ['hours'], values: { hours } } };
}

function priceAnswer(text: string, business: EngineBusiness): BusinessAnswer | null {
  if (business.pricingPolicy === 'never') return null;
  const priced = business.facts.filter((fact) =>
    /price|cost|fee|rate|charge|estimate|quote|discount|financ|special|\$/i.test(`${fact.label} ${fact.value}`),
  );
  const fact = fromFacts(text, priced);
  return fact ? { ...fact, topic: 'price' } : null;
}

function areaAnswer(text: string, business: EngineBusiness): BusinessAnswer | null {
  const isPlace = /\b(?:where|address|located|location|based|drop (?:it )?off)\b/.test(text) && !/\bareas?\b/.test(text);
  const fits = (label: string): boolean =>
    isPlace ? /address|location|located|where/i.test(label) : /area|serve|service area|cover|towns?|cities|zip/i.test(label);
  const fact =
    business.facts.find((entry) => fits(entry.label)) ??
    business.facts.find((entry) => /area|address|location|serve|cover/i.test(entry.label));
  return fact ? { topic: 'area', text: sentence(fact.value), source: fact.label } : null;
}

/** What the statement about the offer as a whole is called. */
export const WHAT_IS_OFFERED = 'What we offer';
/** Room for the question that follows in the same text. */
const MAX_OFFER = 200;

/** The business's own words for what it does, as far as whole sentences fit into a text. */
function offerAnswer({ facts }: EngineBusiness): BusinessAnswer | null {
  const known = facts.find(({ label }) => label === WHAT_IS_OFFERED);
  const [first = '', ...rest] = (known?.value ?? '').trim().split(/(?<=[.!?।])\s+/u);
  const text = rest.reduce((all, next) => (all.length + next.length < MAX_OFFER ? `${all} ${next}` : all), sentence(first));
  return first === '' || text.length > MAX_OFFER ? null : { topic: 'services', text, source: WHAT_IS_OFFERED };
}

function serviceAnswer(text: string, business: EngineBusiness, service: { name: string } | null): BusinessAnswer | null {
  if (/\bwhat (?:all )?do (?:you|u|yall)(?: guys)? (?:do|offer|sell)(?: here| exactly)? *\??$|\bwhat is it (?:that )?you do\b/.test(text)) {
    const offer = offerAnswer(business);
    if (offer) return offer;
  }
  if (/\bwhat (?:services|all|kind)|which services|what do you (?:do|offer)/.test(text) && business.services.length > 0) {
    const names = business.services.map((entry) => spoken(entry.name)).slice(0, 6);
    const said = { keys: ['services'] as const, values: { services: names.join(', ') } };
    return { topic: 'services', text: `We do ${listed(names)}.`, source: 'services', said };
  }
  if (!service) return null;
  const name = spoken(service.name);
  const said = { keys: ['does-service'] as const, values: { service: name } };
  return { topic: 'services', text: `Yes, we do ${name}.`, source: 'services', said };
}

/** 'Heating repair' inside a sentence; 'AC repair' and 'EV charger' stay. */
function spoken(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function listed(names: string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}

/** Whatever follows stands in a sentence of its own. */
function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

export function asksAboutBusiness(reading: Reading): boolean {
  const text = reading.plain;
  return HOURS.test(text) || AREA.test(text) || SERVICES.test(text) || WHO.test(text);
}
