// What spam filters and people both read as pressure, and what an honest text says instead. Facts (dates, prices, offers) are in none of these.

export const TONES = ['professional', 'friendly', 'casual'] as const;
export type Tone = (typeof TONES)[number];

export interface Wording {
  pattern: RegExp;
  /** What stands there instead; empty: nothing. */
  to: string | Readonly<Record<Tone, string>>;
}

const CALL_US: Wording['to'] = { professional: 'please call us', friendly: 'give us a call', casual: 'give us a ring' };
const REPLY: Wording['to'] = { professional: 'please reply', friendly: 'just reply', casual: 'text us back' };
const DETAILS: Wording['to'] = { professional: 'Details: ', friendly: 'More here: ', casual: 'More here: ' };
const gone = (pattern: RegExp): Wording => ({ pattern, to: '' });

/** Pressure, praise of oneself and bait: they carry no fact, so they go. */
const PRESSURE: readonly Wording[] = [
  gone(
    /\b(?:so,? )?(?:please )?(?:don['’]?t|do not) (?:you )?(?:dare )?(?:miss (?:out|this|it)(?: on (?:this|it|these))?(?: (?:amazing|great|huge|incredible|big))?(?: (?:deal|offer|chance|opportunity|sale)s?)?|wait(?: (?:any )?(?:longer|another (?:second|minute|moment)|around|up))?|delay|hesitate|sleep on (?:it|this)|let this (?:one )?(?:slip away|pass(?: you by)?)|be (?:late|left out|the last)|think twice)\b/gi,
  ),
  gone(
    /\b(?:you (?:won['’]?t|will not|can['’]?t|cannot) (?:want to miss (?:this|it)|believe (?:this|it|your eyes|our prices|these prices)|afford to miss (?:this|it)|find (?:it )?(?:better|cheaper)(?: anywhere(?: else)?)?|beat (?:it|this|our prices|these prices)))\b/gi,
  ),
  gone(
    /\b(?:act|do it|hurry|move) (?:right )?(?:now|fast|quick(?:ly)?|immediately|asap|before (?:it['’]?s|its) (?:too late|gone)|today before (?:it['’]?s|its) gone)\b/gi,
  ),
  gone(
    /\bhurry(?: (?:up|in|over|and))?\b|\bbe quick\b|\brush (?:in|over)\b|\bwhat are you waiting for\b\??|\bwhy wait\b\??|\bready\?? set\?? go\b/gi,
  ),
  gone(
    /\b(?:(?:before|until) (?:it['’]?s|its|they['’]?re|they are|it is) (?:too late|(?:all )?gone)|while (?:supplies|stocks?|they|it|spots|spaces) lasts?|while you (?:still )?can|until it['’]?s gone)\b/gi,
  ),
  gone(/\b(?:this is )?(?:your |the |absolute |absolutely |very )*(?:last|final) (?:chance|call|opportunity|warning|notice)(?: ever)?\b/gi),
  gone(
    /\b(?:once[- ]in[- ]a[- ]lifetime|never[- ]before[- ]seen|mind[- ]?blowing|jaw[- ]?dropping|life[- ]?changing|game[- ]?chang(?:ing|er)|unbeatable|unbelievable|un-?missable|incredible|insane(?:ly)?|crazy|amazing(?:ly)?|fantastic|phenomenal|spectacular|sensational|mega|monster|explosive|shocking|ridiculous(?:ly)?|super[- ]?duper|epic|killer|out of this world|one of a kind)\b/gi,
  ),
  gone(
    /\b(?:too good to (?:be true|miss)|like (?:never before|no other)|of (?:a|the) (?:lifetime|century|year)|ever\b(?=\s*[.!,]|\s*$)|no joke|for real|seriously|trust (?:me|us)|you (?:deserve|owe) it(?: to yourself)?|(?:it['’]?s )?a no[- ]brainer|no strings(?: attached)?|no catch|no gimmicks?|no questions asked|no kidding|this is not (?:a )?(?:spam|joke|scam|a drill)|not a scam|100 ?% (?:legit|real|genuine))\b/gi,
  ),
  gone(
    /\b(?:urgent(?: notice)?|attention|alert|important(?: notice)?|breaking(?: news)?|warning|notice|wow|omg|boom|psst|woo-?hoo|yay|wahoo|big news|guess what|listen up|stop scrolling|read this(?: now)?|hot deal alert|deal alert|flash alert|red alert|open (?:this )?now)\b(?=\s*[!:.,?*-]|\s*$)/gi,
  ),
  gone(/,? ?\bor (?:you(?:['’]ll| will)? )?(?:miss (?:out|it)|regret it|lose (?:it|out))\b/gi),
  gone(/\b(?:congratulations|congrats)\b/gi),
  gone(
    /\b(?:going|gone|selling|disappearing) (?:super |really )?fast\b|\bselling like (?:hot ?cakes|crazy)\b|\b(?:prices?|rates?) (?:slashed|crushed|destroyed|dropped like never before)\b/gi,
  ),
  gone(
    /\b(?:we(?:['’]re| are) (?:practically )?giving (?:it|them) away|prices (?:have|has) never been (?:lower|this low)|guaranteed (?:lowest|best|cheapest) (?:prices?|rates?)|lowest prices? (?:ever|guaranteed|in town|anywhere)|(?:the )?best (?:prices?|deals?|rates?) (?:ever|in town|anywhere|guaranteed|on (?:earth|the planet)))\b/gi,
  ),
  gone(
    /\b(?:save|win|earn|score) (?:big(?: time)?|huge|a (?:ton|fortune|bundle))\b|\bbig (?:bucks|savings)\b|\bhuge savings\b|\bmassive savings\b/gi,
  ),
  gone(
    /(?:¡\s*)?(?<![\p{L}])(?:no (?:te|se) (?:lo|la) pierdas?|ap[uú]r(?:ate|ese|ense)|apres[uú]r(?:ate|ese)|c[oó]rr(?:e|a)(?: ya)?|[uú]ltima (?:oportunidad|llamada)|no espere(?:s|n)? m[aá]s|incre[ií]bles?|imperdibles?|urgente|felicidades|aproveche(?:s|n)?(?: ya| ahora)?|aprovecha(?: ya| ahora)?)(?![\p{L}])/giu,
  ),
  gone(
    /\b(?:jaldi (?:karo|kare|karein|kijiye)|der (?:mat|na) (?:karo|kare|karein)|mauka (?:mat|na) (?:chuk\w*|gavao|gawao|khoye\w*)|(?:ye )?mauka (?:hath|haath) se (?:na|mat) jaane (?:de|dein|do)|dhamake?daar|dhamaka|zabardast|bumper|aakhri mauka|miss mat (?:karo|kare|karein|kijiye))\b/gi,
  ),
];

/** Said in a calmer way; the fact behind the words stays. */
const CALMER: readonly Wording[] = [
  { pattern: /\b(?:call|phone|ring|dial)(?: us)?(?: right)? (?:now|asap|immediately|fast)\b/gi, to: CALL_US },
  { pattern: /\b(?:reply|text|respond|message)(?: us)?(?: back)?(?: right)? (?:now|asap|immediately|fast)\b/gi, to: REPLY },
  {
    pattern:
      /\b(book|order|buy|apply|join|enrol?l|get (?:it|yours)|claim (?:it|yours)|sign up|register|schedule|reserve|subscribe|visit|shop|start|save|check it out|try it)(?: right)? (?:now|asap|immediately)\b/gi,
    to: '$1',
  },
  {
    pattern:
      /\b(?:just )?(?:click|tap|press)(?: on)?(?: right)?(?: the)? ?(?:here|below|(?:this |the )?(?:link|button))(?: (?:now|below|here|today))?(?: to (?:learn|find out|see) more)?\s*:?/gi,
    to: DETAILS,
  },
  { pattern: /\b(?:Details|More here): (?:to (?=\p{L})|(?!\s*[\uE000-\uEFFF]))/gu, to: '' },
  { pattern: /\b(?:click|tap)\b(?! to)/gi, to: 'see' },
  { pattern: /\b(please call us|give us a call|give us a ring)\s*(?:[:-]\s*)?(?=[\uE000-\uEFFF])/g, to: '$1 at ' },
  { pattern: /\b(?:for a )?(?:very |extremely |strictly )?limited[- ]time(?: only)?(?: (?:offer|deal))?\b/gi, to: 'offer' },
  { pattern: /\boffer offers?\b/gi, to: 'offer' },
  { pattern: /\btoday only\b|\bonly today\b|\bone day only\b|\bfor today only\b/gi, to: 'today' },
  { pattern: /\btonight only\b|\bonly tonight\b/gi, to: 'tonight' },
  { pattern: /\bthis week(?:end)? only\b/gi, to: 'this week' },
  { pattern: /\b(?:(?:offer|deal|sale) )?(?:expires?|expiring|ends?|ending) (?:very )?soon\b/gi, to: '' },
  { pattern: /\b(?:expires?|expiring|ends?) in\b/gi, to: 'open for another' },
  { pattern: /\b(?:offer |deal |sale )?(?:expires?|expiring)(?: (?:on|at|by))?(?: midnight)?\b/gi, to: 'valid until' },
  { pattern: /\bonly (?=\d+ (?:\w+ ){0,2}(?:left|remaining|spots?|slots?|seats?|places?|units?|available|openings?))/gi, to: '' },
  { pattern: /\bonly (?=[\uE000-\uEFFF])/g, to: '' },
  { pattern: /\b(?:absolutely|totally|completely|1?100 ?%|110 ?%|entirely) (?=free\b)/gi, to: '' },
  { pattern: /\b1?100 ?% guaranteed\b|\bguaranteed(?: (?:or your )?money[- ]back)\b/gi, to: 'with a guarantee' },
  { pattern: /([\uE000-\uEFFF]),? (?:right )?now\b/g, to: '$1' },
  { pattern: /\b(?:satisfaction )guaranteed\b/gi, to: 'with a guarantee on our work' },
  { pattern: /\bguaranteed\b(?=\s*(?:[.,;]|$))/gi, to: 'with a guarantee' },
  { pattern: /\b(?:risk[- ]free|no[- ]risk|zero[- ]risk|hassle[- ]free|worry[- ]free|stress[- ]free)\b/gi, to: 'easy' },
  { pattern: /\b(?:dirt[- ]cheap|rock[- ]bottom|bargain basement|super low|lowest|cheapest|slashed) (prices?|rates?)\b/gi, to: 'fair $1' },
  {
    pattern:
      /\b(?:huge|massive|giant|enormous|gigantic|biggest|blowout|hottest|hot|big|super) (sale|deals?|discounts?|offers?|promo(?:tion)?s?|event)\b/gi,
    to: '$1',
  },
  { pattern: /\bexclusive(?:ly)? (offer|deal|discount|promo)/gi, to: '$1' },
  { pattern: /\bspecial(?=,? (?:one[- ]time )?(?:offer|deal|price))/gi, to: '' },
  { pattern: /\bclearance blow[- ]?out\b/gi, to: 'clearance' },
  {
    pattern: /\b(?:claim|grab|snag|snatch(?: up)?|score|redeem) (?=your|a|an|one|the|it\b|up to|[\uE000-\uEFFF])/gi,
    to: { professional: 'request ', friendly: 'get ', casual: 'get ' },
  },
  { pattern: /\bhaga clic aqu[ií]\b|\bhaz clic aqu[ií]\b/gi, to: 'Más información:' },
  { pattern: /\bll[aá]m(?:a|e)(?:nos)? (?:ya|ahora(?: mismo)?)(?![\p{L}])/giu, to: 'llámenos' },
  { pattern: /\bpor tiempo limitado\b|\btiempo limitado\b/gi, to: '' },
  { pattern: /\bs[oó]lo (?=hoy)/gi, to: '' },
  { pattern: /\babhi (?=(?:call|book|order|whatsapp|message|reply))/gi, to: '' },
  { pattern: /\bsirf (?=aaj|kal)/gi, to: '' },
];

export const WORDINGS: readonly Wording[] = [...PRESSURE, ...CALMER];

/** The text without what only presses: what is left is what it says. */
export function withoutHype(text: string): string {
  return PRESSURE.reduce((rest, { pattern }) => rest.replace(pattern, ' '), text);
}

/** The text in the words of a tone. */
export function calmed(text: string, tone: Tone): string {
  return WORDINGS.reduce((rest, { pattern, to }) => rest.replace(pattern, typeof to === 'string' ? to : to[tone]), text);
}
